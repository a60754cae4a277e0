import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { readWithin } from "../../acts/access/border.ts"
import { getCase, type SeenCase } from "../../acts/cases/get.ts"
import { awaitsDecision } from "../../acts/cases/stages.ts"
import { namesOf } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import { type Item, itemsOf, itemsPage, type Package, type Searched, type Task, tasksOf } from "../../acts/requests/get.ts"
import { lockGrounds } from "../../acts/requests/lock.ts"
import { type Message, messagesOf } from "../../acts/requests/messages.ts"
import { publishableOf } from "../../acts/requests/publish.ts"
import { recognisedOf } from "../../acts/requests/recognised.ts"
import { inWork, mayHappen, openStates } from "../../acts/requests/states.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import { lookup } from "../../derive/lookup.ts"
import { givingWays } from "../../law/request-fees.ts"
import { requestKinds, requestRoutes as law } from "../../law/requests.ts"
import { saySteps } from "../../law/say-steps.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { capital, languages } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf, registerName, unitName } from "../rights/visit.ts"
import { caseRoutes, href, registerRoutes, requestRoutes, rightsRoutes, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { PublishPart } from "./learning.tsx"
import { Suggested } from "./recognised.tsx"
import { requestWords } from "./words.ts"

/** Why the requests of a case are read. */
export const why = { purpose: "information-request" } as const

export interface Shown {
  readonly problems: readonly Problem[]
  readonly typed: FormData
  /** Of which task the form was; empty for the case's own. */
  readonly task: string
  /** A link that was just made, and is not shown again. */
  readonly link?: string
}

interface Part {
  readonly its: SeenCase
  readonly visit: StaffVisit
  readonly shown: Shown
}

const languageNames: Readonly<Record<string, string>> = { fi: "suomi", sv: "svenska", en: "English" }

/** What is asked for in a case: each request with its clock, where to look, what was found and weighed, and its answer. */
export async function caseRequests(visit: StaffVisit, shown: Shown = { problems: [], typed: new FormData(), task: "" }): Promise<string> {
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
  const mayAdd = its.mayChange && awaitsDecision(its.stage)
  const suggested = (mayAdd ? await recognisedOf(desk, id) : []).filter(({ kind }) => !tasks.some((task) => task.kind === kind))
  const publishable = its.mayChange ? await publishableOf(desk.database, desk.municipality, id, desk.now) : []
  const messages = await messagesOf(desk.database, desk.municipality, id)
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, [...items.values()].flat().flatMap(({ weighed }) => (weighed ? [weighed.by] : []))))
  const part: Part = { its, visit, shown }
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
      {tasks.map((task) => (
        <TaskPart key={task.id} task={task} items={items.get(task.id) ?? []} after={visit.query.get("task") === task.id ? after : null} names={names} publication={publishable.find((one) => one.task === task.id)} {...part} />
      ))}
      {mayAdd && <Suggested found={suggested} language={language} to={(kind) => `?kind=${kind}#add`} />}
      {mayAdd && <AddForm {...part} open={tasks.length === 0 || visit.query.has("kind")} />}
      {(tasks.length > 0 || messages.length > 0) && <Messages messages={messages} {...part} />}
    </>,
  )
}

/** A form of this page, of one task or of the case. */
function Send({ its, act, task = "", label, second, children }: { its: SeenCase; act: string; task?: string; label: string; second?: boolean; children?: preact.ComponentChildren }) {
  return (
    <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
      {task !== "" && <input type="hidden" name="task" value={task} />}
      {children}
      <button type="submit" name="act" value={act} class={second ? "second" : undefined}>
        {label}
      </button>
    </form>
  )
}

/** Fields of a form whose names are the page's own, so that several tasks stand on one page: a name is followed by the task's id. */
const fieldsOf = ({ shown }: Part, task: string) => {
  const named = (name: string) => (task === "" ? name : `${name}.${task}`)
  const value = (name: string, usual = "") => (shown.task === task && shown.typed.has(named(name)) ? typedIn(shown.typed, named(name)) : usual)
  return {
    line: (name: string, label: string, more: { hint?: string; usual?: string; type?: "text" | "date"; size?: number } = {}) => <Line name={named(name)} label={label} {...(more.hint ? { hint: more.hint } : {})} problems={shown.problems} value={value(name, more.usual)} type={more.type ?? "text"} size={more.size} />,
    choice: (name: string, label: string, options: readonly (readonly [string, string])[], usual = "") => <Choice name={named(name)} label={label} problems={shown.problems} value={value(name, usual)} options={options} />,
    area: (name: string, label: string, hint?: string) => <Area name={named(name)} label={label} {...(hint ? { hint } : {})} problems={shown.problems} value={value(name)} rows={3} />,
    isOpen: (...names: readonly string[]) => shown.problems.some(({ field }) => names.some((name) => field === named(name))),
    named,
  }
}

function TaskPart(part: Part & { task: Task; items: readonly Item[]; after: string | null; names: ReadonlyMap<string, string>; publication: { readonly title: string | null } | undefined }) {
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
      {(task.searches.length > 0 || task.packages.length > 0) && <Answer {...part} acting={acting && open} />}
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

const placeName = ({ place, how }: Searched, visit: StaffVisit, poolName: (id: string) => string): string => {
  if (how === "shelf") return poolName(place)
  if (how !== "system") return requestWords[visit.language].hows[how] ?? place
  const model = visit.site.find(visit.session?.municipality ?? "")?.model
  const system = model && lookup(model).system.get(place)
  return system ? plain(system.name, visit.language) : place
}

function Plan(part: Part & { task: Task; acting: boolean; poolName: (id: string) => string }) {
  const { task, its, visit, acting, poolName } = part
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const { line, named, isOpen } = fieldsOf(part, task.id)
  // What is the asker's own is looked through in our registers and cases by the service itself.
  const isAsked = ({ how }: Searched) => how === "system" || how === "shelf" || !isAboutAsker(task.kind)
  const asking = task.searches.filter(isAsked)
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
          <td>{one.searchedAt === null ? <span class="pill warning">{words.notLooked}</span> : sayDay(dayAt(one.searchedAt), language)}</td>
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
      {acting && isAboutAsker(task.kind) && its.record.person === null ? (
        <Send its={its} act="person" task={task.id} label={words.setPerson}>
          <p class="notice">{words.noPerson}</p>
          {line("hetu", words.hetu, { size: 12 })}
        </Send>
      ) : (
        acting && <Send its={its} act="search" task={task.id} second={task.searches.length > 0} label={task.searches.length > 0 ? words.searchAgain : words.makePlan} />
      )}
      {task.searches.length > 0 && unlooked.length === 0 && <p class="quiet">{words.looked}: {task.searches.length}/{task.searches.length}</p>}
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

function Found(part: Part & { task: Task; items: readonly Item[]; after: string | null; names: ReadonlyMap<string, string>; acting: boolean }) {
  const { task, items, after, its, visit, names, acting } = part
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const { found, unweighed, given, partly, refused } = task.counts
  return (
    <>
      <h3>{words.found}</h3>
      <p>
        {words.more(found)} {unweighed > 0 && <span class="pill warning">{words.weigh}: {unweighed}</span>} {all.outcomes.given}: {given}, {all.outcomes["given-partly"]}: {partly}, {all.outcomes.refused}: {refused}.
      </p>
      {acting && unweighed > 0 && (
        <Send its={its} act="give-clear" task={task.id} label={words.giveClear} second>
          <p class="hint">{words.giveClearHint}</p>
        </Send>
      )}
      <ul class="plain">
        {items.map((item) => (
          <li key={item.id} class="sheet" style="margin-block:0.6rem">
            <p>
              <strong>{item.title ?? `${registerName(visit, item.register)}: ${words.notYours} ${unitName(visit, item.unit)}`}</strong> <span class="quiet">{registerName(visit, item.register)}</span>{" "}
              {item.secrecy && <span class="pill note">{caseWords[language].secrecies[item.secrecy]}</span>} {!item.certain && <span class="pill warning">{words.uncertain}</span>} {item.thirdPerson && <span class="pill warning">{words.thirdPerson}</span>}{" "}
              {item.protected && <span class="pill error">{words.protected}</span>} {item.locked && <span class="pill error">{words.locked}</span>} {item.alike > 0 && <span class="quiet">{words.same(item.alike)}</span>} {acting && item.title === null && item.weighed === null && <a href={`${href(rightsRoutes.record, { id: its.record.id })}?purpose=${why.purpose}`}>{caseWords[language].rights}</a>}
            </p>
            {item.givenTo.length > 0 && locks.includes(task.kind) && (
              <p>
                {words.tellThem}: {item.givenTo.join(", ")} <span class="quiet">GDPR 19</span>
              </p>
            )}
            {item.weighed && (
              <p>
                {words.weighedAs}: <strong>{all.outcomes[item.weighed.outcome]}</strong> {[item.weighed.act, item.weighed.item, item.weighed.reason].filter(Boolean).join(", ")} <span class="quiet">{names.get(item.weighed.by) ?? item.weighed.by}, {sayTime(item.weighed.at, language)}</span>
              </p>
            )}
            {acting && item.title !== null && <WeighForm {...part} item={item} />}
            {its.mayChange && locks.includes(task.kind) && (item.locked || item.title !== null) && <LockForm {...part} item={item} />}
          </li>
        ))}
      </ul>
      {(after !== null || items.length === itemsPage) && (
        <p class="no-print">
          {after !== null && <a href={`?task=${task.id}#head-${task.id}`}>{words.first}</a>} {items.length === itemsPage && <a href={`?task=${task.id}&after=${items.at(-1)?.id}#head-${task.id}`}>{words.next}</a>}
        </p>
      )}
    </>
  )
}

function WeighForm(part: Part & { task: Task; item: Item }) {
  const { task, item, its, visit } = part
  const all = requestWords[visit.language]
  const words = all.office
  const { line, choice, area, isOpen } = fieldsOf(part, `${task.id}.${item.id}`)
  const own = isAboutAsker(task.kind)
  const usual = item.weighed?.outcome ?? (item.secrecy === "public" || own ? (item.thirdPerson && own ? "given-partly" : "given") : item.publicVersion ? "given-partly" : "refused")
  return (
    <details open={isOpen("outcome")}>
      <summary>{words.weigh}</summary>
      <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
        <input type="hidden" name="task" value={task.id} />
        <input type="hidden" name="item" value={item.id} />
        {choice("outcome", words.outcome, optionsOf(["given", "given-partly", "refused", "not-meant"], all.outcomes), usual)}
        {line("act", words.act, { usual: item.act ?? (own ? "GDPR" : "621/1999"), size: 16 })}
        {line("item", words.item, { usual: item.item ?? (own ? "15 art. 4 k" : ""), size: 30 })}
        {area("reason", words.reason)}
        {line("until", words.until, { type: "date", usual: item.until ?? "" })}
        {item.kind === "record" && line("covered", words.covered, { hint: words.coveredHint })}
        <button type="submit" name="act" value="weigh">
          {words.weigh}
        </button>
      </form>
    </details>
  )
}

/** What is asked for where processing may be restricted meanwhile (GDPR 18(1)). */
const locks: readonly string[] = ["restriction", "rectification", "erasure", "objection"]

function LockForm(part: Part & { task: Task; item: Item }) {
  const { task, item, its, visit } = part
  const all = requestWords[visit.language]
  const words = all.office
  const { choice, area, isOpen } = fieldsOf(part, `${task.id}.${item.id}`)
  return (
    <details open={isOpen("ground", "lifted")}>
      <summary>{item.locked ? words.free : words.lock}</summary>
      <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
        <input type="hidden" name="task" value={task.id} />
        <input type="hidden" name="item" value={item.id} />
        <p class="hint">{item.locked ? words.freeHint : words.lockHint}</p>
        {item.locked ? area("lifted", words.reason) : choice("ground", words.reason, optionsOf(lockGrounds, all.lockGrounds), task.kind === "objection" ? "objection" : "accuracy")}
        <button type="submit" class="second" name="act" value={item.locked ? "free" : "lock"}>
          {item.locked ? words.free : words.lock}
        </button>
      </form>
    </details>
  )
}

function Answer(part: Part & { task: Task; acting: boolean }) {
  const { task, its, visit, acting } = part
  const { language } = visit
  const words = requestWords[language].office
  const { line, choice, named } = fieldsOf(part, task.id)
  const [latest] = task.packages
  return (
    <>
      <h3>{words.package}</h3>
      {latest && <PackagePart one={latest} {...part} />}
      {acting && latest?.state !== "waiting" && (
        <details open={latest === undefined && task.counts.unweighed === 0 && task.searches.every(({ searchedAt }) => searchedAt !== null)}>
          <summary>{words.makePackage}</summary>
          <Send its={its} act="package" task={task.id} label={words.makePackage}>
            <p>{words.packageLead}</p>
            {choice("language", words.language, languages.map((one) => [one, languageNames[one] ?? one] as const), its.language)}
            {(task.giving === "copy" || task.giving === "printout") && line("pages", words.pages, { usual: "0", size: 6 })}
            {law[task.kind].fee === "tariff" && (
              <>
                {line("minutes", words.minutes, { usual: "0", size: 6 })}
                <label class="check">
                  <input type="checkbox" name={named("unidentified")} value="yes" /> {words.unidentified}
                </label>
              </>
            )}
          </Send>
        </details>
      )}
    </>
  )
}

function PackagePart({ one, task, its, visit, acting }: Part & { one: Package; task: Task; acting: boolean }) {
  const { language } = visit
  const words = requestWords[language].office
  if (one.state === "waiting")
    return (
      <p role="status">
        <progress max={Math.max(1, one.total)} value={one.done} /> {words.making(one.done, one.total)}
      </p>
    )
  if (one.state === "failed") return <p class="notice">{words.failed}</p>
  return (
    <>
      <p>
        <strong>{words.ready}</strong>: <a href={href(requestRoutes.package, { id: its.record.id, task: task.id, package: one.id })}>{words.takeOut}</a> <span class="quiet">{Math.ceil((one.sizeBytes ?? 0) / 1024)} kB, {one.readyAt && sayTime(one.readyAt, language)}</span>
      </p>
      {one.expiresAt && <p>{words.expires(sayDay(dayAt(one.expiresAt), language), one.fetched)}</p>}
      {its.mayChange && task.giving === "e-delivery" && (
        <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
          <input type="hidden" name="task" value={task.id} />
          <input type="hidden" name="package" value={one.id} />
          <button type="submit" class="second" name="act" value="link">
            {words.makeLink}
          </button>
        </form>
      )}
      {acting && (
        <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
          <input type="hidden" name="task" value={task.id} />
          <input type="hidden" name="package" value={one.id} />
          <button type="submit" name="act" value="answer">
            {words.answer}
          </button>
        </form>
      )}
    </>
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
