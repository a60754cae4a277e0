import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import type { Files } from "../cases/files.ts"
import type { Database } from "../work.ts"

/** Tables whose rows name a file by its digest, and so keep it. */
export const namesFiles = ["record_file", "case_document", "upload", "intake_file", "intake_unread", "request_package", "comment_file"] as const

/** Digests, of those that wait, that something in the municipality names: a row of a table, or a file field of a record's history or of what was brought for one. */
const namedOf = (municipality: string, waiting: readonly string[]): Sql => {
  const digests = sql`any(${[...waiting]}::text[])`
  const typesWithFiles = sql`select distinct d.type from register_definition d where d.municipality_id = ${municipality} and jsonb_path_exists(d.definition, '$.fields[*].kind ? (@ == "file")')`
  const within = (table: string): Sql => sql`
    select value ->> 'sha256' as sha256 from ${raw(table)} t join register_record its on its.municipality_id = t.municipality_id and its.root_id = t.root_id and its.record_id = t.record_id
    cross join jsonb_each(t.body) where t.municipality_id = ${municipality} and its.type in (${typesWithFiles}) and jsonb_typeof(value) = 'object' and value ->> 'sha256' = ${digests}`
  return join([
    ...namesFiles.map((table) => sql`select sha256 from ${raw(table)} where municipality_id = ${municipality} and sha256 = ${digests}`),
    within("record_change"),
    within("proposal"),
  ], " union ")
}

const sweptMost = 200
const youngMs = 24 * 3_600_000

/**
 * Takes files off that destroyed records named and nothing else does, in whatever municipality: the same content lies once. What was put here within a day stays until a later round, since
 * somebody may be about to name it. Returns how many went.
 */
export async function sweepFiles(database: Database, files: Files, municipalities: readonly string[], now: Date): Promise<number> {
  let gone = 0
  for (const municipality of municipalities) {
    const waiting = await within(database, municipality, sql`select sha256 from file_leaving where municipality_id = ${municipality} order by since, sha256 limit ${sweptMost}`)
    if (waiting.length === 0) continue
    const named = new Set<string>()
    for (const one of municipalities) for (const sha256 of await within(database, one, namedOf(one, waiting))) named.add(sha256)
    const went: string[] = []
    for (const sha256 of waiting.filter((one) => !named.has(one))) if (await files.drop(sha256, new Date(now.getTime() - youngMs))) went.push(sha256)
    for (const one of municipalities) await within(database, one, sql`delete from file_text where municipality_id = ${one} and sha256 = any(${went}::text[]) returning sha256`)
    await within(database, municipality, sql`delete from file_leaving where municipality_id = ${municipality} and sha256 = any(${[...named, ...went]}::text[]) returning sha256`)
    gone += went.length
  }
  return gone
}

const within = (database: Database, municipality: string, statement: Sql): Promise<string[]> =>
  database.transaction(async (queries) => {
    await enter(queries, municipality)
    return (await queries.rows<{ sha256: string }>(statement)).map(({ sha256 }) => sha256)
  })
