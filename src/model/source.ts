import { z } from "zod"
import { isDay } from "../lib/day.ts"

/** A calendar day in the model. */
export const day = z.string().refine(isDay, { error: "Give a real date, like 2027-03-31." }).meta({ id: "Day", format: "date" })

/** Where a fact was read: a document of the model and the lines in it. Null when the municipality entered the fact itself. */
export const source = z
  .object({ document: z.string(), line: z.int().positive(), lastLine: z.int().positive().optional() })
  .nullable()
  .meta({ id: "Source", description: "The document and line where a fact stands; null for a fact of our own" })
export type Source = z.infer<typeof source>

/** A published page from which facts of the model were read. */
export const sourceDocument = z
  .object({ id: z.string(), title: z.string(), published: day.nullable(), lines: z.int().positive() })
  .meta({ id: "SourceDocument" })
export type SourceDocument = z.infer<typeof sourceDocument>
