import { raw, sql } from "../lib/sql.ts"
import type { Database, Queries } from "./database.ts"
import { oneMigrates } from "./migrate.ts"

/** The role as which the service works: it owns nothing, and so cannot lift what the tables refuse. */
export const serviceRole = "varanto_app"

/** Lets the service in on a cluster of our own, where nobody reaches the socket but its owner. */
export async function openToService(owner: Database): Promise<void> {
  await owner.transaction(async (queries) => {
    await oneMigrates(queries)
    await queries.rows(raw(`do $$ begin
      if not (select rolcanlogin from pg_roles where rolname = '${serviceRole}') then alter role ${serviceRole} login; end if;
    end $$`))
  })
}

/** Makes the login role of a server's address one that may work as the service. */
export async function joinService(owner: Database, service: Queries): Promise<void> {
  const [login] = await service.rows<{ name: string }>(sql`select current_user as name`)
  await owner.transaction(async (queries) => {
    await oneMigrates(queries)
    const [found] = await queries.rows<{ there: boolean; member: boolean }>(sql`
      select r.oid is not null as there, coalesce(pg_has_role(${login?.name}, r.oid, 'member'), false) as member
      from (select 1) one left join pg_roles r on r.rolname = ${serviceRole}`)
    if (!found?.there)
      throw new Error(`The role ${serviceRole} is missing, and VARANTO_MIGRATE_URL's role may not create roles. Have a database administrator run: create role ${serviceRole}; create role varanto_reader;`)
    if (!found.member) await queries.rows(raw(`grant ${serviceRole} to "${login?.name.replaceAll('"', '""')}"`))
  })
}

/** True where the service could change what the tables refuse: its role owns them, or is a superuser. */
export async function ownsItsTables(queries: Queries): Promise<boolean> {
  const [row] = await queries.rows<{ owns: boolean }>(sql`
    select (select rolsuper from pg_roles where rolname = current_user) or exists (
      select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and pg_has_role(relowner, 'usage')) as owns`)
  return row?.owns === true
}
