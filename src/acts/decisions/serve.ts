import { NotInForce } from "../../law/rule.ts"
import { knownOn, type Service, type ServiceWay, serviceWays } from "../../law/service.ts"
import { remedyFor } from "../../law/remedies.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { appendAction, type CaseInHand, holdCase } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { endNoticesOf } from "../notice-board/ends.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { type Decision, holdDecision } from "./hold.ts"
import { recipientsOfDecision } from "./recipients.ts"

/** The ways in which a party is served; members of the municipality learn of a decision on the web. */
export const partyWays = serviceWays.filter((way) => way !== "minutes-on-web")

/** How the way of service is kept as the way of sending of a document (906/2019 26 §). */
const sendingOf: Readonly<Record<ServiceWay, string>> = {
  "ordinary-letter": "letter", "letter-to-authority": "letter", "ordinary-electronic": "e-mail", receipt: "receipt", "verified-electronic": "service", substitute: "receipt",
  "general-notice": "public-notice", "public-notice": "public-notice", "minutes-on-web": "public-notice",
}

/** Records how a party was served with a signed decision. When all have been, the case that was decided is served. */
export async function serveDecision(work: Work, municipality: string, caseId: string, id: string, party: string, service: Service): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "decision-served")
  const decision = await holdDecision(work, municipality, caseId, id, "decision-served")
  const { parties } = await recipientsOfDecision(work.queries, municipality, id)
  const recipient = parties.find((one) => one.party === party)
  if (!recipient) throw new Conflict("Choose a party of the case.")
  if (service.way === "minutes-on-web") throw new Conflict("A party is served in another way: minutes on the web are for the members of the municipality.")
  await putService(work, municipality, decision, party, service)
  await work.queries.rows(sql`
    update case_document set sent_at = ${work.now}, sent_way = ${sendingOf[service.way]}, recipient = ${recipient.name} where municipality_id = ${municipality} and case_id = ${caseId} and id = ${id} and sent_at is null`)
  await follow(work, municipality, its, id)
  await work.note({ municipality, act: "decision-served", subject: { kind: "decision", id }, person: its.person, register: its.register, case: caseId, outcome: "done", more: { way: service.way, party } })
}

/** Tells a decision that it stands on the web, from which the members of the municipality know it (410/2015 140 § 3 mom.). The caller has shown that the actor may. */
export async function serveMembers(work: Work, municipality: string, decision: Decision): Promise<void> {
  if (decision.decidedOn === null) throw new Conflict("The decision has not been signed.")
  if (!remedyFor(decision.kind, decision.decidedOn).who.includes("municipality-member")) return
  await putService(work, municipality, decision, null, { way: "minutes-on-web", on: dayAt(work.now) })
  await endNoticesOf(work, municipality, decision.id)
}

async function putService(work: Work, municipality: string, decision: Decision, party: string | null, service: Service): Promise<void> {
  if (decision.decidedOn === null) throw new Conflict("The decision has not been signed: nothing is served yet.")
  const { on, shownOn } = service
  const today = dayAt(work.now)
  if (on < decision.decidedOn || on > today || (shownOn ?? on) > today) throw new Conflict("A decision is served on a day from its signing to today.")
  mustReckon(service)
  await work.queries.rows(sql`
    insert into decision_service (municipality_id, case_id, decision_id, seq, party, way, on_day, shown_on, recorded_by, recorded_at)
    select ${municipality}, ${decision.caseId}, ${decision.id}, coalesce(max(s.seq), 0) + 1, ${party}, ${service.way}, ${on}, ${shownOn ?? null}, ${work.actor.id}, ${work.now}
    from decision_service s where s.municipality_id = ${municipality} and s.decision_id = ${decision.id}`)
}

/** What the law does not reckon with is a conflict, in its own words. */
function mustReckon(service: Service): void {
  try {
    knownOn(service)
  } catch (fault) {
    if (fault instanceof RangeError || fault instanceof NotInForce) throw new Conflict(fault.message)
    throw fault
  }
}

/** Moves a decided case to served once every party is, and lets notices of the decision end on the day that is known then. */
async function follow(work: Work, municipality: string, its: CaseInHand, id: string): Promise<void> {
  const { parties } = await recipientsOfDecision(work.queries, municipality, id)
  await endNoticesOf(work, municipality, id)
  if (its.stage !== "decided" || parties.some(({ service }) => service === null)) return
  const held = await holdCase(work.queries, municipality, its.id)
  if (held) await appendAction(work, municipality, held, { kind: "moved", stage: "served" })
}
