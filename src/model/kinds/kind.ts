import type { z } from "zod"
import type { Language, Words } from "../../lib/words.ts"

/** What someone typed for one field, by the field's parts; a field of one part has it under "value". */
export type Typed = Readonly<Record<string, string>>

/** What is wrong with what was typed, and in which part: something the person can mend. */
export class Wrong {
  readonly message: Words
  readonly part: string
  constructor(message: Words, part = "value") {
    this.message = message
    this.part = part
  }
}

/** How a part is filled in. */
export type Control = "line" | "area" | "day" | "moment" | "choice" | "file"

/** One thing to fill in of a field. */
export interface Part {
  readonly name: string
  /** Null where the field's own label says it all. */
  readonly label: Words | null
  readonly control: Control
  /** How many characters are usual. */
  readonly size?: number
  readonly inputMode?: "numeric" | "decimal"
  readonly hint?: Words
}

/** What bounds the values of one field: see `fieldDefinition`. */
export interface Bounds {
  readonly least: number | null
  readonly most: number | null
  readonly options: readonly { readonly code: string; readonly label: Words }[]
}

/** What a value is in a rule or a calculation. */
export type ValueType = "text" | "number" | "money" | "day" | "truth" | "period" | "other"

/** What stands behind a mask: apart from the rest of the value, so that no list, export or history shows it by oversight. */
export interface Kept {
  readonly open: unknown
  readonly guarded: { readonly kind: "code" | "address"; readonly value: string } | null
}

/** One kind of value, with everything that the house must know about it. */
export interface Kind<Value> {
  readonly label: Words
  readonly type: ValueType
  readonly parts: readonly Part[]
  /** What was typed, as a value; null where nothing was. */
  read(typed: Typed, bounds: Bounds): Value | Wrong | null
  /** The value as it would be typed. */
  typed(value: Value): Typed
  show(value: Value, language: Language, bounds: Bounds): string
  /** The stored value, as the API tells it. */
  readonly schema: z.ZodType
  /** What of the value is kept where; all of it in the open where this is not said. */
  keep?(value: Value): Kept
  join?(kept: Kept): Value
  /** What a search key finds in the value; nothing where it is not a key. */
  keys?(value: Value): readonly string[]
  /** Values for sample data and for the tests that every kind passes. */
  readonly samples: readonly Value[]
}

/** The one part of a field that has no others. */
export const whole = (control: Control, more: Partial<Part> = {}): readonly Part[] => [{ name: "value", label: null, control, ...more }]

/** What was typed in a part, as people mean it: NFC, without spaces at the ends. */
export const typedIn = (typed: Typed, part = "value"): string => (typed[part] ?? "").normalize("NFC").trim()
