import assert from "node:assert/strict"
import { test } from "node:test"
import { tidy } from "../lib/words.ts"
import { fixture, fixtureNames } from "./fixtures.ts"
import { modelFromDraft } from "./to-model/model-from-draft.ts"
import { ModelFaults } from "../model/parse-model.ts"
import { pageFromText } from "./page-from-text.ts"
import { readPage } from "./read-page.ts"

const rounds = 20_000

/** Numbers that come the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed
  while (true) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    yield state
  }
}

test("pages with lines lost, moved, doubled, cut and mixed lose no line and break nothing", () => {
  const next = numbers(906_2019)
  const pick = (below: number): number => next.next().value % below
  const all = fixtureNames.flatMap((name) => fixture(name).split("\n"))
  for (let round = 0; round < rounds; round++) {
    const lines = fixture(fixtureNames[pick(fixtureNames.length)] as string).split("\n")
    for (let changes = 1 + pick(6); changes > 0; changes--) {
      const at = pick(lines.length)
      const line = lines[at] ?? ""
      const change = pick(6)
      if (change === 0) lines.splice(at, 1)
      else if (change === 1) lines.splice(at, 0, all[pick(all.length)] as string)
      else if (change === 2) lines[at] = line.slice(0, pick(line.length + 1))
      else if (change === 3) lines[at] = `${line} ${all[pick(all.length)]}`
      else if (change === 4) lines.splice(pick(lines.length), 0, ...lines.splice(at, 1 + pick(4)))
      else lines[at] = line.toUpperCase()
    }
    const page = pageFromText(lines.join("\n"))
    const draft = readPage(page)
    const told = [...draft.placed.map(({ line }) => line), ...draft.unread.map(({ line }) => line)].sort((one, other) => one - other)
    assert.deepEqual(told, page.lines.filter(({ text }) => tidy(text) !== "").map(({ line }) => line), `round ${round}`)
    try {
      if (draft.kind !== "none") modelFromDraft(draft, { municipality: "koivula", title: "page", lines: page.lines.length, base: null })
    } catch (fault) {
      assert.ok(fault instanceof ModelFaults, `round ${round}: ${(fault as Error).stack}`)
    }
  }
})
