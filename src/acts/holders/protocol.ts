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

/** The operation by which any holder is asked for all that its system keeps of a person, so that she is answered (GDPR 15). */
export const keptOperation = "kept"

const told = (most: number) => z.string().min(1).max(most).refine((text) => !/[\p{Cs}\u0000]/u.test(text))

/** One thing that a system keeps of a person: what is in it, and what must be weighed before it is given. Nothing is taken as harmless because it is left out. */
const keptThing = z
  .object({
    /** The holder's own id of it. */
    id: told(120),
    /** What sort of thing it is: never a name. */
    title: told(200),
    secrecy: z.enum(["public", "partly-secret", "secret"]),
    act: told(60).nullable().default(null),
    item: told(120).nullable().default(null),
    /** Somebody else's data is in it. */
    others: z.boolean(),
    /** Somebody else's address under an order of non-disclosure is in it (661/2009 36 §). */
    protected: z.boolean(),
    data: z.record(told(64), z.union([told(4000), z.number(), z.boolean(), z.null()])),
    /** Where she lives or stays, apart from other data: it is masked where she is under non-disclosure. */
    addresses: z.record(told(64), told(500)).default({}),
  })
  .refine(({ secrecy, act, item }) => secrecy === "public" || (act !== null && item !== null))
  .refine(({ data, addresses }) => Object.keys(addresses).every((label) => !Object.hasOwn(data, label)))
export type KeptThing = z.infer<typeof keptThing>

/** What a holder keeps of a person, or why that is not known. */
export type KeptReply = { readonly outcome: "answered"; readonly asOf: Date; readonly things: readonly KeptThing[]; readonly invented: boolean } | { readonly outcome: NoAnswer }

/** The holders that this service is connected to. */
export interface Holders {
  /** Where a connected system keeps what it is told, by ISO 3166-1; null where the service is not connected to it. */
  countryOf(system: string): string | null
  ask(ask: HolderAsk): Promise<HolderReply>
  /** Asks for all that a system keeps of a person. */
  kept(ask: HolderAsk): Promise<KeptReply>
}

/** A service that is connected to nobody. */
export const noHolders: Holders = { countryOf: () => null, ask: () => Promise.resolve({ outcome: "unreachable" }), kept: () => Promise.resolve({ outcome: "unreachable" }) }

export const holderRowsMost = 500

const answerOf = <Row extends z.ZodType>(row: Row) => z.object({ asOf: z.iso.datetime({ offset: true }), rows: z.array(row).max(holderRowsMost), invented: z.boolean().default(false) })

/** An answer as it comes over the wire. */
export const holderAnswer = answerOf(z.record(z.string().max(64), z.union([z.string().max(4000), z.number(), z.boolean(), z.null()])))

/** The same, where all that is kept of a person was asked for. */
export const keptAnswer = answerOf(keptThing)
