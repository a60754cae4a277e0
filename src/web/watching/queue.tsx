import { reviewQueue, type Suspicion, type SuspicionState, suspicionStates } from "../../acts/watching/queue.ts"
import { sayDay } from "../../lib/day.ts"
import { type WatchGround, watchGrounds } from "../../model/watch-plan.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { href, watchingRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { watchingWords } from "./words.ts"
import { crumbsTo, workOf } from "./work.ts"
import { Table } from "../parts/table.tsx"

/** The review queue of the data protection officer: what is due first, at the top. */
export async function queue(visit: StaffVisit): Promise<string> {
  const { language, query, today, path } = visit
  const words = watchingWords[language]
  const state = suspicionStates.find((one): one is SuspicionState => one === query.get("state"))
  const rule = watchGrounds.find((one): one is WatchGround => one === query.get("rule"))
  const { items, all, open, overdue, ofReader, needRight } = await workOf(visit, (work, municipality) => reviewQueue(work, municipality, today, { state, rule }))
  const narrowed = state !== undefined || rule !== undefined
  return staffPage(
    visit,
    { title: words.queue, crumbs: crumbsTo(visit) },
    <>
      <h1>{words.queue}</h1>
      <p class="lead">{words.queueLead}</p>
      <p>
        <a class="button second" href={watchingRoutes.plan}>
          {words.plan}
        </a>{" "}
        <a class="button second" href={watchingRoutes.statistics}>
          {words.statistics}
        </a>
      </p>
      {ofReader > 0 && (
        <div class="notice">
          <p>{words.ofYou(ofReader)}</p>
        </div>
      )}
      {needRight > 0 && (
        <div class="notice">
          <p>{words.needRight(needRight)}</p>
        </div>
      )}
      <p>{words.counts(open, overdue)}</p>
      <Filters language={language} path={path} active={narrowed}>
        <Filter name="state" label={words.state} all={words.waiting} value={state ?? ""} options={suspicionStates.map((one) => [one, words.states[one]])} />
        <Filter name="rule" label={words.rule} all={visit.words.all} value={rule ?? ""} options={watchGrounds.map((one) => [one, words.grounds[one]])} />
      </Filters>
      {items.length === 0 ? <p>{narrowed ? words.noneSuch : words.none}</p> : <QueueTable items={items} visit={visit} />}
      {all > items.length && <p>{words.shownOf(items.length, all)}</p>}
    </>,
  )
}

function QueueTable({ items, visit }: { items: readonly Suspicion[]; visit: StaffVisit }) {
  const { language, today } = visit
  const words = watchingWords[language]
  return (
    <Table label={words.queue} heads={[words.rule, words.who, words.whose, words.day, words.count, words.due, words.state]}>
      {items.map((item) => (
        <tr key={item.id}>
          <th scope="row">
            <a href={href(watchingRoutes.review, { id: item.id })}>{words.grounds[item.rule]}</a>
          </th>
          <td>
            {item.actorName} <span class="quiet">{item.title}</span>
          </td>
          <td>{item.personName ?? words.manyPeople}</td>
          <td>{sayDay(item.day, language)}</td>
          <td>{item.entries}</td>
          <td>
            {sayDay(item.dueOn, language)} {item.state !== "looked-at" && item.dueOn < today && <span class="pill error">{words.overdue}</span>}
          </td>
          <td>
            {item.outcome ? words.outcomes[item.outcome] : words.states[item.state]} {item.state === "asked" && item.explained && <span class="pill good">{words.explained}</span>}
          </td>
        </tr>
      ))}
    </Table>
  )
}
