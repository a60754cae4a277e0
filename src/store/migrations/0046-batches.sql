-- What has left a register in one file: which batch of which version of its definition, by whom, and its control figures, which stay when records of it are destroyed.
create table register_batch (
  municipality_id text not null,
  id text not null,
  type text not null,
  version integer not null,
  batch text not null,
  -- The move that every record in it took, as the definition had it then.
  move text not null,
  -- Of the headings of its file.
  language text not null,
  made_by text not null,
  made_at timestamptz not null,
  -- Something in it stands behind a mask on every page.
  tells_codes boolean not null,
  count integer not null check (count > 0),
  -- The sum of its money in cents; null where it tells none.
  cents bigint,
  undone_at timestamptz,
  undone_by text,
  primary key (municipality_id, id),
  foreign key (municipality_id, type, version) references register_definition,
  check ((undone_at is null) = (undone_by is null))
)
--;
create index register_batch_of_type on register_batch (municipality_id, type, made_at desc, id)
--;
-- What was sent of each record: never changed. It goes with the record, by the key to it, and its number in the batch stays empty.
create table register_batch_row (
  municipality_id text not null,
  root_id text not null,
  record_id text not null,
  batch_id text not null,
  position integer not null check (position > 0),
  cells jsonb not null,
  primary key (municipality_id, root_id, record_id, batch_id),
  foreign key (municipality_id, root_id, record_id) references record on delete cascade,
  foreign key (municipality_id, batch_id) references register_batch
)
--;
create unique index register_batch_row_in_order on register_batch_row (municipality_id, batch_id, position)
--;
create trigger register_batch_row_is_kept before update on register_batch_row for each row execute function refuse_change()
--;
create trigger register_batch_row_stays before truncate on register_batch_row for each statement execute function refuse_change()
--;
do $$
declare kept text;
begin
  foreach kept in array array['register_batch', 'register_batch_row'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on register_batch, register_batch_row to varanto_reader;
  end if;
end $$
