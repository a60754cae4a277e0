import type { Service, ServiceWay } from "../../law/service.ts"
import type { Day } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import type { Recipient } from "./reckon.ts"

interface Row {
  readonly party: string | null
  readonly name: string | null
  readonly way: ServiceWay | null
  readonly on: Day | null
  readonly shownOn: Day | null
}

export interface Served {
  readonly parties: readonly Recipient[]
  /** How the members of the municipality learnt of it; null while it is not on the web. */
  readonly members: Service | null
}

/** To whom decisions are to be served, and how each was: whoever made the matter pending and its parties, by the latest that was recorded. */
export async function recipientsOfDecisions(queries: Queries, municipality: string, decisions: readonly string[]): Promise<Map<string, Served>> {
  const rows = await queries.rows<Row & { decision: string; role: string | null }>(sql`
    with latest as (
      select distinct on (s.decision_id, s.party) s.decision_id, s.party, s.way, s.on_day, s.shown_on from decision_service s
      where s.municipality_id = ${municipality} and s.decision_id = any(${[...decisions]}::text[]) order by s.decision_id, s.party, s.seq desc
    )
    select d.id as decision, p.id as party, p.name, l.way, l.on_day as on, l.shown_on as "shownOn", p.role
    from decision d join case_party p on p.municipality_id = d.municipality_id and p.case_id = d.case_id and p.role in ('initiator', 'party')
    left join latest l on l.decision_id = d.id and l.party = p.id
    where d.municipality_id = ${municipality} and d.id = any(${[...decisions]}::text[])
    union all select l.decision_id, null, null, l.way, l.on_day, l.shown_on, null from latest l where l.party is null
    order by 7 nulls last, 3, 2 limit 5000`)
  const serviceOf = ({ way, on, shownOn }: Row): Service | null => (way === null || on === null ? null : { way, on, ...(shownOn === null ? {} : { shownOn }) })
  return new Map(decisions.map((id) => {
    const own = rows.filter(({ decision }) => decision === id)
    const members = own.find(({ party }) => party === null)
    return [id, { parties: own.filter(({ party }) => party !== null).map((row) => ({ party: row.party, name: row.name, service: serviceOf(row) })), members: members ? serviceOf(members) : null }]
  }))
}

/** The same for one decision. */
export const recipientsOfDecision = async (queries: Queries, municipality: string, id: string): Promise<Served> =>
  (await recipientsOfDecisions(queries, municipality, [id])).get(id) ?? { parties: [], members: null }
