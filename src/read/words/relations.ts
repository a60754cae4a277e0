import type { Direction, Scope } from "../../model/relation.ts"
import { plainPoolName } from "./names.ts"
import { sentencesOf } from "./sentences.ts"

/** A tie to another pool that a sentence tells. */
export interface Told {
  readonly to: string
  readonly scope: Scope
  readonly direction: Direction
}

const scopes: readonly (readonly [Scope, RegExp])[] = [
  ["city-wide", /kaupunkiyhtei|kaupungin yhtei|kuntayhtei|kunnan yhtei|koko kaupungin|för (?:hela )?(?:staden|kommunen) gemensam|stadens gemensam|kommunens gemensam|gemensamma? för (?:staden|kommunen)/iu],
  ["capital-region", /pääkaupunkiseu|huvudstadsregion/iu],
  ["national", /kansalli|valtakunnalli|nationell|riksomfattande/iu],
  ["international", /kansainväli|internationell/iu],
  ["other-sector", /(?:toisen|muiden|toisten|muun) toimial|andra sektor|annan sektor/iu],
]

const gives = /luovut|tuot(?:taa|tavat|etaan)|toimit|siirty|siirret|välit|lämna|överför|ger |levererar/iu
const takes = /saa(?:daan|vat|da|\b)|hae(?:taan|tut)|noudet|hakee|päivittyvät|får (?:uppgifter|information)|hämta/iu
const isPart = /sisälty(?:y|vät)|kuulu(?:u|vat) |ingår i|hör till/iu
const poolWord = /(?:tietovaran(?:toonsa|nostaan|toon|toihin|nosta|noista)|informationslag(?:ret|ren|er))$/iu

/** Words that end a pool's name to the left: verbs, pronouns, what is given, and the words that tell a scope. */
const stops =
  /^(?:luovut\p{L}*|tuot\p{L}*|toimit\p{L}*|siirt?[ty]\p{L}*|tietoja|tiedot|tietoa|tietojaan|tiedoista|hae\p{L}*|saa\p{L}*|jo(?:ka|hon|ta|sta|lla)|sekä|ja|että|kansalli\p{L}*|valtakunnalli\p{L}*|kaupunkiyhtei\p{L}*|pääkaupunkiseu\p{L}*|kansainväli\p{L}*|yhtei\p{L}*|kuntayhtei\p{L}*|sisälty\p{L}*|lisäksi|myös|lämna\p{L}*|till|från|ur|i|och|samt|uppgifter|information|gemensamma?|nationella?|den|det|de|kuulu\p{L}*|vastaavasti|päivittäin|kuukausittain|ingår|överför\p{L}*|för|staden|kommunen|är|tiettyjä)$/iu

/** The ties that a paragraph tells, as seen from the pool or unit that it speaks of. */
export function relationsIn(text: string): Told[] {
  if (!/tietovaran|informationslag|viranomaispalvel|muutostietopalvel/iu.test(text)) return []
  return sentencesOf(text).flatMap((sentence) => (sentence.length > 3_000 ? [] : relationsInSentence(sentence)))
}

function relationsInSentence(sentence: string): Told[] {
  const shared = sharedPool(sentence)
  const told = shared ? [shared] : []
  const tokens = [...sentence.matchAll(/\S+/g)]
  for (const [index, token] of tokens.entries()) {
    const word = token[0].replace(/[,;:.)]+$/u, "")
    const form = poolWord.exec(word)?.[0].toLowerCase() ?? (/rekisteristä$/iu.test(word) && /nosta|noista/u.test(sentence) ? "rekisteristä" : null)
    if (form === null) continue
    const directions = directionsOf(sentence, form, token.index)
    const names = directions.length > 0 ? namesAt(tokens.map((each) => each[0]), index, word) : []
    const scope = lastScope(sentence.slice(0, token.index)) ?? "own"
    for (const direction of directions) for (const to of names) told.push({ to, scope, direction })
  }
  return unique([...told, ...servicesIn(sentence)])
}

/** "X on kaupunkiyhteinen tietovaranto, johon osasto tuottaa tietoja": X is another's pool that gets data from here. */
function sharedPool(sentence: string): Told | null {
  const found = /^(\p{Lu}[^,.]{2,100}?tietovaranto) on ([^,.]{0,60}?)tietovaranto, johon ([^,.]*)/u.exec(sentence)
  if (found && gives.test(found[3]!)) return { to: found[1]!, scope: scopeOf(found[2]!) ?? "own", direction: "gives" }
  const swedish = /^(\p{Lu}[^,.]{2,100}?) är (?:ett|en) ([^,.]{0,80}?)informationslager[^,.]{0,60}?,? (?:till|i) vilket ([^,.]*)/u.exec(sentence)
  return swedish && gives.test(swedish[3]!) ? { to: swedish[1]!, scope: scopeOf(swedish[2]!) ?? "own", direction: "gives" } : null
}

function directionsOf(sentence: string, form: string, at: number): Direction[] {
  const before = sentence.slice(0, at)
  if (form.startsWith("tietovarantoon") && /^\S+(?: \S+){0,3} \S*tietovarantoon tuottavat [^.]*järjestelm/iu.test(sentence)) return []
  if (/nosta|noista|nostaan|rekisteristä/u.test(form)) return takes.test(sentence) || gives.test(sentence) ? ["takes"] : []
  if (/informationslag/u.test(form)) return swedishDirections(before)
  if (isPart.test(before.slice(-160)) && /tiedot|tietovaran/iu.test(before) && !gives.test(before)) return ["included"]
  const both = /hae(?:taan|tut)[^.]{0,30}(?:ja|sekä) [^.]{0,20}luovut|luovut[^.]{0,30}(?:ja|sekä) [^.]{0,20}(?:hae|saa)/iu.test(sentence)
  if (both) return ["gives", "takes"]
  return gives.test(sentence) ? ["gives"] : []
}

function swedishDirections(before: string): Direction[] {
  const near = before.slice(-140)
  if (/ingår i/iu.test(near)) return ["included"]
  if (/(?:hämta\p{L}*|får|fås) [^.]*(?:från|ur)(?: [^.]*)?$/iu.test(near)) return ["takes"]
  return /(?:lämna\p{L}*|överför\p{L}*|ger|levererar) [^.]*till(?: [^.]*)?$/iu.test(near) ? ["gives"] : []
}

const scopeOf = (text: string): Scope | null => scopes.find(([, words]) => words.test(text))?.[0] ?? null

/** The scope word nearest before a name; it also holds for the names that follow it in the same list. */
function lastScope(before: string): Scope | null {
  let found: { scope: Scope; at: number } | null = null
  for (const [scope, words] of scopes) {
    const hits = [...before.slice(-260).matchAll(new RegExp(words.source, "giu"))]
    const at = hits.at(-1)?.index ?? -1
    if (at >= 0 && (found === null || at > found.at)) found = { scope, at }
  }
  return found?.scope ?? null
}

/** The names that end in one pool word: "asiakas-, palvelu- ja turvallisuustietovarantoihin" are three. */
function namesAt(tokens: readonly string[], index: number, word: string): string[] {
  const several = /(?:ihin|oista|lagren)$/iu.test(word)
  const name = [word]
  for (let at = index - 1; at >= 0 && name.length < 16; at--) {
    const token = tokens[at]!
    const before = (tokens[at - 1] ?? "").replace(/,$/, "")
    const bare = token.replace(/,$/, "")
    const joins = /^(?:ja|sekä|och)$/iu.test(bare) && !poolWord.test(before) && (before.endsWith("-") || (/\p{Ll}n$/u.test(before) && (several || name[0]!.endsWith("n"))) || (several && /-,?$/u.test(before)))
    if (!joins && (stops.test(bare) || poolWord.test(bare) || /(?:vat|vät|rekisteristä)$/u.test(bare) || /[:;.]$/.test(bare))) break
    if (token.endsWith(",") && !token.endsWith("-,") && !(token.endsWith("n,") && name.some((each) => /^(?:ja|sekä|och)$/u.test(each)))) break
    name.unshift(token)
  }
  const written = name.join(" ")
  const plain = plainPoolName(written).replace(/rekisteristä$/u, "rekisteri").replace(/^(?:omaan|eri|yhteiseen) /u, "")
  if (/^-?(?:tietovaranto|informationslager)$/iu.test(plain)) return []
  return several ? elliptical(plain) : [plain]
}

/** "asiakas-, kehittämisen ja turvallisuustietovaranto" as the names that it stands for. */
function elliptical(name: string): string[] {
  const pieces = name.split(/,\s+|\s+(?:ja|sekä|och)\s+(?=\S*tietovaranto$)/u).map((piece) => piece.trim())
  return pieces
    .filter((piece) => piece !== "")
    .map((piece) => (piece.endsWith("tietovaranto") ? piece : /n-?$/u.test(piece) ? `${piece.replace(/-$/, "")} tietovaranto` : `${piece.replace(/-$/, "")}tietovaranto`))
}

/** National services that data is exchanged with. */
function servicesIn(sentence: string): Told[] {
  const service = /viranomaispalvelu(?:ilta|ille|ihin|ista), kuten (\S+?)\.?$/iu.exec(sentence)
  if (service && /luovut/iu.test(sentence) && /saadaan/iu.test(sentence)) {
    const to = service[1]!
    return [
      { to, scope: "national", direction: "gives" },
      { to, scope: "national", direction: "takes" },
    ]
  }
  return []
}

const unique = (told: readonly Told[]): Told[] => told.filter((one, index) => told.findIndex((other) => other.to.toLowerCase() === one.to.toLowerCase() && other.direction === one.direction) === index)
