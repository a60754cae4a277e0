-- A collegiate body: council, board, committee or a section of one (410/2015 30 §), its secretary, and where claims against its decisions are sent.
create table body (
  municipality_id text not null,
  id text not null,
  kind text not null check (kind in ('council', 'board', 'committee', 'section')),
  name_fi text not null check (name_fi <> ''),
  name_sv text not null check (name_sv <> ''),
  unit text not null,
  secretary text not null,
  remedy_body text not null,
  remedy_address text not null,
  remedy_closes text not null,
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (municipality_id, id)
)
--;
-- A seat of a body for a term. An elected trustee need not be of the staff; one who signs in is named by her id.
create table body_seat (
  municipality_id text not null,
  body_id text not null,
  id text not null,
  name text not null check (name <> ''),
  role text not null check (role in ('chair', 'vice-chair', 'member', 'substitute')),
  person_id text,
  from_day date not null,
  until_day date not null,
  primary key (municipality_id, body_id, id),
  foreign key (municipality_id, body_id) references body,
  check (until_day >= from_day)
)
--;
-- The last number of a body's sections in a year. Its row is changed in the transaction that fixes an agenda, so no number is skipped or given twice.
create table section_number (
  municipality_id text not null,
  body_id text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (municipality_id, body_id, year)
)
--;
create table meeting (
  municipality_id text not null,
  id text not null,
  body_id text not null,
  starts_at timestamptz not null,
  place text not null check (place <> ''),
  called_by text not null,
  called_at timestamptz not null,
  -- The agenda is ready: its sections have their numbers, and its titles are on the web (410/2015 29 §).
  agenda_at timestamptz,
  ended_at timestamptz,
  checked_at timestamptz,
  -- The day on which the checked minutes came on the web (410/2015 140 §).
  published_on date,
  primary key (municipality_id, id),
  foreign key (municipality_id, body_id) references body,
  check (ended_at is null or agenda_at is not null),
  check (checked_at is null or ended_at is not null),
  check (published_on is null or checked_at is not null)
)
--;
create index meeting_of_body on meeting (municipality_id, body_id, starts_at desc)
--;
create index meeting_on_web on meeting (municipality_id, starts_at desc) where agenda_at is not null
--;
-- A section of a meeting's minutes. Its number runs through the year in each body.
create table meeting_section (
  municipality_id text not null,
  meeting_id text not null,
  id text not null,
  body_id text not null,
  position integer not null check (position > 0),
  year integer,
  number integer check (number > 0),
  case_id text,
  -- Public from the agenda on, so it names nobody.
  title text not null check (title <> ''),
  proposal text not null,
  -- What can be done against what is decided.
  kind text not null,
  -- A section that is secret as a whole is only mentioned on the web.
  secret boolean not null,
  outcome text check (outcome in ('decided', 'returned', 'tabled', 'noted')),
  decision text not null default '',
  -- True when the decision's text holds personal data, and the same without it.
  personal boolean not null default false,
  plain_decision text,
  votes_for integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  votes_blank integer check (votes_blank >= 0),
  primary key (municipality_id, meeting_id, id),
  unique (municipality_id, id),
  unique (municipality_id, meeting_id, position),
  unique (municipality_id, body_id, year, number),
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, case_id) references case_file,
  check (num_nonnulls(year, number) in (0, 2)),
  check (num_nonnulls(votes_for, votes_against, votes_blank) in (0, 3)),
  check (outcome is distinct from 'decided' or decision <> '')
)
--;
create index meeting_section_of_case on meeting_section (municipality_id, case_id) where case_id is not null
--;
-- Who was there in each section, and who took no part since she was disqualified (434/2003 27-28 §).
create table section_seat (
  municipality_id text not null,
  meeting_id text not null,
  section_id text not null,
  seat_id text not null,
  presence text not null check (presence in ('present', 'absent', 'disqualified')),
  ground text,
  primary key (municipality_id, meeting_id, section_id, seat_id),
  foreign key (municipality_id, meeting_id, section_id) references meeting_section (municipality_id, meeting_id, id),
  check ((presence = 'disqualified') = (ground is not null))
)
--;
-- Who checks the minutes, and each check with the digest of the text that was checked. A text that changes is checked anew.
create table minutes_checker (
  municipality_id text not null,
  meeting_id text not null,
  seat_id text not null,
  primary key (municipality_id, meeting_id, seat_id),
  foreign key (municipality_id, meeting_id) references meeting
)
--;
create table minutes_check (
  municipality_id text not null,
  meeting_id text not null,
  seat_id text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  checked_at timestamptz not null,
  recorded_by text not null,
  primary key (municipality_id, meeting_id, seat_id, digest),
  foreign key (municipality_id, meeting_id, seat_id) references minutes_checker
)
--;
create trigger minutes_check_is_frozen before update or delete on minutes_check for each row execute function refuse_change()
--;
create trigger minutes_check_stays before truncate on minutes_check for each statement execute function refuse_change()
--;
-- Checked minutes are never changed.
create function keep_minutes() returns trigger language plpgsql as $$
declare
  its_municipality text := coalesce(to_jsonb(new) ->> 'municipality_id', to_jsonb(old) ->> 'municipality_id');
  its_meeting text := coalesce(to_jsonb(new) ->> 'meeting_id', to_jsonb(old) ->> 'meeting_id');
begin
  if exists (select 1 from meeting m where m.municipality_id = its_municipality and m.id = its_meeting and m.checked_at is not null) then
    raise exception 'checked minutes are never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$
--;
create trigger meeting_section_is_kept before insert or update or delete on meeting_section for each row execute function keep_minutes()
--;
create trigger section_seat_is_kept before insert or update or delete on section_seat for each row execute function keep_minutes()
--;
create trigger minutes_checker_is_kept before insert or update or delete on minutes_checker for each row execute function keep_minutes()
--;
create function keep_meeting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.checked_at is null or to_jsonb(new) - 'published_on' = to_jsonb(old) - 'published_on' and old.published_on is null) then
    return new;
  end if;
  raise exception 'a meeting whose minutes are checked is never changed, and none is removed' using errcode = 'integrity_constraint_violation';
end $$
--;
create trigger meeting_is_kept before update or delete on meeting for each row execute function keep_meeting()
--;
alter table decision add constraint decision_of_section foreign key (municipality_id, section_id) references meeting_section (municipality_id, id)
--;
create unique index decision_one_of_section on decision (municipality_id, section_id) where section_id is not null
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['body', 'body_seat', 'section_number', 'meeting', 'meeting_section', 'section_seat', 'minutes_checker', 'minutes_check'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on body, body_seat, meeting, meeting_section, section_seat, minutes_checker, minutes_check to varanto_reader;
  end if;
end $$
