import { tidy } from "../../lib/words.ts"
import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import type { Block } from "../block.ts"
import { longestLine } from "../block.ts"
import { cutText, headingUnmarked, headingWithoutGap, lineTooLong, linkLost, noBreakSpace, pageRemains, paragraphBroken } from "./finding-kinds-text.ts"
import { diagramMissing } from "./finding-kinds-content.ts"
import { promisedLater } from "./finding-kinds-page.ts"
import { labelOf, looksLikeHeading } from "../words/labels.ts"
import type { Page } from "../page.ts"
import type { Reading } from "../reading.ts"
import { sentencesOf } from "../words/sentences.ts"
import { pointsElsewhere, poolNoun, poolNounFirst, promised, promisedInside } from "../words/vocabulary.ts"

/** Oddities of single lines: spaces, remains of the web page, cut text, lost links and pictures. */
export function checkLines(page: Page, reading: Reading): Finding[] {
  const found: Finding[] = []
  for (const { line, text } of page.lines) {
    if (text.length > longestLine) found.push(finding(lineTooLong, { length: text.length }, { line }))
    else if (text.includes("\u00a0")) found.push(finding(noBreakSpace, { blank: tidy(text) === "" }, { line }))
  }
  for (const [index, block] of reading.blocks.entries()) {
    if (block.kind === "rule" || reading.placed.get(block.line) === "keywords") continue
    found.push(...checkBlock(block, reading.placed.get(block.line) ?? ""), ...checkGap(reading, index))
    if (page.format === "text" && looksLikeAnyLine(reading, block)) found.push(finding(headingUnmarked, { heading: block.text.slice(0, 120) }, { line: block.line }))
  }
  return found
}

const remains =
  /^(?:siirry (?:suoraan )?(?:sisältöön|pääsisältöön)|hyppää sisältöön|tältä sivulta löydät|sivun sisältö|sisällysluettelo|sivun sisällysluettelo|takaisin ylös|jaa (?:sivu|tämä)|tulosta(?: sivu)?|oliko sivu hyödyllinen|gå (?:direkt )?till innehållet|hoppa (?:över )?till innehållet|på den här sidan|innehållsförteckning|tillbaka upp|dela sidan|skriv ut|skip to content)\??:?$/iu
const remainInside = /\((?:ulkoinen linkki|avautuu uu(?:teen|dessa)[^)]*|siirryt toiseen palveluun|linkki avautuu[^)]*|extern länk|öppnas i (?:ett )?nytt[^)]*|länken öppnas[^)]*|opens in [^)]*)\)/iu
export const diagram = /(?:piirrokse|kuvas|kaavios|kuvio|bilden|figuren|diagrammet)\p{L}* (?:on|ovat )?(?:on )?(?:esite|kuvat|näky|visar|framgår|är)/iu

/** A heading that only its words and its place tell from any other line. */
const looksLikeAnyLine = (reading: Reading, block: Block): boolean => {
  const field = reading.placed.get(block.line) ?? ""
  return !block.heading && block.kind === "text" && (/^(?:pools\.(?:sector|parts)|systems\.group)$/.test(field) || (field === "pools.name" && !poolNoun.test(block.text) && !poolNounFirst.test(block.text))) && labelOf(block)?.value == null && looksLikeHeading({ ...block, text: block.text.replace(/\.$/, ""), body: block.body.replace(/\.$/, "") })
}

function checkBlock(block: Block, field: string): Finding[] {
  const { text } = block
  const at = { line: block.line }
  const found: Finding[] = []
  const inside = remainInside.exec(text)
  if (remains.test(text)) found.push(finding(pageRemains, { text }, at))
  if (inside) found.push(finding(pageRemains, { text: inside[0] }, at))
  if (!remains.test(text) && text.length < 160 && pointsElsewhere.test(text) && !/https?:|www\.|\.fi\b/.test(text)) found.push(finding(linkLost, { text }, at))
  if (diagram.test(text.slice(0, 400)) && text.length > 30) found.push(finding(diagramMissing, {}, at))
  if (block.lines.length > 1 && block.kind === "text") found.push(finding(paragraphBroken, { next: block.lines[1]! }, at))
  found.push(...cutsIn(block, field))
  for (const sentence of text.length > 40 ? sentencesOf(text) : []) if (promisedInside.test(sentence) && !promised.test(text)) found.push(finding(promisedLater, { text: sentence.slice(0, 200) }, at))
  return found
}

/** An ellipsis inside a sentence, a long paragraph without its end, a word that breaks off before a conjunction. */
function cutsIn(block: Block, field: string): Finding[] {
  const { text } = block
  const at = { line: block.line }
  const ellipsis = /\S\s?(?:…|\.{3})\s?\p{Ll}/u.exec(text)
  if (ellipsis) return [finding(cutText, { text: around(text, ellipsis.index) }, at)]
  const words = text.split(" ")
  if (block.kind === "text" && words.length > 12 && !/[.:;!?)"”,]$/.test(text) && !field.startsWith("systems.") && (sentencesOf(text).length > 1 || /; /.test(text))) return [finding(cutText, { text: text.slice(-60) }, at)]
  const broken = /(?:tietovarann|tietojärjestelm|tietoaineist|rekister|informationslage|informationssyst)(?= (?:ja|sekä|och|samt) )/iu.exec(text)
  return broken ? [finding(cutText, { text: around(text, broken.index + 8) }, at)] : []
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 30), at + 30).trim()

/** A heading that follows a list, a heading or a paragraph without a blank line, where the page's headings have one. */
function checkGap(reading: Reading, index: number): Finding[] {
  const block = reading.blocks[index]!
  const before = reading.blocks[index - 1]
  if (!before || block.gap || block.kind !== "text" || before.kind === "row" || !isHeading(reading, block)) return []
  if (!headingsHaveGaps(reading)) return []
  const after = before.kind === "bullet" ? "bullet" : looksLikeHeading(before) ? "heading" : "text"
  return [finding(headingWithoutGap, { heading: block.text.slice(0, 120), after }, { line: block.line })]
}

const gapped = new WeakMap<Reading, boolean>()

/** Most of the page's headings have a blank line before them. */
function headingsHaveGaps(reading: Reading): boolean {
  const known = gapped.get(reading)
  if (known !== undefined) return known
  const headings = reading.blocks.filter((block, index) => index > 0 && block.kind === "text" && isHeading(reading, block))
  const most = headings.length >= 3 && headings.filter(({ gap }) => gap).length >= headings.length * 0.7
  gapped.set(reading, most)
  return most
}

const isHeading = (reading: Reading, block: Block): boolean => {
  const field = reading.placed.get(block.line)
  if (labelOf(block)?.value != null) return false
  if (!(field === "pools.name" || field === "pools.parts" || field === "pools.sector" || field === "heading")) return false
  return looksLikeHeading(block) || labelOf(block)?.value === null || block.text.endsWith(":") || block.text.length < 110
}
