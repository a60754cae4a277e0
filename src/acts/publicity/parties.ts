import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { askerOf, type Desk } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { appendAction } from "../cases/append.ts"
import { noteAct } from "../cases/act.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { seenOne } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"

/** What stands on the parties of a case whose order of non-disclosure or other ground makes them secret by themselves. */
export interface PartyGround {
  readonly act: string
  readonly item: string
}

/** A party is no longer told to all who may read the case (661/2009 36 §, 621/1999 24 § 1 mom. 31 k), or is again: for whoever may change the case. */
export async function setPartySecrecy(work: Work, municipality: string, caseId: string, party: string, ground: PartyGround | null): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "case-acted")
  if (ground === null && !(await knowsParties(work.queries, { municipality, actor: work.actor, now: work.now }, caseId))) throw new Conflict("Whoever may not see a party does not show her to others.")
  const [changed] = await work.queries.rows(sql`
    update case_party set secret_act = ${ground?.act ?? null}, secret_item = ${ground?.item ?? null}
    where municipality_id = ${municipality} and case_id = ${caseId} and id = ${party} and (secret_act is null) <> ${ground === null} returning id`)
  if (!changed) throw new Conflict("The case has no such party, or she is so already.")
  const kind = ground === null ? "party-shown" : "party-hidden"
  await appendAction(work, municipality, its, { kind, noteCode: party })
  await noteAct(work, municipality, its, { kind })
}

/**
 * Whether someone is told of parties who are secret by themselves: one whose task it is, since she handles the case, serves the client or
 * has a task in it, and one with the special right to protected addresses. Keeping the register is not enough.
 */
export async function knowsParties(queries: Queries, desk: Pick<Desk, "municipality" | "actor" | "now">, caseId: string): Promise<boolean> {
  const asker = askerOf(desk.municipality, desk.actor)
  const [row] = await queries.rows<{ rank: number | null; sees: boolean }>(sql`
    select (select seen.rank from ${seenOne("change", asker, desk.now, caseId)}) as rank, exists (select from ${seenOne("show-address", asker, desk.now, caseId)}) as sees`)
  return row?.sees === true || (row?.rank != null && ruleOf("change", row.rank).code !== "keeps-the-register")
}

/** Names of a case's parties that the asker is not told; empty for one who is told all. */
export async function namesKept(queries: Queries, desk: Pick<Desk, "municipality" | "actor" | "now">, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await queries.rows<{ name: string }>(sql`select p.name from case_party p where p.municipality_id = ${desk.municipality} and p.case_id = ${caseId} and p.secret_act is not null limit 500`)
  return rows.length === 0 || (await knowsParties(queries, desk, caseId)) ? new Set() : new Set(rows.map(({ name }) => name))
}
