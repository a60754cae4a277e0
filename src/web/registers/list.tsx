import { type Purpose, purposes, PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { type ListedRecord, listRegister, runningRegisters, type RegisterNarrowing } from "../../acts/registers/list.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { fieldOf } from "../../derive/registers/fill-in.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { type MovedOrNot, moveMany } from "../../acts/registers/move.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { listViews } from "../../acts/registers/views.ts"
import { Choice } from "../cases/fields.tsx"
import { disposalWords } from "../disposal/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Filter, Filters } from "../parts/filters.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, registerName, unitName } from "../rights/visit.ts"
import { rightsWords } from "../rights/words.ts"
import { peopleWords } from "../people/words.ts"
import { placeRead, placeTold } from "../place.ts"
import { disposalRoutes, href, peopleRoutes, registerRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { exchangeWords } from "./exchange-words.ts"
import { outputWords } from "./output-words.ts"
import { SearchForm } from "./search.tsx"
import { Views } from "./views.tsx"
import { registerWords } from "./words.ts"

const pageSize = 25

/** The purpose that was stated, as it goes on in addresses; empty where none was. */
export const purposeOf = ({ query }: Pick<StaffVisit, "query">): string => purposes.find((one): one is Purpose => one === query.get("purpose")) ?? ""

/** An address that keeps the purpose. */
export const withPurpose = (path: string, purpose: string, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({ ...(purpose === "" ? {} : { purpose }), ...more }).toString()
  return query === "" ? path : `${path}?${query}`
}

/** The registers that run, and the search over all of them. */
export async function registersPage(visit: StaffVisit): Promise<string> {
  const { language, staff } = visit
  const words = registerWords[language]
  const running = await runningRegisters(deskOf(visit))
  const registers = [...new Set(running.map(({ register }) => register))].sort((a, b) => registerName(visit, a).localeCompare(registerName(visit, b), language))
  return staffPage(
    { ...visit, path: registerRoutes.registers },
    { title: words.registers, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers }] },
    <>
      <h1>{words.registers}</h1>
      <p class="lead">{words.lead}</p>
      {running.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <SearchForm visit={visit} running={running} problems={[]} typed={{}} />
          <p>
            <a href={registerRoutes.alike}>{words.alike}</a> · <a href={registerRoutes.companies}>{words.companiesAlike}</a> · <a href={peopleRoutes.ownPrograms}>{peopleWords[language].ownPrograms}</a> · <a href={disposalRoutes.due}>{disposalWords[language].say.title}</a>
          </p>
          {registers.map((register) => (
            <section key={register} aria-labelledby={`register-${register}`}>
              <h2 id={`register-${register}`}>{registerName(visit, register)}</h2>
              <ul>
                {running
                  .filter((one) => one.register === register)
                  .map((definition) => (
                    <li key={definition.type}>
                      <a href={href(registerRoutes.list, { type: definition.type })}>{definition.record[language]}</a>: {definition.purpose[language]}
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </>,
  )
}

/** What the address narrows the list by. */
export function narrowingOf({ query }: StaffVisit, definition: RegisterDefinition): RegisterNarrowing {
  const text = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined
  return { stage: text("stage"), unit: text("unit"), overdue: query.get("overdue") === "yes", brought: query.get("brought") === "yes", inForce: query.get("in-force") === "yes", choices: Object.fromEntries(definition.statistics.map((name) => [name, text(name) ?? ""])) }
}

/** The same as it stands in an address. */
export const queryOf = ({ stage, unit, overdue, brought, inForce, choices = {} }: RegisterNarrowing): Record<string, string> => ({
  ...(stage ? { stage } : {}), ...(unit ? { unit } : {}), ...(overdue ? { overdue: "yes" } : {}), ...(brought ? { brought: "yes" } : {}), ...(inForce ? { "in-force": "yes" } : {}), ...Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== "")),
})

/** The definition of a type that the person may work with. */
export async function definitionFor(visit: StaffVisit): Promise<RegisterDefinition> {
  const found = (await runningRegisters(deskOf(visit))).find(({ type }) => type === visit.parts.type)
  if (!found) throw new NotFound("There is no such register, or it does not run.")
  return found
}

/** What is told of records above their list: what was done, and what was not of which, as the list shows them. */
export interface ToldOfRecords {
  readonly moved: number
  problems(records: readonly ListedRecord[]): readonly Problem[]
}

/** The records of a type: narrowed, newest first, 25 a page, with how many there are in each stage. The purpose comes first. */
export async function registerList(visit: StaffVisit, ownProblems: readonly Problem[] = [], typed = "", told: ToldOfRecords | null = null): Promise<string> {
  const { language, staff, query } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const { type } = definition
  const path = href(registerRoutes.list, { type })
  const purpose = purposeOf(visit)
  const desk = deskOf(visit)
  const after = placeRead(query.get("after"))
  const narrowing = narrowingOf(visit, definition)
  const why = whyOf(purpose)
  const found = purpose === "" ? null : await listRegister(desk, type, narrowing, why, { limit: pageSize + 1, after: after && { openedAt: after.at, id: after.id }, counts: true })
  const { records, counts } = found === null || found instanceof PurposeNeeded ? { records: [], counts: null } : found
  const last = records.length > pageSize ? records[pageSize - 1] : undefined
  const problems = told ? told.problems(records.slice(0, pageSize)) : ownProblems
  const moved = told?.moved ?? (Number(query.get("moved")) || 0)
  const views = purpose === "" ? [] : await listViews(desk, type)
  const model = visit.site.find(desk.municipality)?.model
  const units = model?.units.map(({ id }) => id) ?? []
  const wholeOf = definition.fields.find(({ name }) => name === definition.belongsTo)?.to
  const whole = model?.definitions.find((one) => one.type === wholeOf)
  const active = [...query.keys()].some((name) => !["lang", "after", "purpose", "moved"].includes(name))
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${definition.record[language]}` : definition.record[language], crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: definition.record[language] }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{definition.record[language]}</h1>
      {moved > 0 && <p class="notice" role="status">{words.movedMany(moved)}</p>}
      <p class="lead">{definition.purpose[language]}</p>
      {purpose === "" ? (
        <PurposeForm visit={visit} path={path} />
      ) : (
        <>
          {whole && (
            <p>
              {words.addedOn} <a href={withPurpose(href(registerRoutes.list, { type: whole.type }), purpose)}>{whole.record[language]}</a>
            </p>
          )}
          <p>
            {definition.belongsTo === null && (
              <a class="button" href={withPurpose(href(registerRoutes.open, { type }), purpose)}>
                {words.newRecord(definition.record[language])}
              </a>
            )}{" "}
            <a class="button second" href={withPurpose(href(registerRoutes.board, { type }), purpose)}>
              {words.boardName}
            </a>{" "}
            <a class="button second" href={href(registerRoutes.statistics, { type })}>
              {words.figures}
            </a>{" "}
            <a class="button second" href={withPurpose(href(registerRoutes.file, { type }), purpose, queryOf(narrowing))}>
              {words.file}
            </a>{" "}
            {definition.lists.length + definition.batches.length > 0 && (
              <a class="button second" href={withPurpose(href(registerRoutes.outputs, { type }), purpose)}>
                {outputWords[language].title}
              </a>
            )}
          </p>
          <nav class="queues" aria-label={words.board}>
            <ul>
              <li>
                <a href={withPurpose(path, purpose)} aria-current={narrowing.stage === undefined ? "page" : undefined}>
                  {words.all}
                </a>
              </li>
              {definition.stages.map(({ code, label }) => (
                <li key={code}>
                  <a href={withPurpose(path, purpose, { stage: code })} aria-current={narrowing.stage === code ? "page" : undefined}>
                    {label[language]} ({counts?.get(code) ?? 0})
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <Filters language={language} path={path} active={active}>
            <input type="hidden" name="purpose" value={purpose} />
            {narrowing.stage && <input type="hidden" name="stage" value={narrowing.stage} />}
            <Filter name="unit" label={words.unit} all={words.all} value={narrowing.unit ?? null} options={units.map((unit) => [unit, unitName(visit, unit)] as const)} />
            {definition.statistics.map((name) => {
              const field = fieldOf(definition, name)
              return <Filter key={name} name={name} label={field.label[language]} all={words.all} value={narrowing.choices?.[name] || null} options={field.kind === "yesNo" ? [["yes", words.yes], ["no", words.no]] : field.options.map(({ code, label }) => [code, label[language]] as const)} />
            })}
            {definition.stages.some(({ clock }) => clock !== null) && <Filter name="overdue" label={words.due} all={words.all} value={narrowing.overdue ? "yes" : null} options={[["yes", words.overdue]]} />}
            {(definition.own.brings.length > 0 || definition.questions.some(({ fills }) => fills !== null)) && <Filter name="brought" label={exchangeWords[language].proposed} all={words.all} value={narrowing.brought ? "yes" : null} options={[["yes", exchangeWords[language].proposals]]} />}
            {definition.consent !== null && <Filter name="in-force" label={words.consented} all={words.all} value={narrowing.inForce ? "yes" : null} options={[["yes", words.inForce]]} />}
          </Filters>
          <Views visit={visit} definition={definition} views={views} narrowing={narrowing} problems={problems} typed={typed} />
          {records.length === 0 ? <p role="status">{words.listNone}</p> : <Chosen records={records.slice(0, pageSize)} definition={definition} visit={visit} purpose={purpose} narrowing={narrowing} />}
          {last && (
            <p>
              <a href={`${path}?${new URLSearchParams([...[...query].filter(([name]) => name !== "after" && name !== "moved"), ["after", placeTold({ at: last.openedAt, id: last.id })]])}`}>{words.next}</a>
            </p>
          )}
        </>
      )}
    </>,
  )
}

/** Asks what the data is needed for before any is shown (906/2019 23 §). */
export function PurposeForm({ visit: { language, query }, path }: { readonly visit: StaffVisit; readonly path: string }) {
  const words = registerWords[language]
  return (
    <form method="get" action={path}>
      <p>{words.purposeFirst}</p>
      {[...query].filter(([name]) => name !== "purpose").map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choice name="purpose" label={words.purpose} problems={[]} value="client-service" options={purposes.map((one) => [one, rightsWords[language].purposes[one]] as const)} />
      <button type="submit">{words.go}</button>
    </form>
  )
}

interface ChosenOf {
  readonly records: readonly ListedRecord[]
  readonly definition: RegisterDefinition
  readonly visit: StaffVisit
  readonly purpose: string
}

/** The records of a stage, of which some can be chosen and moved on together; what decides on someone's right is not among the moves. */
function Chosen({ narrowing, ...its }: ChosenOf & { readonly narrowing: RegisterNarrowing }) {
  const { definition, visit: { language }, purpose } = its
  const { stage } = narrowing
  const moves = definition.moves.filter(({ from, by, decides }) => stage !== undefined && from.includes(stage) && by.length > 0 && !decides)
  if (moves.length === 0) return <Records {...its} />
  const words = registerWords[language]
  return (
    <form method="post" action={withPurpose(href(registerRoutes.atOnce, { type: definition.type }), purpose, queryOf(narrowing))}>
      <Records {...its} choosing />
      <fieldset class="at-once">
        <legend>{words.chosen}</legend>
        <Choice name="move" label={words.nextStage} problems={[]} value={moves[0]?.code ?? ""} options={moves.map(({ code, label }) => [code, label[language]] as const)} />
        <button type="submit" class="second">
          {words.moveChosen}
        </button>
      </fieldset>
    </form>
  )
}

/** Takes a move of the chosen records, and shows the list with what was not taken and why. */
export async function postMoves(visit: StaffVisit, { codeKey }: CodeKeys, form: FormData): Promise<Posted> {
  const { language } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const { type } = definition
  const ids = form.getAll("record").filter((id): id is string => typeof id === "string").slice(0, pageSize)
  const outcomes = await moveMany(deskOf(visit), type, ids, typedIn(form, "move"), codeKey)
  const refused = new Map(outcomes.filter(({ why, lacks }) => why !== null || lacks.length > 0).map((one) => [one.id, one]))
  const moved = outcomes.length - refused.size
  if (refused.size === 0 && moved > 0) return { to: withPurpose(href(registerRoutes.list, { type }), purposeOf(visit), { ...queryOf(narrowingOf(visit, definition)), moved: String(moved) }) }
  const said = ({ why, lacks }: MovedOrNot): string => (lacks.length > 0 ? lacks.map(({ message }) => message[language]).join(" ") : why === "refused" ? words.notYours : words.cannot)
  const told: ToldOfRecords = {
    moved,
    problems: (records) => (ids.length === 0 ? [{ field: "move", message: words.chooseSome }] : records.flatMap(({ id, title }) => (refused.has(id) ? [{ field: `record-${id}`, message: `${title}: ${said(refused.get(id) as MovedOrNot)}` }] : []))),
  }
  return { page: await registerList(visit, [], "", told) }
}

export function Records({ records, definition, visit: { language, today }, purpose, choosing = false }: ChosenOf & { readonly choosing?: boolean }) {
  const words = registerWords[language]
  const columns = definition.columns.map((name) => fieldOf(definition, name))
  const hasClock = definition.stages.some(({ clock }) => clock !== null)
  const opens = definition.opensCase !== null
  const show = (body: ListedRecord["body"], field: (typeof columns)[number]) => (body[field.name] === undefined ? "" : kindOf(field.kind).show(body[field.name], language, field))
  return (
    <Table label={definition.record[language]} heads={[choosing && words.chooseHead, definition.record[language], opens && words.case, words.stage, ...columns.map(({ label }) => label[language]), hasClock && words.due, words.opened]}>
      {records.map(({ id, title, stage, dueOn, openedAt, body, caseNumber }) => (
        <tr key={id}>
          {choosing && (
            <td>
              <input type="checkbox" name="record" id={`record-${id}`} value={id} aria-label={words.choose(title)} />
            </td>
          )}
          <th scope="row">
            <a href={withPurpose(href(registerRoutes.record, { id }), purpose)}>{title}</a>
          </th>
          {opens && <td>{caseNumber}</td>}
          <td>{definition.stages.find(({ code }) => code === stage)?.label[language] ?? stage}</td>
          {columns.map((field) => (
            <td key={field.name}>{show(body, field)}</td>
          ))}
          {hasClock && <td>{dueOn && (dueOn < today ? <strong>{sayDay(dueOn, language)} ({words.late})</strong> : sayDay(dueOn, language))}</td>}
          <td>{sayDay(dayAt(openedAt), language)}</td>
        </tr>
      ))}
    </Table>
  )
}
