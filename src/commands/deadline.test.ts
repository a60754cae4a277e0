import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { varanto } from "../../test/processes.ts"
import { deadlineCommand } from "./deadline.ts"

function asking(...words: string[]): { code: number; out: string[]; err: string } {
  const out: string[] = []
  const err: string[] = []
  const code = deadlineCommand(words, { say: (line) => out.push(line), warn: (line) => err.push(line) })
  return { code, out, err: err.join("\n") }
}

test("a registrar asks for the last day of a claim for review and reads why it is that day", () => {
  assert.deepEqual(asking("municipal-review", "23.4.2026", "--lang", "fi").out, [
    "Viimeinen päivä: perjantai 15.5.2026",
    "Lainvoimainen, jos kukaan ei hae muutosta eikä kenenkään muun aika jatku: lauantai 16.5.2026",
    "  1. Kirje lähetettiin: torstai 23.4.2026. [434/2003 59 §]",
    "  2. Tieto katsotaan saaduksi 7. päivänä, jollei muuta näytetä; päivä ei siirry: torstai 30.4.2026. [434/2003 59 §]",
    "  3. Lasketaan 14 päivää. Päivää 30.4.2026 ei lueta mukaan. Viimeinen päivä: torstai 14.5.2026. [150/1930 2 §]",
    "  4. Määräaika siirtyy seuraavaan arkipäivään, koska 14.5.2026 on helatorstai: perjantai 15.5.2026. [150/1930 5 §]",
  ])
  assert.equal(asking("municipal-review", "2026-12-02", "--served", "minutes-on-web").out[0], "Last day: Wednesday 23 December 2026")
  assert.equal(asking("municipal-review", "2026-04-23", "--shown", "4.5.2026", "--lang", "sv").out[0], "Sista dag: måndag 18.5.2026")
})

test("the clock of a request tells the day to answer by and the reminders", () => {
  assert.deepEqual(asking("both-requests", "2026-12-10").out.slice(0, 5), [
    "Last day: Monday 28 December 2026",
    "Answer by: Thursday 24 December 2026",
    "Reminder: Tuesday 15 December 2026",
    "Reminder: Sunday 20 December 2026",
    "Reminder: Thursday 24 December 2026",
  ])
  assert.ok(asking("subject-request", "2026-11-30").out.includes("Tell of an extension by: Wednesday 30 December 2026"))
})

test("every kind in the usage has an answer, in words and as JSON", () => {
  const kinds = [...asking("").err.matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, kind = ""]) => kind)
  assert.ok(kinds.length >= 17, kinds.join())
  for (const kind of kinds) {
    const { code, out, err } = asking(kind, "2026-11-25", "--json")
    assert.deepEqual([code, err], [0, ""], kind)
    const answer = JSON.parse(out.join("")) as { kind: string; last: string; steps: { code: string; words: string; law: string }[] }
    assert.deepEqual([answer.kind, answer.steps[0]?.code], [kind, "event"])
    for (const { words, law } of answer.steps) assert.ok(words.includes(law), words)
    assert.match(asking(kind, "2026-11-25").out[0] ?? "", /^Last day: /)
  }
})

test("a wrong kind, day, way or language ends with 64 and the usage, a day before the law with 1", async () => {
  for (const [words, fault] of [
    [["weekly", "2026-11-25"], /no kind "weekly"/],
    [["toString", "2026-11-25"], /no kind "toString"/],
    [["notice", "31.2.2026"], /no day "31\.2\.2026"/],
    [["notice"], /no day ""/],
    [["notice", "2026-11-25", "2026-11-26"], /one kind and one day/],
    [["municipal-review", "2026-11-25", "--served", "pigeon"], /no way of service "pigeon"/],
    [["municipal-review", "2026-11-25", "--shown", "x"], /no day "x"/],
    [["notice", "2026-11-25", "--lang", "de"], /no language "de"/],
    [["municipal-review", "2026-11-25", "--served", "public-notice", "--shown", "2026-11-30"], /does not give way/],
    [["municipal-review", "2026-11-25", "--unknown"], /unknown/i],
  ] as const) {
    const { code, err } = asking(...words)
    assert.equal(code, 64, words.join(" "))
    assert.match(err, fault)
  }
  assert.deepEqual([asking("municipal-review", "2010-01-04").code, asking("municipal-review", "2010-01-04").err], [1, "410/2015 134, 137–138 § is not in force on 4 January 2010."])
  const { code, stdout } = await varanto(["deadline", "publicity-request", "2026-11-23"])
  assert.deepEqual([code, stdout.split("\n")[0]], [0, "Last day: Monday 7 December 2026"])
})

test("the page for registrars shows what the command prints", () => {
  const page = readFileSync("docs/deadlines.md", "utf8")
  for (const [, words = "", printed = ""] of page.matchAll(/\$ bin\/varanto deadline ([^\n]+)\n([^`]+)```/g)) assert.equal(asking(...words.split(" ")).out.join("\n"), printed.trimEnd(), words)
  assert.match(page, /\$ bin\/varanto deadline /)
})
