import { randomUUID } from "node:crypto"
import { isLanguage, slug } from "../../lib/words.ts"
import { sql } from "../../lib/sql.ts"
import { dayAt } from "../../lib/day.ts"
import type { Files } from "../../store/files.ts"
import { type Pixels, picturesOf } from "../../read/formats/pdf-pictures.ts"
import { readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { appendAction } from "../cases/append.ts"
import { documentForm, type DocumentLanguage, documentTypes, putDocument } from "../cases/documents.ts"
import { getFile } from "../cases/get.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { getRecord } from "../records/get.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Work } from "../work.ts"
import { type Leak, leaksIn } from "./check.ts"
import { isHidingGround } from "./grounds.ts"
import { type Choice, type Mark, marksOf, publicLines, type PublicPicture, touchesBox } from "./marks.ts"
import { type PublicText, rebuild } from "./rebuild.ts"
import { type Box, mustFit, type Source, sourceOf } from "./source.ts"

/** A document of a case whose file is open for redaction. */
export interface Opened {
  readonly caseId: string
  readonly documentId: string
  readonly publicTitle: string
  readonly type: string
  readonly language: DocumentLanguage
  readonly sha256: string
  /** Names of the case's parties who are people. */
  readonly people: readonly string[]
  readonly source: Source
  readonly bytes: Uint8Array
}

/** Opens the file of a document for one who may read it and change its case. The reading is noted before. Throws Unreadable. */
export async function openForRedaction(desk: Desk, files: Files, caseId: string, documentId: string, why: Why): Promise<Opened> {
  const may = await getRecord(desk, caseId, why, "change")
  const file = may instanceof PurposeNeeded ? may : await getFile(desk, caseId, documentId, why)
  if (file instanceof PurposeNeeded) throw new NotFound("There is no such file.")
  const { municipality } = desk
  const found = await readWithin(desk.database, municipality, async (queries) => {
    const [document] = await queries.rows<Pick<Opened, "publicTitle" | "type" | "language">>(sql`
      select public_title as "publicTitle", type, language from case_document where municipality_id = ${municipality} and case_id = ${caseId} and id = ${documentId}`)
    const people = await queries.rows<{ name: string }>(sql`
      select name from case_party where municipality_id = ${municipality} and case_id = ${caseId} and kind = 'person' order by added_at, id limit 200`)
    return document && { ...document, people: people.map(({ name }) => name) }
  })
  const kept = found && (await files.get(file.sha256))
  if (!kept) throw new NotFound("There is no such file.")
  mustFit(kept.sizeBytes)
  const bytes = new Uint8Array(await new Response(kept.content).arrayBuffer())
  return { caseId, documentId, sha256: file.sha256, source: await sourceOf(bytes, file.name), bytes, ...found }
}

/** What a public version would be: what it says, the passages hidden, the file, and what the check found in it. */
export interface Redacted {
  readonly opened: Opened
  readonly text: PublicText
  readonly marks: readonly Mark[]
  readonly offPages: ReadonlyMap<number, string>
  readonly pictures: readonly PublicPicture[]
  readonly bytes: Uint8Array
  readonly leaks: readonly Leak[]
}

/** Pages that must be taken off before there can be a public version: nobody can tell what they show, unless the clerk has looked at a picture there and lets it come along. */
export const pagesInTheWay = ({ source }: Opened, choices: readonly Choice[], pictures: readonly number[] = []): number[] =>
  source.unreadPages.filter((page) => !offPagesOf(choices).has(page) && !source.pictures.some((one) => one.page === page && pictures.includes(one.number)))

/** How many pictures a public version may have. */
export const picturesMost = 20

const offPagesOf = (choices: readonly Choice[]): Map<number, string> => {
  const off = new Map<number, string>()
  for (const choice of choices) if (choice.kind === "pages") for (const page of choice.pages) if (!off.has(page)) off.set(page, choice.ground)
  return off
}

/** Makes a public version of what is allowed, with the chosen pictures, and checks the file. Keeps nothing. */
export async function makePublic(opened: Opened, choices: readonly Choice[], title: string, now: Date, chosen: readonly number[] = []): Promise<Redacted> {
  const unknown = choices.find(({ ground }) => !isHidingGround(ground, dayAt(now)))
  if (unknown) throw new Conflict(`There is no ground ${unknown.ground} on which something could be hidden.`)
  const [unread] = pagesInTheWay(opened, choices, chosen)
  if (unread !== undefined) throw new Conflict(`Page ${unread} cannot be read with certainty. Take the whole page off.`)
  const marks = marksOf(opened.source, choices)
  const offPages = offPagesOf(choices)
  const language = isLanguage(opened.language) ? opened.language : "fi"
  const pictures = await publicPictures(opened, choices, chosen.filter((number) => !offPages.has(opened.source.pictures[number - 1]?.page ?? 0)))
  const text = { title, language, lines: publicLines(opened.source, marks, offPages, pictures, language), now }
  const bytes = await rebuild(text)
  return { opened, text, marks, offPages, pictures, bytes, leaks: await leaksIn(bytes, text, hiddenWords(opened.source, marks)) }
}

/** The chosen pictures painted anew, black where an area touches them. */
async function publicPictures({ source, bytes }: Opened, choices: readonly Choice[], chosen: readonly number[]): Promise<PublicPicture[]> {
  if (chosen.length > picturesMost) throw new Conflict(`A public version has ${picturesMost} pictures at the most.`)
  const found = source.pictures.filter(({ number }) => chosen.includes(number))
  const areas = (page: number) => choices.flatMap((choice) => (choice.kind === "area" && choice.page === page ? [choice] : []))
  const painted = found.length === 0 ? [] : await picturesOf(bytes, found.map(({ page, at }) => ({ page, at, hidden: areas(page).map(({ area }) => area) })))
  return found.map(({ number, page, box }, at) => {
    const pixels = painted[at]
    if (!pixels) throw new Conflict(`Picture ${number} cannot be read with certainty, so it does not come along.`)
    const touching = areas(page).filter(({ area }) => touchesBox(area, box))
    return { number, page, pixels, grounds: [...new Set(touching.map(({ ground }) => ground))], hidden: touching.map(({ area }) => area) }
  }).toSorted((one, other) => one.page - other.page || one.pixels.box.top - other.pixels.box.top)
}

/** One picture as it is to be looked at before it is chosen, or with the areas that are black in it; null where it cannot be read. */
export async function lookAtPicture({ source, bytes }: Opened, number: number, hidden: readonly Box[]): Promise<Pixels | null> {
  const its = source.pictures[number - 1]
  if (!its || its.fault !== null) return null
  const [pixels] = await picturesOf(bytes, [{ page: its.page, at: its.at, hidden }])
  return pixels ?? null
}

/** The words of the hidden passages, as they stand. They are never kept. */
export const hiddenWords = ({ lines }: Source, marks: readonly Mark[]): string[] => [...new Set(marks.map(({ line, from, to }) => (lines[line - 1]?.text ?? "").slice(from, to).trim()))]

/** True when a public title tells something that was hidden. */
export function titleTells(title: string, source: Source, marks: readonly Mark[]): boolean {
  const told = title.normalize("NFKD").toLowerCase()
  return hiddenWords(source, marks).some((words) => words.length > 3 && told.includes(words.normalize("NFKD").toLowerCase()))
}

/** Adds a public version to the case as a document of its own: for whoever may change the case. Returns its id. What did not pass the check is refused and noted. */
export async function addPublicVersion(work: Work, municipality: string, { opened, text: { title, lines }, marks, offPages, pictures, bytes, leaks }: Redacted, files: Files, codeKey: string): Promise<string> {
  const { caseId, documentId, sha256 } = opened
  const its = await holdToChange(work, municipality, caseId, "document-redacted")
  const attempt = { municipality, act: "document-redacted", subject: { kind: "record", id: documentId }, register: its.register } as const
  const [leak] = leaks
  if (leak) throw new Conflict(`The public version did not pass the check: ${leak.code} in ${leak.where}.`, { ...attempt, because: leak.code })
  if (titleTells(title, opened.source, marks)) throw new Conflict("The public title tells something that was hidden.", { ...attempt, because: "title-tells" })
  if (marks.length === 0 && offPages.size === 0 && pictures.every(({ grounds }) => grounds.length === 0)) throw new Conflict("Nothing was hidden: the document itself can be given.")
  const [same] = await work.queries.rows(sql`select id from case_document where municipality_id = ${municipality} and case_id = ${caseId} and id = ${documentId} and sha256 = ${sha256}`)
  if (!same || lines.length === 0) throw new Conflict("The case has no such file.")
  const file = await files.put(inOne(bytes), bytes.byteLength)
  const id = randomUUID()
  const type = documentTypes.find((one) => one === opened.type) ?? "letter"
  const form = documentForm.parse({
    title, publicTitle: title, type, language: opened.language, publicity: { secrecy: "public" },
    own: { author: work.actor.name, draftedAt: work.now }, file: { name: `${slug(title) || "asiakirja"}.pdf`, mediaType: "application/pdf", ...file },
  })
  await putDocument(work, municipality, its, id, form, codeKey, "document-redacted")
  await work.queries.rows(sql`
    insert into redaction (municipality_id, case_id, public_id, source_id, source_sha256, made_by, made_at) values (${municipality}, ${caseId}, ${id}, ${documentId}, ${sha256}, ${work.actor.id}, ${work.now})`)
  await keepMarks(work, municipality, caseId, id, rowsOf(opened.source, marks, offPages, pictures))
  const added = await appendAction(work, municipality, its, { kind: "document-added", documents: [id], noteCode: "public-version" })
  // Each passage was weighed with its ground as it was hidden.
  await appendAction(work, municipality, added, { kind: "weighed", documents: [documentId], noteCode: "given-partly+anyone" })
  const grounds = [...new Set([...marks.map(({ ground }) => ground), ...offPages.values(), ...pictures.flatMap((one) => one.grounds)])]
  await work.note({
    municipality, act: "document-redacted", subject: { kind: "record", id }, person: its.person, register: its.register, case: caseId, outcome: "done",
    more: { source: documentId, passages: marks.length, pages: offPages.size, pictures: pictures.length, grounds: grounds.join("+").slice(0, 128) },
  })
  return id
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

interface MarkRow {
  readonly page: number | null
  readonly picture: number | null
  readonly line: number | null
  readonly from: number | null
  readonly to: number | null
  readonly ground: string
}

const rowsOf = ({ lines }: Source, marks: readonly Mark[], offPages: ReadonlyMap<number, string>, pictures: readonly PublicPicture[]): MarkRow[] => [
  ...[...offPages].map(([page, ground]) => ({ page, picture: null, line: null, from: null, to: null, ground })),
  ...pictures.flatMap(({ page, number, grounds }) => grounds.map((ground) => ({ page, picture: number, line: null, from: null, to: null, ground }))),
  ...marks.filter(({ line }) => !offPages.has(lines[line - 1]?.page ?? 0)).map((mark) => ({ ...mark, picture: null, page: lines[mark.line - 1]?.page || null })),
]

async function keepMarks({ queries }: Work, municipality: string, caseId: string, id: string, rows: readonly MarkRow[]): Promise<void> {
  await queries.rows(sql`
    insert into redaction_mark (municipality_id, case_id, public_id, seq, page, picture, line, starts_at, ends_at, ground)
    select ${municipality}, ${caseId}, ${id}, seq, page, picture, line, starts_at, ends_at, ground
    from unnest(${rows.map(({ page }) => page)}::int[], ${rows.map(({ picture }) => picture)}::int[], ${rows.map(({ line }) => line)}::int[], ${rows.map(({ from }) => from)}::int[], ${rows.map(({ to }) => to)}::int[], ${rows.map(({ ground }) => ground)}::text[])
      with ordinality as given (page, picture, line, starts_at, ends_at, ground, seq)`)
}
