import { checkDefinition, checkPlace } from "./registers/check-definition.ts"
import { type Model, modelSchema } from "./model.ts"

/** The model is wrong. All faults are listed at once; each names its culprit and what to do. */
export class ModelFaults extends Error {
  override name = "ModelFaults"
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The model has ${faults.length} ${faults.length === 1 ? "fault" : "faults"}:\n${faults.map((fault) => `- ${fault}`).join("\n")}`)
    this.faults = faults
  }
}

/** The one door: any value becomes a frozen, cross-checked model, or all its faults are thrown at once. */
export function parseModel(input: unknown): Model {
  const parsed = modelSchema.safeParse(input)
  if (!parsed.success)
    throw new ModelFaults(parsed.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "model"}: ${message}`))
  const faults = [...twins(parsed.data), ...brokenReferences(parsed.data), ...brokenDefinitions(parsed.data)]
  if (faults.length > 0) throw new ModelFaults(faults)
  return deepFreeze(parsed.data)
}

function brokenDefinitions(model: Model): string[] {
  const ids = model.definitions.map(({ type }) => type)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `definition of ${id}: there are two. Keep one.`)
  return [...twice, ...model.definitions.flatMap((one) => [...checkDefinition(one), ...checkPlace(one, model)].map(({ at, message }) => `definition of ${one.type}, ${at}: ${message.en}`))]
}

const collections = ["documents", "units", "contacts", "dataGroups", "pools", "registers", "systems", "functionClasses", "notices"] as const

function twins(model: Model): string[] {
  return collections.flatMap((name) => {
    const ids = model[name].map(({ id }) => id)
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: two entries are called "${id}". Give each its own id.`)
  })
}

/** Every id that one part of the model uses of another. */
function* references(model: Model): Generator<[where: string, kind: (typeof collections)[number], id: string | null]> {
  for (const unit of model.units) yield [`unit ${unit.id}.parent`, "units", unit.parent]
  for (const id of model.caseRegister.systems) yield ["caseRegister.systems", "systems", id]
  for (const pool of model.pools) {
    const at = `pool ${pool.id}`
    yield [`${at}.unit`, "units", pool.unit]
    yield [`${at}.decides.authority`, "units", pool.decides.authority]
    yield [`${at}.decides.contact`, "contacts", pool.decides.contact]
    for (const { register } of pool.registers) yield [`${at}.registers`, "registers", register]
    for (const code of pool.functionClasses) yield [`${at}.functionClasses`, "functionClasses", code]
    for (const part of [pool, ...pool.parts]) {
      for (const { system } of part.systems.items) yield [`${at}.systems`, "systems", system]
      const datasets = Array.isArray(part.datasets) ? part.datasets : part.datasets.items
      for (const { groups } of datasets) for (const group of groups) yield [`${at}.datasets.groups`, "dataGroups", group]
    }
  }
  for (const { id, notice } of model.registers) yield [`register ${id}.notice`, "notices", notice]
  for (const system of model.systems) {
    const at = `system ${system.id}`
    yield [`${at}.partOf`, "systems", system.partOf]
    for (const id of system.sameAs) yield [`${at}.sameAs`, "systems", id]
    for (const id of system.namedIn) yield [`${at}.namedIn`, "pools", id]
    for (const party of [...system.owners, ...system.jointHolders]) yield [`${at}: ${party.name}`, "units", party.unit]
  }
  for (const functionClass of model.functionClasses)
    for (const id of functionClass.units) yield [`function class ${functionClass.code}.units`, "units", id]
  for (const [at, relation] of model.relations.entries()) {
    yield [`relation ${at + 1}.from.pool`, "pools", relation.from.pool]
    yield [`relation ${at + 1}.from.unit`, "units", relation.from.unit]
    yield [`relation ${at + 1}.to.pool`, "pools", relation.to.pool]
  }
  for (const notice of model.notices) {
    for (const id of notice.registers) yield [`notice ${notice.id}.registers`, "registers", id]
    for (const id of notice.systems) yield [`notice ${notice.id}.systems`, "systems", id]
    for (const id of notice.contacts) yield [`notice ${notice.id}.contacts`, "contacts", id]
  }
}

function brokenReferences(model: Model): string[] {
  const known = new Map(collections.map((name) => [name, new Set(model[name].map(({ id }) => id))]))
  const broken = [...references(model), ...documentReferences(model)]
  return broken
    .filter(([, kind, id]) => id !== null && !known.get(kind)?.has(id))
    .map(([where, kind, id]) => `${where}: there is no "${id}" among the ${kind}. Declare it or mend the id.`)
}

/** Sources stand anywhere in the tree: each must name a document of the model and a line in it. */
function* documentReferences(model: Model): Generator<[string, "documents", string | null]> {
  const lines = new Map(model.documents.map(({ id, lines }) => [id, lines]))
  for (const [where, source] of sourcesIn(model, "model")) {
    const known = lines.get(source.document)
    if (known === undefined) yield [where, "documents", source.document]
    else if (source.line > known) yield [where, "documents", `${source.document} line ${source.line}`]
  }
}

/** Every source that stands in a part of a model, with its path. */
export function* sourcesIn(node: unknown, path: string): Generator<[string, { document: string; line: number }]> {
  if (typeof node !== "object" || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (key === "source" && value !== null) yield [path, value as { document: string; line: number }]
    else yield* sourcesIn(value, `${path}.${key}`)
  }
}

function deepFreeze<T>(node: T): T {
  if (typeof node === "object" && node !== null && !Object.isFrozen(node)) {
    Object.freeze(node)
    Object.values(node).forEach(deepFreeze)
  }
  return node
}
