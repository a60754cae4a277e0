import type { Day } from "../lib/day.ts"

/** Why personal data is erased when the person asks for it, each by its letter of GDPR 17(1) (M). */
export const erasureGrounds = { "not-needed": "17(1)(a)", "consent-withdrawn": "17(1)(b)", objection: "17(1)(c)", unlawful: "17(1)(d)", "duty-to-erase": "17(1)(e)" } as const
export type ErasureGround = keyof typeof erasureGrounds
export const isErasureGround = (text: string): text is ErasureGround => text in erasureGrounds

/** What the law says of a record that is to be erased: on which ground it is, or by which act it is kept and until when. */
export type ErasureByLaw =
  | { readonly erased: true; readonly ground: ErasureGround }
  | {
      readonly erased: false
      /** The act and section that bind the municipality, as the register declares them. */
      readonly act: string
      /** The item of GDPR that lets it be kept. */
      readonly item: string
      /** The last day for which it is kept; null where it is kept permanently, or its time has not begun. */
      readonly until: Day | null
    }

/** What a record is kept by. */
export interface KeptBy {
  readonly bases: readonly { readonly article: string; readonly law: string }[]
  /** The last day of the time to be kept; null where there is none, or it has not begun. */
  readonly until: Day | null
  /** Nothing more is expected of it: the contract is over, the matter has ended. */
  readonly ended: boolean
}

const binding = ["6(1)(c)", "6(1)(e)"]

/**
 * Weighs an erasure by what the record is kept by (GDPR 17; M). Data that a duty or a public task needs is kept (17(3)(b)) until its time ends; what rests on consent alone is erased, since asking
 * for it withdraws the consent; what a contract needs is erased once that is over. Unlawful processing is a person's to see: no rule tells it.
 */
export function erasureByLaw({ bases, until, ended }: KeptBy, today: Day): ErasureByLaw {
  if (until !== null && until < today) return { erased: true, ground: "not-needed" }
  const duty = bases.find(({ article }) => binding.includes(article))
  if (duty) return { erased: false, act: duty.law, item: "GDPR 17(3)(b)", until }
  if (bases.length > 0 && bases.every(({ article }) => article === "6(1)(a)" || article === "9(2)(a)")) return { erased: true, ground: "consent-withdrawn" }
  if (ended) return { erased: true, ground: "not-needed" }
  const [first] = bases
  return { erased: false, act: first?.law ?? "GDPR", item: `GDPR ${first?.article ?? "17"}`, until }
}

/** Grounds that hold though a duty keeps the data: it was never to be there, or the law orders it gone (GDPR 17(1)(d–e); 17(3)(b)). */
export const overridesDuty = (ground: ErasureGround): boolean => ground === "unlawful" || ground === "duty-to-erase"

