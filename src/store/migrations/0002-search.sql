create extension if not exists pg_trgm
--;
-- What each municipality's search holds: which revision, made by which analyser.
create table search_index (
  municipality_id text not null primary key,
  number integer not null,
  analyser text not null,
  made_at timestamptz not null
)
--;
create table search_entry (
  municipality_id text not null,
  language text not null,
  entry_id text not null,
  kind text not null,
  id text not null,
  sector text,
  title text not null,
  title_language text not null,
  body text not null,
  vector tsvector not null,
  primary key (municipality_id, language, entry_id)
)
--;
create index search_entry_vector on search_entry using gin (vector)
--;
-- The words of the texts, for finding what a misspelt word may have meant.
create table search_word (
  municipality_id text not null,
  language text not null,
  word text not null,
  primary key (municipality_id, language, word)
)
--;
create index search_word_letters on search_word using gin (word gin_trgm_ops)
