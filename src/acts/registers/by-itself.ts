import { dayAt, daysLater } from "../../lib/day.ts"
import type { Stopping } from "../../lib/rounds.ts"
import { sql } from "../../lib/sql.ts"
import { nextStepOf } from "../../derive/registers/by-itself.ts"
import { versionsUsed } from "../../derive/registers/fill-in.ts"
import { enter } from "../access/border.ts"
import { type Database, inWork } from "../work.ts"
import { takeMove } from "./move.ts"
import { holdAny, Unfilled } from "./save.ts"
import { fromOfficial } from "./whose.ts"

/** As whom the service takes steps by itself: in histories and in the usage log. */
export const byItself = { id: "automatic-steps", name: "automatic-steps", kind: "program" } as const

const atOnce = 200

/**
 * Takes the steps of records that have become due, by the rules of the definition that each goes by; the history keeps the definition's version and those of the calculations of the law that the rule
 * went by (906/2019 28 a § by analogy: such a step decides on nobody's right). A record whose processing is restricted (GDPR 18) is left alone until it is freed; one that lacks what its move needs is
 * looked at again the next day. Each in a work of its own: one that cannot be looked at, which is our fault, does not keep the others; it is put off likewise, and the fault is thrown at the end. Returns
 * how many steps were taken.
 */
export async function takeStepsByItself(database: Database, municipality: string, codeKey: string, clock: () => Date, stopping: Stopping = () => false): Promise<number> {
  let taken = 0
  const faults: unknown[] = []
  const attempt = async (id: string, now: Date): Promise<void> => {
    try {
      if (await takeStep(database, municipality, id, codeKey, now)) taken++
    } catch (fault) {
      faults.push(fault)
      await inWork(database, byItself, now, async ({ queries }) => {
        await enter(queries, municipality)
        await queries.rows(sql`update register_record set step_on = ${daysLater(dayAt(now), 1)} where municipality_id = ${municipality} and record_id = ${id}`)
      })
    }
  }
  for (let all = false; !all && !stopping(); ) {
    const now = clock()
    const due = await inWork(database, byItself, now, async ({ queries }) => {
      await enter(queries, municipality)
      return queries.rows<{ id: string }>(sql`
        select its.record_id as id from register_record its
        where its.municipality_id = ${municipality} and its.step_on <= ${dayAt(now)}
          and not exists (select 1 from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id and r.locked)
        order by its.step_on, its.record_id limit ${atOnce}`)
    })
    for (const { id } of due) if (!stopping()) await attempt(id, now)
    all = due.length < atOnce
  }
  if (faults.length > 0) throw faults[0]
  return taken
}

/** Takes the step of one record, where it is due still; else says when it is to be looked at next. */
const takeStep = (database: Database, municipality: string, id: string, codeKey: string, now: Date): Promise<boolean> =>
  inWork(database, byItself, now, async (work) => {
    await enter(work.queries, municipality)
    const held = await holdAny(work, municipality, id)
    if (held === null) return false
    const today = dayAt(now)
    const next = nextStepOf(held.definition, held.stage, held.values, today)
    const move = next !== null && next.on <= today ? next.move : null
    if (move !== null) {
      const reckonedBy = versionsUsed(held.definition, move.itself ?? "", held.values, today)
      const outcome = await takeMove(work, municipality, { ...held, id }, move, { note: "", source: fromOfficial, reckonedBy }, codeKey)
      if (!(outcome instanceof Unfilled)) return true
    }
    await work.queries.rows(sql`
      update register_record set step_on = ${move !== null ? daysLater(today, 1) : (next?.on ?? null)} where municipality_id = ${municipality} and root_id = ${held.root} and record_id = ${id}`)
    return false
  })
