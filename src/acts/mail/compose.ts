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

/** What a message is made of. */
export interface Composed {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly now: Date
  /** The Message-ID that it answers; null where it answers none. */
  readonly answers: string | null
}

/** One address, as mail takes it: without a name, and nothing that could begin another header. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$/.test(text) && text.length <= 254

/** A message as a file to send (RFC 5322). It says that a machine wrote it, so that no machine answers (RFC 3834). */
export function composeMail({ id, from, to, subject, text, now, answers }: Composed): string {
  const [, domain = "invalid"] = from.split("@")
  const body = Buffer.from(text.replaceAll("\n", "\r\n")).toString("base64").replace(/.{76}/g, "$&\r\n")
  const headers: readonly (readonly [string, string])[] = [
    ["From", from],
    ["To", to],
    ["Subject", encoded(subject)],
    ["Date", now.toUTCString().replace("GMT", "+0000")],
    ["Message-ID", `<${id}@${domain}>`],
    ...(answers === null ? [] : [["In-Reply-To", answers], ["References", answers]] as const),
    ["Auto-Submitted", answers === null ? "auto-generated" : "auto-replied"],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["Content-Transfer-Encoding", "base64"],
  ]
  return `${headers.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${body}\r\n`
}
