import { dayFromFinnish } from "../../lib/day.ts"
import type { Day } from "../../lib/day.ts"
import type { Block } from "../block.ts"

const date = "(\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4})"
const updatedWords = new RegExp(`(?:päivitetty|päivitys(?:päivä(?:määrä)?)?|muokattu|uppdatera(?:d|t|s)(?:es)?|senast ändrad|updated)\\s*:?\\s*(?:viimeksi |senast |den )?${date}`, "iu")
const publishedWords = new RegExp(
  `(?:julkais(?:tu|upäivä(?:määrä)?|u)|laatimis(?:päivä(?:määrä)?|pvm)|laadittu|päivätty|selosteen (?:päivämäärä|pvm)|publicera(?:d|t)|publiceringsdatum|publicerings(?:dag|datum)|datum(?: för (?:upprättande|publicering))?|upprättad|uppgjord)[^.\\d]{0,40}?\\s*:?\\s*${date}`,
  "iu",
)

export const dateIn = (text: string): Day | null => {
  const found = new RegExp(date).exec(text)
  return found ? dayFromFinnish(found[1]!.replace(/\s/g, "")) : null
}

const dayBy = (words: RegExp, text: string): Day | null => {
  const found = words.exec(text)
  return found ? dayFromFinnish(found[1]!.replace(/\s/g, "")) : null
}

/** The day to which a heading or a line of its own dates the page; the latest when there are several. */
export const updatedOn = (text: string): Day | null => dayBy(updatedWords, text)
export const publishedOn = (text: string): Day | null => dayBy(publishedWords, text)

/** A line that is there to give a date, not to tell something else. */
export const isDateLine = (block: Block): boolean =>
  block.kind !== "row" && block.kind !== "bullet" && block.text.length < 160 && (updatedOn(block.text) !== null || publishedOn(block.text) !== null)

export function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((late, day) => (day !== null && (late === null || day > late) ? day : late), null)
}
