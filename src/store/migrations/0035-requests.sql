-- One thing that somebody asks for in a case: a letter may ask for several, each with its own law, clock and answer (621/1999 14 §, GDPR 12).
create table request_task (
  municipality_id text not null,
  case_id text not null,
  id text not null,
  kind text not null check (kind in ('document', 'party', 'own-document', 'research', 'own-data', 'log', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'human-review', 'decision-error', 'complaint', 'advice')),
  received_on date not null,
  -- What is asked for, in the asker's words.
  asked text not null check (asked <> ''),
  -- Ids of the pools that it is about; none where all are.
  pools text[] not null default '{}',
  -- What it is searched by: declared keys with their values, never an identity code.
  keys jsonb not null default '{}',
  -- What the data is to be used for, where the target demands it (621/1999 13 § 2 mom.).
  purpose text check (purpose <> ''),
  giving text not null check (giving in ('oral', 'view', 'e-delivery', 'copy', 'printout')),
  -- The unit that holds what is asked for and so decides (621/1999 14 § 1 mom.).
  unit text not null check (unit <> ''),
  -- Folded from the events.
  state text not null check (state in ('received', 'clarifying', 'in-work', 'given', 'given-partly', 'no-document', 'refused', 'let-rest', 'referred', 'decided', 'transferred', 'withdrawn', 'done')),
  extended boolean not null,
  -- The day to work to, before any move for a holiday; null where the law gives no day.
  due_on date,
  events integer not null check (events > 0),
  primary key (municipality_id, case_id, id),
  foreign key (municipality_id, case_id) references case_file
)
--;
create unique index request_task_of_id on request_task (municipality_id, id)
--;
create index request_task_open on request_task (municipality_id, due_on, case_id, id) where state in ('received', 'clarifying', 'in-work', 'refused', 'referred')
--;
create index request_task_received on request_task (municipality_id, received_on, id)
--;
-- What happened with it. Never changed; the task's state is folded from here.
create table request_event (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('received', 'clarification-asked', 'clarified', 'planned', 'extended', 'given', 'given-partly', 'no-document', 'refused', 'referral-declined', 'referred', 'decided', 'transferred', 'withdrawn', 'done')),
  at timestamptz not null,
  actor text not null,
  -- The reason, the question or the authority, in words.
  note text check (note <> ''),
  primary key (municipality_id, case_id, task_id, seq),
  foreign key (municipality_id, case_id, task_id) references request_task
)
--;
create trigger request_event_is_frozen before update or delete on request_event for each row execute function refuse_change()
--;
create trigger request_event_stays before truncate on request_event for each statement execute function refuse_change()
--;
-- Where to look: the plan that follows from the description, one row a register, system or shelf.
create table request_search (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  id text not null,
  -- The running registers and the case register look at once; another system, an outside holder and a shelf are asked.
  how text not null check (how in ('registers', 'cases', 'system', 'shelf')),
  pool text,
  -- The system or what is on the shelf, as the description names it.
  place text not null check (place <> ''),
  unit text not null,
  -- Null while nobody has looked.
  searched_at timestamptz,
  searched_by text,
  hits integer check (hits >= 0),
  -- How it was looked for, or why it was not.
  note text check (note <> ''),
  primary key (municipality_id, case_id, task_id, id),
  foreign key (municipality_id, case_id, task_id) references request_task,
  check ((searched_at is null) = (hits is null) and (searched_at is null) = (searched_by is null))
)
--;
-- Something found. Each record is there once, however often and from wherever it is found.
create table request_item (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  id text not null,
  search_id text not null,
  -- A record of a register, a document of a case, or what came from elsewhere and lies as a document of the request's own case.
  record_id text not null,
  root_id text not null,
  register text not null,
  unit text not null,
  -- False where a name alone led there, so that somebody must see whether it is meant.
  certain boolean not null,
  -- Somebody else's data is in it, or an address under an order of non-disclosure (661/2009 36 §): nothing is given before that has been looked at.
  third_person boolean not null,
  protected boolean not null,
  -- The item with the very same file; it is folded under that one.
  same_as text,
  found_at timestamptz not null,
  primary key (municipality_id, case_id, task_id, id),
  unique (municipality_id, case_id, task_id, record_id),
  foreign key (municipality_id, case_id, task_id, search_id) references request_search (municipality_id, case_id, task_id, id),
  foreign key (municipality_id, case_id, task_id, same_as) references request_item (municipality_id, case_id, task_id, id)
)
--;
-- How each was weighed (621/1999 9–12, 17 §; 1050/2018 34 §), and weighed again: the last counts.
create table request_weighing (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  item_id text not null,
  seq integer not null check (seq > 0),
  outcome text not null check (outcome in ('given', 'given-partly', 'refused', 'not-meant')),
  -- Why not all of it: act and item, until when, and the weighing in words.
  act text check (act <> ''),
  item text check (item <> ''),
  until_on date,
  reason text check (reason <> ''),
  -- The public version of a document, or the fields of a record that are covered.
  version_id text,
  covered text[] not null default '{}',
  weighed_by text not null,
  weighed_at timestamptz not null,
  primary key (municipality_id, case_id, task_id, item_id, seq),
  foreign key (municipality_id, case_id, task_id, item_id) references request_item (municipality_id, case_id, task_id, id),
  check (outcome in ('given', 'not-meant') or (act is not null and item is not null and reason is not null))
)
--;
create trigger request_weighing_is_frozen before update or delete on request_weighing for each row execute function refuse_change()
--;
create trigger request_weighing_stays before truncate on request_weighing for each statement execute function refuse_change()
--;
-- What is given: made in the background, so that whoever waits sees how far it is; made again after a stop, to the same content.
create table request_package (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  id text not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  state text not null check (state in ('waiting', 'ready', 'failed')),
  -- What it costs, line by line with the section, in cents (621/1999 34 §).
  fee jsonb not null default '[]',
  -- Of how many items how many are in it.
  done integer not null default 0 check (done >= 0),
  total integer not null check (total >= 0),
  asked_by text not null,
  asked_at timestamptz not null,
  -- The moment that all its content is of.
  as_of timestamptz not null,
  ready_at timestamptz,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint check (size_bytes >= 0),
  -- Signature over the digest, by the key of the municipality's log.
  signature text,
  fault text,
  primary key (municipality_id, case_id, task_id, id),
  foreign key (municipality_id, case_id, task_id) references request_task,
  check ((state = 'ready') = (sha256 is not null and ready_at is not null))
)
--;
create index request_package_waiting on request_package (asked_at) where state = 'waiting'
--;
-- A way to fetch a package: only the hash of its link, and until when it opens. What holds more than public things opens only for the person herself.
create table request_delivery (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  package_id text not null,
  id text not null,
  link_hash bytea not null unique,
  -- Who must have signed in surely; null where all is public.
  person_id text,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  first_fetched_at timestamptz,
  fetched integer not null default 0,
  primary key (municipality_id, case_id, task_id, package_id, id),
  foreign key (municipality_id, case_id, task_id, package_id) references request_package (municipality_id, case_id, task_id, id)
)
--;
-- What the asker and the municipality tell each other of the request.
create table request_message (
  municipality_id text not null,
  case_id text not null,
  seq integer not null check (seq > 0),
  from_asker boolean not null,
  actor text not null,
  said text not null check (said <> ''),
  at timestamptz not null,
  primary key (municipality_id, case_id, seq),
  foreign key (municipality_id, case_id) references case_file
)
--;
create trigger request_message_is_frozen before update or delete on request_message for each row execute function refuse_change()
--;
create trigger request_message_stays before truncate on request_message for each statement execute function refuse_change()
--;
-- What copies and finding cost, by the municipality's own decision (621/1999 34 §). The last one that has begun counts.
create table request_tariff (
  municipality_id text not null,
  from_on date not null,
  -- Where the municipality's decision on it can be read.
  basis text not null check (basis <> ''),
  page_cents integer not null check (page_cents >= 0),
  search_hour_cents integer not null check (search_hour_cents >= 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (municipality_id, from_on)
)
--;
-- What an asker told by the form, so that the registrar does not type it anew: kinds, pools, keys, way of giving.
alter table intake add column asks jsonb
--;
do $$
declare kept text;
begin
  foreach kept in array array['request_task', 'request_event', 'request_search', 'request_item', 'request_weighing', 'request_package', 'request_delivery', 'request_message', 'request_tariff'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
    if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
      execute format('grant select on %I to varanto_reader', kept);
    end if;
  end loop;
end $$
