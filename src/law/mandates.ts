import type { Source } from "./rule.ts"

/** By what somebody asks for another: as a child's custodian, as a ward's guardian, by a power of attorney, for a company. */
export const mandateKinds = ["guardian", "ward", "power", "company"] as const
export type MandateKind = (typeof mandateKinds)[number]
export const isMandateKind = (text: string): text is MandateKind => (mandateKinds as readonly string[]).includes(text)

/** The section on which each mandate rests. From memory. */
export const mandateLaws: Readonly<Record<MandateKind, Source>> = {
  guardian: { law: "361/1983 4 §", mark: "M" },
  ward: { law: "442/1999 29 §", mark: "M" },
  power: { law: "434/2003 12 §", mark: "M" },
  company: { law: "624/2006 6:25 §", mark: "M" },
}
