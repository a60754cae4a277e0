import { digestOf } from "../../lib/digest.ts"
import { slug } from "../../lib/words.ts"
import { functionClass, nameOf, register, system, unit } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { Unit } from "../../model/organisation.ts"
import { parseModel } from "../../model/parse-model.ts"
import type { Source } from "../../model/source.ts"
import { named, notStated } from "../../model/text.ts"
import type { Draft, DraftUnit } from "../draft.ts"
import { collect, distinct, merge, restated } from "./held.ts"
import { languageOfPage, spokenInSwedish } from "./page-language.ts"
import { noticeFrom } from "./notice-from-draft.ts"
import { poolFrom, relationsFrom } from "./pools-from-draft.ts"
import { contactFrom, systemFrom } from "./systems-from-draft.ts"
import { usualUsageLogRule } from "../../model/usage-log.ts"

export interface DraftContext {
  readonly municipality: string
  /** The page's own title or file name. */
  readonly title: string
  readonly lines: number
  /** The model in force, whose translations and further facts stay where the page says the same. */
  readonly base: Model | null
}

/** A draft, after a person has looked at it, as a model that can be saved. Throws ModelFaults when it cannot. */
export function modelFromDraft(draft: Draft, context: DraftContext): Model {
  if (languageOfPage(draft) === "fi") return parseModel(told(draft, context))
  // The rooms behind take what a page says for Finnish; a Swedish page meets the model in force in Swedish.
  const read = spokenInSwedish(told(draft, { ...context, base: spokenInSwedish(context.base) }))
  return parseModel(context.base ? read : { ...read, municipality: { ...read.municipality, languages: ["sv"] } })
}

function told(draft: Draft, context: DraftContext): Model {
  const { base, title, lines } = context
  const document = slug(title) || "page"
  const at = (line: number): Source => ({ document, line })
  const known = merge(base?.units ?? [], draft.units.map((found) => unitFrom(found, base, at)))
  const units = collect(known, draft.pools.map(({ sector }) => sector ?? "Tietovarannot"), (name) => unit({ id: slug(name), name: named(name), kind: "sector" }))
  const systemNames = [...draft.pools.flatMap(({ systems }) => systems), ...(draft.notice?.systems ?? [])]
  const described = draft.systems.map((found) => systemFrom(found, base, at))
  const systems = collect(merge(base?.systems ?? [], described), systemNames, (name) => system({ name: named(name), description: notStated() }))
  const registers = collect(base?.registers ?? [], draft.pools.flatMap((found) => found.registers), (name) => register({ name: named(name) }))
  const functionClasses = merge(
    base?.functionClasses ?? [],
    draft.functionClasses.map(({ code, title: classTitle, line }) => {
      const held = base?.functionClasses.find((known) => known.code === code && nameOf(known.title) === classTitle)
      return held ?? functionClass(code, classTitle, { source: at(line) })
    }),
  )
  const pools = distinct(draft.pools.map((found, index) => poolFrom(found, base, document, timesBefore(draft.pools, index))))
  const contacts = merge(
    base?.contacts ?? [],
    draft.contacts.map((found) => contactFrom(found, base, at)),
  )
  const caseRegisterSystems = draft.kind === "systems" || draft.kind === "mixed" ? described.map(({ id }) => id) : (base?.caseRegister.systems ?? [])
  const readAs = draft.caseRegister === null ? null : digestOf(draft.caseRegister)
  return {
    municipality: base?.municipality ?? newMunicipality(draft, context),
    documents: merge(base?.documents ?? [], [{ id: document, title, published: draft.published ?? draft.updated, lines }]),
    units,
    contacts,
    caseRegister: {
      statement: base && (readAs === null || readAs === base.caseRegister.readAs) ? base.caseRegister.statement : restated(base?.caseRegister.statement, draft.caseRegister, "not-stated"),
      alsoHolds: base?.caseRegister.alsoHolds ?? [],
      systems: caseRegisterSystems,
      readAs: readAs ?? base?.caseRegister.readAs ?? null,
      source: base?.caseRegister.source ?? null,
    },
    dataGroups: base?.dataGroups ?? [],
    // A page that describes no pools says nothing of those in force.
    pools: pools.length > 0 ? [...pools, ...ownPools(base)] : (base?.pools ?? []),
    registers,
    systems,
    functionClasses,
    relations: pools.length > 0 ? draft.pools.flatMap((found, index) => relationsFrom(found, pools[index]!.id, pools, base, document)) : (base?.relations ?? []),
    notices: draft.notice ? merge(base?.notices ?? [], [noticeFrom(draft.notice, draft, title, document, base?.notices.find(({ id }) => id === slug(title)))]) : (base?.notices ?? []),
    keywords: draft.keywords.length > 0 ? keywordsFrom(draft, at) : (base?.keywords ?? []),
    definitions: base?.definitions ?? [],
    usageLog: base?.usageLog ?? usualUsageLogRule,
  }
}

/** Pools that the municipality has declared beside those of its pages: no page tells of them, so none takes them away. */
const ownPools = (base: Model | null): Model["pools"] => (base?.pools.some(({ source }) => source !== null) ? base.pools.filter(({ source }) => source === null) : [])

/** How many pools of the same name stand on the page before this one. */
const timesBefore = (pools: Draft["pools"], index: number): number => pools.slice(0, index).filter(({ name }) => name === pools[index]!.name).length

/** Keywords stand one a line, in order, where the page lists them so. */
function keywordsFrom({ keywords, placed }: Draft, at: (line: number) => Source): Model["keywords"] {
  const lines = placed.filter(({ field }) => field === "keywords").map(({ line }) => line)
  return keywords.map((word, index) => ({ word, source: lines.length === keywords.length ? at(lines[index] as number) : null }))
}

function newMunicipality(draft: Draft, { municipality }: DraftContext): Model["municipality"] {
  const name = draft.municipality ?? municipality
  return { id: municipality, kind: "municipality", name: named(name), genitive: name, languages: ["fi"], colour: "#003479", website: `https://www.${municipality}.fi`, keeps: [] }
}

function unitFrom({ name, parent, purpose, statedUnits, updated, line }: DraftUnit, base: Model | null, at: (line: number) => Source): Unit {
  const held = base?.units.find(({ id }) => id === slug(name))
  const kind = parent === null ? ("sector" as const) : ("unit" as const)
  const fresh = { id: slug(name), name: named(name), kind, parent: parent === null ? null : slug(parent), duties: purpose === null ? notStated() : named(purpose) }
  return unit({ ...fresh, ...held, statedUnits, updated, source: at(line) })
}
