-- A decision of a case: the text that an office holder decides and signs, or the extract of a body's minutes (434/2003 43-48 §).
-- It is a document of the case, and a later version of it is another document.
create table decision (
  municipality_id text not null,
  case_id text not null,
  id text not null,
  language text not null check (language in ('fi', 'sv')),
  maker text not null check (maker in ('office-holder', 'body')),
  -- Who decides: an office holder of the staff. A body's decision has its section instead.
  decider text,
  section_id text,
  -- What kind of decision it is by what can be done against it; the remedy is chosen by it on the day of the decision.
  kind text not null check (kind <> ''),
  heading text not null check (heading <> ''),
  matter text not null,
  grounds text not null,
  decision text not null check (decision <> ''),
  provisions text not null,
  contact text not null,
  -- To whom and where a claim or an appeal is sent, or the provision that forbids one.
  remedy_body text not null,
  remedy_address text not null,
  remedy_closes text not null,
  remedy_ban text not null,
  -- The publicity it has from its signing on (621/1999 6 §).
  secrecy text not null check (secrecy in ('public', 'partly-secret', 'secret')),
  secrecy_act text,
  secrecy_item text,
  -- The version that it corrects (434/2003 50-51 §), and whether a correction to a party's harm has what it needs.
  corrects text,
  correction text check (correction in ('substance', 'clerical')),
  consent text check (consent in ('not-needed', 'given', 'obvious-error')),
  drafted_by text not null,
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  signed_by text,
  signed_at timestamptz,
  decided_on date,
  remedy text,
  remedy_text text,
  -- SHA-256 of the whole as it was signed.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  primary key (municipality_id, case_id, id),
  unique (municipality_id, id),
  foreign key (municipality_id, case_id, id) references case_document (municipality_id, case_id, id),
  foreign key (municipality_id, case_id, corrects) references decision (municipality_id, case_id, id),
  unique (municipality_id, case_id, corrects),
  check ((maker = 'office-holder') = (decider is not null)),
  check ((maker = 'body') = (section_id is not null)),
  check (num_nonnulls(corrects, correction, consent) in (0, 3)),
  check (num_nonnulls(signed_by, signed_at, decided_on, remedy, remedy_text, digest) in (0, 6)),
  check (secrecy = 'public' or (secrecy_act is not null and secrecy_item is not null))
)
--;
-- A signed decision is never changed: its correction is another version. None is removed, draft or not.
create function keep_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.signed_at is null then
    return new;
  end if;
  raise exception 'a signed decision is never changed and no decision is removed' using errcode = 'integrity_constraint_violation';
end $$
--;
create trigger decision_is_kept before update or delete on decision for each row execute function keep_decision()
--;
create trigger decision_stays before truncate on decision for each statement execute function keep_decision()
--;
-- How a decision was served or became known (434/2003 54-62 a §, 410/2015 139-140 §). The latest row of a recipient counts.
create table decision_service (
  municipality_id text not null,
  case_id text not null,
  decision_id text not null,
  seq integer not null check (seq > 0),
  -- Null: the members of the municipality, who learn of it on the web.
  party text,
  way text not null,
  on_day date not null,
  shown_on date,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (municipality_id, decision_id, seq),
  foreign key (municipality_id, case_id, decision_id) references decision (municipality_id, case_id, id),
  foreign key (municipality_id, case_id, party) references case_party (municipality_id, case_id, id)
)
--;
create trigger decision_service_is_frozen before update or delete on decision_service for each row execute function refuse_change()
--;
create trigger decision_service_stays before truncate on decision_service for each statement execute function refuse_change()
--;
-- What is to be done after a decision, by whom, by when, and that it was done.
create table decision_execution (
  municipality_id text not null,
  case_id text not null,
  decision_id text not null,
  id text not null,
  what text not null check (what <> ''),
  responsible text not null,
  due_on date not null,
  added_by text not null,
  added_at timestamptz not null,
  done_by text,
  done_at timestamptz,
  primary key (municipality_id, decision_id, id),
  foreign key (municipality_id, case_id, decision_id) references decision (municipality_id, case_id, id),
  check (num_nonnulls(done_by, done_at) in (0, 2))
)
--;
-- A notice on the electronic notice board (410/2015 108 and 140 §, 434/2003 55 a and 62 a §), by itself or of a case or a decision.
create table notice (
  municipality_id text not null,
  id text not null,
  kind text not null check (kind in ('municipal', 'public', 'decision')),
  case_id text,
  decision_id text,
  -- The act and section by which it is posted.
  ground text not null check (ground <> ''),
  from_day date not null,
  -- The last day on the board and of the personal data. Null while nobody can know it: a party of the decision is not yet served.
  last_day date,
  -- Why it stands for another time than the law's usual one.
  time_ground text,
  -- True when the texts hold personal data, which goes after the last day.
  personal boolean not null,
  posted_by text not null,
  posted_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references case_file,
  foreign key (municipality_id, case_id, decision_id) references decision (municipality_id, case_id, id),
  check (decision_id is null or case_id is not null),
  check ((kind = 'decision') <= (decision_id is not null)),
  check (last_day is null or last_day >= from_day),
  check (last_day is not null or kind = 'decision'),
  check (num_nonnulls(withdrawn_by, withdrawn_at) in (0, 2))
)
--;
create index notice_board on notice (municipality_id, from_day desc, id)
--;
create index notice_of_case on notice (municipality_id, case_id) where case_id is not null
--;
-- A notice stays as it was posted: its last day may come to be known, and it may be taken off.
create function keep_notice() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null
    and to_jsonb(new) - array['last_day', 'withdrawn_by', 'withdrawn_at'] = to_jsonb(old) - array['last_day', 'withdrawn_by', 'withdrawn_at']
    and (new.last_day is not distinct from old.last_day or old.kind = 'decision') then
    return new;
  end if;
  raise exception 'a notice stays as it was posted' using errcode = 'integrity_constraint_violation';
end $$
--;
create trigger notice_is_kept before update or delete on notice for each row execute function keep_notice()
--;
create table notice_text (
  municipality_id text not null,
  notice_id text not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  -- The same without personal data, for after the last day; null where there is none to show.
  plain_title text,
  plain_body text,
  primary key (municipality_id, notice_id, language),
  foreign key (municipality_id, notice_id) references notice,
  check (num_nonnulls(plain_title, plain_body) in (0, 2))
)
--;
create trigger notice_text_is_frozen before update or delete on notice_text for each row execute function refuse_change()
--;
create trigger notice_text_stays before truncate on notice_text for each statement execute function refuse_change()
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['decision', 'decision_service', 'decision_execution', 'notice', 'notice_text'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on decision, decision_service, decision_execution, notice, notice_text to varanto_reader;
  end if;
end $$
