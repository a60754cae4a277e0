-- How a municipality watches over its usage log: one row a version of the plan, so that a change can be followed.
create table watch_plan (
  municipality_id text not null,
  version integer not null,
  settings jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (municipality_id, version)
)
--;
-- People whose data draws the curious; each look at it is looked at again.
create table watched_figure (
  municipality_id text not null,
  person_id text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
)
--;
-- Keyed hashes of a staff member's identity code and home address, to know her own record and her household; never the values.
create table staff_mark (
  municipality_id text not null,
  person_id text not null,
  kind text not null check (kind in ('code', 'home')),
  mark text not null,
  primary key (municipality_id, person_id, kind),
  foreign key (municipality_id, person_id) references person
)
--;
create index staff_mark_value on staff_mark (municipality_id, kind, mark)
--;
-- Finnish days whose entries have been looked through.
create table watched_day (
  municipality_id text not null,
  day date not null,
  watched_at timestamptz not null,
  primary key (municipality_id, day)
)
--;
-- The seed of a week's random sample: with it anyone can draw the same entries again.
create table watch_sample (
  municipality_id text not null,
  week_starts_on date not null,
  seed text not null,
  entries integer not null,
  drawn_at timestamptz not null,
  primary key (municipality_id, week_starts_on)
)
--;
-- What a rule found or the sample drew, for the data protection officer to look at. Words of people stand here and never in the log.
create table suspicion (
  municipality_id text not null,
  id text not null,
  rule text not null,
  actor_id text not null,
  -- Whose data was viewed; null when it is about many, or when the personal part of the log has been destroyed.
  person_id text,
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  entries integer not null,
  -- Places in the log, the earliest first and 500 at most.
  rests_on jsonb not null,
  found_on date not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'asked', 'looked-at')),
  asked_by text,
  asked_at timestamptz,
  explanation text,
  explained_at timestamptz,
  outcome text check (outcome in ('in-order', 'unclear', 'misuse')),
  next_steps text[] not null default '{}',
  note text,
  looked_by text,
  looked_at timestamptz,
  primary key (municipality_id, id),
  check ((state = 'looked-at') = (outcome is not null and looked_by is not null and looked_at is not null)),
  check (looked_by is distinct from actor_id)
)
--;
-- The same rule, person and day are one suspicion however often the day is looked through.
create unique index suspicion_of_person on suspicion (municipality_id, rule, actor_id, day, person_id) where person_id is not null
--;
create unique index suspicion_of_many on suspicion (municipality_id, rule, actor_id, day) where person_id is null and rule in ('mass-viewing', 'outside-hours')
--;
create index suspicion_due on suspicion (municipality_id, state, due_on, id)
--;
create index suspicion_of_actor on suspicion (municipality_id, actor_id, state)
--;
create index suspicion_found on suspicion (municipality_id, found_on)
--;
-- Views that a resident is not shown until a day, with the reason (1050/2018 34 §).
create table view_withholding (
  municipality_id text not null,
  suspicion_id text not null,
  actor_id text not null,
  person_id text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  ends_at timestamptz not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (municipality_id, suspicion_id),
  foreign key (municipality_id, suspicion_id) references suspicion on delete cascade
)
--;
create index view_withholding_of_actor on view_withholding (municipality_id, actor_id)
--;
-- The log grows at its end, so a summary of stretches finds a day without a look at the month.
create index usage_entry_at on usage_entry using brin (at) with (autosummarize = on)
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['watch_plan', 'watched_figure', 'staff_mark', 'watched_day', 'watch_sample', 'suspicion', 'view_withholding'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
