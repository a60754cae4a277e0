import type { Secrecy } from "./records/seen.ts"

export const sampleRegister = "tyollisyyspalvelujen-asiakasrekisteri"
export const sampleUnit = "konsernihallinto"
/** How the samples' municipality keeps its case register. Its business id is public. */
export const sampleCaseRegister = { register: "asiarekisteri", businessId: "0101263-6", authority: "Espoon kaupunki", pattern: "{number}/{class}/{year}", series: "class" } as const

interface SampleRecord {
  readonly id: string
  readonly root: string
  readonly person: string | null
  readonly secrecy: Secrecy
  readonly kind: string
  readonly title: string
  readonly publicFrom?: Date
  readonly needToKnow?: true
  readonly closed?: true
}

type Kind = readonly [kind: string, title: string, secrecy: Secrecy]

const kinds: readonly Kind[] = [
  ["hakemus", "Hakemus palkkatuesta", "partly-secret"],
  ["suunnitelma", "Työllistymissuunnitelma", "secret"],
  ["lausunto", "Lausunto työkyvystä", "secret"],
  ["päätös", "Päätös palkkatuesta", "partly-secret"],
]

const caseOf = (root: string, person: string, more: Partial<SampleRecord> = {}): SampleRecord[] =>
  kinds.map(([kind, title, secrecy], at) => ({ id: `${root}-${at + 1}`, root, person, secrecy, kind, title, ...more }))

/** Seven invented cases, and what anyone may read. */
export const sampleRecords: readonly SampleRecord[] = [
  ...caseOf("asia-1", "sofia"),
  ...caseOf("asia-2", "martti"),
  ...caseOf("asia-3", "martti"),
  ...caseOf("asia-4", "sofia", { closed: true }),
  ...caseOf("asia-5", "eino"),
  ...caseOf("asia-6", "eino", { closed: true }),
  ...caseOf("asia-7", "sofia", { needToKnow: true }),
  { id: "ohje-1", root: "ohje-1", person: null, secrecy: "public", kind: "ohje", title: "Palkkatuen hakuohje" },
  { id: "tilasto-1", root: "tilasto-1", person: null, secrecy: "not-yet-public", publicFrom: new Date("2026-02-01T06:00:00Z"), kind: "tilasto", title: "Työllisyystilasto, tammikuu" },
  { id: "tilasto-2", root: "tilasto-2", person: null, secrecy: "not-yet-public", publicFrom: new Date("2031-02-01T06:00:00Z"), kind: "tilasto", title: "Työllisyystilasto, luonnos" },
]
