import { enter } from "../src/acts/access/border.ts"
import { addSamples, sampleCodeKey, sampleMunicipality as espoo, sampleResidents } from "../src/acts/samples.ts"
import type { Entry } from "../src/acts/trail/entry.ts"
import { trailOf } from "../src/acts/trail/trail.ts"
import { markStaff } from "../src/acts/watching/marks.ts"
import { changePlan, planOf } from "../src/acts/watching/plan.ts"
import { type Queue, reviewQueue } from "../src/acts/watching/queue.ts"
import { watchPeriod } from "../src/acts/watching/watch.ts"
import { inWork, type Work } from "../src/acts/work.ts"
import { sql } from "../src/lib/sql.ts"
import type { WatchPlan } from "../src/model/watch-plan.ts"
import type { Database } from "../src/store/database.ts"
import { anEngine, type Engine } from "./engines.ts"
import { testNow } from "./town.ts"

/** A Monday at ten in Finland, the day before the test's now. */
export const monday = new Date("2026-11-23T08:00:00Z")
export const mondayOnly = { municipality: espoo, from: "2026-11-23", until: "2026-11-24" }
const staff = (id: string) => ({ id, name: id, kind: "staff" as const })
export const hour = 3_600_000

export interface Office {
  readonly database: Database
  /** Someone looks at a person's record; what is not told is ordinary work of Veikko's. */
  look(more?: Partial<Entry>, at?: Date): Promise<void>
  /** Looks through days, and tells which rules spoke, each with whom of whose data. */
  watched(period?: typeof mondayOnly): Promise<string[]>
  as<Result>(id: string, verb: (work: Work) => Promise<Result>, now?: Date): Promise<Result>
}

export async function office(t: { after(done: () => Promise<void>): void }, engine: Engine = anEngine()): Promise<Office> {
  const database = await engine.fresh()
  t.after(() => database.close())
  await addSamples(database, testNow)
  return {
    database,
    look: (more = {}, at = monday) =>
      trailOf(database).append(
        { municipality: espoo, act: "record-read", actor: "veikko", subject: { kind: "record", id: "asia-1-2" }, person: "sofia", register: "tyollisyyspalvelujen-asiakasrekisteri", purpose: "case-handling", because: "handles-the-case", ...more },
        at,
      ),
    async watched(period = mondayOnly) {
      await watchPeriod(database, period, sampleCodeKey, testNow)
      return database.transaction(async (queries) => {
        await enter(queries, espoo)
        const rows = await queries.rows<{ rule: string; actor: string; person: string | null }>(sql`
          select rule, actor_id as actor, person_id as person from suspicion where rule <> 'random-sample' order by rule, actor_id, person_id limit 100`)
        return rows.map(({ rule, actor, person }) => `${rule}: ${actor}${person ? ` of ${person}` : ""}`)
      })
    },
    as: (id, verb, now = testNow) => inWork(database, staff(id), now, verb),
  }
}

const directory = { id: "directory-sync", name: "directory-sync", kind: "program" } as const
export const marked = (database: Database, person: string, marks: { code?: string; home?: string }) =>
  inWork(database, directory, testNow, (work) => markStaff(work, espoo, [{ person, code: marks.code ?? null, home: marks.home ?? null }], sampleCodeKey))
export const named = (database: Database, person: string, family: string) => database.rows(sql`update person set family_name = ${family} where municipality_id = ${espoo} and id = ${person}`)
export const codeOf = (id: string) => sampleResidents.find((one) => one.id === id)?.code ?? ""
export const homeOf = (id: string) => sampleResidents.find((one) => one.id === id)?.home ?? ""
export const queueOf = ({ as }: Office, who = "tuula", more: Parameters<typeof reviewQueue>[3] = {}): Promise<Queue> => as(who, (work) => reviewQueue(work, espoo, "2026-11-24", more))
export const firstOf = async (its: Office, who = "tuula"): Promise<string> => (await queueOf(its, who)).items[0]?.id ?? "none"
export const changed = async ({ as, database }: Office, change: Partial<WatchPlan>) => {
  const { version, plan } = await database.transaction((queries) => planOf(queries, espoo))
  await as("tuula", (work) => changePlan(work, espoo, version, { ...plan, ...change }))
}
