import assert from "node:assert/strict"
import test from "node:test"
import type { Day } from "../lib/day.ts"
import { deadline, deadlineBefore, standing } from "./deadline.ts"
import { days, months, type Period, weeks, years } from "./period.ts"
import { saySteps } from "./say-steps.ts"

const due = (from: Day, period: Period) => deadline([], from, period)

test("a period in days leaves out the day of the event, weeks end on its weekday, months and years on its date", () => {
  const ends: [Day, Period, Day, Day][] = [
    ["2026-12-10", weeks(2), "2026-12-24", "2026-12-28"],
    ["2026-12-10", months(1), "2027-01-10", "2027-01-11"],
    ["2026-01-31", months(1), "2026-02-28", "2026-03-02"],
    ["2026-06-05", weeks(2), "2026-06-19", "2026-06-22"],
    ["2026-11-23", weeks(2), "2026-12-07", "2026-12-07"],
    ["2026-12-09", days(14), "2026-12-23", "2026-12-23"],
    ["2026-12-17", days(14), "2026-12-31", "2026-12-31"],
    ["2026-03-19", days(14), "2026-04-02", "2026-04-02"],
    ["2026-03-20", days(14), "2026-04-03", "2026-04-07"],
    ["2026-04-17", days(14), "2026-05-01", "2026-05-04"],
    ["2026-11-22", days(14), "2026-12-06", "2026-12-07"],
    ["2024-01-31", months(1), "2024-02-29", "2024-02-29"],
    ["2024-02-29", years(1), "2025-02-28", "2025-02-28"],
    ["2026-08-31", months(6), "2027-02-28", "2027-03-01"],
    ["2026-12-23", days(1), "2026-12-24", "2026-12-28"],
  ]
  for (const [from, period, raw, last] of ends) {
    const found = due(from, period)
    assert.deepEqual([found.from, found.raw, found.last], [from, raw, last], `${from} ${period.count} ${period.unit}`)
  }
})

test("a registrar can follow each step in her language", () => {
  assert.deepEqual(saySteps(due("2026-12-10", weeks(2)).steps, "fi"), [
    "Lasketaan 2 viikkoa. Päivää 10.12.2026 ei lueta mukaan. Viimeinen päivä: torstai 24.12.2026. [150/1930 3 §]",
    "Määräaika siirtyy seuraavaan arkipäivään, koska 24.12.2026 on jouluaatto, 25.12.2026 on joulupäivä, 26.12.2026 on toinen joulupäivä ja 27.12.2026 on sunnuntai: maanantai 28.12.2026. [150/1930 5 §]",
  ])
  assert.deepEqual(saySteps(due("2026-01-31", months(1)).steps, "sv"), [
    "Räkna 1 månad. Dagen 31.1.2026 räknas inte in. Sista dag: lördag 28.2.2026. [150/1930 3 §]",
    "Månaden har ingen 31:a dag, så tiden går ut månadens sista dag: lördag 28.2.2026. [150/1930 3 §]",
    "Tiden förlängs till följande vardag, eftersom 28.2.2026 är lördag och 1.3.2026 är söndag: måndag 2.3.2026. [150/1930 5 §]",
  ])
  assert.deepEqual(saySteps(due("2026-12-09", days(14)).steps, "en"), [
    "Count 14 days. The day 9 December 2026 is not counted. Last day: Wednesday 23 December 2026. [150/1930 2 §]",
    "The last day is a working day and does not move: Wednesday 23 December 2026. [150/1930 5 §]",
  ])
})

test("a period backwards leaves its whole length before the day and never moves", () => {
  const summons = deadlineBefore([], "2026-12-28", days(4))
  assert.deepEqual([summons.raw, summons.last], ["2026-12-24", "2026-12-24"])
  assert.equal(deadlineBefore([], "2026-03-31", months(1)).last, "2026-02-28")
  assert.deepEqual(summons.steps.map(({ code, day }) => [code, day]), [["counted-back", "2026-12-24"], ["never-moves", "2026-12-24"]])
})

test("a time in which nothing is done at an authority may end on a holiday", () => {
  const { raw, last, steps } = standing([], "2026-12-11", days(14), { law: "410/2015 108 §", mark: "V*" })
  assert.deepEqual([raw, last, steps.at(-1)?.code], ["2026-12-25", "2026-12-25", "never-moves"])
})

// The oracle knows no arithmetic of days: it walks a calendar that it has built day by day, and its holidays are from the almanac.
const easters: Readonly<Record<number, string>> = {
  2020: "04-12",
  2021: "04-04",
  2022: "04-17",
  2023: "04-09",
  2024: "03-31",
  2025: "04-20",
  2026: "04-05",
  2027: "03-28",
  2028: "04-16",
  2029: "04-01",
  2030: "04-21",
  2031: "04-13",
  2032: "03-28",
  2033: "04-17",
  2034: "04-09",
  2035: "03-25",
  2036: "04-13",
  2037: "04-05",
  2038: "04-25",
}

interface Square {
  readonly day: Day
  readonly monthDate: string
  readonly month: number
  readonly date: number
  readonly lengthOfMonth: number
  readonly weekday: number
  open: boolean
}

/** A wall calendar of the years: 1.1.2020 was a Wednesday. */
function wallCalendar(): Square[] {
  const squares: Square[] = []
  let weekday = 3
  for (let year = 2020; year <= 2038; year++) {
    const leap = year % 4 === 0
    for (const [at, lengthOfMonth] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries())
      for (let date = 1; date <= lengthOfMonth; date++) {
        const monthDate = `${String(at + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`
        squares.push({ day: `${year}-${monthDate}`, monthDate, month: (year - 2020) * 12 + at, date, lengthOfMonth, weekday, open: weekday !== 6 && weekday !== 0 })
        weekday = (weekday + 1) % 7
      }
  }
  for (const [at, square] of squares.entries()) {
    if (["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"].includes(square.monthDate)) square.open = false
    if (square.weekday === 5 && square.monthDate >= "06-19" && square.monthDate <= "06-25") square.open = false
    if (square.monthDate === easters[Number(square.day.slice(0, 4))]) for (const from of [-2, 0, 1, 39, 49]) (squares[at + from] as Square).open = false
  }
  return squares
}

test("every day of sixteen years and every period agree with a calendar on the wall", () => {
  const wall = wallCalendar()
  const at = (index: number): Square => wall[index] as Square
  const openFrom = (index: number): number => {
    let found = index
    while (!at(found).open) found++
    return found
  }
  let compared = 0
  const compare = (from: number, period: Period, raw: number): void => {
    const found = due(at(from).day, period)
    compared++
    if (found.raw !== at(raw).day || found.last !== at(openFrom(raw)).day)
      assert.fail(`${at(from).day} ${period.count} ${period.unit}: ${found.raw} → ${found.last}, on the wall ${at(raw).day} → ${at(openFrom(raw)).day}`)
  }
  for (let from = 0; at(from).day < "2036-01-01"; from++) {
    for (let count = 1; count <= 60; count++) compare(from, days(count), from + count)
    for (const count of [1, 2, 3, 4]) compare(from, weeks(count), from + 7 * count)
    let raw = from
    for (let count = 1; count <= 24; count++) {
      const month = at(from).month + count
      while (at(raw).month < month || at(raw).date < Math.min(at(from).date, at(raw).lengthOfMonth)) raw++
      compare(from, months(count), raw)
    }
  }
  assert.equal(compared, 5844 * 88)
})
