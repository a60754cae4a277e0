import { randomUUID } from "node:crypto"
import { sql } from "../lib/sql.ts"
import type { Draft } from "../read/draft.ts"
import type { Page } from "../read/page.ts"
import type { Queries } from "../store/database.ts"
import { NotFound } from "./refusals.ts"
import type { Work } from "./work.ts"

/** A page that was read, and the draft that came of it. */
export interface Reading {
  readonly id: string
  readonly municipality: string
  readonly fileName: string
  readonly page: Page
  readonly draft: Draft
  readonly at: Date
}

/** Keeps a reading, so that a person can look at it beside its source and share the address. */
export async function saveReading(work: Work, municipality: string, fileName: string, page: Page, draft: Draft): Promise<string> {
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into reading (municipality_id, id, file_name, page, draft, by_person, at)
    values (${municipality}, ${id}, ${fileName}, ${JSON.stringify(page)}::jsonb, ${JSON.stringify(draft)}::jsonb, ${work.actor.name}, ${work.now})`)
  return id
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function getReading(queries: Queries, municipality: string, id: string): Promise<Reading> {
  const [row] = uuid.test(id)
    ? await queries.rows<Reading>(sql`
        select id, municipality_id as municipality, file_name as "fileName", page, draft, at
        from reading where municipality_id = ${municipality} and id = ${id}`)
    : []
  if (!row) throw new NotFound("There is no such reading.")
  return row
}
