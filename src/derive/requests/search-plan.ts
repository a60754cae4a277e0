import { languages } from "../../lib/words.ts"
import { type RequestKind, requestRoutes } from "../../law/requests.ts"
import type { Model } from "../../model/model.ts"
import type { InformationPool } from "../../model/pool.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import type { Text } from "../../model/text.ts"
import { lookup, systemsOf } from "../lookup.ts"

/** Where to look for what is asked: the running registers and the case register at once; another system, or a shelf, by whoever keeps it. */
export interface SearchStep {
  readonly id: string
  readonly how: "registers" | "cases" | "system" | "shelf"
  /** The pool by which it is looked at; null for what this service keeps itself. */
  readonly pool: string | null
  /** Id of the system, or of the pool whose papers lie on the shelf. */
  readonly place: string
  /** The unit that walks there. */
  readonly unit: string
  /** By which declared keys its pool can be searched (906/2019 28 § 1 mom. 4 k). */
  readonly keys: readonly SearchKeyName[]
}

const isStated = (text: Text): boolean => languages.some((language) => text[language].value !== null)
const keysOf = (pool: InformationPool): SearchKeyName[] => [...new Set(pool.searchKeys.items.map(({ key }) => key))]
const isOfPeople = (pool: InformationPool): boolean => keysOf(pool).some((key) => searchKeys[key].of === "person") || pool.registers.length > 0

/** Is about the person who asks: then every pool that holds people is looked through, if none is named. */
export const isAboutAsker = (kind: RequestKind): boolean => requestRoutes[kind].identity === "strong"

/** The search plan of a request, as it follows from the description: which pools, which systems, which shelves, and whose they are. */
export function searchPlan(model: Model, { kind, pools: named, unit }: { readonly kind: RequestKind; readonly pools: readonly string[]; readonly unit: string }): readonly SearchStep[] {
  const { pool, system } = lookup(model)
  const asked = named.length > 0 ? named.flatMap((id) => pool.get(id) ?? []) : isAboutAsker(kind) ? model.pools.filter(isOfPeople) : []
  // A system whose work a running register does is looked through with the registers.
  const running = new Set(model.definitions.flatMap(({ systems }) => systems))
  const steps: SearchStep[] = [
    { id: "registers", how: "registers", pool: null, place: "registers", unit, keys: [] },
    { id: "cases", how: "cases", pool: null, place: "cases", unit, keys: ["caseNumber"] },
  ]
  const seen = new Set<string>()
  for (const one of asked) {
    const { id, unit: keeper } = one
    for (const place of systemsOf(one)) {
      if (seen.has(place) || running.has(place) || !system.has(place)) continue
      seen.add(place)
      steps.push({ id: `system:${place}`, how: "system", pool: id, place, unit: keeper, keys: keysOf(one) })
    }
    if (isStated(one.manual) || one.datasets.items.some(({ manual }) => manual) || one.parts.some(({ datasets }) => datasets.some(({ manual }) => manual)))
      steps.push({ id: `shelf:${id}`, how: "shelf", pool: id, place: id, unit: keeper, keys: keysOf(one) })
  }
  return steps
}
