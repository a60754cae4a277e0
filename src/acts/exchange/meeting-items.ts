import { dayAt, sayDay, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { digestOf } from "../../lib/digest.ts"
import type { MeetingItem, MeetingPage } from "../../read/cases/meeting-page.ts"
import type { Remark } from "../../read/cases/foreign-case.ts"
import { enter } from "../access/border.ts"
import { appendAction, holdCase } from "../cases/append.ts"
import { openCase } from "../cases/open.ts"
import { caseRegisterOf } from "../cases/register.ts"
import { Conflict } from "../refusals.ts"
import { type Database, inWork, type Work } from "../work.ts"
import { importer, type ImportOutcome, type ImportPlan, type ImportReport } from "./import.ts"

/** The plan of an import of a meeting's page, which tells no class of its items. */
export interface MeetingPlan extends ImportPlan {
  readonly classCode: string
}

/** A number of a case as registers write it, in a title. */
const numberIn = (title: string): string | null => /(?<![\p{L}\d/])(?:\d+\/\d{2}(?:\.\d{2,3}){1,4}\/\d{4}|[A-ZÅÄÖ]{2,5} \d{4}-\d{6}(?: T(?: \d{2}){2,4})?|[A-ZÅÄÖ]{2,6}\/\d+(?:\/\d{2}(?:\.\d{2})+)?\/\d{4})(?![\d/])/u.exec(title)?.[0] ?? null

/** Items by which a meeting begins and ends are no matters of the register. */
const isFormal = (title: string): boolean => /laillisuu|päätösvaltai|pöytäkirjan ?tarkast|työjärjesty|kokouksen (?:avaus|päättä)|laglighet|beslutför|protokolljuster|mötets (?:öppn|avslut)|sammanträdets (?:öppn|avslut)/i.test(title)

/**
 * Brings the items of a meeting's page to the register, each in a transaction of its own: one whose title has the number of a case joins
 * that case as an action, any other opens a case. The same item again is the same. The page does not say that anything is public, so nothing is taken as public.
 */
export async function importMeeting(database: Database, municipality: string, page: MeetingPage, plan: MeetingPlan, codeKey: string, now: Date): Promise<ImportReport> {
  const outcomes: ImportReport["outcomes"][number][] = []
  const remarks: Remark[] = page.unread.map(({ line }) => ({ path: `line ${line}`, code: "line-not-read" }))
  for (const item of page.items) {
    const path = `line ${item.line}`
    if (item.section === null || isFormal(item.title)) remarks.push({ path, code: "formal-item" })
    else outcomes.push({ path, ...(await importItem(database, municipality, page, item, plan, codeKey, now)) })
  }
  if (!plan.dryRun) await inWork(database, importer, now, ({ note }) => note({ municipality, act: "cases-imported", outcome: "done", more: { form: "meeting-page", taken: outcomes.filter(({ outcome }) => outcome === "taken").length } }))
  return { outcomes, remarks, faults: [] }
}

type Outcome = Omit<ImportReport["outcomes"][number], "path">

async function importItem(database: Database, municipality: string, page: MeetingPage, item: MeetingItem, plan: MeetingPlan, codeKey: string, now: Date): Promise<Outcome> {
  if (page.body === null || page.day === null || page.day > dayAt(now)) return { outcome: "not-taken", code: page.day !== null && page.day > dayAt(now) ? "in-the-future" : "meeting-not-known", number: "" }
  const said = `${page.body} ${sayDay(page.day, "fi")} § ${item.section}`
  // What stands in a page may be anyone's name, so the key is a digest.
  const key = `meeting-${digestOf(`${page.body} ${page.day} ${item.section}`)}`
  const verb = async (work: Work): Promise<Outcome> => {
    await enter(work.queries, municipality)
    const number = numberIn(item.title)
    const [known] = number === null ? [] : await work.queries.rows<{ id: string }>(sql`select id from case_file where municipality_id = ${municipality} and number_key = lower(${number}::text)`)
    const done = known ? await join(work, municipality, known.id, key, said) : await open(work, municipality, said, item, key, plan, startOf(page.day ?? dayAt(now)), codeKey)
    if (plan.dryRun) throw new DryRun(done)
    return done
  }
  try {
    return await inWork(database, importer, now, verb)
  } catch (fault) {
    if (fault instanceof DryRun) return fault.outcome
    if (fault instanceof Conflict) return { outcome: "not-taken", code: "changed-since", number: "" }
    throw fault
  }
}

class DryRun extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super("A dry run keeps nothing.")
    this.outcome = outcome
  }
}

async function open(work: Work, municipality: string, said: string, { title }: MeetingItem, key: string, { unit, classCode }: MeetingPlan, at: Date, codeKey: string): Promise<Outcome> {
  const { authority } = await caseRegisterOf(work.queries, municipality)
  const opened = await openCase(work, municipality, {
    classCode, unit, title: title.slice(0, 500), publicTitle: said.slice(0, 500), language: "fi", receivedWay: "system", pendingAt: at, initiator: { kind: "authority", name: authority }, publicity: { secrecy: "not-yet-public" }, incomingKey: key,
  }, codeKey)
  return { outcome: opened.again ? "again" : "taken", code: null, number: opened.number }
}

/** Tells the case that it was on the list of a meeting; once for each item. */
async function join(work: Work, municipality: string, id: string, key: string, said: string): Promise<Outcome> {
  const claimed = await work.queries.rows(sql`
    insert into case_incoming (municipality_id, source, key, digest, case_id, at) values (${municipality}, ${work.actor.id}, ${key}, ${digestOf(said)}, ${id}, ${work.now}) on conflict do nothing returning key`)
  const its = await holdCase(work.queries, municipality, id)
  if (!its) throw new Conflict("The case is gone.")
  const outcome: ImportOutcome = claimed.length > 0 ? "taken" : "again"
  if (claimed.length > 0) {
    await appendAction(work, municipality, its, { kind: "noted", noteCode: "meeting-item", note: said })
    await work.note({ municipality, act: "case-acted", subject: { kind: "case", id }, person: its.person, register: its.register, case: id, outcome: "done", more: { kind: "noted", what: "meeting-item" } })
  }
  return { outcome, code: null, number: its.number }
}
