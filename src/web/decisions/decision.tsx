import { correctDecision } from "../../acts/decisions/draft.ts"
import { finishExecution, planExecution } from "../../acts/decisions/execution.ts"
import { isUnfinished } from "../../acts/decisions/templates.ts"
import { lackingFor, remedyTextOf } from "../../acts/decisions/form.ts"
import type { SeenDecision } from "../../acts/decisions/get.ts"
import type { Reckoning } from "../../acts/decisions/reckon.ts"
import { partyWays, serveDecision } from "../../acts/decisions/serve.ts"
import { signDecision } from "../../acts/decisions/sign.ts"
import { readWithin } from "../../acts/access/border.ts"
import { namesOf, staffMeant } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Work } from "../../acts/work.ts"
import type { Step } from "../../law/steps.ts"
import { saySteps } from "../../law/say-steps.ts"
import { isDay, sayDay, sayTime, sayWeekday } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf } from "../rights/visit.ts"
import { boardRoutes, caseRoutes, decisionRoutes, href, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { decisionOf } from "./form.tsx"
import { type DecisionWords, decisionWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

interface Part {
  readonly its: SeenDecision
  readonly language: Language
  readonly words: DecisionWords
  readonly names: ReadonlyMap<string, string>
}

interface FormPart extends Part {
  readonly problems: readonly Problem[]
  readonly value: (name: string, usual?: string) => string
}

/** A decision: its text, its signature, and what follows from it. */
export async function decisionPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const words = decisionWords[language]
  const its = await decisionOf(visit)
  const desk = deskOf(visit)
  const people = [its.decider, its.signedBy, ...its.executions.flatMap(({ responsible, doneBy }) => [responsible, doneBy])]
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, people))
  const part = { its, language, words, names, problems, value: (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual) }
  const number = { label: its.number, to: href(caseRoutes.case, { id: its.caseId }) }
  return staffPage(
    { ...visit, path: href(decisionRoutes.decision, { id: its.caseId, decision: its.id }) },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${its.heading}` : its.heading, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, number, { label: words.decision }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <Text {...part} today={visit.today} />
      <Signature {...part} />
      {its.signedAt === null ? <Signing {...part} actor={visit.actor.id} /> : <After {...part} />}
    </>,
  )
}

/** The decision as it is given and printed, in its own language. */
function Text({ its, language, words, names, today }: Part & { today: string }) {
  const own = decisionWords[its.language]
  const parts = [[own.matter, its.matter], [own.grounds, its.grounds], [own.decision, its.decision], [own.provisions, its.provisions], [own.contact, its.contact]] as const
  return (
    <article class="sheet" lang={its.language} style="clear:both">
      <h1>{its.heading}</h1>
      <p class="quiet">
        {own.case} {its.number}. {own.version} {its.version}. {its.decidedOn ? `${own.decidedOn} ${sayDay(its.decidedOn, its.language)}.` : <strong lang={language}>{words.draft}</strong>} {its.decider && `${own.decider}: ${names.get(its.decider) ?? its.decider}.`}
      </p>
      {parts.map(([heading, text]) => text !== "" && (
        <section key={heading}>
          <h2>{heading}</h2>
          <p class="written">{text}</p>
        </section>
      ))}
      <h2>{own.remedyPrinted}</h2>
      <p class="written">{its.remedyText ?? (lackingFor(its, today).length === 0 ? remedyTextOf(its, today) : "–")}</p>
    </article>
  )
}

function Signature({ its, language, words, names }: Part) {
  if (its.signedAt === null || its.signedBy === null) return null
  return (
    <>
      <h2>{words.signature}</h2>
      {its.followed && <p class="notice">{words.corrected}</p>}
      <dl class="facts">
        <Fact term={words.signature}>{words.signedBy(names.get(its.signedBy) ?? its.signedBy, sayTime(its.signedAt, language))}</Fact>
        <Fact term={words.digest}>
          <code style="overflow-wrap:anywhere">{its.digest}</code>
        </Fact>
        {its.corrects && its.correction && (
          <Fact term={words.correctsEarlier}>
            <a href={href(decisionRoutes.decision, { id: its.caseId, decision: its.corrects })}>{words.corrections[its.correction]}</a>
          </Fact>
        )}
      </dl>
      <p class={its.whole ? "notice good" : "notice"}>{its.whole ? words.whole : words.broken}</p>
    </>
  )
}

const actionOf = (its: SeenDecision): string => href(decisionRoutes.act, { id: its.caseId, decision: its.id })

function Signing({ its, words, names, problems, actor }: FormPart & { actor: string }) {
  if (!its.mayChange) return null
  return (
    <section class="no-print">
      <p>
        <a class="button second" href={href(decisionRoutes.text, { id: its.caseId, decision: its.id })}>
          {words.edit}
        </a>
      </p>
      <h2>{words.sign}</h2>
      {its.maySign ? (
        <form method="post" action={actionOf(its)}>
          <p>{words.signLead}</p>
          {problems.filter(({ field }) => field === "sign").map(({ message }) => <p key={message} class="message"><strong>{message}</strong></p>)}
          <input type="hidden" name="seen" value={its.textDigest} />
          <button type="submit" id="sign" name="act" value="sign">{words.sign}</button>
        </form>
      ) : (
        <p>{words.onlyDecider(its.decider === null ? "–" : (names.get(its.decider) ?? actor))}</p>
      )}
    </section>
  )
}

/** What follows from a signed decision: service, days, execution, correction. */
function After(part: FormPart) {
  const { its, words, language } = part
  const { reckoning } = its
  if (!reckoning) return null
  return (
    <>
      <h2>{words.service}</h2>
      <Served {...part} reckoning={reckoning} />
      {its.mayChange && <ServiceForm {...part} reckoning={reckoning} />}
      {its.mayChange && (
        <p class="no-print">
          <a href={`${boardRoutes.open}?${new URLSearchParams({ case: its.caseId, decision: its.id })}`}>{words.postNotice}</a>
        </p>
      )}
      <h2>{words.execution}</h2>
      <Executions {...part} />
      {its.mayChange && !its.followed && its.maker === "office-holder" && <CorrectionForm {...part} />}
      <p class="quiet no-print" lang={language}>{words.print}</p>
    </>
  )
}

function Served({ language, words, reckoning }: FormPart & { reckoning: Reckoning }) {
  const { recipients, finality, fixed } = reckoning
  const membersWait = recipients.some(({ party, service }) => party === null && service === null)
  const told = finality ?? fixed
  return (
    <>
      {recipients.length > 0 && (
        <Table label={words.service} heads={[words.recipient, words.way, words.on, words.known, words.last]}>
          {recipients.map(({ party, name, service, known, last }) => (
            <tr key={party ?? "members"}>
              <th scope="row">{name ?? words.members}</th>
              <td>{service ? words.ways[service.way] : words.notServed}</td>
              <td>{service && sayDay(service.on, language)}</td>
              <td>{known && sayDay(known.day, language)}</td>
              <td>{last && sayWeekday(last.last, language)}</td>
            </tr>
          ))}
        </Table>
      )}
      {reckoning.remedy.period === null ? (
        <p>{words.noTime}</p>
      ) : (
        <dl class="facts">
          {fixed && <Fact term={words.last}>{sayWeekday(fixed.last, language)}</Fact>}
          {!fixed && <Fact term={words.finalOn}>{finality ? <strong>{sayWeekday(finality.finalOn, language)}</strong> : `${words.notFinal} ${membersWait ? words.membersWait : ""}`}</Fact>}
        </dl>
      )}
      {told ? <Steps title={words.steps} steps={told.steps} language={language} /> : recipients.map(({ party, name, last }) => last && <Steps key={party ?? "members"} title={`${words.steps}: ${name ?? words.members}`} steps={last.steps} language={language} />)}
    </>
  )
}

const Steps = ({ title, steps, language }: { title: string; steps: readonly Step[]; language: Language }) => (
  <details open>
    <summary>{title}</summary>
    <ol>
      {saySteps(steps, language).map((step) => <li key={step}>{step}</li>)}
    </ol>
  </details>
)

function ServiceForm({ its, words, problems, value, reckoning }: FormPart & { reckoning: Reckoning }) {
  const parties = reckoning.recipients.flatMap(({ party, name }) => (party === null ? [] : [[party, name ?? party] as const]))
  return (
    <form method="post" action={actionOf(its)} class="no-print">
      <h3>{words.record}</h3>
      <Choice name="party" label={words.recipient} problems={problems} value={value("party")} options={parties} />
      <Choice name="way" label={words.way} problems={problems} value={value("way", "ordinary-letter")} options={partyWays.map((way) => [way, words.ways[way]])} />
      <Line name="on" label={words.on} hint={words.onHint} problems={problems} value={value("on")} type="date" />
      <Line name="shownOn" label={words.shownOn} problems={problems} value={value("shownOn")} type="date" />
      <button type="submit" name="act" value="serve">{words.record}</button>
    </form>
  )
}

function Executions({ its, language, words, names, problems, value }: FormPart) {
  return (
    <>
      {its.executions.length === 0 ? (
        <p>{words.noExecution}</p>
      ) : (
        <ul>
          {its.executions.map(({ id, what, responsible, dueOn, doneAt, doneBy }) => (
            <li key={id}>
              {what}: {names.get(responsible) ?? responsible}, {words.dueOn} {sayDay(dueOn, language)}.{" "}
              {doneAt ? `${words.done}: ${names.get(doneBy ?? "") ?? doneBy}, ${sayTime(doneAt, language)}` : words.open}
              {its.mayChange && !doneAt && (
                <form method="post" action={actionOf(its)} class="no-print">
                  <input type="hidden" name="execution" value={id} />
                  <button type="submit" name="act" value="finish" class="second">{words.finish(what)}</button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {its.mayChange && (
        <form method="post" action={actionOf(its)} class="no-print">
          <h3>{words.plan}</h3>
          <Line name="what" label={words.what} problems={problems} value={value("what")} size={60} />
          <Line name="responsible" label={words.responsible} problems={problems} value={value("responsible")} />
          <Line name="dueOn" label={words.dueOn} problems={problems} value={value("dueOn")} type="date" />
          <button type="submit" name="act" value="plan">{words.plan}</button>
        </form>
      )}
    </>
  )
}

function CorrectionForm({ its, words, problems, value }: FormPart) {
  return (
    <details class="no-print" open={problems.some(({ field }) => field === "correction")}>
      <summary>{words.correct}</summary>
      <form method="post" action={actionOf(its)}>
        <p>{words.correctLead}</p>
        <Choice name="correction" label={words.correction} problems={problems} value={value("correction")} options={optionsOf(["clerical", "substance"], words.corrections)} />
        <Choice name="consent" label={words.consent} problems={problems} value={value("consent")} options={optionsOf(["not-needed", "given", "obvious-error"], words.consents)} />
        <button type="submit" name="act" value="correct">{words.startCorrection}</button>
      </form>
    </details>
  )
}

/** Does what a form of the decision's page asks for. */
export async function actOnDecision(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const words = decisionWords[visit.language]
  const { municipality, database } = deskOf(visit)
  const [id, decision] = [visit.parts.id ?? "", visit.parts.decision ?? ""]
  const text = (name: string) => typedIn(form, name).trim().slice(0, 500)
  const again = (problems: readonly Problem[]) => decisionPage(visit, problems, form)
  const wrong = async (field: string): Promise<Posted> => ({ page: await again([{ field, message: words.needed[field] ?? words.cannot }]) })
  const here = href(decisionRoutes.decision, { id, decision })
  const done = (field: string, conflict: string, verb: (work: Work) => Promise<unknown>) => attempt(visit, verb, () => here, { field, conflict, refused: words.refused, code: words.code }, again)
  switch (typedIn(form, "act")) {
    case "sign": {
      const its = await decisionOf(visit)
      if ([its.heading, its.matter, its.grounds, its.decision, its.provisions].some(isUnfinished)) return { page: await again([{ field: "sign", message: words.needed.unfinished ?? "" }]) }
      return done("sign", words.stale, (work) => signDecision(work, municipality, id, decision, text("seen")))
    }
    case "serve": {
      const way = partyWays.find((one) => one === text("way")) ?? "ordinary-letter"
      const [on, shownOn] = [text("on"), text("shownOn")]
      const { decidedOn } = await decisionOf(visit)
      if (text("party") === "") return wrong("party")
      if (!isDay(on) || on > visit.today || on < (decidedOn ?? on)) return wrong("on")
      if (shownOn !== "" && !isDay(shownOn)) return wrong("shownOn")
      return done("way", words.badService, (work) => serveDecision(work, municipality, id, decision, text("party"), { way, on, ...(shownOn === "" ? {} : { shownOn }) }))
    }
    case "plan": {
      const responsible = await readWithin(database, municipality, (queries) => staffMeant(queries, municipality, text("responsible")))
      if (text("what") === "") return wrong("what")
      if (responsible === null) return wrong("responsible")
      if (!isDay(text("dueOn")) || text("dueOn") < visit.today) return wrong("dueOn")
      return done("what", words.cannot, (work) => planExecution(work, municipality, id, decision, { what: text("what"), responsible, dueOn: text("dueOn") }))
    }
    case "finish":
      return done("what", words.cannot, (work) => finishExecution(work, municipality, id, decision, text("execution")))
    case "correct": {
      const its = await decisionOf(visit)
      const { language, kind, heading, matter, grounds, decision: decided, provisions, contact, remedyBody, remedyAddress, remedyCloses, remedyBan, secrecy, secrecyAct, secrecyItem } = its
      const draft = { language, kind, heading, matter, grounds, decision: decided, provisions, contact, remedyBody, remedyAddress, remedyCloses, remedyBan, secrecy, secrecyAct, secrecyItem, decider: its.decider ?? visit.actor.id }
      const correction = { of: decision, kind: text("correction") === "substance" ? "substance" : "clerical", consent: (["given", "obvious-error"] as const).find((one) => one === text("consent")) ?? "not-needed" } as const
      return attempt(visit, (work) => correctDecision(work, municipality, id, correction, draft, codeKey), (next) => href(decisionRoutes.text, { id, decision: next }), { field: "correction", conflict: words.cannot, refused: words.refused, code: words.code }, again)
    }
    default:
      throw new NotFound("There is no such page.")
  }
}
