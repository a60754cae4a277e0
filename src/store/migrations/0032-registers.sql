-- The definitions by which registers run, as they were published. A version never changes: records keep the one by which they were filled in.
create table register_definition (
  municipality_id text not null,
  -- The type of record; a register may hold several.
  type text not null,
  version integer not null check (version > 0),
  register text not null,
  definition jsonb not null,
  published_at timestamptz not null,
  primary key (municipality_id, type, version)
)
--;
-- Where a record of a running register stands.
create table register_record (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  type text not null,
  version integer not null,
  stage text not null,
  stage_at timestamptz not null,
  -- The day to work to, by the clock of the stage.
  due_on date,
  -- When it came to a stage that ends.
  ended_at timestamptz,
  opened_at timestamptz not null,
  -- How many changes there are.
  changes integer not null check (changes > 0),
  primary key (municipality_id, root_id, record_id),
  foreign key (municipality_id, root_id, record_id) references record,
  foreign key (municipality_id, type, version) references register_definition
)
--;
create unique index register_record_of_record on register_record (municipality_id, record_id)
--;
create index register_record_opened on register_record (municipality_id, type, opened_at, record_id)
--;
create index register_record_in_stage on register_record (municipality_id, type, stage, opened_at, record_id)
--;
create index register_record_due on register_record (municipality_id, type, due_on, record_id) where due_on is not null
--;
-- What was done with a record, one row a change: what the record said on a day is folded from these. What stands behind masks stays apart.
create table record_change (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  actor_id text not null,
  kind text not null check (kind in ('opened', 'changed', 'moved', 'migrated')),
  move text,
  stage text not null,
  version integer not null,
  -- Fields that got another value; null for one that was emptied.
  body jsonb not null default '{}',
  guarded jsonb not null default '{}',
  -- By which versions of the law's calculations it was reckoned.
  reckoned_by jsonb not null default '{}',
  note text not null default '',
  primary key (municipality_id, root_id, record_id, seq),
  foreign key (municipality_id, root_id, record_id) references record,
  check ((kind = 'moved') = (move is not null))
)
--;
-- The words of names, by which a person is found also by one of her names, its beginning or with an error of typing.
create table name_key (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  key text not null,
  word text collate "C" not null,
  primary key (municipality_id, root_id, record_id, key, word),
  foreign key (municipality_id, root_id, record_id) references record
)
--;
create index name_key_word on name_key (municipality_id, key, word)
--;
-- Every word that is somebody's name, once, with what is left of it without one of its letters: two words that share one differ by one error of typing.
create table name_variant (
  municipality_id text not null,
  variant text collate "C" not null,
  word text collate "C" not null,
  primary key (municipality_id, variant, word)
)
--;
-- Which records name another: an offer its client relation.
create table record_link (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  field text not null,
  to_record text not null,
  primary key (municipality_id, root_id, record_id, field),
  foreign key (municipality_id, root_id, record_id) references record
)
--;
create index record_link_to on record_link (municipality_id, to_record)
--;
-- Times of a record by which it is found.
create table period_key (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  key text not null,
  from_on date not null,
  until_on date,
  primary key (municipality_id, root_id, record_id, key, from_on),
  foreign key (municipality_id, root_id, record_id) references record,
  check (until_on is null or until_on >= from_on)
)
--;
create index period_key_from on period_key (municipality_id, key, from_on)
--;
do $$
declare kept text;
begin
  foreach kept in array array['register_definition', 'register_record', 'record_change', 'name_key', 'name_variant', 'period_key', 'record_link'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
  foreach kept in array array['register_definition', 'record_change'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_is_frozen', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_stays', kept);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on register_definition, register_record, record_change, name_key, name_variant, period_key, record_link to varanto_reader;
  end if;
end $$
