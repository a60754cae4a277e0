import type { Rule } from "./condition.ts"
import {
  actsInEmergency, audits, handlesTheCase, hasATask, isHerOwn, isItsOwn, isPublic, isToldInPart, keepsTheArchive, keepsTheRegister, protectsData, seesCodes,
  seesProtectedAddresses, servesTheClient, supervisesTheHandler,
} from "./rules.ts"

interface ActionRules {
  readonly says: string
  /** Any one of these admits; silence is refusal. The first that admits is named as the reason. */
  readonly rules: readonly Rule[]
  /** An action that must be allowed as well. */
  readonly alsoRequires?: "read"
}

/** Who may do what with a record: the whole table on one screen. */
export const accessTable = {
  read: {
    says: "read the record",
    rules: [isPublic, isHerOwn, handlesTheCase, servesTheClient, hasATask, keepsTheRegister, supervisesTheHandler, keepsTheArchive, protectsData, audits, actsInEmergency],
  },
  tell: { says: "tell anyone of the case by its public title: number, class, unit, stage and public documents", rules: [isPublic, isToldInPart] },
  represent: { says: "see and do with the record, on the own pages, what its register lets the company do that it is of", rules: [isItsOwn] },
  change: { says: "change the record", rules: [handlesTheCase, servesTheClient, hasATask, keepsTheRegister] },
  export: { says: "take the record out", rules: [isPublic, isHerOwn, handlesTheCase, keepsTheRegister, protectsData] },
  "show-code": { says: "see the identity code in it", rules: [isHerOwn, seesCodes], alsoRequires: "read" },
  "show-address": { says: "see the protected address in it", rules: [isHerOwn, seesProtectedAddresses], alsoRequires: "read" },
} as const satisfies Record<string, ActionRules>

export type Action = keyof typeof accessTable
export const actions = Object.keys(accessTable) as Action[]

export const rulesFor = (action: Action): ActionRules => accessTable[action]
export const isAction = (text: string): text is Action => text in accessTable
