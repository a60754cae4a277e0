-- The clock of a case, its suspensions and its rounds are told by actions like everything else that is done with it.
alter table case_action drop constraint case_action_kind_check
--;
alter table case_action add constraint case_action_kind_check check (kind in ('opened', 'moved', 'document-added', 'assigned', 'handed-over', 'title-corrected', 'linked', 'noted',
  'due-set', 'suspended', 'resumed', 'round-opened', 'round-answered', 'round-unanswered', 'round-extended', 'round-closed'))
--;
-- A day that the action tells of: due, until when suspended, the last day to answer; and the round and its recipient.
alter table case_action add column day date, add column round_id text, add column recipient_id text
--;
alter table case_action add check ((kind like 'round-%') = (round_id is not null)), add check (recipient_id is null or round_id is not null)
--;
-- Folded from the actions.
alter table case_file
  add column due_kind text check (due_kind in ('information-request', 'information-request-long', 'subject-request', 'subject-request-extended', 'both-requests', 'set')),
  add column due_on date,
  add column suspended_on date,
  add column suspended_until date,
  add column open_rounds integer not null default 0 check (open_rounds >= 0),
  add check ((due_kind is null) = (due_on is null)),
  add check (suspended_until is null or suspended_on is not null)
--;
-- The next day that the handler must look at: the due day, or the end of the suspension where that stops the clock. What a statute gives is never stopped.
alter table case_file add column next_on date generated always as (
  case when suspended_on is null then due_on when due_kind is null or due_kind = 'set' then suspended_until else least(due_on, suspended_until) end) stored
--;
create index case_file_next on case_file (municipality_id, next_on, id) where next_on is not null and closed_at is null
--;
create index task_open on task (municipality_id, ends_at, root_id) where done_at is null
--;
-- A round asks named recipients for something by a last day: a supplement (434/2003 22 §), a hearing (34 §) or a statement (31 §). What came of it stands in the actions.
create table case_round (
  municipality_id text not null,
  case_id text not null,
  id text not null,
  kind text not null check (kind in ('supplement', 'hearing', 'statement')),
  matter text not null check (matter <> ''),
  last_on date not null,
  opened_at timestamptz not null,
  primary key (municipality_id, case_id, id),
  foreign key (municipality_id, case_id) references case_file
)
--;
create table round_recipient (
  municipality_id text not null,
  case_id text not null,
  round_id text not null,
  id text not null,
  name text not null check (name <> ''),
  primary key (municipality_id, case_id, round_id, id),
  foreign key (municipality_id, case_id, round_id) references case_round
)
--;
alter table case_action add foreign key (municipality_id, case_id, round_id) references case_round,
  add foreign key (municipality_id, case_id, round_id, recipient_id) references round_recipient
--;
do $$
declare kept text;
begin
  foreach kept in array array['case_round', 'round_recipient'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_is_frozen', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_stays', kept);
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on case_round, round_recipient, case_number to varanto_reader;
  end if;
end $$
