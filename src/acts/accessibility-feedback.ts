import { randomUUID } from "node:crypto"
import { accessibilityAnswerDay } from "../law/accessibility.ts"
import { type Day, dayAt } from "../lib/day.ts"
import { sql } from "../lib/sql.ts"
import { wholeSite } from "./trail/entry.ts"
import type { Work } from "./work.ts"

interface Feedback {
  readonly municipality: string
  readonly page: string
  readonly message: string
  readonly replyTo: string | null
}

/** Stores feedback on accessibility and returns the day by which it must be answered (306/2019 10 §). */
export async function receiveFeedback({ queries, now, note }: Work, { municipality, page, message, replyTo }: Feedback): Promise<Day> {
  const id = randomUUID()
  const answerBy = accessibilityAnswerDay(dayAt(now))
  await queries.rows(sql`
    insert into accessibility_feedback (municipality_id, id, page, message, reply_to, received_at, answer_by)
    values (${municipality}, ${id}, ${page}, ${message}, ${replyTo}, ${now}, ${answerBy})`)
  await note({ municipality: municipality || wholeSite, act: "feedback-received", subject: { kind: "feedback", id } })
  return answerBy
}
