import { formatCaseNumber, parseCaseNumberPattern, PatternFault } from "../../model/case-number.ts"

/** Whether each class has its own run of numbers in a year, or all cases share one. */
export type Series = "class" | "all"

const patternOf = (pattern: string, series: Series) => parseCaseNumberPattern(pattern, series === "class" ? "class-and-year" : "year")

/** What is wrong with a municipality's pattern of case numbers, in a sentence; null when nothing is. */
export function faultOfPattern(pattern: string, series: Series): string | null {
  try {
    patternOf(pattern, series)
    return null
  } catch (fault) {
    if (fault instanceof PatternFault) return fault.message
    throw fault
  }
}

/** The run of numbers that a class belongs to. */
export const seriesOf = (series: Series, classCode: string): string => (series === "all" ? "" : classCode.trim().replace(/[\s.]+/g, " "))

/** A case's number as people write it. The class is that of the opening, with full stops: 02.07.00. */
export const caseNumber = (pattern: string, series: Series, year: number, number: number, classCode: string): string =>
  formatCaseNumber(patternOf(pattern, series), { year, number, class: classCode.trim().replace(/[\s.]+/g, ".") })
