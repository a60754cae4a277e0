import { withoutStop } from "./sentences.ts"

export interface CitedLaw {
  readonly name: string
  readonly number: string | null
  readonly asWritten: string
}

const number = /(?<![\d/])(\d{1,4}\/(?:1[89]|20)\d{2}|(?:19|20)\d{2}\/\d{1,4})(?![\d/])/gu
const actWord = /(?:laki|lain|laissa|lakia|lakiin|laista|lailla|lakien|asetus|asetuksen|asetuksessa|asetukseen|lag|lagen|lagens|förordning|förordningen|kaari|kaaren|kaareen|säädös|direktiivi)$/iu
/** A word that leans on the act to its right; a noun in -minen or -nen does not. */
const genitive = (word: string): boolean => word.endsWith("n") && !word.endsWith("nen")
const inflected = /(?:lain|laissa|lakia|lakiin|laista|lailla|lakien|asetuksen|asetuksessa|asetukseen|kaaren|kaareen)$/iu
const tells = /(?:^|\s)(?:perustuu|perustuvat|noudatetaan|säädetään|käsitellään|mukaan|on|grundar sig|baserar sig|enligt|är|regleras|behandlas)(?:\s|$)/iu

/** The acts that a text cites by number, with their names as far as the text gives them. */
export function lawsIn(text: string): CitedLaw[] {
  const found = [...text.matchAll(number)]
  return found.map((hit, index) => {
    const from = index === 0 ? 0 : found[index - 1]!.index + found[index - 1]![0].length
    const before = text.slice(from, hit.index)
    const name = nameBefore(before)
    const opened = /\(\s*$/.test(before)
    const end = hit.index + hit[0].length + (opened && text[hit.index + hit[0].length] === ")" ? 1 : 0)
    const start = hit.index - (before.length - before.lastIndexOf(name))
    return { name, number: hit[1]!, asWritten: text.slice(name === "" ? hit.index : start, end).trim() }
  })
}

/** A line of a list of acts: an act without a number is one too. */
export function lawOfLine(text: string): CitedLaw[] {
  const numbered = lawsIn(text)
  if (numbered.length > 0) return numbered
  const name = withoutStop(text)
  return /(?:laki|lain|asetus|säädös|lag|förordning|lagen|kaari|balk)/iu.test(name) && name.length < 200 ? [{ name, number: null, asWritten: text }] : []
}

/** The name that leads to a number: from the act's first word, "Laki …" or the capital of its sentence. */
function nameBefore(before: string): string {
  const text = before.replace(/[\s(,:]+$/, "").replace(/^[\s).,;:]+(?:(?:ja|sekä|och|samt)\s+)?/u, "")
  const starts = [...text.matchAll(/(?:^|[\s(])(?=(?:Laki|Lag|Asetus|Förordning|laki|lag) |(?:[Ll]agen|[Ff]örordningen) (?:om|angående) )/gu)].at(-1)
  if (starts) return text.slice(starts.index).trim().replace(/^\(/, "")
  const sentence = text.split(/[.;:•]\s|,\s(?=\p{L}*(?:laki|lain|lag|lagen)$)/u).at(-1)!.trim()
  const words = sentence.split(" ")
  const last = words.at(-1) ?? ""
  // An act in another case than its name stands inside a sentence, whose beginning is no part of the name.
  if (words.length <= 7 && /^\p{Lu}/u.test(sentence) && !tells.test(sentence) && !inflected.test(last)) return sentence
  if (!actWord.test(last)) return words.slice(-3).join(" ")
  let start = words.length - 1
  while (start > 0 && words.length - start < 4 && genitive(words[start - 1]!)) start--
  return words.slice(start).join(" ")
}

const forms: readonly RegExp[] = [
  /(?<article>\d{1,2})\s*(?:\.\s*)?artikla\p{L}*\s*(?:n\s)?(?<point>\d)\s*\.?\s*(?:kohda\p{L}*|mom\p{L}*\.?|momenti\p{L}*)?\s*[,:]?\s*(?<letter>[a-j])(?:\)|\b)(?=[\s-]|-?\s?(?:ala)?kohta|$|[),.:;])/giu,
  /artikla\p{L}*\s+(?<article>\d{1,2})\s*[.(]?\s*(?<point>\d)\)?\s*(?:kohda\p{L}*\s*)?[.,(]?\s*(?<letter>[a-j])(?![\p{L}])/giu,
  /(?:artikel|art\.?)\s*(?<article>\d{1,2})\s*(?:[.,(]\s*|\s+(?:punkt|stycke|mom\.?|p\.?)\s*)(?<point>\d)\)?\s*[.,]?\s*(?:led\s+|punkt\s+|underpunkt\s+|[(.]\s*)?(?<letter>[a-j])(?![\p{L}])/giu,
  /(?<![\d.])(?<article>6|9|10)\s*\(\s*(?<point>\d)\s*\)\s*\(\s*(?<letter>[a-j])\s*\)/giu,
  /(?<article>\d{1,2})\s*art(?:\.|\b)\s*(?<point>\d)\s*[.,]?\s*(?:kohta|mom\.?|punkt)?\s*(?<letter>[a-j])(?![\p{L}])/giu,
  /(?<![\d.])(?<article>6|9)\.(?<point>[1-4])\s*(?:artikla\p{L}*\s*)?(?:\(|-?\s?kohdan?\s)?(?<letter>[a-j])(?=[\s).,:-]|$)/giu,
]

/** The grounds of processing that a text names, written like 6(1)(c). */
export function articlesIn(text: string): string[] {
  const articles: { at: number; article: string }[] = []
  for (const form of forms)
    for (const hit of text.matchAll(form)) {
      const { article, point, letter } = hit.groups as { article: string; point: string; letter: string }
      if (["6", "9", "10"].includes(article)) articles.push({ at: hit.index, article: `${article}(${point})(${letter.toLowerCase()})` })
    }
  articles.sort((one, other) => one.at - other.at)
  return [...new Set(articles.map(({ article }) => article))]
}
