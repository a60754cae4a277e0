-- Pages that were read in the workspace, with the draft that came of each, until a person saves or forgets it.
create table reading (
  municipality_id text not null,
  id uuid not null,
  file_name text not null,
  page jsonb not null,
  draft jsonb not null,
  by_person text not null,
  at timestamptz not null,
  primary key (municipality_id, id)
)
