import type { Day } from "../../lib/day.ts"
import { digestOf } from "../../lib/digest.ts"
import { slug } from "../../lib/words.ts"
import { dataset, listed, nameOf, noneListed, notStatedList, part, pool, promisedList, relation } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { InformationPool } from "../../model/pool.ts"
import { recogniseKey } from "../../model/recognise-key.ts"
import type { Source } from "../../model/source.ts"
import { type PartState, named, notStated, type Text } from "../../model/text.ts"
import type { DraftFact, DraftPool } from "../draft.ts"
import { idOf, type Named, restated } from "./held.ts"

/**
 * A read pool. What is in force and reads the same keeps our words and their translations. Where the page has pools of
 * one name, each meets the one in force that comes at its place: `before` tells how many stand before this one.
 */
export function poolFrom(found: DraftPool, base: Model | null, document: string, before = 0): InformationPool {
  const at = (part: DraftFact["part"], text: string): Source => ({ document, line: found.facts.find((fact) => fact.part === part && fact.text === text)?.line ?? found.lines[0] })
  const { states, promisedBy } = found
  const readAs = digestsOf(found)
  const held = base?.pools.filter(({ id, name }) => id === slug(found.name) || nameOf(name) === found.name)[before]
  const idFor = (things: readonly (Named & { readonly name: Text })[] | undefined, name: string) => idOf(things ?? [], name) ?? slug(name)
  return pool({
    ...held,
    id: held?.id ?? slug(found.name),
    name: held?.name ?? named(found.name),
    unit: idFor(base?.units, found.sector ?? "Tietovarannot"),
    purpose: held && readAs.purpose === held.readAs.purpose ? held.purpose : restated(held?.purpose, found.purpose, states.purpose),
    datasets: held && readAs.datasets === held.readAs.datasets ? held.datasets : list(states.datasets, found.datasets.map((name) => held?.datasets.items.find((one) => nameOf(one.name) === name) ?? dataset(name, at("datasets", name))), promisedBy.datasets),
    parts: found.parts.length > 0 ? found.parts.map((name) => held?.parts.find((known) => known.id === slug(name) || nameOf(known.name) === name) ?? part({ id: slug(name), name: named(name), purpose: notStated(), source: at("parts", name) })) : (held?.parts ?? []),
    registers: found.registers.map((name) => ({ register: idFor(base?.registers, name), source: at("registers", name) })),
    systems: list(states.systems, found.systems.map((name) => ({ system: idFor(base?.systems, name), source: at("systems", name) })), promisedBy.systems),
    searchKeys: list(states.searchKeys, found.searchKeys.map((as) => ({ key: recogniseKey(as), as, source: at("searchKeys", as) })), promisedBy.searchKeys),
    functionClasses: found.functionClasses.map(({ code }) => code.replaceAll(" ", "-")),
    openInterface: found.openInterface === null ? (held?.openInterface ?? notSaid) : { state: "stated" as const, address: null, note: named(found.openInterface) },
    readAs,
    source: { document, line: found.lines[0], lastLine: found.lines[1] },
  })
}

/** Digests of what the page says in its own words, so that the next edition can be told from this one. */
export const digestsOf = ({ purpose, datasets }: DraftPool): InformationPool["readAs"] => ({
  purpose: purpose === null ? null : digestOf(purpose),
  datasets: datasets.length === 0 ? null : digestOf(datasets.join("; ")),
})

const notSaid = { state: "not-stated" as const, address: null, note: notStated() }

function list<T>(state: PartState, items: T[], promisedBy: Day | null = null) {
  if (items.length > 0) return listed(items)
  if (state === "to-be-completed") return promisedList(promisedBy)
  return state === "none" ? noneListed() : notStatedList()
}

/** A tie of a whole unit starts from the unit. One that is in force keeps what the model tells of it. */
export const relationsFrom = (found: DraftPool, pool: string, pools: readonly InformationPool[], base: Model | null, document: string) =>
  found.relations.map(({ to, scope, direction, of, line }) => {
    const from = of === null ? { pool, unit: null } : { pool: null, unit: idOf(base?.units ?? [], of) ?? slug(of) }
    const held = base?.relations.find((known) => known.from.pool === from.pool && known.from.unit === from.unit && known.direction === direction && nameOf(known.to.name) === to)
    return relation({ ...held, from, to: held?.to ?? { pool: idOf(pools, to) ?? null, name: named(to) }, scope, direction, source: { document, line } })
  })
