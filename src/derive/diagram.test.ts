import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../test/engines.ts"
import { koivula } from "../../test/koivula.ts"
import { openTown } from "../../test/town.ts"
import { wholeTown } from "../../test/whole-town.ts"
import { relation } from "../model/declare.ts"
import { parseModel } from "../model/parse-model.ts"
import { type Scope, scopes } from "../model/relation.ts"
import { inThree, named } from "../model/text.ts"
import { type Box, relationDiagram } from "./diagram.ts"

const outside = scopes.filter((scope) => scope !== "own")
const endOf = (scope: Scope) => inThree(`Pää ${scope}`, `Ände ${scope}`, `End ${scope}`)

/** Koivula with a relation of every width, each way. */
function tiedTown() {
  const town = wholeTown()
  const directions = ["gives", "takes", "included"] as const
  town.relations = outside.map((scope, at) => relation({ from: { pool: at < 3 ? "kirjasto" : "tontit", unit: null }, to: { pool: null, name: endOf(scope) }, scope, direction: directions[at % 3] ?? "gives", what: inThree("laskut", "fakturor", "bills") }))
  return parseModel(town)
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

test("a relation is a line from the town's own pool to the other end", () => {
  const { boxes, edges } = relationDiagram(koivula, "sv")
  assert.deepEqual(boxes.map(({ label, scope, pool }) => [label, scope, pool]), [
    ["Bibliotekets informationslager", "own", "kirjasto"],
    ["Taloustietovaranto", "city-wide", null],
  ])
  assert.deepEqual(edges.map(({ from, to, direction, scope, what }) => [from.label, to.label, direction, scope, what]), [["Bibliotekets informationslager", "Taloustietovaranto", "gives", "city-wide", "avgiftsuppgifter"]])
})

test("the five widths of relations keep their own colours", () => {
  const { boxes, edges } = relationDiagram(tiedTown(), "fi")
  assert.equal(outside.length, 5)
  assert.deepEqual(boxes.filter(({ x }) => x > 0).map(({ scope }) => scope).sort(), [...outside].sort())
  for (const { to, scope } of edges) assert.equal(to.scope, scope)
})

test("the page gives each width a colour of its own and tells the same in words", async () => {
  const town = await openTown(anEngine(), [tiedTown()])
  const page = await town.page("/en/koivula/relations")
  const styles = await town.page("/assets/varanto.css")
  const colours = outside.map((scope) => new RegExp(`--scope-${scope}:\\s*([^;]+);`).exec(styles)?.[1])
  assert.equal(new Set(colours).size, 5)
  assert.ok(!colours.includes(undefined))
  for (const scope of outside) {
    assert.match(page, new RegExp(`<circle[^>]*var\\(--scope-${scope}\\)`))
    assert.match(page, new RegExp(`<td>(<[^>]+>)*End ${scope}`))
  }
  assert.match(page, /<svg[^>]*aria-labelledby="diagram-title diagram-description"/)
  assert.match(page, /<title id="diagram-title">[^<]+<\/title><desc id="diagram-description">[^<]+<\/desc>/)
  await town.close()
})

test("a pool that is tied twice has one box, and no boxes lie on each other", () => {
  const { boxes, edges, width, height } = relationDiagram(tiedTown(), "fi")
  assert.equal(boxes.filter(({ scope }) => scope === "own").length, 2)
  assert.equal(edges.length, 5)
  for (const [at, box] of boxes.entries()) {
    assert.deepEqual(boxes.slice(at + 1).filter((other) => overlap(box, other)), [])
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, box.label)
  }
})

test("a long name is broken between words into lines that fit", () => {
  const town = wholeTown()
  const name = "Rakennetun ympäristön ja maankäytön suunnittelun yhteinen tietovaranto"
  town.relations = [relation({ from: { pool: null, unit: "tekninen" }, to: { pool: null, name: named(name) }, scope: "national", direction: "takes" })]
  const [left, right] = relationDiagram(parseModel(town), "fi").boxes
  assert.deepEqual([left?.label, left?.pool], ["Tekninen toimi", null])
  assert.equal(right?.lines.join(" "), name)
  assert.ok((right?.lines.length ?? 0) > 1 && right?.lines.every((line) => line.length <= 36))
})

test("a description without relations has an empty diagram", () => {
  const town = wholeTown()
  town.relations = []
  const { boxes, edges, height } = relationDiagram(parseModel(town), "fi")
  assert.deepEqual([boxes, edges, height > 0], [[], [], true])
})
