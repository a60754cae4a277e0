import { type Day, daysLater } from "../lib/day.ts"

const answerDays = 14

/** The last day to answer feedback on accessibility: two weeks from its arrival (306/2019 10 §). */
export const accessibilityAnswerDay = (received: Day): Day => daysLater(received, answerDays)
