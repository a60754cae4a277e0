import { type Sql, sql } from "../../lib/sql.ts"
import type { Model } from "../../model/model.ts"
import { type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"
import { versionFault } from "../../derive/registers/plan.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Work } from "../work.ts"

/**
 * Keeps the definitions of a model that comes into force, and lets the registers be searched by exactly the keys that they declare (906/2019 28 §). A definition that
 * was changed has the next version; the one before stays, since records go by it.
 */
export async function publishDefinitions({ queries, now }: Pick<Work, "queries" | "now">, model: Model): Promise<void> {
  const { id: municipality } = model.municipality
  await enter(queries, municipality)
  const before = await newestOf(queries, municipality, model.definitions.map(({ type }) => type))
  const added = model.definitions.filter(({ type, version }) => before.get(type)?.version !== version)
  for (const definition of model.definitions) {
    const fault = versionFault(before.get(definition.type) ?? null, definition)
    if (fault) throw new Conflict(`${definition.type}: ${fault.en}`)
  }
  const keys = model.definitions.flatMap(({ register, searchKeys }) => searchKeys.map(({ key }) => ({ register, key })))
  if (added.length > 0)
    await queries.rows(sql`
      insert into register_definition (municipality_id, type, version, register, definition, published_at)
      select ${municipality}, type, version, register, definition, ${now} from json_to_recordset(${JSON.stringify(added.map((definition) => ({ type: definition.type, version: definition.version, register: definition.register, definition })))}::json) given(type text, version int, register text, definition jsonb)`)
  if (model.definitions.length === 0) return
  await queries.rows(sql`delete from declared_key where municipality_id = ${municipality} and register = any(${model.definitions.map(({ register }) => register)}::text[])`)
  await queries.rows(sql`
    insert into declared_key (municipality_id, register, key) select distinct ${municipality}, register, key from json_to_recordset(${JSON.stringify(keys)}::json) given(register text, key text)`)
}

const knownMost = 500
const known = new Map<string, RegisterDefinition>()

/** The definitions that rows `d` of a statement name, in its order: what has been read before is known by its digest, and every page of a register goes by some. */
export async function readDefinitions<Row extends object>(queries: Queries, municipality: string, statement: Sql): Promise<(Row & { readonly definition: RegisterDefinition })[]> {
  const rows = await queries.rows<Row & { readonly digest: string }>(statement)
  const its = new Map(rows.map(({ digest }) => [digest, known.get(digest)]))
  const unknown = [...its.keys()].filter((digest) => its.get(digest) === undefined)
  const found = unknown.length === 0 ? [] : await queries.rows<{ digest: string; definition: unknown }>(sql`
    select distinct on (d.digest) d.digest, d.definition from register_definition d where d.municipality_id = ${municipality} and d.digest = any(${unknown}::text[])`)
  if (known.size + found.length > knownMost) known.clear()
  for (const { digest, definition } of found) {
    const read = registerDefinition.parse(definition)
    its.set(digest, read)
    known.set(digest, read)
  }
  return rows.map((row) => ({ ...row, definition: its.get(row.digest) as RegisterDefinition }))
}

/** The newest definitions of types that have been in force. What an older program kept is read as ours is: a part that it did not know has its usual value. The caller is inside the border. */
export async function newestOf(queries: Queries, municipality: string, types: readonly string[]): Promise<ReadonlyMap<string, RegisterDefinition>> {
  const rows = await readDefinitions<{ type: string }>(queries, municipality, sql`
    select kept.type, kept.digest from unnest(${[...types]}::text[]) given(type)
    join lateral (select * from register_definition d where d.municipality_id = ${municipality} and d.type = given.type order by d.version desc limit 1) kept on true`)
  return new Map(rows.map(({ type, definition }) => [type, definition]))
}

/** A version of a register's definition; the newest where none is named. The caller is inside the border. */
export async function getDefinition(queries: Queries, municipality: string, type: string, version: number | null = null): Promise<RegisterDefinition> {
  const [row] = await readDefinitions(queries, municipality, sql`
    select digest from register_definition where municipality_id = ${municipality} and type = ${type} and (${version}::int is null or version = ${version}::int) order by version desc limit 1`)
  if (!row) throw new NotFound("There is no such register, or it does not run.")
  return row.definition
}

/** Which definition a record goes by. */
export interface GoesBy {
  readonly type: string
  readonly version: number
}

/** Gives the definition by which a record goes, of those that were asked for. */
export type DefinitionOf = (its: GoesBy) => RegisterDefinition

const nameOf = ({ type, version }: GoesBy): string => `${type} ${version}`

/** The definitions by which records go, each read once. The caller is inside the border. */
export async function definitionsOf(queries: Queries, municipality: string, records: readonly GoesBy[]): Promise<DefinitionOf> {
  const asked = [...new Map(records.map((its) => [nameOf(its), its])).values()]
  const rows = asked.length === 0 ? [] : await readDefinitions<GoesBy>(queries, municipality, sql`
    select d.type, d.version, d.digest from register_definition d
    where d.municipality_id = ${municipality} and (d.type, d.version) in (select * from unnest(${asked.map(({ type }) => type)}::text[], ${asked.map(({ version }) => version)}::int[]))`)
  const found = new Map(rows.map((row) => [nameOf(row), row.definition]))
  return (its) => {
    const definition = found.get(nameOf(its))
    if (!definition) throw new TypeError(`The definition ${nameOf(its)} was not asked for, or a record goes by one that is not kept.`)
    return definition
  }
}

/** True of a record that a running register holds. */
export const isOfRegister = ({ database, municipality }: Desk, id: string): Promise<boolean> =>
  readWithin(database, municipality, async (queries) => (await queries.rows(sql`select 1 from register_record where municipality_id = ${municipality} and record_id = ${id}`)).length > 0)
