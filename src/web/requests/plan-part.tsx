import { askedAgainMs } from "../../acts/requests/ask-holders.ts"
import type { Searched, Task } from "../../acts/requests/get.ts"
import { lookup } from "../../derive/lookup.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { Choice } from "../cases/fields.tsx"
import { Table } from "../parts/table.tsx"
import { exchangeWords } from "../registers/exchange-words.ts"
import { unitName } from "../rights/visit.ts"
import { caseRoutes, href, registerRoutes, requestRoutes } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { type Part, Send, fieldsOf } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

const placeName = ({ place, how }: Searched, visit: StaffVisit, poolName: (id: string) => string): string => {
  if (how === "shelf") return poolName(place)
  if (how !== "system") return requestWords[visit.language].hows[how] ?? place
  const model = visit.site.find(visit.session?.municipality ?? "")?.model
  const system = model && lookup(model).system.get(place)
  return system ? plain(system.name, visit.language) : place
}

/** Where to look for what is asked, and what came of it. */
export function Plan(part: Part & { task: Task; acting: boolean; poolName: (id: string) => string }) {
  const { task, its, visit, acting, poolName, holders, mandate } = part
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const { line, named, isOpen } = fieldsOf(part, task.id)
  // What is the asker's own is looked through in our registers and cases by the service itself.
  const isKnown = mandate === null ? its.record.person !== null : mandate.checked?.accepted === true && mandate.kind !== "company"
  const isAsked = ({ how }: Searched) => how === "system" || how === "shelf" || !isAboutAsker(task.kind) || !isKnown
  const asking = task.searches.filter(isAsked)
  const isBeingAsked = ({ asked }: Searched) => asked?.outcome === "asked" && visit.now.getTime() - asked.at.getTime() < askedAgainMs
  const mayAsk = (one: Searched) => one.how === "system" && one.searchedAt === null && isAboutAsker(task.kind) && isKnown && holders.countryOf(one.place) !== null && !isBeingAsked(one)
  // A form of its own: an Enter in the other one must ask nobody.
  const askId = `ask-${task.id}`
  const askable = acting ? task.searches.filter(mayAsk) : []
  const unlooked = task.searches.filter(({ searchedAt }) => searchedAt === null)
  const table = (
    <Table label={words.plan} heads={[acting && asking.length > 0 ? words.choose : false, words.place, words.how, words.unit, words.looked, words.hits]}>
      {task.searches.map((one) => (
        <tr key={one.id}>
          {acting && asking.length > 0 && (
            <td>{isAsked(one) && <input type="checkbox" name={named("step")} value={one.id} aria-label={placeName(one, visit, poolName)} />}</td>
          )}
          <td>
            {one.how === "cases" || one.how === "registers" ? <a href={one.how === "cases" ? caseRoutes.queue : registerRoutes.search}>{placeName(one, visit, poolName)}</a> : placeName(one, visit, poolName)}
            {one.pool !== null && one.how === "system" && <div class="quiet">{poolName(one.pool)}</div>}
          </td>
          <td>{one.how === "system" || one.how === "shelf" ? all.hows[one.how] : "–"}</td>
          <td>{unitName(visit, one.unit)}</td>
          <td>
            {one.searchedAt === null ? <span class="pill warning">{words.notLooked}</span> : sayDay(dayAt(one.searchedAt), language)}
            {one.asked !== null && (
              <div class="quiet">
                {sayTime(one.asked.at, language)}: {isBeingAsked(one) ? words.beingAsked : exchangeWords[language].outcomes[one.asked.outcome]}
                {one.asked.invented && ` (${words.invented})`}
              </div>
            )}
            {acting && mayAsk(one) && (
              <button type="submit" class="second" form={askId} name="ask" value={one.id} aria-label={`${one.asked === null ? words.ask : words.askAgain}: ${placeName(one, visit, poolName)}`}>
                {one.asked === null ? words.ask : words.askAgain}
              </button>
            )}
          </td>
          <td>
            {one.hits ?? "–"}
            {one.note !== null && <div class="quiet">{one.note}</div>}
          </td>
        </tr>
      ))}
    </Table>
  )
  return (
    <>
      <h3>{words.plan}</h3>
      {acting && isAboutAsker(task.kind) && mandate === null && !isKnown ? (
        <Send its={its} act="person" task={task.id} label={words.setPerson}>
          <p class="notice">{words.noPerson}</p>
          {line("hetu", words.hetu, { size: 12 })}
        </Send>
      ) : (
        acting && (mandate !== null && mandate.checked?.accepted !== true ? <p>{words.forAnotherLead}</p> : <Send its={its} act="search" task={task.id} second={task.searches.length > 0} label={task.searches.length > 0 ? words.searchAgain : words.makePlan} />)
      )}
      {task.searches.length > 0 && unlooked.length === 0 && <p class="quiet">{words.looked}: {task.searches.length}/{task.searches.length}</p>}
      {askable.length > 0 && (
        <form id={askId} method="post" action={href(requestRoutes.ofCase, { id: its.record.id })} style="margin-block:0.8rem">
          <input type="hidden" name="task" value={task.id} />
          {isOpen("hetu") && line("hetu", words.hetu, { size: 12 })}
          {askable.length > 1 && (
            <button type="submit" class="second" name="act" value="ask">
              {words.askAll(askable.length)}
            </button>
          )}
        </form>
      )}
      {task.searches.length > 0 &&
        (acting && asking.length > 0 ? (
          <Send its={its} act="looked" task={task.id} label={words.tell} second>
            {table}
            <p class="hint">{words.tellHint}</p>
            {line("hits", words.hits, { usual: "0", size: 4 })}
            {line("searchNote", words.note)}
          </Send>
        ) : (
          table
        ))}
      {acting && task.searches.length > 0 && (
        <details open={isOpen("number")}>
          <summary>{words.addByNumber}</summary>
          <Send its={its} act="add" task={task.id} label={words.addByNumber} second>
            {line("number", words.caseNumber, { size: 24 })}
            {its.documents.length > 0 && <Choice name={named("document")} label={words.ownDocument} problems={[]} value="" options={[["", "–"], ...its.documents.map(({ id, title }) => [id, title] as const)]} />}
            <Choice name={named("from")} label={words.place} problems={[]} value="cases" options={task.searches.filter(({ how }) => how !== "registers").map((one) => [one.id, placeName(one, visit, poolName)] as const)} />
          </Send>
        </details>
      )}
    </>
  )
}
