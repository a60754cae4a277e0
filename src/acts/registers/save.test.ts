import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { refundsModel } from "../../../test/refunds.ts"
import { openTown, type Person } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { type Actor, inWork } from "../work.ts"
import { getRegisterRecord } from "./get.ts"
import { moveRecord } from "./move.ts"
import { changeRegisterRecord, openRegisterRecord, Unfilled } from "./save.ts"

const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const rauha: Person = { id: "rauha", given: "Rauha", family: "Rekisteri", kind: "staff", role: "registrar" }
const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })
const refund: Readonly<Record<string, Typed>> = { person: { given: "Martti", family: "Mallinen", code: "" }, amount: { value: "12,30" }, why: { value: "twice" } }

test("a move that waits for a colleague's change keeps what she changed", async (t) => {
  const town = await openTown(anEngine(), [refundsModel()])
  t.after(() => town.close())
  for (const person of [aino, rauha]) await town.add(person)
  const { database, signIn: { keys } } = town
  const opened = await inWork(database, actorOf(aino), town.now(), (work) => openRegisterRecord(work, "koivula", { type: "refund", unit: "town-office", typed: (field) => refund[field] ?? {}, isProtected: null }, keys))
  assert.ok(!(opened instanceof Unfilled))
  let goOn = (): void => undefined
  const gate = new Promise<void>((resolve) => (goOn = resolve))
  const changing = inWork(database, actorOf(aino), town.now(), async (work) => {
    const done = await changeRegisterRecord(work, "koivula", opened.id, { typed: (field) => (field === "note" ? { value: "Soitti" } : "kept"), seen: 1, isProtected: null }, keys)
    await gate
    return done
  })
  const moving = inWork(database, actorOf(rauha), town.now(), (work) => moveRecord(work, "koivula", opened.id, "approve", "", keys.codeKey))
  while ((await database.rows(sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  goOn()
  assert.deepEqual(await Promise.all([changing, moving]), ["done", "done"])
  const seen = await getRegisterRecord({ database, municipality: "koivula", actor: actorOf(aino), now: town.now() }, opened.id, { purpose: "case-handling" })
  assert.ok(!(seen instanceof PurposeNeeded))
  assert.deepEqual([seen.stage, seen.values.note], ["approved", "Soitti"])
})
