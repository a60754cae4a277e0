import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { type Actor, inWork, type Work } from "../work.ts"

/** A message as it is handed to a mail server. */
export interface OutgoingMail {
  readonly id: string
  readonly sender: string
  readonly recipient: string
  /** The whole message (RFC 5322). */
  readonly message: string
}

/** Hands a message to the mail server; returns when the server has taken it. */
export type SendMail = (mail: OutgoingMail) => Promise<void>

/** The mail server did not take a message. */
export class MailNotTaken extends Error {
  override name = "MailNotTaken"
  /** True when the server says that it never will (a code of the five hundreds). */
  readonly forGood: boolean
  /** The server's code, as 550, or that of the connection, as ECONNREFUSED. */
  readonly code: string
  constructor(code: string, forGood: boolean) {
    super(`The mail server did not take the message: ${code}.`)
    this.code = code
    this.forGood = forGood
  }
}

/** How long one who tries a message has it alone, in milliseconds: longer than a mail server lets one wait (RFC 5321 4.5.3.2). */
const turnMs = 15 * 60_000
/** A message that no server takes is given up after five days (RFC 5321 4.5.4.1). */
const patienceMs = 5 * 86_400_000
/** After a failure, twice as long a pause as before: from a minute to four hours. */
const pauseMs = (tries: number): number => Math.min(60_000 * 2 ** (tries - 1), 4 * 3_600_000)

export const mailer: Actor = { id: "mailer", name: "", kind: "program" }

/** Queues a message that tells of something, once. It is durable when the work ends. */
export async function queueMail({ queries, now, note }: Work, municipality: string, kind: "acknowledgement" | "message", about: string, mail: Omit<OutgoingMail, "id"> & { readonly id?: string }): Promise<void> {
  await enter(queries, municipality)
  const id = mail.id ?? randomUUID()
  const added = await queries.rows(sql`
    insert into mail_out (municipality_id, id, kind, about, sender, recipient, message, queued_at, next_at)
    values (${municipality}, ${id}, ${kind}, ${about}, ${mail.sender}, ${mail.recipient}, ${mail.message}, ${now}, ${now}) on conflict do nothing returning id`)
  if (added.length > 0) await note({ municipality, act: "mail-queued", subject: { kind: "mail", id }, outcome: "done", more: { kind, about } })
}

interface Tried extends OutgoingMail {
  readonly tries: number
  readonly queuedAt: Date
}

const inBorder = <Result>(database: Database, municipality: string, work: (queries: Queries) => Promise<Result>): Promise<Result> =>
  database.transaction(async (queries) => {
    await enter(queries, municipality)
    return work(queries)
  })

/** Takes the next message to try: nobody else tries it until our turn is over, and no transaction is open meanwhile. */
const takeNext = (database: Database, municipality: string, now: Date): Promise<Tried | null> =>
  inBorder(database, municipality, async (queries) => {
    const [mail] = await queries.rows<Tried>(sql`
      update mail_out set tries = tries + 1, next_at = ${new Date(now.getTime() + turnMs)}
      where municipality_id = ${municipality} and id = (
        select m.id from mail_out m where m.municipality_id = ${municipality} and m.state = 'waiting' and m.next_at <= ${now} order by m.next_at, m.id limit 1 for no key update skip locked)
      returning id, sender, recipient, message, tries, queued_at as "queuedAt"`)
    return mail ?? null
  })

/** What came of the messages that were tried. */
export interface MailRound {
  readonly sent: number
  readonly later: number
  readonly givenUp: number
}

/**
 * Sends what waits, at most so many. A message is marked as sent when the server has taken it: after a crash between the two it is sent again under the
 * same Message-ID, as SMTP has it. What the server refuses for good is given up and told of; anything else is tried later.
 */
export async function sendWaiting(database: Database, municipality: string, send: SendMail, clock: () => Date, limit = 100): Promise<MailRound> {
  const counts = { sent: 0, later: 0, givenUp: 0 }
  for (let at = 0; at < limit; at++) {
    const now = clock()
    const mail = await takeNext(database, municipality, now)
    if (!mail) break
    try {
      await send(mail)
      await end(database, municipality, mail, "sent", null, clock())
      counts.sent++
    } catch (fault) {
      if (!(fault instanceof MailNotTaken)) throw fault
      const over = fault.forGood || now.getTime() - mail.queuedAt.getTime() > patienceMs
      if (over) await end(database, municipality, mail, "given-up", fault.code, clock())
      else await inBorder(database, municipality, (queries) => queries.rows(sql`
        update mail_out set next_at = ${new Date(now.getTime() + pauseMs(mail.tries))}, reason = ${fault.code} where municipality_id = ${municipality} and id = ${mail.id} and state = 'waiting'`))
      counts[over ? "givenUp" : "later"]++
    }
  }
  return counts
}

const end = (database: Database, municipality: string, { id, tries }: Tried, state: "sent" | "given-up", reason: string | null, now: Date): Promise<void> =>
  inWork(database, mailer, now, async ({ queries, note }) => {
    await enter(queries, municipality)
    await queries.rows(sql`update mail_out set state = ${state}, reason = ${reason}, ended_at = ${now}, recipient = null, message = null where municipality_id = ${municipality} and id = ${id} and state = 'waiting'`)
    await note({ municipality, act: state === "sent" ? "mail-sent" : "mail-given-up", subject: { kind: "mail", id }, outcome: state === "sent" ? "done" : "refused", because: reason, more: { tries } })
  })
