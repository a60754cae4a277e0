-- When a record that is about nobody happens, by its first time or day: free times are asked for from now on.
alter table register_record add column happens_at timestamptz
--;
create index register_record_to_come on register_record (municipality_id, type, happens_at, record_id) where happens_at is not null and ended_at is null
--;
-- The border holds for the owner too, and here all that is there is filled in.
do $$
declare kept text;
begin
  foreach kept in array array['record', 'register_record', 'register_definition'] loop
    execute format('alter table %I no force row level security', kept);
  end loop;
end $$
--;
update register_record its set happens_at = case time.kind when 'instant' then (r.body ->> time.name)::timestamptz else (r.body ->> time.name)::date::timestamp at time zone 'Europe/Helsinki' end
from register_definition d cross join lateral (
  select f ->> 'name' as name, f ->> 'kind' as kind from jsonb_array_elements(d.definition -> 'fields') with ordinality f(f, place) where f ->> 'kind' in ('instant', 'day') order by f ->> 'kind' = 'day', place limit 1) time,
  record r
where d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version and coalesce(d.definition ->> 'subject', d.definition ->> 'belongsTo') is null
  and r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id and r.body ? time.name
--;
do $$
declare kept text;
begin
  foreach kept in array array['record', 'register_record', 'register_definition'] loop
    execute format('alter table %I force row level security', kept);
  end loop;
end $$
--;
-- Companies and other organisations that records name otherwise and that are one: the values by which each is found, her name and her ids. Undone as an act of its own.
create table company_merge (
  municipality_id text not null,
  id text not null,
  kept text[] not null check (cardinality(kept) > 0),
  merged text[] not null check (cardinality(merged) > 0),
  kept_name text not null,
  merged_name text not null,
  at timestamptz not null,
  by_person text not null,
  undone_at timestamptz,
  undone_by text,
  primary key (municipality_id, id),
  check ((undone_at is null) = (undone_by is null))
)
--;
create index company_merge_in_force on company_merge (municipality_id) where undone_at is null
--;
alter table company_merge enable row level security
--;
alter table company_merge force row level security
--;
create policy border on company_merge using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on company_merge to varanto_reader;
  end if;
end $$
--;
-- Records found to be about the same thing: what was part of the one came to the other, and it ended with this link. What either said stays as it was said.
create table record_merge (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  kept_id text not null,
  at timestamptz not null,
  by_person text not null,
  primary key (municipality_id, record_id),
  foreign key (municipality_id, root_id, record_id) references record on delete cascade
)
--;
create index record_merge_of_kept on record_merge (municipality_id, kept_id)
--;
alter table record_merge enable row level security
--;
alter table record_merge force row level security
--;
create policy border on record_merge using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on record_merge to varanto_reader;
  end if;
end $$
--;
alter table record_change drop constraint record_change_kind_check
--;
alter table record_change add constraint record_change_kind_check check (kind in ('opened', 'changed', 'moved', 'migrated', 'merged'))
