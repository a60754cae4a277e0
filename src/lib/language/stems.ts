/**
 * Finnish without a dictionary: a query's stem is looked for inside longer words through runs of four letters. Finds most
 * inflections and compounds, and some words that only look alike.
 */
const gramLength = 4

/** Every run of four letters of a word; a shorter word is its own run. */
export function grams(word: string): string[] {
  if (word.length <= gramLength) return [word]
  return Array.from({ length: word.length - gramLength + 1 }, (_, at) => word.slice(at, at + gramLength))
}

const endings =
  /(?:iden|itten|ien|jen|ten|den|issa|issä|ista|istä|illa|illä|ilta|iltä|ille|iksi|ina|inä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|tta|ttä|ita|itä|ja|jä|na|nä|an|än|en|in|on|un|yn|ön|at|ät|et|it|ot|ut|yt|öt|ia|iä|n|t|a|ä)$/u

/** Endings of nouns whose stem changes: each becomes what stays the same in all forms. */
const shifts: readonly (readonly [RegExp, string])[] = [
  [/(?:nen|sen|set|sten|sia|siä|sissa|sissä)$/u, "s"],
  [/(?:uksen|ukset|usten|uksia|ukse)$/u, "u"],
  [/(?:yksen|ykset|ysten|yksiä|ykse)$/u, "y"],
  [/us$/u, "u"],
  [/ys$/u, "y"],
  [/s$/u, ""],
]

const gradation: readonly (readonly [string, string])[] = [
  ["kk", "k"], ["pp", "p"], ["tt", "t"], ["nk", "ng"], ["nt", "nn"], ["mp", "mm"], ["lt", "ll"], ["rt", "rr"], ["t", "d"], ["p", "v"], ["k", ""],
]

/** The stems that a typed word may share with its other forms, strong and weak grade, each at least three letters. */
export function stems(word: string): string[] {
  const found = new Set<string>([word])
  for (const base of [word, word.replace(endings, "")])
    for (const stem of [base.replace(/[aeiouyäö]$/u, ""), ...shifts.map(([ending, kept]) => base.replace(ending, kept))]) {
      found.add(stem)
      for (const [strong, weak] of gradation) {
        if (stem.endsWith(strong)) found.add(stem.slice(0, -strong.length) + weak)
        if (weak !== "" && stem.endsWith(weak)) found.add(stem.slice(0, -weak.length) + strong)
      }
    }
  const long = [...found].filter((stem) => stem.length >= Math.min(word.length, 4))
  return long.filter((stem) => !long.some((other) => other !== stem && stem.includes(other)))
}
