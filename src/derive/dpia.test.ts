import assert from "node:assert/strict"
import test from "node:test"
import { espoo } from "../../municipalities/espoo/index.ts"
import { helsinki } from "../../municipalities/helsinki/index.ts"
import { koivula } from "../../test/koivula.ts"
import { languages, type Words } from "../lib/words.ts"
import { impactDraft } from "./dpia.ts"

const clients = "tyollisyyspalvelujen-asiakasrekisteri"

test("the register of employment clients is drafted whole from its notice and definitions, with the signs that make an assessment likely", () => {
  const draft = impactDraft(espoo, clients, 25_000)
  assert.deepEqual([draft?.need, draft?.runs, draft?.signs.some(({ sign }) => sign === "large-scale"), draft?.signs.some(({ sign }) => sign === "vulnerable")], ["likely", true, true, true])
  for (const part of ["pools", "purposes", "systems", "bases", "data", "recipients", "retention", "rights"] as const) assert.notEqual(draft?.[part].length, 0, part)
  assert.equal(impactDraft(espoo, clients, 9_999)?.signs.some(({ sign }) => sign === "large-scale"), false)
  assert.match(draft?.risks.find(({ sign }) => sign === "access")?.measures.map(({ en }) => en).join(" ") ?? "", /sealed usage log.*Identity codes/)
  assert.equal(impactDraft(espoo, "no-such-register"), null)
})

test("every register of three municipalities gets a draft in three languages, whose signs tell what shows them, and what is not run here claims no safeguard of ours", () => {
  const needs = { likely: 0, perhaps: 0, "no-sign": 0 }
  for (const model of [espoo, helsinki, koivula])
    for (const { id } of model.registers) {
      const draft = impactDraft(model, id)
      assert.notEqual(draft, null)
      if (!draft) continue
      needs[draft.need]++
      const all: Words[] = [draft.name, ...draft.signs.map(({ because }) => because), ...draft.risks.flatMap(({ says, measures }) => [says, ...measures])]
      assert.deepEqual(all.filter((words) => languages.some((language) => words[language].trim() === "")), [], id)
      assert.equal(draft.runs || draft.risks.every(({ measures }) => measures.length === 0), true, id)
      assert.equal(draft.need === "no-sign", draft.signs.length === 0, id)
    }
  assert.equal(Object.values(needs).every((count) => count > 0), true, JSON.stringify(needs))
})
