import { type InterestPost, postOfSeat } from "../../law/interests.ts"
import { interestsDeclaredBy } from "../../law/times-on-the-web.ts"
import { type Day, dayAt, daysLater } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { Database } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import type { BodyKind, SeatRole } from "../meetings/bodies.ts"
import { isRegistrar } from "../notice-board/may.ts"
import { NotFound } from "../refusals.ts"
import { type CheckOutcome, isAuditSecretary } from "./duties.ts"

/** What has been declared, in its latest version. */
export interface Declaration {
  readonly version: number
  readonly givenOn: Day
  readonly positions: string
  readonly wealth: string
  readonly other: string
  readonly checkedAt: Date | null
  readonly outcome: CheckOutcome | null
}

/** Where a duty stands: not declared yet, soon due, late, declared, checked, to be completed, or over with the post. */
export type DutyState = "waiting" | "soon" | "late" | "declared" | "checked" | "to-be-completed" | "over"

export interface Duty {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  /** The language of its case. */
  readonly language: Language
  readonly name: string
  readonly post: InterestPost
  /** The body or the office; the body's own name in Swedish, where there is a body. */
  readonly postOf: string
  readonly postOfSv: string
  readonly tookUpOn: Day
  readonly until: Day | null
  readonly remindedOn: Day | null
  readonly declaration: Declaration | null
  readonly dueOn: Day
  readonly state: DutyState
}

/** A seat that brings the duty to declare, for which no case has been opened. */
export interface UnkeptSeat {
  readonly body: string
  readonly seat: string
  readonly name: string
  readonly post: InterestPost
  readonly bodyName: string
  readonly unit: string
  readonly from: Day
  readonly until: Day
}

const soonDays = 14

export function stateOfDuty({ until, declaration }: Pick<Duty, "until" | "declaration">, dueOn: Day, today: Day): DutyState {
  if (until !== null && until < today) return "over"
  if (declaration !== null) return declaration.outcome === "to-be-completed" ? "to-be-completed" : declaration.checkedAt === null ? "declared" : "checked"
  return dueOn < today ? "late" : dueOn <= daysLater(today, soonDays) ? "soon" : "waiting"
}

type Row = Omit<Duty, "dueOn" | "state" | "declaration"> & Omit<Declaration, "version"> & { readonly version: number | null }

const dutyColumns = sql`d.id, d.case_id as "caseId", c.number as "caseNumber", c.language, d.name, d.post, d.post_of as "postOf", coalesce(b.name_sv, d.post_of) as "postOfSv", d.took_up_on as "tookUpOn", d.until_day as until, d.reminded_on as "remindedOn",
  v.version, v.given_on as "givenOn", v.positions, v.wealth, v.other, k.checked_at as "checkedAt", k.outcome`
const dutiesFrom = sql`interest_duty d join case_file c on c.municipality_id = d.municipality_id and c.id = d.case_id
  left join body b on b.municipality_id = d.municipality_id and b.id = d.body_id
  left join lateral (select * from interest_declaration v where v.municipality_id = d.municipality_id and v.duty_id = d.id order by v.version desc limit 1) v on true
  left join interest_check k on k.municipality_id = v.municipality_id and k.duty_id = v.duty_id and k.version = v.version`

function dutyOf({ version, givenOn, positions, wealth, other, checkedAt, outcome, ...row }: Row, today: Day): Duty {
  const declaration = version === null ? null : { version, givenOn, positions, wealth, other, checkedAt, outcome }
  const dueOn = interestsDeclaredBy(row.tookUpOn).last
  return { ...row, declaration, dueOn, state: stateOfDuty({ ...row, declaration }, dueOn, today) }
}

export interface Interests {
  readonly duties: readonly Duty[]
  readonly unkept: readonly UnkeptSeat[]
  readonly mayKeep: boolean
  readonly mayCheck: boolean
}

/** Who must declare and where each stands: for the registry office, and for the secretary of the audit committee. Current posts, by name. */
export async function listInterests(desk: Desk, only: string | null = null): Promise<Interests> {
  const { database, municipality, actor, now } = desk
  const today = dayAt(now)
  const found = await readWithin(database, municipality, async (queries) => {
    const [may] = await queries.rows<{ keep: boolean; check: boolean }>(sql`select ${isRegistrar(municipality, actor, now)} as keep, ${isAuditSecretary(municipality, actor, now)} as check`)
    if (!may?.keep && !may?.check) return null
    const rows = await queries.rows<Row>(sql`
      select ${dutyColumns} from ${dutiesFrom} where d.municipality_id = ${municipality} and ${only === null ? sql`(d.until_day is null or d.until_day >= ${today}::date)` : sql`d.id = ${only}`} order by d.name, d.id limit 500`)
    const seats = only !== null ? [] : await queries.rows<Omit<UnkeptSeat, "post"> & { kind: BodyKind; task: "audit" | "land-use" | null; role: SeatRole }>(sql`
      select s.body_id as body, s.id as seat, s.name, b.kind, b.task, s.role, b.name_fi as "bodyName", b.unit, s.from_day as from, s.until_day as until
      from body_seat s join body b on b.municipality_id = s.municipality_id and b.id = s.body_id
      where s.municipality_id = ${municipality} and s.from_day <= ${today}::date and s.until_day >= ${today}::date and s.role <> 'substitute'
        and not exists (select from interest_duty d where d.municipality_id = s.municipality_id and d.seat_id = s.id) order by s.name, s.id limit 500`)
    const unkept = seats.flatMap(({ kind, task, role, ...seat }) => {
      const post = postOfSeat({ body: kind, task, role })
      return post === null ? [] : [{ ...seat, post }]
    })
    return { duties: rows.map((row) => dutyOf(row, today)), unkept, mayKeep: may.keep, mayCheck: may.check }
  })
  await noteReading(desk, { act: found ? "record-listed" : "refused", outcome: found ? "done" : "refused", ...(found ? { purpose: "case-handling" } : { because: "no-rule" }), more: { path: "interests", hits: found?.duties.length ?? 0 } })
  if (!found) throw new NotFound("There is no such page, or it is not yours to see.")
  return found
}

export type PublicInterests = Pick<Duty, "name" | "post" | "postOf" | "postOfSv" | "tookUpOn"> & Pick<Declaration, "givenOn" | "positions" | "wealth" | "other">

/** Interests that are on the web: of posts that last, as declared last (410/2015 84 §). From the day after a post has ended nothing of its holder leaves the database. */
export const publicInterests = (database: Database, municipality: string, now: Date): Promise<PublicInterests[]> =>
  readWithin(database, municipality, (queries) =>
    queries.rows<PublicInterests>(sql`
      select d.name, d.post, d.post_of as "postOf", coalesce(b.name_sv, d.post_of) as "postOfSv", d.took_up_on as "tookUpOn", v.given_on as "givenOn", v.positions, v.wealth, v.other from ${dutiesFrom}
      where d.municipality_id = ${municipality} and d.took_up_on <= ${dayAt(now)}::date and (d.until_day is null or d.until_day >= ${dayAt(now)}::date) and v.version is not null order by d.name, d.id limit 1000`),
  )
