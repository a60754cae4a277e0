import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { ForeignCase, ForeignDocument, ReadCases, Remark } from "../../read/cases/foreign-case.ts"
import { enter, readWithin } from "../access/border.ts"
import { appendAction, type CaseInHand, holdCase } from "../cases/append.ts"
import { type DocumentForm, documentTypes } from "../cases/documents.ts"
import { type CaseForm, openCase } from "../cases/open.ts"
import { caseRegisterOf } from "../cases/register.ts"
import { isEnd, type Stage, stagesAfter } from "../cases/stages.ts"
import { Conflict, Refused } from "../refusals.ts"
import { type Actor, type Database, inWork, type Work } from "../work.ts"
import { foreignTypes } from "./words.ts"

export const importer: Actor = { id: "case-import", name: "", kind: "program" }

/** What an import needs to know that the file does not tell. */
export interface ImportPlan {
  /** The unit of cases whose own unit is none of the municipality's. */
  readonly unit: string
  readonly units: ReadonlySet<string>
  /** Who handles secret cases; without one they are not taken, since nobody would see them. */
  readonly handler: string | null
  readonly dryRun: boolean
}

export type ImportOutcome = "taken" | "again" | "not-taken"

export interface ImportReport {
  readonly outcomes: readonly { readonly path: string; readonly outcome: ImportOutcome; readonly code: string | null; readonly number: string }[]
  readonly remarks: readonly Remark[]
  readonly faults: readonly Remark[]
}

/** Brings cases of another system to the register, each in a transaction of its own, with the numbers that they have. The same case again is the same case. */
export async function importCases(database: Database, municipality: string, read: ReadCases, plan: ImportPlan, codeKey: string, now: Date): Promise<ImportReport> {
  const remarks = [...read.remarks]
  const outcomes: ImportReport["outcomes"][number][] = []
  for (const its of read.cases) {
    const { outcome, code } = await importOne(database, municipality, its, plan, codeKey, now, remarks)
    outcomes.push({ path: its.path, outcome, code, number: its.number })
  }
  if (!plan.dryRun)
    await inWork(database, importer, now, ({ note }) => note({ municipality, act: "cases-imported", outcome: "done", more: { form: read.form, taken: outcomes.filter(({ outcome }) => outcome === "taken").length, faults: read.faults.length } }))
  return { outcomes, remarks, faults: read.faults }
}

interface Outcome {
  readonly outcome: ImportOutcome
  readonly code: string | null
}

async function importOne(database: Database, municipality: string, its: ForeignCase, plan: ImportPlan, codeKey: string, now: Date, remarks: Remark[]): Promise<Outcome> {
  if (its.publicity.secrecy === "secret" && plan.handler === null) return { outcome: "not-taken", code: "secret-needs-handler" }
  if (its.createdAt > now || (its.acquiredAt !== null && its.acquiredAt > now)) return { outcome: "not-taken", code: "in-the-future" }
  if (its.documents.length > 50) return { outcome: "not-taken", code: "too-many-documents" }
  if (its.unit !== null && !plan.units.has(its.unit)) remarks.push({ path: its.path, code: "unit-not-known" })
  try {
    const verb = async (work: Work): Promise<Outcome> => {
      if (await isTaken(work, municipality, its)) return { outcome: "not-taken", code: "number-taken" }
      const { authority } = await caseRegisterOf(work.queries, municipality)
      const opened = await openCase(work, municipality, formOf(its, plan, authority, remarks), codeKey)
      if (!opened.again) await bringTo(work, municipality, opened.id, its)
      if (plan.dryRun) throw new DryRun(opened.again)
      return { outcome: opened.again ? "again" : "taken", code: null }
    }
    return await inWork(database, importer, now, verb)
  } catch (fault) {
    if (fault instanceof DryRun) return { outcome: fault.again ? "again" : "taken", code: null }
    if (fault instanceof Conflict) return { outcome: "not-taken", code: "changed-since" }
    if (fault instanceof Refused) return { outcome: "not-taken", code: fault.attempt?.because ?? "refused" }
    if (fault instanceof Error && fault.name === "ZodError") return { outcome: "not-taken", code: "not-well-formed" }
    throw fault
  }
}

/** Undoes a trial: a dry run does all that the import would, and keeps none of it. */
class DryRun extends Error {
  readonly again: boolean
  constructor(again: boolean) {
    super("A dry run keeps nothing.")
    this.again = again
  }
}

/** True where another case has the number already. */
async function isTaken({ queries, actor }: Work, municipality: string, { number, key }: ForeignCase): Promise<boolean> {
  await enter(queries, municipality)
  const [other] = await queries.rows(sql`
    select c.id from case_file c where c.municipality_id = ${municipality} and c.number_key = lower(${number}::text)
      and not exists (select from case_incoming i where i.municipality_id = c.municipality_id and i.case_id = c.id and i.source = ${actor.id} and i.key = ${key})`)
  return other !== undefined
}

const publicTitles = { fi: "Asia", sv: "Ärende", en: "Case" } as const
const documentTitles = { fi: "Asiakirja", sv: "Handling", en: "Document", other: "Asiakirja" } as const

function formOf(its: ForeignCase, { unit, units, handler }: ImportPlan, authority: string, remarks: Remark[]): CaseForm {
  const open = its.publicity.secrecy === "public"
  return {
    classCode: its.classCode, language: its.language, receivedWay: "system", title: its.title,
    // The title of what is not public may tell what is secret.
    publicTitle: its.publicTitle ?? (open ? its.title : `${publicTitles[its.language]} ${its.number}`),
    unit: its.unit !== null && units.has(its.unit) ? its.unit : unit,
    pendingAt: its.stage === "opened" ? null : (its.acquiredAt ?? its.createdAt),
    initiator: { kind: "authority", name: authority },
    publicity: its.publicity, handler: its.publicity.secrecy === "secret" ? handler : null,
    documents: its.documents.map((document, at) => documentOf(document, its, authority, `${its.path}.Records[${at}]`, remarks)),
    incomingKey: its.key,
    imported: { number: its.number, openedAt: its.createdAt },
  }
}

function documentOf(document: ForeignDocument, its: ForeignCase, authority: string, path: string, remarks: Remark[]): DocumentForm {
  const type = foreignTypes.get(document.type?.toLowerCase() ?? "") ?? documentTypes.find((one) => one === document.type)
  if (type === undefined) remarks.push({ path: `${path}.Type`, code: "unknown-type" })
  return {
    title: document.title, publicTitle: document.publicity.secrecy === "public" ? document.title : documentTitles[document.language],
    type: type ?? "attachment", language: document.language, publicity: document.publicity,
    own: { author: authority, draftedAt: document.issuedAt ?? its.createdAt },
  }
}

/** Brings a new case to the stage that the other system tells, by the stages that lead there. */
async function bringTo(work: Work, municipality: string, id: string, its: ForeignCase): Promise<void> {
  const found = await holdCase(work.queries, municipality, id)
  if (!found) throw new Error("The case that was just opened is not there.")
  let hand: CaseInHand = found
  const decision = its.documents.find(({ type, issuedAt }) => type !== null && foreignTypes.get(type.toLowerCase()) === "decision" && issuedAt !== null && dayAt(issuedAt) <= dayAt(work.now))
  const via = its.stage === "closed" && decision ? [...pathTo(hand.stage, "decided"), "closed" as const] : pathTo(hand.stage, its.stage)
  for (const stage of via)
    hand = await appendAction(work, municipality, hand, {
      kind: "moved", stage, happenedAt: stage === "decided" ? (decision?.issuedAt ?? null) : null,
      noteCode: stage === "closed" ? (decision ? "decision" : "noted") : stage === "transferred" ? "transferred" : null,
    })
}

/** The shortest way from a stage to another, ends left out on the way; empty when there is none or it is there. */
function pathTo(from: Stage, to: Stage): Stage[] {
  const ways: Stage[][] = [[]]
  const seen = new Set<Stage>([from])
  for (let way = ways.shift(); way; way = ways.shift()) {
    const at = way.at(-1) ?? from
    if (at === to) return way
    for (const next of stagesAfter(at)) {
      if (seen.has(next) || (isEnd(next) && next !== to && to !== "reopened")) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return []
}

/** True where the municipality keeps a case register to import to. */
export const hasCaseRegister = (database: Database, municipality: string): Promise<boolean> =>
  readWithin(database, municipality, async (queries) => (await queries.rows(sql`select register from case_register where municipality_id = ${municipality}`)).length > 0)
