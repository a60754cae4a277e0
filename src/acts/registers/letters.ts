import { randomUUID } from "node:crypto"
import { dayAt, sayDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords, type Language, type Words } from "../../lib/words.ts"
import { type FieldProblem, joined, keptApart } from "../../derive/registers/fill-in.ts"
import { lettersOpen } from "../../derive/registers/texts.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { isUnfinished } from "../decisions/templates.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { type Paragraph, pdfOf, written } from "../redaction/pdf.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { consentsFor, isAllowed } from "./consents.ts"
import { getRegisterRecord, without } from "./get.ts"
import { type Held, holdRecord, Unfilled } from "./save.ts"
import { herself, noteOwn, theirsEach } from "./whose.ts"

/** A letter as it was made. */
export interface RegisterLetter {
  readonly id: string
  readonly record: string
  /** Which of the register's letters it began from. */
  readonly code: string
  readonly language: Language
  readonly heading: string
  readonly body: string
  readonly unit: string
  readonly at: Date
  readonly actor: string
}

export const [letterHeadingMost, letterBodyMost] = [300, 20_000]
const lettersMost = 500

const toMend = {
  heading: inWords(`Anna otsikko, enintään ${letterHeadingMost} merkkiä.`, `Ange en rubrik, högst ${letterHeadingMost} tecken.`, `Give a heading of at most ${letterHeadingMost} characters.`),
  body: inWords(`Kirjoita kirje, enintään ${letterBodyMost} merkkiä.`, `Skriv brevet, högst ${letterBodyMost} tecken.`, `Write the letter, at most ${letterBodyMost} characters.`),
  unfinished: inWords("Hakasulkeissa on vielä kirjoittamatta jotakin. Kirjoita se tai poista.", "Inom hakparenteser finns något som inte är skrivet. Skriv det eller ta bort det.", "Something in square brackets has not been written. Write it, or take it away."),
  address: inWords("Henkilöllä on turvakielto: hänen kotiosoitettaan ei kirjoiteta kirjeeseen (661/2009 36 §).", "Personen har spärrmarkering: hemadressen skrivs inte i ett brev (661/2009 36 §).", "The person is under non-disclosure: her home address is not written in a letter (661/2009 36 §)."),
} as const

const lettersColumns = sql`l.id, l.record_id as record, l.code, l.language, l.heading, l.body, l.unit, l.made_at as at, l.made_by as actor`

/** The letters of records, oldest first. The caller has asked who may read them. */
export const lettersOf = (queries: Queries, municipality: string, records: readonly string[]): Promise<RegisterLetter[]> =>
  queries.rows<RegisterLetter>(sql`
    select ${lettersColumns} from register_letter l where l.municipality_id = ${municipality} and l.record_id = any(${[...records]}::text[]) order by l.made_at, l.id limit ${lettersMost}`)

/** What was finished of a letter, to be made. */
export interface LetterForm {
  readonly code: string
  readonly language: Language
  readonly heading: string
  readonly body: string
}

const tidied = (text: string): string => text.normalize("NFC").replaceAll("\r\n", "\n").trim()

/** Makes a letter of a record, for one who may change it: in a stage and on the condition that the register declares, with every place written. Gives its id. */
export async function makeLetter(work: Work, municipality: string, record: string, { code, language, ...text }: LetterForm): Promise<string | Unfilled> {
  const held = await holdRecord(work, municipality, record)
  const { definition, root, register, person, unit, stage } = held
  const today = dayAt(work.now)
  const letter = lettersOpen(definition, stage, await shownOf(work, municipality, held), today).find((one) => one.code === code)
  if (!letter) throw new Conflict("No such letter is made of the record in its stage.")
  const [heading, body] = [tidied(text.heading), tidied(text.body)]
  mustKeepCodesApart({ title: heading, body: { body } }, { municipality, act: "letter-made", subject: { kind: "record", id: record }, register })
  const wrong = (field: string, message: Words, is: boolean): FieldProblem[] => (is ? [{ field, part: "value", message }] : [])
  const problems = [
    ...(letter.lacks === null ? [] : [{ field: "letter", part: "value", message: letter.lacks }]),
    ...wrong("heading", toMend.heading, heading === "" || heading.includes("\n") || [...heading].length > letterHeadingMost),
    ...wrong("body", toMend.body, body === "" || [...body].length > letterBodyMost),
    ...wrong("heading", toMend.unfinished, isUnfinished(heading)),
    ...wrong("body", toMend.unfinished, isUnfinished(body)),
    ...wrong("body", toMend.address, await tellsProtected(work, municipality, held, `${heading} ${body}`)),
  ]
  if (problems.length > 0) return new Unfilled(problems)
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into register_letter (municipality_id, root_id, record_id, id, code, language, heading, body, unit, made_at, made_by)
    values (${municipality}, ${root}, ${record}, ${id}, ${code}, ${language}, ${heading}, ${body}, ${unit}, ${work.now}, ${work.actor.id})`)
  await work.note({ municipality, act: "letter-made", subject: { kind: "record", id: record }, person, register, case: root, outcome: "done", more: { letter: id, code } })
  return id
}

/** What a held record says to those who read it: without what is masked, and without what hangs on a consent that is not in force. */
async function shownOf({ queries, now }: Work, municipality: string, { definition, values, person }: Held): Promise<Held["values"]> {
  const consents = await consentsFor(queries, municipality, definition, person, dayAt(now))
  return without(joined(definition, keptApart(definition, values).body, {}), definition.fields.filter(({ consent }) => !isAllowed(consents, consent)).map(({ name }) => name))
}

const flat = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim()

/** True of a text that tells where a person under non-disclosure lives, as far as the record knows it (661/2009 36 §). */
async function tellsProtected({ queries }: Work, municipality: string, { definition, values, person }: Held, text: string): Promise<boolean> {
  const streets = definition.fields.flatMap(({ name, kind }) => (kind === "homeAddress" && values[name] !== undefined ? [flat((values[name] as { street: string }).street)] : []))
  if (person === null || !streets.some((street) => street !== "" && flat(text).includes(street))) return false
  const [row] = await queries.rows<{ protected: boolean }>(sql`select protected from person where municipality_id = ${municipality} and id = ${person}`)
  return row?.protected === true
}

const noLetter = (): NotFound => new NotFound("There is no such letter, or it is not yours to see.")

/** A letter of a record, for one who may read the record; that she takes it is noted. */
export async function getLetter(desk: Desk, record: string, id: string, why: Why): Promise<RegisterLetter | PurposeNeeded> {
  const seen = await getRegisterRecord(desk, record, why)
  if (seen instanceof PurposeNeeded) return seen
  const letter = (await readWithin(desk.database, desk.municipality, (queries) => lettersOf(queries, desk.municipality, [record]))).find((one) => one.id === id)
  if (!letter) throw noLetter()
  await noteReading(desk, { act: "letter-read", subject: { kind: "record", id: record }, person: seen.record.person, register: seen.record.register, because: seen.record.because, outcome: "done", ...noted(why), more: { letter: letter.id } })
  return letter
}

/** A letter of a record that is about the one who asks, by the rules that let her read the record as her own; that she takes it is noted. */
export async function getOwnLetter(desk: Desk, record: string, id: string): Promise<RegisterLetter> {
  const { database, municipality, actor, now } = desk
  const [found] = await readWithin(database, municipality, (queries) =>
    queries.rows<RegisterLetter & { register: string }>(sql`
      select ${lettersColumns}, r.register from register_letter l join record r on r.municipality_id = l.municipality_id and r.root_id = l.root_id and r.id = l.record_id
      cross join ${theirsEach(municipality, actor, herself, now, sql`l.record_id`)}
      where l.municipality_id = ${municipality} and l.record_id = ${record} and l.id = ${id} and r.person_id = ${actor.id}`))
  await noteOwn({ ...desk, whose: herself }, "letter-read", record, found, { letter: idOrUnknown(id) })
  if (!found) throw noLetter()
  return found
}

/** From whom a letter is, in its own language. */
export interface LetterHead {
  readonly municipality: string
  readonly unit: string
}

/** A letter as a tagged PDF, made of its words whenever it is taken: who sends it, the day, the heading, and its paragraphs with their lines. */
export async function letterFile({ code, language, heading, body, at }: RegisterLetter, { municipality, unit }: LetterHead): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer }> {
  const paragraph = (mark: Paragraph["mark"], text: string, { level = 0, close = false } = {}): Paragraph => ({ mark, level, text: written(text, mark), close })
  const lines = body.split("\n").map((line, at, all) => {
    const close = (all[at + 1] ?? "").trim() !== ""
    return /^[-•]\s+/.test(line) ? paragraph("bullet", line.replace(/^[-•]\s+/, ""), { close }) : paragraph("text", line, { close })
  })
  const bytes = await pdfOf({ title: heading, language, paragraphs: [paragraph("text", municipality, { close: true }), paragraph("text", unit, { close: true }), paragraph("text", sayDay(dayAt(at), language)), paragraph("heading", heading, { level: 1 }), ...lines], now: at })
  return { name: `${code}-${dayAt(at)}.pdf`, mediaType: "application/pdf", bytes }
}
