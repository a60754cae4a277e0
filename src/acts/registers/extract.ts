import { raw, sql } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import type { Language } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { joined } from "../../derive/registers/fill-in.ts"
import type { Database } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { commentsOf } from "./comments.ts"
import { lettersOf } from "./letters.ts"
import { definitionsOf } from "./definitions.ts"
import { askingAt, type Desk, noteReading } from "../access/desk.ts"
import { admitting } from "../access/permitted.ts"
import { readEach } from "../access/read-each.ts"
import type { Guarded } from "../records/seen.ts"

/** One thing that the municipality has of a person, as she reads it. */
export interface ExtractedFact {
  readonly name: string
  readonly label: string
  readonly value: string
  /** True of a file, which she can take by the field's name. */
  readonly isFile: boolean
}

/** A record about a person, with what she is told beside her data (GDPR 15(1)). */
export interface ExtractedRecord {
  readonly id: string
  readonly register: string
  readonly record: string
  readonly purpose: string
  readonly stage: string
  readonly openedAt: Date
  readonly facts: readonly ExtractedFact[]
  readonly legalBases: readonly string[]
  readonly sources: readonly string[]
  readonly recipients: readonly string[]
  readonly keptFor: string
  /** What the staff have said of the record to each other. */
  readonly comments: readonly { readonly id: string; readonly at: Date; readonly said: string; readonly file: string | null }[]
  /** Letters that have been made of it. */
  readonly letters: readonly { readonly id: string; readonly at: Date; readonly heading: string; readonly body: string }[]
}

const recordsMost = 5000

/** Everything that the registers hold of the one who asks, by the rules that let her see what is about herself: her own codes and address unmasked, since they are hers. */
export async function ownExtract(desk: Desk, language: Language): Promise<readonly ExtractedRecord[]> {
  const { database, municipality, actor } = desk
  const rows = await readers(database, municipality, () => makeReader(database, municipality))(askingAt(desk), {})
  const found = rows.length === 0 ? [] : await readWithin(database, municipality, async (queries) => {
    const ids = rows.map(({ id }) => id)
    const [definitionOf, comments, letters] = await Promise.all([definitionsOf(queries, municipality, rows), commentsOf(queries, municipality, ids), lettersOf(queries, municipality, ids)])
    return rows.map((row) => ({
      row, definition: definitionOf(row), comments: comments.filter(({ record }) => record === row.id).map(({ id, at, said, file }) => ({ id, at, said, file: file?.name ?? null })),
      letters: letters.filter(({ record }) => record === row.id).map(({ id, at, heading, body }) => ({ id, at, heading, body })),
    }))
  })
  await noteReading(desk, { act: "record-exported", person: actor.id, outcome: "done", more: { path: "own-extract", hits: found.length } })
  return found.map(({ row, definition, comments, letters }) => ({ ...extracted(row, definition, language), comments, letters }))
}

interface Row {
  readonly id: string
  readonly type: string
  readonly register: string
  readonly version: number
  readonly stage: string
  readonly openedAt: Date
  readonly body: Record<string, unknown>
  readonly guarded: Guarded
}

const readers = keptBy<Database, ReturnType<typeof makeReader>>()

const makeReader = (database: Database, municipality: string) =>
  readEach<object, Row>(database, municipality, {}, ({ asker, now }) => sql`
    with hers as materialized (select r.* from record r where r.municipality_id = ${asker.municipality} and r.person_id = ${asker.id} limit ${raw(String(recordsMost))})
    select r.id, its.type, r.register, its.version, its.stage, its.opened_at as "openedAt", r.body, r.guarded from hers r
    cross join lateral (select its.* from register_record its where its.municipality_id = ${asker.municipality} and its.record_id = r.id offset 0) its
    where ${admitting("read", asker, now, "open")} is not null order by r.register, its.opened_at, r.id`)

const keptFor = ({ retention }: RegisterDefinition, language: Language): string =>
  retention.years === null
    ? { fi: "säilytetään pysyvästi", sv: "bevaras varaktigt", en: "kept permanently" }[language]
    : { fi: `${retention.years} vuotta (${retention.basis.fi})`, sv: `${retention.years} år (${retention.basis.sv})`, en: `${retention.years} years (${retention.basis.en})` }[language]

/** A record as its person reads it. */
export function extracted({ id, register, stage, openedAt, body, guarded }: { id: string; register: string; stage: string; openedAt: Date; body: Record<string, unknown>; guarded: Guarded }, definition: RegisterDefinition, language: Language): ExtractedRecord {
  const values = joined(definition, body, guarded)
  return {
    id, register, openedAt,
    record: definition.record[language],
    purpose: definition.purpose[language],
    stage: definition.stages.find(({ code }) => code === stage)?.label[language] ?? stage,
    facts: definition.fields
      .filter(({ name }) => values[name] !== undefined)
      .flatMap((field) => {
        const kind = kindOf(field.kind)
        const typed = field.kind === "person" ? (values[field.name] as { code: string | null }).code : null
        return [
          { name: field.name, label: field.label[language], value: kind.show(values[field.name], language, field), isFile: field.kind === "file" },
          ...(typed ? [{ name: `${field.name}.code`, label: { fi: "henkilötunnus", sv: "personbeteckning", en: "personal identity code" }[language], value: typed, isFile: false }] : []),
        ]
      }),
    legalBases: definition.legalBases.map(({ article, law, explanation }) => `GDPR ${article}, ${law}: ${explanation[language]}`),
    sources: definition.sources.map(({ name, byConsent }) => name[language] + (byConsent ? { fi: " (suostumuksella)", sv: " (med samtycke)", en: " (by consent)" }[language] : "")),
    recipients: definition.recipients.map(({ name, basis }) => `${name[language]} (${basis})`),
    keptFor: keptFor(definition, language),
    comments: [],
    letters: [],
  }
}
