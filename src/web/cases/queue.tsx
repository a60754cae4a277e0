import { peopleBelow } from "../../acts/access/people-below.ts"
import { type CountedQueue, countedMost } from "../../acts/cases/counts.ts"
import type { DueTask } from "../../acts/cases/due-tasks.ts"
import { viewQueue } from "../../acts/cases/queue.ts"
import type { ListedCase } from "../../acts/cases/candidates.ts"
import { type CaseNarrowing, type Queue, queues } from "../../acts/cases/narrowing.ts"
import { rankedMost, rankIn } from "../../acts/cases/rank.ts"
import { findCaseRegister } from "../../acts/cases/register.ts"
import { type Stage, stages } from "../../acts/cases/stages.ts"
import { openingChoices } from "../../acts/cases/choices.ts"
import { namesOf } from "../../acts/people/names.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { readWithin } from "../../acts/access/border.ts"
import type { Secrecy } from "../../acts/records/seen.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { deskOf, unitName } from "../rights/visit.ts"
import { typedIn } from "../parts/form.tsx"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { connectionWords } from "../rights/connection-words.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { stagesAtOnce } from "./at-once.tsx"
import { Choice, optionsOf } from "./fields.tsx"
import { placeIn, placeOf } from "./place.ts"
import { queueWords } from "./queue-words.ts"
import { publicCaseWords, sayTotal } from "../pages/case-words.ts"
import { textSearchWords } from "./text-search-words.ts"
import { caseWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

const pageSize = 25
const secrecies: readonly Secrecy[] = ["public", "partly-secret", "secret", "not-yet-public"]
export const why = { purpose: "case-handling" } as const

/** What the address narrows the queue by; anything else is left out. */
function narrowingOf({ query }: StaffVisit): CaseNarrowing {
  const text = (name: string): string | undefined => query.get(name)?.trim().slice(0, 100) || undefined
  return {
    queue: queues.find((one): one is Queue => one === query.get("queue")) ?? "all",
    stage: stages.find((one): one is Stage => one === query.get("stage")),
    secrecy: secrecies.find((one) => one === query.get("secrecy")),
    classCode: text("class"),
    unit: text("unit"),
    number: text("number"),
    year: yearIn(query.get("year")),
  }
}

/** A year that a case may have been opened in, from what was typed. */
const yearIn = (text: string | null): number | undefined => (/^(18|19|20|21)\d\d$/.test(text?.trim() ?? "") ? Number(text) : undefined)

/** Looks for a word, which is sent in the body of the request and stands in no address. */
export const searchQueue = async (visit: StaffVisit, _means: unknown, form: FormData): Promise<Posted> => {
  const words = typedIn(form, "words").trim().slice(0, 100)
  return words === "" ? { to: caseRoutes.queue } : { page: await caseQueue(visit, { words, best: typedIn(form, "order") === "best", after: typedIn(form, "after") || null }), status: 200 }
}

/** The registrar's list: a queue, narrowed, newest first or by what is due first, 25 a page; or the cases whose public titles have some words. */
export async function caseQueue(visit: StaffVisit, sought: { readonly words: string; readonly best: boolean; readonly after: string | null } | null = null): Promise<string> {
  const { language, staff, query } = visit
  const words = caseWords[language]
  const desk = deskOf(visit)
  const narrowing: CaseNarrowing = sought === null ? narrowingOf(visit) : { queue: "all", words: sought.words, ...(sought.best ? { best: { from: rankIn(sought.after) } } : {}) }
  const found = await viewQueue(desk, narrowing, why, pageSize + 1, placeIn(sought === null ? query.get("after") : sought.best ? null : sought.after))
  const view = found instanceof PurposeNeeded ? null : found
  const shown = view?.cases.slice(0, pageSize) ?? []
  const last = view !== null && view.cases.length > pageSize ? shown.at(-1) : undefined
  const due = view?.tasks ?? []
  const { names, choices, declared, under } = await readWithin(desk.database, desk.municipality, async (queries) => ({
    names: await namesOf(queries, desk.municipality, [...shown.flatMap(({ handlers }) => handlers), ...due.map(({ person }) => person)]),
    choices: await openingChoices(queries, desk),
    declared: await findCaseRegister(queries, desk.municipality),
    under: new Set((await peopleBelow(queries, desk.municipality, desk.actor.id, desk.now)).map(({ id }) => id)),
  }))
  const units = visit.site.find(desk.municipality)?.model.units.map(({ id }) => id) ?? []
  const opened = query.get("opened")
  const active = [...query.keys()].some((name) => !["lang", "after", "opened", "queue"].includes(name))
  return staffPage(
    { ...visit, path: caseRoutes.queue },
    { title: words.cases, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.cases }] },
    <>
      <h1>{words.cases}</h1>
      {opened && (
        <p class="notice" role="status">
          {words.openedNotice(opened.slice(0, 80))}
        </p>
      )}
      <p class="lead">{words.casesLead}</p>
      {declared === null && (
        <p class="notice">
          {queueWords[language].undeclared} <a href={caseRoutes.register}>{queueWords[language].declareLink}</a>
        </p>
      )}
      <Queues chosen={narrowing.queue} counts={view?.counts ?? null} language={language} />
      {due.length > 0 && <Tasks due={due} names={names} visit={visit} />}
      {choices.units?.length !== 0 && (
        <p>
          <a class="button" href={caseRoutes.open}>
            {words.newCase}
          </a>
        </p>
      )}
      <form class="search" role="search" method="post" action={caseRoutes.queue}>
        <div>
          <label for="words">{queueWords[language].search}</label>
          <input type="search" id="words" name="words" value={sought?.words ?? ""} maxLength={100} aria-describedby="words-hint" autocomplete="off" required />
        </div>
        <button type="submit">{visit.words.searchButton}</button>
        <p class="hint" id="words-hint">
          {queueWords[language].searchHint}
        </p>
        <fieldset class="in-line">
          <legend>{publicCaseWords[language].order}</legend>
          {(["newest", "best"] as const).map((order) => (
            <label key={order} class="check">
              <input type="radio" name="order" value={order} checked={(order === "best") === (sought?.best ?? false)} /> {order === "best" ? publicCaseWords[language].bestFirst : publicCaseWords[language].newestFirst}
            </label>
          ))}
        </fieldset>
      </form>
      {sought !== null && (
        <p role="status">
          {queueWords[language].found(sought.words)} <a href={caseRoutes.queue}>{queueWords[language].notSought}</a>
        </p>
      )}
      <p>
        <a href={caseRoutes.texts}>{textSearchWords[language].link}</a>
      </p>
      {sought === null && <Filters language={language} path={caseRoutes.queue} active={active}>
        {narrowing.queue !== "all" && <input type="hidden" name="queue" value={narrowing.queue} />}
        <Filter name="stage" label={words.stage} all={words.all} value={narrowing.stage ?? null} options={stages.map((stage) => [stage, words.stages[stage] ?? stage] as const)} />
        <Filter name="secrecy" label={words.secrecy} all={words.all} value={narrowing.secrecy ?? null} options={secrecies.map((one) => [one, words.secrecies[one] ?? one] as const)} />
        <div>
          <label for="filter-class">{words.classCode}</label>
          <input type="text" id="filter-class" name="class" value={narrowing.classCode ?? ""} maxLength={30} autocomplete="off" />
        </div>
        <Filter name="unit" label={words.unit} all={words.all} value={narrowing.unit ?? null} options={units.map((unit) => [unit, unitName(visit, unit)] as const)} />
        <div>
          <label for="filter-number">{words.numberStart}</label>
          <input type="text" id="filter-number" name="number" value={narrowing.number ?? ""} maxLength={60} autocomplete="off" />
        </div>
        <div>
          <label for="filter-year">{publicCaseWords[language].year}</label>
          <input type="text" id="filter-year" name="year" value={narrowing.year ?? ""} maxLength={4} inputMode="numeric" autocomplete="off" />
        </div>
      </Filters>}
      {view?.capped && <p class="notice">{publicCaseWords[language].capped(rankedMost.toLocaleString(language))}</p>}
      {view?.total && view.total.total > 0 && <p role="status">{sayTotal(view.total, language)}</p>}
      {shown.length === 0 ? <p>{sought === null ? words.none : queueWords[language].foundNone}</p> : <Chosen shown={shown} names={names} visit={visit} handlers={choices.handlers.filter(({ id }) => under.has(id))} />}
      {last && sought !== null && (
        <form method="post" action={caseRoutes.queue}>
          <input type="hidden" name="words" value={sought.words} />
          {sought.best && <input type="hidden" name="order" value="best" />}
          <button type="submit" class="second" name="after" value={last.place === undefined ? placeOf(narrowing.queue, last) : String(last.place)}>{words.next}</button>
        </form>
      )}
      {last && sought === null && (
        <p>
          <a href={`${caseRoutes.queue}?${new URLSearchParams([...[...query].filter(([name]) => name !== "after" && name !== "opened"), ["after", placeOf(narrowing.queue, last)]])}`}>{words.next}</a>
        </p>
      )}
      {declared !== null && (
        <p>
          <a href={caseRoutes.register}>{queueWords[language].registerLink}</a>
        </p>
      )}
    </>,
  )
}

/** The queues, with how many cases the reader sees in each. */
function Queues({ chosen, counts, language }: { readonly chosen: Queue; readonly counts: Readonly<Record<CountedQueue, number>> | null; readonly language: StaffVisit["language"] }) {
  const words = caseWords[language]
  const say = (count: number | undefined) => (count === undefined ? "" : ` (${count > countedMost ? `${countedMost}+` : count})`)
  return (
    <nav class="queues" aria-label={words.queue}>
      <ul>
        {(["all", "mine", "unit", "unassigned", "due", "overdue"] as const).map((queue) => (
          <li key={queue}>
            <a href={queue === "all" ? caseRoutes.queue : `${caseRoutes.queue}?queue=${queue}`} aria-current={queue === chosen ? "page" : undefined}>
              {words.queues[queue]}
              {queue !== "all" && say(counts?.[queue])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Tasks({ due, names, visit: { language, now } }: { readonly due: readonly DueTask[]; readonly names: ReadonlyMap<string, string>; readonly visit: StaffVisit }) {
  const words = queueWords[language]
  const kinds: Readonly<Record<string, string>> = connectionWords[language].taskKinds
  return (
    <details open={due.some(({ endsAt }) => endsAt <= now)}>
      <summary>
        {words.tasks} ({due.length})
      </summary>
      <p>{words.tasksLead}</p>
      <ul>
        {due.map(({ id, caseId, number, person, kind, endsAt }) => (
          <li key={id}>
            <a href={href(caseRoutes.case, { id: caseId })}>{number}</a>: {kinds[kind] ?? kind}, {names.get(person) ?? person}, {words.until(sayDay(dayAt(endsAt), language))}
            {endsAt <= now && <strong> ({words.late})</strong>}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface Listed {
  readonly shown: readonly ListedCase[]
  readonly names: ReadonlyMap<string, string>
  readonly visit: StaffVisit
}

/** The page's cases, of which some can be chosen and moved or assigned at once. */
function Chosen({ handlers, ...listed }: Listed & { readonly handlers: readonly { readonly id: string; readonly name: string }[] }) {
  const { language } = listed.visit
  const words = queueWords[language]
  return (
    <form method="post" action={caseRoutes.atOnce}>
      <CaseTable {...listed} />
      <fieldset class="at-once">
        <legend>{words.chosen}</legend>
        <div class="pair">
          <div>
            <Choice name="stage" label={words.moveTo} problems={[]} value="in-preparation" options={optionsOf(stagesAtOnce, caseWords[language].stages)} />
            <button type="submit" name="act" value="move" class="second">
              {words.move}
            </button>
          </div>
          {handlers.length > 0 && (
            <div>
              <Choice name="handler" label={words.assignTo} problems={[]} value="" options={handlers.map(({ id, name }) => [id, name] as const)} />
              <button type="submit" name="act" value="assign" class="second">
                {words.assign}
              </button>
            </div>
          )}
        </div>
      </fieldset>
    </form>
  )
}

function CaseTable({ shown, names, visit }: Listed) {
  const { language, today } = visit
  const words = caseWords[language]
  const its = queueWords[language]
  return (
    <Table label={words.cases} heads={[its.chooseHead, words.number, words.title, words.stage, words.secrecy, words.unit, words.handlers, its.due, words.opened]}>
      {shown.map((one) => (
        <tr key={one.id}>
          <td>
            <input type="checkbox" name="case" value={one.id} aria-label={its.choose(one.number)} />
          </td>
          <th scope="row">
            <a href={href(caseRoutes.case, { id: one.id })}>{one.number}</a>
          </th>
          <td>{one.title}</td>
          <td>{words.stages[one.stage]}</td>
          <td>{words.secrecies[one.secrecy]}</td>
          <td>{unitName(visit, one.unit)}</td>
          <td>{one.handlers.length === 0 ? words.noHandler : one.handlers.map((id) => names.get(id) ?? id).join(", ")}</td>
          <td>
            {one.nextOn === null ? (one.suspended ? its.suspended : "–") : `${sayDay(one.nextOn, language)}${one.suspended ? ` (${its.suspended})` : ""}`}
            {one.nextOn !== null && one.nextOn < today && <strong> ({its.late})</strong>}
          </td>
          <td>{sayDay(dayAt(one.openedAt), language)}</td>
        </tr>
      ))}
    </Table>
  )
}
