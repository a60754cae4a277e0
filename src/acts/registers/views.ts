import { randomUUID } from "node:crypto"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { tidy } from "../../lib/words.ts"
import { sql } from "../../lib/sql.ts"
import { holdsSomeContentRole } from "../../model/rules/conditions.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerOf, type Desk } from "../access/desk.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { getDefinition } from "./definitions.ts"
import type { RegisterNarrowing } from "./list.ts"

/** A list of a register under a name: what it is narrowed by, and never what is in it. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly narrowing: RegisterNarrowing
  readonly mine: boolean
  readonly shared: boolean
}

const viewsMost = 100
const ownMost = 50

/** The views of a type: one's own, and those that others have shared. The caller shows them to one who works with the register. */
export const listViews = ({ database, municipality, actor }: Desk, type: string): Promise<readonly SavedView[]> =>
  readWithin(database, municipality, (queries) =>
    queries.rows<SavedView>(sql`
      select id, name, narrowing, made_by = ${actor.id} as mine, shared from saved_view
      where municipality_id = ${municipality} and type = ${type} and (shared or made_by = ${actor.id}) order by name, id limit ${viewsMost}`))

/** Only what the definition lets a list be narrowed by: stages, units and choices, which name nobody. */
function known({ stages, statistics, consent }: RegisterDefinition, { stage, unit, overdue, brought, inForce, choices = {} }: RegisterNarrowing): RegisterNarrowing {
  return {
    ...(stages.some(({ code }) => code === stage) ? { stage } : {}),
    ...(unit ? { unit } : {}),
    ...(overdue ? { overdue } : {}),
    ...(brought ? { brought } : {}),
    ...(inForce && consent !== null ? { inForce } : {}),
    choices: Object.fromEntries(Object.entries(choices).filter(([name, value]) => value !== "" && statistics.includes(name))),
  }
}

/** Names a list as it is narrowed now, for oneself or for everyone who works with the register. */
export async function saveView(work: Work, municipality: string, { type, name, narrowing, shared }: { readonly type: string; readonly name: string; readonly narrowing: RegisterNarrowing; readonly shared: boolean }): Promise<string> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const asker = askerOf(municipality, actor)
  const definition = await getDefinition(queries, municipality, type)
  const [may] = await queries.rows<{ may: boolean; own: number }>(sql`
    select ${inGoodStanding(asker, now)} and ${holdsSomeContentRole.holds(asker, now)} as may, (select count(*)::int from saved_view v where v.municipality_id = ${municipality} and v.type = ${type} and v.made_by = ${actor.id}) as own`)
  const tried = { municipality, act: "view-saved", register: definition.register } as const
  if (!may?.may) throw new Refused("Views are saved by those who work with the register.", { ...tried, because: "no-rule" })
  const named = tidy(name)
  if (named === "" || [...named].length > 80) throw new Conflict("A view has a name of 1 to 80 characters.")
  if (holdsIdentityCode(named)) throw new Refused("A personal identity code stands in a field of its own, not in text.", { ...tried, because: "code-in-text" })
  if (may.own >= ownMost) throw new Conflict(`There are ${ownMost} views of yours already. Remove one first.`)
  const id = randomUUID()
  await queries.rows(sql`
    insert into saved_view (municipality_id, id, type, name, narrowing, made_by, made_at, shared) values (${municipality}, ${id}, ${type}, ${named}, ${JSON.stringify(known(definition, narrowing))}::jsonb, ${actor.id}, ${now}, ${shared})`)
  await work.note({ municipality, act: "view-saved", subject: { kind: "view", id }, register: definition.register, outcome: "done", more: { type, shared } })
  return id
}

/** Removes a view of one's own. */
export async function removeView(work: Work, municipality: string, id: string): Promise<void> {
  const { queries, actor } = work
  await enter(queries, municipality)
  const [gone] = await queries.rows<{ type: string }>(sql`delete from saved_view where municipality_id = ${municipality} and id = ${id} and made_by = ${actor.id} returning type`)
  if (!gone) throw new NotFound("There is no such view of yours.")
  await work.note({ municipality, act: "view-removed", subject: { kind: "view", id }, outcome: "done", more: { type: gone.type } })
}
