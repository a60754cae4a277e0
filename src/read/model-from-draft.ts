import { slug, tidy } from "../lib/words.ts"
import { contact, dataset, functionClass, listed, nameOf, noneListed, notStatedList, party, pool, promisedList, register, relation, system, unit } from "../model/declare.ts"
import type { Model } from "../model/model.ts"
import { type NoticeSection, noticeSections, type PrivacyNotice } from "../model/notice.ts"
import { parseModel } from "../model/parse-model.ts"
import type { InformationPool } from "../model/pool.ts"
import { recogniseKey } from "../model/recognise-key.ts"
import type { Source } from "../model/source.ts"
import { type PartState, named, notStated, type Text, toBeCompleted } from "../model/text.ts"
import type { Draft, DraftNotice, DraftPool } from "./draft.ts"

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
  const { base, title, lines } = context
  const document = slug(title) || "page"
  const at = (line: number): Source => ({ document, line })
  const poolAt = (found: DraftPool) => at(found.lines[0])
  const units = collect(base?.units ?? [], draft.pools.map(({ sector }) => sector ?? "Tietovarannot"), (name) => unit({ id: slug(name), name: named(name), kind: "sector" }))
  const systemNames = [...draft.pools.flatMap(({ systems }) => systems), ...(draft.notice?.systems ?? [])]
  const described = draft.systems.map(({ name, description, group, owners, users, line }) =>
    system({
      name: named(name),
      description: description ? named(description) : notStated(),
      owners: owners.map((owner) => party(owner)),
      users,
      caseRegisterGroup: group,
      source: at(line),
    }),
  )
  const systems = collect(merge(base?.systems ?? [], described), systemNames, (name) => system({ name: named(name), description: notStated() }))
  const registers = collect(base?.registers ?? [], draft.pools.flatMap((found) => found.registers), (name) => register({ name: named(name) }))
  const functionClasses = merge(
    base?.functionClasses ?? [],
    draft.functionClasses.map(({ code, title: classTitle }) => functionClass(code, classTitle)),
  )
  const pools = distinct(draft.pools.map((found) => poolFrom(found, base, document)))
  const contacts = merge(
    base?.contacts ?? [],
    draft.contacts.map(({ name, address, phone, email, hours, line }) =>
      contact({ id: slug(name), name: named(name), role: "registry", postalAddress: address ? [address] : [], phone, email, note: hours ? named(hours) : notStated(), source: at(line) }),
    ),
  )
  const caseRegisterSystems = draft.kind === "systems" || draft.kind === "mixed" ? described.map(({ id }) => id) : (base?.caseRegister.systems ?? [])
  return parseModel({
    municipality: base?.municipality ?? newMunicipality(draft, context),
    documents: merge(base?.documents ?? [], [{ id: document, title, published: draft.published ?? draft.updated, lines }]),
    units,
    contacts,
    caseRegister: {
      statement: draft.caseRegister ? named(draft.caseRegister) : (base?.caseRegister.statement ?? notStated()),
      alsoHolds: base?.caseRegister.alsoHolds ?? [],
      systems: caseRegisterSystems,
      source: base?.caseRegister.source ?? null,
    },
    dataGroups: base?.dataGroups ?? [],
    // A page that describes no pools says nothing of those in force.
    pools: pools.length > 0 ? pools : (base?.pools ?? []),
    registers,
    systems,
    functionClasses,
    relations: pools.length > 0 ? draft.pools.flatMap((found) => relationsFrom(found, pools, poolAt(found))) : (base?.relations ?? []),
    notices: draft.notice ? merge(base?.notices ?? [], [noticeFrom(draft.notice, title, document)]) : (base?.notices ?? []),
    keywords: draft.keywords.length > 0 ? draft.keywords.map((word) => ({ word, source: null })) : (base?.keywords ?? []),
  })
}

function newMunicipality(draft: Draft, { municipality }: DraftContext): Model["municipality"] {
  const name = draft.municipality ?? municipality
  return { id: municipality, kind: "municipality", name: named(name), genitive: name, languages: ["fi"], colour: "#003479", website: `https://www.${municipality}.fi` }
}

/** Two pools of one name on a page are kept both; the second gets a number. */
function distinct<T extends Named>(things: readonly T[]): T[] {
  const seen = new Map<string, number>()
  return things.map((thing) => {
    const times = (seen.get(thing.id) ?? 0) + 1
    seen.set(thing.id, times)
    return times === 1 ? thing : { ...thing, id: `${thing.id}-${times}` }
  })
}

interface Named {
  readonly id: string
}

/** What is in force, with the fresh ones in place of those of the same id. */
const merge = <T extends Named>(base: readonly T[], fresh: readonly T[]): T[] => {
  const all = new Map(base.map((one) => [one.id, one]))
  for (const one of fresh) all.set(one.id, one)
  return [...all.values()]
}

/** What is in force, and a new one for every name that nothing there has. */
function collect<T extends Named & { readonly name: Text }>(base: readonly T[], names: readonly string[], make: (name: string) => T): T[] {
  const all = new Map(base.map((one) => [one.id, one]))
  for (const name of names) if (!idOf([...all.values()], name)) all.set(slug(name), make(name))
  return [...all.values()]
}

/** The id of the thing that has the name, however it is written in case and spaces. */
function idOf(things: readonly (Named & { readonly name: Text; readonly also?: readonly string[] })[], name: string): string | undefined {
  const folded = tidy(name).toLowerCase()
  return things.find(({ id, name: text, also = [] }) => id === slug(name) || [nameOf(text), ...also].some((one) => one.toLowerCase() === folded))?.id
}

function poolFrom(found: DraftPool, base: Model | null, document: string): InformationPool {
  const source: Source = { document, line: found.lines[0], lastLine: Math.max(...found.lines) }
  const held = base?.pools.find(({ id, name }) => id === slug(found.name) || nameOf(name) === found.name)
  const idFor = (things: readonly (Named & { readonly name: Text })[] | undefined, name: string) => idOf(things ?? [], name) ?? slug(name)
  return pool({
    ...held,
    id: held?.id ?? slug(found.name),
    name: held?.name ?? named(found.name),
    unit: idFor(base?.units, found.sector ?? "Tietovarannot"),
    purpose: restated(held?.purpose, found.purpose, found.states.purpose),
    datasets: list(found.states.datasets, found.datasets.map((name) => held?.datasets.items.find((one) => nameOf(one.name) === name) ?? dataset(name, source))),
    registers: found.registers.map((name) => ({ register: idFor(base?.registers, name), source })),
    systems: list(found.states.systems, found.systems.map((name) => ({ system: idFor(base?.systems, name), source }))),
    searchKeys: list(found.states.searchKeys, found.searchKeys.map((as) => ({ key: recogniseKey(as), as, source }))),
    functionClasses: found.functionClasses.map(({ code }) => code.replaceAll(" ", "-")),
    source,
  })
}

/** A text read anew: the same words keep their translations, other words make the translations stale. */
function restated(held: Text | undefined, read: string | null, state: PartState): Text {
  if (read === null) return state === "to-be-completed" ? toBeCompleted() : (held ?? notStated())
  if (!held || held.fi.value === read) return held ?? named(read)
  const stale = (text: Text["sv"]): Text["sv"] => (text.value === null ? text : { state: "stale", value: text.value })
  return { fi: { state: "stated", value: read }, sv: stale(held.sv), en: stale(held.en) }
}

function list<T>(state: PartState, items: T[]) {
  if (items.length > 0) return listed(items)
  if (state === "to-be-completed") return promisedList(null)
  return state === "none" ? noneListed() : notStatedList()
}

const relationsFrom = (found: DraftPool, pools: readonly InformationPool[], source: Source) =>
  found.relations.map(({ to, scope, direction }) =>
    relation({
      from: { pool: pools.find(({ name }) => nameOf(name) === found.name)?.id ?? slug(found.name), unit: null },
      to: { pool: idOf(pools, to) ?? null, name: named(to) },
      scope,
      direction,
      source,
    }),
  )

const sectionOf: Partial<Record<NoticeSection, keyof DraftNotice>> = {
  controller: "controller",
  responsible: "responsible",
  contact: "contact",
  dataProtectionOfficer: "dataProtectionOfficer",
  purposes: "purposes",
  disclosures: "disclosures",
  transfersOutsideEea: "transfersOutsideEea",
  retention: "retention",
  protection: "protection",
}

function noticeFrom(read: DraftNotice, title: string, document: string): PrivacyNotice {
  const source: Source = { document, line: 1 }
  const sections = Object.fromEntries(
    noticeSections.map((section) => {
      const key = sectionOf[section]
      const value = key ? read[key] : null
      return [section, typeof value === "string" && value !== "" ? named(value) : notStated()]
    }),
  ) as PrivacyNotice["sections"]
  const years = /(\d{1,3})\s*(?:vuo|år)/.exec(read.retention ?? "")
  return {
    id: slug(title),
    name: named(title),
    published: read.published,
    registers: [],
    sections,
    contacts: [],
    acts: read.laws.map(({ name, number }) => ({ name: named(name), number, source })),
    legalBases: read.legalBases.map(({ article }) => ({ article, explanation: notStated(), source })),
    dataCategories: read.dataCategories.map(({ name, items }) => ({ name: named(name), items: items.map((item) => ({ name: named(item), special: false, source })), source })),
    systems: read.systems.map(slug),
    sources: read.sources.map((name) => ({ name: named(name), byConsent: false, source })),
    retentionYears: years ? Number(years[1]) : null,
    transfersOutsideEea: null,
    rights: [],
    source,
  }
}
