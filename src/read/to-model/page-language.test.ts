import assert from "node:assert/strict"
import { test } from "node:test"
import { nameOf } from "../../model/declare.ts"
import { modelFromDraft } from "./model-from-draft.ts"
import { fixture } from "../fixtures.ts"
import { pageFromText } from "../page-from-text.ts"
import { readPage } from "../read-page.ts"

const modelOf = (name: string) => {
  const page = pageFromText(fixture(name))
  return modelFromDraft(readPage(page), { municipality: "granvik", title: name, lines: page.lines.length, base: null })
}

test("a Swedish page becomes a model that speaks Swedish", () => {
  const { pools, municipality } = modelOf("kommun-rubriker.txt")
  assert.equal(pools[1]?.name.sv.value, "Bibliotekets informationslager")
  assert.deepEqual([pools[1]?.name.fi.state, pools[1]?.purpose.sv.state, municipality.languages], ["not-stated", "stated", ["sv"]])
})

test("a Finnish page stays Finnish, Swedish names in it or not", () => {
  const { pools, municipality } = modelOf("osastosivu.txt")
  assert.ok(pools.every(({ name }) => name.fi.value === nameOf(name)))
  assert.deepEqual(municipality.languages, ["fi"])
})
