import { createHash } from "node:crypto"
import { spokenIn } from "../../lib/language/spoken.ts"
import { type ReadMail, readMail, UnreadableMail } from "../../read/mail/read-mail.ts"
import type { Files } from "../cases/files.ts"
import { Conflict } from "../refusals.ts"
import { type Actor, type Database, inWork } from "../work.ts"
import { acknowledgedToday, type IntakeFile, type IntakeForm, filesMost, keepUnread, markAcknowledged, receive, type Received } from "./receive.ts"

/** The largest message that is taken, in bytes. */
export const mailLimitBytes = 60 * 1024 * 1024
/** Acknowledgements to one address a day at the most. */
const acknowledgementsMost = 10

interface Means {
  readonly database: Database
  readonly files: Files
  readonly codeKey: string
  readonly actor: Actor
  readonly now: Date
  /** Sends the acknowledgement; it is marked as sent when this returns. */
  readonly acknowledge: (mail: ReadMail, receipt: string, id: string) => Promise<void>
}

export type MailOutcome = "received" | "again" | "machine" | "unread"

/** Takes in one message as it lies in a mailbox. What cannot be read is kept on a list; nothing is lost. */
export async function receiveMail(means: Means, municipality: string, name: string, bytes: Uint8Array): Promise<MailOutcome> {
  const { database, files, actor, now } = means
  const kept = { name, mediaType: "message/rfc822", ...(await files.put(new Blob([new Uint8Array(bytes)]).stream(), Number.MAX_SAFE_INTEGER)) }
  const unread = async (reason: string): Promise<MailOutcome> => {
    await inWork(database, actor, now, (work) => keepUnread(work, municipality, { ...kept, reason }))
    return "unread"
  }
  if (bytes.length > mailLimitBytes) return unread("too-large")
  let mail: ReadMail
  try {
    mail = await readMail(bytes)
  } catch (fault) {
    if (fault instanceof UnreadableMail) return unread(fault.reason)
    throw fault
  }
  if (mail.attachments.length >= filesMost) return unread("too-many-attachments")
  const received = await take(means, municipality, mail, [kept])
  await answer(means, municipality, mail, received)
  return mail.kind === "message" ? (received.again ? "again" : "received") : "machine"
}

async function take({ database, files, codeKey, actor, now }: Means, municipality: string, mail: ReadMail, [message]: [IntakeFile]): Promise<Received> {
  const attachments: IntakeFile[] = []
  for (const { content, ...rest } of mail.attachments) attachments.push({ ...rest, ...(await files.put(new Blob([new Uint8Array(content)]).stream(), mailLimitBytes)) })
  const form = (key: string): IntakeForm => ({
    source: "mailbox",
    key: createHash("sha256").update(key).digest("hex"),
    way: "e-mail",
    arrivedAt: mail.arrivedAt && mail.arrivedAt <= now ? mail.arrivedAt : now,
    subject: mail.subject || "–",
    body: mail.text.slice(0, 200_000),
    sender: mail.sender.name || mail.sender.address || "–",
    contact: mail.sender.address || null,
    language: spokenIn(`${mail.subject} ${mail.text}`),
    files: [message, ...attachments],
    machine: mail.kind === "message" ? null : mail.kind,
  })
  const put = (key: string) => inWork(database, actor, now, (work) => receive(work, municipality, form(key), codeKey))
  try {
    return await put(mail.messageId ?? mail.digest)
  } catch (fault) {
    // Some programs give every message the same id: another content is another matter.
    if (!(fault instanceof Conflict)) throw fault
    return put(`${mail.messageId} ${mail.digest}`)
  }
}

async function answer({ database, actor, now, acknowledge }: Means, municipality: string, mail: ReadMail, { id, receipt, acknowledged }: Received): Promise<void> {
  if (!mail.answerable || acknowledged) return
  const before = await inWork(database, actor, now, (work) => acknowledgedToday(work, municipality, mail.sender.address))
  if (before >= acknowledgementsMost) return
  await acknowledge(mail, receipt, id)
  await inWork(database, actor, now, (work) => markAcknowledged(work, municipality, id))
}
