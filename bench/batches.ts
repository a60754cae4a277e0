import { enter } from "../src/acts/access/border.ts"
import type { Desk } from "../src/acts/access/desk.ts"
import { mostAtOnce } from "../src/acts/many.ts"
import { makeBatch, previewBatch } from "../src/acts/registers/batches.ts"
import { takeBatch, undoBatch } from "../src/acts/registers/kept-batches.ts"
import { moveMany } from "../src/acts/registers/move.ts"
import { importRows } from "../src/acts/registers/rows.ts"
import { type Actor, inWork, type Work } from "../src/acts/work.ts"
import { sql } from "../src/lib/sql.ts"
import { startEngines, type anEngine } from "../test/engines.ts"
import { refundsModel } from "../test/refunds.ts"
import { openTown, type Person } from "../test/town.ts"
import { codeAt, wordOf } from "./fill-keys.ts"
import { type Figure, median } from "./measure.ts"

const payments = 1000
const rounds = 3
const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const rauha: Person = { id: "rauha", given: "Rauha", family: "Rekisteri", kind: "staff", role: "registrar" }
const why = { purpose: "case-handling" } as const
const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })

/** A batch of a thousand payments, looked at, made, taken out and undone, beside the plain change of as many rows in the same run. */
export async function batches(): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const town = await openTown(engine(), [refundsModel()])
  for (const person of [aino, rauha]) await town.add(person)
  const { database, signIn: { keys } } = town
  const by = <Result>(person: Person, verb: (work: Work) => Promise<Result>): Promise<Result> => inWork(database, actorOf(person), town.now(), verb)
  const rows = Array.from({ length: payments }, (_, at) => `Testi;${wordOf(at, 4)};${codeAt(at)};FI2112345600000785;12,30;twice`)
  await by(aino, (work) => importRows(work, "koivula", { type: "refund", unit: "town-office", bytes: new TextEncoder().encode(["person.given;person.family;person.code;account.iban;amount;why", ...rows].join("\n")) }, false, keys))
  const ids = await database.transaction(async (queries) => {
    await enter(queries, "koivula")
    return (await queries.rows<{ id: string }>(sql`select record_id as id from register_record where type = 'refund'`)).map(({ id }) => id)
  })
  const deskOf = (person: Person): Desk => ({ database, municipality: "koivula", actor: actorOf(person), now: town.now() })
  for (let from = 0; from < ids.length; from += mostAtOnce) await moveMany(deskOf(aino), "refund", ids.slice(from, from + mostAtOnce), "approve", keys.codeKey)
  const desk = deskOf(rauha)
  const times: Record<"looked at" | "made" | "its file taken out" | "undone" | "plain", number[]> = { "looked at": [], made: [], "its file taken out": [], undone: [], plain: [] }
  const timed = async <Result>(what: keyof typeof times, doing: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now()
    const result = await doing()
    times[what].push(performance.now() - begun)
    return result
  }
  for (let round = 0; round < rounds; round++) {
    const seen = await timed("looked at", () => previewBatch(desk, "refund", "payments", why))
    if (!("count" in seen) || seen.count !== payments) throw new Error("Not all of the payments wait.")
    const id = await timed("made", () => by(rauha, (work) => makeBatch(work, "koivula", "refund", "payments", { language: "fi", seen: null }, keys.codeKey)))
    await timed("its file taken out", () => takeBatch(desk, id, why))
    await timed("undone", () => by(rauha, (work) => undoBatch(work, "koivula", id, keys.codeKey)))
    await timed("plain", () =>
      database.transaction(async (queries) => {
        await enter(queries, "koivula")
        await queries.rows(sql`update register_record set stage_at = ${town.now()} where municipality_id = 'koivula' and record_id = any(${ids}::text[])`)
      }),
    )
  }
  await town.close()
  await engines.stop()
  const plain = median(times.plain)
  return (["looked at", "made", "its file taken out", "undone"] as const).map((what) => {
    const ms = median(times[what])
    return { what: `a batch of ${payments.toLocaleString("en")} payments ${what}`, value: `${ms.toFixed(0)} ms (${(plain / ms).toFixed(3)} of a plain change of as many rows)`, promise: "5,000 ms", kept: ms < 5000 }
  })
}
