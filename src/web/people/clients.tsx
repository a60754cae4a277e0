import type { VNode } from "preact"
import { readWithin } from "../../acts/access/border.ts"
import { type Client, clientDaysMost, listClients, makeClient, overlapHours, revokeClient, rotateToken } from "../../acts/clients/clients.ts"
import { type Scope, scopes } from "../../acts/clients/scopes.ts"
import { tieFeedingSystem, tieOf } from "../../acts/clients/feeding.ts"
import { staffMeant } from "../../acts/people/names.ts"
import { Conflict, NotFound } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, daysLater, isDay, sayDay, startOf } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, peopleRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { onlyKeeper } from "./keeper.ts"
import { peopleWords } from "./words.ts"

/** The clients of the API, for the administrator who keeps them. */
export async function clients(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  await onlyKeeper(visit)
  const { language, now } = visit
  const words = peopleWords[language]
  const { database, municipality } = deskOf(visit)
  const all = await readWithin(database, municipality, (queries) => listClients(queries, municipality, now))
  const was = (name: string, otherwise: string) => (typed ? typedIn(typed, name) : otherwise)
  const chosen = typed ? typed.getAll("scopes") : []
  return clientPage(
    visit,
    problems,
    <>
      <p class="lead">{words.clientsLead}</p>
      {all.length === 0 && <p>{words.noClients}</p>}
      {all.map((client) => (
        <ClientSheet key={client.id} client={client} visit={visit} />
      ))}
      <h2 id="make">{words.makeClient}</h2>
      <form method="post" action={peopleRoutes.clients}>
        <Field name="name" label={words.name} problems={problems}>
          {(attributes) => <input type="text" value={was("name", "")} maxLength={100} autocomplete="off" {...attributes} />}
        </Field>
        <Field name="owner" label={words.owner} hint={words.ownerHint} problems={problems}>
          {(attributes) => <input type="text" value={was("owner", "")} autocomplete="off" {...attributes} />}
        </Field>
        <fieldset id="scopes" class={problems.some(({ field }) => field === "scopes") ? "field wrong" : "field"}>
          <legend>{words.scopes}</legend>
          {problems.filter(({ field }) => field === "scopes").map(({ message }) => (
            <p key={message} class="message">
              {message}
            </p>
          ))}
          {scopes.map((scope) => (
            <label key={scope} class="check">
              <input type="checkbox" name="scopes" value={scope} checked={chosen.includes(scope)} /> {words.scope[scope]} <code>{scope}</code>
            </label>
          ))}
        </fieldset>
        <Field name="until" label={words.lastDay} hint={words.lastDayHint} problems={problems}>
          {(attributes) => <input type="date" value={was("until", daysLater(dayAt(now), 180))} {...attributes} />}
        </Field>
        <button type="submit">{words.makeClient}</button>
      </form>
    </>,
  )
}

/** The systems that the municipality describes, for which a client may speak. */
const systemsOf = (visit: StaffVisit) => visit.site.find(visit.session?.municipality ?? "")?.model.systems ?? []

function clientPage(visit: StaffVisit, problems: readonly Problem[], content: VNode): string {
  const { language, staff } = visit
  const words = peopleWords[language]
  return staffPage(
    { ...visit, path: peopleRoutes.clients },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.clients}` : words.clients, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.people, to: peopleRoutes.people }, { label: words.clients }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.clients}</h1>
      {content}
    </>,
  )
}

function ClientSheet({ client, visit }: { client: Client; visit: StaffVisit }) {
  const { language, now } = visit
  const words = peopleWords[language]
  const { id, name, owner, ownerName, system, scopes: may, endsAt, revokedAt, usedAt, oldTokens } = client
  const state = revokedAt ? words.revoked : endsAt <= now ? words.over : words.working
  return (
    <section class="sheet" aria-labelledby={`client-${id}`}>
      <h2 id={`client-${id}`}>{name}</h2>
      <p>
        <span class={state === words.working ? "pill good" : "pill"}>{state}</span>
      </p>
      <dl class="facts">
        <dt>{words.ownerName}</dt>
        <dd>
          <a href={href(peopleRoutes.person, { person: owner })}>{ownerName}</a>
        </dd>
        <dt>{words.scopes}</dt>
        <dd>{may.map((scope) => words.scope[scope]).join(", ")}</dd>
        <dt>{words.lastDay}</dt>
        <dd>{sayDay(dayAt(new Date(endsAt.getTime() - 1)), language)}</dd>
        <dt>{words.used}</dt>
        <dd>{usedAt ? sayDay(dayAt(usedAt), language) : words.unused}</dd>
      </dl>
      {oldTokens > 0 && !revokedAt && <p>{words.oldTokens(oldTokens)}</p>}
      {!revokedAt && (may.includes("cases:write") || may.includes("outbox:read")) && (
        <form method="post" action={href(peopleRoutes.client, { id })} class="filters">
          <div>
            <label for={`system-${id}`}>{words.speaksFor}</label>
            <select id={`system-${id}`} name="system">
              <option value="">–</option>
              {systemsOf(visit).map((one) => (
                <option key={one.id} value={one.id} selected={one.id === system}>
                  {plain(one.name, language)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="second" name="act" value="tie" aria-label={`${words.tie}: ${name}`}>
            {words.tie}
          </button>
        </form>
      )}
      {!revokedAt && (
        <form method="post" action={href(peopleRoutes.client, { id })} class="filters">
          <div>
            <label for={`until-${id}`}>{words.newLastDay}</label>
            <input type="date" id={`until-${id}`} name="until" value={dayAt(new Date(endsAt.getTime() - 1))} />
          </div>
          <div>
            <label for={`overlap-${id}`}>{words.overlap}</label>
            <select id={`overlap-${id}`} name="overlap">
              {overlapHours.map((hours) => (
                <option key={hours} value={hours} selected={hours === 24}>
                  {words.hours(hours)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="second" name="act" value="rotate" aria-label={`${words.rotate}: ${name}`}>
            {words.rotate}
          </button>{" "}
          <button type="submit" class="second" name="act" value="revoke" aria-label={`${words.revoke}: ${name}`}>
            {words.revoke}
          </button>
        </form>
      )}
    </section>
  )
}

/** The end of a day, or null when the text is none or lies too far. */
function lastMoment(day: string, now: Date): Date | null {
  if (!isDay(day) || day < dayAt(now)) return null
  const end = startOf(daysLater(day, 1))
  return end.getTime() - now.getTime() <= clientDaysMost * 86_400_000 ? end : null
}

/** Makes a client and shows its token, this once. What was typed survives a mistake. */
export async function addClient(visit: StaffVisit, form: FormData): Promise<Posted> {
  await onlyKeeper(visit)
  const words = peopleWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const name = typedIn(form, "name").trim()
  const owner = await readWithin(database, municipality, (queries) => staffMeant(queries, municipality, typedIn(form, "owner").trim()))
  const chosen = scopes.filter((scope): scope is Scope => form.getAll("scopes").includes(scope))
  const endsAt = lastMoment(typedIn(form, "until"), now)
  const problems: Problem[] = [
    ...(name === "" || name.length > 100 ? [{ field: "name", message: words.badName }] : []),
    ...(owner === null ? [{ field: "owner", message: words.badOwner }] : []),
    ...(chosen.length === 0 ? [{ field: "scopes", message: words.badScope }] : []),
    ...(endsAt === null ? [{ field: "until", message: words.badLastDay }] : []),
  ]
  if (problems.length > 0 || owner === null || endsAt === null) return { page: await clients(visit, problems, form) }
  try {
    const { token } = await inWork(database, actor, now, (work) => makeClient(work, municipality, { name, owner, scopes: chosen, endsAt }))
    return { page: tokenPage(visit, name, token), status: 200 }
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    return { page: await clients(visit, [{ field: "owner", message: words.badOwner }], form) }
  }
}

/** Rotates a client's token, or revokes the client. */
export async function changeClient(visit: StaffVisit, form: FormData): Promise<Posted> {
  await onlyKeeper(visit)
  const words = peopleWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const id = visit.parts.id ?? ""
  try {
    if (typedIn(form, "act") === "revoke") {
      await inWork(database, actor, now, (work) => revokeClient(work, municipality, id))
      return { to: peopleRoutes.clients }
    }
    if (typedIn(form, "act") === "tie") {
      const systems = new Set(systemsOf(visit).map((one) => one.id))
      await inWork(database, actor, now, async (work) => tieFeedingSystem(work, municipality, id, { system: typedIn(form, "system"), unit: (await tieOf(work.queries, municipality, id))?.unit ?? null }, systems))
      return { to: peopleRoutes.clients }
    }
    const endsAt = lastMoment(typedIn(form, "until"), now)
    const overlap = overlapHours.find((hours) => String(hours) === typedIn(form, "overlap"))
    if (endsAt === null || overlap === undefined) return { page: await clients(visit, [{ field: `until-${id}`, message: words.badLastDay }]) }
    const token = await inWork(database, actor, now, (work) => rotateToken(work, municipality, id, overlap, endsAt))
    return { page: tokenPage(visit, "", token), status: 200 }
  } catch (fault) {
    if (!(fault instanceof NotFound || fault instanceof Conflict)) throw fault
    return { page: await clients(visit, [{ field: "content", message: words.gone }]), status: 409 }
  }
}

const tokenPage = (visit: StaffVisit, name: string, token: string): string => {
  const words = peopleWords[visit.language]
  return clientPage(
    visit,
    [],
    <>
      <h2>{name === "" ? words.token : words.madeFor(name)}</h2>
      <div class="notice" role="status">
        <p>{words.tokenOnce}</p>
      </div>
      <p>
        <code>{token}</code>
      </p>
      <p>
        <a href={peopleRoutes.clients}>{words.toClients}</a>
      </p>
    </>,
  )
}
