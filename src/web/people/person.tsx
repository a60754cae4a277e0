import { readWithin } from "../../acts/access/border.ts"
import { peopleBelow } from "../../acts/access/people-below.ts"
import { appointSubstitute, endEmployment, mayEndEmployment } from "../../acts/people/employment.ts"
import { namesOf, staffMeant } from "../../acts/people/names.ts"
import { getStaff, searchStaff, type StaffMember } from "../../acts/people/people.ts"
import { decidesOnSubstitutes, endSubstitution, type Substitution, substitutionsOf } from "../../acts/people/substitutes.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, daysLater, isDay, sayDay, startOf } from "../../lib/day.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, peopleRoutes, rightsRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { unitName } from "./unit-name.ts"
import { peopleWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

/** The last day that counts whole before a moment. */
const lastDayBefore = (endsAt: Date): string => dayAt(new Date(endsAt.getTime() - 1))
const endOfDay = (day: string): Date => startOf(daysLater(day, 1))

/** One of the staff: her post, and who stands in for her. What can be decided here depends on who looks. */
export async function person(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  const { language, staff, now } = visit
  const words = peopleWords[language]
  const { database, municipality, actor } = deskOf(visit)
  const id = visit.parts.person ?? ""
  const its = await readWithin(database, municipality, async (queries) => {
    const found = await getStaff(queries, municipality, now, id)
    return {
      found,
      names: await namesOf(queries, municipality, [found.supervisor]),
      substitutions: await substitutionsOf(queries, municipality, id, now),
      appoints: await decidesOnSubstitutes(queries, municipality, actor.id, id, now),
      ends: await mayEndEmployment(queries, municipality, actor, id, now),
      below: (await peopleBelow(queries, municipality, actor.id, now)).some((one) => one.id === id),
      colleagues: found.unit ? await searchStaff(queries, municipality, now, { unit: found.unit, limit: 200 }) : [],
    }
  })
  const { found, substitutions, appoints } = its
  const name = `${found.givenNames} ${found.familyName}`
  const lasts = found.startsAt !== null && (found.endsAt === null || found.endsAt > now)
  return staffPage(
    { ...visit, path: href(peopleRoutes.person, { person: id }) },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${name}` : name, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.people, to: peopleRoutes.people }, { label: name }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{name}</h1>
      <PostFacts found={found} visit={visit} supervisor={found.supervisor === null ? null : (its.names.get(found.supervisor) ?? found.supervisor)} />
      {its.below && (
        <p>
          <a href={href(rightsRoutes.person, { person: id })}>{words.rights}</a>
        </p>
      )}
      <h2 id="substitutes">{words.substitutes}</h2>
      <p>{words.substitutesLead}</p>
      {substitutions.length === 0 ? <p>{words.noSubstitutes}</p> : <Substitutions all={substitutions} visit={visit} of={id} ends={appoints} />}
      {appoints && found.active && <Appoint visit={visit} colleagues={its.colleagues.filter((one) => one.id !== id)} problems={problems} typed={typed} />}
      {its.ends && lasts && <EndForm visit={visit} problems={problems} typed={typed} />}
    </>,
  )
}

function PostFacts({ found, visit, supervisor }: { found: StaffMember; visit: StaffVisit; supervisor: string | null }) {
  const { language, now } = visit
  const words = peopleWords[language]
  const { title, unit, email, userName, startsAt, endsAt } = found
  const say = (at: Date): string => sayDay(dayAt(at), language)
  const until = endsAt === null ? null : sayDay(lastDayBefore(endsAt), language)
  const state = startsAt === null ? words.never : endsAt !== null && endsAt <= now ? words.left(say(endsAt)) : startsAt > now ? words.notYet(say(startsAt)) : null
  return (
    <>
      {state && <p class="notice">{state}</p>}
      <dl class="facts">
        {title && (
          <>
            <dt>{words.title}</dt>
            <dd>{title}</dd>
          </>
        )}
        {unit && (
          <>
            <dt>{words.unit}</dt>
            <dd>
              <a href={`${peopleRoutes.people}?${new URLSearchParams({ unit })}`}>{unitName(visit, unit)}</a>
            </dd>
          </>
        )}
        {found.supervisor !== null && (
          <>
            <dt>{words.supervisor}</dt>
            <dd>
              <a href={href(peopleRoutes.person, { person: found.supervisor })}>{supervisor}</a>
            </dd>
          </>
        )}
        {state === null && startsAt && (
          <>
            <dt>{words.inService}</dt>
            <dd>{words.since(say(startsAt), until)}</dd>
          </>
        )}
        {email && (
          <>
            <dt>{words.mail}</dt>
            <dd>{email}</dd>
          </>
        )}
        {userName && (
          <>
            <dt>{words.userName}</dt>
            <dd>{userName}</dd>
          </>
        )}
      </dl>
    </>
  )
}

function Substitutions({ all, visit, of, ends }: { all: readonly Substitution[]; visit: StaffVisit; of: string; ends: boolean }) {
  const { language } = visit
  const words = peopleWords[language]
  return (
    <Table label={words.substitutes} heads={[words.substitute, words.standsInFor, words.from, words.until, ends && words.act]}>
      {all.map(({ id, substitute, substituteName, standsInFor, standsInForName, startsAt, endsAt }) => (
        <tr key={id}>
          <td>
            <a href={href(peopleRoutes.person, { person: substitute })}>{substituteName}</a>
          </td>
          <td>
            <a href={href(peopleRoutes.person, { person: standsInFor })}>{standsInForName}</a>
          </td>
          <td>{sayDay(dayAt(startsAt), language)}</td>
          <td>{sayDay(lastDayBefore(endsAt), language)}</td>
          {ends && (
            <td>
              {standsInFor === of && (
                <form method="post" action={href(peopleRoutes.substitute, { person: of, id })}>
                  <button type="submit" class="second" aria-label={`${words.endIt}: ${substituteName}`}>
                    {words.endIt}
                  </button>
                </form>
              )}
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}

interface FormProps {
  readonly visit: StaffVisit
  readonly problems: readonly Problem[]
  readonly typed: FormData | null
}

function Appoint({ visit, colleagues, problems, typed }: FormProps & { colleagues: readonly StaffMember[] }) {
  const { now, language, parts } = visit
  const words = peopleWords[language]
  const was = (name: string, otherwise: string) => (typed ? typedIn(typed, name) : otherwise)
  return (
    <>
      <h3 id="appoint">{words.appoint}</h3>
      <form method="post" action={href(peopleRoutes.substitutes, { person: parts.person ?? "" })}>
        <Field name="substitute" label={words.substituteName} hint={words.substituteHint} problems={problems}>
          {(attributes) => <input type="text" list="colleagues" value={was("substitute", "")} autocomplete="off" {...attributes} />}
        </Field>
        <datalist id="colleagues">
          {colleagues.map(({ id, userName, givenNames, familyName }) => (
            <option key={id} value={userName ?? id}>
              {givenNames} {familyName}
            </option>
          ))}
        </datalist>
        <Field name="from" label={words.from} problems={problems}>
          {(attributes) => <input type="date" value={was("from", dayAt(now))} {...attributes} />}
        </Field>
        <Field name="until" label={words.until} problems={problems}>
          {(attributes) => <input type="date" value={was("until", daysLater(dayAt(now), 14))} {...attributes} />}
        </Field>
        <button type="submit">{words.appoint}</button>
      </form>
    </>
  )
}

function EndForm({ visit, problems, typed }: FormProps) {
  const { now, language, parts } = visit
  const words = peopleWords[language]
  return (
    <>
      <h2 id="end">{words.endEmployment}</h2>
      <p>{words.endLead}</p>
      <form method="post" action={href(peopleRoutes.end, { person: parts.person ?? "" })}>
        <Field name="last" label={words.until} problems={problems}>
          {(attributes) => <input type="date" value={typed ? typedIn(typed, "last") : dayAt(now)} {...attributes} />}
        </Field>
        <p>
          <button type="submit" class="second" name="act" value="day">
            {words.setLastDay}
          </button>{" "}
          <button type="submit" class="second" name="act" value="now">
            {words.endNow}
          </button>
        </p>
      </form>
    </>
  )
}

/** Appoints a substitute. What was typed survives a mistake. */
export async function appoint(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = peopleWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const of = visit.parts.person ?? ""
  const [from, until] = [typedIn(form, "from"), typedIn(form, "until")]
  const meant = await readWithin(database, municipality, (queries) => staffMeant(queries, municipality, typedIn(form, "substitute").trim()))
  const problems: Problem[] = [
    ...(meant === null ? [{ field: "substitute", message: words.unknownPerson }] : []),
    ...(isDay(from) ? [] : [{ field: "from", message: words.badDay }]),
    ...(isDay(until) && until >= from && until >= dayAt(now) ? [] : [{ field: "until", message: words.badDay }]),
  ]
  if (meant === null || problems.length > 0) return { page: await person(visit, problems, form) }
  // From today is from now on; the last day counts to its end.
  const startsAt = from <= dayAt(now) ? now : startOf(from)
  return decided(visit, form, "substitute", words.cannotAppoint, () => inWork(database, actor, now, (work) => appointSubstitute(work, municipality, meant, of, startsAt, endOfDay(until))))
}

/** Ends a substitution before its time. */
export async function endSubstitute(visit: StaffVisit): Promise<Posted> {
  const { database, municipality, actor, now } = deskOf(visit)
  return decided(visit, null, "substitutes", peopleWords[visit.language].notYours, () => inWork(database, actor, now, (work) => endSubstitution(work, municipality, visit.parts.id ?? "")))
}

/** Ends an employment, now or at the end of a day. */
export async function endPost(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = peopleWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const last = typedIn(form, "last")
  const isNow = typedIn(form, "act") === "now"
  if (!isNow && !(isDay(last) && last >= dayAt(now))) return { page: await person(visit, [{ field: "last", message: words.badDay }], form) }
  return decided(visit, form, "last", words.notYours, () => inWork(database, actor, now, (work) => endEmployment(work, municipality, visit.parts.person ?? "", isNow ? now : endOfDay(last))))
}

async function decided(visit: StaffVisit, form: FormData | null, field: string, cannot: string, decide: () => Promise<unknown>): Promise<Posted> {
  try {
    await decide()
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused || (fault instanceof NotFound && field === "last"))) throw fault
    return { page: await person(visit, [{ field, message: fault instanceof Refused ? peopleWords[visit.language].notYours : cannot }], form), status: 409 }
  }
  return { to: href(peopleRoutes.person, { person: visit.parts.person ?? "" }) }
}
