import type { Piece } from "../lib/language/vector.ts"
import { type Language, languages } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import { searchKeys } from "../model/search-key.ts"
import { plain, say, type Text } from "../model/text.ts"
import { lookup, systemsOf } from "./lookup.ts"

/** The kinds of things that search finds. */
export const hitKinds = ["pool", "register", "system", "function-class", "notice"] as const
export type HitKind = (typeof hitKinds)[number]

/** One thing as one language's search sees it. */
export interface SearchText {
  readonly kind: HitKind
  readonly id: string
  readonly language: Language
  readonly sector: string | null
  readonly title: string
  readonly titleLanguage: Language
  /** Shown around a match. */
  readonly body: string
  readonly pieces: readonly Piece[]
}

interface Described {
  readonly kind: HitKind
  readonly id: string
  readonly sector: string | null
  readonly name: Text
  /** Prefix of the title, such as a class code. */
  readonly code?: string
  readonly about: readonly Text[]
  /** Names tied to the thing. */
  readonly names: readonly Text[]
  /** Words as written, in the municipality's first language. */
  readonly words?: readonly string[]
}

/** Every thing of a model in every language, ready to be indexed. */
export const searchTexts = (model: Model): SearchText[] => {
  const first = model.municipality.languages[0] ?? "fi"
  return described(model).flatMap((thing) => languages.map((language) => searchText(thing, language, first)))
}

function searchText({ kind, id, sector, name, code = "", about, names, words = [] }: Described, language: Language, first: Language): SearchText {
  const title = say(name, language)
  const pieces: Piece[] = [
    ...inLanguages(name, language).map(([text, its]) => ({ text: `${code} ${text}`, language: its, weight: "A" as const })),
    ...names.flatMap((text) => inLanguages(text, language).map(([said, its]) => ({ text: said, language: its, weight: "B" as const }))),
    ...about.flatMap((text) => inLanguages(text, language).map(([said, its]) => ({ text: said, language: its, weight: "C" as const }))),
    ...words.map((text) => ({ text, language: first, weight: "B" as const })),
  ]
  const body = [...about.map((text) => plain(text, language)), ...names.map((text) => plain(text, language)), ...words].filter(Boolean).join(". ")
  return { kind, id, language, sector, title: `${code} ${title?.value ?? id}`.trim(), titleLanguage: title?.language ?? first, body, pieces }
}

/** The text in the language asked for and, when that differs, in the language it was stated in: names are often Finnish. */
function inLanguages(text: Text, language: Language): [string, Language][] {
  const asked = text[language].value
  const stated = languages.find((other) => other !== language && text[other].state === "stated")
  const found: [string, Language][] = asked === null ? [] : [[asked, language]]
  if (stated && text[stated].value !== null) found.push([text[stated].value, stated])
  return found
}

function described(model: Model): Described[] {
  const { system, register, unit, poolsOfRegister, poolsOfSystem } = lookup(model)
  const named = (id: string, from: ReadonlyMap<string, { name: Text }>): Text[] => (from.has(id) ? [(from.get(id) as { name: Text }).name] : [])
  return [
    ...model.pools.map((pool) => ({
      kind: "pool" as const,
      id: pool.id,
      sector: pool.unit,
      name: pool.name,
      about: [pool.purpose, ...pool.parts.flatMap(({ name, purpose }) => [name, purpose])],
      names: [
        ...pool.datasets.items.map(({ name }) => name),
        ...pool.parts.flatMap(({ datasets }) => datasets.map(({ name }) => name)),
        ...pool.registers.flatMap(({ register: id }) => named(id, register)),
        ...systemsOf(pool).flatMap((id) => named(id, system)),
        ...named(pool.unit, unit),
        ...pool.searchKeys.items.map(({ key }) => keyText(key)),
      ],
    })),
    ...model.registers.map(({ id, name }) => {
      const pools = poolsOfRegister.get(id) ?? []
      return { kind: "register" as const, id, sector: pools[0]?.unit ?? null, name, about: [], names: pools.map((pool) => pool.name) }
    }),
    ...model.systems.map(({ id, name, description, also, owners, users }) => {
      const pools = poolsOfSystem.get(id) ?? []
      const words = [...also, ...owners.map((owner) => owner.name), ...(users ? [users] : [])]
      return { kind: "system" as const, id, sector: pools[0]?.unit ?? null, name, about: [description], names: pools.map((pool) => pool.name), words }
    }),
    ...model.functionClasses.map(({ id, code, title, units }) => ({
      kind: "function-class" as const,
      id,
      code,
      sector: units[0] ?? null,
      name: title,
      about: [],
      names: units.flatMap((unitId) => named(unitId, unit)),
    })),
    ...model.notices.map(({ id, name, sections, dataCategories }) => ({
      kind: "notice" as const,
      id,
      sector: null,
      name,
      about: Object.values(sections),
      names: dataCategories.flatMap((category) => [category.name, ...category.items.map((item) => item.name)]),
    })),
  ]
}

const keyText = (key: keyof typeof searchKeys): Text => {
  const { fi, sv, en } = searchKeys[key].label
  return { fi: { state: "stated", value: fi }, sv: { state: "translated", value: sv }, en: { state: "translated", value: en } }
}
