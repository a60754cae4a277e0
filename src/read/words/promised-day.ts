import { type Day, isDay } from "../../lib/day.ts"
import { dateIn } from "./dates.ts"

/** The last month that each word can mean, by its beginning; Finnish and Swedish. */
const lastMonth: readonly (readonly [RegExp, number])[] = [
  [/tammikuu|januari/iu, 1],
  [/helmikuu|februari/iu, 2],
  [/maaliskuu|mars\b/iu, 3],
  [/huhtikuu|april/iu, 4],
  [/toukokuu|\bmaj\b/iu, 5],
  [/kesäkuu|juni/iu, 6],
  [/heinäkuu|juli/iu, 7],
  [/elokuu|augusti/iu, 8],
  [/syyskuu|september/iu, 9],
  [/lokakuu|oktober/iu, 10],
  [/marraskuu|november/iu, 11],
  [/joulukuu|december/iu, 12],
  [/alussa|alkupuol|i början/iu, 3],
  [/kevää|kevät|våren|vår\b/iu, 5],
  [/kesän|kesällä|sommaren/iu, 8],
  [/syksy|hösten/iu, 11],
]

/** The latest day that a promise can mean: "vuoden 2021 alussa" is by 31.3.2021, a bare year by its end; null when it names none. */
export function promisedDay(text: string): Day | null {
  const exact = dateIn(text)
  if (exact) return exact
  const year = /\b(20\d{2})\b/.exec(text)?.[1]
  if (year === undefined) return null
  const month = String(lastMonth.find(([word]) => word.test(text))?.[1] ?? 12).padStart(2, "0")
  return [31, 30, 29, 28].map((day) => `${year}-${month}-${day}`).find(isDay) ?? null
}
