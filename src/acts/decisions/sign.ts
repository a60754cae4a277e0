import { publicity, publicityState } from "../../law/publicity.ts"
import { remedyFor } from "../../law/remedies.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { isAssigned } from "../../model/rules/conditions.ts"
import { askerOf } from "../access/desk.ts"
import { appendAction, type CaseInHand, mustHaveNoOpenRound } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { stagesAfter, type Stage } from "../cases/stages.ts"
import { countFrom } from "../publicity/marks.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { type DecisionForm, lackingFor, remedyTextOf, signatureDigest, textDigest } from "./form.ts"
import { holdDecision } from "./hold.ts"
import { isUnfinished } from "./templates.ts"

/**
 * Signs a decision in the service: for the office holder whom the draft names, with the case in hand, over the very text that she
 * has read (`seen` is its digest). The case comes to be decided; the version that it corrects stays where it was.
 */
export async function signDecision(work: Work, municipality: string, caseId: string, id: string, seen: string): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "decision-signed")
  const draft = await holdDecision(work, municipality, caseId, id, "decision-signed")
  await mustDecide(work, municipality, its, draft.decider)
  if (draft.corrects === null) mustHaveNoOpenRound(its)
  if (draft.signedAt !== null) throw new Conflict("The decision has been signed already.")
  if (textDigest(draft) !== seen) throw new Conflict("The draft has changed since you read it. Read it again before you sign.")
  if ([draft.heading, draft.matter, draft.grounds, draft.decision, draft.provisions].some(isUnfinished)) throw new Conflict("A part of the template in square brackets has not been written.")
  const decidedOn = dayAt(work.now)
  if (lackingFor(draft, decidedOn).length > 0) throw new Conflict("The remedy's text has a place that is not filled in: tell to whom and where it is sent.")
  await putSignature(work, municipality, its, id, draft, decidedOn)
  if (draft.corrects === null) await bringToDecided(work, municipality, its, work.now)
  else await appendAction(work, municipality, its, { kind: "noted", noteCode: "decision-corrected", documents: [id] })
  await work.note({ municipality, act: "decision-signed", subject: { kind: "decision", id }, person: its.person, register: its.register, case: caseId, outcome: "done", more: { kind: draft.kind, version: draft.corrects === null ? "first" : "correction" } })
}

/** Signs a text: from now on it never changes, and it is as public as its content lets it be (621/1999 6 § 1 mom. 8 k). The caller has shown that the actor may. */
export async function putSignature(work: Work, municipality: string, its: Pick<CaseInHand, "id">, id: string, form: DecisionForm, decidedOn: Day): Promise<void> {
  const { remedy } = remedyFor(form.kind, decidedOn)
  const printed = remedyTextOf(form, decidedOn)
  const extent = ({ public: "none", "partly-secret": "part", secret: "whole" } as const)[form.secrecy]
  const state = publicityState({ official: true, publicity: publicity("decision", { signed: decidedOn }), secret: extent, secretUntil: null }, dayAt(work.now))
  await work.queries.rows(sql`
    update decision set signed_by = ${work.actor.id}, signed_at = ${work.now}, decided_on = ${decidedOn}, remedy = ${remedy}, remedy_text = ${printed},
      digest = ${signatureDigest(form, printed, work.actor.id, work.now)}
    where municipality_id = ${municipality} and case_id = ${its.id} and id = ${id}`)
  await work.queries.rows(sql`
    update case_document set draft = false, publicity_kind = 'decision', public_event_on = ${decidedOn} where municipality_id = ${municipality} and case_id = ${its.id} and id = ${id}`)
  await work.queries.rows(sql`update record set secrecy = ${state}, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${its.id} and id = ${id}`)
  await countFrom(work, municipality, { caseId: its.id, recordId: id }, decidedOn)
}

/** Brings a case to be decided, by way of being ready for it where it was in preparation. */
export async function bringToDecided(work: Work, municipality: string, its: CaseInHand, decidedAt: Date): Promise<void> {
  let held = its
  for (const stage of wayToDecided(its.stage)) held = await appendAction(work, municipality, held, { kind: "moved", stage, happenedAt: stage === "decided" ? decidedAt : null })
}

function wayToDecided(stage: Stage): Stage[] {
  if (stagesAfter(stage).includes("decided")) return ["decided"]
  if (stagesAfter(stage).includes("to-be-decided")) return ["to-be-decided", "decided"]
  throw new Conflict(`The case is in the stage ${stage}, in which nothing is decided.`)
}

async function mustDecide({ queries, actor, now }: Work, municipality: string, its: CaseInHand, decider: string | null): Promise<void> {
  const [row] = await queries.rows<{ has: boolean }>(sql`
    select ${isAssigned.holds(askerOf(municipality, actor), now)} as has from record r where r.municipality_id = ${municipality} and r.root_id = ${its.id} and r.id = ${its.id}`)
  if (decider === actor.id && row?.has) return
  throw new Refused("A decision is signed by the office holder whom it names, with the case in hand.", {
    municipality, act: "decision-signed", subject: { kind: "case", id: its.id }, register: its.register, because: decider === actor.id ? "not-in-hand" : "not-decider",
  })
}
