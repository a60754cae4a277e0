import { readWithin } from "../../acts/access/border.ts"
import { giveGrant, grantsOf, recertifyGrant, removeGrant } from "../../acts/access/grants.ts"
import { peopleBelow } from "../../acts/access/people-below.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, daysLater, isDay, startOf } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { roles } from "../../model/rules/roles.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { href, rightsRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { GrantTable } from "./grant-table.tsx"
import { deskOf } from "./visit.ts"
import { rightsWords } from "./words.ts"

/** One person's rights, for the supervisor who decides on them. */
export async function personRights(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  const { language, staff, site, now } = visit
  const words = rightsWords[language]
  const { database, municipality, actor } = deskOf(visit)
  const { person, grants } = await readWithin(database, municipality, async (queries) => {
    const people = await peopleBelow(queries, municipality, actor.id, now)
    return { person: people.find(({ id }) => id === visit.parts.person), grants: await grantsOf(queries, municipality, visit.parts.person ?? "") }
  })
  if (!person) throw new NotFound("There is no such person, or she is not yours to decide on.")
  const registers = site.find(municipality)?.model.registers ?? []
  const was = (name: string, otherwise: string) => (typed ? typedIn(typed, name) : otherwise)
  const at = href(rightsRoutes.person, { person: person.id })
  return staffPage(
    { ...visit, path: at },
    {
      title: problems.length > 0 ? `${visit.words.errorPrefix}: ${person.name}` : person.name,
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.rights, to: rightsRoutes.own }, { label: person.name }],
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{person.name}</h1>
      <p class="lead">
        {person.title} {person.unit && <span class="quiet">({person.unit})</span>}
      </p>
      {grants.length > 0 && <GrantTable grants={grants} visit={visit} nameOf={null} decides />}
      <h2 id="give">{words.give}</h2>
      <p>{words.giveLead}</p>
      <form method="post" action={href(rightsRoutes.grants, { person: person.id })}>
        <Field name="role" label={words.role} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              {roles.map((role) => (
                <option key={role} value={role} selected={role === was("role", "case-handler")}>
                  {words.roles[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="register" label={words.register} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              <option value="">{words.all}</option>
              {registers.map(({ id, name }) => (
                <option key={id} value={id} selected={id === was("register", "")}>
                  {plain(name, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="unit" label={words.unit} problems={problems}>
          {(attributes) => <input type="text" value={was("unit", person.unit ?? "")} {...attributes} />}
        </Field>
        <Field name="from" label={words.from} problems={problems}>
          {(attributes) => <input type="date" value={was("from", dayAt(now))} {...attributes} />}
        </Field>
        <Field name="until" label={words.until} problems={problems}>
          {(attributes) => <input type="date" value={was("until", daysLater(dayAt(now), 365))} {...attributes} />}
        </Field>
        <p>
          <label class="check">
            <input type="checkbox" name="codes" value="yes" checked={was("codes", "") === "yes"} /> {words.showsCodes}
          </label>
          <label class="check">
            <input type="checkbox" name="addresses" value="yes" checked={was("addresses", "") === "yes"} /> {words.showsAddresses}
          </label>
        </p>
        <button type="submit">{words.give}</button>
      </form>
    </>,
  )
}

/** Gives a right. What was typed survives a mistake. */
export async function giveRight(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = rightsWords[visit.language]
  const person = visit.parts.person ?? ""
  const role = roles.find((one) => one === typedIn(form, "role"))
  const [from, until] = [typedIn(form, "from"), typedIn(form, "until")]
  const problems: Problem[] = [
    ...(role ? [] : [{ field: "role", message: words.badRole }]),
    ...(isDay(from) ? [] : [{ field: "from", message: words.badDay }]),
    ...(isDay(until) && until >= from ? [] : [{ field: "until", message: words.badDay }]),
  ]
  if (!role || problems.length > 0) return { page: await personRights(visit, problems, form) }
  const { database, municipality, actor, now } = deskOf(visit)
  return decided(visit, form, person, () =>
    inWork(database, actor, now, (work) =>
      giveGrant(work, municipality, {
        person,
        role,
        register: typedIn(form, "register") || null,
        unit: typedIn(form, "unit").trim() || null,
        showsCodes: typedIn(form, "codes") === "yes",
        showsProtectedAddresses: typedIn(form, "addresses") === "yes",
        // A right for today is a right from now on; the last day counts to its end.
        startsAt: from === dayAt(now) ? now : startOf(from),
        endsAt: new Date(startOf(daysLater(until, 1)).getTime() - 1),
      }),
    ),
  )
}

/** Removes a right, or says that it is still needed. */
export async function decideGrant(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { database, municipality, actor, now } = deskOf(visit)
  const person = typedIn(form, "person")
  const id = visit.parts.id ?? ""
  return decided({ ...visit, parts: { ...visit.parts, person } }, null, person, () =>
    inWork(database, actor, now, (work) => (typedIn(form, "act") === "certify" ? recertifyGrant(work, municipality, id) : removeGrant(work, municipality, id))),
  )
}

async function decided(visit: StaffVisit, form: FormData | null, person: string, decide: () => Promise<unknown>): Promise<Posted> {
  const words = rightsWords[visit.language]
  try {
    await decide()
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused)) throw fault
    const message = fault instanceof Refused ? words.notYours : words.cannotNow
    return { page: await personRights(visit, [{ field: "give", message }], form), status: 409 }
  }
  return { to: href(rightsRoutes.person, { person }) }
}
