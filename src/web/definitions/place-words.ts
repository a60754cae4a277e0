import { type ListName, listNames } from "./sketch.ts"
import type { DefinitionWords } from "./words.ts"

/** What a row of a list is called on the page, by its number. */
const rowWords = (words: DefinitionWords): Readonly<Record<ListName, (n: number) => string>> => ({
  fields: words.field, rules: words.rule, stages: words.stage, moves: words.move, decisions: words.decision, letters: words.letter, legalBases: words.legalBasis, sources: words.source, recipients: words.recipient,
})

/** The label of a part, where it is not the part's own name. */
function partWords(words: DefinitionWords, list: ListName | null): Readonly<Record<string, string>> {
  const named: Readonly<Partial<Record<ListName, string>>> = { rules: words.says, legalBases: words.explanation }
  const groups: readonly (readonly [prefix: string, label: string])[] = [["", (list && named[list]) ?? words.name], ["hint", words.hint], ["only", words.says]]
  const tongues = [["fi", words.fin], ["sv", words.swe], ["en", words.eng]] as const
  const inTongues = groups.flatMap(([prefix, label]) => tongues.map(([code, tongue]) => [prefix === "" ? code : `${prefix}${code.charAt(0).toUpperCase()}${code.slice(1)}`, `${label} ${tongue}`] as const))
  return {
    ...Object.fromEntries(inTongues),
    name: words.fieldName, code: words.type, kind: words.kind, required: words.required, data: words.data, secrecy: words.secrecy, options: words.options, when: words.when, calculation: words.calculation,
    least: words.least, most: words.most, consent: words.consentOf, public: words.isPublic, if: words.ruleIf, field: words.ruleField, ends: words.ends, clockBy: words.clock, clockFrom: words.clockFrom, from: words.moveFrom,
    to: list === "fields" ? words.linkTo : words.moveTo, by: words.by, needs: words.needs, decides: words.decides, notBy: words.notBy, onlyIf: words.onlyIf, sets: words.sets, herself: words.herself, itself: words.itself,
    article: words.article, law: words.section,
  }
}

/** A place of the form as its page calls it: "fields-9-sv" is "10. kenttä, Nimi ruotsiksi"; null of what it has no word for. */
export function sayPlace(place: string, words: DefinitionWords): string | null {
  const [, name = "", at = "", part = ""] = /^([a-zA-Z]+)-(\d+)(?:-(\w+))?$/.exec(place) ?? []
  const list = listNames.find((one) => one === name)
  if (list !== undefined) return [rowWords(words)[list](Number(at) + 1), part && (partWords(words, list)[part] ?? part)].filter(Boolean).join(", ")
  const [group = "", tongue = ""] = place.split(".")
  const label = { record: words.name, purpose: words.purpose, basis: words.basis, caseTitle: words.caseTitle }[group]
  if (label !== undefined) return `${label} ${{ fi: words.fin, sv: words.swe, en: words.eng }[tongue] ?? ""}`.trim()
  return { register: words.register, type: words.type, title: words.title, columns: words.columns, searchKeys: words.keys, statistics: words.statistics, "retention.years": words.years, "retention.from": words.retentionFrom }[place] ?? null
}
