import { z } from "zod"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { type Day, dayAt, daysBetween, daysLater, isDay, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { entriesOf, type Look, nextSteps, outcomes, reviewable, type SuspicionState } from "./queue.ts"
import { mustWatch } from "./watches.ts"

/** The longest that people may write. */
export const wordsLimit = 4000

async function taken(work: Work, municipality: string, id: string): Promise<{ state: SuspicionState; rule: string }> {
  await mustWatch(work, municipality)
  const [row] = await work.queries.rows<{ state: SuspicionState; rule: string }>(sql`
    select s.state, s.rule from suspicion s where ${reviewable(municipality, work)} and s.id = ${id} for no key update`)
  if (!row) throw new NotFound("There is no such review, or it is not yours.")
  return row
}

/** Asks the one who looked for her explanation. */
export async function askExplanation(work: Work, municipality: string, id: string): Promise<void> {
  const { state } = await taken(work, municipality, id)
  if (state !== "open") throw new Conflict("An explanation has been asked for already, or the matter has been looked at.")
  await work.queries.rows(sql`
    update suspicion set state = 'asked', asked_by = ${work.actor.id}, asked_at = ${work.now} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "explanation-asked", subject: { kind: "suspicion", id } })
}

/** Something that a person is asked about: her own looks, and what she has answered. */
export interface Asked {
  readonly id: string
  readonly day: Day
  readonly askedAt: Date
  readonly explanation: string | null
  readonly looks: readonly Look[]
}

/** What explanations are asked of the one who acts, the oldest first, or the one named. She is shown her own looks, and not why they stood out. */
export async function askedOf(work: Work, municipality: string, id: string | null = null): Promise<readonly Omit<Asked, "looks">[]> {
  await enter(work.queries, municipality)
  return work.queries.rows(sql`
    select s.id, s.day, s.asked_at as "askedAt", s.explanation from suspicion s
    where s.municipality_id = ${municipality} and s.actor_id = ${work.actor.id} and s.state = 'asked' and (${id}::text is null or s.id = ${id}) order by s.asked_at, s.id limit 100`)
}

/** One of them, with the looks it is about; to whom the records belong is not shown to her anew. */
export async function getAsked(work: Work, municipality: string, id: string): Promise<Asked> {
  const [asked] = await askedOf(work, municipality, id)
  if (!asked) throw new NotFound("There is no such question, or it is not asked of you.")
  const looks = await entriesOf(work, municipality, id)
  await work.note({ municipality, act: "log-read", subject: { kind: "suspicion", id } })
  return { ...asked, looks: looks.map((look) => ({ ...look, person: null })) }
}

/**
 * Gives one's own explanation; until the matter has been looked at it can be given anew. The words are kept beside the suspicion and
 * never in the log. Throws `Refused` for words that are none, too many, or hold a personal identity code.
 */
export async function explain(work: Work, municipality: string, id: string, words: string): Promise<void> {
  await enter(work.queries, municipality)
  const text = words.trim()
  const tried = { municipality, act: "explanation-given", subject: { kind: "suspicion", id } } as const
  if (text === "" || text.length > wordsLimit) throw new Refused(`Write an explanation of at most ${wordsLimit} characters.`, { ...tried, because: "not-words" })
  if (holdsIdentityCode(text)) throw new Refused("Do not write personal identity codes.", { ...tried, because: "code-in-text" })
  const rows = await work.queries.rows(sql`
    update suspicion set explanation = ${text}, explained_at = ${work.now}
    where municipality_id = ${municipality} and id = ${id} and actor_id = ${work.actor.id} and state = 'asked' returning id`)
  if (rows.length === 0) throw new NotFound("There is no such question, or it is not asked of you.")
  await work.note({ municipality, act: "explanation-given", subject: { kind: "suspicion", id } })
}

/** What the reviewer fills in. Misuse needs a next step; the rest may have one. */
export const decisionForm = z
  .strictObject({ outcome: z.enum(outcomes), steps: z.array(z.enum(nextSteps)), note: z.string().trim().max(wordsLimit).default("") })
  .refine(({ outcome, steps }) => outcome !== "misuse" || steps.length > 0, { path: ["steps"], error: "Misuse needs a next step." })

/** Ends a review with an outcome. Who looked, at what and how it ended stands in the log; the note stands here. */
export async function decideReview(work: Work, municipality: string, id: string, form: z.input<typeof decisionForm>): Promise<void> {
  const { outcome, steps, note } = decisionForm.parse(form)
  if (holdsIdentityCode(note)) throw new Refused("Do not write personal identity codes.", { municipality, act: "log-reviewed", subject: { kind: "suspicion", id }, because: "code-in-text" })
  const { state, rule } = await taken(work, municipality, id)
  if (state === "looked-at") throw new Conflict("This has been looked at already.")
  await work.queries.rows(sql`
    update suspicion set state = 'looked-at', outcome = ${outcome}, next_steps = ${steps}::text[], note = ${note || null}, looked_by = ${work.actor.id}, looked_at = ${work.now}
    where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "log-reviewed", subject: { kind: "suspicion", id }, because: rule, more: { step: "decided", outcome, steps: steps.length > 0 ? [...new Set(steps)].sort().join("+") : null } })
}

/** Why a resident is not shown some views for a time (1050/2018 34 § 1 mom.; GDPR art. 23). */
export const withholdingReasons = ["crime-investigation", "others-rights"] as const
export type WithholdingReason = (typeof withholdingReasons)[number]

/** A withholding lasts at most so many days; then it is set anew with a reason, or ends. */
export const withholdLimitDays = 366

/** Withholds the views of a suspicion from the residents concerned to the end of a day, since telling of them would harm. */
export async function withholdViews(work: Work, municipality: string, id: string, reason: WithholdingReason, lastDay: Day): Promise<void> {
  await taken(work, municipality, id)
  const days = isDay(lastDay) ? daysBetween(dayAt(work.now), lastDay) : -1
  if (days < 0 || days > withholdLimitDays) throw new Refused(`Give a last day from today on, at most ${withholdLimitDays} days ahead.`, { municipality, act: "views-withheld", subject: { kind: "suspicion", id }, because: "not-a-day" })
  const endsAt = startOf(daysLater(lastDay, 1))
  await work.queries.rows(sql`
    insert into view_withholding (municipality_id, suspicion_id, actor_id, person_id, from_at, to_at, reason, ends_at, set_by, set_at)
    select municipality_id, id, actor_id, person_id, first_at, last_at, ${reason}, ${endsAt}, ${work.actor.id}, ${work.now} from suspicion where municipality_id = ${municipality} and id = ${id}
    on conflict (municipality_id, suspicion_id) do update set reason = excluded.reason, ends_at = excluded.ends_at, set_by = excluded.set_by, set_at = excluded.set_at`)
  await work.note({ municipality, act: "views-withheld", subject: { kind: "suspicion", id }, because: reason, more: { until: lastDay } })
}

/** Ends a withholding before its day: from now on the views are shown. */
export async function endWithholding(work: Work, municipality: string, id: string): Promise<void> {
  await taken(work, municipality, id)
  const rows = await work.queries.rows(sql`
    update view_withholding set ends_at = ${work.now} where municipality_id = ${municipality} and suspicion_id = ${id} and ends_at > ${work.now} returning suspicion_id`)
  if (rows.length === 0) throw new Conflict("Nothing is withheld here.")
  await work.note({ municipality, act: "views-withheld", subject: { kind: "suspicion", id }, more: { ended: true } })
}
