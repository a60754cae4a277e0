import { createHash } from "node:crypto"
import PostalMime, { type Address, type Email } from "postal-mime"
import { mendMarks } from "../formats/decode.ts"
import { pageFromHtml } from "../formats/html.ts"

/** A message as it is read: who sent it, what it says, and what came along. */
export interface ReadMail {
  readonly messageId: string | null
  readonly subject: string
  readonly sender: { readonly name: string; readonly address: string }
  /** When our own mail server took it; null where the message does not tell. What the sender's clock says is not asked. */
  readonly arrivedAt: Date | null
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[]
  /** Written by a person, answered by a machine, or returned since it was not delivered. */
  readonly kind: "message" | "auto-reply" | "bounce"
  /** True where an answer would come to a person and to no list or machine (RFC 3834). */
  readonly answerable: boolean
  /** Changes when what is said does, and not by the way that the message took. */
  readonly digest: string
}

/** Why a message could not be read, as a code. */
export class UnreadableMail extends Error {
  override name = "UnreadableMail"
  readonly reason: "empty" | "no-sender" | "broken"
  constructor(reason: UnreadableMail["reason"]) {
    super(`The message could not be read: ${reason}.`)
    this.reason = reason
  }
}

/** Reads a message of the internet (RFC 5322, MIME). Throws `UnreadableMail`. */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  if (bytes.length === 0) throw new UnreadableMail("empty")
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 256 * 1024 }).catch(() => {
    throw new UnreadableMail("broken")
  })
  const sender = mailboxOf(mail.from) ?? mailboxOf(mail.sender)
  const kind = kindOf(mail)
  if (!sender && kind === "message") throw new UnreadableMail("no-sender")
  const subject = oneLine(mail.subject ?? "").slice(0, 300)
  const text = mendMarks(mail.text ?? textOfHtml(mail.html ?? "")).replaceAll("\u0000", "").replaceAll("\r\n", "\n").trim()
  const attachments = mail.attachments.map(({ filename, mimeType, content }, at) => ({
    name: oneLine(filename ?? "") || `liite-${at + 1}${mimeType === "message/rfc822" ? ".eml" : ""}`,
    mediaType: mimeType,
    content: typeof content === "string" ? Buffer.from(content) : new Uint8Array(content),
  }))
  const digest = createHash("sha256").update(JSON.stringify([sender?.address.toLowerCase(), subject, mail.date, text, attachments.map((one) => [one.name, createHash("sha256").update(one.content).digest("hex")])])).digest("hex")
  return {
    messageId: /^<[^<>\s]{1,900}>$/.test(mail.messageId ?? "") ? (mail.messageId ?? null) : null,
    subject, text, attachments, kind, digest,
    sender: sender ?? { name: "", address: "" },
    arrivedAt: arrivalOf(mail),
    answerable: kind === "message" && sender !== null && isAddress(sender.address) && !isFromMachine(mail, sender.address),
  }
}

const oneLine = (text: string): string => mendMarks(text).replace(/[\p{C}\s]+/gu, " ").trim()
const textOfHtml = (html: string): string => (html === "" ? "" : pageFromHtml(html).lines.map(({ text }) => text).join("\n"))
const isAddress = (text: string): boolean => /^[^\s@<>"(),:;[\]\\]{1,64}@[\p{L}\p{N}.-]{1,190}$/u.test(text)

function mailboxOf(address: Address | undefined): { name: string; address: string } | null {
  const found = address && (address.group === undefined ? address : address.group[0])
  return found && found.address !== "" ? { name: oneLine(found.name), address: found.address } : null
}

const headerOf = ({ headers }: Email, key: string): string | null => headers.find((header) => header.key === key)?.value.trim().toLowerCase() ?? null

/** An answer of a machine says so (RFC 3834), and a returned message comes from nobody (RFC 5321, section 4.5.5) or is a report (RFC 3462). */
function kindOf(mail: Email): ReadMail["kind"] {
  const type = headerOf(mail, "content-type") ?? ""
  if (headerOf(mail, "return-path") === "<>" || (type.startsWith("multipart/report") && type.includes("delivery-status"))) return "bounce"
  const automatic = headerOf(mail, "auto-submitted")
  return (automatic !== null && automatic !== "no") || headerOf(mail, "x-autoreply") !== null || headerOf(mail, "precedence") === "auto_reply" ? "auto-reply" : "message"
}

const isFromMachine = (mail: Email, address: string): boolean =>
  headerOf(mail, "list-id") !== null || ["bulk", "junk", "list"].includes(headerOf(mail, "precedence") ?? "") || headerOf(mail, "x-auto-response-suppress") !== null ||
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply)\b/i.test(address)

/** The topmost line is that of the server that took the message for us. */
function arrivalOf(mail: Email): Date | null {
  const line = mail.headers.find(({ key }) => key === "received")?.value ?? ""
  const at = Date.parse(line.slice(line.lastIndexOf(";") + 1).replace(/\([^)]*\)/g, "").trim())
  return line.includes(";") && Number.isFinite(at) ? new Date(at) : null
}
