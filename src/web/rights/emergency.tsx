import { readWithin } from "../../acts/access/border.ts"
import {
  emergenciesToReview, type EmergencyReason, emergencyReasons, type EmergencyToReview, longestHours, openEmergencies, openInEmergency, reviewEmergency, shortHours,
} from "../../acts/access/emergency.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { href, rightsRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { connectionWords } from "./connection-words.ts"
import { deskOf } from "./visit.ts"
import { rightsWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

const timeOf = (at: Date): string => new Intl.DateTimeFormat("fi-FI", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Helsinki" }).format(at)

/** Opening a case in an emergency, what stays open and until when, and for a supervisor or the data protection officer what to look at. */
export async function emergencies(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  const { language, staff, now } = visit
  const words = connectionWords[language]
  const { database, municipality, actor } = deskOf(visit)
  const { open, queue } = await readWithin(database, municipality, async (queries) => ({
    open: await openEmergencies(queries, municipality, actor.id, now),
    queue: await emergenciesToReview(queries, municipality, actor, now),
  }))
  const was = (name: string, otherwise: string) => (typed ? typedIn(typed, name) : otherwise)
  return staffPage(
    { ...visit, path: rightsRoutes.emergency },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.emergency}` : words.emergency, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.emergency }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.emergency}</h1>
      <p class="lead">{words.emergencyLead}</p>
      <form method="post" action={rightsRoutes.emergency}>
        <Field name="case" label={words.caseId} hint={words.caseIdHint} problems={problems}>
          {(attributes) => <input type="text" value={was("case", "")} autocomplete="off" {...attributes} />}
        </Field>
        <Field name="reason" label={words.reason} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              <option value="">{words.choose}</option>
              {emergencyReasons.map((reason) => (
                <option key={reason} value={reason} selected={reason === was("reason", "")}>
                  {words.reasons[reason]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="hours" label={words.hours} hint={words.hoursHint(longestHours)} problems={problems}>
          {(attributes) => <input type="text" inputMode="numeric" value={was("hours", String(shortHours))} {...attributes} />}
        </Field>
        <button type="submit">{words.emergencyOpen}</button>
      </form>
      <h2 id="open">{words.openNow}</h2>
      {open.length === 0 ? (
        <p>{words.nothingOpen}</p>
      ) : (
        <ul>
          {open.map(({ root, reason, endsAt }) => (
            <li key={`${root} ${endsAt.toISOString()}`}>
              <a href={`${rightsRoutes.records}?purpose=emergency&case=${encodeURIComponent(root)}`}>{root}</a>: {words.reasons[reason]},{" "}
              {words.opensUntil(sayDay(dayAt(endsAt), language), timeOf(endsAt))}
            </li>
          ))}
        </ul>
      )}
      <h2 id="review">{words.toReview}</h2>
      {queue.length === 0 ? <p>{words.nothingToReview}</p> : <Queue queue={queue} visit={visit} />}
    </>,
  )
}

function Queue({ queue, visit: { language } }: { queue: readonly EmergencyToReview[]; visit: StaffVisit }) {
  const words = connectionWords[language]
  return (
    <>
      <p>{words.toReviewLead}</p>
      <Table label={words.toReview} heads={[words.person, words.caseId, words.reason, words.opened, words.ends, rightsWords[language].act]}>
        {queue.map(({ id, name, root, reason, openedAt, endsAt }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{root}</td>
            <td>{words.reasons[reason] ?? reason}</td>
            <td>
              {sayDay(dayAt(openedAt), language)} {timeOf(openedAt)}
            </td>
            <td>
              {sayDay(dayAt(endsAt), language)} {timeOf(endsAt)}
            </td>
            <td>
              <form method="post" action={href(rightsRoutes.emergencyReview, { id })}>
                <button type="submit" class="second" name="finding" value="justified" aria-label={`${words.justified}: ${name}, ${root}`}>
                  {words.justified}
                </button>{" "}
                <button type="submit" class="second" name="finding" value="unjustified" aria-label={`${words.unjustified}: ${name}, ${root}`}>
                  {words.unjustified}
                </button>
              </form>
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}

/** Opens a case in an emergency. What was typed survives a mistake. */
export async function openEmergency(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = connectionWords[visit.language]
  const root = typedIn(form, "case").trim()
  const reason = emergencyReasons.find((one): one is EmergencyReason => one === typedIn(form, "reason"))
  const hours = Number(typedIn(form, "hours"))
  const isHours = Number.isInteger(hours) && hours >= 1 && hours <= longestHours
  const problems: Problem[] = [
    ...(root === "" || root.length > 64 ? [{ field: "case", message: words.badCase }] : []),
    ...(reason ? [] : [{ field: "reason", message: words.badReason }]),
    ...(isHours ? [] : [{ field: "hours", message: words.badHours(longestHours) }]),
  ]
  if (!reason || problems.length > 0) return { page: await emergencies(visit, problems, form) }
  const { database, municipality, actor, now } = deskOf(visit)
  try {
    await inWork(database, actor, now, (work) => openInEmergency(work, municipality, root, reason, hours))
  } catch (fault) {
    if (!(fault instanceof NotFound || fault instanceof Refused)) throw fault
    return { page: await emergencies(visit, [{ field: "case", message: fault instanceof Refused ? words.noRole : words.noCase }], form), status: 409 }
  }
  return { to: `${rightsRoutes.emergency}#open` }
}

/** Says whether an emergency was one. */
export async function decideEmergency(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { database, municipality, actor, now } = deskOf(visit)
  const finding = (["justified", "unjustified"] as const).find((one) => one === typedIn(form, "finding"))
  try {
    if (!finding) throw new Conflict("Say whether it was justified.")
    await inWork(database, actor, now, (work) => reviewEmergency(work, municipality, visit.parts.id ?? "", finding))
  } catch (fault) {
    if (!(fault instanceof NotFound || fault instanceof Conflict)) throw fault
    return { page: await emergencies(visit, [{ field: "review", message: connectionWords[visit.language].reviewed }]), status: 409 }
  }
  return { to: `${rightsRoutes.emergency}#review` }
}
