import type { Day } from "../lib/day.ts"
import { isDay } from "../lib/day.ts"

/** A personal identity code that is well formed (128/2010, 690/2022): eleven characters, upper case. */
export type IdentityCode = string & { readonly identityCode: unique symbol }

const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY"
const centuries: Readonly<Record<string, string>> = { "+": "18", "-": "19", Y: "19", X: "19", W: "19", V: "19", U: "19", A: "20", B: "20", C: "20", D: "20", E: "20", F: "20" }
const shape = /^(\d{2})(\d{2})(\d{2})([-+YXWVUABCDEF])(\d{3})([0-9A-Y])$/

/**
 * The code as it is kept, or null when the input is none. The separator is part of the code: two people may differ in it
 * alone, so it is never dropped or changed (690/2022).
 */
export function parseIdentityCode(input: string): IdentityCode | null {
  const code = input.trim().toUpperCase()
  const parts = shape.exec(code)
  if (!parts) return null
  const [, day = "", month = "", year = "", separator = "", number = "", check = ""] = parts
  if (Number(number) < 2 || !isDay(`${centuries[separator]}${year}-${month}-${day}`)) return null
  return checkCharacters[Number(day + month + year + number) % 31] === check ? (code as IdentityCode) : null
}

/** The day of birth that a code tells. */
export const birthDay = (code: IdentityCode): Day => `${centuries[code.charAt(6)]}${code.slice(4, 6)}-${code.slice(2, 4)}-${code.slice(0, 2)}` as Day

/** True for a code of the range 900–999, which no person has: temporary and test codes. */
export const isTestCode = (code: IdentityCode): boolean => Number(code.slice(7, 10)) >= 900

/** A test code for a birthday, with its right check character. */
export function testCode(birthday: Day, number: number): IdentityCode {
  const [year = "", month = "", day = ""] = birthday.split("-")
  const separator = year.startsWith("20") ? "A" : "-"
  const digits = `${day}${month}${year.slice(2)}`
  return `${digits}${separator}${number}${checkCharacters[Number(digits + String(number)) % 31]}` as IdentityCode
}

/** True when a text holds something that is a personal identity code. */
export const holdsIdentityCode = (text: string): boolean =>
  [...text.matchAll(/\d{6}[-+YXWVUABCDEF]\d{3}[0-9A-Y]/gi)].some(([found]) => parseIdentityCode(found) !== null)

/** A text with the personal identity codes in it covered. */
export const coverIdentityCodes = (text: string): string =>
  text.replace(/\d{6}[-+YXWVUABCDEF]\d{3}[0-9A-Y]/gi, (found) => (parseIdentityCode(found) === null ? found : "••••••-••••"))
