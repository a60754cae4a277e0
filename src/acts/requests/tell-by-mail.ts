import { sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import { composeMail, isMailAddress } from "../mail/compose.ts"
import { queueMail } from "../mail/outgoing.ts"
import type { Work } from "../work.ts"

/** Whence a municipality writes, and the address of the page where a receipt is followed. */
export interface Postbox {
  readonly from: string
  readonly page: (language: Language) => string
}

const words: Readonly<Record<Language, { readonly subject: string; readonly text: (page: string) => string }>> = {
  fi: { subject: "Sinulle on viesti", text: (page) => `Pyyntöösi on tullut viesti. Lue se täällä todistuksesi numerolla:\n${page}\n\nÄlä vastaa tähän viestiin.` },
  sv: { subject: "Du har ett meddelande", text: (page) => `Det har kommit ett meddelande om din begäran. Läs det här med numret på ditt bevis:\n${page}\n\nSvara inte på det här meddelandet.` },
  en: { subject: "You have a message", text: (page) => `There is a message on your request. Read it here with your receipt's number:\n${page}\n\nPlease do not answer this message.` },
}

/** Queues word to an asker who left an e-mail address that a message waits for her: that it does and where, and nothing of what it says. Nobody is told who left none. */
export async function tellByMail(work: Work, municipality: string, caseId: string, message: number, { from, page }: Postbox): Promise<void> {
  const [asker] = await work.queries.rows<{ contact: string; language: Language }>(sql`
    select contact, language from intake where municipality_id = ${municipality} and case_id = ${caseId} and state = 'opened' and contact is not null limit 1`)
  if (!asker || !isMailAddress(asker.contact)) return
  const id = `${caseId}.${message}`
  const { subject, text } = words[asker.language]
  await queueMail(work, municipality, "message", id, { id, sender: from, recipient: asker.contact, message: composeMail({ id, from, to: asker.contact, subject, text: text(page(asker.language)), now: work.now, answers: null }) })
}
