import { callMeeting } from "../../acts/meetings/agenda.ts"
import { addBody, type Body, bodiesOf, bodyKinds, bodyOf, bodyTasks, seatMember, seatRoles } from "../../acts/meetings/bodies.ts"
import { readWithin } from "../../acts/access/border.ts"
import { namesOf, staffMeant } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import { usualClosingTime } from "../../law/in-time.ts"
import { dayAt, isDay, sayDay, sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { Choice, Line } from "../cases/fields.tsx"
import { momentOf } from "../cases/new.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { interestWords } from "../interests/words.ts"
import { href, interestRoutes, meetingRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { meetingWords } from "./words.ts"

export const bodyName = ({ nameFi, nameSv }: Pick<Body, "nameFi" | "nameSv">, language: Language): string => (language === "sv" ? nameSv : nameFi)

const none: readonly Problem[] = []
const nothing = new FormData()

/** A field's value as it was typed, or as it usually is. */
export const typedOr = (typed: FormData) => (name: string, usual = ""): string => (typed.has(name) ? typedIn(typed, name) : usual)

/** The bodies of the municipality; a registrar adds to them. */
export async function bodiesPage(visit: StaffVisit, problems = none, typed = nothing): Promise<string> {
  const { language, staff } = visit
  const words = meetingWords[language]
  const desk = deskOf(visit)
  const { bodies, mayKeep } = await bodiesOf(desk)
  const value = typedOr(typed)
  const units = visit.site.find(desk.municipality)?.model.units.filter(({ kind }) => kind !== "outside").map(({ id }) => id) ?? []
  const line = (name: string, label: string, usual = "") => <Line name={name} label={label} problems={problems} value={value(name, usual)} />
  return staffPage(
    { ...visit, path: meetingRoutes.bodies },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.bodies}` : words.bodies, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.bodies }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.bodies}</h1>
      {bodies.length === 0 ? (
        <p>{words.noBodies}</p>
      ) : (
        <ul>
          {bodies.map((body) => (
            <li key={body.id}>
              <a href={href(meetingRoutes.body, { body: body.id })}>{bodyName(body, language)}</a>, {words.bodyKinds[body.kind]}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={interestRoutes.interests}>{interestWords[language].title}</a>
      </p>
      {mayKeep && (
        <form method="post" action={meetingRoutes.bodies}>
          <h2>{words.addBody}</h2>
          {line("nameFi", words.nameFi)}
          {line("nameSv", words.nameSv)}
          <Choice name="kind" label={words.kind} problems={problems} value={value("kind", "committee")} options={bodyKinds.map((kind) => [kind, words.bodyKinds[kind]])} />
          <Choice name="unit" label={words.unit} problems={problems} value={value("unit")} options={units.map((unit) => [unit, unitName(visit, unit)])} />
          <Choice name="task" label={words.task} problems={problems} value={value("task")} options={[["", "–"], ...bodyTasks.map((task) => [task, words.tasks[task]] as const)]} />
          {line("secretary", words.secretary)}
          {line("remedyBody", words.remedyBody)}
          {line("remedyAddress", words.remedyAddress)}
          {line("remedyCloses", words.remedyCloses, usualClosingTime)}
          <button type="submit">{words.addBody}</button>
        </form>
      )}
    </>,
  )
}

/** Adds a body, or shows what to mend. */
export async function postBody(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = meetingWords[visit.language]
  const { database, municipality } = deskOf(visit)
  const text = (name: string) => typedIn(form, name).trim().slice(0, 300)
  const secretary = await readWithin(database, municipality, (queries) => staffMeant(queries, municipality, text("secretary")))
  const problems = ["nameFi", "nameSv", "secretary", "remedyBody", "remedyAddress", "remedyCloses"].filter((field) => text(field) === "" || (field === "secretary" && secretary === null))
    .map((field) => ({ field, message: words.needed[field] ?? "" }))
  const again = (wrong: readonly Problem[]) => bodiesPage(visit, wrong, form)
  if (problems.length > 0 || secretary === null) return { page: await again(problems) }
  const its = { nameFi: text("nameFi"), nameSv: text("nameSv"), kind: bodyKinds.find((one) => one === text("kind")) ?? "committee", unit: text("unit"), task: bodyTasks.find((one) => one === text("task")) ?? null, secretary, remedyBody: text("remedyBody"), remedyAddress: text("remedyAddress"), remedyCloses: text("remedyCloses").slice(0, 20) }
  return attempt(visit, (work) => addBody(work, municipality, its), (body) => href(meetingRoutes.body, { body }), { field: "nameFi", conflict: words.cannot, refused: words.refused, code: words.code }, again)
}

/** A body: who sits in it and for how long, its meetings, and the forms of those who keep it. */
export async function bodyPage(visit: StaffVisit, problems = none, typed = nothing): Promise<string> {
  const { language, staff, today } = visit
  const words = meetingWords[language]
  const desk = deskOf(visit)
  const [body, { mayKeep }] = [await bodyOf(desk, visit.parts.body ?? ""), await bodiesOf(desk)]
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, [body.secretary]))
  const name = bodyName(body, language)
  const at = href(meetingRoutes.body, { body: body.id })
  const value = typedOr(typed)
  const line = (field: string, label: string, type: "text" | "date" | "time" = "text", usual = "") => <Line name={field} label={label} problems={problems} value={value(field, usual)} type={type} />
  return staffPage(
    { ...visit, path: at },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${name}` : name, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.bodies, to: meetingRoutes.bodies }, { label: name }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{name}</h1>
      <dl class="facts">
        <Fact term={words.kind}>{words.bodyKinds[body.kind]}</Fact>
        <Fact term={words.unit}>{unitName(visit, body.unit)}</Fact>
        <Fact term={words.secretaryIs}>{names.get(body.secretary) ?? body.secretary}</Fact>
        <Fact term={words.remedyBody}>{body.remedyBody}, {body.remedyAddress}</Fact>
      </dl>
      <h2>{words.meetings}</h2>
      {body.meetings.length === 0 ? (
        <p>{words.noMeetings}</p>
      ) : (
        <ul>
          {body.meetings.map(({ id, startsAt, place }) => (
            <li key={id}>
              <a href={href(meetingRoutes.meeting, { id })}>{sayTime(startsAt, language)}</a>, {place}
            </li>
          ))}
        </ul>
      )}
      <h2>{words.seats}</h2>
      {body.seats.length === 0 ? (
        <p>{words.noSeats}</p>
      ) : (
        <ul>
          {body.seats.map((seat) => (
            <li key={seat.id}>
              {seat.name}, {words.roles[seat.role]}, {sayDay(seat.from, language)} – {sayDay(seat.until, language)}
            </li>
          ))}
        </ul>
      )}
      {body.secretary === desk.actor.id && (
        <form method="post" action={at}>
          <h2>{words.call}</h2>
          {line("day", words.day, "date")}
          {line("time", words.time, "time", "17:00")}
          {line("place", words.place)}
          <button type="submit" name="act" value="call">{words.call}</button>
        </form>
      )}
      {mayKeep && (
        <form method="post" action={at}>
          <h2>{words.addSeat}</h2>
          {line("name", words.name)}
          <Choice name="role" label={words.role} problems={problems} value={value("role", "member")} options={seatRoles.map((role) => [role, words.roles[role]])} />
          {line("person", words.person)}
          {line("from", words.from, "date", today)}
          {line("until", words.until, "date")}
          <button type="submit" name="act" value="seat">{words.addSeat}</button>
        </form>
      )}
    </>,
  )
}

/** Seats a member or calls a meeting, or shows what to mend. */
export async function actOnBody(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = meetingWords[visit.language]
  const { database, municipality, now } = deskOf(visit)
  const body = visit.parts.body ?? ""
  const text = (name: string) => typedIn(form, name).trim().slice(0, 200)
  const again = (wrong: readonly Problem[]) => bodyPage(visit, wrong, form)
  const told = (field: string) => ({ field, conflict: words.cannot, refused: words.refused, code: words.code })
  const mend = async (fields: readonly (readonly [string, boolean])[]): Promise<Posted | null> => {
    const problems = fields.filter(([, wrong]) => wrong).map(([field]) => ({ field, message: words.needed[field] ?? "" }))
    return problems.length > 0 ? { page: await again(problems) } : null
  }
  if (text("act") === "call") {
    const startsAt = momentOf(text("day"), text("time"))
    const wrong = await mend([["day", startsAt === null || startsAt < now], ["place", text("place") === ""]])
    return wrong ?? attempt(visit, (work) => callMeeting(work, municipality, body, { startsAt: startsAt ?? now, place: text("place") }), (id) => href(meetingRoutes.meeting, { id }), told("day"), again)
  }
  if (text("act") !== "seat") throw new NotFound("There is no such page.")
  const person = text("person") === "" ? null : await readWithin(database, municipality, (queries) => staffMeant(queries, municipality, text("person")))
  const [from, until] = [text("from"), text("until")]
  const wrong = await mend([["name", text("name") === ""], ["person", text("person") !== "" && person === null], ["from", !isDay(from)], ["until", !isDay(until) || until < from]])
  const seat = { name: text("name"), role: seatRoles.find((one) => one === text("role")) ?? "member", person, from, until }
  return wrong ?? attempt(visit, (work) => seatMember(work, municipality, body, seat), () => href(meetingRoutes.body, { body }), told("name"), again)
}

/** The day of a meeting in words. */
export const meetingDay = (startsAt: Date, language: Language): string => sayDay(dayAt(startsAt), language)
