import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"

/** Somebody took a file: of which record, when, and for what. */
export interface FileRead {
  readonly at: Date
  readonly actor: string
  readonly name: string
  readonly record: string
  readonly purpose: string | null
}

const readsMost = 200

/** Who has taken the files of a case's or a folder's records, the latest first (906/2019 17 §); that it was asked is noted. The caller has shown that the asker leads it. */
export async function fileReads(desk: Desk, root: string): Promise<FileRead[]> {
  const { database, municipality } = desk
  const reads = await database.transaction(async (queries) => {
    await enter(queries, municipality)
    return queries.rows<FileRead>(sql`
      select e.at, e.actor, coalesce(p.given_names || ' ' || p.family_name, e.actor) as name, e.subject_id as record, e.purpose
      from usage_entry e left join person p on p.municipality_id = e.municipality_id and p.id = e.actor
      where e.municipality_id = ${municipality} and e.act = 'file-read' and e.outcome = 'done' and e.subject_id in (select r.id from record r where r.municipality_id = ${municipality} and r.root_id = ${root})
      order by e.at desc limit ${readsMost}`)
  })
  await noteReading(desk, { act: "log-read", subject: { kind: "case", id: root }, outcome: "done", more: { entries: reads.length } })
  return reads
}
