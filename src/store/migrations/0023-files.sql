-- A public version of a document (HasRedaction, IsRedactionOf; 621/1999 10 §): which document it is a public version of, and of which content.
create table redaction (
  municipality_id text not null,
  case_id text not null,
  public_id text not null,
  source_id text not null,
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  made_by text not null,
  made_at timestamptz not null,
  primary key (municipality_id, case_id, public_id),
  foreign key (municipality_id, case_id, public_id) references case_document (municipality_id, case_id, id),
  foreign key (municipality_id, case_id, source_id) references case_document (municipality_id, case_id, id),
  check (public_id <> source_id)
)
--;
create index redaction_of_source on redaction (municipality_id, case_id, source_id)
--;
-- Each hidden passage with its ground: where it is in the original, and never its words. A page taken off whole has no line.
create table redaction_mark (
  municipality_id text not null,
  case_id text not null,
  public_id text not null,
  seq integer not null check (seq > 0),
  page integer check (page > 0),
  line integer check (line > 0),
  starts_at integer check (starts_at >= 0),
  ends_at integer,
  ground text not null check (ground <> ''),
  primary key (municipality_id, case_id, public_id, seq),
  foreign key (municipality_id, case_id, public_id) references redaction,
  check (num_nonnulls(line, starts_at, ends_at) in (0, 3)),
  check (ends_at > starts_at),
  check (num_nonnulls(line, page) > 0)
)
--;
create trigger redaction_is_frozen before update or delete on redaction for each row execute function refuse_change()
--;
create trigger redaction_stays before truncate on redaction for each statement execute function refuse_change()
--;
create trigger redaction_mark_is_frozen before update or delete on redaction_mark for each row execute function refuse_change()
--;
create trigger redaction_mark_stays before truncate on redaction_mark for each statement execute function refuse_change()
--;
-- A file that comes in parts. How much has come is told by the length of what lies in the store; this row says whose it is and what it is to be.
create table upload (
  municipality_id text not null,
  id text not null,
  person_id text not null,
  case_id text not null,
  file_name text not null check (file_name <> ''),
  media_type text not null,
  length_bytes bigint not null check (length_bytes > 0),
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  -- Whole, scanned and kept under its digest. It is a document's file only when a document says so.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references case_file
)
--;
create index upload_changed on upload (municipality_id, changed_at)
--;
-- The text of a document's file, read when it was stored. A file that cannot be read says why, so that it is not tried for ever.
create table file_text (
  municipality_id text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  format text not null check (format in ('pdf', 'docx', 'xlsx', 'html', 'text', 'csv', 'none')),
  body text not null,
  -- Longer text is cut at the limit.
  is_whole boolean not null,
  extracted_at timestamptz not null,
  primary key (municipality_id, sha256)
)
--;
do $$
declare guarded_table text;
begin
  foreach guarded_table in array array['redaction', 'redaction_mark', 'upload', 'file_text'] loop
    execute format('alter table %I enable row level security', guarded_table);
    execute format('alter table %I force row level security', guarded_table);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', guarded_table);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on redaction, redaction_mark, upload, file_text to varanto_reader;
  end if;
end $$
--;
-- Documents whose file came lately, for what is done with files afterwards.
create index case_document_file_added on case_document (municipality_id, added_at) where sha256 is not null
