import type { Day } from "../lib/day.ts"

const answerDays = 14

/** The last day to answer feedback on accessibility: two weeks from its arrival (306/2019 10 §). */
export const accessibilityAnswerDay = (received: Day): Day =>
  new Date(Date.parse(received) + answerDays * 86_400_000).toISOString().slice(0, 10)
