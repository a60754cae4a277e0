import assert from "node:assert/strict"
import test from "node:test"
import { languages } from "../lib/words.ts"
import { saySteps } from "./say-steps.ts"
import { citeGround, findGround, groundsOn, secrecyGrounds, type SecrecyGround } from "./secrecy-grounds.ts"
import { lastToEnd, secrecyEnd, type SecrecyFacts } from "./secrecy-time.ts"

const get = (code: string): SecrecyGround => findGround(code) ?? assert.fail(`no ground ${code}`)
const dated = (on: string, more: Partial<SecrecyFacts> = {}): SecrecyFacts => ({ countedFrom: { event: "dated", on }, ...more })

test("the catalogue has each item of 24 §, each code once, each name in three languages", () => {
  const items = secrecyGrounds.flatMap(({ law, item }) => (law === "621/1999 24 § 1 mom." && item !== null ? [item] : []))
  assert.deepEqual([...new Set(items)], [...Array.from({ length: 31 }, (_, at) => String(at + 1)), "31 a", "31 b", "31 c", "32"])
  assert.equal(new Set(secrecyGrounds.map(({ code }) => code)).size, secrecyGrounds.length)
  for (const { code, name } of secrecyGrounds) assert.equal(new Set(languages.map((language) => name[language])).size, 3, code)
  assert.deepEqual([citeGround(get("24-1-31a")), citeGround(get("540-2018-40"))], ["621/1999 24 § 1 mom. 31 a k", "540/2018 40 §"])
  assert.equal(findGround("24-1-99"), null)
  assert.deepEqual(["2024-12-31", "2025-01-01"].map((day) => groundsOn(day).includes(get("380-2023"))), [false, true])
})

test("items 24–32 follow the person's life, item 23 does not, and only 2, 7, 8 and 10 last while in use", () => {
  const items = (pick: (ground: SecrecyGround) => boolean) => [...new Set(secrecyGrounds.filter((ground) => ground.mark === "V" && pick(ground)).map(({ item }) => item))]
  assert.deepEqual(items(({ time }) => time === "life"), ["24", "25", "26", "27", "28", "29", "30", "31", "31 a", "31 b", "31 c", "32"])
  assert.deepEqual(items(({ whileInUse }) => whileInUse), ["2", "7", "8", "10"])
  assert.deepEqual(items(({ time }) => time === "until-event"), ["3", "6"])
  assert.equal(get("24-1-23").time, "years-25")
})

test("income is secret for twenty-five years from the document's day", () => {
  const { until, provisional, steps } = secrecyEnd(get("24-1-23"), dated("2026-11-25", { diedOn: "2026-12-01" }))
  assert.deepEqual([until, provisional], ["2051-11-25", false])
  assert.deepEqual(saySteps(steps, "fi"), [
    "Asiakirja päivättiin: keskiviikko 25.11.2026. [621/1999 31 §]",
    "Lasketaan 25 vuotta. Päivää 25.11.2026 ei lueta mukaan. Viimeinen päivä: lauantai 25.11.2051. [621/1999 31 §]",
    "Tämä päivä ei siirry pyhän vuoksi: lauantai 25.11.2051. [621/1999 31 §]",
  ])
  assert.equal(secrecyEnd(get("24-1-22"), { countedFrom: { event: "document-received", on: "2024-02-29" } }).until, "2049-02-28")
})

test("a person's health is secret for fifty years from death, a hundred from the document while the death is unknown", () => {
  const unknown = secrecyEnd(get("24-1-25"), dated("2026-11-25"))
  assert.deepEqual([unknown.until, unknown.provisional], ["2126-11-25", true])
  const known = secrecyEnd(get("24-1-25"), dated("2026-11-25", { diedOn: "2040-02-03" }))
  assert.deepEqual([known.until, known.provisional, known.steps[0]?.code], ["2090-02-03", false, "event"])
})

test("what is secret until something happens has no end before it happens", () => {
  assert.deepEqual([secrecyEnd(get("24-1-6"), dated("2026-11-25")).until, secrecyEnd(get("24-1-6"), dated("2026-11-25")).provisional], [null, true])
  const decided = secrecyEnd(get("24-1-6"), dated("2026-11-25", { endedOn: "2027-01-15" }))
  assert.deepEqual([decided.until, decided.provisional], ["2027-01-15", false])
})

test("a plan stays secret while it is in use", () => {
  assert.equal(secrecyEnd(get("24-1-8"), dated("1990-01-01", { inUse: true })).until, null)
  assert.equal(secrecyEnd(get("24-1-8"), dated("1990-01-01", { inUse: false })).until, "2015-01-01")
  assert.equal(secrecyEnd(get("24-1-9"), dated("1990-01-01", { inUse: true })).until, "2015-01-01")
})

test("the Government may add up to thirty years, and the authority may withdraw secrecy", () => {
  assert.equal(secrecyEnd(get("24-1-9"), dated("1990-01-01", { extendedYears: 30 })).until, "2045-01-01")
  assert.throws(() => secrecyEnd(get("24-1-9"), dated("1990-01-01", { extendedYears: 31 })), /at most 30 years/)
  const withdrawn = secrecyEnd(get("24-1-8"), dated("2020-01-01", { inUse: true, withdrawnOn: "2026-11-25" }))
  assert.deepEqual([withdrawn.until, withdrawn.provisional, withdrawn.steps.at(-1)?.code], ["2026-11-25", false, "event"])
  assert.equal(secrecyEnd(get("24-1-9"), dated("1990-01-01", { withdrawnOn: "2026-11-25" })).until, "2015-01-01")
})

test("of several people in one part the last to end governs, and a ground that we do not know has no end", () => {
  const ends = [dated("2026-11-25", { diedOn: "2030-01-01" }), dated("2026-11-25", { diedOn: "2045-01-01" }), dated("2026-11-25", { diedOn: "2031-01-01" })].map((facts) => secrecyEnd(get("24-1-25"), facts))
  assert.equal(lastToEnd(ends)?.until, "2095-01-01")
  const unsettled = secrecyEnd(get("1346-1999-4"), dated("2026-11-25"))
  assert.equal(lastToEnd([...ends, unsettled, ...ends])?.until, null)
  assert.equal(lastToEnd([]), null)
})
