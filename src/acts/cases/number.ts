import { z } from "zod"

/** Parts that a pattern may name, each in braces; `{number:6}` has so many digits at least. All else stands as it is. */
const part = /\{(year|class|number(?::(\d))?)\}/g

/** How a municipality's case numbers read, such as `{number}/{class}/{year}` or `HEL {year}-{number:6}`. */
export const casePattern = z.string().max(60)
  .refine((text) => /\{number(:\d)?\}/.test(text) && text.includes("{year}"), { error: "A pattern has the number and the year." })
  .refine((text) => !/[{}]/.test(text.replace(part, "")), { error: "A pattern knows {year}, {class}, {number} and {number:6}." })

/** A case's number as people write it. The class is that of the opening, with full stops: 02.07.00. */
export const formatCaseNumber = (pattern: string, year: number, number: number, classCode: string): string =>
  pattern.replace(part, (_, name: string, digits?: string) =>
    name === "year" ? String(year) : name === "class" ? classCode.trim().replace(/[\s.]+/g, ".") : String(number).padStart(Number(digits ?? 0), "0"))
