-- The question to a place's holder that was asked last; null where nobody has.
alter table request_search add column question_id text
--;
-- For whom a case asks, where that is somebody else than the asker: a child, a ward, one who has given power, a company.
create table request_mandate (
  municipality_id text not null,
  case_id text not null,
  kind text not null check (kind in ('guardian', 'ward', 'power', 'company')),
  -- Whom, in the asker's words.
  whom text not null check (whom <> ''),
  named_by text not null,
  named_at timestamptz not null,
  primary key (municipality_id, case_id),
  foreign key (municipality_id, case_id) references case_file
)
--;
-- How the mandate was checked, and checked again: the last counts. Nothing is gathered before one is accepted.
create table request_mandate_check (
  municipality_id text not null,
  case_id text not null,
  seq integer not null check (seq > 0),
  accepted boolean not null,
  -- What was shown, in words: a power of attorney with its day, an extract.
  shown text not null check (shown <> ''),
  -- Whose data is asked for; null of a company, and where it was not accepted.
  subject_id text,
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (municipality_id, case_id, seq),
  foreign key (municipality_id, case_id) references request_mandate,
  check (accepted or subject_id is null)
)
--;
-- Who has been told that what was given to them has been rectified, erased or restricted (GDPR 19): the letter is a document of the request's case.
create table recipient_notice (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  id text not null,
  root_id text not null,
  record_id text not null,
  done text not null check (done in ('rectified', 'erased', 'restricted')),
  -- As the disclosure has them: a code of the definition, and who of the sort it is.
  recipient text not null,
  to_name text not null,
  document_id text not null,
  -- Digest of the letter's content.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  told_by text not null,
  told_at timestamptz not null,
  primary key (municipality_id, case_id, task_id, id),
  unique (municipality_id, case_id, task_id, record_id, done, recipient, to_name),
  foreign key (municipality_id, case_id, task_id) references request_task
)
--;
create index recipient_notice_of_record on recipient_notice (municipality_id, root_id, record_id)
--;
-- What someone who has signed in has typed into the form of asking and not sent: one for each, which sending takes away.
create table request_draft (
  municipality_id text not null,
  person_id text not null,
  typed jsonb not null,
  saved_at timestamptz not null,
  primary key (municipality_id, person_id)
)
--;
alter table mail_out drop constraint mail_out_kind_check
--;
alter table mail_out add constraint mail_out_kind_check check (kind in ('acknowledgement', 'message'))
--;
do $$
declare kept text;
begin
  foreach kept in array array['request_mandate', 'request_mandate_check', 'recipient_notice', 'request_draft'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
    if kept <> 'request_draft' then
      execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_is_frozen', kept);
      execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_stays', kept);
    end if;
    if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
      execute format('grant select on %I to varanto_reader', kept);
    end if;
  end loop;
end $$
