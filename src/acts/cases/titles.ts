import { holdsIdentityCode } from "../../law/identity-code.ts"
import { nameStem } from "../../lib/language/names.ts"
import { tidy } from "../../lib/words.ts"

/** What is wrong with a title that anyone may read. */
export type TitleFlag = "identity-code" | "name"

const wordsOf = (text: string): string[] => tidy(text).toLowerCase().split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 2)

/** True where a word of a text may be a part of somebody's name, also inflected. */
export const mayName = (text: string, people: readonly string[]): boolean => {
  const words = wordsOf(text)
  return people.some((person) => wordsOf(person).some((part) => words.some((word) => word.startsWith(nameStem(part)))))
}

/**
 * What a public title tells too much: an identity code, or the name of a person who is a party, also inflected. Two parts of a
 * name are a name; a single word may be a common one, and is let be.
 */
export function titleFlags(publicTitle: string, people: readonly string[]): TitleFlag[] {
  const title = wordsOf(publicTitle)
  const tells = people.some((person) => {
    const parts = wordsOf(person)
    return parts.filter((part) => title.some((word) => word.startsWith(nameStem(part)))).length >= Math.min(2, parts.length) && parts.length > 0
  })
  return [...(holdsIdentityCode(publicTitle) ? ["identity-code" as const] : []), ...(tells ? ["name" as const] : [])]
}
