import { z } from "zod"
import { id } from "./id.ts"
import { day, source } from "./source.ts"
import { text } from "./text.ts"

/** A stretch of days; an open end is null. */
export const validity = z.object({ from: day.nullable(), until: day.nullable() }).meta({ id: "Validity" })
export type Validity = z.infer<typeof validity>

/** True when a validity has ended before a day. */
export const hasEnded = ({ until }: Validity, today: string): boolean => until !== null && until < today

/** A node of the organisation: the municipality's sectors, departments and units, and outside bodies that it names. */
export const unit = z
  .object({
    id,
    name: text,
    kind: z.enum(["authority", "sector", "department", "unit", "heading", "outside"]),
    parent: z.string().nullable(),
    /** What the unit does, in our words. */
    duties: text,
    /** How many sub-units the source says there are; null when it gives no number. */
    statedUnits: z.int().nullable(),
    /** The day to which the source dates its own words about the unit. */
    updated: day.nullable(),
    validity,
    source,
  })
  .meta({ id: "Unit" })
export type Unit = z.infer<typeof unit>

/** Where to ask: a registry office or a person in a post, never a person's name. */
export const contact = z
  .object({
    id,
    name: text,
    role: z.enum(["registry", "data-protection-officer", "service", "feedback"]),
    postalAddress: z.array(z.string()),
    visitingAddress: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    secureMail: z.url().nullable(),
    /** Weekly opening hours, local time in Finland. Days 1 Monday to 7 Sunday. */
    hours: z.array(z.object({ days: z.array(z.int().min(1).max(7)), opens: z.string(), closes: z.string() })),
    note: text,
    source,
  })
  .meta({ id: "Contact" })
export type Contact = z.infer<typeof contact>
