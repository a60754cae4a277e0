import type { Block } from "../block.ts"

const body =
  /(?<![\p{L}-])(\p{Lu}[\p{L}-]+(?: (?:ja |och )?\p{Lu}[\p{L}-]+| seudun| kaupungin(?= ))?n?) (kaupun(?:ki|gin|gille|gilta|gissa|kia)|kun(?:ta|nan|nalle|nassa)|käräjäoikeu\p{L}*|hallinto-oikeu\p{L}*|hovioikeu\p{L}*|\p{L}*kuntayhtym\p{L}*|hyvinvointialue\p{L}*|maakun(?:ta|nan)|pelastuslaito\p{L}*)(?![\p{L}])/gu
const bodySwedish =
  /(?<![\p{L}-])(\p{Lu}[\p{L}-]+(?: (?:och )?\p{Lu}[\p{L}-]+){0,2}) (stads?|kommuns?|\p{L}*samkommuns?|välfärdsområde[ts]?s?|tingsrätts?|förvaltningsdomstols?|hovrätts?)(?![\p{L}-])/gu

const notNames = /^(?:Suomen|Kunnan|Kaupungin|Manner-Suomen|Koko|Oman|Toisen|Muiden|Kyseisen|Tämän|Uuden|Finlands|Varje|Denna|Egen|Din)$/u

/** The municipality or other authority whose page this is, as far as the page says; null when none is named. */
export function findMunicipality(title: string | null, blocks: readonly Block[]): string | null {
  const votes = new Map<string, number>()
  const vote = (name: string, weight: number) => votes.set(name, (votes.get(name) ?? 0) + weight)
  const texts = blocks.slice(0, 5_000).map((block) => block.text)
  const words = new Set(texts.flatMap((text) => text.split(/[^\p{L}-]+/u)))
  const hosts = hostsIn(texts)
  if (title) for (const name of namesIn(title, words, hosts)) vote(name, 6)
  for (const [index, text] of texts.entries()) for (const name of namesIn(text, words, hosts)) vote(name, index < 6 ? 4 : 1)
  if (votes.size > 0) return [...votes].sort((one, other) => other[1] - one[1])[0]![0]
  return fromHosts(hosts, words)
}

function namesIn(text: string, words: ReadonlySet<string>, hosts: ReadonlySet<string>): string[] {
  const found: string[] = []
  const start = text.slice(0, 4_000)
  for (const [, name = "", kind = ""] of start.matchAll(body)) {
    if (notNames.test(name) || !name.endsWith("n")) continue
    found.push(/^(?:kaup|kun(?:ta|nan|nal|nas))/u.test(kind) ? placeFromGenitive(name, words, hosts) : `${name} ${plainBody(kind)}`)
  }
  for (const [, name = "", kind = ""] of start.matchAll(bodySwedish)) {
    if (notNames.test(name)) continue
    const plain = kind.replace(/^(stad|kommun|\p{L}*samkommun|tingsrätt|förvaltningsdomstol|hovrätt)s$/u, "$1").replace(/^välfärdsområdets?$/u, "välfärdsområde")
    found.push(/^(?:stad|kommun)$/u.test(plain) ? name.replace(/^Staden |^Kommunen /u, "").replace(/(?<=[bcdfghjklmnprtvwxz])s$/u, "") : `${name} ${plain}`)
  }
  return found
}

const plainBody = (kind: string): string =>
  kind
    .replace(/oikeu\p{L}*$/u, "oikeus")
    .replace(/kuntayhtym\p{L}*$/u, "kuntayhtymä")
    .replace(/hyvinvointialue\p{L}*$/u, "hyvinvointialue")
    .replace(/pelastuslaito\p{L}*$/u, "pelastuslaitos")
    .replace(/^maakunnan$/u, "maakunta")

const hostsIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => [...text.slice(0, 4_000).matchAll(/(?:@|www\.|https?:\/\/)([\p{L}\d-]+(?:\.[\p{L}\d-]+)*)\.fi(?![\p{L}\d])/giu)].flatMap(([, host = ""]) => host.toLowerCase().split("."))))

function fromHosts(hosts: ReadonlySet<string>, words: ReadonlySet<string>): string | null {
  for (const word of words) if (/^\p{Lu}\p{Ll}{3,}$/u.test(word) && hosts.has(asHost(word))) return word
  return null
}

const asHost = (name: string): string => name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll(" ", "")

/** How the nouns that end Finnish place names are inflected: the end of the genitive and that of the plain form. */
const placeEndings: readonly (readonly [RegExp, string])[] = [
  [/hden$/u, "hti"],
  [/rannan$/u, "ranta"],
  [/virran$/u, "virta"],
  [/sillan$/u, "silta"],
  [/kannan$/u, "kanta"],
  [/joen$/u, "joki"],
  [/mäen$/u, "mäki"],
  [/(r|l)ven$/u, "$1vi"],
  [/veden$/u, "vesi"],
  [/lammen$/u, "lampi"],
  [/(s|l|r|i|m)([kmlrv])en$/u, "$1$2i"],
  [/aaren$/u, "aari"],
  [/uoren$/u, "uori"],
  [/(ng)(in|on|an)$/u, "nk$2"],
  [/kankaan$/u, "kangas"],
  [/h(d)on$/u, "hto"],
  [/pellon$/u, "pelto"],
  [/hteen$/u, "hde"],
  [/nteen$/u, "nne"],
  [/ojen$/u, "ot"],
  [/ujen$/u, "ut"],
  [/korven$/u, "korpi"],
]

/** A place's name from its genitive: what the page itself shows decides, then the usual inflection. */
export function placeFromGenitive(genitive: string, words: ReadonlySet<string>, hosts: ReadonlySet<string>): string {
  const candidates = nominatives(genitive)
  return candidates.find((name) => words.has(name)) ?? candidates.find((name) => hosts.has(asHost(name))) ?? candidates[0]!
}

function nominatives(genitive: string): string[] {
  const stem = genitive.slice(0, -1)
  const likely: string[] = []
  const ending = placeEndings.find(([pattern]) => pattern.test(genitive))
  if (ending) likely.push(genitive.replace(ending[0], ending[1]).replace(/n$/u, ""))
  if (/(?:aisten|äisten|oisten|uisten)$/u.test(genitive)) likely.push(genitive.replace(/sten$/u, "nen"))
  if (/[uy]den$/u.test(genitive)) likely.push(genitive.replace(/den$/u, "s"))
  if (stem.endsWith("ee")) likely.push(stem.slice(0, -1))
  if (/[^e]e$/u.test(stem)) likely.push(`${stem.slice(0, -1)}i`)
  likely.push(stem, ...strengthened(stem))
  return [...new Set(likely)]
}

/** Consonant gradation backwards, tried when the page shows the result somewhere. */
const strengthened = (stem: string): string[] =>
  [stem.replace(/nn(\p{L})$/u, "nt$1"), stem.replace(/d(\p{L})$/u, "t$1"), stem.replace(/r([uy])$/u, "rk$1"), stem.replace(/e$/u, "ki"), stem.replace(/ng(\p{L})$/u, "nk$1"), stem.replace(/t(\p{L})$/u, "tt$1")].filter(
    (name) => name !== stem,
  )
