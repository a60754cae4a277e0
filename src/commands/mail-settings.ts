import { MailNotTaken, type SendMail } from "../acts/mail/outgoing.ts"
import type { Mailbox } from "../store/imap.ts"
import { handOver, type MailServer, mailServerAt } from "../store/smtp.ts"
import { secretIn } from "./secret.ts"

/** The mail server that takes our messages; null where none is set. Throws an Error that says what is wrong. */
export function smtpFrom(environment: NodeJS.ProcessEnv): SendMail | null {
  const server = serverFrom(environment, "VARANTO_SMTP", { "smtp:": 587, "smtps:": 465 }, "smtps://user@mail.example.fi")
  return server && (async (mail) => {
    const refusal = await handOver(server, mail)
    if (refusal) throw new MailNotTaken(refusal.code, refusal.forGood)
  })
}

/** The folder on a mail server from which messages are fetched; null where none is set. Throws an Error that says what is wrong. */
export function mailboxFrom(environment: NodeJS.ProcessEnv): Mailbox | null {
  const server = serverFrom(environment, "VARANTO_IMAP", { "imap:": 143, "imaps:": 993 }, "imaps://user@mail.example.fi/INBOX")
  if (!server) return null
  try {
    return { ...server, folder: decodeURIComponent(new URL(environment.VARANTO_IMAP ?? "").pathname.replace(/^\//, "")) || "INBOX" }
  } catch {
    throw new Error("VARANTO_IMAP names a folder whose % signs are no letters: write a % itself as %25.")
  }
}

function serverFrom(environment: NodeJS.ProcessEnv, name: "VARANTO_SMTP" | "VARANTO_IMAP", kinds: Readonly<Record<string, number>>, example: string): MailServer | null {
  const address = environment[name]
  if (!address) return null
  const server = mailServerAt(address, kinds)
  if (server === null) throw new Error(`${name} must be an address like ${example}, with the password in ${name}_PASSWORD or ${name}_PASSWORD_FILE and not in the address.`)
  const password = secretIn(environment, `${name}_PASSWORD`)
  if (server.user !== null && password === null) throw new Error(`${name} names a user, so ${name}_PASSWORD or ${name}_PASSWORD_FILE must hold the password.`)
  return { ...server, password }
}
