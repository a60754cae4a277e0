import type { Deciding } from "../../acts/registers/decide.ts"
import type { SeenRegisterRecord } from "../../acts/registers/get.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { decisionRoutes, href } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { textWords } from "./text-words.ts"

interface Shown {
  readonly seen: SeenRegisterRecord
  readonly visit: StaffVisit
  readonly purpose: string
}

/** A choice whose name a field of the record may have too: it is told apart by what it is of. */
export function Chosen({ of, name, label, value, options }: { readonly of: string; readonly name: string; readonly label: string; readonly value: string; readonly options: readonly (readonly [value: string, label: string])[] }) {
  const id = `${of}-${name}`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {options.map(([option, told]) => (
          <option key={option} value={option} selected={option === value}>
            {told}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The decision of a record: what there is in its case, and the register's texts from which one is drafted. */
export function ItsDecision({ seen: { record }, deciding, visit: { language }, purpose }: Shown & { readonly deciding: Deciding | null }) {
  if (deciding === null) return null
  const words = textWords[language]
  const { templates, decisions, mayDraft } = deciding
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{words.decision}</h2>
      {!decisions.some(({ signedAt }) => signedAt !== null) && <p>{words.noneSigned}</p>}
      {decisions.length > 0 && (
        <ul aria-label={words.decisionsOf}>
          {decisions.map(({ id, signedAt }) => (
            <li key={id}>
              <a href={href(decisionRoutes.decision, { id: record.root, decision: id })}>
                {words.decision}, {signedAt === null ? words.draftOf : words.signedOn(sayDay(dayAt(signedAt), language))}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mayDraft && templates.length > 0 && (
        <form method="get" action={href(decisionRoutes.open, { id: record.root })}>
          <p>{words.draftLead}</p>
          <input type="hidden" name="record" value={record.id} />
          <input type="hidden" name="purpose" value={purpose} />
          <div class="pair">
            <Chosen of="decision" name="template" label={words.template} value="" options={templates.map(({ code, label }) => [`register:${code}`, label[language]])} />
            <Chosen of="decision" name="language" label={words.language} value={language === "sv" ? "sv" : "fi"} options={(["fi", "sv"] as const).map((one) => [one, words.languages[one]])} />
          </div>
          <button type="submit" class="second">
            {words.draft}
          </button>
        </form>
      )}
    </section>
  )
}
