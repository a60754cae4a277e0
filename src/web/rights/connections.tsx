import type { ComponentChildren } from "preact"
import { readWithin } from "../../acts/access/border.ts"
import {
  askTask, assignCase, beginClientRelation, colleagues, type Connections, connectionsOf, endAccess, endClientRelation, finishTask, giveAccess, handOverCase, liftRestriction, putOnList, restrict,
  restrictionGrounds, takeOffList, taskKinds,
} from "../../acts/access/connections.ts"
import type { Desk } from "../../acts/access/desk.ts"
import { peopleBelow } from "../../acts/access/people-below.ts"
import type { SeenRecord } from "../../acts/records/seen.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { dayAt, daysLater, isDay, sayDay, startOf } from "../../lib/day.ts"
import { Field, type Problem, typedIn } from "../parts/form.tsx"
import { href, rightsRoutes } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { connectionWords } from "./connection-words.ts"
import { deskOf } from "./visit.ts"

interface Someone {
  readonly person: string
  readonly name: string
}

/** Who is connected to a record's case, and whom the reader could name in a form. */
export interface Around extends Connections {
  readonly colleagues: readonly Someone[]
  /** Those on whom the reader decides as a supervisor. */
  readonly below: readonly Someone[]
}

export const aroundOf = (desk: Desk, { root, person }: SeenRecord): Promise<Around> =>
  readWithin(desk.database, desk.municipality, async (queries) => ({
    ...(await connectionsOf(queries, desk.municipality, root, person, desk)),
    colleagues: await colleagues(queries, desk.municipality, desk.now),
    below: (await peopleBelow(queries, desk.municipality, desk.actor.id, desk.now)).map(({ id, name }) => ({ person: id, name })),
  }))

interface SectionProps {
  readonly visit: StaffVisit
  readonly record: SeenRecord
  readonly around: Around
  readonly problems: readonly Problem[]
  readonly typed: FormData | null
}

/** The case's handlers, tasks, list, servers and disqualified, each with the forms of the one who may change them. */
export function ConnectionsSection({ visit, record, around, problems, typed }: SectionProps) {
  const { language, now, actor } = visit
  const words = connectionWords[language]
  const { leads, below } = around
  const decides = below.length > 0
  const act = { visit, record, problems, typed }
  return (
    <section aria-labelledby="connections">
      <h2 id="connections">{words.connections}</h2>
      <h3>{words.handlers}</h3>
      {around.handlers.length === 0 ? <p>{words.noHandler}</p> : <ul>{around.handlers.map(({ person, name }) => <li key={person}>{name}</li>)}</ul>}
      {decides && (
        <ActForm {...act} act="assign" label={words.assign}>
          <Choice {...act} name="assign-to" label={words.to} people={below} />
        </ActForm>
      )}
      {(leads || decides) && around.handlers.length > 0 && (
        <ActForm {...act} act="hand-over" label={words.handOver}>
          <Choice {...act} name="hand-from" label={words.from} people={around.handlers} only />
          <Choice {...act} name="hand-to" label={words.to} people={around.colleagues} />
        </ActForm>
      )}
      {(around.tasks.length > 0 || leads) && <h3>{words.tasks}</h3>}
      {around.tasks.length > 0 && <ul>
        {around.tasks.map(({ id, person, name, kind, endsAt }) => (
          <li key={id}>
            {name}: {(words.taskKinds as Readonly<Record<string, string>>)[kind] ?? kind}, {words.until(sayDay(dayAt(endsAt), language))}{" "}
            {(leads || person === actor.id) && <ActButton {...act} act="task-done" what={id} label={words.done} of={name} />}
          </li>
        ))}
      </ul>}
      {leads && (
        <ActForm {...act} act="ask-task" label={words.ask}>
          <Choice {...act} name="task-to" label={words.to} people={around.colleagues} />
          <Field name="task-kind" label={words.taskKind} problems={problems}>
            {(attributes) => (
              <select {...attributes}>
                {taskKinds.map((kind) => (
                  <option key={kind} value={kind} selected={kind === (typed ? typedIn(typed, "task-kind") : taskKinds[0])}>
                    {words.taskKinds[kind]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="task-until" label={words.taskUntil} problems={problems}>
            {(attributes) => <input type="date" value={typed ? typedIn(typed, "task-until") : daysLater(dayAt(now), 14)} {...attributes} />}
          </Field>
        </ActForm>
      )}
      {(around.access.length > 0 || decides) && <h3>{words.access}</h3>}
      {around.access.length > 0 && <ul>
        {around.access.map(({ id, person, name, startsAt, endsAt }) => (
          <li key={id}>
            {name}: {sayDay(dayAt(startsAt), language)} – {sayDay(dayAt(endsAt), language)}{" "}
            {(leads || below.some((one) => one.person === person)) && <ActButton {...act} act="access-end" what={id} label={words.endAccess} of={name} />}
          </li>
        ))}
      </ul>}
      {decides && (
        <ActForm {...act} act="access" label={words.giveAccess}>
          <p>{words.accessLead}</p>
          <Choice {...act} name="access-to" label={words.to} people={below} />
          <Field name="access-from" label={words.accessFrom} problems={problems}>
            {(attributes) => <input type="date" value={typed ? typedIn(typed, "access-from") : dayAt(now)} {...attributes} />}
          </Field>
          <Field name="access-until" label={words.taskUntil} problems={problems}>
            {(attributes) => <input type="date" value={typed ? typedIn(typed, "access-until") : daysLater(dayAt(now), 90)} {...attributes} />}
          </Field>
        </ActForm>
      )}
      {(leads || around.list.some(({ person }) => person === actor.id)) && (
        <>
          <h3>{words.list}</h3>
          <p>{words.listLead}</p>
          <ul>
            {around.list.map(({ person, name }) => (
              <li key={person}>
                {name} {leads && <ActButton {...act} act="list-off" what={person} label={words.takeOff} of={name} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {leads && (
        <ActForm {...act} act="list-on" label={words.putOn}>
          <Choice {...act} name="list-person" label={words.person} people={around.colleagues} />
        </ActForm>
      )}
      {record.person && (around.servers.length > 0 || decides) && (
        <>
          <h3>{words.servers}</h3>
          <ul>
            {around.servers.map(({ id, person, name }) => (
              <li key={id}>
                {name}{" "}
                {(person === actor.id || (decides && (person === null || below.some((one) => one.person === person)))) && <ActButton {...act} act="unserve" what={id} label={words.unserve} of={name} />}
              </li>
            ))}
          </ul>
          {decides && (
            <ActForm {...act} act="serve" label={words.serve}>
              <Choice {...act} name="serve-by" label={words.person} people={below} />
            </ActForm>
          )}
        </>
      )}
      <h3>{words.restrictions}</h3>
      <p>{words.restrictLead}</p>
      {(leads || decides) && (
        <ul>
          {around.restrictions.map(({ person, name, ground }) => (
            <li key={person}>
              {name}: {(words.restrictionGrounds as Readonly<Record<string, string>>)[ground] ?? ground}{" "}
              {below.some((one) => one.person === person) && <ActButton {...act} act="lift" what={person} label={words.lift} of={name} />}
            </li>
          ))}
        </ul>
      )}
      <ActForm {...act} act="restrict" label={words.restrict}>
        <Choice {...act} name="bar-person" label={words.person} people={leads ? around.colleagues : [{ person: actor.id, name: actor.name }, ...below.filter(({ person }) => person !== actor.id)]} only />
        <Field name="bar-ground" label={words.ground} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              {restrictionGrounds.map((ground) => (
                <option key={ground} value={ground} selected={typed ? ground === typedIn(typed, "bar-ground") : false}>
                  {words.restrictionGrounds[ground]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </ActForm>
    </section>
  )
}

type ActName = "assign" | "hand-over" | "ask-task" | "task-done" | "access" | "access-end" | "list-on" | "list-off" | "serve" | "unserve" | "restrict" | "lift"
type ActProps = Omit<SectionProps, "around"> & { readonly act: ActName }

const targetOf = (id: string): string => href(rightsRoutes.connections, { id })

/** A form behind its own name; it stands open when something in it must be mended. */
function ActForm({ visit, record, typed, act, label, children }: ActProps & { label: string; children: ComponentChildren }) {
  return (
    <details class="gap" open={typed ? typedIn(typed, "act") === act : false}>
      <summary>{label}</summary>
      <form method="post" action={targetOf(record.id)}>
        <input type="hidden" name="purpose" value={visit.query.get("purpose") ?? ""} />
        {children}
        <button type="submit" name="act" value={act}>
          {label}
        </button>
      </form>
    </details>
  )
}

function ActButton({ visit, record, act, what, label, of }: ActProps & { what: string; label: string; of: string }) {
  return (
    <form method="post" action={targetOf(record.id)} class="inline">
      <input type="hidden" name="purpose" value={visit.query.get("purpose") ?? ""} />
      <input type="hidden" name="what" value={what} />
      <button type="submit" class="second" name="act" value={act} aria-label={`${label}: ${of}`}>
        {label}
      </button>
    </form>
  )
}

/** A person from a list; with `only`, the first stands chosen. */
function Choice({ visit, problems, typed, name, label, people, only = false }: Omit<SectionProps, "around"> & { name: string; label: string; people: readonly Someone[]; only?: boolean }) {
  return (
    <Field name={name} label={label} problems={problems}>
      {(attributes) => (
        <select {...attributes}>
          {!only && <option value="">{connectionWords[visit.language].choose}</option>}
          {people.map(({ person, name: shown }) => (
            <option key={person} value={person} selected={typed ? person === typedIn(typed, name) : false}>
              {shown}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The field that a mistake of an act is told at. */
const fieldOf: Readonly<Record<ActName, string>> = {
  assign: "assign-to", "hand-over": "hand-to", "ask-task": "task-to", "task-done": "connections", access: "access-to", "access-end": "connections", "list-on": "list-person", "list-off": "connections", serve: "serve-by",
  unserve: "connections", restrict: "bar-person", lift: "connections",
}

/** The last moment of a day. */
const endOf = (day: string): Date => new Date(startOf(daysLater(day, 1)).getTime() - 1)

/** Does what a form of the section asks. Returns what must be mended, or whether the reader may have lost the record by it. */
export async function changeConnections(visit: StaffVisit, { root, person }: SeenRecord, form: FormData): Promise<readonly Problem[] | "done" | "left"> {
  const words = connectionWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const act = (Object.keys(fieldOf) as ActName[]).find((one) => one === typedIn(form, "act"))
  if (!act) throw new NotFound("There is no such act.")
  const field = fieldOf[act]
  const chosen = field === "connections" ? typedIn(form, "what") : typedIn(form, field)
  if (chosen === "") return [{ field, message: words.chooseOne }]
  const until = typedIn(form, "task-until")
  if (act === "ask-task" && (!isDay(until) || until < dayAt(now))) return [{ field: "task-until", message: words.badTask }]
  const [accessFrom, accessUntil] = [typedIn(form, "access-from"), typedIn(form, "access-until")]
  if (act === "access" && (!isDay(accessFrom) || !isDay(accessUntil) || accessUntil < dayAt(now) || accessUntil < accessFrom)) return [{ field: isDay(accessFrom) ? "access-until" : "access-from", message: words.badTask }]
  const kind = taskKinds.find((one) => one === typedIn(form, "task-kind")) ?? "statement"
  const ground = restrictionGrounds.find((one) => one === typedIn(form, "bar-ground")) ?? "other"
  const verbs: Readonly<Record<ActName, (work: Work) => Promise<unknown>>> = {
    assign: (work) => assignCase(work, municipality, root, chosen),
    "hand-over": (work) => handOverCase(work, municipality, root, typedIn(form, "hand-from"), chosen),
    "ask-task": (work) => askTask(work, municipality, root, chosen, kind, endOf(until)),
    "task-done": (work) => finishTask(work, municipality, root, chosen),
    access: (work) => giveAccess(work, municipality, root, chosen, accessFrom <= dayAt(now) ? now : startOf(accessFrom), endOf(accessUntil)),
    "access-end": (work) => endAccess(work, municipality, root, chosen),
    "list-on": (work) => putOnList(work, municipality, root, chosen),
    "list-off": (work) => takeOffList(work, municipality, root, chosen),
    serve: (work) => beginClientRelation(work, municipality, person ?? "", { staff: chosen }),
    unserve: (work) => endClientRelation(work, municipality, chosen),
    restrict: (work) => restrict(work, municipality, root, chosen, ground),
    lift: (work) => liftRestriction(work, municipality, root, chosen),
  }
  try {
    await inWork(database, actor, now, verbs[act])
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused || fault instanceof NotFound)) throw fault
    return [{ field, message: fault instanceof Conflict ? words.cannotNow : words.notYours }]
  }
  const gaveUp = act === "task-done" || act === "unserve" || (act === "restrict" && chosen === actor.id) || (act === "list-off" && chosen === actor.id) || (act === "hand-over" && typedIn(form, "hand-from") === actor.id)
  return gaveUp ? "left" : "done"
}
