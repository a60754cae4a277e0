import assert from "node:assert/strict"
import { test } from "node:test"
import { sourcesIn } from "../src/model/parse-model.ts"
import type { Model } from "../src/model/model.ts"
import { modelFromDraft } from "../src/read/to-model/model-from-draft.ts"
import { pageFromText } from "../src/read/page-from-text.ts"
import { readPage } from "../src/read/read-page.ts"
import { seed } from "../src/read/seeds.ts"
import { diffModels } from "../src/derive/diff.ts"
import { nameOf } from "../src/model/declare.ts"
import { tidy } from "../src/lib/words.ts"
import { espoo } from "./espoo/index.ts"
import { helsinki } from "./helsinki/index.ts"
import { rovaniemi } from "./rovaniemi/index.ts"

const pages: readonly (readonly [Model, string, string])[] = [
  [espoo, "000", "asiarekisteri-ja-tietovarannot"],
  [espoo, "003", "tyollisyyspalvelujen-tietosuojaseloste"],
  [helsinki, "001", "kaupunginkanslian-tietovarannot"],
  [helsinki, "004", "asiarekisterin-tietojarjestelmat"],
  [rovaniemi, "002", "tietovarannot"],
]

test("every fact of the shipped models stands on a line with text in the page that it names", () => {
  for (const [model, start, document] of pages) {
    const lines = pageFromText(seed(start)).lines
    const text = new Map(lines.map(({ line, text: words }) => [line, tidy(words)]))
    for (const [where, source] of sourcesIn(model, model.municipality.id)) {
      if (source.document !== document) continue
      assert.ok(text.get(source.line), `${where}: line ${source.line} of ${start} has no text`)
    }
  }
})

test("the names of pools, registers, systems, keys, classes and keywords stand on the lines that the models give", () => {
  for (const [model, start, document] of pages) {
    const lines = seed(start).split("\n").map((line) => tidy(line).toLowerCase())
    const missing: string[] = []
    const stands = (name: string, source: { document: string; line: number } | null) => {
      if (source?.document === document && !lines[source.line - 1]?.includes(tidy(name).toLowerCase())) missing.push(`${source.line}: ${name}`)
    }
    for (const { name, source } of model.registers) stands(nameOf(name), source)
    for (const { searchKeys } of model.pools) for (const { as, source } of searchKeys.items) stands(as, source)
    for (const { code, source } of model.functionClasses) stands(code, source)
    for (const { word, source } of model.keywords) stands(word, source)
    for (const { caseRegisterGroup, name, source } of model.systems) if (caseRegisterGroup !== null) stands(nameOf(name), source)
    for (const { number, source } of model.notices.flatMap(({ acts }) => acts)) stands(number ?? "", source)
    for (const { name, source } of model.notices.flatMap(({ sources }) => sources)) stands(nameOf(name), source)
    assert.deepEqual(missing, [], start)
  }
})

test("reading a page again finds the shipped model as it is: nothing that the page says has changed", () => {
  for (const [base, start, document] of pages.filter(([, start]) => start !== "003")) {
    const page = pageFromText(seed(start))
    const draft = readPage(page, { municipality: nameOf(base.municipality.name) })
    const again = modelFromDraft(draft, { municipality: base.municipality.id, title: base.documents.find(({ id }) => id === document)!.id, lines: page.lines.length, base })
    // The page's "internet -palvelut" is the heading of services that the model names one by one.
    const changes = diffModels(base, again).filter(({ collection, after, name }) => collection !== "documents" && name !== "internet -palvelut" && !after?.includes("internet-palvelut"))
    assert.deepEqual(changes.map(({ collection, name, kind, field, before, after }) => `${collection} ${name} ${kind} ${field ?? ""}: ${before} -> ${after}`), [], start)
  }
})
