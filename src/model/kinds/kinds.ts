import { bankAccount } from "./bank-account.ts"
import { choice, yesNo } from "./choice.ts"
import type { Kind } from "./kind.ts"
import { caseLink, file, recordLink } from "./link.ts"
import { money, number } from "./number.ts"
import { company, person } from "./party.ts"
import { homeAddress, place, plate, property, siteAddress } from "./place.ts"
import { longText, text } from "./text.ts"
import { day, instant, period } from "./time.ts"

/** Every kind of value that a field may have. */
export const kinds = {
  text, longText, number, money, day, instant, period, yesNo, choice, person, company, property, plate, homeAddress, siteAddress, place, bankAccount, file, caseLink, recordLink,
} as const

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [KindName, ...KindName[]]

/** A kind as its many readers take it, who have its values from where the same kind put them. */
export const kindOf = (name: KindName): Kind<unknown> => kinds[name]
