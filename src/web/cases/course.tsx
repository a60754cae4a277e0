import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { clockOf, resumeCase, setDue, suspendCase } from "../../acts/cases/clock.ts"
import { sendingWays } from "../../acts/cases/documents.ts"
import { getCase, type SeenCase } from "../../acts/cases/get.ts"
import { awaitsDecision, isEnd, stagesAfter } from "../../acts/cases/stages.ts"
import { transferCase } from "../../acts/cases/transfer.ts"
import { NotFound } from "../../acts/refusals.ts"
import { listRounds, type Round } from "../../acts/rounds/get.ts"
import { closeRound, extendTime, noteAnswer, noteNoAnswer, openRound } from "../../acts/rounds/rounds.ts"
import type { Work } from "../../acts/work.ts"
import { caseClockKinds, needsReason, stopsWhileSuspended } from "../../law/case-clocks.ts"
import { roundKinds, roundLaw } from "../../law/rounds.ts"
import { saySteps } from "../../law/say-steps.ts"
import { daysLater, isDay, sayDay, sayWeekday, startOf } from "../../lib/day.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { Area } from "./area.tsx"
import { courseWords } from "./course-words.ts"
import { Choice, Line, optionsOf } from "./fields.tsx"
import type { Means } from "./new.tsx"
import { why } from "./queue.tsx"
import { caseWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

interface Part {
  readonly its: SeenCase
  readonly visit: StaffVisit
}

/** Makes the fields of a form, with what was typed and what was wrong in it. */
interface FormPart extends Part {
  readonly line: (name: string, label: string, more?: { hint?: string; usual?: string; type?: "text" | "date" }) => preact.JSX.Element
  readonly choice: (name: string, label: string, options: readonly (readonly [string, string])[], usual?: string) => preact.JSX.Element
  readonly area: (name: string, label: string, more?: { hint?: string; usual?: string }) => preact.JSX.Element
}

function Send({ its, act, children, label, round }: { its: SeenCase; act: string; label: string; round?: string; children?: preact.ComponentChildren }) {
  return (
    <form method="post" action={href(caseRoutes.course, { id: its.record.id })}>
      {round && <input type="hidden" name="round" value={round} />}
      {children}
      <button type="submit" name="act" value={act} class={children ? undefined : "second"}>
        {label}
      </button>
    </form>
  )
}

/** The due day of a case, its suspension, what has been asked of others, and its transfer: each with the form of one who may change the case. */
export async function coursePage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const words = courseWords[language]
  const { its, rounds } = await courseOf(visit)
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const form: FormPart = {
    its,
    visit,
    line: (name, label, { hint, usual, type = "text" } = {}) => <Line name={name} label={label} {...(hint ? { hint } : {})} problems={problems} value={value(name, usual)} type={type} size={type === "text" ? 60 : undefined} />,
    choice: (name, label, options, usual) => <Choice name={name} label={label} problems={problems} value={value(name, usual)} options={options} />,
    area: (name, label, { hint, usual } = {}) => <Area name={name} label={label} {...(hint ? { hint } : {})} problems={problems} value={value(name, usual)} rows={3} />,
  }
  const mayActOn = its.mayChange && !isEnd(its.stage)
  return staffPage(
    { ...visit, path: href(caseRoutes.course, { id: its.record.id }) },
    { title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${words.course} – ${its.number}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, { label: its.number, to: href(caseRoutes.case, { id: its.record.id }) }, { label: words.course }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.course}</h1>
      <p class="lead">
        {its.number} {its.record.title}
      </p>
      <Clock its={its} visit={visit} />
      {mayActOn && awaitsDecision(its.stage) && <DueForm {...form} />}
      {mayActOn && (awaitsDecision(its.stage) || its.suspendedOn !== null) && <SuspensionForm {...form} />}
      <h2>{words.rounds}</h2>
      {rounds.length === 0 && <p>{words.noRounds}</p>}
      {rounds.map((round) => (
        <RoundPart key={round.id} round={round} {...form} mayActOn={mayActOn} />
      ))}
      {mayActOn && <RoundForm {...form} />}
      {mayActOn && stagesAfter(its.stage).includes("transferred") && <TransferForm {...form} />}
    </>,
  )
}

async function courseOf(visit: StaffVisit): Promise<{ its: SeenCase; rounds: Round[] }> {
  const desk = deskOf(visit)
  const its = await getCase(desk, visit.parts.id ?? "", why)
  if (its instanceof PurposeNeeded) throw new NotFound("There is no such case.")
  return { its, rounds: await listRounds(desk, its) }
}

/** When a case is due, as facts of its page. */
export function CourseFacts({ its, visit: { language, today } }: Part) {
  const words = courseWords[language]
  const transferred = its.stage === "transferred" ? its.told.at(-1)?.note : null
  return (
    <>
      {its.dueOn !== null && (
        <Fact term={words.due}>
          <strong>{sayDay(its.dueOn, language)}</strong>
          {its.dueKind && ` – ${words.kinds[its.dueKind]}`}
          {its.dueOn < today && (its.suspendedOn === null || !stopsWhileSuspended(its.dueKind ?? "set")) && <strong> ({words.dueOver})</strong>}
        </Fact>
      )}
      {its.suspendedOn !== null && <Fact term={words.suspended}>{words.since(sayDay(its.suspendedOn, language), its.suspendedUntil && sayDay(its.suspendedUntil, language))}</Fact>}
      {transferred && <Fact term={words.transferredTo}>{transferred}</Fact>}
    </>
  )
}

function Clock({ its, visit }: Part) {
  const { language } = visit
  const words = courseWords[language]
  const clock = clockOf(its.told)
  return (
    <>
      <h2>{words.due}</h2>
      {clock === null && <p>{words.noDue}</p>}
      <dl class="facts">
        <CourseFacts its={its} visit={visit} />
        {clock?.reason && <Fact term={words.reason}>{clock.reason}</Fact>}
      </dl>
      {its.suspendedOn !== null && clock !== null && <p class="notice">{stopsWhileSuspended(clock.kind) ? words.waits : words.runsOn}</p>}
      {clock !== null && (
        <>
          <h3>{words.reckoning}</h3>
          <ol>
            {saySteps(clock.steps, language).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function DueForm({ its, visit, line, choice }: FormPart) {
  const words = courseWords[visit.language]
  return (
    <Send its={its} act="due" label={words.setDue}>
      <h3>{words.setDue}</h3>
      {choice("due-kind", words.dueKind, optionsOf(caseClockKinds, words.kinds), "set")}
      {line("due-day", words.dueDay, { type: "date", hint: words.dueDayHint })}
      {line("due-reason", words.dueReason, { hint: words.dueReasonHint })}
    </Send>
  )
}

function SuspensionForm({ its, visit, line }: FormPart) {
  const words = courseWords[visit.language]
  return its.suspendedOn === null ? (
    <Send its={its} act="suspend" label={words.suspend}>
      <h2>{words.suspension}</h2>
      {line("suspend-from", words.from, { type: "date", usual: visit.today })}
      {line("suspend-until", words.until, { type: "date" })}
      {line("suspend-reason", words.suspendReason)}
    </Send>
  ) : (
    <Send its={its} act="resume" label={words.resume}>
      <h2>{words.suspension}</h2>
      {line("resume-on", words.resumeOn, { type: "date", usual: visit.today })}
    </Send>
  )
}

/** The rounds of a case in short, on its page. */
export function CaseRounds({ rounds, visit: { language } }: { readonly rounds: readonly Round[]; readonly visit: StaffVisit }) {
  const words = courseWords[language]
  if (rounds.length === 0) return null
  return (
    <>
      <h2>{words.rounds}</h2>
      <ul>
        {rounds.map(({ id, kind, lastOn, closed, recipients }) => (
          <li key={id}>
            {words.roundKinds[kind]}, {closed ? words.closed : words.lastOn(sayDay(lastOn, language))}: {recipients.map(({ name, state }) => `${name} (${words.states[state]})`).join(", ")}
          </li>
        ))}
      </ul>
    </>
  )
}

function RoundPart({ round, its, visit, choice, line, mayActOn }: FormPart & { readonly round: Round; readonly mayActOn: boolean }) {
  const { language, today } = visit
  const words = courseWords[language]
  const titleOf = (document: string | null) => (document === null ? null : (its.documents.find(({ id }) => id === document)?.title ?? "–"))
  const named = (name: string) => `${name}-${round.id}`
  const came = its.documents.filter(({ origin }) => origin === "received")
  return (
    <>
      <h3>
        {words.roundKinds[round.kind]}, {sayDay(round.lastOn, language)} <span class="quiet">({round.closed ? words.closed : words.open})</span>
      </h3>
      <p>
        {round.matter} <span class="quiet">[{roundLaw[round.kind].law}]</span>
      </p>
      <Table label={`${words.roundKinds[round.kind]} ${sayDay(round.lastOn, language)}`} heads={[words.recipient, words.state, words.lastDay, words.answer]}>
        {round.recipients.map(({ id, name, state, lastOn, document }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>
              {words.states[state]}
              {(state === "asked" || state === "extended") && lastOn < today && <strong> ({words.late})</strong>}
            </td>
            <td>{sayWeekday(lastOn, language)}</td>
            <td>{state === "answered" ? (titleOf(document) ?? words.noDocument) : "–"}</td>
          </tr>
        ))}
      </Table>
      {mayActOn && !round.closed && (
        <>
          <details open={round.recipients.length === 1}>
            <summary>
              {words.note}: {words.roundKinds[round.kind]} {sayDay(round.lastOn, language)}
            </summary>
            <Send its={its} act="note" label={words.note} round={round.id}>
              {choice(named("recipient"), words.recipient, round.recipients.map(({ id, name }) => [id, name]))}
              {choice(named("outcome"), words.outcome, Object.entries(words.outcomes))}
              {choice(named("document"), words.document, [["", words.noDocument], ...came.map(({ id, title }) => [id, title] as const)])}
              {line(named("new-last"), words.newLast, { type: "date" })}
            </Send>
          </details>
          <p class="quiet">{words.closeHint}</p>
          <Send its={its} act="close" label={words.close} round={round.id} />
        </>
      )}
    </>
  )
}

function RoundForm({ its, visit, line, choice, area }: FormPart) {
  const words = courseWords[visit.language]
  return (
    <Send its={its} act="ask" label={words.ask}>
      <h3>{words.openRound}</h3>
      {choice("round-kind", words.roundKind, roundKinds.map((kind) => [kind, `${words.roundKinds[kind]} (${roundLaw[kind].law})`]))}
      {area("round-matter", words.matter)}
      {area("round-recipients", words.recipients, { hint: words.recipientsHint, usual: its.parties.flatMap(({ name }) => name ?? []).join("\n") })}
      {line("round-last", words.last, { type: "date", hint: words.lastHint, usual: daysLater(visit.today, 14) })}
    </Send>
  )
}

function TransferForm({ its, visit, line, choice }: FormPart) {
  const words = courseWords[visit.language]
  return (
    <Send its={its} act="transfer" label={words.transferNow}>
      <h2>{words.transfer}</h2>
      <p>{words.transferLead}</p>
      {line("authority", words.authority)}
      {line("told", words.told, { usual: its.parties.find(({ role }) => role === "initiator")?.name ?? "" })}
      {choice("told-way", words.toldWay, optionsOf(sendingWays, words.sendingWays), "letter")}
      {line("told-on", words.toldOn, { type: "date", usual: visit.today })}
    </Send>
  )
}

/** Does what a form of the page asks for. */
export async function actOnCourse(visit: StaffVisit, means: Means, form: FormData): Promise<Posted> {
  const words = courseWords[visit.language]
  const id = visit.parts.id ?? ""
  const { municipality, actor, now } = deskOf(visit)
  const { today } = visit
  const text = (name: string, most = 300) => typedIn(form, name).trim().slice(0, most)
  const again = (problems: readonly Problem[]) => coursePage(visit, problems, form)
  const wrong = async (...fields: string[]): Promise<Posted> => ({ page: await again(fields.map((field) => ({ field, message: words.needed[field] ?? words.needed[field.replace(/-[0-9a-f]{8}-.*/, "")] ?? words.cannot }))) })
  const done = (field: string, verb: (work: Work) => Promise<unknown>): Promise<Posted> =>
    attempt(visit, verb, () => href(caseRoutes.course, { id }), { field, conflict: words.needed[field] ?? words.cannot, refused: caseWords[visit.language].refused, code: caseWords[visit.language].code }, again)
  const round = text("round")
  const acts: Readonly<Record<string, () => Promise<Posted>>> = {
    due() {
      const kind = caseClockKinds.find((one) => one === text("due-kind")) ?? "set"
      const day = text("due-day")
      const badDay = !isDay(day) || (kind === "set" ? day < today : day > today)
      const lacking = [...(badDay ? ["due-day"] : []), ...(needsReason(kind) && text("due-reason") === "" ? ["due-reason"] : [])]
      return lacking.length > 0 ? wrong(...lacking) : done("due-day", (work) => setDue(work, municipality, id, { kind, day, reason: text("due-reason") || null }))
    },
    suspend() {
      const [from, until, reason] = [text("suspend-from"), text("suspend-until"), text("suspend-reason")]
      const lacking = [...(!isDay(from) || from > today ? ["suspend-from"] : []), ...(until !== "" && (!isDay(until) || until < today) ? ["suspend-until"] : []), ...(reason === "" ? ["suspend-reason"] : [])]
      return lacking.length > 0 ? wrong(...lacking) : done("suspend-from", (work) => suspendCase(work, municipality, id, { from, until: until || null, reason }))
    },
    resume: () => (isDay(text("resume-on")) ? done("resume-on", (work) => resumeCase(work, municipality, id, text("resume-on"))) : wrong("resume-on")),
    ask() {
      const recipients = text("round-recipients", 20_000).split(/\r?\n/).map((name) => name.trim().slice(0, 300)).filter(Boolean)
      const [matter, lastOn] = [text("round-matter", 2000), text("round-last")]
      const lacking = [...(matter === "" ? ["round-matter"] : []), ...(recipients.length === 0 || recipients.length > 100 ? ["round-recipients"] : []), ...(!isDay(lastOn) || lastOn < today ? ["round-last"] : [])]
      return lacking.length > 0 ? wrong(...lacking) : done("round-kind", (work) => openRound(work, municipality, id, { kind: roundKinds.find((one) => one === text("round-kind")) ?? "supplement", matter, lastOn, recipients }))
    },
    note() {
      const of = (name: string) => text(`${name}-${round}`)
      const recipient = of("recipient")
      if (of("outcome") === "unanswered") return done(`outcome-${round}`, (work) => noteNoAnswer(work, municipality, id, round, recipient))
      if (of("outcome") === "answered") return done(`document-${round}`, (work) => noteAnswer(work, municipality, id, round, recipient, of("document") || null))
      const lastOn = of("new-last")
      return isDay(lastOn) && lastOn >= today ? done(`new-last-${round}`, (work) => extendTime(work, municipality, id, round, recipient, lastOn)) : wrong(`new-last-${round}`)
    },
    close: () => done("round-kind", (work) => closeRound(work, municipality, id, round)),
    async transfer() {
      const [authority, told, on] = [text("authority"), text("told"), text("told-on")]
      const lacking = [...(authority === "" ? ["authority"] : []), ...(told === "" ? ["told"] : []), ...(!isDay(on) || on > today ? ["told-on"] : [])]
      if (lacking.length > 0) return wrong(...lacking)
      const { its } = await courseOf(visit)
      const title = courseWords[its.language as keyof typeof courseWords].noticeTitle
      const notice = {
        title, publicTitle: title, type: "notice", language: its.language as "fi", publicity: { secrecy: its.secrecy, act: its.secrecyAct, item: its.secrecyItem },
        own: { author: actor.name, draftedAt: startOf(on), sent: { at: on === today ? now : startOf(on), way: sendingWays.find((one) => one === text("told-way")) ?? "letter", recipient: told } },
      } as const
      return attempt(visit, (work) => transferCase(work, municipality, id, { authority, notice }, means.codeKey), () => href(caseRoutes.case, { id }), { field: "authority", conflict: words.cannot, refused: caseWords[visit.language].refused, code: caseWords[visit.language].code }, again)
    },
  }
  const act = acts[text("act")]
  if (!act) throw new NotFound("There is no such page.")
  return act()
}
