import { z } from "zod"
import { isDay } from "../../lib/day.ts"

/** Publicity of a case or a document. What is secret says by which act and item (621/1999 25 §), and until when where that is a day (31 §). */
export const publicity = z
  .strictObject({
    secrecy: z.enum(["public", "partly-secret", "secret", "not-yet-public"]),
    act: z.string().min(1).max(60).nullable().default(null),
    item: z.string().min(1).max(120).nullable().default(null),
    endsOn: z.string().refine(isDay).nullable().default(null),
    /** When what is not yet public becomes so (621/1999 6–7 §). */
    publicFrom: z.date().nullable().default(null),
  })
  .refine(({ secrecy, act, item }) => secrecy === "public" || secrecy === "not-yet-public" || (act !== null && item !== null), { error: "Secrecy needs its act and item.", path: ["item"] })
