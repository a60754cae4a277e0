import { isHere, type MailServer } from "./smtp.ts"

/** A folder of messages on a mail server. */
export interface Mailbox extends MailServer {
  readonly folder: string
}

/** A message that has come, as its bytes are. */
export interface CameMail {
  /** Its number in the folder; with the folder's own number it is never given to another. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The keyword of messages that have been taken. It is not \Seen, since people may read in the same folder before we do. */
export const takenKeyword = "$VarantoTaken"

/**
 * Hands over, oldest first, each message of a folder that has not been taken. One is marked only when `take` says that it is durable, so that what is not
 * marked, as after a kill, comes again. Nothing is moved, deleted or marked as read. Throws an Error when the server cannot be used.
 */
export async function takeMessages({ host, port, tls, user, password, folder }: Mailbox, take: (mail: CameMail) => Promise<boolean>): Promise<void> {
  // Loaded by whoever fetches mail, not at every start.
  const { ImapFlow } = await import("imapflow")
  const client = new ImapFlow({ host, port, secure: tls, ...(!tls && { doSTARTTLS: !isHere({ host }) }), auth: { user: user ?? "", pass: password ?? "" }, logger: false })
  // Told of by what is being waited for.
  client.on("error", () => {})
  await client.connect().catch((fault: Error & { responseText?: string }) => Promise.reject(new Error(`The mail server ${host}:${port} cannot be used: ${fault.responseText ?? fault.message}`)))
  try {
    const lock = await client.getMailboxLock(folder)
    try {
      const box = client.mailbox
      if (box === false) throw new Error(`There is no folder ${folder}.`)
      if (!box.permanentFlags?.has("\\*") && !box.permanentFlags?.has(takenKeyword)) throw new Error(`The mail server keeps no keywords in ${folder}, so messages could not be marked as taken.`)
      for (const uid of (await client.search({ unKeyword: takenKeyword }, { uid: true })) || []) {
        const found = await client.fetchOne(String(uid), { source: true }, { uid: true })
        if (!found || !found.source) continue
        if (await take({ name: `${box.uidValidity}-${uid}.eml`, bytes: found.source })) await client.messageFlagsAdd(String(uid), [takenKeyword], { uid: true })
      }
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}
