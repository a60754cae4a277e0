-- What is guarded: one row a record, whatever its register. No publicity class means secret.
create table record (
  municipality_id text not null,
  -- The case the record belongs to, or the record itself.
  root_id text not null,
  id text not null,
  register text not null,
  unit text not null,
  -- Whose data it is; null when it is nobody's.
  person_id text,
  secrecy text not null default 'secret' check (secrecy in ('public', 'partly-secret', 'secret', 'not-yet-public')),
  -- When a record that is not yet public becomes so.
  public_from timestamptz,
  -- Only those on the case's list may know of it, whatever their role.
  need_to_know boolean not null default false,
  title text not null,
  body jsonb not null default '{}',
  -- Identity codes and addresses by field; they never stand in the body.
  guarded jsonb not null default '{}',
  closed_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (municipality_id, root_id, id),
  unique (municipality_id, id)
)
--;
create index record_changed on record (municipality_id, changed_at, id)
--;
create index record_of_person on record (municipality_id, person_id) where person_id is not null
--;
create table record_file (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  name text not null,
  size_bytes bigint not null,
  sha256 text not null,
  primary key (municipality_id, root_id, record_id, name),
  foreign key (municipality_id, root_id, record_id) references record
)
--;
-- Which keys a register's description declares: nothing else can be searched by (906/2019 28 §).
create table declared_key (
  municipality_id text not null,
  register text not null,
  key text not null,
  primary key (municipality_id, register, key)
)
--;
-- One row a value. Names are normalised; a personal identity code stands as its keyed hash.
create table search_key (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  key text not null,
  value text not null,
  primary key (municipality_id, root_id, record_id, key, value),
  foreign key (municipality_id, root_id, record_id) references record
)
--;
create index search_key_value on search_key (municipality_id, key, value)
--;
-- A person of the staff, or a unit, serves a client.
create table client_relation (
  municipality_id text not null,
  id text not null,
  client_id text not null,
  staff_id text,
  unit text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (municipality_id, id),
  check ((staff_id is null) <> (unit is null))
)
--;
create index client_relation_of_staff on client_relation (municipality_id, staff_id)
--;
create index client_relation_of_client on client_relation (municipality_id, client_id)
--;
-- The official who handles a case.
create table assignment (
  municipality_id text not null,
  root_id text not null,
  id text not null,
  official_id text not null,
  starts_at timestamptz not null,
  handed_over_at timestamptz,
  primary key (municipality_id, root_id, id)
)
--;
create index assignment_of_official on assignment (municipality_id, official_id)
--;
-- Something that a person has been asked to do with a case, such as a statement.
create table task (
  municipality_id text not null,
  root_id text not null,
  id text not null,
  person_id text not null,
  kind text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  done_at timestamptz,
  primary key (municipality_id, root_id, id)
)
--;
create index task_of_person on task (municipality_id, person_id)
--;
create table need_to_know (
  municipality_id text not null,
  root_id text not null,
  person_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (municipality_id, root_id, person_id, starts_at)
)
--;
-- A person who may not see a case, such as a disqualified official (434/2003 28 §).
create table restriction (
  municipality_id text not null,
  root_id text not null,
  person_id text not null,
  ground text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (municipality_id, root_id, person_id, starts_at)
)
--;
create table commitment_text (
  municipality_id text not null,
  kind text not null check (kind in ('secrecy', 'data-security')),
  version integer not null,
  fi text not null,
  sv text not null,
  en text not null,
  in_force_from timestamptz not null,
  primary key (municipality_id, kind, version)
)
--;
create table commitment (
  municipality_id text not null,
  person_id text not null,
  kind text not null,
  version integer not null,
  signed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (municipality_id, person_id, kind, version, signed_at),
  foreign key (municipality_id, kind, version) references commitment_text
)
--;
create table access_grant (
  municipality_id text not null,
  id text not null,
  person_id text not null,
  role text not null,
  -- Null means every register or every unit.
  register text,
  unit text,
  -- The special rights: to see identity codes, and addresses that are protected.
  shows_codes boolean not null default false,
  shows_protected_addresses boolean not null default false,
  given_by text not null,
  given_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  removed_at timestamptz,
  certified_at timestamptz not null,
  primary key (municipality_id, id)
)
--;
create index access_grant_of_person on access_grant (municipality_id, person_id)
--;
create table emergency_access (
  municipality_id text not null,
  root_id text not null,
  id text not null,
  person_id text not null,
  reason text not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  finding text check (finding in ('justified', 'unjustified')),
  primary key (municipality_id, root_id, id)
)
--;
create index emergency_access_of_person on emergency_access (municipality_id, person_id)
--;
alter table person add column user_name text
--;
create unique index person_user_name on person (municipality_id, user_name) where user_name is not null
--;
-- The border between municipalities: a transaction that has not named its municipality sees no row.
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['record', 'record_file', 'declared_key', 'search_key', 'client_relation', 'assignment', 'task',
    'need_to_know', 'restriction', 'commitment_text', 'commitment', 'access_grant', 'emergency_access'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
-- Who reads: a role that owns nothing, so that the border holds for it even where the service is a superuser.
do $$
begin
  begin
    create role varanto_reader nologin;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then return;
  end;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant varanto_reader to %I', current_user);
    exception when insufficient_privilege then return;
    end;
  end if;
  grant select on record, record_file, declared_key, search_key, client_relation, assignment, task, need_to_know, restriction,
    commitment_text, commitment, access_grant, emergency_access, person, employment, substitute to varanto_reader;
end $$
