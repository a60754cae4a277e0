-- What was destroyed of the records of registers: of what sort, on what ground, by whose decision. Nothing that it said stays (906/2019 21 §; GDPR 17).
create table record_disposal (
  municipality_id text not null,
  record_id text not null,
  root_id text not null,
  register text not null,
  unit text not null,
  type text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  -- The time for which it was to be kept had ended; or a person asked for it, by the letter of GDPR 17(1).
  ground text not null check (ground in ('retention-ended', 'not-needed', 'consent-withdrawn', 'objection', 'unlawful', 'duty-to-erase')),
  -- The rule by which it was kept, or the act and the item.
  basis text not null check (basis <> ''),
  -- The request that it was asked for in.
  case_id text,
  task_id text,
  decided_by text not null,
  at timestamptz not null,
  changes integer not null,
  -- To whom data of it had been given, to be told of it (GDPR 19).
  given_to text[] not null,
  primary key (municipality_id, record_id),
  foreign key (municipality_id, case_id, task_id) references request_task,
  check ((case_id is null) = (ground = 'retention-ended') and (case_id is null) = (task_id is null))
)
--;
create index record_disposal_at on record_disposal (municipality_id, at desc, record_id)
--;
create index record_disposal_of_task on record_disposal (municipality_id, case_id, task_id) where case_id is not null
--;
create trigger record_disposal_is_frozen before update or delete on record_disposal for each row execute function refuse_change()
--;
create trigger record_disposal_stays before truncate on record_disposal for each statement execute function refuse_change()
--;
-- Files that a destroyed record named. Each leaves the store once nothing else names it.
create table file_leaving (
  municipality_id text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  since timestamptz not null,
  primary key (municipality_id, sha256)
)
--;
-- Records whose time may have ended are looked for type by type.
create index register_record_ended on register_record (municipality_id, type, version, ended_at, record_id) where ended_at is not null
--;
create index request_item_of_record on request_item (municipality_id, record_id)
--;
alter table request_weighing drop constraint request_weighing_outcome_check
--;
alter table request_weighing add constraint request_weighing_outcome_check check (outcome in ('given', 'given-partly', 'refused', 'not-meant', 'erase'))
--;
alter table request_weighing drop constraint request_weighing_check
--;
alter table request_weighing add constraint request_weighing_check check (outcome in ('given', 'not-meant') or (act is not null and item is not null and (outcome = 'erase' or reason is not null)))
--;
-- History is never changed or removed, but for that of the one record that is being destroyed.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and tg_table_name in ('record_change', 'disclosure') and to_jsonb(old) ->> 'record_id' = current_setting('varanto.destroying', true) then
    return old;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$
--;
-- Destroys a record of a register with its history, its keys and what was told of it, and keeps that it was. The only way past the triggers: the service may call it, and has no right to remove
-- history itself. Refuses what may not be destroyed, whoever asks.
create function destroy_record(of_municipality text, of_record text, on_ground text, by_basis text, in_case text, of_task text, decided text, now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  its record;
begin
  -- The owner of the tables may stand above their policies: the border is asked for here as well.
  if of_municipality is distinct from current_setting('varanto.municipality', true) then
    raise exception 'there is no record % of a register here', of_record using errcode = 'no_data_found';
  end if;
  select r.root_id, r.register, r.unit, r.locked, k.type, k.opened_at, k.ended_at, k.changes into its
  from register_record k join record r on r.municipality_id = k.municipality_id and r.root_id = k.root_id and r.id = k.record_id
  where k.municipality_id = of_municipality and k.record_id = of_record for update of k, r;
  if not found then
    raise exception 'there is no record % of a register', of_record using errcode = 'no_data_found';
  end if;
  if its.locked then
    raise exception 'the processing of record % is restricted', of_record using errcode = 'object_not_in_prerequisite_state';
  end if;
  if its.root_id = of_record and exists (select from record r where r.municipality_id = of_municipality and r.root_id = of_record and r.id <> of_record) then
    raise exception 'other records are part of record %', of_record using errcode = 'object_not_in_prerequisite_state';
  end if;
  insert into record_disposal (municipality_id, record_id, root_id, register, unit, type, opened_at, ended_at, ground, basis, case_id, task_id, decided_by, at, changes, given_to)
  select of_municipality, of_record, its.root_id, its.register, its.unit, its.type, its.opened_at, its.ended_at, on_ground, by_basis, in_case, of_task, decided, now, its.changes,
    coalesce((select array_agg(distinct coalesce(nullif(x.to_name, ''), x.recipient)) from disclosure x where x.municipality_id = of_municipality and x.root_id = its.root_id and x.record_id = of_record), '{}');
  insert into file_leaving (municipality_id, sha256, since)
  select distinct of_municipality, value ->> 'sha256', now from (
    select body from record_change c where c.municipality_id = of_municipality and c.root_id = its.root_id and c.record_id = of_record
    union all select body from proposal p where p.municipality_id = of_municipality and p.root_id = its.root_id and p.record_id = of_record) told
  cross join jsonb_each(body) where jsonb_typeof(value) = 'object' and value ->> 'sha256' ~ '^[0-9a-f]{64}$' on conflict do nothing;
  perform set_config('varanto.destroying', of_record, true);
  delete from record_change t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from disclosure t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  perform set_config('varanto.destroying', '', true);
  delete from holder_question t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from proposal t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from period_key t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from record_link t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from record_file t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from search_key t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  with gone as (delete from name_key t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record returning t.word)
  delete from name_variant v where v.municipality_id = of_municipality and v.word in (select word from gone) and not exists (
    select from name_key k where k.municipality_id = of_municipality and k.word = v.word and not (k.root_id = its.root_id and k.record_id = of_record));
  delete from register_record t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.record_id = of_record;
  delete from record t where t.municipality_id = of_municipality and t.root_id = its.root_id and t.id = of_record;
end $$
--;
do $$
declare kept text;
begin
  foreach kept in array array['record_disposal', 'file_leaving'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on record_disposal, file_leaving to varanto_reader;
  end if;
  if exists (select 1 from pg_roles where rolname = 'varanto_app') then
    revoke all on function destroy_record from public;
    grant execute on function destroy_record to varanto_app;
  end if;
end $$
