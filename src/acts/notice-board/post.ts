import { randomUUID } from "node:crypto"
import { z } from "zod"
import { days } from "../../law/period.ts"
import { lastDayFor, remedyFor } from "../../law/remedies.ts"
import { noticeOnWeb, publicNoticeOnWeb } from "../../law/times-on-the-web.ts"
import { type Day, dayAt, daysBetween, isDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { languages } from "../../lib/words.ts"
import { enter } from "../access/border.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { type Decision, holdDecision } from "../decisions/hold.ts"
import { serveMembers } from "../decisions/serve.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { lastDayOfDecision } from "./ends.ts"
import { mustPostByItself } from "./may.ts"

/** What is posted: a municipal notice (410/2015 108 §), a public notice (434/2003 62 a §), or an office holder's decision (410/2015 140 § 2 mom.). */
export const noticeKinds = ["municipal", "public", "decision"] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The section by which each kind stands on the board. */
const groundOf: Readonly<Record<NoticeKind, string>> = { municipal: "410/2015 108 §", public: "434/2003 62 a §", decision: "410/2015 140 §" }

const day = z.string().refine(isDay)
const texts = z.strictObject({
  title: z.string().min(1).max(300),
  body: z.string().min(1).max(20_000),
  /** The same without personal data, for after the last day. */
  plainTitle: z.string().min(1).max(300).nullable().default(null),
  plainBody: z.string().min(1).max(20_000).nullable().default(null),
})

export const noticeForm = z.strictObject({
  kind: z.enum(noticeKinds),
  case: z.string().min(1).nullable().default(null),
  decision: z.string().min(1).nullable().default(null),
  from: day,
  /** The last day on the board; null for the one that the law gives. */
  last: day.nullable().default(null),
  /** Why a municipal notice stands for a shorter time than 14 days: the nature of the matter (410/2015 108 §). */
  timeGround: z.string().min(1).max(300).nullable().default(null),
  personal: z.boolean(),
  texts: z.partialRecord(z.enum(languages), texts).refine((all) => Object.keys(all).length > 0, { error: "A notice is written in some language." }),
})
export type NoticeForm = z.input<typeof noticeForm>

/**
 * Posts a notice: of a case or its decision for whoever may change the case, by itself for a registrar of the case register. It
 * stands from its day to its last day, which the law gives where nobody asks for more. Returns its id, which is its address for good.
 */
export async function postNotice(work: Work, municipality: string, form: NoticeForm): Promise<string> {
  const its = noticeForm.parse(form)
  const { queries, actor, now } = work
  mustKeepCodesApart({ body: its.texts }, { municipality, act: "notice-posted", ...(its.case === null ? {} : { subject: { kind: "case", id: its.case } }) })
  await enter(queries, municipality)
  const held = its.case === null ? null : await holdToChange(work, municipality, its.case, "notice-posted")
  if (!held) await mustPostByItself(work, municipality, "notice-posted")
  const decision = its.decision === null || its.case === null ? null : await holdDecision(work, municipality, its.case, its.decision, "notice-posted")
  if (its.kind === "decision" && !decision) throw new Conflict("A notice of a decision tells which.")
  if (decision && decision.signedAt === null) throw new Conflict("The decision has not been signed: nothing of it is posted yet.")
  const today = dayAt(now)
  if (its.from < today || (its.kind === "decision" && its.from !== today)) throw new Conflict("A notice is posted from today on; one of a decision, today.")
  const id = randomUUID()
  const last = await lastDay(work, municipality, its, decision)
  await queries.rows(sql`
    insert into notice (municipality_id, id, kind, case_id, decision_id, ground, from_day, last_day, time_ground, personal, posted_by, posted_at)
    values (${municipality}, ${id}, ${its.kind}, ${its.case}, ${decision?.id ?? null}, ${groundOf[its.kind]}, ${its.from}, ${last}, ${its.timeGround}, ${its.personal}, ${actor.id}, ${now})`)
  const rows = languages.flatMap((language) => (its.texts[language] ? [{ language, ...its.texts[language] }] : []))
  await queries.rows(sql`
    insert into notice_text (municipality_id, notice_id, language, title, body, plain_title, plain_body)
    select ${municipality}, ${id}, t.language, t.title, t.body, t."plainTitle", t."plainBody"
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(language text, title text, body text, "plainTitle" text, "plainBody" text)`)
  if (its.kind === "decision" && decision) await serveMembers(work, municipality, decision)
  await work.note({ municipality, act: "notice-posted", subject: { kind: "notice", id }, person: held?.person ?? null, register: held?.register ?? null, case: its.case, outcome: "done", more: { kind: its.kind, from: its.from, last } })
  return id
}

/** The last day on the board. Longer than the law asks is let be; shorter only where the nature of the matter asks for it, and never for a public notice. */
async function lastDay({ queries }: Work, municipality: string, { kind, from, last, timeGround }: z.output<typeof noticeForm>, decision: Decision | null): Promise<Day | null> {
  if (kind === "decision") return decision?.decidedOn ? lastDayOfDecision(queries, municipality, { id: decision.id, kind: decision.kind, decidedOn: decision.decidedOn }, from) : null
  const appeal = decision?.decidedOn ? lastDayFor(remedyFor(decision.kind, decision.decidedOn), { way: "public-notice", on: from }) : null
  const lawful = kind === "public" ? publicNoticeOnWeb(from, appeal?.last ?? null).last : noticeOnWeb(from).last
  if (last === null || last === lawful) return lawful
  if (last < from) throw new Conflict("The last day is not before the first.")
  if (last < lawful && (kind === "public" || timeGround === null)) throw new Conflict("A notice stands at least as long as the law says, unless the nature of the matter asks for less: tell why.")
  return kind === "public" ? last : noticeOnWeb(from, days(daysBetween(from, last))).last
}

/** Takes a notice off the board before its time: for whoever may post it. Its address goes on telling that there was one. */
export async function withdrawNotice(work: Work, municipality: string, id: string): Promise<void> {
  const act: Act = "notice-withdrawn"
  await enter(work.queries, municipality)
  const [found] = await work.queries.rows<{ case: string | null; withdrawn: boolean }>(sql`
    select case_id as case, withdrawn_at is not null as withdrawn from notice where municipality_id = ${municipality} and id = ${id} for no key update`)
  if (!found) throw new NotFound("There is no such notice.", { municipality, act, subject: { kind: "notice", id }, because: "no-notice" })
  if (found.case === null) await mustPostByItself(work, municipality, act)
  else await holdToChange(work, municipality, found.case, act)
  if (found.withdrawn) throw new Conflict("The notice has been taken off already.")
  await work.queries.rows(sql`update notice set withdrawn_by = ${work.actor.id}, withdrawn_at = ${work.now} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act, subject: { kind: "notice", id }, case: found.case, outcome: "done" })
}
