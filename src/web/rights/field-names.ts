import { type Words, type Language } from "../../lib/words.ts"
import { searchKeys } from "../../model/search-key.ts"

/** Fields that registers have beside the declared search keys. */
const others: Readonly<Record<string, Words>> = {
  laji: { fi: "laji", sv: "art", en: "kind" },
  henkilötunnus: searchKeys.hetu.label,
  kotiosoite: { fi: "kotiosoite", sv: "hemadress", en: "home address" },
}

/** A field's name in plain words: that of a search key, or one we know; else the register's own code. */
export function fieldName(code: string, language: Language): string {
  const words = Object.hasOwn(searchKeys, code) ? searchKeys[code as keyof typeof searchKeys].label : Object.hasOwn(others, code) ? others[code] : undefined
  return words?.[language] ?? code
}
