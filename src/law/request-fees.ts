import type { Day } from "../lib/day.ts"
import { getInForce, type Rule } from "./rule.ts"
import type { RequestKind } from "./requests.ts"
import { requestRoutes } from "./requests.ts"

/** In what way information is given (621/1999 16 §). */
export const givingWays = ["oral", "view", "e-delivery", "copy", "printout"] as const
export type GivingWay = (typeof givingWays)[number]

/** What the municipality charges, in cents. It decides of this itself and publishes it beforehand (621/1999 34 §); these are usual amounts of none. */
export interface Tariff {
  readonly pageCents: number
  readonly searchHourCents: number
}

/** What was done to answer. */
export interface Given {
  readonly kind: RequestKind
  readonly way: GivingWay
  readonly pages: number
  /** Time that finding took, in minutes. */
  readonly searchMinutes: number
  /** True where it was found by the register's own classes, ids or search function. */
  readonly identifiable: boolean
  /** The first copy of one's own data is free; a further one, or a manifestly unfounded request, may cost (GDPR 12(5), 15(3)). */
  readonly again?: boolean
}

export interface FeeLine extends Rule {
  readonly what: "nothing" | "pages" | "search" | "further-copy"
  readonly cents: number
}

const rules = {
  nothing: [{ from: "1999-12-01", until: null, law: "621/1999 34 §", mark: "V" }],
  pages: [{ from: "1999-12-01", until: null, law: "621/1999 34 §", mark: "V" }],
  search: [{ from: "1999-12-01", until: null, law: "621/1999 34 §", mark: "V" }],
  "further-copy": [{ from: "2018-05-25", until: null, law: "GDPR 12 art. 5 k, 15 art. 3 k", mark: "M" }],
  free: [{ from: "2018-05-25", until: null, law: "GDPR 12 art. 5 k", mark: "M" }],
} as const satisfies Record<string, readonly Rule[]>

/** What an answer costs, line by line: nothing for what is told, shown or sent electronically; copies by the page; the finding only of what cannot be found by the register's own means. */
export function requestFee({ kind, way, pages, searchMinutes, identifiable, again = false }: Given, tariff: Tariff, on: Day): readonly FeeLine[] {
  const line = (what: FeeLine["what"], cents: number, versions: readonly Rule[]): FeeLine => ({ ...getInForce(versions, on), what, cents })
  const copied = pages * tariff.pageCents
  if (requestRoutes[kind].fee === "free") return [again && copied > 0 ? line("further-copy", copied, rules["further-copy"]) : line("nothing", 0, rules.free)]
  const lines = [
    ...((way === "copy" || way === "printout") && copied > 0 ? [line("pages", copied, rules.pages)] : []),
    ...(identifiable ? [] : [line("search", Math.round((searchMinutes * tariff.searchHourCents) / 60), rules.search)]),
  ].filter(({ cents }) => cents > 0)
  return lines.length > 0 ? lines : [line("nothing", 0, rules.nothing)]
}
