-- Who took a token: registers are opened only by one that the client's owner took herself, since whoever has the token reads what she may.
alter table api_token add column taken_by text
--;
-- Two people of the directory found to be one: the records of the one came to point to the other. Undone as an act of its own, never erased.
create table person_merge (
  municipality_id text not null,
  id text not null,
  kept_id text not null,
  merged_id text not null,
  at timestamptz not null,
  by_person text not null,
  -- Which records and client relations came over, to be given back where the merge was a mistake.
  records text[] not null,
  relations text[] not null,
  undone_at timestamptz,
  undone_by text,
  primary key (municipality_id, id),
  foreign key (municipality_id, kept_id) references person,
  foreign key (municipality_id, merged_id) references person,
  check (kept_id <> merged_id),
  check ((undone_at is null) = (undone_by is null))
)
--;
create unique index person_merge_in_force on person_merge (municipality_id, merged_id) where undone_at is null
--;
create index person_merge_of_kept on person_merge (municipality_id, kept_id)
--;
-- Words of the names by which a merged person has been known, so that all of her records are found by any of them.
create table known_name (
  municipality_id text not null,
  person_id text not null,
  merge_id text not null,
  -- The whole name as it is searched; its words stand in rows of their own.
  name text not null,
  word text collate "C" not null,
  primary key (municipality_id, person_id, merge_id, name, word),
  foreign key (municipality_id, merge_id) references person_merge
)
--;
create index known_name_word on known_name (municipality_id, word)
--;
-- People by their names as they are compared, to find those who may be one: behind the border lower() uses no index.
alter table person add column family_key text generated always as (lower(family_name)) stored, add column given_key text generated always as (lower(given_names)) stored
--;
-- The name leads: an index that leads with the municipality would be taken for other look-ups while the table is not yet measured.
create index person_family_key on person (family_key, municipality_id)
--;
create index person_given_key on person (given_key, municipality_id)
--;
-- What the staff say to each other of a record. It stays as it was said until the record is destroyed, and the person may read it.
create table record_comment (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  id text not null,
  at timestamptz not null,
  actor_id text not null,
  said text not null,
  primary key (municipality_id, root_id, record_id, id),
  foreign key (municipality_id, root_id, record_id) references record on delete cascade
)
--;
create index record_comment_of_record on record_comment (municipality_id, record_id, at)
--;
-- Lists of a register that someone has named, to open again or to share: stages, units and choices, never a value that tells of a person.
create table saved_view (
  municipality_id text not null,
  id text not null,
  type text not null,
  name text not null,
  narrowing jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  -- For everyone who works with the register, or for the one who made it.
  shared boolean not null,
  primary key (municipality_id, id)
)
--;
create index saved_view_of_type on saved_view (municipality_id, type, name)
--;
do $$
declare kept text;
begin
  foreach kept in array array['person_merge', 'known_name', 'record_comment', 'saved_view'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on person_merge, known_name, record_comment, saved_view to varanto_reader;
  end if;
end $$
