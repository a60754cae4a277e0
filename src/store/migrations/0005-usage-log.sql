-- The usage log (906/2019 17 §): one row an act, with ids and codes only.
create table usage_entry (
  municipality_id text not null,
  id uuid not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (municipality_id, id)
)
