-- Where the values of a change came from: "client", "official", or the code of a source or of a system (380/2023 114 §).
alter table record_change add column source text not null default 'official'
--;
-- What was given of a record to whom, on what ground: a row each time.
create table disclosure (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  id text not null,
  at timestamptz not null,
  actor_id text not null,
  -- Code of the recipient in the definition, or of the question to a holder with which it was told.
  recipient text not null,
  -- Who of the sort it was, such as the employer's name.
  to_name text not null default '',
  country text not null,
  ground text not null,
  -- The record of the consent, where that was the ground.
  consent_id text,
  -- What was given: names of fields, as they were after this change of the record.
  fields text[] not null check (cardinality(fields) > 0),
  seq integer not null,
  primary key (municipality_id, root_id, record_id, id),
  foreign key (municipality_id, root_id, record_id) references record
)
--;
-- Questions to the holders of other systems, with what came back.
create table holder_question (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  id text not null,
  at timestamptz not null,
  actor_id text not null,
  system text not null,
  question text not null,
  ground text not null,
  consent_id text,
  -- Asked means that no answer has come: the service may have stopped in between.
  outcome text not null default 'asked' check (outcome in ('asked', 'answered', 'nothing', 'refused', 'locked', 'newer', 'not-now', 'unreachable', 'not-as-agreed')),
  answered_at timestamptz,
  -- The moment of which the holder tells.
  as_of timestamptz,
  answer jsonb,
  -- True of what a stand-in made up.
  invented boolean not null default false,
  primary key (municipality_id, root_id, record_id, id),
  foreign key (municipality_id, root_id, record_id) references record
)
--;
-- Values that the person herself or another holder brings for a record; they are its own only once an official accepts them.
create table proposal (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  id text not null,
  at timestamptz not null,
  actor_id text not null,
  source text not null,
  body jsonb not null,
  settled_at timestamptz,
  settled_by text,
  accepted boolean,
  primary key (municipality_id, root_id, record_id, id),
  foreign key (municipality_id, root_id, record_id) references record,
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (accepted is null))
)
--;
create index proposal_open on proposal (municipality_id, at) where settled_at is null
--;
do $$
declare kept text;
begin
  foreach kept in array array['disclosure', 'holder_question', 'proposal'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
  create trigger disclosure_is_frozen before update or delete on disclosure for each row execute function refuse_change();
  create trigger disclosure_stays before truncate on disclosure for each statement execute function refuse_change();
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on disclosure, holder_question, proposal to varanto_reader;
  end if;
end $$
