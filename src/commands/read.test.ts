import assert from "node:assert/strict"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { freshFolder } from "../../test/folders.ts"
import { varanto } from "../../test/processes.ts"
import { read } from "./read.ts"

const folder = freshFolder()
after(() => rmSync(folder, { recursive: true, force: true }))

const fixture = (name: string): string => join("src", "read", "fixtures", name)
const description = fixture("municipality-numbered.txt")
const news = fixture("uutinen.txt")
const missing = join(folder, "missing.txt")
const picture = join(folder, "picture.html")
writeFileSync(picture, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))
mkdirSync(join(folder, "pages"))

/** The command's function, with what it prints. */
function reading(...words: string[]): { code: number; out: string[]; err: string } {
  const out: string[] = []
  const err: string[] = []
  const code = read(words, { say: (line) => out.push(line), warn: (line) => err.push(line) })
  return { code, out, err: err.join("\n") }
}

interface Printed {
  readonly kind: string
  readonly municipality: string | null
  readonly pools: readonly { readonly name: string }[]
  readonly findings: readonly { readonly message: string }[]
}

test("a page with a description is read, and JSON stands alone on the output", async () => {
  const { code, stdout, stderr } = await varanto(["read", description, "--json"])
  const draft = JSON.parse(stdout) as Printed
  assert.deepEqual([code, stderr, draft.kind], [0, "", "description"])
  assert.ok(draft.pools.length > 1)
})

test("a page that holds no description ends with 2 and is still told of", async () => {
  const { code, stdout } = await varanto(["read", news, "--json"])
  assert.equal(code, 2)
  assert.equal((JSON.parse(stdout) as Printed).kind, "none")
})

test("a file that cannot be read ends with 3 and leaves the output empty", async () => {
  const { code, stdout, stderr } = await varanto(["read", picture, "--json"])
  assert.deepEqual([code, stdout], [3, ""])
  assert.ok(stderr.startsWith(`${picture}: `))
})

test("wrong use ends with 64, says how and prints nothing else", async () => {
  for (const words of [[], ["--json"], [description, "--unknown"], [description, "--lang", "de"], [description, "--municipality"]]) {
    const { code, out, err } = reading(...words)
    assert.deepEqual([code, out], [64, []], words.join(" "))
    assert.match(err, /Usage: varanto read FILE…/)
  }
  const { code, stdout, stderr } = await varanto(["read"])
  assert.deepEqual([code, stdout], [64, ""])
  assert.match(stderr, /Name at least one file/)
})

test("one file is one object and several are an array in their order", () => {
  const one = JSON.parse(reading(description, "--json").out.join("\n")) as unknown
  const several = JSON.parse(reading(news, description, "--json").out.join("\n")) as Printed[]
  assert.ok(!Array.isArray(one))
  assert.deepEqual(several.map(({ kind }) => kind), ["none", "description"])
})

test("of several files the worst ending counts, and the others are read", () => {
  const { code, out, err } = reading(missing, news, description, "--json")
  assert.equal(code, 3)
  assert.equal((JSON.parse(out.join("\n")) as unknown[]).length, 2)
  assert.match(err, /missing\.txt: The file cannot be opened \(ENOENT\)/)
  assert.equal(reading(news, description).code, 2)
})

test("several files of which none can be read are an empty array", () => {
  const { code, out } = reading(missing, picture, "--json")
  assert.deepEqual([code, out], [3, ["[]"]])
})

test("a missing file and a folder end with 3, in the language asked for", () => {
  assert.match(reading(missing, "--lang", "fi").err, /Tiedostoa ei voi avata \(ENOENT\)/)
  const { code, out, err } = reading(join(folder, "pages"), "--lang", "sv")
  assert.deepEqual([code, out], [3, []])
  assert.match(err, /Filen kan inte öppnas \(EISDIR\)/)
})

test("an empty file ends with 2 or 3 and never as read", () => {
  const empty = join(folder, "empty.txt")
  writeFileSync(empty, "")
  assert.ok([2, 3].includes(reading(empty).code))
})

test("the municipality that is named is the draft's", () => {
  const bare = join(folder, "bare.txt")
  writeFileSync(bare, readFileSync(description, "utf8").replaceAll(/Kuusilah\w+/g, "").replaceAll(/kuusilah\w+/g, ""))
  assert.equal((JSON.parse(reading(bare, "--municipality", "Koivula", "--json").out.join("\n")) as Printed).municipality, "Koivula")
})

test("for people the pools stand with their lines, and the findings in their language", () => {
  const { code, out } = reading(description, "--lang", "fi")
  assert.equal(code, 0)
  const [head = "", counts = ""] = out.join("\n").split("\n")
  assert.match(head, /municipality-numbered\.txt: description, Kuusilahden kunta|municipality-numbered\.txt: description, Kuusilahti/)
  assert.match(counts, /\d+ pools, \d+ systems, \d+ findings, \d+ unread lines/)
  assert.match(out.join("\n"), /\n {2}\d+–\d+: Henkilöstöhallinnon tietovaranto/)
})
