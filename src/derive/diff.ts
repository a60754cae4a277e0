import type { Words } from "../lib/words.ts"
import type { Model } from "../model/model.ts"

/** One difference between two models: a thing that came or went, or a field that reads otherwise. */
export interface Difference {
  readonly collection: string
  readonly collectionName: Words
  /** The thing's name as a reader knows it. */
  readonly name: string
  readonly id: string
  readonly kind: "added" | "removed" | "changed"
  /** The field, for a change: "purpose › fi". */
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
}

const collections: readonly (readonly [keyof Model, Words])[] = [
  ["units", { fi: "Organisaatio", sv: "Organisation", en: "Organisation" }],
  ["pools", { fi: "Tietovarannot", sv: "Informationslager", en: "Information pools" }],
  ["registers", { fi: "Rekisterit", sv: "Register", en: "Registers" }],
  ["systems", { fi: "Tietojärjestelmät", sv: "Informationssystem", en: "Information systems" }],
  ["functionClasses", { fi: "Tehtäväluokat", sv: "Uppgiftsklasser", en: "Function classes" }],
  ["relations", { fi: "Yhteydet", sv: "Förbindelser", en: "Connections" }],
  ["notices", { fi: "Tietosuojaselosteet", sv: "Dataskyddsbeskrivningar", en: "Privacy notices" }],
  ["contacts", { fi: "Yhteystiedot", sv: "Kontaktuppgifter", en: "Contacts" }],
  ["dataGroups", { fi: "Tietoryhmät", sv: "Informationsgrupper", en: "Data groups" }],
  ["definitions", { fi: "Toimivat rekisterit", sv: "Register i drift", en: "Running registers" }],
  ["keywords", { fi: "Asiasanat", sv: "Nyckelord", en: "Keywords" }],
  ["documents", { fi: "Lähteet", sv: "Källor", en: "Sources" }],
]

const wholes: readonly (readonly [keyof Model, Words])[] = [
  ["municipality", { fi: "Kunta", sv: "Kommun", en: "Municipality" }],
  ["caseRegister", { fi: "Asiarekisteri", sv: "Ärenderegister", en: "Case register" }],
]

/** What a reader would see change from one model to another. Where a fact was read is not part of what it says. */
export function diffModels(before: Model, after: Model): Difference[] {
  const ofWholes = wholes.flatMap(([collection, collectionName]) =>
    changesOf(before[collection], after[collection]).map((change) => ({ collection, collectionName, name: "", id: collection, kind: "changed" as const, ...change })),
  )
  return [...ofWholes, ...collections.flatMap(([collection, collectionName]) => diffCollection(before, after, collection, collectionName))]
}

type Thing = Record<string, unknown>

function diffCollection(before: Model, after: Model, collection: keyof Model, collectionName: Words): Difference[] {
  const old = keyed(before[collection] as unknown as Thing[])
  const fresh = keyed(after[collection] as unknown as Thing[])
  const at = (id: string, thing: Thing) => ({ collection, collectionName, id, name: nameOf(thing, id) })
  const blank = { field: null, before: null, after: null }
  return [
    ...[...fresh].filter(([id]) => !old.has(id)).map(([id, thing]) => ({ ...at(id, thing), kind: "added" as const, ...blank })),
    ...[...old].filter(([id]) => !fresh.has(id)).map(([id, thing]) => ({ ...at(id, thing), kind: "removed" as const, ...blank })),
    ...[...fresh].flatMap(([id, thing]) => {
      const previous = old.get(id)
      return previous ? changesOf(previous, thing).map((change) => ({ ...at(id, thing), kind: "changed" as const, ...change })) : []
    }),
  ]
}

/** Things by id or type; those without one (relations, keywords) by what they say. */
const keyed = (things: readonly Thing[]): Map<string, Thing> =>
  new Map(things.map((thing) => [typeof thing.id === "string" ? thing.id : typeof thing.type === "string" ? thing.type : JSON.stringify({ ...thing, source: null }), thing]))

function nameOf(thing: Thing, id: string): string {
  if (isWords(thing.record)) return thing.record.fi
  const name = (thing.name ?? thing.title ?? (thing.to as Thing | undefined)?.name) as { fi: { value: string | null }; sv: { value: string | null } } | string | undefined
  if (typeof name === "string") return name
  return name?.fi.value ?? name?.sv.value ?? (typeof thing.word === "string" ? thing.word : id)
}

/** Where a fact was read, and the digest of the words read, are not what the description says. */
const notSaid = new Set(["source", "readAs"])

export type Change = Pick<Difference, "field" | "before" | "after">

/** What reads otherwise in a thing, each with its path: "retention › years". */
export function changesOf(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (notSaid.has(path.at(-1) ?? "") || JSON.stringify(before) === JSON.stringify(after)) return []
  const [old, fresh] = [before, after]
  const field = path.join(" › ")
  if (isStatement(old) && isStatement(fresh) && old.value !== null && old.value === fresh.value)
    return [{ field, before: `${old.value} (${old.state})`, after: `${fresh.value} (${fresh.state})` }]
  if (isPlain(old) && isPlain(fresh) && !isStatement(old))
    return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) => changesOf(old[key], fresh[key], [...path, key]))
  const change = { field, before: sayValue(old), after: sayValue(fresh) }
  const within = Array.isArray(old) && Array.isArray(fresh) ? itemsOf(old, fresh, path) : []
  return change.before === change.after ? within : [change, ...within]
}

/** What has changed inside the things that stand in a list both before and after, each told by its name. */
function itemsOf(before: readonly unknown[], after: readonly unknown[], path: readonly string[]): Change[] {
  const rest = before.filter(isPlain)
  return after.filter(isPlain).flatMap((item) => {
    const label = sayValue(item) ?? ""
    const at = rest.findIndex((other) => sayValue(other) === label)
    return at < 0 ? [] : changesOf(rest.splice(at, 1)[0], item, [...path, label])
  })
}

const isPlain = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value)
/** Our own words, as definitions of registers have them. */
const isWords = (value: unknown): value is { readonly fi: string; readonly sv: string; readonly en: string } => isPlain(value) && ["fi", "sv", "en"].every((language) => typeof value[language] === "string")
const isStatement = (value: unknown): value is { readonly state: string; readonly value: string | null } => isPlain(value) && "state" in value && "value" in value

/** A value as a reader sees it: a statement's text or state, a list as its names. */
function sayValue(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map(sayValue).join("; ")
  if (typeof value === "string") return value
  if (isStatement(value)) return value.value ?? `(${value.state})`
  if (!isPlain(value)) return JSON.stringify(value)
  const { source: _, ...said } = value
  if (isPlain(said.name)) return nameOf(said, "")
  const plainValues = [said.name, said.code, said.as, said.register, said.system, said.word, said.article, said.right].filter((item) => typeof item === "string")
  return plainValues.length > 0 ? plainValues.join(" ") : typeof said.key === "string" ? said.key : JSON.stringify(said)
}
