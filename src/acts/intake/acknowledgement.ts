import { languages } from "../../lib/words.ts"
import type { ReadMail } from "../../read/mail/read-mail.ts"

/** What an acknowledgement says, in one language. */
export interface AcknowledgementWords {
  readonly subject: string
  readonly text: string
}

/** A header's words as ASCII (RFC 2047), in pieces that each hold whole letters. */
const encoded = (text: string): string => {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const pieces: string[] = [""]
  for (const sign of text) {
    if (Buffer.byteLength(pieces.at(-1) + sign) > 42) pieces.push("")
    pieces[pieces.length - 1] += sign
  }
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString("base64")}?=`).join("\r\n ")
}

/**
 * The acknowledgement of a message as a file to send (RFC 5322). It says that a machine wrote it, so that no machine answers
 * (RFC 3834); what the sender wrote is not repeated, since the sender's address may be forged.
 */
export function acknowledgementMail(mail: ReadMail, { id, from, now, words }: { readonly id: string; readonly from: string; readonly now: Date; readonly words: Readonly<Record<(typeof languages)[number], AcknowledgementWords>> }): string {
  const [, domain = "invalid"] = from.split("@")
  const text = languages.map((language) => words[language].text).join("\n\n")
  const body = Buffer.from(text.replaceAll("\n", "\r\n")).toString("base64").replace(/.{76}/g, "$&\r\n")
  const headers: readonly (readonly [string, string])[] = [
    ["From", from],
    ["To", mail.sender.address],
    ["Subject", encoded(languages.map((language) => words[language].subject).join(" / "))],
    ["Date", now.toUTCString().replace("GMT", "+0000")],
    ["Message-ID", `<${id}@${domain}>`],
    ...(mail.messageId === null ? [] : [["In-Reply-To", mail.messageId], ["References", mail.messageId]] as const),
    ["Auto-Submitted", "auto-replied"],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["Content-Transfer-Encoding", "base64"],
  ]
  return `${headers.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${body}\r\n`
}
