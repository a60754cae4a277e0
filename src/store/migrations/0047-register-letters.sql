-- A letter that was made of a record, as it was said: its file is made of these words each time that it is taken. It stays until the record is destroyed, and the person may read it.
create table register_letter (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  id text not null,
  -- Which of the register's letters it began from.
  code text not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  heading text not null check (heading <> ''),
  body text not null check (body <> ''),
  -- The record's unit as it was then.
  unit text not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (municipality_id, root_id, record_id, id),
  foreign key (municipality_id, root_id, record_id) references record on delete cascade
)
--;
create index register_letter_of_record on register_letter (municipality_id, record_id, made_at)
--;
alter table register_letter enable row level security
--;
alter table register_letter force row level security
--;
create policy border on register_letter using (municipality_id = current_setting('varanto.municipality', true))
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on register_letter to varanto_reader;
  end if;
end $$
