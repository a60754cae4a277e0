import type { Words } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { type PrivacyNotice, privacyNotice } from "../../model/notice.ts"
import { ModelFaults, parseModel } from "../../model/parse-model.ts"
import { checkDefinition, checkPlace, type DefinitionFault } from "../../model/registers/check-definition.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { noticeFrom } from "../../model/registers/notice.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import { inThree, plain, type Text } from "../../model/text.ts"

const text = ({ fi, sv, en }: Words): Text => inThree(fi, sv, en)
/** A privacy notice of what a register's definition says (GDPR 13–14). What it cannot tell, such as who answers for the register, is left for the information manager to state. */
export const noticeOf = (definition: RegisterDefinition, { municipality, registers }: Pick<Model, "municipality" | "registers">): PrivacyNotice =>
  noticeFrom(definition.register, registers.find(({ id }) => id === definition.register)?.name ?? text(definition.record), [definition], controllerOf({ municipality }))

const controllerOf = ({ municipality }: Pick<Model, "municipality">) => ({ name: municipality.name, responsible: null, contact: null, dataProtectionOfficer: null, published: null })

type Said = Readonly<Record<string, unknown>>

/** What a notice tells, part by part: its sections in words, and what stands beside them. */
const partsOf = ({ sections, legalBases, dataCategories, systems, sources, retentionYears, rights }: PrivacyNotice): Said => ({ ...sections, "#": { legalBases, dataCategories, systems, sources, retentionYears, rights } })

/** What the definitions of a notice's registers would have it tell; null where none of its registers runs. */
function derivedParts(notice: PrivacyNotice, definitions: readonly RegisterDefinition[], model: Pick<Model, "municipality">): PrivacyNotice | null {
  const its = definitions.filter(({ register }) => notice.registers.includes(register))
  return its.length === 0 ? null : privacyNotice.parse(noticeFrom(notice.id, notice.name, its, controllerOf(model)))
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What a notice tells of registers' definitions beside its words; the rest is the information manager's own to state. */
const told = ["legalBases", "dataCategories", "systems", "sources", "retentionYears", "rights"] as const

/** A notice with what it told of the earlier definitions told of the new ones. What somebody has written otherwise stays as it was written. */
function following(notice: PrivacyNotice, before: readonly RegisterDefinition[], after: readonly RegisterDefinition[], model: Pick<Model, "municipality">): PrivacyNotice {
  const [was, is] = [derivedParts(notice, before, model), derivedParts(notice, after, model)]
  if (!was || !is) return notice
  const followed = (now: unknown, then: unknown, next: unknown): unknown => (same(now, then) ? next : now)
  const sections = Object.entries(notice.sections).map(([name, text]) => [name, followed(text, (was.sections as Said)[name], (is.sections as Said)[name])])
  return { ...notice, sections: Object.fromEntries(sections) as PrivacyNotice["sections"], ...Object.fromEntries(told.map((part) => [part, followed(notice[part], was[part], is[part])])) }
}

type Described = Pick<Model, "municipality" | "notices" | "definitions">

/** The registers whose notices do not tell in every part what has changed in their definitions: somebody has written such a part by hand, and has to look at it. */
export const staleNotices = (before: Described, after: Described): readonly string[] =>
  after.notices.flatMap((notice) => {
    const earlier = before.notices.find(({ id }) => id === notice.id)
    const [was, is] = [derivedParts(notice, before.definitions, before), derivedParts(notice, after.definitions, after)]
    if (!earlier || !was || !is) return []
    const [now, then, old, fresh] = [notice, earlier, was, is].map(partsOf) as [Said, Said, Said, Said]
    return Object.keys(now).some((part) => !same(old[part], fresh[part]) && same(now[part], then[part]) && !same(now[part], fresh[part])) ? notice.registers : []
  })

/** The model with a definition in place of its earlier version, the search keys that it needs declared in the register's pools, and its notice telling what it now says, made where there was none. */
export function withDefinition(model: Model, definition: RegisterDefinition): Model {
  const { type, register, searchKeys: keys } = definition
  const pools = model.pools.map((pool) => {
    if (!pool.registers.some((one) => one.register === register)) return pool
    const declared = new Set<SearchKeyName>(pool.searchKeys.items.map(({ key }) => key))
    const lacking = [...new Set(keys.map(({ key }) => key))].filter((key) => !declared.has(key))
    return lacking.length === 0 ? pool : { ...pool, searchKeys: { ...pool.searchKeys, state: "stated" as const, items: [...pool.searchKeys.items, ...lacking.map((key) => ({ key, as: searchKeys[key].label.fi, source: null }))] } }
  })
  const hasNotice = model.registers.some(({ id, notice }) => id === register && notice !== null) || model.notices.some(({ registers }) => registers.includes(register))
  const at = model.definitions.findIndex((one) => one.type === type)
  const definitions = at < 0 ? [...model.definitions, definition] : model.definitions.with(at, definition)
  const notices = model.notices.map((notice) => (notice.registers.includes(register) ? following(notice, model.definitions, definitions, model) : notice))
  return { ...model, pools, notices: hasNotice ? notices : [...notices, noticeOf(definition, model)], definitions }
}

/** The model with definitions in place, whole and checked; or everything that keeps them from running, each with its culprit. */
export function completed(model: Model, definitions: readonly RegisterDefinition[]): { readonly model: Model } | { readonly faults: readonly DefinitionFault[] } {
  const draft = definitions.reduce(withDefinition, model)
  const of = (one: RegisterDefinition, fault: DefinitionFault): DefinitionFault => (definitions.length === 1 ? fault : { ...fault, at: `${one.type}, ${fault.at}` })
  const faults = definitions.flatMap((one) => [...checkDefinition(one), ...checkPlace(one, draft)].map((fault) => of(one, fault)))
  if (faults.length > 0) return { faults }
  try {
    return { model: parseModel(draft) }
  } catch (fault) {
    if (!(fault instanceof ModelFaults)) throw fault
    return { faults: fault.faults.map((message) => ({ at: "model", message: { fi: message, sv: message, en: message } })) }
  }
}

/** Registers of the model in the order of their names, in a language. */
export const registersByName = (model: Model, language: "fi" | "sv" | "en"): readonly { readonly id: string; readonly name: string }[] =>
  model.registers.map(({ id, name }) => ({ id, name: plain(name, language) })).sort((a, b) => a.name.localeCompare(b.name, language))
