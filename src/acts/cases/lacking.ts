import { type Missing, missingFields, type RegisterField } from "../../law/case-register.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import type { SeenCase, SeenDocument } from "./get.ts"

/** What the register lacks of a case or of a document of it, by the law of today (906/2019 25–26 §). */
export type Lacking = Missing & { readonly document: Pick<SeenDocument, "id" | "title"> | null }

/** What a case that has been read lacks. Most the database holds to; what is left comes to be known on the way. */
export async function lackingIn({ database, municipality, now }: Desk, its: SeenCase): Promise<Lacking[]> {
  const served = await readWithin(database, municipality, async (queries) =>
    (await queries.rows(sql`select 1 from decision_service s join decision d on d.municipality_id = s.municipality_id and d.id = s.decision_id where d.municipality_id = ${municipality} and d.case_id = ${its.record.id} limit 1`)).length > 0)
  const own = its.documents.filter(({ origin, draft }) => origin === "own" && !draft)
  const wasSent = its.told.some(({ stage }) => stage === "served") || served || own.some(({ type, sentAt }) => type === "decision" && sentAt !== null)
  // What ended without a decision has ended on the day of its closing.
  const ended = its.decidedAt !== null || (its.ending !== null && its.ending !== "decision")
  const has = of<RegisterField>({
    identifier: its.number, "business-id": its.businessId, authority: its.authority, process: its.classCode, "pending-at": its.pendingAt, initiator: its.receivedWay, status: its.stage,
    "decided-on": ended, "way-of-service": served || own.some(({ sentWay }) => sentWay !== null),
  })
  const happened = of({ closed: its.closedAt, sent: wasSent })
  const today = dayAt(now)
  return [
    ...missingFields("case", has, happened, today).map((one) => ({ ...one, document: null })),
    ...its.documents.filter(({ draft }) => !draft).flatMap((document) => lackingInDocument(document, today)),
  ]
}

/** Names alone may be kept from the reader: where there was a name there is one. */
function lackingInDocument(one: SeenDocument, today: string): Lacking[] {
  const has = of<RegisterField>({
    identifier: one.id, "arrived-at": one.arrivedAt, "way-of-arrival": one.arrivedWay, sender: one.origin === "received", author: one.author, "drafted-at": one.draftedAt, "sent-at": one.sentAt, "way-of-sending": one.sentWay,
  })
  const { id, title } = one
  return missingFields(one.origin === "received" ? "incoming-document" : "own-document", has, of({ sent: one.sentAt ?? one.sentWay }), today).map((missing) => ({ ...missing, document: { id, title } }))
}

const of = <Name extends string>(known: Readonly<Partial<Record<Name, unknown>>>): Set<Name> => new Set((Object.keys(known) as Name[]).filter((name) => known[name] !== null && known[name] !== false && known[name] !== ""))
