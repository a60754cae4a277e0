import assert from "node:assert/strict"
import test from "node:test"
import { type Day, isDay } from "../lib/day.ts"
import { requestFee } from "./request-fees.ts"
import { clockOfAll, isAnsweredByGiving, requestClock, requestKinds, requestRoutes, tellLongerBy } from "./requests.ts"

// An oracle of its own: plain calendar arithmetic with the closed days of Finland written out by rule, sharing nothing with src/law.
const at = (day: Day): Date => new Date(`${day}T12:00:00Z`)
const day = (date: Date): Day => date.toISOString().slice(0, 10)
const plus = (from: Day, days: number): Day => day(new Date(at(from).getTime() + days * 86_400_000))
const easters = ["2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17"]
function isClosed(date: Day): boolean {
  const rest = date.slice(5)
  const weekday = at(date).getUTCDay()
  if (weekday === 0 || weekday === 6) return true
  if (["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"].includes(rest)) return true
  // Midsummer Eve is the Friday of 19 to 25 June.
  if (weekday === 5 && rest >= "06-19" && rest <= "06-25") return true
  return easters.some((easter) => [-2, 1, 39].some((days) => plus(easter, days) === date))
}
const moved = (date: Day): Day => (isClosed(date) ? moved(plus(date, 1)) : date)
function months(from: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = from.split("-").map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1, 12))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0, 12)).getUTCDate()
  return `${day(first).slice(0, 8)}${String(Math.min(date, last)).padStart(2, "0")}`
}
const raw = (publicity: boolean, from: Day, extended: boolean): Day => (publicity ? (extended ? months(from, 1) : plus(from, 14)) : months(from, extended ? 3 : 1))

test("whatever is asked on whatever day of fourteen years, its last days are those of a calendar that shares nothing with ours", () => {
  let cases = 0
  for (let from = "2019-01-01"; from < "2033-01-01"; from = plus(from, 5))
    for (const [kind, publicity] of [["document", true], ["own-data", false]] as const)
      for (const extended of [false, true]) {
        const clock = requestClock(kind, from, { extended })
        assert.deepEqual([clock?.workTo, clock?.last], [raw(publicity, from, extended), moved(raw(publicity, from, extended))], `${kind} ${from} ${extended}`)
        cases++
      }
  assert.equal(cases > 4000, true)
})

test("the parts of one letter have clocks of their own, and together they keep the shortest, whichever are lengthened", () => {
  let cases = 0
  for (let from = "2020-02-24"; from < "2031-01-01"; from = plus(from, 16))
    for (const document of [false, true])
      for (const own of [false, true]) {
        const [one, other] = [requestClock("document", from, { extended: document }), requestClock("rectification", from, { extended: own })]
        const shorter = [raw(true, from, document), raw(false, from, own)].toSorted()[0] as Day
        for (const clocks of [[one, other], [other, null, one]]) assert.equal(clockOfAll(clocks)?.workTo, shorter, `${from} ${document} ${own}`)
        cases++
      }
  assert.equal(cases > 900, true)
  assert.equal(clockOfAll([requestClock("advice", "2026-11-23", { extended: false }), null]), null)
})

test("a longer time is told within the usual one", () => {
  assert.deepEqual([tellLongerBy("document", "2026-12-10"), tellLongerBy("own-data", "2026-01-31"), tellLongerBy("complaint", "2026-01-31")], ["2026-12-24", "2026-02-28", null])
})

test("every thing that may be asked for tells its section, what can be done against a refusal, and whom it must know", () => {
  for (const kind of requestKinds) {
    const { law, clock, identity, fee } = requestRoutes[kind]
    assert.match(law, /\d/)
    assert.equal(clock === "subject", identity === "strong" && fee === "free", kind)
    const dues = requestClock(kind, "2026-11-23", { extended: false })
    assert.equal(dues === null, clock === "without-delay")
    if (dues) assert.equal(isDay(dues.last), true)
  }
  assert.deepEqual(requestKinds.filter((kind) => !isAnsweredByGiving(kind)), ["rectification", "erasure", "restriction", "objection", "human-review", "decision-error", "complaint", "advice"])
  assert.deepEqual([requestRoutes.document.decision, requestRoutes["own-data"].decision], ["document-request", "data-subject-answer"])
})

test("nothing is charged for what is told, shown or sent, copies cost by the page, and finding only where the register cannot find", () => {
  const tariff = { pageCents: 50, searchHourCents: 3000 }
  const of = (more: Partial<Parameters<typeof requestFee>[0]>) => requestFee({ kind: "document", way: "e-delivery", pages: 12, searchMinutes: 90, identifiable: true, ...more }, tariff, "2026-11-23").map(({ what, cents, law }) => `${what} ${cents} ${law}`)
  for (const way of ["oral", "view", "e-delivery"] as const) assert.deepEqual(of({ way }), ["nothing 0 621/1999 34 §"])
  assert.deepEqual(of({ way: "copy" }), ["pages 600 621/1999 34 §"])
  assert.deepEqual(of({ way: "copy", identifiable: false }), ["pages 600 621/1999 34 §", "search 4500 621/1999 34 §"])
  assert.deepEqual(of({ kind: "own-data", way: "copy", identifiable: false }), ["nothing 0 GDPR 12 art. 5 k"])
  assert.deepEqual(of({ kind: "own-data", way: "copy", again: true }), ["further-copy 600 GDPR 12 art. 5 k, 15 art. 3 k"])
})
