import { slug, tidy } from "../../lib/words.ts"
import { nameOf } from "../../model/declare.ts"
import { type PartState, named, notStated, type Text, toBeCompleted } from "../../model/text.ts"

/** What the model in force already holds, met by what a page says now. */

/** Two pools of one name on a page are kept both; the second gets a number. */
export function distinct<T extends Named>(things: readonly T[]): T[] {
  const taken = new Set<string>()
  return things.map((thing) => {
    let id = thing.id
    for (let times = 2; taken.has(id); times++) id = `${thing.id}-${times}`
    taken.add(id)
    return id === thing.id ? thing : { ...thing, id }
  })
}

export interface Named {
  readonly id: string
}

/** What is in force, with the fresh ones in place of those of the same id. */
export const merge = <T extends Named>(base: readonly T[], fresh: readonly T[]): T[] => {
  const all = new Map(base.map((one) => [one.id, one]))
  for (const one of fresh) all.set(one.id, one)
  return [...all.values()]
}

/** What is in force, and a new one for every name that nothing there has. */
export function collect<T extends Named & { readonly name: Text }>(base: readonly T[], names: readonly string[], make: (name: string) => T): T[] {
  const all = new Map(base.map((one) => [one.id, one]))
  for (const name of names) if (!idOf([...all.values()], name)) all.set(slug(name), make(name))
  return [...all.values()]
}

/** The id of the thing that has the name, however it is written in case and spaces. */
export function idOf(things: readonly (Named & { readonly name: Text; readonly also?: readonly string[] })[], name: string): string | undefined {
  const folded = tidy(name).toLowerCase()
  return things.find(({ id, name: text, also = [] }) => id === slug(name) || [nameOf(text), ...also].some((one) => one.toLowerCase() === folded))?.id
}

/** A text read anew: the same words keep their translations, other words make the translations stale. */
export function restated(held: Text | undefined, read: string | null, state: PartState): Text {
  if (read === null) return state === "to-be-completed" ? toBeCompleted() : (held ?? notStated())
  if (!held || held.fi.value === read) return held ?? named(read)
  const stale = (text: Text["sv"]): Text["sv"] => (text.value === null ? text : { state: "stale", value: text.value })
  return { fi: { state: "stated", value: read }, sv: stale(held.sv), en: stale(held.en) }
}
