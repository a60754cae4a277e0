import { createHash, randomUUID, sign } from "node:crypto"
import { zipSync } from "fflate"
import { z } from "zod"
import { type FeeLine, requestFee } from "../../law/request-fees.ts"
import type { GivingWay } from "../../law/request-fees.ts"
import { isAnsweredByGiving, requestRoutes } from "../../law/requests.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { type Language, languages } from "../../lib/words.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Files } from "../cases/files.ts"
import { pdfOf } from "../redaction/pdf.ts"
import { Conflict } from "../refusals.ts"
import type { Entry } from "../trail/entry.ts"
import type { SealKey } from "../trail/seal.ts"
import { viewsOf } from "../trail/views.ts"
import { type Actor, type Database, inWork, type Work } from "../work.ts"
import { whoseData } from "./mandate.ts"
import { lastWeighing } from "./of-item.ts"
import { answerParagraphs } from "./answer.ts"
import { gather, type Gathered, type Whose } from "./gather.ts"
import { inWork as isInWork } from "./states.ts"
import { holdTask, holdToGather, tellOf } from "./tasks.ts"
import { tariffOn } from "./tariff.ts"

/** What the one who answers tells of the work, for the fee. */
export const packageForm = z.strictObject({
  language: z.enum(languages),
  pages: z.int().min(0).max(100_000).default(0),
  searchMinutes: z.int().min(0).max(100_000).default(0),
  identifiable: z.boolean().default(true),
  again: z.boolean().default(false),
})
export type PackageForm = z.input<typeof packageForm>

/** Asks for the package of a task: for whoever may change the case, when everything found has been weighed. It is made in the background. Returns its id. */
export async function askPackage(work: Work, municipality: string, caseId: string, id: string, form: PackageForm): Promise<string> {
  const { language, ...worked } = packageForm.parse(form)
  const task = await holdToGather(work, municipality, caseId, id)
  if (!isAnsweredByGiving(task.kind)) throw new Conflict("Such a request is answered by doing what is asked: nothing is given.")
  if (!isInWork.includes(task.state)) throw new Conflict("The request has been answered already.")
  const of = sql`municipality_id = ${municipality} and case_id = ${caseId} and task_id = ${id}`
  const [row] = await work.queries.rows<{ total: number; unweighed: number; unsearched: number; waiting: boolean; giving: GivingWay }>(sql`
    select (select count(*)::int from request_item where ${of} and same_as is null) as total,
      (select count(*)::int from request_item i where ${of} and i.same_as is null and not exists (select from request_weighing w where w.municipality_id = i.municipality_id and w.case_id = i.case_id and w.task_id = i.task_id and w.item_id = i.id)) as unweighed,
      (select count(*)::int from request_search where ${of} and searched_at is null) as unsearched,
      exists (select from request_package where ${of} and state = 'waiting') as waiting, (select giving from request_task where municipality_id = ${municipality} and case_id = ${caseId} and id = ${id}) as giving`)
  if (!row) throw new Conflict("The case has no such request.")
  if (row.waiting) throw new Conflict("The package is being made.")
  if (row.unsearched > 0) throw new Conflict("Somewhere nobody has looked yet: look there, or tell why it is not needed.")
  if (row.unweighed > 0) throw new Conflict("Something found has not been weighed yet.")
  const today = dayAt(work.now)
  const tariff = await tariffOn(work.queries, municipality, today)
  const fee: readonly FeeLine[] = tariff === null ? [] : requestFee({ ...worked, kind: task.kind, way: row.giving }, tariff, today)
  const packageId = randomUUID()
  await work.queries.rows(sql`
    insert into request_package (municipality_id, case_id, task_id, id, language, state, fee, total, asked_by, asked_at, as_of)
    values (${municipality}, ${caseId}, ${id}, ${packageId}, ${language}, 'waiting', ${JSON.stringify(fee)}::jsonb, ${row.total}, ${work.actor.id}, ${work.now}, ${work.now})`)
  await work.note({ municipality, act: "request-acted", subject: { kind: "package", id: packageId }, person: task.subject, register: task.its.register, case: caseId, outcome: "done", more: { event: "package-asked", total: row.total } })
  return packageId
}

interface Waiting extends Whose {
  readonly id: string
  readonly fee: readonly FeeLine[]
  readonly asOf: Date
  readonly person: string | null
  readonly register: string
  readonly number: string
  readonly asked: string
  readonly receivedOn: Day
  readonly unit: string
}

const packer: Actor = { id: "request-packer", name: "", kind: "program" }

/** What makes packages: the files' store, the key that signs, and how a unit is called. */
export interface Packing {
  readonly files: Files
  readonly key: SealKey | null
  readonly unitName: (unit: string, language: Language) => string
  readonly registerName: (register: string, language: Language) => string
}

/** Files of one package, together. */
export const packageLimitBytes = 200 * 1024 * 1024

/** Makes the packages that wait, one after another. A stop at any moment leaves them waiting, and they are made again; one that was made is ready once. Returns how many. */
export async function makePackages(database: Database, municipality: string, packing: Packing, now: () => Date, stopping: () => boolean = () => false): Promise<number> {
  let made = 0
  for (;;) {
    const waiting = stopping() ? null : await nextWaiting(database, municipality)
    if (waiting === null) return made
    await makeOne(database, waiting, packing, now)
    made++
  }
}

const nextWaiting = async (database: Database, municipality: string): Promise<Waiting | null> =>
  readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<Waiting>(sql`
      select p.municipality_id as municipality, p.case_id as "caseId", p.task_id as task, p.id, p.language, p.fee, p.as_of as "asOf", t.kind, t.asked, t.received_on as "receivedOn", t.unit, c.number, ${whoseData(sql`p.municipality_id`, sql`p.case_id`, sql`r.person_id`)} as person, r.register
      from request_package p join request_task t on t.municipality_id = p.municipality_id and t.case_id = p.case_id and t.id = p.task_id
      join case_file c on c.municipality_id = p.municipality_id and c.id = p.case_id join record r on r.municipality_id = p.municipality_id and r.root_id = p.case_id and r.id = p.case_id
      where p.municipality_id = ${municipality} and p.state = 'waiting' order by p.asked_at, p.id limit 1`)
    return row ?? null
  })

const within = <Result>(database: Database, municipality: string, statement: (work: Work) => Promise<Result>, now: Date): Promise<Result> =>
  inWork(database, packer, now, async (work) => {
    await enter(work.queries, municipality)
    return statement(work)
  })

async function makeOne(database: Database, waiting: Waiting, { files, key, unitName, registerName }: Packing, now: () => Date): Promise<void> {
  const { municipality, language } = waiting
  const one = sql`municipality_id = ${municipality} and case_id = ${waiting.caseId} and task_id = ${waiting.task} and id = ${waiting.id} and state = 'waiting'`
  const gathered = await gather(database, waiting, (done) => within(database, municipality, async ({ queries }) => void (await queries.rows(sql`update request_package set done = ${done} where ${one}`)), now()))
  const views = tellsViews(waiting) && waiting.person !== null ? await database.transaction((queries) => viewsOf(queries, municipality, waiting.person ?? "", waiting.asOf)) : null
  const told = views && { ...views, views: views.views.map((view) => ({ ...view, unit: view.unit && unitName(view.unit, language) })) }
  const paragraphs = answerParagraphs({ ...waiting, unit: unitName(waiting.unit, language), registerName: (register) => registerName(register, language), gathered, views: told })
  const packed: Record<string, Uint8Array> = {
    "answer.pdf": await pdfOf({ title: paragraphs[0]?.text ?? "", language, paragraphs, now: waiting.asOf }),
    "data.json": Buffer.from(`${JSON.stringify(machineReadable(waiting, gathered, views), null, 1)}\n`),
  }
  const lacking = await addFiles(packed, gathered, files)
  if (lacking !== null) return within(database, municipality, async ({ queries }) => void (await queries.rows(sql`update request_package set state = 'failed', fault = ${lacking} where ${one}`)), now())
  const sums = Buffer.from(Object.entries(packed).map(([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`).join(""))
  packed["sha256sums.txt"] = sums
  const signature = key === null ? null : `${key.id}:${sign(null, sums, key.privateKey).toString("hex")}`
  if (signature !== null) packed["sha256sums.sig"] = Buffer.from(`${signature}\n`)
  const bytes = zipSync(packed, { level: 6, mtime: waiting.asOf })
  const file = await files.put(inOne(bytes), bytes.byteLength)
  await within(database, municipality, async (work) => {
    const ready = await work.queries.rows(sql`
      update request_package set state = 'ready', done = total, sha256 = ${file.sha256}, size_bytes = ${file.sizeBytes}, signature = ${signature}, ready_at = ${work.now} where ${one} returning id`)
    // What is given leaves its entry once, each with its recipient's request and ground (906/2019 17 §).
    if (ready.length > 0) await work.noteAll(gathered.items.map((item) => disclosed(waiting, item.id, item.register, item.partly)))
  }, now())
}

const tellsViews = ({ kind }: Waiting): boolean => kind === "own-data" || kind === "log"

const disclosed = ({ municipality, caseId, person, kind }: Waiting, id: string, register: string, partly: boolean): Omit<Entry, "actor" | "session"> => ({
  municipality, act: "record-disclosed", subject: { kind: "record", id }, person, register, case: caseId, purpose: requestRoutes[kind].clock === "subject" ? "subject-request" : "information-request", outcome: "done", more: { kind, outcome: partly ? "given-partly" : "given" },
})

/** The files that come along; the code of what is lacking, where the package cannot be made. */
async function addFiles(packed: Record<string, Uint8Array>, { items }: Gathered, files: Files): Promise<string | null> {
  let room = packageLimitBytes
  for (const { file } of items) {
    if (file === null) continue
    const kept = await files.get(file.sha256)
    if (!kept) return "file-lacking"
    room -= kept.sizeBytes
    if (room < 0) return "too-large"
    packed[file.name] = new Uint8Array(await new Response(kept.content).arrayBuffer())
  }
  return null
}

function machineReadable({ municipality, number, kind, asked, receivedOn, asOf, fee }: Waiting, { items, withheld }: Gathered, views: Awaited<ReturnType<typeof viewsOf>> | null) {
  return { format: "varanto-answer", version: 1, municipality, request: { number, kind, law: requestRoutes[kind].law, asked, receivedOn }, asOf, fee, items: items.map(({ file, ...item }) => ({ ...item, file: file?.name ?? null })), withheld, ...(views === null ? {} : { views: views.views.map(({ at, by, title, unit, purpose }) => ({ at, by, title, unit, purpose })) }) }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Ends a task by its package: all given, part of it, or nothing found, as it was weighed. For whoever may change the case. */
export async function answerByPackage(work: Work, municipality: string, caseId: string, id: string, packageId: string): Promise<void> {
  const task = await holdTask(work, municipality, caseId, id)
  const [kept] = await work.queries.rows<{ state: string; given: number; withheld: number }>(sql`
    select p.state, count(w.outcome) filter (where w.outcome in ('given', 'given-partly'))::int as given, count(w.outcome) filter (where w.outcome in ('refused', 'given-partly'))::int as withheld
    from request_package p left join request_item i on i.municipality_id = p.municipality_id and i.case_id = p.case_id and i.task_id = p.task_id and i.same_as is null
    left join lateral ${lastWeighing} w on true
    where p.municipality_id = ${municipality} and p.case_id = ${caseId} and p.task_id = ${id} and p.id = ${packageId} group by p.state`)
  if (kept?.state !== "ready") throw new Conflict("The package is not ready.")
  if (kept.given === 0 && kept.withheld > 0) throw new Conflict("Nothing of what was found is given: that is a refusal, which tells its reason.")
  await tellOf(work, municipality, task, kept.given === 0 ? "no-document" : kept.withheld > 0 ? "given-partly" : "given", null)
}
