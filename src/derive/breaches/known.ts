import { z } from "zod"

const text = z.string().trim().max(4000)
const number = z.int().min(0).max(1_000_000_000).nullable().default(null)

/** What is known of a breach (GDPR 33(3)). It grows by phases (33(4)), and is written whole each time. Names of persons do not belong here. */
export const known = z.strictObject({
  /** What happened, in one line and then at length. */
  title: z.string().trim().min(1).max(200),
  nature: text.default(""),
  /** Whose data: categories of people, and about how many; null while nobody knows. */
  people: text.default(""),
  peopleCount: number,
  /** What data: categories, whether special ones are among them (GDPR 9–10), and about how many records. */
  data: text.default(""),
  special: z.boolean().default(false),
  recordCount: number,
  /** Ids of the model's registers that it concerns. */
  registers: z.array(z.string().min(1).max(120)).max(50).default([]),
  /** The processor that told of it, where it happened at one. */
  processor: z.string().trim().max(200).default(""),
  consequences: text.default(""),
  measures: text.default(""),
})
export type Known = z.output<typeof known>
export type KnownForm = z.input<typeof known>
