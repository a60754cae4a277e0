import { plainSystemName } from "./names.ts"
import { sentencesOf, withoutStop } from "./sentences.ts"
import { namesSystem, splitSystems } from "./split-systems.ts"
import { noSystems } from "./vocabulary.ts"

/** What running text says of systems. */
export interface SystemsSaid {
  readonly systems: readonly string[]
  /** The text says that there are none of its own. */
  readonly none: boolean
}

const cue =
  /(?:^|\s)(?:(?:on|ovat) käytössä|käytössä (?:on|ovat)|käytössä|käytetään|hyödynnetään|käytettäviä (?:tieto)?järjestelmiä ovat|(?:tieto)?järjestelmi[äe]n?(?:ä)? (?:ovat|on)|(?:tieto)?järjestelmät ovat|(?:tieto)?järjestelmä on|(?:tieto)?järjestelminä (?:ovat|toimivat|käytetään)|tuottavat tieto(?:a|ja)|käsitellään|ylläpidetään|används|använder man|använder|utgörs av|(?:informations)?system(?:en)? är|behandlas i|förvaltas i)(?=[\s:])\s*:?\s+/iu
const objectCue = /(?:käytetään|hyödynnetään)\s*:?\s+$/iu
const announced = /^(?:seuraav(?:at|ia|aa|a) |följande )?(?:muita |muut |omat |omia |andra )?(?:sähköisiä )?(?:tieto|informations|palvelu)?(?:järjestelmät|järjestelmiä|järjestelmää|järjestelmä|kanavia|kanavat|palvelukanavia|ohjelmistoja|ohjelmistot|sovelluksia|system|program)\s*(?:ovat|on|är)?\s*[:,]?\s*(?:kuten|ovat|mm\.|muun muassa|esimerkiksi|esim\.|såsom|bl\.a\.|bland annat|t\.ex\.)?\s*:?\s*/iu
const example = /^(?:mm\.|muun muassa|esimerkiksi|esim\.|kuten|bl\.a\.|bland annat|t\.ex\.|till exempel|följande|seuraavat)\s+/iu
const kept = /^(.+?(?:palvelu|järjestelmä|sivusto|rekisteri|portaali|sovellus))(?:sta|stä) vastaa /iu
const isSystem = /^(\p{Lu}.{2,80}?) (?:on|är) [^.]*(?:palvelu|järjestelmä|sovellus|ohjelmisto|tjänst|system|program)/u
const tellsOfData = /(?:tietoja|uppgifter) (?:luovutetaan|saadaan|siirretään|haetaan|lämnas|hämtas|överförs)/iu
const verb = /(?:^|\s)(?:on|ovat|käytetään|tuottavat|luovutetaan|saadaan|kerää|keräävät|sisältyy|sisältyvät|koostuu|koostuvat|kuuluu|kuuluvat|siirtyy|antaa|palvelee|vastaavat|liittyy|sisältää|sisältävät|hyödynnetään|voidaan|voi|tuottaa|vastaa|säilytetään|käsitellään|tallennetaan|kirjataan|ei|eivät|är|används|innehåller|finns|kan|har|lagras|sköts|inte)(?=[\s.,])/iu

/** The systems that a paragraph names, each in the form of a name. */
export function systemsInProse(text: string): SystemsSaid {
  const systems: string[] = []
  let none = false
  for (const sentence of sentencesOf(text)) {
    if (noSystems.test(sentence)) none = true
    else systems.push(...systemsInSentence(sentence))
  }
  return { systems, none: none && systems.length === 0 }
}

function systemsInSentence(sentence: string): string[] {
  const holder = kept.exec(sentence)
  if (holder) return [holder[1]!]
  const colon = /^(.{0,200}?(?:järjestelm|system|sovellu|ohjelm)[^:]{0,40}):\s+(.+)$/iu.exec(sentence)
  if (colon && !/https?$/.test(colon[1]!)) return splitSystems(colon[2]!)
  if (tellsOfData.test(sentence)) return []
  const found = cue.exec(sentence)
  if (found) return fromCue(sentence, found)
  const subject = isSystem.exec(sentence)
  if (subject && namesSystem(subject[1]!)) return [subject[1]!]
  return verb.test(sentence) ? [] : splitSystems(sentence)
}

function fromCue(sentence: string, found: RegExpExecArray): string[] {
  const before = sentence.slice(0, found.index).trim()
  const rest = withoutStop(sentence.slice(found.index + found[0].length).replace(announced, "").replace(example, ""))
  if (/^(?:käsitellään|ylläpidetään|behandlas i|förvaltas i)/iu.test(found[0].trim())) return splitSystems(rest).filter(namesSystem).map(plainSystemName)
  if (/järjestelmä on\s*$/iu.test(found[0]) && !/^\p{Lu}|järjestelmä/u.test(rest)) return []
  const list = /^[^,:()]{0,80}?,? kuten (?=\S)/u.exec(rest)
  const items = splitSystems(list ? rest.slice(list[0].length) : rest)
  const named = items.length > 0 ? items : namesSystem(before) ? [before] : []
  return objectCue.test(found[0]) ? named.map(plainSystemName) : named
}

/** A text that only lists names: it has no verb of its own. */
export const isBareList = (text: string): boolean => !verb.test(text)
