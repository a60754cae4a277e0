import { z } from "zod"

/** What makes a look at someone's data stand out. */
export const watchRules = ["own-record", "same-surname", "same-address", "public-figure", "mass-viewing", "no-case-link", "far-back", "outside-hours"] as const
export type WatchRule = (typeof watchRules)[number]

/** Why something came to be looked at: a rule, or the draw. */
export const watchGrounds = [...watchRules, "random-sample"] as const
export type WatchGround = (typeof watchGrounds)[number]

/** The figures of a plan: the least and the most that each may be, and what it is before anyone sets it. */
export const planNumbers = {
  /** So many people's data viewed by one person in a clock hour, or in a Finnish day, is mass viewing. */
  personsPerHour: { least: 2, most: 10_000, usual: 30 },
  personsPerDay: { least: 2, most: 100_000, usual: 100 },
  /** Working hours of a weekday in Finland, from the beginning of one hour to the beginning of another. */
  opensAt: { least: 0, most: 23, usual: 7 },
  closesAt: { least: 1, most: 24, usual: 18 },
  /** A case that was closed more than so many days before is far back. */
  farBackDays: { least: 1, most: 36_500, usual: 365 },
  /** One who keeps a register has a reason to read what has been changed within so many days. */
  freshDays: { least: 0, most: 3650, usual: 30 },
  /** So many looks are drawn of each week's. */
  samplePerWeek: { least: 0, most: 500, usual: 20 },
  /** A suspicion is looked at within so many days; a last day that is a holiday moves to the next working day. */
  daysToLook: { least: 1, most: 90, usual: 14 },
  /** What has been looked at is destroyed after so many years (906/2019 21 §). */
  keepYears: { least: 1, most: 10, usual: 5 },
} as const
export type PlanNumber = keyof typeof planNumbers
export const planNumberNames = Object.keys(planNumbers) as PlanNumber[]

const numbers = Object.fromEntries(planNumberNames.map((name) => [name, z.int().min(planNumbers[name].least).max(planNumbers[name].most).default(planNumbers[name].usual)])) as Record<PlanNumber, z.ZodDefault<z.ZodInt>>

/**
 * How a municipality watches over its usage log (906/2019 17 and 23 §, GDPR art. 24, 32 and 39). The law names no figures: these are
 * a start, and the data protection officer sets her own.
 */
export const watchPlan = z
  .strictObject({
    rules: z.array(z.enum(watchRules)).default([...watchRules]),
    ...numbers,
    /** How a resident is shown who has viewed her data: by post and unit, or also by name (GDPR art. 15; EU Court C-579/21). */
    staffShown: z.enum(["role", "name"]).default("role"),
  })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, { path: ["closesAt"], error: "The working day must end after it begins." })
export type WatchPlan = z.output<typeof watchPlan>

export const usualPlan: WatchPlan = watchPlan.parse({})
