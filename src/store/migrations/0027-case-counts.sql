-- How many cases there are, so that nobody counts a million rows to know. A cell is what the rules of access can tell of a case from
-- outside: its register, unit and class of secrecy, whether it has ended, and whether it is about someone. Whoever opens or moves a case
-- adds a change and waits for nobody; changes are folded into the counts now and then, and what is not folded yet is read beside them.
create table case_count_change (
  municipality_id text not null,
  id bigint generated always as identity,
  register text not null,
  unit text not null,
  secrecy text not null,
  ended boolean not null,
  about_someone boolean not null,
  class_code text not null,
  stage text not null,
  year integer not null,
  cases integer not null,
  primary key (municipality_id, id)
)
--;
create table case_count (
  municipality_id text not null,
  -- Which of class, stage and year the count keeps apart: 4, 2 and 1 added up. What it does not is '' or 0.
  apart smallint not null check (apart between 0 and 7),
  class_code text not null,
  stage text not null,
  year integer not null,
  register text not null,
  unit text not null,
  secrecy text not null,
  ended boolean not null,
  about_someone boolean not null,
  cases integer not null,
  primary key (municipality_id, apart, class_code, stage, year, register, unit, secrecy, ended, about_someone)
)
--;
-- Cells that the last case has left are swept.
create index case_count_empty on case_count (municipality_id) where cases = 0
--;
-- A case's register and person never change; what else the counts keep apart stands in its own row, which follows its record.
create function count_case() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into case_count_change (municipality_id, register, unit, secrecy, ended, about_someone, class_code, stage, year, cases)
    select old.municipality_id, r.register, old.unit, old.secrecy, old.closed_at is not null, r.person_id is not null, old.class_code, old.stage, old.year, -1
    from record r where r.municipality_id = old.municipality_id and r.id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into case_count_change (municipality_id, register, unit, secrecy, ended, about_someone, class_code, stage, year, cases)
    select new.municipality_id, r.register, new.unit, new.secrecy, new.closed_at is not null, r.person_id is not null, new.class_code, new.stage, new.year, 1
    from record r where r.municipality_id = new.municipality_id and r.id = new.id;
  end if;
  return null;
end $$
--;
create trigger case_is_counted after insert or delete on case_file for each row execute function count_case()
--;
create trigger case_is_counted_anew after update on case_file for each row
  when ((old.unit, old.secrecy, old.closed_at is null, old.class_code, old.stage, old.year) is distinct from (new.unit, new.secrecy, new.closed_at is null, new.class_code, new.stage, new.year))
  execute function count_case()
--;
-- The border holds for the owner too, and here all that is there is counted.
alter table case_file no force row level security
--;
alter table record no force row level security
--;
insert into case_count_change (municipality_id, register, unit, secrecy, ended, about_someone, class_code, stage, year, cases)
select c.municipality_id, r.register, c.unit, c.secrecy, c.closed_at is not null, r.person_id is not null, c.class_code, c.stage, c.year, count(*)
from case_file c join record r on r.municipality_id = c.municipality_id and r.id = c.id group by 1, 2, 3, 4, 5, 6, 7, 8, 9
--;
alter table case_file force row level security
--;
alter table record force row level security
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['case_count', 'case_count_change'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on case_count, case_count_change to varanto_reader;
  end if;
end $$
--;
create index case_file_of_stage on case_file (municipality_id, stage, opened_at, id)
--;
-- Records of which the rules say otherwise than of their cell: on a list of those who may know, become public by time, barred to someone.
create index record_need_to_know on record (municipality_id, root_id) where need_to_know
--;
create index record_public_from on record (municipality_id, public_from) where public_from is not null
--;
create index restriction_of_person on restriction (municipality_id, person_id)
