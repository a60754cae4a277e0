import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import type { Block } from "../block.ts"
import { itemTwice } from "./finding-kinds-content.ts"
import { remarkInList } from "./finding-kinds-page.ts"
import { malformedAddress, oddSeparator, w } from "./finding-kinds-text.ts"
import { labelOf } from "../words/labels.ts"
import type { Reading } from "../reading.ts"
import { cutOutside, sentencesOf } from "../words/sentences.ts"
import { splitKeys } from "../words/split-keys.ts"
import { isBareList } from "../words/systems-in-prose.ts"
import { namesSystem, splitJoinedNames } from "../words/split-systems.ts"

const comma = w("yksi pilkku", "ett komma", "one comma")
const listed = new Set(["pools.systems", "pools.searchKeys", "pools.datasets", "table"])

/** Separators of lists that could be read in two ways, and items that stand twice. */
export function checkLists(reading: Reading): Finding[] {
  const found: Finding[] = []
  for (const block of reading.blocks) {
    const field = reading.placed.get(block.line) ?? ""
    if (field === "keywords") continue
    if (listed.has(field) || block.kind === "row") for (const text of block.kind === "row" ? listsIn(reading, block) : [labelOf(block)?.value ?? block.text]) found.push(...separatorsOf(text, block, field))
    found.push(...addressesIn(block), ...doubledIn(block))
    if (block.kind === "row") found.push(...remarksIn(block))
  }
  found.push(...slashedNames(reading))
  return found
}

/** The cells of a row but the one that names what the row is about. */
const listsIn = (reading: Reading, block: Block): string[] => block.cells.filter((_, column) => column !== (reading.nameColumns.get(block.line) ?? 0))

function separatorsOf(text: string, block: Block, field: string): Finding[] {
  const at = { line: block.line }
  const found: Finding[] = []
  const odd = (what: ReturnType<typeof w>, expected = comma) => found.push(finding(oddSeparator, { found: what, expected }, at))
  const sentences = sentencesOf(text)
  const list = block.kind === "row" || field === "pools.systems"
  if (/,\s*,/.test(text)) odd(w("kaksi pilkkua peräkkäin", "två kommatecken efter varandra", "two commas in a row"))
  if (/,\s*$/.test(text)) odd(w("pilkku lopussa", "ett komma i slutet", "a comma at the end"), w("ei mitään", "ingenting", "nothing"))
  if (/;/.test(text) && (list || field === "pools.searchKeys")) odd(w("puolipiste erottimena", "semikolon som skiljetecken", "a semicolon as separator"))
  if (list && sentences.length > 1 && (block.kind === "row" || sentences.every((sentence) => namesSystemAtEnd(sentence) && isBareList(sentence)))) odd(w("piste erottimena", "punkt som skiljetecken", "a full stop as separator"))
  if (list && sentences.some(missesSeparator)) odd(w("kaksi kohtaa ilman erotinta", "två punkter utan skiljetecken", "two items with no separator"))
  if (list && cutOutside(text, /,\s/g).some((piece, index, all) => index < all.length - 1 && /^(?:\p{L}+(?:n|-) ?){1,3}$/u.test(piece) && !piece.endsWith("minen") && / (?:ja|sekä|och) /u.test(all[index + 1]!)))
    odd(w("pilkku yhden kohdan sisällä", "ett komma inne i en punkt", "a comma inside one item"), w("pilkku vain kohtien välissä", "komma bara mellan punkter", "commas between items only"))
  if (list && /, jo(?:ta|ka|ssa|nka) /u.test(text)) odd(w("pilkku yhden kohdan sisällä", "ett komma inne i en punkt", "a comma inside one item"), w("pilkku vain kohtien välissä", "komma bara mellan punkter", "commas between items only"))
  if (field === "pools.searchKeys" && !/[,;]/.test(text) && splitKeys(text).length > 1) odd(w("”ja” erottimena", "”och” som skiljetecken", "\"and\" as separator"))
  return found
}

const namesSystemAtEnd = (sentence: string): boolean => namesSystem(sentence.replace(/[.,]$/, ""))

/** A word that ends a name, then a capital that begins another with nothing in between. */
const missesSeparator = (sentence: string): boolean =>
  cutOutside(sentence.replace(/[.,]$/, ""), / (?:ja|sekä|och|samt) |[,;]\s/gu).some((piece) => splitJoinedNames(piece).length > 1) ||
  /(?:tiedot|järjestäminen|aineistot|päätökset) \p{Lu}\p{Ll}+/u.test(sentence) || /\p{L}{4,}tiedot \p{Ll}\p{L}+ \p{Ll}\p{L}+n \p{Ll}\p{L}+n \p{L}+tiedot/u.test(sentence)

function remarksIn(block: Block): Finding[] {
  return block.cells.flatMap(sentencesOf).flatMap((sentence) => (/^(?:Tiedot voivat olla|Tiedot ovat|Uppgifterna kan vara|Uppgifterna är|Rekisteri koostuu)\b/u.test(sentence) ? [finding(remarkInList, { text: sentence }, { line: block.line })] : []))
}

/** "palvelu/osoite.fi/x": a path before the domain. */
function addressesIn(block: Block): Finding[] {
  return [...block.text.slice(0, 5_000).matchAll(/(?<![\p{L}\d./:])[\p{Ll}\d-]{2,40}\/[\p{Ll}\d-]{2,40}\.(?:fi|com|net|org|co|eu|se)(?:\/[\p{L}\d-]*)?/gu)].map((hit) => finding(malformedAddress, { address: hit[0] }, { line: block.line }))
}

function doubledIn(block: Block): Finding[] {
  if (block.text.length > 4_000 || block.kind === "row" || !block.text.includes(",")) return []
  const items = block.text
    .replace(/^[^:]{3,120}:\s/u, "")
    .split(/,\s+|\s+(?:sekä|samt)\s+/u)
    .map((item) => item.replace(/[.;]$/, "").trim().toLowerCase())
  const seen = new Set<string>()
  return items.flatMap((item) => {
    if (item.length < 8 || /^(?:että|jo\p{L}+) /u.test(item) || !seen.has(item)) {
      seen.add(item)
      return []
    }
    return [finding(itemTwice, { item }, { line: block.line })]
  })
}

function slashedNames(reading: Reading): Finding[] {
  return reading.systems.filter(({ name, group }) => /\p{L}\/\s?\p{L}/u.test(name) && group !== null).map(({ name, line }) => finding(oddSeparator, { found: w(`vinoviiva nimessä ”${name}”`, `ett snedstreck i namnet ”${name}”`, `a slash in the name "${name}"`), expected: w("yksi nimi", "ett namn", "one name") }, { line }))
}
