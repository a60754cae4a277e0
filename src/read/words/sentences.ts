import { abbreviation } from "./vocabulary.ts"

/** The sentences of a paragraph; a full stop of an abbreviation, a date, an address or a number ends none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const stop of text.matchAll(/[.!?]["”)]?\s+(?=[\p{Lu}”"“\d])/gu)) {
    const end = stop.index + stop[0].trimEnd().length
    const sentence = text.slice(start, end)
    const tail = sentence.slice(-16)
    if (abbreviation.test(tail) || /(?:^|[\s(])\d{1,2}\.$/.test(tail) || insideParentheses(sentence)) continue
    sentences.push(sentence.trim())
    start = stop.index + stop[0].length
  }
  const rest = text.slice(start).trim()
  if (rest !== "") sentences.push(rest)
  return sentences
}

const insideParentheses = (text: string): boolean => {
  const opened = text.lastIndexOf("(")
  return opened >= 0 && text.indexOf(")", opened) < 0 && text.length - opened < 200
}

export const withoutStop = (text: string): string => text.replace(/\s*[.,;:]+$/, "").trim()

/** Cuts at a separator that stands outside parentheses; a parenthesis that is never closed does not hide the rest. */
export function cutOutside(text: string, separators: RegExp): string[] {
  const balanced = (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0)
  const depths = depthsOf(text, balanced)
  const parts: string[] = []
  let start = 0
  for (const found of text.matchAll(separators)) {
    if (depths[found.index] !== 0) continue
    parts.push(text.slice(start, found.index))
    start = found.index + found[0].length
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim())
}

function depthsOf(text: string, balanced: boolean): Uint8Array {
  const depths = new Uint8Array(text.length + 1)
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    if (balanced && text[index] === ")" && depth > 0) depth--
    depths[index] = depth
    if (balanced && text[index] === "(" && depth < 255) depth++
  }
  return depths
}
