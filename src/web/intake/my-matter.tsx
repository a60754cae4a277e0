import type { ComponentChildren } from "preact"
import { type CaseTold, findMatter, type MatterTold } from "../../acts/intake/my-matter.ts"
import type { Actor } from "../../acts/work.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { Line } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { ContactCard } from "../parts/how-to-ask.tsx"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { actOnOwnRequest, type OwnRequest, ownRequest, OwnRequestPart } from "../requests/own-request.tsx"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { crumbsOf } from "./matter-form.tsx"
import { intakeWords } from "./words.ts"

/** Where a matter is, asked with its receipt's number; the number is never part of an address. */
export const findPage = (visit: Visit): Answer => shown(visit, "", [], null)

/** Shows where the matter is: stage, dates, unit and contact, and nothing of its content. */
export async function showMatter(visit: Visit, asker: Actor | null, form: FormData): Promise<Answer> {
  const number = typedIn(form, "receipt").trim().slice(0, 60)
  const { municipality } = revisionOf(visit).model
  const actor = asker ?? { id: "anonymous", name: "" }
  const problem = await actOnOwnRequest(visit, actor, number, form)
  const found = number === "" ? null : await findMatter(visit.database, municipality.id, number, actor, visit.now)
  const request = found?.openedCase == null ? null : await ownRequest(visit, found.openedCase)
  return shown(visit, number, found ? (problem ? [problem] : []) : [{ field: "receipt", message: intakeWords[visit.language].needed.receipt ?? "" }], found, request)
}

function shown(visit: Visit, number: string, problems: readonly Problem[], found: MatterTold | null, request: OwnRequest | null = null): Answer {
  const { language, path } = visit
  const words = intakeWords[language]
  const { model } = revisionOf(visit)
  const { municipality } = model
  const unitName = (id: string): string => {
    const unit = lookup(model).unit.get(id)
    return unit ? plain(unit.name, language) : id
  }
  const body = page({ language, path, municipality, title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.myMatter}` : words.myMatter, crumbs: crumbsOf(visit, words.myMatter) }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{words.myMatter}</h1>
    {found && (
      <section class="sheet" aria-labelledby="where">
        <h2 id="where">{words.where}</h2>
        <p>
          <strong>{words.states[found.state]}</strong> {found.reason && `${words.reason}: ${words.reasons[found.reason] ?? found.reason}.`}
        </p>
        <dl class="facts">
          <Fact term={words.arrivedAt}>{sayTime(found.arrivedAt, language)}</Fact>
          {found.case ? <CaseFacts its={found.case} language={language} unitName={unitName} /> : found.unit && <Fact term={words.handledBy}>{unitName(found.unit)}</Fact>}
        </dl>
      </section>
    )}
    {request && <OwnRequestPart request={request} receipt={number} visit={visit} problems={problems} />}
    {!found && (
      <form method="post" action={path} noValidate>
        <p class="lead">{words.myMatterLead}</p>
        <Line name="receipt" label={words.receiptNumber} problems={problems} value={number} size={24} />
        <button type="submit">{words.show}</button>
      </form>
    )}
    {found && <AskMore model={model} visit={visit} />}
  </>)
  return html(body, { keep: false, status: problems.length > 0 ? 422 : 200 })
}

function AskMore({ model, visit: { language, now } }: { model: Model; visit: Visit }) {
  const registry = model.contacts.find(({ role }) => role === "registry")
  return (
    <>
      <h2>{intakeWords[language].askMore}</h2>
      {registry ? <ContactCard contact={registry} language={language} now={now} /> : <p><a href={model.municipality.website}>{new URL(model.municipality.website).hostname}</a></p>}
    </>
  )
}

/** The stage of a case in plain words, with its dates. */
export function CaseFacts({ its, language, unitName }: { its: CaseTold; language: Language; unitName: (id: string) => string }) {
  const words = intakeWords[language]
  const day = (at: Date): ComponentChildren => sayDay(dayAt(at), language)
  return (
    <>
      <Fact term={words.caseNumber}>{its.number}</Fact>
      <Fact term={words.stage}>{words.stages[its.stage]}</Fact>
      <Fact term={words.handledBy}>{unitName(its.unit)}</Fact>
      <Fact term={words.openedAt}>{day(its.openedAt)}</Fact>
      {its.pendingAt && <Fact term={words.pendingAt}>{day(its.pendingAt)}</Fact>}
      {its.decidedAt && <Fact term={words.decidedAt}>{day(its.decidedAt)}</Fact>}
      {its.closedAt ? <Fact term={words.closedAt}>{day(its.closedAt)}</Fact> : <Fact term={words.answerBy}>{its.answerBy ? sayDay(its.answerBy, language) : words.noDeadline}</Fact>}
    </>
  )
}
