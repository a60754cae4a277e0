-- Who the service is: a role that owns nothing. What it may do with each table is computed from the table itself.
do $$
begin
  begin
    create role varanto_app nologin;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then null;
  end;
end $$
--;
-- Gives the service what it needs and no more: to read and add everywhere, to change and remove only where no trigger
-- refuses that. Runs after every migration, so that a new table needs no line of its own.
create function grant_to_service() returns void language plpgsql set search_path = public, pg_temp as $$
declare
  kept record;
begin
  if not exists (select 1 from pg_roles where rolname = 'varanto_app') then
    return;
  end if;
  grant usage on schema public to varanto_app;
  for kept in
    select c.oid, c.relname, exists (
      select 1 from pg_trigger t join pg_proc f on f.oid = t.tgfoid where t.tgrelid = c.oid and f.proname in ('refuse_change', 'refuse_usage_change')) as stays
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  loop
    execute format('revoke all on %I from varanto_app', kept.relname);
    if kept.relname = 'migration' then
      execute format('grant select on %I to varanto_app', kept.relname);
    elsif kept.stays then
      execute format('grant select, insert on %I to varanto_app', kept.relname);
    else
      execute format('grant select, insert, update, delete on %I to varanto_app', kept.relname);
    end if;
  end loop;
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') and not pg_has_role('varanto_app', 'varanto_reader', 'member') then
    grant varanto_reader to varanto_app;
  end if;
end $$
