import { tidy } from "../../lib/words.ts"
import { typedIn } from "../parts/form.tsx"
import type { Draft, DraftPool } from "../../acts/readings.ts"

/** The lists of a pool that a person corrects as one item a line. */
export const poolLists = ["systems", "searchKeys", "datasets", "registers"] as const

/** A draft with what a person has typed, and which of its pools are kept. */
export interface Corrected {
  /** Every pool in its place, so that the form can be shown and sent again. */
  readonly shown: Draft
  readonly kept: ReadonlySet<number>
  /** The draft without the pools that are not kept. */
  readonly draft: Draft
}

/** A draft with what the person has typed in place of what was read. */
export function correctedDraft(draft: Draft, form: FormData): Corrected {
  const typed = (name: string) => typedIn(form, name)
  const kept = new Set([...draft.pools.keys()].filter((at) => form.get(`pool-${at}-keep`) !== null))
  const pools = draft.pools.map((pool, at): DraftPool => {
    const listOf = (list: (typeof poolLists)[number]) => linesOf(typed(`pool-${at}-${list}`))
    const lists = { systems: listOf("systems"), searchKeys: listOf("searchKeys"), datasets: listOf("datasets"), registers: listOf("registers") }
    const purpose = tidy(typed(`pool-${at}-purpose`)) || null
    return {
      ...pool,
      ...lists,
      name: tidy(typed(`pool-${at}-name`)) || pool.name,
      sector: tidy(typed(`pool-${at}-sector`)) || null,
      purpose,
      states: {
        systems: stateAfter(pool.states.systems, lists.systems.length > 0),
        searchKeys: stateAfter(pool.states.searchKeys, lists.searchKeys.length > 0),
        datasets: stateAfter(pool.states.datasets, lists.datasets.length + lists.registers.length > 0),
        purpose: stateAfter(pool.states.purpose, purpose !== null),
      },
    }
  })
  return { shown: { ...draft, pools }, kept, draft: { ...draft, pools: pools.filter((_, at) => kept.has(at)) } }
}

/** A part that now has a value is stated; one that has lost it is silent. What the page promised stays promised. */
function stateAfter(before: DraftPool["states"]["systems"], hasValue: boolean): DraftPool["states"]["systems"] {
  if (hasValue) return "stated"
  return before === "stated" ? "not-stated" : before
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).map(tidy).filter(Boolean)
