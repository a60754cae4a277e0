import { cutOutside, withoutStop } from "./sentences.ts"

/** How the items of one kind of list are told apart. */
export interface ListGrammar {
  /** May the text before a conjunction stand as an item by itself, the text after it being another? */
  readonly parts: (left: string, right: string, how: { readonly word: string; readonly first: boolean }) => boolean
  /** Does a piece between commas need the next piece to be an item ("kiinteistötiedon, rakennuttamisen ja …")? */
  readonly leansOn: (piece: string, next: string, rest: readonly string[]) => boolean
}

const conjunction = / (?:ja|sekä|että|och|samt|& ?)(?: |$)/gu
/** A comma, a semicolon, a slash with spaces on both sides, or a full stop before a capital. */
const separators = /(?:[,;](?=\s|$|\p{L})|[.](?=\s+\p{Lu})|\s[•·]\s)/gu
const relative = /^(?:jo(?:ta|ka|ssa|nka|lla|ita|tka|issa|hon|ista|sta|iden|ille|illa)|mikä|mitä|som|där|vilke[nt]|vars|dvs\.?|eli)\b/u

/** The items of a list written with commas, semicolons, full stops or conjunctions, in whatever mixture. */
export function splitList(text: string, grammar: ListGrammar): string[] {
  const pieces = cutOutside(text, separators).map(withoutStop).filter((piece) => /[\p{L}\d]/u.test(piece))
  return joinLeaning(pieces, grammar).flatMap((piece, index) => splitAtConjunctions(piece, grammar, index === 0))
}

function joinLeaning(pieces: readonly string[], grammar: ListGrammar): string[] {
  const joined: string[] = []
  let leaning = false
  for (const [index, piece] of pieces.entries()) {
    const before = joined.at(-1)
    if (before !== undefined && (leaning || relative.test(piece))) joined[joined.length - 1] = `${before}, ${piece}`
    else joined.push(piece)
    const next = pieces[index + 1]
    leaning = next !== undefined && grammar.leansOn(piece, next, pieces.slice(index + 1, index + 6))
  }
  return joined
}

function splitAtConjunctions(piece: string, grammar: ListGrammar, first: boolean): string[] {
  const parts = cutOutside(piece, conjunction)
  if (parts.length === 1) return [piece]
  const words = [...piece.matchAll(conjunction)].map((found) => found[0])
  const items: string[] = []
  let current = parts[0]!
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue
    const word = words[at++]?.trim() ?? ""
    if (part === "") continue
    const right = parts.slice(index, index + 4).join(" ja ")
    if (current !== "" && !/[-–]$/.test(current) && !/^[-–]/.test(part) && grammar.parts(current, right, { word, first: first && items.length === 0 })) {
      items.push(current)
      current = part
    } else current = current === "" ? part : `${current} ${word} ${part}`
  }
  items.push(current)
  return items.map(withoutStop).filter((item) => item !== "")
}

export const lastWord = (text: string): string => /(\S+)$/u.exec(text.replace(/\s*\([^()]*\)$/, ""))?.[1] ?? ""
export const closesWithParenthesis = (text: string): boolean => text.endsWith(")")
