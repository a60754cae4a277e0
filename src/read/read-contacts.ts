import type { Block } from "./block.ts"
import type { DraftContact } from "./draft.ts"
import type { Reading } from "./reading.ts"
import { withoutStop } from "./words/sentences.ts"

const email = /[\p{L}\d._%+-]{1,64}(?:@|\(at\)|\[at\])[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/iu
const phone = /(?:\+358|\b0\d{1,3})[\s-]?(?:\(0\))?[\d\s-]{4,14}\d/u
const hours = /(?:arkisin|ma[–-](?:pe|to|ti)|maanantai|avoinna|aukioloaja|palvelee|palveluaja|vardagar|mån[–-](?:fre|tors)|öppet|öppettider|må[–-]fre)[^.;\n]*?(?:klo|kl\.?)?\s*\d{1,2}(?:[.:]\d{2})?\s*[–-]\s*\d{1,2}(?:[.:]\d{2})?/iu
const street = /(?:^|:\s*)(?:PL|PB|P\.O\. ?Box) \d+|\b\d{5} \p{Lu}\p{L}+|\p{L}+(?:katu|tie|kuja|polku|aukio|tori|väylä|esplanadi|gatan|vägen|gränd|torget) \d+/u
const addressLabel = /^(?:.{0,30}?(?:posti|käynti)?osoite|.{0,30}?(?:post|besöks)?adress)\s*:\s*/iu
const phoneLabel = /^(?:puh\.?|puhelin(?:numero|vaihde|itse)?|vaihde|tel\.?|telefon)\s*:?\s*/iu
const emailLabel = /^(?:s(?:ähkö)?posti(?:osoite|tse)?|e-?post(?:adress)?|e-?mail)\s*:?\s*/iu

export const holdsContact = (text: string): boolean => text.length < 400 && (email.test(text) || phone.test(text))

interface Card {
  name: string | null
  readonly address: string[]
  phone: string | null
  email: string | null
  hours: string | null
  line: number
}

/** A contact card from the lines of one place; null when they tell neither address, phone, e-mail nor hours. */
export function contactFrom(blocks: readonly Block[], fallback: string | null): { readonly contact: DraftContact; readonly used: readonly Block[] } | null {
  const card: Card = { name: null, address: [], phone: null, email: null, hours: null, line: blocks[0]?.line ?? 0 }
  const used = blocks.filter((block) => readLine(card, block.text))
  if (used.length === 0 || (card.phone === null && card.email === null && card.address.length === 0 && card.hours === null)) return null
  const name = card.name ?? fallback
  if (name === null) return null
  return { contact: { name, address: card.address.length > 0 ? card.address.join(", ") : null, phone: card.phone, email: card.email, hours: card.hours, line: used[0]!.line }, used }
}

function readLine(card: Card, text: string): boolean {
  const mail = email.exec(text)
  const call = phone.exec(text.replace(/\d{1,2}[.:]\d{2}/g, " "))
  const open = hours.exec(text)
  let told = false
  if (mail && (card.email === null || mail[0] === card.email)) {
    card.email = mail[0]
    told = true
  }
  if (call && card.phone === null && (phoneLabel.test(text) || !street.test(text))) {
    card.phone = call[0].trim()
    card.name ??= nameBefore(text, call.index)
    told = true
  }
  if (open && card.hours === null) {
    card.hours = withoutStop(open[0].replace(/^palvelee /iu, ""))
    told = true
  }
  if (told && (emailLabel.test(text) || !addressLabel.test(text))) return true
  return readPlace(card, text) || told
}

/** Who is told of at the start of a line, before a comma and the address or number: "Palveluesihenkilö, Koulutie 5, …". */
function nameBefore(text: string, at: number): string | null {
  const name = /^(\p{Lu}[^,;:\d]{3,60}),\s/u.exec(text)?.[1]
  return name !== undefined && name.length < at && !phoneLabel.test(name) && !emailLabel.test(name) ? name : null
}

function readPlace(card: Card, text: string): boolean {
  if (phoneLabel.test(text) || emailLabel.test(text)) return false
  const label = addressLabel.exec(text)
  if (label) {
    const rest = text.slice(label[0].length)
    if (rest !== "") card.address.push(rest)
    return true
  }
  if (text.length <= 90 && street.test(text)) {
    const name = card.address.length === 0 && card.name === null ? nameBefore(text, street.exec(text)!.index) : null
    card.name ??= name
    card.address.push(withoutStop(name === null ? text : text.slice(name.length).replace(/^,\s*/, "")))
    return true
  }
  if (text.length <= 110 && card.name === null && card.address.length === 0 && /^\p{Lu}/u.test(text) && !/[.:?]$/.test(text)) {
    card.name = text
    return true
  }
  return false
}

/** Reads the lines of a contact section into one card and leaves its other sentences unread. */
export function readContacts(reading: Reading, blocks: readonly Block[], fallback: string | null): void {
  const found = contactFrom(blocks, fallback)
  if (!found) return
  reading.contacts.push(found.contact)
  for (const block of found.used) reading.place(block, "contacts")
}
