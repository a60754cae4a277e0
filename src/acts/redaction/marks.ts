import type { Language, Words } from "../../lib/words.ts"
import type { Pixels } from "../../read/formats/pdf-pictures.ts"
import type { Box, Source, SourceLine } from "./source.ts"

/** What is to be hidden, as a clerk chooses it, each with the code of its ground. */
export type Choice =
  /** Whole lines, numbered from 1. */
  | { readonly kind: "lines"; readonly lines: readonly number[]; readonly ground: string }
  /** Words wherever they stand, also across lines; a star at the end hides every word that begins so. */
  | { readonly kind: "words"; readonly words: string; readonly ground: string }
  /** Whole pages of a PDF. */
  | { readonly kind: "pages"; readonly pages: readonly number[]; readonly ground: string }
  /** An area of a page of a PDF: every word that it touches. */
  | { readonly kind: "area"; readonly page: number; readonly area: Box; readonly ground: string }

/** A passage of a line that is hidden: UTF-16 units from `from` to before `to`. */
export interface Mark {
  /** Counted from 1. */
  readonly line: number
  readonly from: number
  readonly to: number
  readonly ground: string
}

/** A line of the public version: words that show, and grounds where something does not. */
export interface PublicLine {
  readonly mark: SourceLine["mark"] | "picture"
  readonly level: number
  /** The picture that stands above the line, of which the line tells. */
  readonly picture?: Pixels
  readonly parts: readonly ({ readonly text: string } | { readonly ground: string })[]
}

/** The passages that the choices hide, in order; where two meet, the earlier choice gives the ground. */
export function marksOf(source: Source, choices: readonly Choice[]): Mark[] {
  const taken = source.lines.map(({ text }) => Array.from<string | null>({ length: text.length }).fill(null))
  const take = (line: number, from: number, to: number, ground: string): void => {
    const units = taken[line]
    for (let at = from; units && at < to; at++) units[at] ??= ground
  }
  const searched = searchable(source.lines)
  for (const choice of choices) {
    if (choice.kind === "words") for (const [line, from, to] of findWords(searched, source.lines, choice.words)) take(line, from, to, choice.ground)
    else for (const [line, { text, page, boxes }] of source.lines.entries()) {
      if (choice.kind === "lines" ? choice.lines.includes(line + 1) : choice.kind === "pages" && choice.pages.includes(page)) take(line, 0, text.length, choice.ground)
      else if (choice.kind === "area" && choice.page === page) for (const [from, to] of touched(text, boxes ?? [], choice.area)) take(line, from, to, choice.ground)
    }
  }
  return taken.flatMap((units, line) => runsOf(units, source.lines[line]?.text ?? "").map(({ from, to, ground }) => ({ line: line + 1, from, to, ground })))
}

/** Runs of one ground; blanks between two such are hidden with them, so that words cannot be counted. */
function runsOf(units: readonly (string | null)[], text: string): { from: number; to: number; ground: string }[] {
  const runs: { from: number; to: number; ground: string }[] = []
  for (const [at, ground] of units.entries()) {
    const last = runs.at(-1)
    if (ground === null) continue
    if (last && last.ground === ground && text.slice(last.to, at).trim() === "") last.to = at + 1
    else runs.push({ from: at, to: at + 1, ground })
  }
  return runs
}

/** Letters of all lines in one row, folded as people compare them: without case, spaces, hyphens, and signs of no width. */
interface Searchable {
  readonly letters: string
  readonly places: readonly (readonly [line: number, from: number, to: number])[]
}

const fold = (text: string): string => text.normalize("NFKD").toLowerCase().replace(/[\s\p{Pd}\p{C}]/gu, "")

function searchable(lines: readonly SourceLine[]): Searchable {
  let letters = ""
  const places: [number, number, number][] = []
  for (const [line, { text }] of lines.entries()) {
    let at = 0
    for (const sign of text) {
      const folded = fold(sign)
      letters += folded
      for (let each = 0; each < folded.length; each++) places.push([line, at, at + sign.length])
      at += sign.length
    }
  }
  return { letters, places }
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}\p{M}]/u.test(sign)

/** Where words stand whole, also over the end of a line. */
function findWords({ letters, places }: Searchable, lines: readonly SourceLine[], words: string): (readonly [line: number, from: number, to: number])[] {
  const open = words.trim().endsWith("*")
  const sought = fold(open ? words.trim().slice(0, -1) : words)
  const found: [number, number, number][] = []
  if (sought === "") return found
  for (let at = letters.indexOf(sought); at !== -1; at = letters.indexOf(sought, at + 1)) {
    const first = places[at]
    const last = places[at + sought.length - 1]
    if (!first || !last) continue
    const tail = lines[last[0]]?.text ?? ""
    if (isLetter(lines[first[0]]?.text[first[1] - 1])) continue
    let end = last[2]
    if (open) while (isLetter(tail[end])) end++
    if (isLetter(tail[end])) continue
    for (let line = first[0]; line <= last[0]; line++) found.push([line, line === first[0] ? first[1] : 0, line === last[0] ? end : (lines[line]?.text.length ?? 0)])
  }
  return found
}

/** True where an area and a box have something in common. */
export const touchesBox = (area: Box, box: Box): boolean => box.left < area.right && box.right > area.left && box.top < area.bottom && box.bottom > area.top

/** The words that an area touches, whole. */
function touched(text: string, boxes: readonly (Box | null)[], area: Box): [number, number][] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }): [number, number] => [index, index + word.length])
  return words.filter(([from, to]) => boxes.slice(from, to).some((box) => box !== null && touchesBox(area, box)))
}

/** A picture of the public version, by its number in the file, with the grounds on which parts of it are black. */
export interface PublicPicture {
  readonly number: number
  readonly page: number
  readonly pixels: Pixels
  readonly grounds: readonly string[]
  readonly hidden: readonly Box[]
}

const pictureName: Words = { fi: "Kuva", sv: "Bild", en: "Picture" }

/** True of a line of the file that stands below the beginning of a picture. */
const isAfter = ({ page, boxes }: SourceLine, picture: PublicPicture): boolean => page > picture.page || (page === picture.page && (boxes?.find((box) => box !== null)?.top ?? 0) >= picture.pixels.box.top)

/** The lines of the public version. Lines hidden whole on one ground, one after another, are one mark: neither their number nor their length shows. */
export function publicLines(source: Source, marks: readonly Mark[], offPages: ReadonlyMap<number, string> = new Map(), pictures: readonly PublicPicture[] = [], language: Language = "fi"): PublicLine[] {
  const lines: PublicLine[] = []
  const put = (line: PublicLine): void => {
    const [only, more] = line.parts
    const last = lines.at(-1)?.parts
    if (only && !more && "ground" in only && last?.length === 1 && last[0] && "ground" in last[0] && last[0].ground === only.ground) return
    lines.push(line)
  }
  const told = new Set<number>()
  const tellPages = (before: number): void => {
    for (const [page, ground] of [...offPages].toSorted(([one], [other]) => one - other)) {
      if (page > before || told.has(page)) continue
      told.add(page)
      put({ mark: "text", level: 0, parts: [{ ground }] })
    }
  }
  let [next, ...later] = pictures
  const putPictures = (before: SourceLine | null): void => {
    for (; next && (before === null || isAfter(before, next)); [next, ...later] = later) {
      tellPages(next.page)
      lines.push({ mark: "picture", level: 0, picture: next.pixels, parts: [{ text: `${pictureName[language]} ${next.number}. ` }, ...next.grounds.map((ground) => ({ ground }))] })
    }
  }
  for (const [at, line] of source.lines.entries()) {
    const { text, mark, level, page } = line
    putPictures(line)
    if (page > 0) tellPages(page)
    if (offPages.has(page)) continue
    const parts: PublicLine["parts"][number][] = []
    let from = 0
    for (const each of marks.filter(({ line }) => line === at + 1)) {
      if (each.from > from) parts.push({ text: text.slice(from, each.from) })
      parts.push({ ground: each.ground })
      from = each.to
    }
    if (from < text.length) parts.push({ text: text.slice(from) })
    put({ mark, level, parts: parts.filter((part) => "ground" in part || part.text.trim() !== "" || parts.length > 1) })
  }
  putPictures(null)
  tellPages(Number.MAX_SAFE_INTEGER)
  return lines
}

/** Lines where a hidden passage's words stand also in the open, each with the line that hid them: the clerk looks at these. */
export function alsoElsewhere(source: Source, marks: readonly Mark[]): { readonly line: number; readonly hiddenOn: number }[] {
  const open = source.lines.map(({ text }, at) => {
    let rest = text
    for (const { from, to } of marks.filter(({ line }) => line === at + 1)) rest = rest.slice(0, from) + "\u0000".repeat(to - from) + rest.slice(to)
    return rest.normalize("NFKD").toLowerCase()
  })
  const found = new Map<string, { line: number; hiddenOn: number }>()
  for (const { line, from, to } of marks) {
    const words = (source.lines[line - 1]?.text ?? "").slice(from, to).normalize("NFKD").toLowerCase().split(/[^\p{L}\p{N}\p{M}@.+-]+/u)
    // Names and numbers stand out by a capital letter or a digit; other words are common and would drown them.
    const telling = new Set(words.filter((word) => word.length > 3 && (/\d{3}/.test(word) || isName((source.lines[line - 1]?.text ?? "").slice(from, to), word))))
    for (const [at, text] of open.entries()) if ([...telling].some((word) => text.includes(word))) found.set(`${at} ${line}`, { line: at + 1, hiddenOn: line })
  }
  return [...found.values()].slice(0, 50)
}

/** True when a folded word is written with a capital letter in the text. */
const isName = (text: string, folded: string): boolean => text.split(/[^\p{L}\p{N}\p{M}@.+-]+/u).some((word) => /^\p{Lu}/u.test(word) && word.normalize("NFKD").toLowerCase() === folded)
