import assert from "node:assert/strict"
import test from "node:test"
import { type CaseNumber, formatCaseNumber, parseCaseNumberPattern, PatternFault, recogniseAny, recogniseCaseNumber } from "./case-number.ts"

const helsinki = parseCaseNumberPattern("HEL {year}-{number:6} T {class}")
const espoo = parseCaseNumberPattern("{number}/{class}/{year}")
const rovaniemi = parseCaseNumberPattern("ROI/{number}/{class}/{year}", "class-and-year")

test("a case identifier is written as the town writes it", () => {
  const opened: CaseNumber = { year: 2021, number: 1234, class: "00 01 02" }
  assert.equal(formatCaseNumber(helsinki, opened), "HEL 2021-001234 T 00 01 02")
  assert.equal(formatCaseNumber(espoo, { ...opened, class: "02.07.00" }), "1234/02.07.00/2021")
  assert.equal(formatCaseNumber(rovaniemi, { ...opened, class: "10.03.00.02" }), "ROI/1234/10.03.00.02/2021")
  assert.equal(formatCaseNumber(parseCaseNumberPattern("{year}{number:4}"), { ...opened, number: 123456 }), "2021123456")
})

test("identifiers that authorities use are known by their patterns", () => {
  const patterns = [helsinki, parseCaseNumberPattern("HEL {year}-{number:6}"), parseCaseNumberPattern("HEL-{year}-{number:6}"), espoo, parseCaseNumberPattern("VN/{number}/{year}"), parseCaseNumberPattern("KA/{number}/{class}/{year}")]
  const known = ["HEL 2021-001234 T 00 01 02", "HEL 2021-001234", "HEL-2025-001216", "1234/02.07.00/2021", "469/03.01.00/2023", "VN/18157/2023", "KA/12266/07.01.01.00/2022"]
  assert.deepEqual(known.map((written) => recogniseAny(patterns, written)), [
    { year: 2021, number: 1234, class: "00 01 02" },
    { year: 2021, number: 1234, class: null },
    { year: 2025, number: 1216, class: null },
    { year: 2021, number: 1234, class: "02.07.00" },
    { year: 2023, number: 469, class: "03.01.00" },
    { year: 2023, number: 18157, class: null },
    { year: 2022, number: 12266, class: "07.01.01.00" },
  ])
})

test("an identifier is known in small letters and between spaces, but only with its own digits", () => {
  assert.deepEqual(recogniseCaseNumber(helsinki, "  hel 2021-001234  t 00 01 02 "), { year: 2021, number: 1234, class: "00 01 02" })
  for (const other of ["HEL 2021-1234 T 00 01 02", "HEL 2021-0001234 T 00 01 02", "HEL 2021-000000 T 00 01 02", "HEL 21-001234 T 00 01 02", "HEL 2021-001234 T 0 1 2", "xHEL 2021-001234 T 00", "HEL 2021-001234 T 00 01 02 lisää", ""])
    assert.equal(recogniseCaseNumber(helsinki, other), null, other)
  assert.equal(recogniseCaseNumber(espoo, "0012/02.07.00/2021"), null)
  assert.equal(recogniseCaseNumber(espoo, `${"9".repeat(20)}/02.07/2021`), null)
})

test("a pattern that could give two cases one identifier, or one identifier two meanings, is refused with a reason", () => {
  const faults: [string, RegExp][] = [
    ["{number}/{class}", /\{year\} is missing/],
    ["A {year}", /\{number\} is missing/],
    ["{year}-{number}-{number:6}", /\{number\} stands twice/],
    ["{year}-{nummer}", /no field \{nummer\}/],
    ["{year}-{number:0}", /1–12 digits/],
    ["{year:2}-{number}", /\{year\} takes no length/],
    ["{year}-{number", /"\{" has no pair/],
    ["{year}-number}", /"\}" has no pair/],
    ["{number}{year}", /After \{number\} must come/],
    ["{number}7/{year}", /After \{number\} must come/],
    ["{class}.{number}/{year}", /After \{class\} must come/],
    ["{class} {number}/{year}", /After \{class\} must come/],
    ["HEL  {year}-{number}", /spaces/],
    ["HEL\u00a0{year}-{number}", /spaces/],
    [" {year}-{number}", /spaces/],
    ["", /\{year\} is missing/],
    [`${"x".repeat(80)}{year}{number}`, /characters long/],
  ]
  for (const [text, reason] of faults) assert.throws(() => parseCaseNumberPattern(text), (fault) => fault instanceof PatternFault && reason.test(fault.message), text)
  assert.throws(() => parseCaseNumberPattern("{number}/{year}", "class-and-year"), /\{class\} is missing/)
})

test("what a pattern cannot say is not written", () => {
  assert.throws(() => formatCaseNumber(espoo, { year: 2026, number: 1, class: null }), /code of a function class/)
  assert.throws(() => formatCaseNumber(espoo, { year: 2026, number: 1, class: "yleishallinto" }), /"yleishallinto" is none/)
  assert.throws(() => formatCaseNumber(espoo, { year: 2026, number: 0, class: "00.01" }), /starts from 1/)
  assert.throws(() => formatCaseNumber(espoo, { year: 26, number: 1, class: "00.01" }), /year 26/)
})

/** Numbers drawn from a seed, so that a failure can be drawn again (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

test("every pattern that is accepted reads back what it writes, and nobody else's", () => {
  const draw = drawing(906)
  const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T
  const literals = ["/", "-", " T ", "ROI/", ".", " ", "a(b)*", "7", "Ä:", "[x]", "+"]
  let accepted = 0
  for (let round = 0; round < 20_000; round++) {
    const parts = Array.from({ length: 2 + draw(5) }, () => pick(["{year}", "{number}", "{number:6}", "{class}", ...literals]))
    let pattern
    try {
      pattern = parseCaseNumberPattern(parts.join(""))
    } catch (fault) {
      assert.ok(fault instanceof PatternFault, String(fault))
      continue
    }
    accepted += 1
    const classes = Array.from({ length: 1 + draw(4) }, () => String(draw(100)).padStart(2, "0")).join(pick([".", " "]))
    const opened: CaseNumber = { year: 1990 + draw(60), number: 1 + draw(pick([9, 5000, 20_000_000])), class: parts.includes("{class}") ? classes : null }
    const written = formatCaseNumber(pattern, opened)
    assert.deepEqual(recogniseCaseNumber(pattern, written), opened, `${pattern.text}: ${written}`)
    assert.deepEqual(recogniseCaseNumber(pattern, written.toLowerCase()), opened, `${pattern.text}: ${written}`)
    assert.equal(recogniseCaseNumber(pattern, `${written}x`), null)
  }
  assert.ok(accepted > 500, `only ${accepted} patterns were accepted`)
})
