-- What has arrived and waits for the registrar (434/2003 16-20 §; 906/2019 25 §): opened as a case, joined to one, or found to be no matter.
create table intake (
  municipality_id text not null,
  id text not null,
  -- Where it came from and under which key of the sender's: the same key from the same place is the same matter.
  source text not null check (source in ('form', 'mailbox', 'scan')),
  key text not null check (key <> ''),
  digest text not null,
  way text not null check (way in ('form', 'e-mail', 'letter', 'counter', 'phone', 'system')),
  arrived_at timestamptz not null,
  subject text not null check (subject <> ''),
  body text not null,
  sender text not null check (sender <> ''),
  -- As it is compared with others: behind the border lower() uses no index.
  sender_key text not null generated always as (lower(sender)) stored,
  contact text,
  contact_key text generated always as (lower(contact)) stored,
  language text not null check (language in ('fi', 'sv', 'en')),
  -- The resident who sent it having signed in.
  person_id text,
  -- The unit that it is for; null while nobody has said.
  unit text,
  topic text,
  state text not null default 'waiting' check (state in ('waiting', 'opened', 'joined', 'not-a-matter')),
  case_id text,
  reason text check (reason in ('spam', 'duplicate', 'advice-given', 'transferred', 'test', 'auto-reply', 'bounce', 'other')),
  settled_by text,
  settled_at timestamptz,
  -- Only the hash of the receipt's number: a copy of the table opens nothing.
  receipt_hash bytea not null unique,
  acknowledged_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, source, key),
  foreign key (municipality_id, case_id) references case_file deferrable initially deferred,
  check ((state = 'waiting') = (settled_at is null)),
  check ((state in ('opened', 'joined')) = (case_id is not null)),
  check ((state = 'not-a-matter') = (reason is not null))
)
--;
create index intake_queue on intake (municipality_id, state, arrived_at, id)
--;
create index intake_of_sender on intake (municipality_id, sender_key, arrived_at)
--;
create index intake_of_contact on intake (municipality_id, contact_key, acknowledged_at) where acknowledged_at is not null
--;
create index intake_of_digest on intake (municipality_id, digest)
--;
create index intake_of_case on intake (municipality_id, case_id) where case_id is not null
--;
create table intake_file (
  municipality_id text not null,
  intake_id text not null,
  seq integer not null check (seq >= 0),
  name text not null check (name <> ''),
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (municipality_id, intake_id, seq),
  foreign key (municipality_id, intake_id) references intake
)
--;
create index intake_file_of_content on intake_file (municipality_id, sha256)
--;
-- What came and could not be read. Its bytes are kept as they came, so nothing that was sent is lost.
create table intake_unread (
  municipality_id text not null,
  id text not null,
  name text not null,
  reason text not null,
  size_bytes bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  found_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, sha256),
  check ((settled_at is null) = (settled_by is null))
)
--;
-- Which system of the description a client of the API speaks for, and when it was last heard from: the case register is the sum of such.
create table feeding_system (
  municipality_id text not null,
  client_id text not null,
  system text not null check (system <> ''),
  -- The unit whose cases it may bring; null for all.
  unit text,
  tied_by text not null,
  tied_at timestamptz not null,
  heard_at timestamptz,
  primary key (municipality_id, client_id),
  foreign key (municipality_id, client_id) references api_client
)
--;
create index feeding_system_of_system on feeding_system (municipality_id, system)
--;
-- What a client has asked under a key of its own, and what it was answered: the same key does the same thing once.
create table fed_once (
  municipality_id text not null,
  client_id text not null,
  key text not null,
  digest text not null,
  answer text not null,
  at timestamptz not null,
  primary key (municipality_id, client_id, key)
)
--;
-- The place of a letter in what other systems read. Ids are taken when a change begins and show when it ends, so one who went on from
-- an id could miss a slower change; a place is given to what shows, by one reader at a time, and no letter comes to stand before it later.
alter table outbox add column place bigint
--;
create unique index outbox_place on outbox (municipality_id, place) where place is not null
--;
create index outbox_unplaced on outbox (municipality_id, id) where place is null
--;
create table outbox_last_place (
  municipality_id text primary key,
  last bigint not null check (last >= 0)
)
--;
create or replace function keep_outbox() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.sent_at is null or new.sent_at = old.sent_at) and (old.place is null or new.place = old.place)
    and to_jsonb(new) - 'sent_at' - 'place' = to_jsonb(old) - 'sent_at' - 'place' then
    return new;
  end if;
  if tg_op = 'DELETE' and old.sent_at is not null then
    return old;
  end if;
  raise exception 'a row of the outbox is only marked as sent and given its place' using errcode = 'integrity_constraint_violation';
end $$
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['intake', 'intake_file', 'intake_unread', 'feeding_system', 'fed_once', 'outbox_last_place'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on intake, intake_file, intake_unread, feeding_system, case_incoming to varanto_reader;
  end if;
end $$
