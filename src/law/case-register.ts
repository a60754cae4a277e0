import type { Day } from "../lib/day.ts"
import { findInForce, type Rule } from "./rule.ts"

/** What the case register is about: cases, documents that came in and documents of one's own (906/2019 25–26 §). */
export type Registered = "case" | "incoming-document" | "own-document"

/** The least that the case register holds. The title of a case and its handler are practice, not law. */
export type RegisterField =
  | "identifier"
  | "business-id"
  | "authority"
  | "process"
  | "pending-at"
  | "initiator"
  | "status"
  | "arrived-at"
  | "way-of-arrival"
  | "sender"
  | "author"
  | "drafted-at"
  | "decided-on"
  | "way-of-service"
  | "sent-at"
  | "way-of-sending"

/** When a field is asked for: always, when the processing has ended, or when something has been sent. */
export type AskedWhen = "always" | "closed" | "sent"

interface FieldRule extends Rule {
  readonly of: Registered
  readonly field: RegisterField
  readonly when: AskedWhen
}

const asks = (of: Registered, section: string, fields: readonly RegisterField[], from: Day = "2022-01-01", when: AskedWhen = "always"): readonly FieldRule[] =>
  fields.map((field) => ({ of, field, when, from, until: null, law: `906/2019 ${section} §`, mark: "V" }))

const fieldRules: readonly FieldRule[] = [
  ...asks("case", "26", ["identifier", "business-id", "authority", "process", "pending-at", "initiator", "status"]),
  ...asks("case", "26", ["decided-on"], "2024-11-01", "closed"),
  ...asks("case", "26", ["way-of-service"], "2024-11-01", "sent"),
  ...asks("incoming-document", "25", ["arrived-at"]),
  ...asks("incoming-document", "26", ["identifier", "way-of-arrival", "sender"]),
  ...asks("own-document", "26", ["identifier", "author", "drafted-at"]),
  ...asks("own-document", "26", ["sent-at", "way-of-sending"], "2024-11-01", "sent"),
]

/** A field that an entry lacks, and the section that asks for it. */
export type Missing = Pick<FieldRule, "field" | "law">

/** What an entry of the register lacks by the law of a day, from the fields that it has and from what has happened. */
export const missingFields = (of: Registered, has: ReadonlySet<RegisterField>, happened: ReadonlySet<Exclude<AskedWhen, "always">>, day: Day): readonly Missing[] =>
  fieldRules
    .filter((rule) => rule.of === of && !has.has(rule.field) && (rule.when === "always" || happened.has(rule.when)) && findInForce([rule], day) !== null)
    .map(({ field, law }) => ({ field, law }))
