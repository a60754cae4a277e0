import type { ComponentChildren } from "preact"
import { stateWords } from "../../model/text.ts"
import type { PartState } from "../../model/text.ts"
import type { Language } from "../../lib/words.ts"

/** A list of the description, or what is said in its place. */
export function ListOr({ state, language, empty, children }: { state: PartState; language: Language; empty: boolean; children: ComponentChildren }) {
  if (!empty) return <>{children}</>
  const tone = state === "none" ? "note" : "warning"
  return <span class={`pill ${tone}`}>{stateWords[state][language]}</span>
}

/** One line of a list of facts. */
export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
