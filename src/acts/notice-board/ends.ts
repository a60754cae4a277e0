import { remedyFor } from "../../law/remedies.ts"
import { minutesOnWeb, noticeOnWeb } from "../../law/times-on-the-web.ts"
import type { Day } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import type { DecisionKind } from "../decisions/form.ts"
import { recipientsOfDecision } from "../decisions/recipients.ts"
import type { Work } from "../work.ts"

/** The last day of a decision's personal data on the web; null while a party is not served. Where no time for a remedy runs, 14 days as any notice (410/2015 108 and 140 §). */
export async function lastDayOfDecision(queries: Queries, municipality: string, decision: { readonly id: string; readonly kind: DecisionKind; readonly decidedOn: Day }, publishedOn: Day): Promise<Day | null> {
  const remedy = remedyFor(decision.kind, decision.decidedOn)
  if (remedy.period === null || remedy.runsFrom !== "service") return noticeOnWeb(publishedOn).last
  const { parties } = await recipientsOfDecision(queries, municipality, decision.id)
  return minutesOnWeb(remedy, publishedOn, parties.map(({ service }) => service))?.last ?? null
}

/** Lets the notices of a decision end on the day that is known by now. */
export async function endNoticesOf(work: Work, municipality: string, decisionId: string): Promise<void> {
  const notices = await work.queries.rows<{ id: string; from: Day; kind: DecisionKind; decidedOn: Day }>(sql`
    select n.id, n.from_day as from, d.kind, d.decided_on as "decidedOn" from notice n join decision d on d.municipality_id = n.municipality_id and d.id = n.decision_id
    where n.municipality_id = ${municipality} and n.decision_id = ${decisionId} and n.kind = 'decision' and n.withdrawn_at is null order by n.id limit 20`)
  for (const { id, from, kind, decidedOn } of notices) {
    const last = await lastDayOfDecision(work.queries, municipality, { id: decisionId, kind, decidedOn }, from)
    await work.queries.rows(sql`update notice set last_day = ${last} where municipality_id = ${municipality} and id = ${id}`)
  }
}
