import { type CaseNarrowing, listCases, type ListedCase, type Queue, queues } from "../../acts/cases/list.ts"
import { type Stage, stages } from "../../acts/cases/stages.ts"
import { openingChoices } from "../../acts/cases/choices.ts"
import { namesOf } from "../../acts/people/names.ts"
import { readWithin } from "../../acts/access/border.ts"
import type { Secrecy } from "../../acts/records/seen.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { deskOf, unitName } from "../rights/visit.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { Filter, Filters } from "../parts/filters.tsx"
import { caseWords } from "./words.ts"

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
  }
}

/** Where the last page ended, as the address has it: a moment and an id. */
function placeIn(after: string | null): { openedAt: Date; id: string } | null {
  const [, at = "", id = ""] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(after ?? "") ?? []
  return id === "" ? null : { openedAt: new Date(Number(at)), id }
}

/** The registrar's list: a queue, narrowed, newest first, 25 a page. */
export async function caseQueue(visit: StaffVisit): Promise<string> {
  const { language, staff, query } = visit
  const words = caseWords[language]
  const desk = deskOf(visit)
  const narrowing = narrowingOf(visit)
  const found = await listCases(desk, narrowing, why, pageSize + 1, placeIn(query.get("after")))
  const shown = Array.isArray(found) ? (found as readonly ListedCase[]).slice(0, pageSize) : []
  const last = Array.isArray(found) && found.length > pageSize ? shown.at(-1) : undefined
  const { names, choices } = await readWithin(desk.database, desk.municipality, async (queries) => ({
    names: await namesOf(queries, desk.municipality, shown.flatMap(({ handlers }) => handlers)),
    choices: await openingChoices(queries, desk),
  }))
  const units = visit.site.find(desk.municipality)?.model.units.map(({ id }) => id) ?? []
  const opened = query.get("opened")
  const active = [...query.keys()].some((name) => !["lang", "after", "opened"].includes(name))
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
      {choices.units?.length !== 0 && (
        <p>
          <a class="button" href={caseRoutes.open}>
            {words.newCase}
          </a>
        </p>
      )}
      <Filters language={language} path={caseRoutes.queue} active={active}>
        <div>
          <label for="filter-queue">{words.queue}</label>
          <select id="filter-queue" name="queue">
            {(["all", "mine", "unit", "unassigned"] as const).map((queue) => (
              <option key={queue} value={queue} selected={queue === narrowing.queue}>
                {words.queues[queue]}
              </option>
            ))}
          </select>
        </div>
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
      </Filters>
      {shown.length === 0 ? <p>{words.none}</p> : <CaseTable shown={shown} names={names} visit={visit} />}
      {last && (
        <p>
          <a href={`${caseRoutes.queue}?${new URLSearchParams([...[...query].filter(([name]) => name !== "after" && name !== "opened"), ["after", `${last.openedAt.getTime()}.${last.id}`]])}`}>{words.next}</a>
        </p>
      )}
    </>,
  )
}

function CaseTable({ shown, names, visit }: { shown: readonly ListedCase[]; names: ReadonlyMap<string, string>; visit: StaffVisit }) {
  const { language } = visit
  const words = caseWords[language]
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.cases}>
      <table>
        <thead>
          <tr>
            {[words.number, words.title, words.stage, words.secrecy, words.unit, words.handlers, words.opened].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={href(caseRoutes.case, { id: one.id })}>{one.number}</a>
              </th>
              <td>{one.title}</td>
              <td>{words.stages[one.stage]}</td>
              <td>{words.secrecies[one.secrecy]}</td>
              <td>{unitName(visit, one.unit)}</td>
              <td>{one.handlers.length === 0 ? words.noHandler : one.handlers.map((id) => names.get(id) ?? id).join(", ")}</td>
              <td>{sayDay(dayAt(one.openedAt), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
