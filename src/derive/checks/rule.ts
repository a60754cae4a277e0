import type { Day } from "../../lib/day.ts"
import type { Words } from "../../lib/words.ts"
import { type Finding, type FindingKind, finding, type Severity, type Subject } from "../../model/finding.ts"
import type { Model } from "../../model/model.ts"

/** A rule of checking: a kind of finding and where it stands in a model on a day. */
export interface Rule {
  readonly kind: Omit<FindingKind<never>, "says">
  readonly find: (model: Model, today: Day) => Finding[]
}

/** Words in Finnish, Swedish and English. */
export const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

type Found<Details> = readonly [details: Details, subject: Subject, line?: number | null | undefined]

interface Declared<Details extends object> {
  readonly code: string
  readonly severity: Severity
  readonly law: string | null
  readonly title: Words
  readonly says: (details: Details) => Words
  readonly because: Words
  readonly remedy: Words
  readonly find: (model: Model, today: Day) => Iterable<Found<Details>>
}

/** Declares a rule. The finder yields what is said and about what; the line is the subject's own where it has a source. */
export const rule = <Details extends object>({ find, ...kind }: Declared<Details>): Rule => ({
  kind,
  find: (model, today) => [...find(model, today)].map(([details, subject, line]) => finding(kind, details, { subject, line: line ?? null })),
})

export const about = {
  municipality: ({ municipality }: Model): Subject => ({ kind: "municipality", id: municipality.id }),
  unit: (id: string): Subject => ({ kind: "unit", id }),
  pool: (id: string): Subject => ({ kind: "pool", id }),
  register: (id: string): Subject => ({ kind: "register", id }),
  system: (id: string): Subject => ({ kind: "system", id }),
  notice: (id: string): Subject => ({ kind: "notice", id }),
  functionClass: (id: string): Subject => ({ kind: "function-class", id }),
  contact: (id: string): Subject => ({ kind: "contact", id }),
} as const
