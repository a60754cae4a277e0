import { type Breach, getBreach, lacksReasons, listBreaches, reportBreach, tellOfBreach } from "../../acts/breaches/breaches.ts"
import { breachEvents, type BreachEventKind } from "../../acts/breaches/states.ts"
import type { Known } from "../../derive/breaches/known.ts"
import { type NoticePart, ombudsmanNotice, personsNotice } from "../../derive/breaches/notices.ts"
import { type BreachDuty, breachRisks, breachRoles, sayBreachStep, standingOf } from "../../law/breach-clocks.ts"
import { instantFrom, sayTime, timeAt } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { impactWords } from "../impact/words.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf, registerName } from "../rights/visit.ts"
import { breachRoutes, href, impactRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { breachWords } from "./words.ts"

const hourMs = 3_600_000

/** How long there is to an instant, or how long ago it went, in words. */
const untilWords = ({ now, language }: StaffVisit, by: Date): string => {
  const hours = (by.getTime() - now.getTime()) / hourMs
  return hours >= 0 ? breachWords[language].left(hours) : breachWords[language].ago(-hours)
}

function Until({ visit, by }: { visit: StaffVisit; by: Date }) {
  return (
    <>
      {sayTime(by, visit.language)} <span class={`pill ${by < visit.now ? "error" : "warning"}`}>{untilWords(visit, by)}</span>
    </>
  )
}

/** Breaches with the nearest time first, and the form by which any of the staff reports one. */
export async function breachesPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff, today, now } = visit
  const { say } = breachWords[language]
  const { handles, breaches } = await listBreaches(deskOf(visit))
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  return staffPage({ ...visit, path: breachRoutes.breaches }, { title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${say.breaches}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: say.breaches }] }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{say.breaches}</h1>
    <p class="lead">{handles ? say.leadHandles : say.leadReports}</p>
    {handles && (
      <p class="no-print">
        <a href={impactRoutes.assessments}>{impactWords[language].say.title}</a>
      </p>
    )}
    {visit.query.has("sent") && problems.length === 0 && (
      <p class="notice good" role="status">
        {say.sent}
      </p>
    )}
    {(handles || breaches.length > 0) && (
      <>
        {!handles && <h2>{say.yours}</h2>}
        {breaches.length === 0 ? (
          <p>{say.none}</p>
        ) : (
          <Table label={say.breaches} heads={[say.title, say.state, say.aware, handles && say.next, handles && say.risk]}>
            {breaches.map((one) => (
              <tr key={one.id}>
                <th scope="row">{handles ? <a href={href(breachRoutes.breach, { id: one.id })}>{one.known.title}</a> : one.known.title}</th>
                <td>{say[one.state]}</td>
                <td>{sayTime(one.awareAt, language)}</td>
                {handles && <td>{one.state === "open" && one.nextBy ? <Until visit={visit} by={one.nextBy} /> : "–"}</td>}
                {handles && <td>{one.risk === null ? say.notAssessed : breachWords[language].risks[one.risk]}</td>}
              </tr>
            ))}
          </Table>
        )}
      </>
    )}
    <details class="sheet gap" open={!handles || problems.length > 0}>
      <summary>{say.report}</summary>
      <form method="post" action={breachRoutes.breaches}>
        <p>{say.reportLead}</p>
        <Line name="title" label={say.title} hint={say.titleHint} problems={problems} value={value("title")} size={50} />
        <Line name="noticedDay" label={say.noticedDay} problems={problems} value={value("noticedDay", today)} type="date" />
        <Line name="noticedTime" label={say.noticedTime} problems={problems} value={value("noticedTime", timeAt(now))} type="time" />
        <Choice name="role" label={say.role} problems={problems} value={value("role", "controller")} options={optionsOf(breachRoles, breachWords[language].roles)} />
        <Check name="cyber" label={say.cyber} hint={say.cyberHint} checked={value("cyber") !== ""} />
        <KnownFields visit={visit} problems={problems} its={typed.has("title") ? knownIn(typed).its : null} />
        <button type="submit">{say.send}</button>
      </form>
    </details>
  </>)
}

function Check({ name, label, hint, checked }: { name: string; label: string; hint?: string; checked: boolean }) {
  return (
    <div class="check">
      <input type="checkbox" id={name} name={name} value="yes" checked={checked} aria-describedby={hint ? `${name}-hint` : undefined} /> <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

const texts = ["nature", "people", "data", "consequences", "measures"] as const
const counts = ["peopleCount", "recordCount"] as const

/** How many signs of a text are kept; its box takes no more. */
const textMost = 4000

/** Fields of what is known but its title, as it is now. */
function KnownFields({ visit, problems, its }: { visit: StaffVisit; problems: readonly Problem[]; its: Known | null }) {
  const { language, site, session } = visit
  const { say } = breachWords[language]
  const registers = site.find(session?.municipality ?? "")?.model.registers ?? []
  const area = (name: (typeof texts)[number], hint?: string) => <Area name={name} label={say[name]} {...(hint ? { hint } : {})} problems={problems} value={its?.[name] ?? ""} rows={3} most={textMost} />
  const count = (name: (typeof counts)[number]) => <Line name={name} label={say[name]} hint={say.countHint} problems={problems} value={its?.[name]?.toString() ?? ""} size={10} />
  return (
    <>
      {area("nature", say.natureHint)}
      {area("people")}
      {count("peopleCount")}
      {area("data")}
      {count("recordCount")}
      <Check name="special" label={say.special} checked={its?.special ?? false} />
      {registers.length > 0 && (
        <details open={(its?.registers.length ?? 0) > 0}>
          <summary>{say.registers}</summary>
          <fieldset>
            <legend>{say.registersHint}</legend>
            {registers.map(({ id, name }) => (
              <div key={id} class="check">
                <input type="checkbox" id={`register-${id}`} name="register" value={id} checked={its?.registers.includes(id) ?? false} /> <label for={`register-${id}`}>{plain(name, language)}</label>
              </div>
            ))}
          </fieldset>
        </details>
      )}
      <Line name="processor" label={say.processor} hint={say.processorHint} problems={problems} value={its?.processor ?? ""} />
      {area("consequences")}
      {area("measures")}
    </>
  )
}

/** What is known as a form tells it, and the fields that are wrong. */
function knownIn(form: FormData): { readonly its: Known; readonly wrong: readonly ("title" | (typeof counts)[number])[] } {
  const text = (name: string) => typedIn(form, name).trim().slice(0, textMost).replaceAll("\r\n", "\n")
  const number = (name: string) => (/^\d{1,9}$/.test(text(name).replace(/\s/g, "")) ? Number(text(name).replace(/\s/g, "")) : null)
  const wrong = [...(text("title") === "" ? (["title"] as const) : []), ...counts.filter((name) => text(name) !== "" && number(name) === null)]
  return {
    wrong,
    its: {
      title: text("title").slice(0, 200), nature: text("nature"), people: text("people"), peopleCount: number("peopleCount"), data: text("data"), special: form.has("special"), recordCount: number("recordCount"),
      registers: form.getAll("register").filter((one): one is string => typeof one === "string" && one !== "" && one.length <= 120).slice(0, 50), processor: text("processor").slice(0, 200), consequences: text("consequences"), measures: text("measures"),
    },
  }
}

const problemsOf = (wrong: readonly string[], { needed }: (typeof breachWords)["fi"]): Problem[] => wrong.map((field) => ({ field, message: field === "title" ? needed.title : needed.count }))

const told = ({ language }: StaffVisit, field: string) => {
  const { cannot, refused, code } = breachWords[language].needed
  return { field, conflict: cannot, refused, code }
}

/** Reports a breach. */
export async function postBreach(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = breachWords[visit.language]
  const { its, wrong } = knownIn(form)
  const noticedAt = instantFrom(`${typedIn(form, "noticedDay")}T${typedIn(form, "noticedTime")}`)
  const again = (problems: readonly Problem[]) => breachesPage(visit, problems, form)
  const problems = [...problemsOf(wrong, words), ...(noticedAt === null || noticedAt > visit.now ? [{ field: "noticedDay", message: words.needed.noticed }] : [])]
  if (problems.length > 0 || noticedAt === null) return { page: await again(problems) }
  const { municipality } = deskOf(visit)
  const role = breachRoles.find((one) => one === typedIn(form, "role")) ?? "controller"
  return attempt(visit, (work) => reportBreach(work, municipality, { noticedAt, role, cyber: form.has("cyber"), known: its }), () => `${breachRoutes.breaches}?sent=1`, told(visit, "title"), again)
}

/** One breach: its duties with their times, what is known, what has been done, and the forms by which the data protection officer goes on. */
export async function breachPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff, today, now } = visit
  const words = breachWords[language]
  const { say } = words
  const its = await getBreach(deskOf(visit), visit.parts.id ?? "")
  const path = href(breachRoutes.breach, { id: its.id })
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const describing = value("act") === "describe"
  const can = eventsNow(its)
  return staffPage({ ...visit, path }, { title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${its.known.title}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: say.breaches, to: breachRoutes.breaches }, { label: its.known.title }] }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{its.known.title}</h1>
    <dl class="facts">
      <Fact term={say.state}>{say[its.state]}</Fact>
      <Fact term={say.aware}>{sayTime(its.awareAt, language)}</Fact>
      <Fact term={say.contained}>{its.containedAt ? sayTime(its.containedAt, language) : say.notKnown}</Fact>
      <Fact term={say.risk}>{its.risk === null ? say.notAssessed : words.risks[its.risk]}</Fact>
      <Fact term={say.role}>{words.roles[its.role]}</Fact>
      <Fact term={say.reporter}>
        {its.reporterName}, {sayTime(its.reportedAt, language)}
      </Fact>
    </dl>
    <h2>{say.duties}</h2>
    {its.duties.length === 0 ? <p>{say.noDuties}</p> : <Duties duties={its.duties} visit={visit} />}
    <h2>{say.known}</h2>
    <dl class="facts">
      {texts.map((name) => (
        <Fact key={name} term={say[name]}>
          <span class="written">{its.known[name] || say.notKnown}</span>
        </Fact>
      ))}
      {counts.map((name) => (
        <Fact key={name} term={say[name]}>{its.known[name] ?? say.notKnown}</Fact>
      ))}
      {its.known.special && <Fact term={say.data}>{say.special}</Fact>}
      {its.known.registers.length > 0 && <Fact term={say.registers}>{its.known.registers.map((id) => registerName(visit, id)).join(", ")}</Fact>}
      {its.known.processor !== "" && <Fact term={say.processor}>{its.known.processor}</Fact>}
    </dl>
    <p>
      <a class="button second" href={href(breachRoutes.notices, { id: its.id })}>
        {say.drafts}
      </a>
    </p>
    <form method="post" action={path} class="sheet gap">
      <h2>{say.tell}</h2>
      <Choice name="event" label={say.what} problems={problems} value={value("event")} options={[["", "–"], ...optionsOf(can, words.events)]} />
      {can.includes("assessed") && <Choice name="risk" label={say.risk} problems={problems} value={value("risk")} options={[["", "–"], ...optionsOf(breachRisks, words.risks)]} />}
      <Line name="day" label={say.day} problems={problems} value={value("day", today)} type="date" />
      <Line name="time" label={say.time} problems={problems} value={value("time", timeAt(now))} type="time" />
      <Area name="note" label={say.note} hint={say.noteHint} problems={problems} value={value("note")} rows={3} most={textMost} />
      <button type="submit" name="act" value="tell">
        {say.save}
      </button>
    </form>
    {its.state === "open" && (
      <details class="sheet gap" open={describing}>
        <summary>{say.saveKnown}</summary>
        <form method="post" action={path}>
          <p>{say.knownLead}</p>
          <Line name="title" label={say.title} problems={problems} value={describing ? value("title") : its.known.title} size={50} />
          <KnownFields visit={visit} problems={problems} its={describing ? knownIn(typed).its : its.known} />
          <button type="submit" name="act" value="describe">
            {say.saveKnown}
          </button>
        </form>
      </details>
    )}
    <h2>{say.happened}</h2>
    <ol>
      {its.events.map(({ seq, kind, happenedAt, actorName, note, risk }) => (
        <li key={seq}>
          {sayTime(happenedAt, language)}: {words.events[kind]}
          {risk !== null && ` (${words.risks[risk]})`}, {actorName}
          {note !== null && <span class="written">: {note}</span>}
        </li>
      ))}
    </ol>
  </>)
}

function Duties({ duties, visit }: { duties: readonly BreachDuty[]; visit: StaffVisit }) {
  const { language, now } = visit
  const words = breachWords[language]
  return (
    <>
      <Table label={words.say.duties} heads={[words.say.duty, words.say.by, words.say.standing]}>
        {duties.map((duty) => {
          const standing = standingOf(duty, now)
          return (
            <tr key={duty.duty}>
              <th scope="row">
                {words.duties[duty.duty]} <span class="quiet">{duty.law}</span>
              </th>
              <td>{duty.by === null ? words.say.withoutDelay : duty.doneAt === null ? <Until visit={visit} by={duty.by} /> : sayTime(duty.by, language)}</td>
              <td>
                <span class={`pill ${standing === "met" ? "good" : standing === "open" ? "warning" : "error"}`}>{words.standings[standing]}</span> {duty.doneAt && sayTime(duty.doneAt, language)}
              </td>
            </tr>
          )
        })}
      </Table>
      <details>
        <summary>{words.say.reckoning}</summary>
        {duties.map(({ duty, steps }) => (
          <div key={duty}>
            <h3>{words.duties[duty]}</h3>
            <ol>
              {steps.map((step) => (
                <li key={step.code}>{sayBreachStep(step, language)}</li>
              ))}
            </ol>
          </div>
        ))}
      </details>
    </>
  )
}

/** What can be told of a breach as it stands. */
function eventsNow({ state, role, cyber, risk }: Breach): BreachEventKind[] {
  if (state === "closed") return ["reopened"]
  return breachEvents.filter((kind) => {
    if (kind === "noticed" || kind === "described" || kind === "reopened") return false
    if (kind.startsWith("cyber")) return cyber
    if (kind === "controller-told") return role === "processor"
    if (kind === "ombudsman-told" || kind === "persons-told" || kind === "assessed") return role === "controller"
    return kind !== "persons-need-not" || (role === "controller" && risk === "high")
  })
}

/** Tells what was done, or what is known now. */
export async function actOnBreach(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = breachWords[visit.language]
  const { needed } = words
  const desk = deskOf(visit)
  const id = visit.parts.id ?? ""
  const again = (problems: readonly Problem[]) => breachPage(visit, problems, form)
  const goOn = () => href(breachRoutes.breach, { id })
  if (typedIn(form, "act") === "describe") {
    const { its, wrong } = knownIn(form)
    if (wrong.length > 0) return { page: await again(problemsOf(wrong, words)) }
    return attempt(visit, (work) => tellOfBreach(work, desk.municipality, id, { kind: "described", happenedAt: visit.now, known: its }), goOn, told(visit, "title"), again)
  }
  const its = await getBreach(desk, id)
  const kind = eventsNow(its).find((one) => one === typedIn(form, "event"))
  const happenedAt = instantFrom(`${typedIn(form, "day")}T${typedIn(form, "time")}`)
  const risk = breachRisks.find((one) => one === typedIn(form, "risk")) ?? null
  const note = typedIn(form, "note").trim().slice(0, textMost).replaceAll("\r\n", "\n") || null
  const wrong: Problem[] = []
  if (!kind || kind === "noticed") wrong.push({ field: "event", message: needed.event })
  if (kind === "assessed" && risk === null) wrong.push({ field: "risk", message: needed.risk })
  if (happenedAt === null || happenedAt > visit.now) wrong.push({ field: "day", message: needed.happenedDay })
  if (kind && note === null && ["aware-set", "assessed", "persons-need-not", "reopened"].includes(kind)) wrong.push({ field: "note", message: needed.note })
  else if (kind && happenedAt && lacksReasons(its, { kind, happenedAt, note })) wrong.push({ field: "note", message: needed.delay })
  if (wrong.length > 0 || !kind || kind === "noticed" || happenedAt === null) return { page: await again(wrong) }
  return attempt(visit, (work) => tellOfBreach(work, desk.municipality, id, { kind, happenedAt, note, risk: kind === "assessed" ? risk : null }), goOn, told(visit, "event"), again)
}

/** Drafts of the notices in the three languages, to check, print and send. */
export async function breachNotices(visit: StaffVisit): Promise<string> {
  const { language, staff, site, session } = visit
  const { say } = breachWords[language]
  const its = await getBreach(deskOf(visit), visit.parts.id ?? "")
  const model = site.find(session?.municipality ?? "")?.model
  const ombudsman = its.duties.find(({ duty }) => duty === "ombudsman")
  const delay = its.events.find(({ kind }) => kind === "ombudsman-told")?.note ?? null
  const isLate = ombudsman !== undefined && ["met-late", "overdue"].includes(standingOf(ombudsman, visit.now))
  const officer = model?.contacts.find(({ role }) => role === "data-protection-officer")
  const drafts = languages.map((one) => {
    const from = { ...its, delay, isLate, municipality: model ? plain(model.municipality.name, one) : (session?.municipality ?? ""), registers: its.known.registers.map((id) => registerName({ ...visit, language: one }, id)), officer: officer ? [plain(officer.name, one), officer.email, officer.phone].filter(Boolean).join(", ") : null }
    return { language: one, ombudsman: ombudsmanNotice(from, one), persons: personsNotice(from, one) }
  })
  const part = (its: NoticePart) => (
    <div key={its.heading}>
      <h4>
        {its.heading} {its.lacks && <span class="pill warning no-print">{say.lacking}</span>}
      </h4>
      <p class="written">{its.text}</p>
    </div>
  )
  return staffPage({ ...visit, path: href(breachRoutes.notices, { id: its.id }) }, { title: `${say.drafts}: ${its.known.title}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: say.breaches, to: breachRoutes.breaches }, { label: its.known.title, to: href(breachRoutes.breach, { id: its.id }) }, { label: say.drafts }] }, <>
    <h1>{say.drafts}</h1>
    <p class="lead no-print">
      {say.draftsLead} {say.print}
    </p>
    {drafts.map((draft) => (
      <section key={draft.language} class="sheet gap" lang={draft.language} aria-labelledby={`draft-${draft.language}`}>
        <h2 id={`draft-${draft.language}`}>{caseWords[draft.language].languages[draft.language]}</h2>
        {its.role === "controller" && (
          <>
            <h3>{breachWords[draft.language].say.toOmbudsman}</h3>
            {draft.ombudsman.map(part)}
          </>
        )}
        <h3>{breachWords[draft.language].say.toPersons}</h3>
        {draft.persons.map(part)}
      </section>
    ))}
  </>)
}
