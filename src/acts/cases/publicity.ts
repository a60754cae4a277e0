import { z } from "zod"
import { publicityKinds } from "../../law/publicity.ts"
import { isDay } from "../../lib/day.ts"

/** Publicity of a case or a document. What is secret says by which act and item (621/1999 25 §), and until when where that is a day (31 §). */
export const publicity = z
  .strictObject({
    secrecy: z.enum(["public", "partly-secret", "secret", "not-yet-public"]),
    act: z.string().min(1).max(60).nullable().default(null),
    item: z.string().min(1).max(120).nullable().default(null),
    endsOn: z.string().refine(isDay).nullable().default(null),
    /** Which part is secret, in words of no secret; null for all of what is secret as a whole. */
    part: z.string().min(1).max(300).nullable().default(null),
    /** When what is not yet public becomes so, where that is a moment of its own. */
    publicFrom: z.date().nullable().default(null),
    /** What a document that is not yet public waits for (621/1999 6–7 §), and the day of it where it is known. */
    kind: z.enum(publicityKinds).nullable().default(null),
    eventOn: z.string().refine(isDay).nullable().default(null),
  })
  .refine(({ secrecy, act, item }) => secrecy === "public" || secrecy === "not-yet-public" || (act !== null && item !== null), { error: "Secrecy needs its act and item.", path: ["item"] })
