import { z } from "zod"

/** Words of ours in all three languages; the information manager fills in the same three. */
export const words = z.object({ fi: z.string().trim().min(1).max(500), sv: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) })

export const name = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, { error: "A name has letters and digits only and begins with a small letter, like startedOn." })
export const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "A code has small letters, digits and hyphens, like in-progress." })

/** A rule or a calculation in the small language of `readExpression`. */
export const expression = z.string().trim().min(1).max(1000)
