-- What another directory knows a person by, and when her entry last changed.
alter table person
  add column external_id text,
  add column employee_number text,
  add column changed_at timestamptz
--;
create unique index person_external_id on person (municipality_id, external_id) where external_id is not null
--;
create unique index person_employee_number on person (municipality_id, employee_number) where employee_number is not null
--;
-- Two user names that differ in case alone are one (RFC 7643, section 4.1.1).
drop index person_user_name
--;
create unique index person_user_name on person (municipality_id, lower(user_name)) where user_name is not null
--;
create index person_staff_by_name on person (municipality_id, family_name, given_names, id) where kind = 'staff'
--;
create index employment_of_unit on employment (municipality_id, unit)
--;
create index substitute_for on substitute (municipality_id, stands_in_for)
--;
create index substitute_of_person on substitute (municipality_id, person_id)
--;
-- A program that acts with a token: for what, under whose responsibility, until when.
create table api_client (
  municipality_id text not null,
  id text not null,
  name text not null,
  -- The member of staff who answers for it; when her employment ends, so does the client's access.
  owner_id text not null,
  scopes text[] not null,
  made_by text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, owner_id) references person
)
--;
create index api_client_of_owner on api_client (municipality_id, owner_id)
--;
alter table api_client enable row level security
--;
alter table api_client force row level security
--;
create policy border on api_client using (municipality_id = current_setting('varanto.municipality', true))
--;
-- Only the hash of a token: a copy of the table opens nothing. The token tells whose it is, so this table has no border.
create table api_token (
  id_hash bytea primary key,
  municipality_id text not null,
  client_id text not null,
  made_at timestamptz not null,
  -- When a newer one has taken its place; null for the newest.
  ends_at timestamptz,
  foreign key (municipality_id, client_id) references api_client
)
--;
create index token_of_client on api_token (municipality_id, client_id)
--;
do $$
begin
  if exists (select from pg_roles where rolname = 'varanto_reader') then
    grant select on api_client, api_token to varanto_reader;
  end if;
exception when insufficient_privilege then
  null;
end $$
