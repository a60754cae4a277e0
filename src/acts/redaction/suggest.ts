import { parseIdentityCode } from "../../law/identity-code.ts"
import { nameStem } from "../../lib/language/names.ts"
import { tidy } from "../../lib/words.ts"
import type { Source } from "./source.ts"

/** Words that a clerk may want to hide, as they stand in the text, and what they look like. */
export interface Suggestion {
  readonly kind: "identity-code" | "phone" | "e-mail" | "account" | "address" | "name"
  readonly words: string
  readonly lines: readonly number[]
}

const shapes: readonly (readonly [Suggestion["kind"], RegExp])[] = [
  ["identity-code", /(?<![\p{L}\p{N}])\d{6}[-+YXWVUABCDEF]\d{3}[0-9A-Y](?![\p{L}\p{N}])/giu],
  ["e-mail", /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu],
  ["account", /(?<![\p{L}\p{N}])FI\d{2}(?:\s?\d{4}){3}\s?\d{2}(?!\d)/giu],
  ["phone", /(?<![\p{L}\p{N}])(?<!\d\s)(?:\+358[\s-]?|0)\d{1,3}(?:[\s-]?\d{2,4}){2,4}(?!\d)/gu],
  ["address", /(?<![\p{L}\p{N}])\p{Lu}[\p{L}-]*(?:katu|tie|polku|kuja|väylä|raitti|kaari|gatan|vägen|stigen|gränden)\s+\d+(?:\s?[A-Za-z](?:\s?\d+)?)?(?![\p{L}\p{N}])/gu],
]

/** What in a file looks like a person's data, and the names of the case's people in every form in which they stand. The clerk decides. */
export function suggestionsIn(source: Source, people: readonly string[]): Suggestion[] {
  const found = new Map<string, { kind: Suggestion["kind"]; lines: Set<number> }>()
  const add = (kind: Suggestion["kind"], words: string, line: number): void => {
    const known = found.get(words) ?? { kind, lines: new Set() }
    known.lines.add(line)
    found.set(words, known)
  }
  const stems = people.flatMap((person) => tidy(person).split(/[\s-]+/)).filter((part) => part.length > 2).map((part) => nameStem(part.toLowerCase()))
  for (const [at, { text }] of source.lines.entries()) {
    for (const [kind, shape] of shapes) for (const [words] of text.matchAll(shape)) if (kind !== "identity-code" || parseIdentityCode(words)) add(kind, words, at + 1)
    for (const [word] of text.matchAll(/\p{Lu}[\p{L}\p{M}]+/gu)) if (stems.some((start) => word.toLowerCase().startsWith(start))) add("name", word, at + 1)
  }
  return [...found].map(([words, { kind, lines }]) => ({ kind, words, lines: [...lines] })).slice(0, 100)
}
