-- The usage log (906/2019 17 §): one row an act, with ids and codes only, in partitions of a month. Each chain is of one
-- writing process (lane 0: entries of their own; lanes from 1: entries in the transactions of changes) and lives within one
-- month, so that a month can be disposed of whole. The hash covers the previous entry's; that one is not stored twice.
create table usage_entry (
  month date not null,
  writer bigint not null,
  lane smallint not null,
  seq bigint not null,
  at timestamptz not null,
  municipality_id text not null,
  act text not null,
  actor text not null,
  session text,
  subject_kind text,
  subject_id text,
  register text,
  purpose text,
  case_id text,
  because text,
  outcome text not null,
  more jsonb,
  detail bytea,
  hash bytea not null,
  primary key (month, writer, lane, seq)
) partition by range (month)
--;
create index usage_entry_of_actor on usage_entry (municipality_id, actor, at)
--;
-- The part that may lawfully be destroyed: whose data it was and digests of what was searched. The entry commits to its salted hash.
create table usage_detail (
  month date not null,
  writer bigint not null,
  lane smallint not null,
  seq bigint not null,
  municipality_id text not null,
  salt bytea not null,
  person text,
  criteria jsonb,
  primary key (month, writer, lane, seq)
) partition by range (month)
--;
create index usage_detail_of_person on usage_detail (municipality_id, person) where person is not null
--;
create table usage_chain (
  month date not null,
  writer bigint not null,
  lane smallint not null,
  primary key (month, writer, lane)
)
--;
-- Where sealed entries stand in the tree: a run of one chain from a position on.
create table usage_run (
  position bigint primary key,
  month date not null,
  writer bigint not null,
  lane smallint not null,
  from_seq bigint not null,
  to_seq bigint not null
)
--;
create unique index usage_run_of_chain on usage_run (month, writer, lane, from_seq)
--;
-- Nodes of the tree (RFC 6962): every eighth level, and what covers a disposed month.
create table usage_node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
)
--;
create table usage_seal (
  number bigint primary key,
  at timestamptz not null,
  day date not null,
  size bigint not null,
  root bytea not null,
  previous bytea not null,
  key text not null,
  signature bytea not null
)
--;
create index usage_seal_of_day on usage_seal (day, number)
--;
create function refuse_usage_change() returns trigger language plpgsql as $$
begin
  if tg_table_name like 'usage_detail%' and tg_op = 'DELETE' and current_setting('varanto.destroying', true) = 'yes' then
    return old;
  end if;
  raise exception 'The usage log is never changed: % of % is refused.', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$
--;
do $$
declare
  named text;
begin
  foreach named in array array['usage_entry', 'usage_detail', 'usage_chain', 'usage_run', 'usage_node', 'usage_seal'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_usage_change()', named || '_stays', named);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_usage_change()', named || '_kept', named);
  end loop;
end $$
--;
-- Makes the partitions of a month. They are attached, not made in place: that waits for no one who is writing.
create function make_usage_month(for_month date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent text;
  part text;
begin
  if for_month <> date_trunc('month', for_month)::date then
    raise exception '% is not the first day of a month.', for_month;
  end if;
  if to_regclass('usage_detail_' || to_char(for_month, 'YYYY_MM')) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('varanto usage month', 0));
  foreach parent in array array['usage_entry', 'usage_detail'] loop
    part := parent || '_' || to_char(for_month, 'YYYY_MM');
    continue when to_regclass(part) is not null;
    execute format('create table %I (like %I including defaults including constraints including indexes)', part, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, for_month, (for_month + interval '1 month')::date);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_usage_change()', part || '_kept', part);
  end loop;
end $$
--;
-- A place for the entries of one transaction: a lane that nobody else holds until this transaction ends, and its last entry.
-- What is rolled back leaves its place to the next.
create function take_usage_lane(for_month date, of_writer bigint, out lane integer, out seq bigint, out hash bytea) language plpgsql as $$
begin
  perform make_usage_month(for_month);
  lane := 1;
  while not pg_try_advisory_xact_lock(hashtextextended(format('usage lane %s %s %s', for_month, of_writer, lane), 0)) loop
    lane := lane + 1;
    if lane > 1000 then
      raise exception 'A thousand transactions write to the usage log at once.';
    end if;
  end loop;
  select entry.seq, entry.hash into seq, hash from usage_entry entry
  where entry.month = for_month and entry.writer = of_writer and entry.lane = take_usage_lane.lane order by entry.seq desc limit 1;
end $$
--;
-- Destroys the personal part of entries of a person or of a time; the entries and their proofs stay.
create function destroy_usage_details(of_municipality text, of_person text, until timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone bigint;
begin
  if of_person is null and until is null then
    raise exception 'Say whose details, or until when.';
  end if;
  perform set_config('varanto.destroying', 'yes', true);
  delete from usage_detail detail using usage_entry entry
  where detail.municipality_id = of_municipality and (of_person is null or detail.person = of_person)
    and entry.month = detail.month and entry.writer = detail.writer and entry.lane = detail.lane and entry.seq = detail.seq
    and (until is null or entry.at < until);
  get diagnostics gone = row_count;
  perform set_config('varanto.destroying', 'no', true);
  return gone;
end $$
--;
-- Drops a month that is sealed whole. Its runs, the nodes that cover it and all seals stay.
create function dispose_usage_month(for_month date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if for_month >= date_trunc('month', now() - interval '1 year')::date then
    raise exception 'The usage log is kept for a year at least: % is not disposed of.', for_month;
  end if;
  if exists (
    select 1 from usage_chain chain
    cross join lateral (select seq from usage_entry entry where entry.month = chain.month and entry.writer = chain.writer and entry.lane = chain.lane order by seq desc limit 1) head
    where chain.month = for_month
      and head.seq > coalesce((select max(to_seq) from usage_run run where run.month = chain.month and run.writer = chain.writer and run.lane = chain.lane), 0)
  ) then
    raise exception 'The month % has entries that are not sealed.', for_month;
  end if;
  execute format('drop table if exists %I', 'usage_entry_' || to_char(for_month, 'YYYY_MM'));
  execute format('drop table if exists %I', 'usage_detail_' || to_char(for_month, 'YYYY_MM'));
end $$
--;
select make_usage_month((date_trunc('month', now()) + make_interval(months => ahead))::date) from generate_series(0, 2) ahead
