import { z } from "zod"
import type { Words } from "../lib/words.ts"
import { source } from "./source.ts"
import { text } from "./text.ts"

/** How wide a pool reaches: the municipality's own, shared in it, in a region, in the country, beyond, or another sector's. */
export const scopes = ["own", "city-wide", "capital-region", "national", "international", "other-sector"] as const
export type Scope = (typeof scopes)[number]
export const scope = z.enum(scopes).meta({ id: "Scope" })

/** Which way the data goes: given to the other pool, taken from it, or the pool is part of the other. */
export const directions = ["gives", "takes", "included"] as const
export type Direction = (typeof directions)[number]
export const direction = z.enum(directions).meta({ id: "Direction" })

/** A tie between pools. The source end is a pool, or a unit when the page speaks of a whole department. */
export const relation = z
  .object({
    from: z.object({ pool: z.string().nullable(), unit: z.string().nullable() }),
    /** The other end: a pool of this model, or only its name when it is described elsewhere. */
    to: z.object({ pool: z.string().nullable(), name: text }),
    scope,
    direction,
    /** What moves, in our words. */
    what: text,
    source,
  })
  .meta({ id: "Relation" })
export type Relation = z.infer<typeof relation>

export const scopeWords: Readonly<Record<Scope, Words>> = {
  own: { fi: "oma", sv: "egen", en: "own" },
  "city-wide": { fi: "kaupunkiyhteinen", sv: "gemensam för staden", en: "city-wide" },
  "capital-region": { fi: "pääkaupunkiseudun yhteinen", sv: "gemensam för huvudstadsregionen", en: "capital region" },
  national: { fi: "kansallinen", sv: "nationell", en: "national" },
  international: { fi: "kansainvälinen", sv: "internationell", en: "international" },
  "other-sector": { fi: "muu toimiala", sv: "annan sektor", en: "other sector" },
}

export const directionWords: Readonly<Record<Direction, Words>> = {
  gives: { fi: "luovuttaa tietoja", sv: "lämnar ut uppgifter till", en: "gives data to" },
  takes: { fi: "saa tietoja", sv: "får uppgifter från", en: "takes data from" },
  included: { fi: "sisältyy", sv: "ingår i", en: "is part of" },
}
