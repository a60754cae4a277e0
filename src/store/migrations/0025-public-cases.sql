-- Words of the public titles of cases in their base forms, newest case first. A word is looked for by one comparison, which an index
-- serves behind the border too, where @@ of a text vector would read every row. Made from the titles, and made anew when the analysis changes.
create table case_word (
  municipality_id text not null,
  word text collate "C" not null,
  opened_at timestamptz not null,
  case_id text not null,
  primary key (municipality_id, word, opened_at, case_id)
)
--;
create index case_word_of_case on case_word (municipality_id, case_id)
--;
alter table case_word enable row level security
--;
alter table case_word force row level security
--;
create policy border on case_word using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on case_word to varanto_reader;
  end if;
end $$
--;
-- By which analysis the words of a case were made; null where they wait to be made.
alter table case_file add column words_by text
--;
create index case_file_words on case_file (municipality_id, words_by, id)
--;
-- What anyone may browse, newest first.
create index case_file_public on case_file (municipality_id, opened_at, id) where secrecy in ('public', 'not-yet-public')
--;
create index case_file_public_of_class on case_file (municipality_id, class_code, opened_at, id) where secrecy in ('public', 'not-yet-public')
--;
create index case_file_public_of_unit on case_file (municipality_id, unit, opened_at, id) where secrecy in ('public', 'not-yet-public')
