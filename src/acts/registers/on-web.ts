import { raw, sql } from "../../lib/sql.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { Values } from "../../derive/registers/fill-in.ts"
import { readWithin } from "../access/border.ts"
import { anyone } from "../cases/public.ts"
import { seenOne } from "../records/seen.ts"
import type { Database } from "../work.ts"
import { definitionsOf, type GoesBy } from "./definitions.ts"
import type { RegisterPlace } from "./list.ts"

/** A record as anyone sees it on the web: its public fields and where it stands, nobody's name. */
export interface RecordOnWeb extends RegisterPlace {
  readonly unit: string
  readonly stage: string
  readonly values: Values
}

/**
 * Records of a register that its definition in force puts on the web, newest first: of each the fields that are public both by that definition and by the one that the record goes by. What is kept from
 * anyone as a whole, or by the case or record that it is part of, does not show (621/1999 9–10 §), and neither does what is restricted (GDPR 18).
 */
export async function listOnWeb(database: Database, municipality: string, definition: RegisterDefinition, now: Date, limit: number, after: RegisterPlace | null = null): Promise<readonly RecordOnWeb[]> {
  const { type, onWeb } = definition
  if (onWeb === null) return []
  const names = definition.fields.filter((field) => field.public).map(({ name }) => name)
  return readWithin(database, municipality, async (queries) => {
    const rows = await queries.rows<Omit<RecordOnWeb, "values"> & Pick<GoesBy, "version"> & { body: Record<string, unknown> }>(sql`
      select its.record_id as id, its.opened_at as "openedAt", its.version, its.stage, r.unit, r.body
      from register_record its cross join lateral (select r.* from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
      where its.municipality_id = ${municipality} and its.type = ${type} and its.stage = any(${onWeb.stages}::text[])
        and r.secrecy in ('public', 'partly-secret') and not r.locked and not r.need_to_know
        and exists (select from ${seenOne("tell", anyone(municipality), now, sql`its.root_id`, "open")})
        and ${after === null ? sql`true` : sql`(its.opened_at, its.record_id) < (${after.openedAt}::timestamptz, ${after.id}::text)`}
      order by its.opened_at desc, its.record_id desc limit ${raw(String(Math.trunc(limit)))}`)
    const definitionOf = await definitionsOf(queries, municipality, rows.map(({ version }) => ({ type, version })))
    return rows.map(({ body, version, ...row }) => {
      const own = new Set(definitionOf({ type, version }).fields.filter((field) => field.public).map(({ name }) => name))
      return { ...row, values: Object.fromEntries(names.filter((name) => own.has(name) && body[name] !== undefined).map((name) => [name, body[name]])) }
    })
  })
}
