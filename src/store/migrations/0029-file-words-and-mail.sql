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
-- Messages that wait to be sent by the mail server. They are queued by what they tell of and sent in no one's transaction; once a
-- message has been sent or given up, its words and its recipient are gone, and only that it was sent is kept.
create table mail_out (
  municipality_id text not null,
  -- Also the left part of the message's Message-ID, so that a message sent twice after a break is one to its receiver.
  id text not null,
  kind text not null check (kind in ('acknowledgement')),
  -- What it tells of: the matter that arrived.
  about text not null,
  sender text not null check (sender <> ''),
  recipient text check (recipient <> ''),
  message text check (message <> ''),
  queued_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  -- When it is to be tried; while somebody tries it, when another may.
  next_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  -- The mail server's code of why it was not taken the last time.
  reason text,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, kind, about),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'waiting') = (message is not null and recipient is not null))
)
--;
create index mail_out_waiting on mail_out (municipality_id, next_at, id) where state = 'waiting'
--;
create index mail_out_ended on mail_out (municipality_id, state, ended_at)
--;
alter table mail_out enable row level security
--;
alter table mail_out force row level security
--;
create policy border on mail_out using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on file_word, mail_out to varanto_reader;
  end if;
end $$
