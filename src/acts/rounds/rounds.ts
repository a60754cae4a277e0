import { randomUUID } from "node:crypto"
import { z } from "zod"
import { roundKinds } from "../../law/rounds.ts"
import { type Day, dayAt, isDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { noteAct } from "../cases/act.ts"
import { appendAction, type CaseInHand } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { isEnd } from "../cases/stages.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"

/** What is asked of whom and by when. */
export const roundForm = z.strictObject({
  kind: z.enum(roundKinds),
  /** What the recipients are asked: what is missing, on what they are heard, of what the statement is. */
  matter: z.string().min(1).max(2000),
  lastOn: z.string().refine(isDay),
  recipients: z.array(z.string().min(1).max(300)).min(1).max(100),
})
export type RoundForm = z.input<typeof roundForm>

/** Asks recipients for a supplement, to be heard or for a statement: for whoever may change the case. Returns the round's id. */
export async function openRound(work: Work, municipality: string, caseId: string, form: RoundForm): Promise<string> {
  const { kind, matter, lastOn, recipients } = roundForm.parse(form)
  mustKeepCodesApart({ title: [matter, ...recipients].join("\n") }, { municipality, act: "case-acted", subject: { kind: "case", id: caseId } })
  const its = await holdToChange(work, municipality, caseId, "case-acted")
  if (isEnd(its.stage)) throw new Conflict("The handling of the case has ended.")
  if (lastOn < dayAt(work.now)) throw new Conflict("The last day to answer is today or ahead.")
  const id = randomUUID()
  const named = [...new Set(recipients)].map((name) => ({ id: randomUUID(), name }))
  await work.queries.rows(sql`
    with opened as (
      insert into case_round (municipality_id, case_id, id, kind, matter, last_on, opened_at) values (${municipality}, ${caseId}, ${id}, ${kind}, ${matter}, ${lastOn}, ${work.now})
    )
    insert into round_recipient (municipality_id, case_id, round_id, id, name)
    select ${municipality}, ${caseId}, ${id}, n.id, n.name from json_to_recordset(${JSON.stringify(named)}::json) as n(id text, name text)`)
  await appendAction(work, municipality, its, { kind: "round-opened", noteCode: kind, day: lastOn, round: id })
  await noteAct(work, municipality, its, { kind: "round-opened", round: id, asked: named.length })
  return id
}

/** Notes what a recipient answered, with the document of the case that is the answer; null where it was given orally and noted (434/2003 42 §). */
export async function noteAnswer(work: Work, municipality: string, caseId: string, round: string, recipient: string, document: string | null): Promise<void> {
  const its = await holdAsked(work, municipality, caseId, round, recipient)
  if (document !== null) {
    const [row] = await work.queries.rows(sql`
      select id from case_document where municipality_id = ${municipality} and case_id = ${caseId} and id = ${document} and origin = 'received'`)
    if (!row) throw new Conflict("The answer is a document that came to this case. Add it to the case first.")
  }
  await appendAction(work, municipality, its, { kind: "round-answered", round, recipient, documents: document === null ? [] : [document] })
  await noteAct(work, municipality, its, { kind: "round-answered", round })
}

/** Notes that a recipient did not answer by the last day. */
export async function noteNoAnswer(work: Work, municipality: string, caseId: string, round: string, recipient: string): Promise<void> {
  const its = await holdAsked(work, municipality, caseId, round, recipient)
  const { lastOn, answered } = await whereItStands(work, municipality, round, recipient)
  if (answered) throw new Conflict("The recipient has answered.")
  if (lastOn >= dayAt(work.now)) throw new Conflict("The last day to answer is not over yet.")
  await appendAction(work, municipality, its, { kind: "round-unanswered", round, recipient })
  await noteAct(work, municipality, its, { kind: "round-unanswered", round })
}

/** Gives a recipient more time, as she has asked (434/2003 33 §). */
export async function extendTime(work: Work, municipality: string, caseId: string, round: string, recipient: string, lastOn: Day): Promise<void> {
  const its = await holdAsked(work, municipality, caseId, round, recipient)
  const before = await whereItStands(work, municipality, round, recipient)
  if (before.answered) throw new Conflict("The recipient has answered.")
  if (lastOn <= before.lastOn || lastOn < dayAt(work.now)) throw new Conflict("The new last day is later than the one before, and ahead.")
  await appendAction(work, municipality, its, { kind: "round-extended", round, recipient, day: lastOn })
  await noteAct(work, municipality, its, { kind: "round-extended", round, until: lastOn })
}

/** Ends a round: whoever has not answered by now did not answer, which does not keep the case from being decided (434/2003 33 §). */
export async function closeRound(work: Work, municipality: string, caseId: string, round: string): Promise<void> {
  const its = await holdOpen(work, municipality, caseId, round)
  await appendAction(work, municipality, its, { kind: "round-closed", round })
  await noteAct(work, municipality, its, { kind: "round-closed", round })
}

/** The case of an open round, held. */
async function holdOpen(work: Work, municipality: string, caseId: string, round: string): Promise<CaseInHand> {
  const its = await holdToChange(work, municipality, caseId, "case-acted")
  const [row] = await work.queries.rows<{ closed: boolean }>(sql`
    select exists (select 1 from case_action a where a.municipality_id = o.municipality_id and a.case_id = o.case_id and a.round_id = o.id and a.kind = 'round-closed') as closed
    from case_round o where o.municipality_id = ${municipality} and o.case_id = ${caseId} and o.id = ${round}`)
  if (!row) throw new Conflict("The case has no such round.")
  if (row.closed) throw new Conflict("The round is closed.")
  return its
}

async function holdAsked(work: Work, municipality: string, caseId: string, round: string, recipient: string): Promise<CaseInHand> {
  const its = await holdOpen(work, municipality, caseId, round)
  const [row] = await work.queries.rows(sql`select 1 from round_recipient where municipality_id = ${municipality} and case_id = ${caseId} and round_id = ${round} and id = ${recipient}`)
  if (!row) throw new Conflict("Choose a recipient of the round.")
  return its
}

async function whereItStands({ queries }: Work, municipality: string, round: string, recipient: string): Promise<{ lastOn: Day; answered: boolean }> {
  const [row] = await queries.rows<{ lastOn: Day; answered: boolean }>(sql`
    select greatest(o.last_on, max(a.day) filter (where a.kind = 'round-extended')) as "lastOn", coalesce(bool_or(a.kind = 'round-answered'), false) as answered
    from case_round o left join case_action a on a.municipality_id = o.municipality_id and a.case_id = o.case_id and a.round_id = o.id and a.recipient_id = ${recipient}
    where o.municipality_id = ${municipality} and o.id = ${round} group by o.last_on`)
  if (!row) throw new Conflict("The case has no such round.")
  return row
}
