import type { RoundKind } from "../../law/rounds.ts"
import type { Day } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { unlessCovered, veilFor } from "../publicity/veil.ts"
import type { CaseAction } from "../cases/fold.ts"
import type { SeenCase } from "../cases/get.ts"

/** Where a recipient of a round stands. Who has not answered when the round closes did not answer. */
export type RecipientState = "asked" | "extended" | "answered" | "unanswered"

export interface Recipient {
  readonly id: string
  readonly name: string
  readonly state: RecipientState
  readonly lastOn: Day
  /** The document that is the answer; null where there is none. */
  readonly document: string | null
}

export interface Round {
  readonly id: string
  readonly kind: RoundKind
  readonly matter: string
  readonly lastOn: Day
  readonly closed: boolean
  readonly recipients: readonly Recipient[]
}

interface Asked extends Pick<Round, "id" | "kind" | "matter" | "lastOn"> {
  readonly recipients: readonly Pick<Recipient, "id" | "name">[]
}

/** A round as the case's actions tell it. */
export function roundOf({ recipients, ...asked }: Asked, told: readonly CaseAction[]): Round {
  const own = told.filter(({ round }) => round === asked.id)
  const closed = own.some(({ kind }) => kind === "round-closed")
  return { ...asked, closed, recipients: recipients.map((one) => recipientOf(one, asked.lastOn, closed, own)) }
}

function recipientOf({ id, name }: Pick<Recipient, "id" | "name">, lastOn: Day, closed: boolean, told: readonly CaseAction[]): Recipient {
  let now: Recipient = { id, name, state: "asked", lastOn, document: null }
  for (const { kind, recipient, day, documents } of told) {
    if (recipient !== id) continue
    if (kind === "round-answered") now = { ...now, state: "answered", document: documents[0] ?? now.document }
    if (kind === "round-unanswered") now = { ...now, state: "unanswered" }
    if (kind === "round-extended") now = { ...now, state: "extended", lastOn: day ?? now.lastOn }
  }
  return closed && now.state !== "answered" ? { ...now, state: "unanswered" } : now
}

/** The rounds of a case that has been read, newest first; none for one who reads it only since it is public. */
export async function listRounds(desk: Desk, { record, mayChange, told }: SeenCase): Promise<Round[]> {
  if (!mayChange && record.because === "public") return []
  const { database, municipality } = desk
  const { rows, veil } = await readWithin(database, municipality, async (queries) => ({
    veil: await veilFor(queries, desk, record.id),
    rows: await queries.rows<Asked>(sql`
      select o.id, o.kind, o.matter, o.last_on as "lastOn",
        (select json_agg(json_build_object('id', n.id, 'name', n.name) order by n.name, n.id) from round_recipient n
          where n.municipality_id = o.municipality_id and n.case_id = o.case_id and n.round_id = o.id) as recipients
      from case_round o where o.municipality_id = ${municipality} and o.case_id = ${record.id} order by o.opened_at desc, o.id limit 100`),
  }))
  return rows.map((row) => roundOf({ ...row, matter: veil(row.matter), recipients: row.recipients.map((one) => ({ ...one, name: unlessCovered(veil, one.name) ?? "–" })) }, told))
}
