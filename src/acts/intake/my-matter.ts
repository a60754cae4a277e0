import { publicityRequestClock } from "../../law/request-clocks.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { enter, readWithin } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import type { Stage } from "../cases/stages.ts"
import { type Actor, type Database, inWork } from "../work.ts"
import type { IntakeState } from "./queue.ts"
import { receiptHash } from "./receipt.ts"

/** Where a matter is, as whoever has its receipt is told: no content, no names. */
export interface MatterTold {
  readonly arrivedAt: Date
  readonly state: IntakeState
  /** Why it is no matter of the register. */
  readonly reason: string | null
  readonly unit: string | null
  /** Id of the case that it opened, for what is told of its requests; null where none is open or it was only joined to one. */
  readonly openedCase: string | null
  /** The case; null while none is open, and where what came was joined to a case that is secret. */
  readonly case: CaseTold | null
}

export interface CaseTold {
  readonly number: string
  readonly unit: string
  readonly stage: Stage
  readonly openedAt: Date
  readonly pendingAt: Date | null
  readonly decidedAt: Date | null
  readonly closedAt: Date | null
  /** By when it is answered, where the law gives the day: a request for information (621/1999 14 §). */
  readonly answerBy: Day | null
}

type Row = Omit<CaseTold, "answerBy"> & { readonly requestedAt: Date | null; readonly dueOn: Day | null }

/** The case's columns as its party may know them, with the day that the law gives for what is asked, or the arrival of a request for information that began it. */
const caseColumns = sql`c.number, c.unit, c.stage, c.opened_at as "openedAt", c.pending_at as "pendingAt", c.decided_at as "decidedAt", c.closed_at as "closedAt", case when c.due_kind <> 'set' then c.due_on end as "dueOn",
  (select min(d.arrived_at) from case_document d where d.municipality_id = c.municipality_id and d.case_id = c.id and d.type = 'information-request') as "requestedAt"`

const told = ({ requestedAt, dueOn, ...row }: Row): CaseTold => ({ ...row, answerBy: dueOn ?? (requestedAt && row.decidedAt === null && row.closedAt === null ? publicityRequestClock(dayAt(requestedAt)).last : null) })

/** Where the matter of a receipt is; null for a number that is nobody's. Both are noted. */
export async function findMatter(database: Database, municipality: string, number: string, actor: Actor, now: Date): Promise<MatterTold | null> {
  return inWork(database, actor, now, async ({ queries, note }) => {
    await enter(queries, municipality)
    const [row] = await queries.rows<Omit<MatterTold, "case" | "openedCase"> & { id: string; caseId: string | null }>(sql`
      select i.id, i.arrived_at as "arrivedAt", i.state, i.reason, i.unit, i.case_id as "caseId" from intake i where i.municipality_id = ${municipality} and i.receipt_hash = ${receiptHash(number)}`)
    const [its] = row?.caseId == null ? [] : await queries.rows<Row>(sql`
      select ${caseColumns} from case_file c join record r on r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id
      where c.municipality_id = ${municipality} and c.id = ${row.caseId} and (${row.state}::text = 'opened' or (c.secrecy <> 'secret' and not r.need_to_know))`)
    await note({ municipality, act: "matter-asked", outcome: "done", ...(row ? { subject: { kind: "intake", id: row.id }, case: row.caseId } : {}), more: { hits: row ? 1 : 0 } })
    if (!row) return null
    const { id: _, caseId, ...matter } = row
    return { ...matter, openedCase: row.state === "opened" ? caseId : null, case: its ? told(its) : null }
  })
}

/** A resident's own cases, newest first, as she may know where they are. */
export async function ownCases(desk: Desk, limit = 50): Promise<CaseTold[]> {
  const { database, municipality, actor } = desk
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<Row>(sql`
      select ${caseColumns} from record r join case_file c on c.municipality_id = r.municipality_id and c.id = r.root_id
      where r.municipality_id = ${municipality} and r.person_id = ${actor.id} and r.id = r.root_id and not r.need_to_know order by c.opened_at desc, c.id limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", person: actor.id, outcome: "done", more: { path: "own-cases", hits: rows.length } })
  return rows.map(told)
}
