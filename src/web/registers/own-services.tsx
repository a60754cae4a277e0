import type { PublishedSite } from "../../acts/published-site.ts"
import { Conflict, Refused } from "../../acts/refusals.ts"
import { moveRecord } from "../../acts/registers/move.ts"
import { bringValues, type Openable, openOwnRecord, type OwnRecord, type OwnServices, ownServices } from "../../acts/registers/own.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { Unfilled } from "../../acts/registers/save.ts"
import type { OwnDesk } from "../../acts/registers/whose.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { titleOf } from "../../derive/registers/fill-in.ts"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { messages } from "../messages.ts"
import { placeRead, placeTold } from "../place.ts"
import { href, signInRoutes } from "../routes.ts"
import { signInPage } from "../sign-in/shell.tsx"
import { Given, labelOf, shown, systemName } from "./exchange.tsx"
import { exchangeWords } from "./exchange-words.ts"
import { FieldInputs, problemsOf, typedParts } from "./form.tsx"
import { ownWords } from "./own-words.ts"
import { registerWords } from "./words.ts"

/** A resident at her own services, or at those of whom she acts for. */
export interface OwnVisit {
  readonly desk: OwnDesk
  readonly site: PublishedSite
  readonly language: Language
  readonly path: string
  /** What was just done, by its code in the address. */
  readonly done: string | null
  /** After which of the free times those that are shown begin, as in the address. */
  readonly times: string | null
}

interface Mending {
  /** Which form the problems are of. */
  readonly at: string
  readonly problems: readonly Problem[]
  readonly form: FormData
}

/** What a resident may do with what the registers have of her: book, accept, consent and withdraw, bring data; and what was given to others. */
export async function ownServicesPage({ desk, site, language, path, done, times }: OwnVisit, mending: Mending | null = null): Promise<string> {
  const words = ownWords[language]
  const { records, openable, disclosures, questions, proposals, definitions } = await ownServices(desk, placeRead(times))
  const types = [...new Map([...openable.map(({ definition }) => definition), ...records.map(({ definition }) => definition)].map((definition) => [definition.type, definition])).values()]
  return signInPage(
    { language, path, title: mending ? `${messages[language].errorPrefix}: ${words.title}` : words.title, staff: false },
    <>
      <ErrorSummary problems={mending?.problems ?? []} language={language} />
      <p>
        <a href={href(signInRoutes.own, { language })}>{words.back}</a>
      </p>
      <h1>{desk.whose.kind === "herself" ? words.title : words.titleFor(desk.whose.name)}</h1>
      <p class="lead">{desk.whose.kind === "herself" ? words.lead : words.leadFor(desk.whose.name)}</p>
      {done !== null && words.done[done] && (
        <p class="notice" role="status">
          {words.done[done]}
        </p>
      )}
      {types.length === 0 && <p>{desk.whose.kind === "herself" ? words.none : words.noneFor}</p>}
      {types.map((definition) => (
        <section key={definition.type} aria-labelledby={`own-${definition.type}`}>
          <h2 id={`own-${definition.type}`}>{definition.record[language]}</h2>
          <p>{definition.purpose[language]}</p>
          {records.filter((one) => one.definition.type === definition.type).map((one) => <Own key={one.id} record={one} language={language} mending={mending} />)}
          {openable.filter((one) => one.definition.type === definition.type).map((one) => <Open key={definition.type} openable={one} language={language} mending={mending} path={path} times={times} />)}
        </section>
      ))}
      {proposals.length > 0 && <Brought proposals={proposals} definitions={definitions} language={language} />}
      {questions.length > 0 && (
        <div>
          <h2 id="asked">{words.asked}</h2>
          <Table labelledBy="asked" heads={[words.broughtOn, words.askedWhat, words.askedWhom, words.ground, words.answer]}>
            {questions.map(({ id, at, record, question, system, ground, consent, outcome }) => (
              <tr key={id}>
                <td>{sayTime(at, language)}</td>
                <td>{definitions.get(record)?.questions.find(({ code }) => code === question)?.label[language] ?? question}</td>
                <td>{systemName({ site, language, session: { municipality: desk.municipality } }, system)}</td>
                <td>
                  {ground}
                  {consent !== null && ` (${exchangeWords[language].consent})`}
                </td>
                <td>{exchangeWords[language].outcomes[outcome]}</td>
              </tr>
            ))}
          </Table>
        </div>
      )}
      {(desk.whose.kind === "herself" || disclosures.length > 0) && <h2>{desk.whose.kind === "herself" ? words.given : words.givenFor}</h2>}
      {desk.whose.kind === "herself" && disclosures.length === 0 && <p>{words.givenNone}</p>}
      {[...new Set(disclosures.map(({ record }) => record))].map((record) => {
        const definition = definitions.get(record) as RegisterDefinition
        return (
          <div key={record}>
            <h3>{definition.record[language]}</h3>
            <Given disclosures={disclosures.filter((one) => one.record === record)} definition={definition} names={null} language={language} />
          </div>
        )
      })}
    </>,
  )
}

/** One record: what it says, the moves that are hers, and a form for what she brings. */
function Own({ record: { id, definition, stage, openedAt, ended, values, moves }, language, mending }: { readonly record: OwnRecord; readonly language: Language; readonly mending: Mending | null }) {
  const words = ownWords[language]
  const at = mending?.at === id ? mending : null
  const brings = ended ? [] : definition.fields.filter(({ name }) => definition.own.brings.includes(name))
  const facts = definition.fields.filter(({ name, kind }) => name !== definition.belongsTo && kind !== "homeAddress" && values[name] !== undefined)
  return (
    <details class="sheet" open={!ended || at !== null}>
      <summary>
        {titleOf(definition, values, language)}, {sayDay(dayAt(openedAt), language)}: {definition.stages.find(({ code }) => code === stage)?.label[language] ?? stage}
      </summary>
      <dl class="facts">
        {facts.map((field) => (
          <Fact key={field.name} term={field.label[language]}>
            {field.kind === "file" ? (
              <a href={href(signInRoutes.ownFile, { language, id, field: field.name })}>{kindOf(field.kind).show(values[field.name], language, field)}</a>
            ) : (
              <span class="written">{kindOf(field.kind).show(values[field.name], language, field)}</span>
            )}
          </Fact>
        ))}
      </dl>
      {moves.length > 0 && (
        <form method="post" action={href(signInRoutes.ownMove, { language, id })} id={`${id}-move`}>
          {moves.map(({ code, label }) => (
            <>
              <button key={code} type="submit" name="move" value={code} aria-label={`${label[language]}: ${titleOf(definition, values, language)}`}>
                {label[language]}
              </button>{" "}
            </>
          ))}
        </form>
      )}
      {brings.length > 0 && (
        <details open={at !== null}>
          <summary>{words.bring}</summary>
          <p>{words.bringLead}</p>
          <form method="post" action={href(signInRoutes.ownBring, { language, id })} id={`${id}-bring`}>
            {brings.map((field) => (
              <FieldInputs key={field.name} prefix={`${id}-`} field={{ ...field, required: false }} language={language} problems={at?.problems ?? []} typed={(name) => (at ? typedParts(at.form, `${id}-`)(name) : values[name] === undefined ? {} : kindOf(field.kind).typed(values[name]))} keeps={false} />
            ))}
            <button type="submit">{words.save}</button>
          </form>
        </details>
      )}
    </details>
  )
}

/** The form by which she opens a new one: a time to choose, and what she fills in. */
function Open({ openable: { definition, slots, later }, language, mending, path, times }: { readonly openable: Openable; readonly language: Language; readonly mending: Mending | null; readonly path: string; readonly times: string | null }) {
  const words = ownWords[language]
  const { type, own, record } = definition
  const at = mending?.at === type ? mending : null
  return (
    <details id={`${type}-times`} open={at !== null || (slots !== null && times !== null)}>
      <summary>{words.open(record[language])}</summary>
      {slots !== null && (later !== null || times !== null) && (
        <p>
          {times !== null && times !== "" && <a href={`${path}?times=#${type}-times`}>{words.firstTimes}</a>} {later !== null && <a href={`${path}?times=${placeTold(later)}#${type}-times`}>{words.laterTimes}</a>}
        </p>
      )}
      {slots?.length === 0 ? (
        <p>{words.noTimes}</p>
      ) : (
        <form method="post" action={href(signInRoutes.ownOpen, { language, type })} id={`${type}-open`}>
          {times !== null && <input type="hidden" name="times" value={times} />}
          {slots && <Choice name={`${type}-slot`} label={words.time} problems={at?.problems ?? []} value={at ? typedIn(at.form, `${type}-slot`) : ""} options={[["", registerWords[language].chooseOne], ...slots.map(({ id, definition: its, values }) => [id, titleOf(its, values, language)] as const)]} />}
          {definition.fields.filter(({ name }) => own.opens.includes(name)).map((field) => (
            <FieldInputs key={field.name} prefix={`${type}-`} field={field} language={language} problems={at?.problems ?? []} typed={(name) => (at ? typedParts(at.form, `${type}-`)(name) : {})} keeps={false} />
          ))}
          <button type="submit">{words.save}</button>
        </form>
      )}
    </details>
  )
}

function Brought({ proposals, definitions, language }: Pick<OwnServices, "proposals" | "definitions"> & { readonly language: Language }) {
  const words = ownWords[language]
  return (
    <div>
      <h2 id="brought">{words.brought}</h2>
      <Table labelledBy="brought" heads={[words.broughtOn, words.what, words.state]}>
        {proposals.map(({ id, at, body, accepted, record }) => {
          const definition = definitions.get(record) as RegisterDefinition
          return (
            <tr key={id}>
              <td>{sayTime(at, language)}</td>
              <td>
                {Object.entries(body).map(([name, value]) => (
                  <p key={name} class="written">
                    {labelOf(definition, name, language)}: {shown(definition, name, value, language)}
                  </p>
                ))}
              </td>
              <td>{accepted === null ? words.waits : accepted ? words.accepted : words.left}</td>
            </tr>
          )
        })}
      </Table>
    </div>
  )
}

export type OwnPosted = { readonly page: string; readonly status: 409 | 422 } | { readonly to: string }

/** Does what one of the forms of the page asks; what cannot be done comes back to that form, with what was typed. */
async function did(visit: OwnVisit, at: string, part: "open" | "move" | "bring", form: FormData, verb: (work: Work) => Promise<unknown>, done: (answer: unknown) => string): Promise<OwnPosted> {
  const { language, desk: { database, actor, now } } = visit
  const words = ownWords[language]
  const again = async (problems: readonly Problem[], status: 409 | 422): Promise<OwnPosted> => ({ page: await ownServicesPage({ ...visit, times: typedIn(form, "times") || null }, { at, problems: problems.map((one) => ({ ...one, field: `${at}-${one.field}` })), form }), status })
  try {
    const answer = await inWork(database, actor, now, verb)
    return answer instanceof Unfilled ? await again(problemsOf(answer.problems, language), 422) : { to: `${href(signInRoutes.ownServices, { language })}?done=${done(answer)}` }
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused)) throw fault
    return again([{ field: part, message: fault instanceof Conflict ? words.taken : fault.attempt?.because === "code-in-text" ? words.code : words.notHers }], 409)
  }
}

/** Opens a record of one's own. */
export const postOwnOpen = (visit: OwnVisit, type: string, keys: CodeKeys, form: FormData): Promise<OwnPosted> =>
  did(visit, type, "open", form, (work) => openOwnRecord(work, visit.desk.municipality, visit.desk.whose, { type, slot: typedIn(form, `${type}-slot`) || null, typed: typedParts(form, `${type}-`) }, keys), () => "opened")

/** Takes a move of one's own. */
export const postOwnMove = (visit: OwnVisit, id: string, keys: CodeKeys, form: FormData): Promise<OwnPosted> =>
  did(visit, id, "move", form, (work) => moveRecord(work, visit.desk.municipality, id, typedIn(form, "move"), "", keys.codeKey, { as: visit.desk.whose }), () => "moved")

/** Brings values for a record of one's own. */
export const postOwnValues = (visit: OwnVisit, id: string, form: FormData): Promise<OwnPosted> =>
  did(visit, id, "bring", form, (work) => bringValues(work, visit.desk.municipality, visit.desk.whose, id, typedParts(form, `${id}-`)), (answer) => (answer === "nothing" ? "nothing" : "brought"))
