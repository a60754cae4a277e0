import { z } from "zod"
import { parseIdentityCode } from "../../law/identity-code.ts"
import { type MandateKind, mandateKinds } from "../../law/mandates.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import type { CaseInHand } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { type CodeKeys, peopleFor } from "../registers/people.ts"
import { Conflict } from "../refusals.ts"
import type { Database, Work } from "../work.ts"

/** For whom somebody asks, and by what. */
export const behalf = z.strictObject({ kind: z.enum(mandateKinds), whom: z.string().trim().min(1).max(300) })
export type Behalf = z.output<typeof behalf>

/** A mandate as it stands: named by the asker, and checked or not. The last check counts. */
export interface Mandate extends Behalf {
  readonly namedAt: Date
  readonly checked: { readonly accepted: boolean; readonly shown: string; readonly by: string; readonly at: Date } | null
}

/** Whether a case asks for another, and whether that has been shown. */
export type MandateState = "none" | "unchecked" | "accepted" | "rejected"

const lastCheck = (municipality: Sql, caseId: Sql): Sql => sql`(select k.* from request_mandate_check k where k.municipality_id = ${municipality} and k.case_id = ${caseId} order by k.seq desc limit 1)`

/** Whose data a case asks for, where its own person is `person`: hers, or that of the one for whom she asks once her mandate has been accepted. */
export const whoseData = (municipality: Sql, caseId: Sql, person: Sql): Sql => sql`(
  case when exists (select from request_mandate m where m.municipality_id = ${municipality} and m.case_id = ${caseId}) then (select k.subject_id from ${lastCheck(municipality, caseId)} k) else ${person} end)`

/** How the mandate of a case stands, as `MandateState`. */
export const mandateState = (municipality: Sql, caseId: Sql): Sql => sql`(
  case when not exists (select from request_mandate m where m.municipality_id = ${municipality} and m.case_id = ${caseId}) then 'none'
    else coalesce((select case when k.accepted then 'accepted' else 'rejected' end from ${lastCheck(municipality, caseId)} k), 'unchecked') end)`

/** The mandate of a case; null where the asker asks for herself. The caller has read the case. */
export const mandateOf = (database: Database, municipality: string, caseId: string): Promise<Mandate | null> =>
  readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<Mandate>(sql`
      select m.kind, m.whom, m.named_at as "namedAt", (select json_build_object('accepted', k.accepted, 'shown', k.shown, 'by', k.checked_by, 'at', k.checked_at) from ${lastCheck(sql`m.municipality_id`, sql`m.case_id`)} k) as checked
      from request_mandate m where m.municipality_id = ${municipality} and m.case_id = ${caseId}`)
    return row ? { ...row, checked: row.checked && { ...row.checked, at: new Date(row.checked.at) } } : null
  })

/** Tells for whom a case asks, and by what mandate, as the asker has said: for whoever may change the case, before anything has been gathered in it. */
export async function nameMandate(work: Work, municipality: string, caseId: string, form: Behalf): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "request-acted")
  const [begun] = await work.queries.rows(sql`select id from request_search where municipality_id = ${municipality} and case_id = ${caseId} limit 1`)
  if (begun) throw new Conflict("Something has been looked for already, for the asker herself. Open a new case for what is asked for another.")
  await putMandate(work, municipality, its, form)
}

/** The same for a case that the caller holds, having shown that the actor may. */
export async function putMandate(work: Work, municipality: string, its: CaseInHand, form: Behalf): Promise<void> {
  const { kind, whom } = behalf.parse(form)
  mustKeepCodesApart({ title: whom }, { municipality, act: "request-acted", subject: { kind: "case", id: its.id } })
  const put = await work.queries.rows(sql`
    insert into request_mandate (municipality_id, case_id, kind, whom, named_by, named_at) values (${municipality}, ${its.id}, ${kind}, ${whom}, ${work.actor.id}, ${work.now}) on conflict do nothing returning case_id`)
  if (put.length === 0) throw new Conflict("The case tells already for whom it asks.")
  await work.note({ municipality, act: "request-acted", subject: { kind: "case", id: its.id }, person: its.person, register: its.register, case: its.id, outcome: "done", more: { event: "mandate-named", kind } })
}

/** How a mandate was found. The code is hers whose data is asked for; a company has none. */
export interface MandateCheck {
  readonly accepted: boolean
  /** What was shown: a power of attorney and its day, an extract, or why it was not enough. */
  readonly shown: string
  readonly code: string | null
}

/** Notes that a mandate was checked: who, when, and what was shown. For whoever may change the case; what was not accepted may be checked again. */
export async function checkMandate(work: Work, municipality: string, caseId: string, { accepted, shown, code: typed }: MandateCheck, keys: CodeKeys): Promise<void> {
  mustKeepCodesApart({ title: shown }, { municipality, act: "request-acted", subject: { kind: "case", id: caseId } })
  const its = await holdToChange(work, municipality, caseId, "request-acted")
  const [named] = await work.queries.rows<{ kind: MandateKind; whom: string; state: MandateState; checks: number }>(sql`
    select m.kind, m.whom, ${mandateState(sql`m.municipality_id`, sql`m.case_id`)} as state, (select count(*)::int from request_mandate_check k where k.municipality_id = m.municipality_id and k.case_id = m.case_id) as checks
    from request_mandate m where m.municipality_id = ${municipality} and m.case_id = ${caseId}`)
  if (!named) throw new Conflict("The case asks for nobody else.")
  if (named.state === "accepted") throw new Conflict("The mandate has been accepted already.")
  const code = typed === null ? null : parseIdentityCode(typed)
  if (accepted && named.kind !== "company" && code === null) throw new Conflict("Give the identity code of the one for whom is asked.")
  const [given = "", ...family] = named.whom.split(" ")
  const [subject] = accepted && named.kind !== "company" ? await peopleFor(work, municipality, [{ given, family: family.join(" ") || given, code }], keys) : [null]
  await work.queries.rows(sql`
    insert into request_mandate_check (municipality_id, case_id, seq, accepted, shown, subject_id, checked_by, checked_at) values (${municipality}, ${caseId}, ${named.checks + 1}, ${accepted}, ${shown}, ${subject ?? null}, ${work.actor.id}, ${work.now})`)
  await work.note({ municipality, act: "request-acted", subject: { kind: "case", id: caseId }, person: subject ?? its.person, register: its.register, case: caseId, outcome: "done", more: { event: accepted ? "mandate-accepted" : "mandate-rejected", kind: named.kind } })
}
