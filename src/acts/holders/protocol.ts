import { z } from "zod"

/** What one asks of the holder of another system, by the protocol of docs/adapters.md. */
export interface HolderAsk {
  readonly municipality: string
  /** Id of the information system in the model. */
  readonly system: string
  readonly operation: string
  /** Id of the question: the same in our log and in the holder's. */
  readonly question: string
  readonly purpose: string
  readonly ground: string
  readonly consent: { readonly id: string; readonly item: string; readonly from: string; readonly until: string | null } | null
  readonly about: { readonly person: string } | { readonly company: string }
  /** What is told along, by field: a plan, a statement. */
  readonly told: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/** Why there is no answer: there is nothing or it is not ours to know (404), no ground (403), held by another (423), ours is older than theirs (409), a break (503), no connection, or not what was agreed. */
export type NoAnswer = "nothing" | "refused" | "locked" | "newer" | "not-now" | "unreachable" | "not-as-agreed"

export type HolderReply = { readonly outcome: "answered"; readonly asOf: Date; readonly rows: readonly Readonly<Record<string, string>>[]; readonly invented: boolean } | { readonly outcome: NoAnswer }

/** The holders that this service is connected to. */
export interface Holders {
  /** Where a connected system keeps what it is told, by ISO 3166-1; null where the service is not connected to it. */
  countryOf(system: string): string | null
  ask(ask: HolderAsk): Promise<HolderReply>
}

/** A service that is connected to nobody. */
export const noHolders: Holders = { countryOf: () => null, ask: () => Promise.resolve({ outcome: "unreachable" }) }

export const holderRowsMost = 500

/** An answer as it comes over the wire. */
export const holderAnswer = z.object({
  asOf: z.iso.datetime({ offset: true }),
  rows: z.array(z.record(z.string().max(64), z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]))).max(holderRowsMost),
  invented: z.boolean().default(false),
})
