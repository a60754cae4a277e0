import { isHidingGround, personalData } from "../../acts/redaction/grounds.ts"
import { type Choice, marksOf, touchesBox } from "../../acts/redaction/marks.ts"
import type { Opened } from "../../acts/redaction/redact.ts"
import { type Problem, typedIn } from "../parts/form.tsx"
import type { RedactionWords } from "./words.ts"

/** How many rows of each kind the form has; the button for more adds three. */
export const rowsOf = (form: FormData): number => {
  const asked = Number(typedIn(form, "rows"))
  return Number.isInteger(asked) && asked >= 3 && asked <= 60 ? asked : 3
}

const pointsInMm = 72 / 25.4

/** "3, 7–9" as numbers; null when it is something else or goes past the last. */
export function numbersIn(text: string, last: number): number[] | null {
  const numbers: number[] = []
  for (const piece of text.split(/[,;\s]+(?![-–])/).filter(Boolean)) {
    const [, from = "", to = from] = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/.exec(piece) ?? []
    if (from === "" || Number(from) < 1 || Number(to) > last || Number(to) < Number(from)) return null
    for (let number = Number(from); number <= Number(to); number++) numbers.push(number)
  }
  return numbers
}

/** What a form hides, and what in it must be mended. */
export function choicesIn(form: FormData, { source }: Opened, today: string, words: RedactionWords): { readonly choices: Choice[]; readonly pictures: number[]; readonly problems: Problem[] } {
  const choices: Choice[] = []
  const problems: Problem[] = []
  const text = (name: string): string => typedIn(form, name).trim().slice(0, 500)
  const ground = (name: string): string => (isHidingGround(text(name), today) ? text(name) : personalData)
  const pictures = form.getAll("picture").map(Number).filter((number) => source.pictures[number - 1]?.fault === null)
  const touchesPicture = (choice: Choice): boolean => choice.kind === "area" && source.pictures.some(({ number, page, box }) => pictures.includes(number) && page === choice.page && touchesBox(choice.area, box))
  const touches = (choice: Choice): boolean => marksOf(source, [choice]).length > 0 || touchesPicture(choice)
  const lines = form.getAll("line").map(Number).filter((line) => Number.isInteger(line) && line >= 1 && line <= source.lines.length)
  if (lines.length > 0) choices.push({ kind: "lines", lines, ground: ground("lineGround") })
  for (const suggested of form.getAll("suggested")) if (typeof suggested === "string" && suggested.trim() !== "") choices.push({ kind: "words", words: suggested.slice(0, 500), ground: ground("suggestedGround") })
  for (let at = 1; at <= rowsOf(form); at++) {
    if (text(`words-${at}`) !== "") {
      const choice: Choice = { kind: "words", words: text(`words-${at}`), ground: ground(`wordsGround-${at}`) }
      if (touches(choice)) choices.push(choice)
      else problems.push({ field: `words-${at}`, message: words.needed.words })
    }
    if (text(`rows-${at}`) !== "") {
      const numbers = numbersIn(text(`rows-${at}`), source.lines.length)
      if (numbers) choices.push({ kind: "lines", lines: numbers, ground: ground(`rowsGround-${at}`) })
      else problems.push({ field: `rows-${at}`, message: `${words.needed.rows} ${source.lines.length}.` })
    }
    if (text(`area-${at}`) !== "") {
      const [page = 0, left = NaN, top = NaN, width = NaN, height = NaN] = ["area", "left", "top", "width", "height"].map((name) => Number(text(`${name}-${at}`).replace(",", ".") || "x"))
      const area = { left: left * pointsInMm, top: top * pointsInMm, right: (left + width) * pointsInMm, bottom: (top + height) * pointsInMm }
      const choice: Choice = { kind: "area", page, area, ground: ground(`areaGround-${at}`) }
      if (width > 0 && height > 0 && touches(choice)) choices.push(choice)
      else problems.push({ field: `area-${at}`, message: words.needed.area })
    }
  }
  if (text("pages") !== "") {
    const pages = numbersIn(text("pages"), source.pages.length)
    if (pages) choices.push({ kind: "pages", pages, ground: ground("pagesGround") })
    else problems.push({ field: "pages", message: `${words.needed.pages} ${source.pages.length}.` })
  }
  return { choices, pictures, problems }
}
