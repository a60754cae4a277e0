import { lookup } from "../../derive/lookup.ts"
import { isOpen } from "../../derive/opening-hours.ts"
import type { Language } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import type { Contact } from "../../model/organisation.ts"
import type { InformationPool } from "../../model/pool.ts"
import { say } from "../../model/text.ts"
import { messages } from "../messages.ts"
import { requestWords } from "../requests/words.ts"
import { href, routes } from "../routes.ts"
import { Say } from "./text.tsx"

interface HowToAskProps {
  readonly model: Model
  readonly pool?: InformationPool
  readonly language: Language
  readonly now: Date
  /** Beside another content: no steps about the law, a link to them instead. */
  readonly brief?: boolean
}

/** How to search and ask: steps, and where to send the request (906/2019 28 § item 2). */
export function HowToAsk({ model, pool, language, now, brief = false }: HowToAskProps) {
  const words = messages[language]
  const { contact } = lookup(model)
  const own = contact.get(pool?.decides.contact ?? "")
  const registry = own ?? model.contacts.find(({ role }) => role === "registry")
  return (
    <>
      <h2>{words.howToAsk}</h2>
      <ol>
        {words.howToAskSteps.slice(0, brief ? 2 : undefined).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="no-print">
        <a class="button" href={`${href(routes.request, { language, municipality: model.municipality.id })}${pool ? `?pool=${pool.id}` : ""}`}>
          {requestWords[language].form.toForm}
        </a>
      </p>
      {registry ? (
        <ContactCard contact={registry} language={language} now={brief ? null : now} />
      ) : (
        <div class="notice">
          <p>
            {words.contactMissing} {words.municipalitySite} <a href={model.municipality.website}>{new URL(model.municipality.website).hostname}</a>
          </p>
        </div>
      )}
      {brief && (
        <p>
          <a href={href(routes.ask, { language, municipality: model.municipality.id })}>{words.ask}</a>
        </p>
      )}
    </>
  )
}

/** A contact with its opening hours. Given the moment, it also says whether it is open. */
export function ContactCard({ contact, language, now }: { contact: Contact; language: Language; now: Date | null }) {
  const words = messages[language]
  return (
    <address style="font-style:normal">
      <p>
        <strong>
          <Say text={contact.name} language={language} />
        </strong>
      </p>
      <dl>
        {contact.postalAddress.length > 0 && (
          <>
            <dt>{words.post}</dt>
            <dd>
              {contact.postalAddress.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </dd>
          </>
        )}
        {contact.visitingAddress && (
          <>
            <dt>{words.visit}</dt>
            <dd>{contact.visitingAddress}</dd>
          </>
        )}
        {contact.phone && (
          <>
            <dt>{words.phone}</dt>
            <dd>
              <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a>
            </dd>
          </>
        )}
        {contact.email && (
          <>
            <dt>{words.email}</dt>
            <dd>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </dd>
          </>
        )}
        {contact.secureMail && (
          <>
            <dt>{words.secureMail}</dt>
            <dd>
              <a href={contact.secureMail}>{contact.secureMail}</a>
            </dd>
          </>
        )}
        {contact.hours.length > 0 && (
          <>
            <dt>{words.hours}</dt>
            <dd>
              {contact.hours.map(({ days, opens, closes }) => (
                <div key={`${days.join()}${opens}`}>
                  {sayDays(days, words.weekdays)} {opens.replace(":", ".")}–{closes.replace(":", ".")}
                </div>
              ))}
              {now && <span class={`pill ${isOpen(contact, now) ? "good" : "note"}`}>{isOpen(contact, now) ? words.openNow : words.closedNow}</span>}
            </dd>
          </>
        )}
      </dl>
      {say(contact.note, language) && (
        <p>
          <Say text={contact.note} language={language} />
        </p>
      )}
    </address>
  )
}

/** Days 1 to 5 become "ma–pe"; days that do not follow each other are listed. */
function sayDays(days: readonly number[], weekdays: readonly string[]): string {
  const name = (day: number | undefined) => weekdays[(day ?? 1) - 1] ?? ""
  const inRow = days.length > 2 && days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1)
  return inRow ? `${name(days[0])}–${name(days.at(-1))}` : days.map(name).join(", ")
}
