import { csvOf } from "../lib/csv.ts"
import type { Language } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import { plain } from "../model/text.ts"
import { lookup } from "./lookup.ts"

/** A table for machines and spreadsheets: the same facts as the page, one row a thing. */
export interface Table {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const many = (items: readonly string[]): string => items.join("; ")

export function poolTable(model: Model, language: Language, pools = model.pools): Table {
  const { unit, system, register } = lookup(model)
  return {
    heads: ["id", "name", "sector", "purpose", "scope", "systems", "systems_state", "search_keys", "search_keys_state", "registers", "datasets", "function_classes", "valid_until", "successor"],
    rows: pools.map((pool) => [
      pool.id,
      plain(pool.name, language),
      plain(unit.get(pool.unit)?.name ?? model.municipality.name, language),
      plain(pool.purpose, language),
      pool.scope,
      many(pool.systems.items.map(({ system: id }) => plain(system.get(id)?.name ?? pool.name, language))),
      pool.systems.state,
      many(pool.searchKeys.items.map(({ as }) => as)),
      pool.searchKeys.state,
      many(pool.registers.map(({ register: id }) => plain(register.get(id)?.name ?? pool.name, language))),
      many(pool.datasets.items.map(({ name }) => plain(name, language))),
      many(pool.functionClasses),
      pool.validity.until ?? "",
      pool.successor ?? "",
    ]),
  }
}

export function systemTable(model: Model, language: Language): Table {
  const { poolsOfSystem } = lookup(model)
  const inRegister = new Set(model.caseRegister.systems)
  return {
    heads: ["id", "name", "description", "owners", "users", "group", "case_register", "pools", "successor"],
    rows: model.systems.map((system) => [
      system.id,
      plain(system.name, language),
      plain(system.description, language),
      many(system.owners.map(({ name }) => name)),
      system.users ?? "",
      system.caseRegisterGroup ?? "",
      inRegister.has(system.id) ? "yes" : "no",
      many((poolsOfSystem.get(system.id) ?? []).map(({ name }) => plain(name, language))),
      system.successor ?? "",
    ]),
  }
}

export function registerTable(model: Model, language: Language): Table {
  const { poolsOfRegister } = lookup(model)
  return {
    heads: ["id", "name", "pools", "notice", "manual"],
    rows: model.registers.map((register) => [
      register.id,
      plain(register.name, language),
      many((poolsOfRegister.get(register.id) ?? []).map(({ name }) => plain(name, language))),
      register.notice ?? "",
      register.manual ? "yes" : "no",
    ]),
  }
}

/** A table as a CSV. */
export const csv = ({ heads, rows }: Table): string => csvOf([heads, ...rows])
