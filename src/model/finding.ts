import type { Words } from "../lib/words.ts"

/** How bad a finding is: an error breaks the law or the model, a warning needs a person, a note is worth knowing. */
export const severities = ["error", "warning", "note"] as const
export type Severity = (typeof severities)[number]

/** What a finding is about, so that a work list can group by it. */
export interface Subject {
  readonly kind: "municipality" | "unit" | "pool" | "register" | "system" | "notice" | "function-class" | "contact" | "relation"
  readonly id: string
}

/** One oddity, gap or breach: what it is, where it stands, which section it touches. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  /** What is wrong, where, and what was expected, in a sentence. */
  readonly message: Words
  /** The line of the document that was read, counted from 1; null when there is none. */
  readonly line: number | null
  /** The section that asks for better, like "906/2019 28 §"; null when it is only untidy. */
  readonly law: string | null
  readonly subject?: Subject
}

/** A kind of finding: its code, weight and law, why it matters and what a person should do about it. */
export interface FindingKind<Details extends object = Record<string, never>> {
  readonly code: string
  readonly severity: Severity
  readonly law: string | null
  /** A short name for the kind, for lists and filters. */
  readonly title: Words
  /** The sentence about one case of it. */
  readonly says: (details: Details) => Words
  /** Why it matters. */
  readonly because: Words
  /** What to do about it. */
  readonly remedy: Words
}

/** A finding of a kind, at a line or about a subject. */
export function finding<Details extends object>(
  kind: FindingKind<Details>,
  details: Details,
  at: { line?: number | null; subject?: Subject } = {},
): Finding {
  const { code, severity, law } = kind
  const found = { code, severity, law, message: kind.says(details), line: at.line ?? null }
  return at.subject ? { ...found, subject: at.subject } : found
}
