import { addSection, fixAgenda } from "../../acts/meetings/agenda.ts"
import { sectionKinds, usualKind } from "../../acts/meetings/bodies.ts"
import { getMeeting, type MinutesSection, type SeenMeeting } from "../../acts/meetings/get.ts"
import { checkMinutes, endMeeting, publishMinutes } from "../../acts/meetings/minutes.ts"
import { caseNumbered } from "../../acts/cases/choices.ts"
import { NotFound } from "../../acts/refusals.ts"
import { quorumOf } from "../../acts/meetings/section.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { decisionWords } from "../decisions/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { connectionWords } from "../rights/connection-words.ts"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, decisionRoutes, href, meetingRoutes, routes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { bodyName, meetingDay, typedOr } from "./bodies.tsx"
import { type MeetingWords, meetingWords } from "./words.ts"

/** How far a meeting has come, as a code that the words know. */
export const stateOf = ({ publishedOn, checkedAt, endedAt, agendaAt }: SeenMeeting): string => (publishedOn ? "published" : checkedAt ? "checked" : endedAt ? "ended" : agendaAt ? "agenda" : "planned")

interface Part {
  readonly its: SeenMeeting
  readonly language: Language
  readonly words: MeetingWords
}

/** A meeting: its agenda, which becomes its minutes, and what its secretary and the checkers may do now. */
export async function meetingPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const words = meetingWords[language]
  const desk = deskOf(visit)
  const its = await getMeeting(desk, visit.parts.id ?? "")
  const name = bodyName(its.body, language)
  const title = `${name} ${meetingDay(its.startsAt, language)}`
  const part = { its, language, words }
  return staffPage(
    { ...visit, path: href(meetingRoutes.meeting, { id: its.id }) },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.bodies, to: meetingRoutes.bodies }, { label: name, to: href(meetingRoutes.body, { body: its.body.id }) }, { label: meetingDay(its.startsAt, language) }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      <dl class="facts">
        <Fact term={words.time}>{sayTime(its.startsAt, language)}</Fact>
        <Fact term={words.place}>{its.place}</Fact>
        <Fact term={words.state}>
          <strong>{words.states[stateOf(its)]}</strong>
        </Fact>
        {its.publishedOn && <Fact term={words.minutes}>{words.minutesOn(sayDay(its.publishedOn, language))}</Fact>}
        {its.endedAt && (
          <Fact term={words.digest}>
            <code style="overflow-wrap:anywhere">{its.digest}</code>
          </Fact>
        )}
      </dl>
      {its.agendaAt && (
        <p>
          <a href={href(routes.meeting, { language, municipality: desk.municipality, id: its.id })}>{words.onWeb}</a>
        </p>
      )}
      <h2>{its.endedAt ? words.minutes : words.agenda}</h2>
      {its.sections.length === 0 ? <p>{words.noSections}</p> : its.sections.map((section) => <Section key={section.id} {...part} section={section} now={visit.now} />)}
      {its.checkers.length > 0 && <Checkers {...part} actor={desk.actor.id} />}
      {its.mayKeep && <Forms {...part} problems={problems} value={typedOr(typed)} now={visit.now} />}
    </>,
  )
}

function Section({ its, language, words, section, now }: Part & { section: MinutesSection; now: Date }) {
  const { number, title, caseId, caseNumber, proposal, outcome, decision, votes, extract } = section
  const mayWrite = its.mayKeep && its.agendaAt !== null && its.checkedAt === null && its.startsAt <= now
  return (
    <section class="sheet" style="margin-bottom:1rem">
      <h3>
        {number !== null && `§ ${number} `}
        {title}
      </h3>
      {caseId && (
        <p>
          <a href={href(caseRoutes.case, { id: caseId })}>{words.case} {caseNumber}</a>
        </p>
      )}
      {proposal !== "" && <p class="written"><strong>{words.proposal}.</strong> {proposal}</p>}
      {outcome ? <p class="written"><strong>{words.decision}, {words.outcomes[outcome]}.</strong> {decision}</p> : its.agendaAt && <p class="quiet">{words.unwritten}</p>}
      {votes && <p>{words.votes}: {words.votesFor} {votes.for}, {words.votesAgainst} {votes.against}, {words.votesBlank} {votes.blank}.</p>}
      <Present its={its} language={language} words={words} section={section} />
      {extract && caseId && (
        <p>
          <a href={href(decisionRoutes.decision, { id: caseId, decision: extract })}>{words.extract} § {number}</a>
        </p>
      )}
      {mayWrite && (
        <p class="no-print">
          <a class="button second" href={href(meetingRoutes.section, { id: its.id, section: section.id })} aria-label={`${words.write}: § ${number} ${title}`}>
            {words.write}
          </a>
        </p>
      )}
    </section>
  )
}

function Present({ its, language, words, section }: Part & { section: MinutesSection }) {
  const grounds: Readonly<Record<string, string>> = connectionWords[language].restrictionGrounds
  const told = its.sitting.flatMap(({ id, name }) =>
    section.seats.filter(({ seat }) => seat === id).map(({ presence, ground }) => (presence === "present" ? name : `${name} (${words.presences[presence]}${ground ? `, ${grounds[ground] ?? ground}` : ""})`)),
  )
  const { holds, present, least, law } = quorumOf(its.body.kind, its.sitting, section.seats, dayAt(its.startsAt))
  return told.length === 0 ? null : (
    <>
      <p class="quiet">
        {words.presence}: {told.join(", ")}. {words.quorum(present, least)} [{law}]{!holds && `: ${words.noQuorum}`}
      </p>
      {section.dissents.map(({ seat, reasons }) => (
        <p key={seat} class="written">
          <strong>{words.dissentOf(its.sitting.find(({ id }) => id === seat)?.name ?? "–")}.</strong> {reasons}
        </p>
      ))}
    </>
  )
}

function Checkers({ its, words, actor }: Part & { actor: string }) {
  const seatOf = (id: string) => its.sitting.find((seat) => seat.id === id)
  const mayRecord = (id: string) => its.checkedAt === null && (seatOf(id)?.person === actor || (seatOf(id)?.person === null && its.body.secretary === actor))
  return (
    <>
      <h2>{words.checkers}</h2>
      <p class="no-print">{words.checkLead}</p>
      <ul>
        {its.checkers.map(({ seat, checked }) => (
          <li key={seat}>
            {seatOf(seat)?.name ?? seat}: {checked ? words.checkedMark : words.notCheckedMark}
            {!checked && mayRecord(seat) && (
              <form method="post" action={href(meetingRoutes.act, { id: its.id })} class="no-print">
                <input type="hidden" name="seat" value={seat} />
                <input type="hidden" name="seen" value={its.digest} />
                <button type="submit" name="act" value="check">{words.check(seatOf(seat)?.name ?? seat)}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Forms({ its, language, words, problems, value, now }: Part & { problems: readonly Problem[]; value: ReturnType<typeof typedOr>; now: Date }) {
  const action = href(meetingRoutes.act, { id: its.id })
  const hasBegun = its.startsAt <= now
  return (
    <div class="no-print">
      {its.endedAt === null && (
        <form method="post" action={action}>
          <h2>{words.addSection}</h2>
          <Line name="title" label={words.title} hint={words.titleHint} problems={problems} value={value("title")} size={60} />
          <Line name="caseNumber" label={words.caseNumber} problems={problems} value={value("caseNumber")} />
          <Area name="proposal" label={words.proposal} problems={problems} value={value("proposal")} rows={3} />
          <Choice name="kind" label={words.sectionKind} problems={problems} value={value("kind", usualKind(its.body.kind))} options={sectionKinds.map((kind) => [kind, decisionWords[language].kinds[kind]])} />
          <button type="submit" name="act" value="section">{words.addSection}</button>
        </form>
      )}
      {its.agendaAt === null && its.sections.length > 0 && (
        <form method="post" action={action}>
          <h2>{words.fix}</h2>
          <p>{words.fixLead}</p>
          <button type="submit" name="act" value="agenda">{words.fix}</button>
        </form>
      )}
      {its.agendaAt !== null && its.endedAt === null && hasBegun && (
        <form method="post" action={action}>
          <h2>{words.end}</h2>
          <fieldset class="field" id="checkers">
            <legend>{words.endLead}</legend>
            {its.sitting.map(({ id, name }) => (
              <div key={id} class="check">
                <input type="checkbox" id={`checker-${id}`} name="checker" value={id} /> <label for={`checker-${id}`}>{name}</label>
              </div>
            ))}
          </fieldset>
          <button type="submit" name="act" value="end">{words.end}</button>
        </form>
      )}
      {its.checkedAt !== null && its.publishedOn === null && (
        <form method="post" action={action}>
          <h2>{words.publish}</h2>
          <p>{words.publishLead}</p>
          <button type="submit" name="act" value="publish">{words.publish}</button>
        </form>
      )}
    </div>
  )
}

/** Does what a form of the meeting's page asks for. */
export async function actOnMeeting(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const words = meetingWords[visit.language]
  const desk = deskOf(visit)
  const { municipality } = desk
  const id = visit.parts.id ?? ""
  const text = (name: string) => typedIn(form, name).trim().slice(0, 20_000).replaceAll("\r\n", "\n")
  const again = (problems: readonly Problem[]) => meetingPage(visit, problems, form)
  const wrong = async (field: string): Promise<Posted> => ({ page: await again([{ field, message: words.needed[field] ?? words.cannot }]) })
  const done = (field: string, verb: Parameters<typeof attempt>[1], conflict = words.cannot) => attempt(visit, verb, () => href(meetingRoutes.meeting, { id }), { field, conflict, refused: words.refused, code: words.code }, again)
  switch (text("act")) {
    case "section": {
      const [title, number] = [text("title").slice(0, 300), text("caseNumber")]
      const caseId = number === "" ? null : await caseNumbered(desk, number)
      if (title === "") return wrong("title")
      if (number !== "" && caseId === null) return wrong("caseNumber")
      const kind = sectionKinds.find((one) => one === text("kind")) ?? "preparation"
      return done("title", (work) => addSection(work, municipality, id, { title, case: caseId, proposal: text("proposal"), kind })).catch((fault: unknown) => (fault instanceof NotFound ? wrong("caseNumber") : Promise.reject(fault)))
    }
    case "agenda":
      return done("title", (work) => fixAgenda(work, municipality, id))
    case "end": {
      const checkers = form.getAll("checker").filter((one): one is string => typeof one === "string")
      return checkers.length === 0 ? wrong("checkers") : done("checkers", (work) => endMeeting(work, municipality, id, checkers))
    }
    case "check":
      return done("checkers", (work) => checkMinutes(work, municipality, id, text("seat"), text("seen"), codeKey), words.changed)
    case "publish":
      return done("title", (work) => publishMinutes(work, municipality, id))
    default:
      throw new NotFound("There is no such page.")
  }
}
