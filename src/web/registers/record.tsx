import { readWithin } from "../../acts/access/border.ts"
import type { Desk } from "../../acts/access/desk.ts"
import { questionsOf } from "../../acts/holders/ask.ts"
import type { Holders } from "../../acts/holders/protocol.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { namesOf } from "../../acts/people/names.ts"
import { getRegisterRecord, type SeenRegisterRecord, toldBy } from "../../acts/registers/get.ts"
import { addComment, commentsOf, openTasksOf } from "../../acts/registers/comments.ts"
import { decidingOf } from "../../acts/registers/decide.ts"
import { lettersOf } from "../../acts/registers/letters.ts"
import { mergesOf } from "../../acts/registers/merge.ts"
import { recordMergesOf, twinsOf } from "../../acts/registers/merge-records.ts"
import { listParts, type ListedRecord, type PartType } from "../../acts/registers/list.ts"
import { moveRecord } from "../../acts/registers/move.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { disclosuresOf } from "../../acts/registers/disclose.ts"
import { proposalsOf } from "../../acts/registers/proposals.ts"
import { changeRegisterRecord, Unfilled } from "../../acts/registers/save.ts"
import { fromClient } from "../../acts/registers/whose.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { nextStepOf } from "../../derive/registers/by-itself.ts"
import { saySteps } from "../../law/say-steps.ts"
import { dayAt, isDay, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { Area } from "../cases/area.tsx"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, registerName, unitName } from "../rights/visit.ts"
import { rightsWords } from "../rights/words.ts"
import { caseRoutes, href, registerRoutes, rightsRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { problemsOf, RegisterFields, typedOf } from "./form.tsx"
import { PurposeForm, purposeOf, Records, withPurpose } from "./list.tsx"
import { type Around, Disclosures, Proposals, Questions, sourceOptions, sourceWords } from "./exchange.tsx"
import { Comments } from "./comments.tsx"
import { exchangeWords } from "./exchange-words.ts"
import { History } from "./history.tsx"
import { type FileMeans, takeFile, takeFiles } from "./files.ts"
import { ItsDecision } from "./its-decision.tsx"
import { Letters } from "./letters.tsx"
import { MergedWith, Twins } from "./merge.tsx"
import { protectedIn, toldByIn } from "./new.tsx"
import { textWords } from "./text-words.ts"
import { registerWords } from "./words.ts"

/** A record: what it says, what belongs to it, where it may go next, and its history; or as it was on a day. */
export async function registerRecord(visit: StaffVisit, holders: Holders, problems: readonly Problem[] = [], form: FormData | null = null): Promise<string> {
  const { language, staff, query, parts } = visit
  const words = registerWords[language]
  const path = href(registerRoutes.record, { id: parts.id ?? "" })
  const purpose = purposeOf(visit)
  const crumbs = [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }]
  const desk = deskOf(visit)
  const on = query.get("on")
  const seen = await getRegisterRecord(desk, parts.id ?? "", whyOf(purpose), isDay(on) && on < visit.today ? on : null)
  if (seen instanceof PurposeNeeded) return staffPage({ ...visit, path }, { title: words.record, crumbs: [...crumbs, { label: words.record }] }, <><h1>{words.record}</h1><PurposeForm visit={visit} path={path} /></>)
  const partsOf = seen.asOf === null ? await listParts(desk, seen.record.id, seen.definition.type, whyOf(purpose)) : []
  const { record, definition } = seen
  const isMended = mendedIn(seen)
  // What a move lacks is filled in in the form of the record's data, where there is one; else it is told beside the move.
  const placed = form?.has("move") ? problems.map((one) => (isMended(one.field) ? one : { ...one, field: "move" })) : problems
  const around = await aroundOf(desk, seen)
  const deciding = await decidingOf(desk, seen)
  const twins = seen.mayChange && !seen.definition.stages.find(({ code }) => code === seen.stage)?.ends ? await twinsOf(desk, seen) : []
  const shared = { seen, around, visit, problems: placed, form, purpose }
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${record.title}` : record.title, crumbs: [...crumbs, { label: definition.record[language], to: withPurpose(href(registerRoutes.list, { type: definition.type }), purpose) }, { label: record.title }] },
    <>
      <ErrorSummary problems={placed} language={language} />
      <h1>{record.title}</h1>
      {query.get("done") === "saved" && <p class="notice" role="status">{words.saved}</p>}
      {query.get("done") === "letter" && <p class="notice" role="status">{textWords[language].made}</p>}
      {query.get("done") === "unchanged" && <p class="notice" role="status">{words.unchanged}</p>}
      {seen.asOf !== null && (
        <p class="notice" role="status">
          {words.asOfShown(sayDay(seen.asOf, language))} <a href={withPurpose(path, purpose)}>{words.nowLink}</a>
        </p>
      )}
      <MergedWith merges={around.recordMerges} names={around.names} visit={visit} purpose={purpose} />
      <Facts seen={seen} visit={visit} purpose={purpose} />
      {around.merges.map(({ mergedName, at, by }) => (
        <p key={`${mergedName} ${at.getTime()}`}>
          {words.earlierName}: {mergedName} <span class="quiet">{words.mergedBy(sayDay(dayAt(at), language), around.names.get(by) ?? by)}</span>
        </p>
      ))}
      {seen.mayChange && <Twins twins={twins} of={record.id} visit={visit} purpose={purpose} />}
      {seen.mayChange && <Proposals {...shared} />}
      <ItsDecision {...shared} deciding={deciding} />
      {seen.mayChange && <Moves seen={seen} visit={visit} problems={placed} form={form} purpose={purpose} />}
      {partsOf.map((part) => <Part key={part.definition.type} part={part} visit={visit} purpose={purpose} of={record.id} />)}
      {seen.mayChange && !seen.definition.stages.find(({ code }) => code === seen.stage)?.ends && <ChangeForm seen={seen} visit={visit} problems={placed} form={form} purpose={purpose} />}
      <Letters {...shared} letters={around.letters} names={around.names} />
      {seen.asOf === null && <Questions {...shared} holders={holders} />}
      {seen.asOf === null && <Disclosures {...shared} />}
      {seen.asOf === null && <Comments {...shared} />}
      <History seen={seen} around={around} visit={visit} purpose={purpose} />
    </>,
  )
}

/** What goes between the record and others, and the names of those who have done something with it. */
async function aroundOf(desk: Desk, { record, changes, asOf }: SeenRegisterRecord): Promise<Around> {
  const { database, municipality, now } = desk
  return readWithin(database, municipality, async (queries) => {
    const [questions, disclosures, proposals] = asOf === null ? [await questionsOf(queries, municipality, [record.id]), await disclosuresOf(queries, municipality, [record.id]), await proposalsOf(queries, municipality, [record.id])] : [[], [], []]
    const comments = await commentsOf(queries, municipality, [record.id])
    const letters = await lettersOf(queries, municipality, [record.id])
    const tasks = await openTasksOf(queries, municipality, record.root, now)
    const merges = await mergesOf(queries, municipality, record.id)
    const recordMerges = await recordMergesOf(queries, desk, record.id)
    const people = [...[...changes, ...questions, ...disclosures, ...comments, ...letters].map(({ actor }) => actor), ...tasks.map(({ person }) => person), ...[...merges, ...recordMerges].map(({ by }) => by)]
    return { questions, disclosures, proposals, comments, letters, tasks, merges, recordMerges, names: await namesOf(queries, municipality, people) }
  })
}

function Facts({ seen, visit, purpose }: { readonly seen: SeenRegisterRecord; readonly visit: StaffVisit; readonly purpose: string }) {
  const { language } = visit
  const words = registerWords[language]
  const { record, definition, values } = seen
  const told = toldBy(seen)
  const sayFrom = ({ source, at }: { readonly source: string; readonly at: Date }): string => exchangeWords[language].on(sourceWords(visit, definition, source), sayDay(dayAt(at), language))
  const all = definition.fields.flatMap(({ name, calculation, kind }) => (calculation === null && kind !== "recordLink" ? [told.get(name)] : [])).filter((one) => one !== undefined).map(sayFrom)
  // What most values have in common is said once.
  const [usual = null] = [...new Set(all)].sort((a, b) => all.filter((one) => one === b).length - all.filter((one) => one === a).length)
  const late = seen.dueOn !== null && seen.dueOn < visit.today
  return (
    <>
      <dl class="facts">
        <Fact term={words.register}>{registerName(visit, record.register)}</Fact>
        <Fact term={words.unit}>{unitName(visit, record.unit)}</Fact>
        <Fact term={words.stage}>
          <strong>{definition.stages.find(({ code }) => code === seen.stage)?.label[language] ?? seen.stage}</strong>
        </Fact>
        {seen.dueOn && <Fact term={words.due}>{late ? <strong>{sayDay(seen.dueOn, language)} ({words.late})</strong> : sayDay(seen.dueOn, language)}</Fact>}
        {seen.caseNumber && (
          <Fact term={words.case}>
            <a href={href(caseRoutes.case, { id: record.root })}>{seen.caseNumber}</a>
          </Fact>
        )}
        <Fact term={words.because}>{rightsWords[language].grounds[record.because]}</Fact>
      </dl>
      {seen.dueSteps.length > 0 && (
        <details>
          <summary>{words.dueHow}</summary>
          <ol>
            {saySteps(seen.dueSteps, language).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
      <h2>{words.facts}</h2>
      {usual !== null && <p class="quiet">{exchangeWords[language].usual(usual)}</p>}
      <dl class="facts">
        {definition.fields.map((field) => {
          const value = values[field.name]
          const masked = seen.asOf === null ? record.fields[field.name] : undefined
          if (seen.withheld.includes(field.name)) return <Fact key={field.name} term={field.label[language]}><span class="quiet">{exchangeWords[language].withheld}</span></Fact>
          if (value === undefined && masked === undefined) return null
          const from = field.calculation === null ? told.get(field.name) : undefined
          const shown = field.kind === "homeAddress" ? String(masked ?? "") : value === undefined ? "" : kindOf(field.kind).show(value, language, field)
          return (
            <Fact key={field.name} term={field.label[language]}>
              {field.kind === "recordLink" ? <a href={withPurpose(href(registerRoutes.record, { id: String(value) }), purpose)}>{words.partOf}</a> : field.kind === "file" && seen.asOf === null ? <a href={withPurpose(href(registerRoutes.recordFile, { id: record.id, field: field.name }), purpose)}>{shown}</a> : <span class="written">{shown}</span>}
              {field.kind === "company" && value !== undefined && <OthersOf definition={definition} field={field.name} company={value as { name: string; businessId: string | null }} purpose={purpose} language={language} />}
              {field.kind === "person" && masked !== undefined && <span class="quiet"> {String(masked)}</span>}
              {from && field.kind !== "recordLink" && sayFrom(from) !== usual && <span class="quiet told">{sayFrom(from)}</span>}
            </Fact>
          )
        })}
      </dl>
      <p class="quiet">
        {words.version(definition.version)}. {seen.newest > definition.version && words.newer(seen.newest)}
      </p>
      <p>
        <a href={`${href(rightsRoutes.record, { id: record.id })}?purpose=${encodeURIComponent(purpose)}`}>{words.connections}</a>
      </p>
    </>
  )
}

/** Leads to all records that name the same company, by the search key that the field is found by. What is looked for is posted, never part of an address. */
function OthersOf({ definition, field, company: { name, businessId }, purpose, language }: { readonly definition: RegisterDefinition; readonly field: string; readonly company: { readonly name: string; readonly businessId: string | null }; readonly purpose: string; readonly language: Language }) {
  const words = registerWords[language]
  const key = definition.searchKeys.find((one) => one.field === field)?.key
  return key === undefined ? null : (
    <>
      {" "}
      <form method="post" action={registerRoutes.search} class="inline">
        <input type="hidden" name="purpose" value={purpose} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="value" value={businessId ?? name} />
        <button type="submit" class="second" aria-label={`${words.othersOf}: ${name}`}>
          {words.othersOf}
        </button>
      </form>
    </>
  )
}

interface Forms {
  readonly seen: SeenRegisterRecord
  readonly visit: StaffVisit
  readonly problems: readonly Problem[]
  readonly form: FormData | null
  readonly purpose: string
}

/** How many signs of what is said of a move are kept; its box takes no more. */
const noteMost = 2000

function Moves({ seen, visit: { language, query, today }, problems, form, purpose }: Forms) {
  const words = registerWords[language]
  const next = nextStepOf(seen.definition, seen.stage, seen.values, today)
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">{words.moves}</h2>
      {next !== null && next.move !== null && <p class="quiet">{next.on > today ? words.stepOn(next.move.label[language], sayDay(next.on, language)) : words.stepWaits(next.move.label[language])}</p>}
      {seen.moves.length === 0 ? (
        <p>{words.noMoves}</p>
      ) : (
        <form method="post" action={withPurpose(href(registerRoutes.move, { id: seen.record.id }), purpose)}>
          <Choice name="move" label={words.moves} problems={problems} value={form ? typedIn(form, "move") : (query.get("move") ?? "")} options={seen.moves.map(({ code, label }) => [code, label[language]])} />
          <Area name="note" label={`${words.note} (${words.optional})`} problems={problems} value={form ? typedIn(form, "note") : ""} rows={2} most={noteMost} />
          <button type="submit">{words.go}</button>
        </form>
      )}
    </section>
  )
}

function Part({ part: { definition, field, records }, visit, purpose, of }: { readonly part: PartType & { readonly records: readonly ListedRecord[] }; readonly visit: StaffVisit; readonly purpose: string; readonly of: string }) {
  const { language } = visit
  const words = registerWords[language]
  return (
    <div>
      <h2 id={`part-${definition.type}`}>{definition.record[language]}</h2>
      {records.length === 0 ? <p>{words.listNone}</p> : <Records records={records} definition={definition} visit={visit} purpose={purpose} />}
      <p>
        <a class="button second" href={withPurpose(href(registerRoutes.open, { type: definition.type }), purpose, { [field]: of })}>
          {words.addPart(definition.record[language])}
        </a>
      </p>
    </div>
  )
}

function ChangeForm({ seen, visit, problems, form, purpose }: Forms) {
  const { language, today } = visit
  const words = registerWords[language]
  const { definition, values, record } = seen
  const typed = form && form.has("seen") ? typedOf(form, definition) : (name: string): Typed => kept(definition, values, name)
  return (
    <details open={form !== null && (form.has("seen") || (form.has("move") && problems.some(({ field }) => mendedIn(seen)(field))))}>
      <summary>{words.change}</summary>
      <form method="post" action={withPurpose(href(registerRoutes.record, { id: record.id }), purpose)} enctype="multipart/form-data">
        <input type="hidden" name="seen" value={form && form.has("seen") ? typedIn(form, "seen") : String(seen.changes[0]?.seq ?? 0)} />
        <RegisterFields definition={withoutFields(definition, seen.withheld)} language={language} problems={problems} typed={(name) => (name === "protected" ? { value: form ? typedIn(form, "protected") : "" } : typed(name))} values={values} today={today} keeps />
        <Choice name="told-by" label={exchangeWords[language].toldBy} problems={problems} value={form ? typedIn(form, "told-by") : fromClient} options={sourceOptions(visit, definition)} />
        <button type="submit">{words.save}</button>
      </form>
    </details>
  )
}

/** Whether a problem's field is one that the form of the record's data asks. */
const mendedIn = ({ mayChange, stage, definition: { fields, stages }, withheld }: SeenRegisterRecord) => (field: string): boolean =>
  mayChange && !stages.find(({ code }) => code === stage)?.ends && fields.some(({ name, calculation }) => calculation === null && !withheld.includes(name) && name === field.split(".")[0])

const withoutFields = (definition: RegisterDefinition, names: readonly string[]): RegisterDefinition => (names.length === 0 ? definition : { ...definition, fields: definition.fields.filter(({ name }) => !names.includes(name)) })

/** A field as it was kept, as it would be typed; what stands behind a mask stays empty. */
function kept(definition: RegisterDefinition, values: SeenRegisterRecord["values"], name: string): Typed {
  const field = definition.fields.find((one) => one.name === name)
  const value = values[name]
  if (!field || value === undefined || field.kind === "homeAddress") return {}
  return field.kind === "person" ? { ...kindOf("person").typed({ code: null, ...(value as object) }), code: "" } : kindOf(field.kind).typed(value)
}

/** Saves a change of the record. */
export async function postChange(visit: StaffVisit, holders: Holders, keys: CodeKeys, means: FileMeans, form: FormData): Promise<Posted> {
  const { language, parts } = visit
  const words = registerWords[language]
  const desk = deskOf(visit)
  const id = parts.id ?? ""
  const seen = await getRegisterRecord(desk, id, whyOf(purposeOf(visit)))
  if (seen instanceof PurposeNeeded) return { to: href(registerRoutes.record, { id }) }
  const again = (problems: readonly Problem[]) => registerRecord(visit, holders, problems, form)
  const unkept = await takeFiles(visit, seen.definition, form, means)
  if (unkept.length > 0) return { page: await again(unkept) }
  let wrong: readonly Problem[] = []
  const posted = await attempt(
    visit,
    (work) => changeRegisterRecord(work, desk.municipality, id, { typed: typedOf(form, seen.definition), seen: Number(typedIn(form, "seen")) || 0, isProtected: protectedIn(form), source: toldByIn(form) }, keys),
    (answer) => {
      if (answer instanceof Unfilled) wrong = problemsOf(answer.problems, language, seen.definition.fields)
      return withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: answer === "unchanged" ? "unchanged" : "saved" })
    },
    { field: seen.definition.fields[0]?.name ?? "history", conflict: words.cannot, refused: words.notYours, code: words.code },
    again,
  )
  return wrong.length > 0 ? { page: await again(wrong) } : posted
}

/** Takes the record to its next stage. */
export async function postMove(visit: StaffVisit, holders: Holders, keys: CodeKeys, form: FormData): Promise<Posted> {
  const { language, parts } = visit
  const words = registerWords[language]
  const desk = deskOf(visit)
  const id = parts.id ?? ""
  const again = (problems: readonly Problem[]) => registerRecord(visit, holders, problems, form)
  let wrong: readonly Problem[] = []
  const posted = await attempt(
    visit,
    (work) => moveRecord(work, desk.municipality, id, typedIn(form, "move"), typedIn(form, "note").trim().slice(0, noteMost), keys.codeKey, { seen: Number(typedIn(form, "as-seen")) || null }),
    (answer) => {
      if (answer instanceof Unfilled) wrong = problemsOf(answer.problems, language)
      // From a board one goes back to it.
      const [type, unit] = [typedIn(form, "board"), typedIn(form, "board-unit")]
      if (/^[a-z][a-z0-9-]{0,39}$/.test(type)) return withPurpose(href(registerRoutes.board, { type }), purposeOf(visit), { ...(unit === "" ? {} : { unit }), done: "moved" })
      return withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: "saved" })
    },
    { field: "move", conflict: words.cannot, refused: words.notYours, code: words.code },
    again,
  )
  return wrong.length > 0 ? { page: await again(wrong) } : posted
}

/** Adds a comment to the record, or a file. */
export async function postComment(visit: StaffVisit, holders: Holders, means: FileMeans, form: FormData): Promise<Posted> {
  const { language, parts } = visit
  const words = registerWords[language]
  const id = parts.id ?? ""
  const file = await takeFile(visit, form, means, "comment-file")
  if (file !== null && "message" in file) return { page: await registerRecord(visit, holders, [file], form) }
  return attempt(
    visit,
    (work) => addComment(work, deskOf(visit).municipality, id, typedIn(form, "comment"), file),
    () => `${withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: "saved" })}#comments`,
    { field: "comment", conflict: words.commentNeeded, refused: words.notYours, code: words.code },
    (problems) => registerRecord(visit, holders, problems, form),
  )
}
