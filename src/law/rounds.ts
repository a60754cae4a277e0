import type { Source } from "./rule.ts"

/** For what a round asks its recipients: to supplement a document, to be heard as a party, to give a statement. */
export const roundKinds = ["supplement", "hearing", "statement"] as const
export type RoundKind = (typeof roundKinds)[number]

/** By which section each is asked. The last day is to be reasonable and is extended on request (33 §); what is not answered does not keep the case from being decided. */
export const roundLaw: Readonly<Record<RoundKind, Source>> = {
  supplement: { law: "434/2003 22, 33 §", mark: "V*" },
  hearing: { law: "434/2003 33, 34 §", mark: "V*" },
  statement: { law: "434/2003 31 §", mark: "V*" },
}
