import { sql } from "../../lib/sql.ts"
import { enter, readWithin } from "../access/border.ts"
import { type CaseInHand, holdCase } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { receiptHash } from "../intake/receipt.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { type Actor, type Database, inWork, type Work } from "../work.ts"
import { taskOf, tellOf } from "./tasks.ts"
import { type Postbox, tellByMail } from "./tell-by-mail.ts"

/** What the asker and the municipality tell each other of a request. */
export interface Message {
  readonly seq: number
  readonly fromAsker: boolean
  readonly said: string
  readonly at: Date
}

export const messageMost = 4000
const messagesMost = 200

/** The messages of a case, first to last. The caller has read the case, or holds its receipt. */
export const messagesOf = (database: Database, municipality: string, caseId: string): Promise<Message[]> =>
  readWithin(database, municipality, (queries) => queries.rows<Message>(sql`
    select seq, from_asker as "fromAsker", said, at from request_message where municipality_id = ${municipality} and case_id = ${caseId} order by seq limit ${messagesMost}`))

/** Writes to the asker, who reads it by her receipt or on her own page, and is told by mail that it is there where the service sends mail: for whoever may change the case. */
export async function writeToAsker(work: Work, municipality: string, caseId: string, said: string, post: Postbox | null): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "request-told")
  const message = await put(work, municipality, its.id, said, false)
  if (post) await tellByMail(work, municipality, its.id, message, post)
}

/** The asker writes. Whoever holds the receipt of the request is the asker: for her own request alone. */
export async function writeFromAsker(work: Work, municipality: string, receipt: string, said: string): Promise<void> {
  await put(work, municipality, (await heldByReceipt(work, municipality, receipt)).id, said, true)
}

async function put(work: Work, municipality: string, caseId: string, said: string, fromAsker: boolean): Promise<number> {
  const text = said.trim()
  if (text === "" || text.length > messageMost) throw new Conflict(`A message has 1 to ${messageMost} letters.`)
  mustKeepCodesApart({ title: text }, { municipality, act: "request-told", subject: { kind: "case", id: caseId } })
  const [row] = await work.queries.rows<{ seq: number }>(sql`
    insert into request_message (municipality_id, case_id, seq, from_asker, actor, said, at)
    select ${municipality}, ${caseId}, count(*) + 1, ${fromAsker}, ${work.actor.id}, ${text}, ${work.now} from request_message where municipality_id = ${municipality} and case_id = ${caseId} having count(*) < ${messagesMost} returning seq`)
  if (!row) throw new Conflict("There are too many messages. Call, write or visit the registry office.")
  await work.note({ municipality, act: "request-told", subject: { kind: "case", id: caseId }, case: caseId, outcome: "done", more: { from: fromAsker ? "asker" : "staff", message: row.seq } })
  return row.seq
}

/** The case that a receipt opened, held until the work ends. What was only joined to a case is not the holder's case. */
async function heldByReceipt(work: Work, municipality: string, receipt: string): Promise<CaseInHand> {
  await enter(work.queries, municipality)
  const [row] = await work.queries.rows<{ id: string }>(sql`select case_id as id from intake where municipality_id = ${municipality} and receipt_hash = ${receiptHash(receipt)} and state = 'opened'`)
  const its = row && (await holdCase(work.queries, municipality, row.id))
  if (!its) throw new NotFound("There is no such request, or it has not been opened yet.", { municipality, act: "request-told", because: "no-receipt" })
  return its
}

/** After an employee's refusal the asker says whether the authority is to decide (621/1999 14 § 3 mom.). The time does not begin anew. */
export async function sayOfReferral(database: Database, municipality: string, receipt: string, task: string, wants: boolean, actor: Actor, now: Date): Promise<void> {
  await inWork(database, actor, now, async (work) => {
    const its = await heldByReceipt(work, municipality, receipt)
    await tellOf(work, municipality, await taskOf(work, municipality, its, task), wants ? "referred" : "referral-declined", null)
  })
}
