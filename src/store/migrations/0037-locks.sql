-- Records whose processing is restricted while something in them is looked into (GDPR 18): the whole of what belongs together.
alter table record add column locked boolean not null default false
--;
create index record_locked on record (municipality_id, root_id) where locked
--;
-- Why, on whose request, and until when. The last one that has not been lifted is in force.
create table processing_lock (
  municipality_id text not null,
  root_id text not null,
  id text not null,
  -- The request that it was asked for in.
  case_id text not null,
  task_id text not null,
  ground text not null check (ground in ('accuracy', 'unlawful', 'legal-claim', 'objection')),
  set_by text not null,
  set_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  lifted_because text check (lifted_because <> ''),
  primary key (municipality_id, root_id, id),
  foreign key (municipality_id, case_id, task_id) references request_task,
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_because is null))
)
--;
create unique index processing_lock_in_force on processing_lock (municipality_id, root_id) where lifted_at is null
--;
create index processing_lock_of_case on processing_lock (municipality_id, case_id)
--;
alter table processing_lock enable row level security
--;
alter table processing_lock force row level security
--;
create policy border on processing_lock using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on processing_lock to varanto_reader;
  end if;
end $$
