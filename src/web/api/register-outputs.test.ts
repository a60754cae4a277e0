import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { refundsModel } from "../../../test/refunds.ts"
import { openTown, origin, type Person, type Town } from "../../../test/town.ts"

const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const rauha: Person = { id: "rauha", given: "Rauha", family: "Rekisteri", kind: "staff", role: "registrar" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const base = "/api/v1/registers/refund"
const stated = "?purpose=case-handling"
const values = { person: { given: "Martti", family: "Mallinen", code: null }, account: { iban: "FI2112345600000785", reference: null }, amount: 1230, why: "twice", day: "2026-11-25" }

test("a program lists records, makes a batch once under its key, and takes its file; an outsider gets nothing", async (t) => {
  const town = await openTown(anEngine(), [refundsModel()])
  t.after(() => town.close())
  const [opens, pays, outsider] = [await town.as(aino), await town.as(rauha), await town.as(olli)]
  let keys = 0
  const send = (by: Town, method: string, path: string, body?: unknown, key = `key-${++keys}`) =>
    Promise.resolve(town.app.request(origin + path, { method, headers: { cookie: by.cookie, "idempotency-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }))
  const told = async (answer: Promise<Response>) => (await (await answer).json()) as Record<string, unknown>
  for (const amount of [1230, 100_000]) {
    const { id } = await told(send(opens, "POST", `${base}/records`, { unit: "sivistys", values: { ...values, amount } }))
    assert.equal((await send(opens, "POST", `/api/v1/register-records/${String(id)}/moves${stated}`, { move: "approve" })).status, 200)
  }
  const list = await told(send(opens, "GET", `${base}/lists/by-day${stated}&day=2026-11-25&language=en`))
  assert.deepEqual([list.columns, (list.rows as { numbers: unknown }[]).map(({ numbers }) => numbers)], [["Payee", "Amount", "Remark", "IBAN"], [[null, 12.3, null, null], [null, 1000, null, null]]])
  const waiting = await told(send(pays, "GET", `${base}/batches/payments${stated}`))
  assert.deepEqual(waiting, { batch: "payments", count: 2, cents: 101_230, more: false, lacking: [] })
  assert.equal((await send(pays, "GET", `${base}/batches/payments`)).status, 422)
  assert.equal((await send(pays, "POST", `${base}/batches`, { batch: "payments", expected: { count: 3, cents: 1 } })).status, 409)
  const made = await told(send(pays, "POST", `${base}/batches`, { batch: "payments", expected: { count: 2, cents: 101_230 } }, "one"))
  const again = await told(send(pays, "POST", `${base}/batches`, { batch: "payments", expected: { count: 2, cents: 101_230 } }, "one"))
  assert.deepEqual([again.id, again.again], [made.id, true])
  assert.equal((await send(pays, "POST", `${base}/batches`, { batch: "payments" })).status, 409, "nothing waits any more")
  const file = await send(pays, "GET", `/api/v1/register-batches/${String(made.id)}/file${stated}`)
  assert.match(await file.text(), /<CtrlSum>1012\.30<\/CtrlSum>/)
  const kept = (await told(send(opens, "GET", `${base}/batches`))).items as { id: string; count: number; cents: number; left: number }[]
  assert.deepEqual(kept.map(({ id, count, cents, left }) => [id, count, cents, left]), [[made.id, 2, 101_230, 2]])
  for (const path of [`/api/v1/register-batches/${String(made.id)}/file${stated}`, `${base}/batches`, `${base}/lists/by-day${stated}`]) assert.equal((await send(outsider, "GET", path)).status, 404, path)
  assert.equal((await send(outsider, "POST", `${base}/batches`, { batch: "payments" })).status, 404)
})
