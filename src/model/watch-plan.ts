import { z } from "zod"

/** What makes a look at someone's data stand out. */
export const watchRules = ["own-record", "same-surname", "same-address", "public-figure", "mass-viewing", "no-case-link", "far-back", "outside-hours"] as const
export type WatchRule = (typeof watchRules)[number]

/** Why something came to be looked at: a rule, or the draw. */
export const watchGrounds = [...watchRules, "random-sample"] as const
export type WatchGround = (typeof watchGrounds)[number]

const whole = (least: number, most: number, usual: number) => z.int().min(least).max(most).default(usual)

/**
 * How a municipality watches over its usage log (906/2019 17 and 23 §, GDPR art. 24, 32 and 39). The law names no figures: these are
 * a start, and the data protection officer sets her own.
 */
export const watchPlan = z
  .strictObject({
    rules: z.array(z.enum(watchRules)).default([...watchRules]),
    /** So many people's data viewed by one person in a clock hour, or in a Finnish day, is mass viewing. */
    personsPerHour: whole(2, 10_000, 30),
    personsPerDay: whole(2, 100_000, 100),
    /** Working hours of a weekday in Finland, from the beginning of one hour to the beginning of another. */
    opensAt: whole(0, 23, 7),
    closesAt: whole(1, 24, 18),
    /** A case that was closed more than so many days before is far back. */
    farBackDays: whole(1, 36_500, 365),
    /** One who keeps a register has a reason to read what has been changed within so many days. */
    freshDays: whole(0, 3650, 30),
    samplePerWeek: whole(0, 500, 20),
    /** A suspicion is looked at within so many days; a last day that is a holiday moves to the next working day. */
    daysToLook: whole(1, 90, 14),
    /** What has been looked at is destroyed after so many years (906/2019 21 §). */
    keepYears: whole(1, 10, 5),
    /** How a resident is shown who has viewed her data: by post and unit, or also by name (GDPR art. 15; EU Court C-579/21). */
    staffShown: z.enum(["role", "name"]).default("role"),
  })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, { path: ["closesAt"], error: "The working day must end after it begins." })
export type WatchPlan = z.output<typeof watchPlan>

export const usualPlan: WatchPlan = watchPlan.parse({})
