import assert from "node:assert/strict"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { freshFolder } from "../../test/folders.ts"
import { koivula } from "../../test/koivula.ts"
import { varanto } from "../../test/processes.ts"
import { wholeTown } from "../../test/whole-town.ts"
import { parseModel } from "../model/parse-model.ts"
import { check } from "./check.ts"

const folder = freshFolder()
after(() => rmSync(folder, { recursive: true, force: true }))
const description = join("src", "read", "fixtures", "municipality-numbered.txt")
const whole = parseModel({ ...wholeTown(), municipality: { ...wholeTown().municipality, id: "kokola" } })

interface Printed {
  readonly findings: readonly { code: string; severity: string; message: string; line: number | null; law: string | null; subject: { kind: string; id: string } | null; of: string }[]
}

/** The command's function on two towns: one that lacks things and one that lacks nothing. */
function checking(...words: string[]): { code: number; out: string; err: string } {
  const out: string[] = []
  const err: string[] = []
  const code = check(words, { shipped: [koivula, whole], today: "2026-11-24", say: (line) => out.push(line), warn: (line) => err.push(line) })
  return { code, out: out.join("\n"), err: err.join("\n") }
}
const findings = (out: string): Printed["findings"] => (JSON.parse(out) as Printed).findings

test("the command checks every description that comes with the program", async () => {
  const { code, stdout, stderr } = await varanto(["check", "--json"])
  const found = findings(stdout)
  assert.equal(stderr, "")
  assert.deepEqual([...new Set(found.map(({ of }) => of))].sort(), ["espoo", "helsinki", "rovaniemi"])
  assert.equal(code, found.some(({ severity }) => severity === "error") ? 1 : 0)
})

test("a finding is printed with its code, weight, sentence, line, section and subject", () => {
  const found = findings(checking("koivula", "--json", "--lang", "fi").out)
  assert.deepEqual(Object.keys(found[0] ?? {}), ["code", "severity", "message", "line", "law", "subject", "of"])
  assert.deepEqual(found.find(({ code }) => code === "systems-promise-broken"), {
    code: "systems-promise-broken",
    severity: "error",
    message: "Tonttien tietovaranto: tietojärjestelmät luvattiin täydentää viimeistään 31.12.2021, eikä niitä ole annettu.",
    line: 20,
    law: "906/2019 28 § 1 mom. 1 k",
    subject: { kind: "pool", id: "tontit" },
    of: "koivula",
  })
})

test("an error among the findings ends with 1, and a description without one with 0", () => {
  assert.equal(checking("koivula").code, 1)
  const { code, out } = checking("kokola")
  assert.deepEqual([code, out], [0, "0 findings, 0 of them errors"])
  assert.deepEqual(findings(checking("kokola", "--json").out), [])
})

test("for people each finding is a line with its town and section, and the counts come last", () => {
  const { out } = checking("koivula", "kokola", "--lang", "sv")
  assert.match(out, /^koivula: error systems-promise-broken \(pool tontit\): Tonttien tietovaranto: informationssystemen .* \[906\/2019 28 § 1 mom\. 1 k\]$/m)
  assert.match(out.split("\n").at(-1) ?? "", /^\d+ findings, \d+ of them errors$/)
})

test("a file is read and checked: what is odd in the page and what the law still asks", async () => {
  const { code, stdout, stderr } = await varanto(["check", description, "--json"])
  const found = findings(stdout)
  assert.equal(stderr, "")
  assert.equal(code, 1)
  assert.ok(found.every(({ of }) => of === description))
  assert.ok(found.some(({ code: one }) => one === "accessibility-contact-missing"))
})

test("a file that holds no description has nothing to check, and one that cannot be read ends with 3", () => {
  const news = join("src", "read", "fixtures", "uutinen.txt")
  assert.notEqual(checking(news).code, 64)
  const picture = join(folder, "picture.html")
  writeFileSync(picture, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))
  const { code, out } = checking(picture)
  assert.deepEqual([code, out], [3, ""])
})

test("a name that is neither a town nor a file ends with 64 and tells the towns", async () => {
  const { code, out, err } = checking("nowhere")
  assert.deepEqual([code, out], [64, ""])
  assert.match(err, /neither a municipality nor a file "nowhere"\. Municipalities: koivula, kokola\./)
  for (const words of [["--lang", "de"], ["--unknown"]]) assert.equal(checking(...words).code, 64)
  const ended = await varanto(["check", "nowhere"])
  assert.deepEqual([ended.code, ended.stdout], [64, ""])
  assert.match(ended.stderr, /espoo, helsinki, rovaniemi/)
})
