import { readWithin } from "../../acts/access/border.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { getCase } from "../../acts/cases/get.ts"
import { awaitsDecision } from "../../acts/cases/stages.ts"
import { namesOf } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Holders } from "../../acts/holders/protocol.ts"
import { type Erased, erasedOf, type ErasureSaid, erasuresByLaw } from "../../acts/requests/erase.ts"
import { type Item, itemsOf, type Task, tasksOf } from "../../acts/requests/get.ts"
import { mandateOf } from "../../acts/requests/mandate.ts"
import { type Message, messagesOf } from "../../acts/requests/messages.ts"
import { publishableOf } from "../../acts/requests/publish.ts"
import { recognisedOf } from "../../acts/requests/recognised.ts"
import { inWork, mayHappen, openStates } from "../../acts/requests/states.ts"
import { lookup } from "../../derive/lookup.ts"
import { givingWays } from "../../law/request-fees.ts"
import { isAnsweredByGiving, requestKinds, requestRoutes as law } from "../../law/requests.ts"
import { saySteps } from "../../law/say-steps.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { capital } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { optionsOf } from "../cases/fields.tsx"
import { ErrorSummary } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { caseRoutes, href, requestRoutes, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { Answer } from "./answer-part.tsx"
import { ErasedPart } from "./erase-part.tsx"
import { ForAnother } from "./for-another.tsx"
import { Found } from "./found-part.tsx"
import { PublishPart } from "./learning.tsx"
import { Plan } from "./plan-part.tsx"
import { Suggested } from "./recognised.tsx"
import { type Part, type Shown, Send, fieldsOf, why } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

/** What is asked for in a case: each request with its clock, where to look, what was found and weighed, and its answer. */
export async function caseRequests(visit: StaffVisit, holders: Holders, shown: Shown = { problems: [], typed: new FormData(), task: "" }): Promise<string> {
  const { language, staff } = visit
  const words = requestWords[language].office
  const desk = deskOf(visit)
  const id = visit.parts.id ?? ""
  const its = await getCase(desk, id, why)
  if (its instanceof PurposeNeeded) throw new NotFound("There is no such case.")
  const tasks = await tasksOf(desk, id)
  const after = visit.query.get("after")
  const items = new Map<string, readonly Item[]>()
  for (const task of tasks) if (task.counts.found > 0) items.set(task.id, await itemsOf(desk, id, task.id, why, visit.query.get("task") === task.id ? after : null))
  const erasures = await erasuresByLaw(desk, tasks.filter(({ kind }) => kind === "erasure").flatMap(({ id: task }) => (items.get(task) ?? []).map(({ record }) => record)))
  const erased = await erasedOf(desk, id)
  const mayAdd = its.mayChange && awaitsDecision(its.stage)
  const suggested = (mayAdd ? await recognisedOf(desk, id) : []).filter(({ kind }) => !tasks.some((task) => task.kind === kind))
  const publishable = its.mayChange ? await publishableOf(desk.database, desk.municipality, id, desk.now) : []
  const messages = await messagesOf(desk.database, desk.municipality, id)
  const mandate = await mandateOf(desk.database, desk.municipality, id)
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, [...[...items.values()].flat().flatMap(({ weighed }) => (weighed ? [weighed.by] : [])), ...(mandate?.checked ? [mandate.checked.by] : [])]))
  const part: Part = { its, visit, shown, holders, mandate }
  const making = tasks.some(({ packages }) => packages.some(({ state }) => state === "waiting"))
  return staffPage(
    { ...visit, path: href(requestRoutes.ofCase, { id }) },
    {
      title: `${shown.problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${words.requests} – ${its.number}`,
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.queue, to: requestRoutes.queue }, { label: its.number, to: href(caseRoutes.case, { id }) }, { label: words.requests }],
    },
    <>
      {making && <meta http-equiv="refresh" content="2" />}
      <ErrorSummary problems={shown.problems} language={language} />
      <h1>{words.split}</h1>
      <p class="lead">
        {its.number} {its.record.title}
      </p>
      <p>{words.splitLead}</p>
      {shown.link !== undefined && (
        <div class="notice good" role="status">
          <p>{words.linkOnce}</p>
          <p style="overflow-wrap:anywhere">
            <strong>{shown.link}</strong>
          </p>
        </div>
      )}
      {tasks.length > 0 && tasks.every(({ state }) => !openStates.includes(state)) && awaitsDecision(its.stage) && (
        <p class="notice good">
          {words.allAnswered} <a href={href(caseRoutes.case, { id })}>{words.closeIt}</a>
        </p>
      )}
      <ForAnother {...part} names={names} mayName={mayAdd && tasks.every(({ searches }) => searches.length === 0)} acting={mayAdd} />
      {tasks.map((task) => (
        <TaskPart key={task.id} task={task} items={items.get(task.id) ?? []} erasures={erasures} erased={erased.filter((one) => one.task === task.id)} after={visit.query.get("task") === task.id ? after : null} names={names} publication={publishable.find((one) => one.task === task.id)} {...part} />
      ))}
      {mayAdd && <Suggested found={suggested} language={language} to={(kind) => `?kind=${kind}#add`} />}
      {mayAdd && <AddForm {...part} open={tasks.length === 0 || visit.query.has("kind")} />}
      {(tasks.length > 0 || messages.length > 0) && <Messages messages={messages} {...part} />}
    </>,
  )
}

function TaskPart(part: Part & { task: Task; items: readonly Item[]; erasures: ReadonlyMap<string, ErasureSaid>; erased: readonly Erased[]; after: string | null; names: ReadonlyMap<string, string>; publication: { readonly title: string | null } | undefined }) {
  const { task, its, visit, publication } = part
  const { language, today } = visit
  const all = requestWords[language]
  const words = all.office
  const model = visit.site.find(visit.session?.municipality ?? "")?.model
  const poolName = (id: string): string => {
    const pool = model && lookup(model).pool.get(id)
    return pool ? plain(pool.name, language) : id
  }
  const acting = its.mayChange && awaitsDecision(its.stage)
  const open = inWork.includes(task.state)
  return (
    <section class="sheet gap" id={`task-${task.id}`} aria-labelledby={`head-${task.id}`}>
      <h2 id={`head-${task.id}`}>
        {capital(all.kinds[task.kind])} <span class={`pill ${open || task.state === "refused" || task.state === "referred" ? "warning" : "good"}`}>{all.states[task.state]}</span>
      </h2>
      <dl class="facts">
        <Fact term={words.asked}>
          <span style="white-space:pre-line;overflow-wrap:anywhere">{task.asked}</span>
        </Fact>
        <Fact term={words.received}>
          {sayDay(task.receivedOn, language)} <span class="quiet">{law[task.kind].law}</span>
        </Fact>
        <Fact term={words.due}>
          {task.clock === null ? words.noDue : <strong>{sayDay(task.clock.workTo, language)}</strong>} {task.clock !== null && openStates.includes(task.state) && task.clock.workTo < today && <strong class="pill error">{words.overdue}</strong>}
        </Fact>
        <Fact term={words.unit}>{unitName(visit, task.unit)}</Fact>
        <Fact term={words.giving}>{all.givings[task.giving]}</Fact>
        {task.pools.length > 0 && <Fact term={words.pools}>{task.pools.map(poolName).join(", ")}</Fact>}
        {Object.keys(task.keys).length > 0 && <Fact term={words.search}>{Object.values(task.keys).join(", ")}</Fact>}
        {task.purpose !== null && <Fact term={words.purpose}>{task.purpose}</Fact>}
      </dl>
      {task.clock !== null && (
        <details>
          <summary>{words.reckoning}</summary>
          <ol>
            {saySteps(task.clock.steps, language).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
      <Plan {...part} acting={acting && open} poolName={poolName} />
      {task.counts.found > 0 && <Found {...part} acting={(acting || visit.watching?.watches === true) && open} />}
      <ErasedPart {...part} />
      {isAnsweredByGiving(task.kind) && (task.searches.length > 0 || task.packages.length > 0) && <Answer {...part} acting={acting && open} />}
      {publication && <PublishPart language={language} path={href(requestRoutes.publish, { id: its.record.id, task: task.id })} title={publication.title} />}
      <h3>{words.happened}</h3>
      <ul>
        {task.told.map(({ seq, kind, at, note }) => (
          <li key={seq}>
            {sayTime(at, language)}: {all.events[kind]}
            {note !== null && <span style="overflow-wrap:anywhere">: {note}</span>}
          </li>
        ))}
      </ul>
      {acting && mayHappen(task.kind, task.state).length > 0 && <EventForm {...part} />}
    </section>
  )
}

function EventForm(part: Part & { task: Task }) {
  const { task, its, visit } = part
  const all = requestWords[visit.language]
  const { choice, area, isOpen } = fieldsOf(part, task.id)
  return (
    <details open={isOpen("event", "note")}>
      <summary>{all.office.whatHappens}</summary>
      <Send its={its} act="tell" task={task.id} label={all.office.do}>
        {choice("event", all.office.happened, [["", "–"], ...mayHappen(task.kind, task.state).filter((event) => event !== "planned").map((event) => [event, all.events[event]] as const)])}
        {area("note", all.office.reason)}
      </Send>
    </details>
  )
}

function AddForm(part: Part & { open: boolean }) {
  const { its, visit, open } = part
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const { line, choice, area, isOpen } = fieldsOf(part, "")
  const model = visit.site.find(visit.session?.municipality ?? "")?.model
  const pools = model?.pools ?? []
  const units = model?.units.filter(({ kind }) => kind !== "outside" && kind !== "heading") ?? []
  return (
    <details class="sheet gap" id="add" open={open || isOpen("kind", "asked", "day")}>
      <summary>{words.add}</summary>
      <Send its={its} act="add-task" label={words.add}>
        {choice("kind", words.kind, optionsOf(requestKinds, all.kinds), requestKinds.find((kind) => kind === visit.query.get("kind")) ?? "document")}
        {area("asked", words.asked)}
        {line("day", words.received, { type: "date", usual: dayAt(its.pendingAt ?? its.openedAt) })}
        {choice("pool", words.pools, [["", all.form.poolAny], ...pools.map(({ id, name }) => [id, plain(name, language)] as const)])}
        {choice("giving", words.giving, optionsOf(givingWays, all.givings), "e-delivery")}
        {choice("unit", words.unit, units.map(({ id, name }) => [id, plain(name, language)] as const), its.record.unit)}
        {line("purpose", words.purpose)}
      </Send>
    </details>
  )
}

function Messages(part: Part & { messages: readonly Message[] }) {
  const { messages, its, visit } = part
  const words = requestWords[visit.language].office
  const { area } = fieldsOf(part, "")
  return (
    <section class="sheet gap" aria-labelledby="messages">
      <h2 id="messages">{words.messages}</h2>
      {messages.length === 0 && <p>{words.noMessages}</p>}
      {messages.map(({ seq, fromAsker, said, at }) => (
        <div key={seq}>
          <p class="quiet">
            {fromAsker ? words.fromAsker : words.fromUs}, {sayTime(at, visit.language)}
          </p>
          <p style="white-space:pre-line;overflow-wrap:anywhere">{said}</p>
        </div>
      ))}
      {its.mayChange && (
        <Send its={its} act="message" label={words.sendMessage}>
          {area("message", words.message)}
        </Send>
      )}
    </section>
  )
}
