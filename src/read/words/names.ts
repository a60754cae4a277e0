const generic = /^(?:tietovaran.*|informationslag.*|datalag.*|informationsresurs.*|ja|sekä|och|samt|för|omat?|tiedot|tietojen|uppgifter|tietovarantojen|kaupunkiyhtei.*|hallinnoima)$/u

/** The words that tell one name from another: without what every pool's name has, and without its endings. */
export function nameWords(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ")
    .replace(/tietovaran[\p{L}]*|informationslag[\p{L}]*|datalag(?:er|ret)[\p{L}]*|informationsresurs[\p{L}]*/gu, " ")
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 1 && !generic.test(word))
}

/** Two forms of one word: the same beginning, with only the ending or a little of it different. */
export function sameWord(one: string, other: string): boolean {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  let common = 0
  while (common < shorter && one[common] === other[common]) common++
  return common >= 4 && common >= shorter - (shorter > 8 ? 4 : 3)
}

/** How alike two names are, from 0 to 1, whatever their inflection. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const free = [...other]
  let shared = 0
  for (const word of one) {
    const at = free.findIndex((candidate) => sameWord(word, candidate))
    if (at < 0) continue
    free.splice(at, 1)
    shared++
  }
  return (2 * shared) / (one.length + other.length)
}

export const sameName = (one: string, other: string): boolean => likeness(nameWords(one), nameWords(other)) >= 0.75

/** The candidate most like a name, when one is like enough. */
export function mostLike<T>(name: string, candidates: readonly T[], nameOf: (candidate: T) => string, least = 0.75): T | null {
  const words = nameWords(name)
  let best: T | null = null
  let bestLikeness = least
  for (const candidate of candidates) {
    const found = likeness(words, nameWords(nameOf(candidate)))
    if (found > bestLikeness || (found === bestLikeness && best === null && found >= least)) {
      best = candidate
      bestLikeness = found
    }
  }
  return best
}

/** The plain form of a pool that running text names in a case: "päätöstietovarantoon" is päätöstietovaranto. */
export const plainPoolName = (text: string): string =>
  text.replace(/tietovaran(?:toonsa|nostaan|toon|nosta|non|nossa|toihin|noista|nolle|toja|tojen|notaan|toa)$/u, "tietovaranto").replace(/informationslag(?:ret|rets|ren|ers)$/u, "informationslager")

const plainEndings: readonly (readonly [RegExp, string])[] = [
  [/järjestelmiä$/u, "järjestelmät"],
  [/järjestelmää$|järjestelmästä$|järjestelmällä$|järjestelmässä$/u, "järjestelmä"],
  [/järjestelmillä$|järjestelmissä$|järjestelmistä$/u, "järjestelmät"],
  [/alustoja$/u, "alustat"],
  [/palvelu(?:ja|ita)$/u, "palvelut"],
  [/palvelu(?:a|sta|lla|ssa)$/u, "palvelu"],
  [/sivusto(?:a|sta|lla|ssa)$/u, "sivusto"],
  [/sivustoja$/u, "sivustot"],
  [/rekister(?:eitä|ejä)$/u, "rekisterit"],
  [/rekisteri(?:ä|stä|ssä|llä)$/u, "rekisteri"],
  [/sovelluksia$/u, "sovellukset"],
  [/sovellus(?:ta)$/u, "sovellus"],
  [/ohjelmistoja$/u, "ohjelmistot"],
  [/ohjelmistoa$/u, "ohjelmisto"],
  [/ohjelmia$/u, "ohjelmat"],
  [/ohjelmaa$/u, "ohjelma"],
  [/kantoja$/u, "kannat"],
  [/kantaa$/u, "kanta"],
  [/portaalia$/u, "portaali"],
  [/työkaluja$/u, "työkalut"],
  [/lomakkeita$/u, "lomakkeet"],
  [/alustaa$/u, "alusta"],
]

/** A system that a sentence names as an object, in the form of a name: "keskustelualustoja" is keskustelualustat. */
export function plainSystemName(text: string): string {
  for (const [ending, plain] of plainEndings) {
    if (!ending.test(text)) continue
    const name = text.replace(ending, plain)
    const plural = plain.endsWith("t")
    return name.replace(/\b(\p{L}+)(isiä|istä|ista|isia)(?= )/u, (_, stem: string) => (plural ? `${stem}iset` : `${stem}inen`))
  }
  return text
}
