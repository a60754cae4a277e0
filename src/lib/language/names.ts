import type { Analyser } from "./analyser.ts"

/** The part of a name that its inflected forms share: of Asukas and Asukkaan "asuk", of Mallinen and Mallisen "malli". */
export const nameStem = (name: string): string => name.slice(0, Math.max(3, name.length - (name.endsWith("nen") ? 3 : 2)))

/** What stands in the place of a name that is kept from the reader. */
export const covered = "•••"

/** Words of a text with where they stand; a capital inside a word begins another, as in a file's name. */
const words = /\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+/gu
const wordsOf = (text: string): string[] => text.normalize("NFC").match(words)?.map((word) => word.toLowerCase()) ?? []

/** What stands in names of bodies and families and names nobody. */
const noNames = new Set(["oy", "oyj", "ab", "ky", "ry", "rf", "tmi", "as", "ja", "och", "and", "von", "af", "av", "de"])

/** Consonants before a name's last vowel, and what stands there in its weak forms: Mäki and Mäen, Satu and Sadun, Susi and Suden. */
const weak: readonly (readonly [strong: string, weak: string])[] = [["k", ""], ["k", "j"], ["t", "d"], ["s", "d"], ["p", "v"], ["nt", "nn"], ["kk", "k"], ["pp", "p"], ["tt", "t"]]

/** How many letters may follow what a short name's forms share: "-lleen", "-istakin". */
const endingMost = 7

/** A test of words that may be forms of one part of a name: rather too wide than too narrow. */
function formsOf(part: string): (word: string) => boolean {
  const short = part.length < 6
  const stem = part.length < 3 ? part : nameStem(part)
  const vowel = /[aeiouyäöå]$/u.test(part) ? part.slice(-1) : ""
  const base = part.slice(0, -1)
  const weakened = !short || vowel === "" ? [] : weak.filter(([strong]) => base.endsWith(strong)).flatMap(([strong, soft]) => (vowel === "i" ? ["e", "i"] : [vowel]).map((one) => base.slice(0, base.length - strong.length) + soft + one))
  const starts = [stem, ...weakened.filter((start) => start.length > 2)]
  return (word) => starts.some((start) => word.startsWith(start) && (start.length > 3 || word.length - start.length <= endingMost))
}

/**
 * Covers every word of a text that may be a part of one of the names, also inflected, in either language and by the dictionary where there is one.
 * A common word that begins as a name does is covered too, since a name must not show; names one after another are one cover.
 */
export function coverNames(names: readonly string[], analyser: Analyser): (text: string) => string {
  const parts = [...new Set(names.flatMap(wordsOf))].filter((part) => part.length > 1 && !noNames.has(part))
  const forms = parts.map(formsOf)
  const bases = new Set(parts.flatMap((part) => analyser.lexemes(part, "fi").whole))
  const isName = (word: string): boolean => forms.some((test) => test(word)) || analyser.lexemes(word, "fi").whole.some((base) => bases.has(base))
  return (text) => {
    const whole = text.normalize("NFC").replace(words, (word) => (isName(word.toLowerCase()) ? covered : word))
    return whole === text.normalize("NFC") ? text : whole.replace(new RegExp(`${covered}(?:[\\s.,'’_-]*${covered})+`, "gu"), covered)
  }
}
