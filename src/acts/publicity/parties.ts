import { sql } from "../../lib/sql.ts"
import { appendAction, type CaseInHand } from "../cases/append.ts"
import { noteAct, putPublicTitle } from "../cases/act.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { partiesKnown, secretNames, veilOf } from "./veil.ts"

/** What stands on the parties of a case whose order of non-disclosure or other ground makes them secret by themselves. */
export interface PartyGround {
  readonly act: string
  readonly item: string
}

/**
 * A party is no longer told to all who may read the case (661/2009 36 §, 621/1999 24 § 1 mom. 31 k), or is again: for whoever may change the case. Public titles that
 * hold the name lose it at once and for good, since nobody among the public is told of her.
 */
export async function setPartySecrecy(work: Work, municipality: string, caseId: string, party: string, ground: PartyGround | null): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "case-acted")
  if (ground === null && !(await partiesKnown(work.queries, { municipality, actor: work.actor, now: work.now }, [caseId])).has(caseId)) throw new Conflict("Whoever may not see a party does not show her to others.")
  const [changed] = await work.queries.rows(sql`
    update case_party set secret_act = ${ground?.act ?? null}, secret_item = ${ground?.item ?? null}
    where municipality_id = ${municipality} and case_id = ${caseId} and id = ${party} and (secret_act is null) <> ${ground === null} returning id`)
  if (!changed) throw new Conflict("The case has no such party, or she is so already.")
  const kind = ground === null ? "party-shown" : "party-hidden"
  const told = await appendAction(work, municipality, its, { kind, noteCode: party })
  await noteAct(work, municipality, its, { kind })
  if (ground !== null) await coverPublicTitles(work, municipality, told)
}

async function coverPublicTitles(work: Work, municipality: string, its: CaseInHand): Promise<void> {
  const titles = await work.queries.rows<{ id: string; title: string; names: string[] | null }>(sql`
    select t.*, ${secretNames(municipality, sql`${its.id}`)} as names from (
      select id, public_title as title from case_file where municipality_id = ${municipality} and id = ${its.id}
      union all select id, public_title from case_document where municipality_id = ${municipality} and case_id = ${its.id}) t`)
  const changed = titles.map(({ id, title, names }) => ({ id, was: title, title: veilOf(names)(title) })).filter(({ was, title }) => was !== title)
  await work.queries.rows(sql`
    update case_document d set public_title = t.title from json_to_recordset(${JSON.stringify(changed)}::json) as t(id text, title text)
    where d.municipality_id = ${municipality} and d.case_id = ${its.id} and d.id = t.id`)
  const own = changed.find(({ id }) => id === its.id)
  if (!own) return
  await putPublicTitle(work, municipality, its.id, own.title)
  await appendAction(work, municipality, its, { kind: "title-corrected" })
}
