-- A model as it stood at one moment. A revision never changes; a correction is a new one.
create table revision (
  municipality_id text not null,
  number integer not null,
  model jsonb not null,
  sha256 text not null,
  based_on integer,
  note text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (municipality_id, number)
)
--;
-- What has happened to a revision: who moved it to which state and when. The last row is its state.
create table revision_step (
  municipality_id text not null,
  number integer not null,
  step integer not null,
  state text not null check (state in ('draft', 'in-review', 'approved', 'published', 'rejected')),
  by_person text not null,
  at timestamptz not null,
  note text not null,
  primary key (municipality_id, number, step),
  foreign key (municipality_id, number) references revision
)
--;
create index revision_step_published on revision_step (municipality_id, at desc) where state = 'published'
--;
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$
--;
create trigger revision_is_frozen before update or delete on revision for each row execute function refuse_change()
--;
create trigger revision_stays before truncate on revision for each statement execute function refuse_change()
--;
create trigger revision_step_is_frozen before update or delete on revision_step for each row execute function refuse_change()
--;
create trigger revision_step_stays before truncate on revision_step for each statement execute function refuse_change()
--;
-- Feedback on accessibility (306/2019 10 §): received, acknowledged at once, answered within two weeks.
create table accessibility_feedback (
  municipality_id text not null,
  id uuid not null,
  page text not null,
  message text not null,
  reply_to text,
  received_at timestamptz not null,
  answer_by date not null,
  primary key (municipality_id, id)
)
