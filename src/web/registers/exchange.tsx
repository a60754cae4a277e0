import { type AskedQuestion, askHolder } from "../../acts/holders/ask.ts"
import type { Holders } from "../../acts/holders/protocol.ts"
import { purposes } from "../../acts/access/purpose.ts"
import { Refused } from "../../acts/refusals.ts"
import type { Comment, OpenTask } from "../../acts/registers/comments.ts"
import type { RegisterLetter } from "../../acts/registers/letters.ts"
import type { Merge } from "../../acts/registers/merge.ts"
import type { RecordMerge } from "../../acts/registers/merge-records.ts"
import { type Disclosure, disclose, recipientWords } from "../../acts/registers/disclose.ts"
import type { SeenRegisterRecord } from "../../acts/registers/get.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { type Proposal, settleProposal } from "../../acts/registers/proposals.ts"
import { Unfilled } from "../../acts/registers/save.ts"
import { fromClient, fromMandate, fromOfficial } from "../../acts/registers/whose.ts"
import { eeaCountries } from "../../law/eea.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { Wrong } from "../../model/kinds/kind.ts"
import { plain } from "../../model/text.ts"
import { lookup } from "../../derive/lookup.ts"
import { changedSince, type ChangedSince } from "../../derive/registers/changed-answer.ts"
import { Choice, Line } from "../cases/fields.tsx"
import { type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, registerRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { exchangeWords } from "./exchange-words.ts"
import { problemsOf } from "./form.tsx"
import { purposeOf, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

/** What goes between a record and others: what was asked, given and brought. */
export interface Around {
  readonly questions: readonly AskedQuestion[]
  readonly disclosures: readonly Disclosure[]
  readonly proposals: readonly Proposal[]
  readonly comments: readonly Comment[]
  readonly letters: readonly RegisterLetter[]
  readonly tasks: readonly OpenTask[]
  readonly merges: readonly Pick<Merge, "mergedName" | "at" | "by">[]
  readonly recordMerges: readonly RecordMerge[]
  readonly names: ReadonlyMap<string, string>
}

/** What the parts of a record's page have in common. */
export interface Shown {
  readonly seen: SeenRegisterRecord
  readonly around: Around
  readonly visit: StaffVisit
  readonly problems: readonly Problem[]
  readonly form: FormData | null
  readonly purpose: string
}

type Named = Pick<StaffVisit, "site" | "language"> & { readonly session: { readonly municipality: string } | null }

/** The name of an information system as the description has it, else its id. */
export const systemName = ({ site, session, language }: Named, id: string): string => {
  const revision = site.find(session?.municipality ?? "")
  const found = revision ? lookup(revision.model).system.get(id) : undefined
  return found ? plain(found.name, language) : id
}

/** Where values came from, in words. */
export function sourceWords(visit: Named, { sources }: Pick<RegisterDefinition, "sources">, source: string): string {
  const words = exchangeWords[visit.language]
  if (source === fromClient) return words.client
  if (source === fromMandate) return words.mandate
  if (source === fromOfficial) return words.official
  return sources.find(({ code }) => code === source)?.name[visit.language] ?? systemName(visit, source)
}

/** The sources that someone who types values can name. */
export const sourceOptions = (visit: Named, definition: RegisterDefinition): (readonly [string, string])[] =>
  [fromClient, fromOfficial, ...definition.sources.flatMap(({ code }) => (code === null ? [] : [code]))].map((source) => [source, sourceWords(visit, definition, source)])

/** Values that wait for an official to accept them, each beside what the record says now. */
export function Proposals({ seen, around, visit, purpose }: Shown) {
  const { language } = visit
  const words = exchangeWords[language]
  const { definition, values, record } = seen
  const open = around.proposals.filter(({ accepted }) => accepted === null)
  if (open.length === 0) return null
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{words.proposals}</h2>
      <p>{words.proposalsLead}</p>
      {open.map(({ id, body, source, at }) => (
        <form key={id} method="post" action={withPurpose(href(registerRoutes.proposals, { id: record.id }), purpose)} class="sheet">
          <p>{words.on(sourceWords(visit, definition, source), sayDay(dayAt(at), language))}</p>
          <Table label={`${words.proposed}: ${Object.keys(body).map((name) => labelOf(definition, name, language)).join(", ")}`} heads={[words.field, words.present, words.proposed]}>
            {Object.entries(body).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{labelOf(definition, name, language)}</th>
                <td class="written">{shown(definition, name, values[name], language)}</td>
                <td class="written">{shown(definition, name, value, language)}</td>
              </tr>
            ))}
          </Table>
          <input type="hidden" name="proposal" value={id} />
          <p>
            <button type="submit" name="accepts" value="yes">
              {words.accept}
            </button>{" "}
            <button type="submit" name="accepts" value="no" class="second">
              {words.leave}
            </button>
          </p>
        </form>
      ))}
    </section>
  )
}

export const labelOf = ({ fields }: Pick<RegisterDefinition, "fields">, name: string, language: Language): string => fields.find((field) => field.name === name)?.label[language] ?? name

export function shown({ fields }: Pick<RegisterDefinition, "fields">, name: string, value: unknown, language: Language): string {
  const field = fields.find((one) => one.name === name)
  return value === undefined || value === null || !field ? "" : kindOf(field.kind).show(value, language, field)
}

/** What may be asked of other holders, and what they have answered. */
export function Questions({ seen, around, visit, problems, form, purpose, holders }: Shown & { readonly holders: Holders }) {
  const { language } = visit
  const words = exchangeWords[language]
  const { definition, record } = seen
  if (definition.questions.length === 0) return null
  const option = ({ code, label, system, consent }: (typeof definition.questions)[number]): readonly [string, string] => {
    const more = [...(consent === null ? [] : [words.byConsent]), ...(holders.countryOf(system) === null ? [words.notConnected] : [])]
    return [code, `${label[language]}: ${systemName(visit, system)}${more.length > 0 ? ` (${more.join(", ")})` : ""}`]
  }
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{words.questions}</h2>
      <p>{words.questionsLead}</p>
      {seen.mayChange && (
        <form method="post" action={withPurpose(href(registerRoutes.questions, { id: record.id }), purpose)}>
          <Choice name="question" label={words.question} problems={problems} value={form ? typedIn(form, "question") : ""} options={definition.questions.map(option)} />
          <button type="submit">{words.ask}</button>
        </form>
      )}
      {around.questions.length === 0 && <p>{words.none}</p>}
      {around.questions.map((asked) => (
        <Answer key={asked.id} asked={asked} changed={changedSince(asked, around.questions)} definition={definition} names={around.names} visit={visit} />
      ))}
    </section>
  )
}

function Answer({ asked, changed, definition, names, visit }: { readonly asked: AskedQuestion; readonly changed: ChangedSince | null; readonly definition: RegisterDefinition; readonly names: ReadonlyMap<string, string>; readonly visit: StaffVisit }) {
  const { language } = visit
  const words = exchangeWords[language]
  const its = definition.questions.find(({ code }) => code === asked.question)
  const columns = (its?.answer ?? []).filter(({ name }) => asked.answer?.some((row) => row[name] !== undefined))
  return (
    <details class="sheet">
      <summary>
        {its?.label[language] ?? asked.question}, {systemName(visit, asked.system)}, {sayTime(asked.at, language)}: {words.outcomes[asked.outcome]}
        {changed !== null && changed.columns.length > 0 && <strong> ({words.changedSince(sayDay(dayAt(changed.since), language))})</strong>}
      </summary>
      {changed !== null && <p class={changed.columns.length > 0 ? "notice warn" : "quiet"}>{changed.columns.length > 0 ? `${words.changedSince(sayDay(dayAt(changed.since), language))}: ${changed.columns.map((name) => its?.answer.find((column) => column.name === name)?.label[language] ?? name).join(", ")}.` : words.unchangedSince(sayDay(dayAt(changed.since), language))}</p>}
      <p class="quiet">
        {names.get(asked.actor) ?? asked.actor}. {words.ground}: {asked.ground}
        {asked.consent !== null && `, ${words.consent}`}. {asked.asOf && `${words.asOf(sayTime(asked.asOf, language))}.`}
      </p>
      {asked.invented && <p class="notice warn">{words.invented}</p>}
      {asked.answer && (
        <Table label={`${words.answer}: ${its?.label[language] ?? asked.question}, ${sayTime(asked.at, language)}`} heads={columns.map(({ label }) => label[language])}>
          {asked.answer.map((row, at) => (
            <tr key={at}>
              {columns.map(({ name, kind }) => (
                <td key={name}>{answered(kind, row[name] ?? "", language)}</td>
              ))}
            </tr>
          ))}
        </Table>
      )}
    </details>
  )
}

const free = { least: null, most: null, options: [] }
function answered(kind: RegisterDefinition["questions"][number]["answer"][number]["kind"], text: string, language: Language): string {
  const value = kindOf(kind).read({ value: text }, free)
  return value === null || value instanceof Wrong ? text : kindOf(kind).show(value, language, free)
}

/** To whom what of the record was given, and the forms by which a disclosure is noted: one for each recipient, with only what may be given there. */
export function Disclosures({ seen, around, visit, problems, form, purpose }: Shown) {
  const { language } = visit
  const words = exchangeWords[language]
  const { definition, record, values } = seen
  const recipients = definition.recipients.filter(({ code }) => code !== null)
  if (recipients.length === 0 && around.disclosures.length === 0) return null
  const countries = new Intl.DisplayNames(language, { type: "region" })
  return (
    <section aria-labelledby="disclosures">
      <h2 id="disclosures">{words.disclosures}</h2>
      <p>{words.disclosuresLead}</p>
      {around.disclosures.length === 0 ? <p>{words.noDisclosures}</p> : <Given disclosures={around.disclosures} definition={definition} names={around.names} language={language} />}
      {seen.mayChange &&
        recipients.map(({ code, name, basis, fields, consent }) => {
          const chosen = form !== null && typedIn(form, "recipient") === code
          const its = (field: string) => `${field}-${code}`
          const told = chosen ? problems : []
          return (
            <details key={code} open={chosen}>
              <summary>{words.give(name[language])}</summary>
              <form method="post" action={withPurpose(href(registerRoutes.disclosures, { id: record.id }), purpose)} id={its("recipient")}>
                <input type="hidden" name="recipient" value={code ?? ""} />
                <p>
                  {words.ground}: {basis}
                  {consent !== null && ` (${words.byConsent})`}
                </p>
                <fieldset id={its("fields")}>
                  <legend>{words.what}</legend>
                  {fields.map((field) => (
                    <label key={field} class="check">
                      <input type="checkbox" name="fields" value={field} checked={chosen && form.getAll("fields").includes(field)} disabled={values[field] === undefined} /> {labelOf(definition, field, language)}
                    </label>
                  ))}
                </fieldset>
                <Line name={its("toName")} label={`${words.toName} (${registerWords[language].optional})`} problems={told} value={chosen ? typedIn(form, its("toName")) : ""} />
                <Choice name={its("country")} label={words.country} problems={told} value={chosen ? typedIn(form, its("country")) : "FI"} options={[...eeaCountries.map((country) => [country, countries.of(country) ?? country] as const).sort((a, b) => a[1].localeCompare(b[1], language)), ["XX", words.otherCountry]]} />
                <button type="submit">{words.giveIt}</button>
              </form>
            </details>
          )
        })}
    </section>
  )
}

/** Disclosures as a table, for an official or for the person herself. */
export function Given({ disclosures, definition, names, language }: { readonly disclosures: readonly Disclosure[]; readonly definition: RegisterDefinition; readonly names: ReadonlyMap<string, string> | null; readonly language: Language }) {
  const words = exchangeWords[language]
  return (
    <Table label={words.given} heads={[words.when, words.recipient, words.given, words.ground, names && words.who]}>
      {disclosures.map(({ id, at, recipient, toName, fields, ground, consent, actor }) => (
        <tr key={id}>
          <td>{sayTime(at, language)}</td>
          <td>
            {recipientWords(definition, recipient)[language]}
            {toName !== "" && `: ${toName}`}
          </td>
          <td>{fields.map((field) => labelOf(definition, field, language)).join(", ")}</td>
          <td>
            {ground}
            {consent !== null && ` (${words.consent})`}
          </td>
          {names && <td>{names.get(actor) ?? actor}</td>}
        </tr>
      ))}
    </Table>
  )
}

type Again = (problems: readonly Problem[], form: FormData) => Promise<string>

/** Asks the holder of another system. */
export async function postQuestion(visit: StaffVisit, holders: Holders, clock: () => Date, form: FormData, again: Again): Promise<Posted> {
  const words = registerWords[visit.language]
  const id = visit.parts.id ?? ""
  const purpose = purposes.find((one) => one === purposeOf(visit))
  if (purpose === undefined) return { to: href(registerRoutes.record, { id }) }
  try {
    const outcome = await askHolder(deskOf(visit), id, typedIn(form, "question"), purpose, holders, clock)
    return outcome instanceof Unfilled ? { page: await again(problemsOf(outcome.problems, visit.language), form) } : { to: `${withPurpose(href(registerRoutes.record, { id }), purpose)}#questions` }
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    return { page: await again([{ field: "question", message: words.notYours }], form), status: 409 }
  }
}

/** Notes that data of the record was given. */
export async function postDisclosure(visit: StaffVisit, form: FormData, again: Again): Promise<Posted> {
  const { language, parts } = visit
  const words = exchangeWords[language]
  const id = parts.id ?? ""
  const recipient = typedIn(form, "recipient")
  const country = typedIn(form, `country-${recipient}`)
  let wrong: readonly Problem[] = []
  const posted = await attempt(
    visit,
    (work) => disclose(work, deskOf(visit).municipality, id, { recipient, country, toName: typedIn(form, `toName-${recipient}`).trim().slice(0, 200), fields: form.getAll("fields").filter((one) => typeof one === "string") }),
    (answer) => {
      if (answer instanceof Unfilled) wrong = problemsOf(answer.problems, language).map((problem) => ({ ...problem, field: `${problem.field}-${recipient}` }))
      return `${withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: "saved" })}#disclosures`
    },
    { field: `country-${recipient}`, conflict: registerWords[language].cannot, refused: (eeaCountries as readonly string[]).includes(country) ? words.mayNotGive : words.outside, code: registerWords[language].code },
    (problems) => again(problems, form),
  )
  return wrong.length > 0 ? { page: await again(wrong, form) } : posted
}

/** Accepts what was brought, or does not. */
export async function postProposal(visit: StaffVisit, keys: CodeKeys, form: FormData, again: Again): Promise<Posted> {
  const { language, parts } = visit
  const words = registerWords[language]
  const id = parts.id ?? ""
  let wrong: readonly Problem[] = []
  const posted = await attempt(
    visit,
    (work) => settleProposal(work, deskOf(visit).municipality, id, typedIn(form, "proposal"), typedIn(form, "accepts") === "yes", keys),
    (answer) => {
      if (answer instanceof Unfilled) wrong = problemsOf(answer.problems, language).map((problem) => ({ ...problem, field: "proposals" }))
      return withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: "saved" })
    },
    { field: "proposals", conflict: words.cannot, refused: words.notYours, code: words.code },
    (problems) => again(problems, form),
  )
  return wrong.length > 0 ? { page: await again(wrong, form) } : posted
}
