import { z } from "zod"
import { type Language, languages, type Words } from "../lib/words.ts"

/** What a municipality has said of one part of its description. Silence is a state of its own, never an empty value. */
export const partStates = ["stated", "to-be-completed", "none", "not-stated"] as const
export type PartState = (typeof partStates)[number]

/** The state of one text in one language: the part states, and two that only a translation can be in. */
export const statementStates = [...partStates, "translated", "stale"] as const
export type StatementState = (typeof statementStates)[number]

export const partState = z.enum(partStates).meta({
  id: "PartState",
  description: "stated; to-be-completed (promised, not given); none (stated as none); not-stated (the source is silent)",
})

const statement = z
  .object({ state: z.enum(statementStates), value: z.string().trim().min(1).nullable() })
  .refine(({ state, value }) => (value !== null) === hasValue(state), {
    error: "A text that is stated, translated or stale has a value; any other has none.",
  })
  .meta({ id: "Statement", description: "A text in one language with its state" })

function hasValue(state: StatementState): boolean {
  return state === "stated" || state === "translated" || state === "stale"
}

/** A text in Finnish, Swedish and English, each with its state (423/2003: both national languages where bilingual). */
export const text = z.object({ fi: statement, sv: statement, en: statement }).meta({ id: "Text" })
export type Text = z.infer<typeof text>

const silent = { state: "not-stated", value: null } as const

/** Our own words: Finnish as stated, Swedish and English as translations of ours. */
export const inThree = (fi: string, sv: string, en: string): Text => ({
  fi: { state: "stated", value: fi },
  sv: { state: "translated", value: sv },
  en: { state: "translated", value: en },
})

/** A name that the source gives in one language only. */
export const named = (name: string, language: Language = "fi"): Text => ({
  fi: silent,
  sv: silent,
  en: silent,
  [language]: { state: "stated", value: name },
})

const allIn = (state: "to-be-completed" | "none" | "not-stated"): Text => ({
  fi: { state, value: null },
  sv: { state, value: null },
  en: { state, value: null },
})

/** A text that the source promises for later. */
export const toBeCompleted = (): Text => allIn("to-be-completed")
/** A text that the source says there is none of. */
export const statedAsNone = (): Text => allIn("none")
/** A text that the source is silent about. */
export const notStated = (): Text => allIn("not-stated")

export interface Said {
  readonly value: string
  readonly language: Language
  readonly state: StatementState
}

/** The text in the language asked for, else in the first language that has one; null where there is none at all. */
export function say(text: Text, language: Language): Said | null {
  for (const candidate of [language, ...languages]) {
    const { value, state } = text[candidate]
    if (value !== null) return { value, language: candidate, state }
  }
  return null
}

/** The text as a plain string, for sorting, searching and titles; empty where there is none. */
export const plain = (text: Text, language: Language): string => say(text, language)?.value ?? ""

/** The words that people read for each state. */
export const stateWords: Readonly<Record<StatementState, Words>> = {
  stated: { fi: "ilmoitettu", sv: "angivet", en: "stated" },
  "to-be-completed": { fi: "täydennetään", sv: "kompletteras", en: "to be completed" },
  none: { fi: "ei ole", sv: "finns inte", en: "none" },
  "not-stated": { fi: "ei ilmoitettu", sv: "inte angivet", en: "not stated" },
  translated: { fi: "Varannon käännös", sv: "översatt i Varanto", en: "translated by us" },
  stale: { fi: "vanhentunut", sv: "föråldrad", en: "out of date" },
}
