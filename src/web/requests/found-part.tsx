import type { ErasureSaid } from "../../acts/requests/erase.ts"
import { type Item, itemsPage, type Task } from "../../acts/requests/get.ts"
import { doneWith } from "../../acts/requests/tell-recipients.ts"
import { lockGrounds } from "../../acts/requests/lock.ts"
import { isAnsweredByGiving } from "../../law/requests.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { Fact } from "../parts/pool-facts.tsx"
import { registerName, unitName } from "../rights/visit.ts"
import { href, requestRoutes, rightsRoutes } from "../routes.ts"
import { EraseAll, ErasureForm, ErasureLaw } from "./erase-part.tsx"
import { erasureWords } from "./erasure-words.ts"
import { type Part, Send, fieldsOf, why } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

/** What was found, each with its weighing and the forms of one who may weigh it. */
export function Found(part: Part & { task: Task; items: readonly Item[]; erasures: ReadonlyMap<string, ErasureSaid>; after: string | null; names: ReadonlyMap<string, string>; acting: boolean }) {
  const { task, items, erasures, after, its, visit, names, acting } = part
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const { found, unweighed, given, partly, refused } = task.counts
  const gives = isAnsweredByGiving(task.kind)
  return (
    <>
      <h3>{words.found}</h3>
      <p>
        {words.more(found)}{" "}
        {gives && <>{unweighed > 0 && <span class="pill warning">{words.weigh}: {unweighed}</span>} {all.outcomes.given}: {given}, {all.outcomes["given-partly"]}: {partly}, {all.outcomes.refused}: {refused}.</>}
      </p>
      {acting && gives && unweighed > 0 && (
        <Send its={its} act="give-clear" task={task.id} label={words.giveClear} second>
          <p class="hint">{words.giveClearHint}</p>
        </Send>
      )}
      {task.kind === "erasure" && <EraseAll {...part} />}
      <ul style="list-style:none;padding:0">
        {items.map((item) => (
          <li key={item.id} class="sheet" style="margin-block:0.6rem">
            <p>
              <strong>{item.title ?? `${registerName(visit, item.register)}: ${words.notYours} ${unitName(visit, item.unit)}`}</strong> <span class="quiet">{registerName(visit, item.register)}, {sayDay(dayAt(item.changedAt), language)}</span>{" "}
              {item.secrecy && <span class="pill note">{caseWords[language].secrecies[item.secrecy]}</span>} {!item.certain && <span class="pill warning">{words.uncertain}</span>} {item.thirdPerson && <span class="pill warning">{words.thirdPerson}</span>}{" "}
              {item.protected && <span class="pill error">{words.protected}</span>} {item.locked && <span class="pill error">{words.locked}</span>} {item.alike > 0 && <span class="quiet">{words.same(item.alike)}</span>} {acting && gives && item.title === null && item.weighed === null && <a href={`${href(rightsRoutes.record, { id: its.record.id })}?purpose=${why.purpose}`}>{caseWords[language].rights}</a>}
            </p>
            {Object.keys(item.says).length > 0 && (
              <dl class="facts">
                {Object.entries(item.says).map(([label, value]) => (
                  <Fact key={label} term={label}>
                    <span style="overflow-wrap:anywhere">{String(value)}</span>
                  </Fact>
                ))}
              </dl>
            )}
            {item.givenTo.length > 0 && locks.includes(task.kind) && (
              <p>
                {words.tellThem}: {item.givenTo.join(", ")} <span class="quiet">GDPR 19</span>
              </p>
            )}
            {item.told.length > 0 && (
              <p>
                {words.told19}: {item.told.map(({ to, at }) => `${to} ${sayDay(dayAt(at), language)}`).join(", ")}
              </p>
            )}
            {its.mayChange && locks.includes(task.kind) && (item.givenTo.length > item.told.length || item.locked) && <TellForm {...part} item={item} />}
            {item.weighed && (
              <p>
                {words.weighedAs}: <strong>{task.kind === "erasure" && item.weighed.outcome !== "not-meant" ? erasureWords[language].say[item.weighed.outcome === "erase" ? "erase" : "keep"] : all.outcomes[item.weighed.outcome]}</strong> {[item.weighed.act, item.weighed.item, item.weighed.reason].filter(Boolean).join(", ")} <span class="quiet">{names.get(item.weighed.by) ?? item.weighed.by}, {sayTime(item.weighed.at, language)}</span>
              </p>
            )}
            <Erasing {...part} item={item} said={erasures.get(item.record)} />
            {acting && gives && item.title !== null && <WeighForm {...part} item={item} />}
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

/** Of something asked to be erased: what the law says, and the form that weighs it. */
function Erasing({ said, ...part }: Part & { task: Task; item: Item; said: ErasureSaid | undefined; acting: boolean }) {
  if (said === undefined) return null
  return (
    <>
      <ErasureLaw said={said} language={part.visit.language} />
      {part.acting && part.item.title !== null && <ErasureForm {...part} said={said} />}
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
        {(item.kind === "record" || Object.keys(item.says).length > 0) && line("covered", words.covered, { hint: words.coveredHint })}
        <button type="submit" name="act" value="weigh">
          {words.weigh}
        </button>
      </form>
    </details>
  )
}

/** By this those are told to whom data was given (GDPR 19). */
function TellForm(part: Part & { task: Task; item: Item }) {
  const { task, item, its, visit } = part
  const all = requestWords[visit.language]
  const words = all.office
  const { area, choice, isOpen } = fieldsOf(part, `${task.id}.${item.id}`)
  const usual = { rectification: "rectified", erasure: "erased" }[task.kind as string] ?? "restricted"
  return (
    <details open={isOpen("done")}>
      <summary>{words.tellTo}</summary>
      <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
        <input type="hidden" name="task" value={task.id} />
        <input type="hidden" name="item" value={item.id} />
        <p class="hint">{words.tellHint19}</p>
        {choice("done", words.tellDone, optionsOf(doneWith, all.doneWith), usual)}
        {area("said", words.tellSaid)}
        {choice("language", words.language, optionsOf(languages, caseWords[visit.language].languages), its.language)}
        <button type="submit" class="second" name="act" value="tell-recipients">
          {words.tellTo}
        </button>
      </form>
    </details>
  )
}

/** What is asked for where processing may be restricted meanwhile (GDPR 18(1)). */
export const locks: readonly string[] = ["restriction", "rectification", "erasure", "objection"]

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
