import { z } from "zod"

/**
 * How long the usage log is kept, in whole years from the end of what was done (906/2019 17 and 21 §). No act fixes the time: five
 * years covers the usual limitation of breaches of official duty (M); the logs of social and health services are kept for twelve
 * (703/2023, V*). A municipality declares its own.
 */
export const usageLogRule = z
  .object({
    /** Years after which whole months of entries are disposed of. */
    entryYears: z.int().min(1).max(100),
    /** Years after which it is destroyed whose data each entry was about and what was searched by; the entries stay. */
    detailYears: z.int().min(1).max(100),
  })
  .refine(({ entryYears, detailYears }) => detailYears <= entryYears, { error: "the personal details cannot outlive their entries" })
  .meta({ id: "UsageLogRule" })
export type UsageLogRule = z.infer<typeof usageLogRule>

/** What holds where a municipality declares nothing. */
export const usualUsageLogRule: UsageLogRule = { entryYears: 5, detailYears: 5 }
