import { randomUUID } from "node:crypto"
import { sql } from "../lib/sql.ts"
import type { Model } from "../model/model.ts"
import { ModelFaults } from "../model/parse-model.ts"
import type { Draft } from "../read/draft.ts"
import { openPage } from "../read/formats/open-page.ts"
import { modelFromDraft } from "../read/to-model/model-from-draft.ts"
import type { Page } from "../read/page.ts"
import { readPage } from "../read/read-page.ts"
import type { Queries } from "../store/database.ts"
import { mustKeepDescription } from "./description-keeper.ts"
import { NotFound } from "./refusals.ts"
import type { Work } from "./work.ts"

export type { Draft, DraftPool } from "../read/draft.ts"
export { fileLimitBytes, Unreadable } from "../read/formats/unreadable.ts"
export type { Page } from "../read/page.ts"

/** A page that was read, and the draft that came of it. */
export interface Reading {
  readonly id: string
  readonly municipality: string
  readonly fileName: string
  readonly page: Page
  readonly draft: Draft
  readonly at: Date
}

/** Reads the bytes of a published page. Throws Unreadable when they are none; stores nothing. */
export function readBytes(bytes: Uint8Array, name: string, municipality: string | null): Pick<Reading, "page" | "draft"> {
  const page = openPage(bytes, name)
  return { page, draft: readPage(page, municipality === null ? {} : { municipality }) }
}

/** The model that a reading would make with the one in force as its base, or the faults that stand in the way. */
export function modelOfReading(reading: Reading, draft: Draft, base: Model | null): Model | ModelFaults {
  const lines = reading.page.lines.reduce((most, { line }) => Math.max(most, line), 1)
  try {
    return modelFromDraft(draft, { municipality: reading.municipality, title: reading.fileName, lines, base })
  } catch (fault) {
    if (fault instanceof ModelFaults) return fault
    throw fault
  }
}

/** Keeps a reading, so that a person can look at it beside its source and share the address. */
export async function saveReading(work: Work, municipality: string, fileName: string, page: Page, draft: Draft): Promise<string> {
  await mustKeepDescription(work, municipality, "reading-saved")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into reading (municipality_id, id, file_name, page, draft, by_person, at)
    values (${municipality}, ${id}, ${fileName}, ${JSON.stringify(page)}::jsonb, ${JSON.stringify(draft)}::jsonb, ${work.actor.name}, ${work.now})`)
  await work.note({ municipality, act: "reading-saved", subject: { kind: "reading", id } })
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
