import assert from "node:assert/strict"
import type { VNode } from "preact"
import { renderToString } from "preact-render-to-string"
import { keyRowsOf } from "../src/acts/registers/keys.ts"
import { extracted } from "../src/acts/registers/extract.ts"
import { movesOpenTo } from "../src/acts/registers/get.ts"
import { typeAsData } from "../src/derive/registers/as-data.ts"
import { diffModels } from "../src/derive/diff.ts"
import { noticeOf } from "../src/derive/registers/complete.ts"
import { decisionsOpen, decisionTexts, lettersOpen, letterTexts, type Told } from "../src/derive/registers/texts.ts"
import { planOf } from "../src/derive/registers/plan.ts"
import { fillIn, keptApart } from "../src/derive/registers/fill-in.ts"
import type { Model } from "../src/model/model.ts"
import { ModelFaults, parseModel } from "../src/model/parse-model.ts"
import type { RegisterDefinition } from "../src/model/registers/definition.ts"
import { roles } from "../src/model/rules/roles.ts"
import { RegisterCard } from "../src/web/parts/register-card.tsx"
import { RegisterFields } from "../src/web/registers/form.tsx"
import { sampleTyped } from "./sample-typed.ts"

const today = "2026-11-24"
const changedWords = { fi: "Muutettu sana", sv: "Ändrat ord", en: "Changed word" }

/** Everything that follows from a definition, as it reaches people. */
const derivations = {
  // With something to mend in each field, the form shows also those that are asked only sometimes.
  form: (definition: RegisterDefinition) => renderToString(RegisterFields({ definition, language: "fi", problems: definition.fields.map(({ name }) => ({ field: name, message: "!" })), typed: () => ({}), values: {}, today, keeps: false })),
  keys: (definition: RegisterDefinition) => JSON.stringify(keyRowsOf(definition, sampleValues(definition), "key")),
  notice: (definition: RegisterDefinition, model: Model) => JSON.stringify(noticeOf(definition, model)),
  card: (definition: RegisterDefinition) => renderToString(RegisterCard({ definitions: [definition], municipality: "town", language: "fi" }) as VNode),
  extract: (definition: RegisterDefinition) => JSON.stringify(extracted({ id: "one", register: definition.register, stage: definition.stages[0]?.code ?? "", openedAt: new Date(`${today}T10:00:00Z`), ...keptApart(definition, sampleValues(definition)) }, definition, "fi")),
  moves: (definition: RegisterDefinition) => JSON.stringify(definition.stages.map(({ code }) => roles.map((role) => movesOpenTo(definition, code, [role]).map((move) => [move.code, move.to])))),
  api: (definition: RegisterDefinition) => JSON.stringify(typeAsData(definition)),
  texts: (definition: RegisterDefinition) => JSON.stringify(definition.stages.map(({ code }) => [...decisionsOpen(definition, code, sampleValues(definition), today).map((one) => decisionTexts(one, toldOf(definition), "fi")), ...lettersOpen(definition, code, sampleValues(definition), today).map((one) => letterTexts(one, toldOf(definition), "fi"))])),
  figures: (definition: RegisterDefinition) => JSON.stringify([definition.statistics, definition.stages.map(({ label }) => label.fi)]),
} as const
type Derived = keyof typeof derivations

const sampleValues = (definition: RegisterDefinition) => fillIn(definition, sampleTyped(definition, Object.fromEntries(definition.fields.flatMap(({ to }) => (to === null ? [] : [[to, "tietue-1"]])))), today).values

const toldOf = (definition: RegisterDefinition): Told => ({ definition, values: sampleValues(definition), reckonedBy: {}, known: { "case number": null, "unit name": null, "official name": null }, today })

/** One fact altered: what it is, the definition with it, and what must follow where the model is not refused. */
export interface Mutation {
  readonly says: string
  readonly definition: RegisterDefinition
  readonly follows: readonly Derived[]
}

/** Every altering of one fact of a definition: a field's class, label or being, a search key, the retention, a role of a move, a stage. */
export function mutationsOf(definition: RegisterDefinition): Mutation[] {
  const { fields, searchKeys, retention, moves, stages, lists, batches, letters, decisions, type } = definition
  const withField = (at: number, change: Partial<RegisterDefinition["fields"][number]>) => ({ ...definition, fields: fields.map((field, place) => (place === at ? { ...field, ...change } : field)) })
  const values = sampleValues(definition)
  const one = (says: string, change: RegisterDefinition, ...follows: Derived[]): Mutation => ({ says: `${type}: ${says}`, definition: change, follows })
  return [
    ...fields.flatMap((field, at) => [
      one(`label of ${field.name}`, withField(at, { label: changedWords }), "card", "api", ...(field.calculation === null ? ["form" as const] : []), ...(field.data === "none" ? [] : ["notice" as const]), ...(values[field.name] === undefined ? [] : ["extract" as const])),
      one(`class of ${field.name}`, withField(at, { data: field.data === "none" ? "ordinary" : "none" }), "card", "api", "notice"),
      one(`special data in ${field.name}`, withField(at, { data: field.data === "special" ? "ordinary" : "special" }), "card", "api", "notice"),
      one(`secrecy of ${field.name}`, withField(at, { secrecy: field.secrecy === null ? "24-1-32" : null }), "card", "api"),
      one(`without ${field.name}`, { ...definition, fields: fields.filter((_, place) => place !== at) }, "card", "api", ...(field.calculation === null ? ["form" as const] : [])),
    ]),
    ...searchKeys.map(({ key, field }, at) => one(`without key ${key}`, { ...definition, searchKeys: searchKeys.filter((_, place) => place !== at) }, "card", "api", ...(values[field] === undefined ? [] : ["keys" as const]))),
    one("a key that no pool declares", { ...definition, searchKeys: [...searchKeys, { key: "earlyEducationUnitName", field: definition.title[0] ?? "" }] }, "card", "api", "keys"),
    one("kept two years longer", { ...definition, retention: { ...retention, years: (retention.years ?? 0) + 2 } }, "card", "api", "notice", "extract"),
    one("another ground of keeping", { ...definition, retention: { ...retention, basis: changedWords } }, "card", "api", "notice", "extract"),
    one("on the web in other stages", { ...definition, onWeb: definition.onWeb === null ? { stages: [stages[0]?.code ?? ""], law: "621/1999 20 §" } : null }, "card"),
    ...moves.flatMap((move, at) => [
      one(`roles of ${move.code}`, { ...definition, moves: moves.map((other, place) => (place === at ? { ...move, by: ["archivist" as const] } : other)) }, "moves", "api"),
      one(`without ${move.code}`, { ...definition, moves: moves.filter((_, place) => place !== at) }, ...(move.by.length > 0 ? ["moves" as const] : []), "api"),
    ]),
    ...lists.flatMap((list, at) => [
      one(`name of list ${list.code}`, { ...definition, lists: lists.map((other, place) => (place === at ? { ...list, label: changedWords } : other)) }, "api"),
      one(`list ${list.code} without its stages`, { ...definition, lists: lists.map((other, place) => (place === at ? { ...list, stages: ["not-there"] } : other)) }, "api"),
    ]),
    ...batches.flatMap((batch, at) => [
      one(`without batch ${batch.code}`, { ...definition, batches: batches.filter((_, place) => place !== at) }, "api"),
      one(`batch ${batch.code} from another stage`, { ...definition, batches: batches.map((other, place) => (place === at ? { ...batch, stage: stages[0]?.code ?? "" } : other)) }, "api"),
      one(`batch ${batch.code} to nobody`, { ...definition, batches: batches.map((other, place) => (place === at ? { ...batch, recipient: "nobody" } : other)) }, "api"),
    ]),
    ...letters.flatMap((letter, at) => [
      one(`another word in letter ${letter.code}`, { ...definition, letters: letters.map((other, place) => (place === at ? { ...letter, heading: changedWords } : other)) }, "texts"),
      one(`a place that is not there in letter ${letter.code}`, { ...definition, letters: letters.map((other, place) => (place === at ? { ...letter, body: { ...letter.body, sv: "{nothingSuch}" } } : other)) }, "texts"),
      one(`without letter ${letter.code}`, { ...definition, letters: letters.filter((_, place) => place !== at) }, "texts"),
    ]),
    ...decisions.flatMap((decision, at) => [
      one(`another word in decision ${decision.code}`, { ...definition, decisions: decisions.map((other, place) => (place === at ? { ...decision, when: null, heading: { fi: changedWords.fi, sv: changedWords.sv } } : other)) }, "texts"),
      one(`a move that is not there in decision ${decision.code}`, { ...definition, decisions: decisions.map((other, place) => (place === at ? { ...decision, move: "nothing-such" } : other)) }, "texts"),
    ]),
    ...stages.flatMap((stage, at) => [
      one(`name of stage ${stage.code}`, { ...definition, stages: stages.map((other, place) => (place === at ? { ...stage, label: changedWords } : other)) }, "card", "api", "figures", ...(at === 0 ? ["extract" as const] : [])),
      // Without any a definition has not even its shape.
      ...(stages.length > 1 ? [one(`without stage ${stage.code}`, { ...definition, stages: stages.filter((_, place) => place !== at) }, "card", "api", "figures")] : []),
    ]),
  ]
}

/** Proves of one altered fact that all that must follow does, and that a change of the model is told; or that the model is refused with the register named. True where it was refused. */
export function proveFollows(model: Model, before: RegisterDefinition, { says, definition, follows }: Mutation): boolean {
  const changed = { ...model, definitions: model.definitions.map((one) => (one === before ? definition : one)) }
  try {
    parseModel(structuredClone(changed))
  } catch (fault) {
    assert.ok(fault instanceof ModelFaults, `${says}: ${String(fault)}`)
    assert.ok(fault.faults.every((one) => one.startsWith("definition of ")), `${says}: ${fault.message}`)
    return true
  }
  for (const derived of follows) assert.notEqual(derivations[derived](definition, model), derivations[derived](before, model), `${says}: ${derived} does not follow`)
  assert.notDeepEqual(diffModels(model, changed), [], `${says}: the difference tells nothing`)
  assert.notDeepEqual(planOf(model, changed).registers.flatMap(({ lines }) => lines), [], `${says}: the plan tells nothing`)
  return false
}
