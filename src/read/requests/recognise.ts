import { type Analyser, wordsIn } from "../../lib/language/analyser.ts"
import { languages } from "../../lib/words.ts"
import { type RequestKind, requestKinds } from "../../law/requests.ts"

/** A thing that a letter seems to ask for, with the words of the letter that told so. */
export interface Recognised {
  readonly kind: RequestKind
  readonly told: readonly string[]
}

/** Words by base form, of all three languages; one that ends in a hyphen is the beginning of a word as it is written. */
type Group = { readonly bases: ReadonlySet<string>; readonly starts: readonly string[]; readonly shape: RegExp | null }

function group(words: string, shape: RegExp | null = null): Group {
  const all = words.split(" ").filter(Boolean)
  return { bases: new Set(all.filter((word) => !word.endsWith("-"))), starts: all.filter((word) => word.endsWith("-")).map((word) => word.slice(0, -1)), shape }
}

/** One's own: pronouns, and the Finnish ending of the first person on what one has of oneself. */
const own = group("oma itse minua minusta minun mina mig mitt min my myself itseäni itsestäni meistä lapseni mitt", /^(?:henkilö)?(?:tie[td]o\p{L}*|asiakirj\p{L}*|päätö\p{L}*|hakemu\p{L}*|osoittee\p{L}*|osoitetie\p{L}*|nime\p{L}*|asia\p{L}{0,6}|asiakastie\p{L}*|kuva\p{L}*|puhelinnumero\p{L}*|sähköpost\p{L}*)ni$/u)
const data = group("tieto henkilötieto rekisteritieto asiakastieto osoitetieto terveystieto uppgift personuppgift kunduppgift data datum information record details tiedo- tietoj- personuppgift-")
const ask = group("pyytää haluta saada lähettää toimittaa tilata vaatia pyyntö toivoa antaa begära vilja få be skicka sända önska begäran request want send get provide like ask need give obtain haluaisin pyydän pyydämme vill skulle please tietopyyntö")
const see = group("kopio nähdä tarkastaa tarkistaa tarkastusoikeus mikä mitä mitkä kaikki rekisteriote jäljennös selvitys kopia se vilken vilka vad registerutdrag alla allt copy see what which all access everything view saada få receive show")
const document = group("asiakirja pöytäkirja päätös sopimus lausunto tarjous selvitys raportti muistio kirje sähköposti lasku luettelo piirustus liite esityslista viranhaltijapäätös hankintasopimus tarkastuskertomus kuitti hakemus rakennuspiirustus kirjeenvaihto handling protokoll avtal utlåtande beslut rapport offert faktura ritning bilaga ansökan föredragningslista brevväxling document minute minutes contract agreement report statement offer invoice drawing decision attachment application correspondence permit lupa lov")
const decision = group("päätös ratkaisu etuuspäätös maksupäätös beslut avgörande decision ruling")
const wrong = group("virheellinen väärä väärin virhe vanhentunut vanha puutteellinen felaktig fel föråldrad wrong incorrect inaccurate outdated mistake error misspelt misspelled old")
const mend = group("korjata oikaista päivittää muuttaa täydentää oikaisu korjaus oikais- rätta korrigera uppdatera ändra rättelse komplettera correct rectify update amend change fix rectification korjaa- korjat-")
const thing = group("osoite nimi syntymäaika puhelinnumero sukunimi rekisteri tieto henkilötieto adress namn telefonnummer efternamn register uppgift personuppgift address name birth number register details data record information")
const erase = group("poistaa hävittää tuhota unohtaa poisto poistaminen poistaa- poistet- poistam- radera radering utplåna stryka bort glömma delete erase remove erasure deletion forget forgotten destroy")
const limit = group("rajoittaa rajoitus rajoittaminen rajoit- begränsa begränsning restrict limit restriction freeze")
const handling = group("käsittely käsitellä käyttö käyttää hyödyntää behandling behandla användning använda processing process use using processed")
const move = group("siirtää siirto siirt- överföra flytta överföring transfer move port portability")
const elsewhere = group("järjestelmä palvelu koneluettava rekisterinpitäjä siirrettävä json csv system annan maskinläsbar tjänst portabel machine another readable portable service provider format toinen toiseen toiselle")
const oppose = group("vastustaa kieltää vastustaminen vastust- kiellän motsätta invända invändning object oppose objection forbid")
const automatic = group("automaattinen automaattisesti automaatti kone tekoäly algoritmi robotti automaattipäätös automatisk automatiskt automatiserad automatiserat algoritm dator ai automated automatic automatically algorithm computer machine automaatti-")
const who = group("kuka ketkä kenen keiden kukaan vem någon who whom anyone whoever")
const look = group("katsoa katsella lukea avata selata urkkia käydä tarkastella nähdä katso- avan- luke- selai- urkki- titta läsa öppna se snoka sett läst look view access open read see viewed snoop looked opened accessed")
const log = group("loki lokitieto käyttöloki lokipyyntö lokiselvitys logg loggutdrag logguppgift loggbegäran lokitie- logg- log logs logfile logged")
const complain = group("kantelu kannella hallintokantelu tehdäkantelu moite kantel- klaga klagomål förvaltningsklagan anmärkning klagan complaint complain")
const advise = group("neuvo neuvonta opastaa opastus ohje neuvoa råd rådgivning vägleda vägledning advice advise guidance guide")
const how = group("miten kuinka hur how mistä where")
const act = group("hakea tehdä toimia pitää voida täytyä hakemus voin haen teen toimin pitäisi ansöka göra kan ska måste ansöker gör borde apply do can should must submit fill täyttää ilmoittaa")
const research = group("tutkimus tutkija väitöskirja tutkimuslupa opinnäytetyö tutkimusaineisto gradu forskning forskare avhandling forskningstillstånd forskningsprojekt research researcher dissertation thesis study pro")
const material = group("aineisto lupa tutkimuslupa tutkimusaineisto asiakirja tieto rekisteriaineisto material tillstånd uppgift handling data document record permit permission access")
const party = group("asianosainen asianosaisjulkisuus asianosais- part partsinsyn partsoffentlighet party")
const matter = group("asia asiakirja kohta juttu ärende handling mål case matter document documents file proceedings")
const publicly = group("julkisuuslaki tietopyyntö asiakirjapyyntö julkisuuslain offentlighetslagen foi foia openness offentlighetslag")
const typing = group("kirjoitusvirhe laskuvirhe asiavirhe virhe virheellinen väärä väärin skrivfel räknefel sakfel fel felaktig error typo mistake wrong clerical miscalculated incorrect misspelled")
const review = group("oikaisuvaatimus valitus oikaisuvaatimu- omprövning omprövningsbegäran besvär överklaga appeal review")
const no = new Set("en ei älä älkää emme inte ej not never don t ilman".split(" "))

interface Sign {
  readonly kind: RequestKind
  /** All of these in one sentence. */
  readonly all: readonly Group[]
  /** None of these in it. */
  readonly none?: readonly Group[]
  /** What is asked to be done: it does not count where it is denied. */
  readonly deed?: Group
}

const deeds = [erase, mend, limit, oppose, move]
const signs: readonly Sign[] = [
  { kind: "log", all: [who, look, data] }, { kind: "log", all: [who, look, own] }, { kind: "log", all: [log], deed: log },
  { kind: "own-data", all: [own, data, see], none: [...deeds, who] }, { kind: "own-data", all: [own, data, ask], none: [...deeds, who, log, handling] },
  { kind: "rectification", all: [mend, wrong, thing], none: [decision, review], deed: mend }, { kind: "rectification", all: [mend, own, thing], none: [decision, review], deed: mend }, { kind: "rectification", all: [own, thing, wrong], none: [decision, review, erase] },
  { kind: "erasure", all: [erase, own], deed: erase }, { kind: "erasure", all: [erase, data], deed: erase },
  { kind: "restriction", all: [limit, handling], deed: limit }, { kind: "restriction", all: [limit, own, data], deed: limit },
  { kind: "portability", all: [move, data, elsewhere], deed: move }, { kind: "portability", all: [own, data, elsewhere, ask], none: [erase, mend, oppose, limit] },
  { kind: "objection", all: [oppose, handling], none: [decision], deed: oppose }, { kind: "objection", all: [oppose, own, data], deed: oppose },
  { kind: "human-review", all: [automatic, decision] },
  { kind: "decision-error", all: [decision, typing], none: [review, automatic] },
  { kind: "complaint", all: [complain], deed: complain },
  { kind: "advice", all: [advise], deed: advise }, { kind: "advice", all: [how, act], none: [handling] },
  { kind: "research", all: [research, material, ask] },
  { kind: "party", all: [party, matter] },
  { kind: "own-document", all: [own, document, ask], none: [mend, erase, party, typing, automatic, review] },
  { kind: "document", all: [document, ask], none: [own, mend, erase, party, research, typing, automatic, review, complain] }, { kind: "document", all: [publicly], none: [own, log] },
]

const mostLetters = 20_000

/**
 * What a message seems to ask for, in Finnish, Swedish, English or a mixture, with the words that told so. It looks at one sentence at a time: the base forms of its words, by the
 * dictionary where there is one. It only suggests: nothing is added by it.
 */
export function recogniseRequests(text: string, analyser: Analyser): Recognised[] {
  const found = new Map<RequestKind, Set<string>>()
  for (const sentence of text.slice(0, mostLetters).split(/[.!?;\n]+/)) {
    const words = wordsIn(sentence).map((word) => ({ word, bases: basesOf(word, analyser), analyser }))
    if (words.length === 0) continue
    for (const { kind, all, none = [], deed } of signs) {
      const told = all.map((one) => words.filter((word) => belongs(word, one)))
      if (told.some((one) => one.length === 0) || none.some((one) => words.some((word) => belongs(word, one)))) continue
      if (deed && words.every((one, at) => !belongs(one, deed) || isDenied(words, at))) continue
      const kept = found.get(kind) ?? new Set<string>()
      for (const one of told) if (one[0]) kept.add(one[0].word)
      found.set(kind, kept)
    }
  }
  return requestKinds.flatMap((kind) => {
    const told = found.get(kind)
    return told ? [{ kind, told: [...told] }] : []
  })
}

interface Word {
  readonly word: string
  readonly bases: ReadonlySet<string>
  readonly analyser: Analyser
}

/** The base forms that a word may have in any of the languages; runs of letters are none. */
function basesOf(word: string, analyser: Analyser): ReadonlySet<string> {
  return new Set([word, ...languages.flatMap((language) => analyser.lexemes(word, language).whole)].filter((base) => !base.startsWith("~")))
}

const belongs = ({ word, bases, analyser }: Word, its: Group): boolean => {
  const wanted = alsoByStem(its, analyser)
  return [...bases].some((base) => wanted.has(base)) || its.starts.some((start) => word.startsWith(start)) || its.shape?.test(word) === true
}

const byStem = new WeakMap<Group, { readonly name: string; readonly bases: ReadonlySet<string> }>()

/** The group's words with their stems in each language: what the dictionary does not know of a letter is met by its stem. */
function alsoByStem(its: Group, analyser: Analyser): ReadonlySet<string> {
  const known = byStem.get(its)
  if (known?.name === analyser.name) return known.bases
  const stems = [...its.bases].flatMap((base) => languages.flatMap((language) => analyser.lexemes(base, language).whole.filter((stem) => stem.length > 3 && !stem.startsWith("~"))))
  const bases = new Set([...its.bases, ...stems])
  byStem.set(its, { name: analyser.name, bases })
  return bases
}

/** A denial within three words before, or right after as Swedish has it. */
const isDenied = (words: readonly Word[], at: number): boolean => words.slice(Math.max(0, at - 3), at + 2).some(({ word }, place) => no.has(word) && place + Math.max(0, at - 3) !== at)
