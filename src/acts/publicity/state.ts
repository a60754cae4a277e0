import { publicity, type Publicity, type PublicityKind, publicityState, type PublicityState } from "../../law/publicity.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import type { Secrecy } from "../records/seen.ts"
import { eventOf } from "./mark.ts"

/** What the register holds of the publicity of a case or a document. */
export interface Kept {
  readonly secrecy: Secrecy
  readonly secrecyEndsOn: Day | null
  readonly publicFrom: Date | null
  readonly publicityKind?: PublicityKind | null
  readonly publicEventOn?: Day | null
  readonly draft?: boolean
}

/** When it becomes public unless it is secret, by the rule of its kind; null where no rule is waited for. */
export function momentOf({ publicityKind, publicEventOn }: Kept): Publicity | null {
  if (!publicityKind) return null
  return publicity(publicityKind, publicEventOn ? { [eventOf(publicityKind)]: publicEventOn } : {})
}

/** What it is to the public on a day. The rules say the same of its record: a test compares them. */
export function stateOf(kept: Kept, today: Day): PublicityState {
  const { secrecy, secrecyEndsOn, publicFrom, draft = false } = kept
  const told = momentOf(kept) ?? (secrecy === "not-yet-public" ? (publicFrom ? { publicOn: dayAt(publicFrom), steps: [] } : { waitsFor: "made" as const, law: "621/1999 6 §" }) : { publicOn: today, steps: [] })
  const open = secrecy === "public"
  const secret = secrecy === "secret" ? "whole" : secrecy === "partly-secret" ? "part" : "none"
  return publicityState({ official: open || !draft, publicity: open ? { publicOn: today, steps: [] } : told, secret, secretUntil: secrecyEndsOn }, today)
}
