-- How a municipality keeps its case register: whose it is (906/2019 26 §), as which register of the description its records are
-- guarded, and how its numbers read.
create table case_register (
  municipality_id text primary key,
  register text not null,
  business_id text not null check (business_id ~ '^[0-9]{7}-[0-9]$'),
  authority text not null check (authority <> ''),
  pattern text not null check (pattern like '%{number%'),
  -- What one run of numbers is for: a class in a year, or all cases of a year.
  series text not null check (series in ('class', 'all')),
  changed_by text not null,
  changed_at timestamptz not null
)
--;
-- The last number of each run. Its row is changed in the transaction that opens the case, so a number is never skipped or given twice.
create table case_number (
  municipality_id text not null,
  series text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (municipality_id, series, year)
)
--;
-- A class of secrecy that a row beside a record repeats follows the record's, and brings the row's own demands with it.
alter table record add constraint record_secrecy unique (municipality_id, id, secrecy)
--;
-- A case of the case register (906/2019 26 §). Its title is the title of its record. What the actions tell is repeated here, folded.
create table case_file (
  municipality_id text not null,
  id text not null,
  number text not null check (number <> ''),
  -- As it is looked for. Behind the border only comparisons that leak nothing use an index: those of a plain column are such, LIKE and lower() are not.
  number_key text collate "C" not null generated always as (lower(number)) stored,
  series text not null,
  year integer not null check (year between 1800 and 2200),
  seq integer not null check (seq > 0),
  pattern text not null,
  business_id text not null check (business_id ~ '^[0-9]{7}-[0-9]$'),
  authority text not null check (authority <> ''),
  -- The process that the case belongs to is told by its function class; the class in the number stays when the case is classed anew.
  class_code text not null check (class_code <> ''),
  public_title text not null check (public_title <> ''),
  language text not null check (language in ('fi', 'sv', 'en')),
  unit text not null check (unit <> ''),
  -- Own: taken up by the authority itself. Else the way by which the matter came.
  received_way text not null check (received_way in ('own', 'form', 'e-mail', 'letter', 'counter', 'phone', 'system')),
  initiator text not null,
  secrecy text not null,
  secrecy_act text,
  secrecy_item text,
  secrecy_ends_on date,
  opened_by text not null,
  opened_at timestamptz not null,
  -- Folded from the actions.
  stage text not null check (stage in ('opened', 'pending', 'in-preparation', 'to-be-decided', 'decided', 'served', 'in-execution', 'in-appeal', 'reopened', 'follow-up', 'closed', 'transferred', 'destroyed')),
  handlers text[] not null,
  pending_at timestamptz,
  decided_at timestamptz,
  closed_at timestamptz,
  ending text check (ending in ('decision', 'withdrawn', 'lapsed', 'noted', 'transferred')),
  actions integer not null check (actions > 0),
  changed_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  unique (municipality_id, series, year, seq),
  foreign key (municipality_id, id, secrecy) references record (municipality_id, id, secrecy) on update cascade,
  check (stage = 'opened' or stage = 'transferred' or pending_at is not null),
  check ((closed_at is null) = (ending is null)),
  check ((closed_at is not null) = (stage in ('closed', 'transferred', 'destroyed'))),
  check (ending is distinct from 'decision' or decided_at is not null),
  check (secrecy in ('public', 'not-yet-public') or (secrecy_act is not null and secrecy_item is not null))
)
--;
create index case_file_opened on case_file (municipality_id, opened_at, id)
--;
create index case_file_of_unit on case_file (municipality_id, unit, opened_at, id)
--;
create index case_file_of_class on case_file (municipality_id, class_code, opened_at, id)
--;
create index case_file_unassigned on case_file (municipality_id, opened_at, id) where handlers = '{}' and closed_at is null
--;
create index case_file_number on case_file (municipality_id, number_key)
--;
-- What was done with a case, by stage (906/2019 26 §). Nothing here is ever changed; the present is folded from it.
create table case_action (
  municipality_id text not null,
  case_id text not null,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('opened', 'moved', 'document-added', 'assigned', 'handed-over', 'title-corrected', 'linked', 'noted')),
  -- The stage after it.
  stage text not null,
  actor text not null,
  at timestamptz not null,
  -- When what it tells took place, where that is another moment than its registration: made pending, decided.
  happened_at timestamptz,
  -- Whom the case was given to, and who gave it up.
  official text,
  former text,
  note_code text,
  note text,
  documents text[] not null default '{}',
  primary key (municipality_id, case_id, seq),
  foreign key (municipality_id, case_id) references case_file
)
--;
create trigger case_action_is_frozen before update or delete on case_action for each row execute function refuse_change()
--;
create trigger case_action_stays before truncate on case_action for each statement execute function refuse_change()
--;
create table case_party (
  municipality_id text not null,
  case_id text not null,
  id text not null,
  kind text not null check (kind in ('person', 'organisation', 'authority')),
  role text not null check (role in ('initiator', 'party', 'agent', 'heard')),
  name text not null check (name <> ''),
  name_key text not null generated always as (lower(name)) stored,
  added_at timestamptz not null,
  primary key (municipality_id, case_id, id),
  foreign key (municipality_id, case_id) references case_file
)
--;
create index case_party_name on case_party (municipality_id, name_key) where role = 'initiator'
--;
-- Everyone who made a matter pending is a party of it; the two rows come in one transaction.
alter table case_file add constraint case_file_has_initiator foreign key (municipality_id, id, initiator) references case_party (municipality_id, case_id, id) deferrable initially deferred
--;
-- A document of a case. Its title is the title of its record; a later version is another document. What is demanded of one that
-- came and of one that was drafted here stands in 906/2019 25 and 26 §.
create table case_document (
  municipality_id text not null,
  case_id text not null,
  id text not null,
  public_title text not null check (public_title <> ''),
  type text not null check (type <> ''),
  origin text not null check (origin in ('received', 'own')),
  language text not null check (language in ('fi', 'sv', 'en', 'other')),
  -- Received.
  arrived_at timestamptz,
  arrived_way text check (arrived_way in ('form', 'e-mail', 'letter', 'counter', 'phone', 'system')),
  sender text,
  -- Own.
  author text,
  drafted_at timestamptz,
  sent_at timestamptz,
  sent_way text check (sent_way in ('service', 'e-mail', 'letter', 'receipt', 'counter', 'system', 'public-notice')),
  recipient text,
  version integer not null default 1 check (version > 0),
  -- The document of which this is a later version.
  earlier text,
  draft boolean not null default false,
  secrecy text not null,
  secrecy_act text,
  secrecy_item text,
  secrecy_ends_on date,
  -- The file as it came; a paper document has none.
  file_name text,
  media_type text,
  size_bytes bigint check (size_bytes >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by text not null,
  added_at timestamptz not null,
  primary key (municipality_id, case_id, id),
  foreign key (municipality_id, case_id) references case_file,
  foreign key (municipality_id, case_id, id) references record,
  foreign key (municipality_id, id, secrecy) references record (municipality_id, id, secrecy) on update cascade,
  foreign key (municipality_id, case_id, earlier) references case_document (municipality_id, case_id, id),
  unique (municipality_id, case_id, earlier),
  check ((earlier is null) = (version = 1)),
  check (origin <> 'received' or (arrived_at is not null and arrived_way is not null and sender is not null)),
  check (origin <> 'own' or (author is not null and drafted_at is not null)),
  check (origin = 'own' or not draft),
  check (num_nonnulls(sent_at, sent_way, recipient) in (0, 3)),
  check (num_nonnulls(file_name, media_type, size_bytes, sha256) in (0, 4)),
  check (secrecy in ('public', 'not-yet-public') or (secrecy_act is not null and secrecy_item is not null))
)
--;
create index case_document_of_file on case_document (municipality_id, sha256) where sha256 is not null
--;
-- One row a pair: linked cases in the order of their ids, or a case and its parent.
create table case_link (
  municipality_id text not null,
  case_id text not null,
  other_id text not null,
  kind text not null check (kind in ('linked', 'parent')),
  linked_by text not null,
  linked_at timestamptz not null,
  foreign key (municipality_id, case_id) references case_file,
  foreign key (municipality_id, other_id) references case_file,
  check (case_id <> other_id),
  check (kind = 'parent' or case_id < other_id)
)
--;
create unique index case_link_of_pair on case_link (municipality_id, least(case_id, other_id), greatest(case_id, other_id))
--;
create index case_link_of_case on case_link (municipality_id, case_id)
--;
create unique index case_link_one_parent on case_link (municipality_id, case_id) where kind = 'parent'
--;
create index case_link_of_other on case_link (municipality_id, other_id)
--;
-- What came from another system or form under a key of its own: the same key is the same case, however often it comes.
create table case_incoming (
  municipality_id text not null,
  source text not null,
  key text not null,
  digest text not null,
  case_id text not null,
  at timestamptz not null,
  primary key (municipality_id, source, key)
)
--;
alter table case_incoming add foreign key (municipality_id, case_id) references case_file deferrable initially deferred
--;
-- What other systems are to be told, in ids and codes. Written in the transaction of the change, and marked once it is sent.
create table outbox (
  municipality_id text not null,
  id bigint generated always as identity,
  kind text not null,
  case_id text not null,
  message jsonb not null,
  at timestamptz not null,
  sent_at timestamptz,
  primary key (municipality_id, id)
)
--;
create index outbox_waiting on outbox (municipality_id, id) where sent_at is null
--;
create function keep_outbox() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.sent_at is null and to_jsonb(new) - 'sent_at' = to_jsonb(old) - 'sent_at' then
    return new;
  end if;
  if tg_op = 'DELETE' and old.sent_at is not null then
    return old;
  end if;
  raise exception 'a row of the outbox is only marked as sent' using errcode = 'integrity_constraint_violation';
end $$
--;
create trigger outbox_is_kept before update or delete on outbox for each row execute function keep_outbox()
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['case_register', 'case_number', 'case_file', 'case_action', 'case_party', 'case_document', 'case_link', 'case_incoming', 'outbox'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on case_register, case_file, case_action, case_party, case_document, case_link to varanto_reader;
  end if;
end $$
