/** How surely the person was known when she signed in, after Regulation (EU) 910/2014 8 art. A password alone is low. */
export const levels = ["low", "substantial", "high"] as const
export type Level = (typeof levels)[number]

export const isLevel = (value: unknown): value is Level => (levels as readonly unknown[]).includes(value)
export const isEnough = (has: Level, needs: Level): boolean => levels.indexOf(has) >= levels.indexOf(needs)
