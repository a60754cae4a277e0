import { languages } from "../../lib/words.ts"
import type { ReadMail } from "../../read/mail/read-mail.ts"
import { composeMail } from "../mail/compose.ts"

/** What an acknowledgement says, in one language. */
export interface AcknowledgementWords {
  readonly subject: string
  readonly text: string
}

/** The acknowledgement of a message as a file to send. What the sender wrote is not repeated, since the sender's address may be forged. */
export const acknowledgementMail = (mail: ReadMail, { id, from, now, words }: { readonly id: string; readonly from: string; readonly now: Date; readonly words: Readonly<Record<(typeof languages)[number], AcknowledgementWords>> }): string =>
  composeMail({ id, from, now, to: mail.sender.address, answers: mail.messageId, subject: languages.map((language) => words[language].subject).join(" / "), text: languages.map((language) => words[language].text).join("\n\n") })
