-- A file that somebody of the staff has put beside a record, with what is said of it. It follows its comment: to another record with which its own is merged, and away with it.
create table comment_file (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  comment_id text not null,
  name text not null check (name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  primary key (municipality_id, root_id, record_id, comment_id),
  foreign key (municipality_id, root_id, record_id, comment_id) references record_comment on update cascade on delete cascade
)
--;
create function comment_file_leaves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into file_leaving (municipality_id, sha256, since) values (old.municipality_id, old.sha256,
    coalesce((select max(d.at) from record_disposal d where d.municipality_id = old.municipality_id and d.record_id = old.record_id), now())) on conflict do nothing;
  return old;
end $$
--;
create trigger comment_file_leaves after delete on comment_file for each row execute function comment_file_leaves()
--;
do $$
begin
  alter table comment_file enable row level security;
  alter table comment_file force row level security;
  create policy border on comment_file using (municipality_id = current_setting('varanto.municipality', true));
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on comment_file to varanto_reader;
  end if;
end $$
