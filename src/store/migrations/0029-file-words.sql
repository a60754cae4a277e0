-- Words of files' texts in their base forms, so that a file is found by what it says. As with case_word, a word is looked for by one
-- comparison, which an index serves behind the border too. One content has its words once, however many documents carry it.
alter table file_text add column id bigint not null generated always as identity
--;
create unique index file_text_id on file_text (municipality_id, id)
--;
-- In which language the text is taken to be, and by which analysis its words were made; null where they wait to be made.
alter table file_text add column language text not null default 'fi' check (language in ('fi', 'sv', 'en'))
--;
alter table file_text add column words_by text
--;
create index file_text_words on file_text (municipality_id, words_by, id)
--;
create table file_word (
  municipality_id text not null,
  word text collate "C" not null,
  text_id bigint not null,
  primary key (municipality_id, word, text_id)
)
--;
alter table file_word enable row level security
--;
alter table file_word force row level security
--;
create policy border on file_word using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on file_word to varanto_reader;
  end if;
end $$
