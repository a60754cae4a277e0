import { languages } from "../lib/words.ts"
import type { FunctionClass, Model } from "../model/model.ts"
import type { PrivacyNotice } from "../model/notice.ts"
import { hasEnded, type Contact, type Unit } from "../model/organisation.ts"
import type { InformationPool } from "../model/pool.ts"
import type { SearchKeyName } from "../model/search-key.ts"
import type { InformationSystem, Register } from "../model/system.ts"

/** The model seen from its other ends: which pools use a system, which notice tells of a register. */
export interface Lookup {
  readonly unit: ReadonlyMap<string, Unit>
  readonly system: ReadonlyMap<string, InformationSystem>
  readonly register: ReadonlyMap<string, Register>
  readonly notice: ReadonlyMap<string, PrivacyNotice>
  readonly contact: ReadonlyMap<string, Contact>
  readonly pool: ReadonlyMap<string, InformationPool>
  readonly functionClass: ReadonlyMap<string, FunctionClass>
  readonly poolsOfSystem: ReadonlyMap<string, readonly InformationPool[]>
  /** Systems that a pool's text names outside its list of systems. */
  readonly systemsNamedIn: ReadonlyMap<string, readonly string[]>
  readonly poolsOfRegister: ReadonlyMap<string, readonly InformationPool[]>
  readonly poolsOfClass: ReadonlyMap<string, readonly InformationPool[]>
  readonly poolsOfKey: ReadonlyMap<SearchKeyName, readonly InformationPool[]>
  readonly poolsOfUnit: ReadonlyMap<string, readonly InformationPool[]>
  /** Units that hold pools, in the order of the model. */
  readonly sectors: readonly Unit[]
}

const made = new WeakMap<Model, Lookup>()

/** Made once for each model, which never changes. */
export function lookup(model: Model): Lookup {
  const found = made.get(model) ?? build(model)
  made.set(model, found)
  return found
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> => new Map(items.map((item) => [item.id, item]))

function build(model: Model): Lookup {
  const poolsBy = <Key>(keysOf: (pool: InformationPool) => readonly Key[]): Map<Key, InformationPool[]> => {
    const found = new Map<Key, InformationPool[]>()
    for (const pool of model.pools) for (const key of new Set(keysOf(pool))) found.set(key, [...(found.get(key) ?? []), pool])
    return found
  }
  const namedIn = new Map(model.pools.map(({ id }) => [id, model.systems.filter((system) => system.namedIn.includes(id)).map((system) => system.id)]))
  const poolsOfUnit = poolsBy(({ unit }) => [unit])
  return {
    unit: byId(model.units),
    system: byId(model.systems),
    register: byId(model.registers),
    notice: byId(model.notices),
    contact: byId(model.contacts),
    pool: byId(model.pools),
    functionClass: byId(model.functionClasses),
    poolsOfSystem: poolsBy((pool) => [...systemsOf(pool), ...(namedIn.get(pool.id) ?? [])]),
    systemsNamedIn: namedIn,
    poolsOfRegister: poolsBy(({ registers }) => registers.map(({ register }) => register)),
    poolsOfClass: poolsBy(({ functionClasses }) => functionClasses),
    poolsOfKey: poolsBy(({ searchKeys }) => searchKeys.items.map(({ key }) => key)),
    poolsOfUnit,
    sectors: model.units.filter(({ id }) => poolsOfUnit.has(id)),
  }
}

/** The systems of a pool and of its parts, each once. */
export const systemsOf = (pool: InformationPool): string[] => [
  ...new Set([pool, ...pool.parts].flatMap(({ systems }) => systems.items.map(({ system }) => system))),
]

/** How whole a pool's description is, for filters and lists. */
export const poolStates = ["whole", "missing", "promised", "ended"] as const
export type PoolState = (typeof poolStates)[number]

/** Ended beats promised, promised beats missing: the state says what a reader should know first. */
export function poolState(pool: InformationPool, today: string): PoolState {
  if (hasEnded(pool.validity, today)) return "ended"
  const purpose = languages.map((language) => pool.purpose[language].state)
  const parts = [pool.systems, pool.searchKeys, pool.datasets, pool.openInterface]
  if (parts.some(({ state }) => state === "to-be-completed") || purpose.includes("to-be-completed")) return "promised"
  const datasets = pool.datasets.state !== "not-stated" || pool.registers.length > 0
  const whole =
    purpose.some((state) => state !== "not-stated") &&
    pool.systems.state !== "not-stated" &&
    pool.searchKeys.state !== "not-stated" &&
    datasets &&
    pool.decides.authority !== null &&
    pool.openInterface.state !== "not-stated"
  return whole ? "whole" : "missing"
}
