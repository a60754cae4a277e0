import { randomUUID } from "node:crypto"
import { accessibilityAnswerDay } from "../law/accessibility.ts"
import { type Day, dayAt } from "../lib/day.ts"
import { sql } from "../lib/sql.ts"
import type { Queries } from "../store/database.ts"

interface Feedback {
  readonly municipality: string
  readonly page: string
  readonly message: string
  readonly replyTo: string | null
  readonly now: Date
}

/** Stores feedback on accessibility and returns the day by which it must be answered (306/2019 10 §). */
export async function receiveFeedback(queries: Queries, { municipality, page, message, replyTo, now }: Feedback): Promise<Day> {
  const answerBy = accessibilityAnswerDay(dayAt(now))
  await queries.rows(sql`
    insert into accessibility_feedback (municipality_id, id, page, message, reply_to, received_at, answer_by)
    values (${municipality}, ${randomUUID()}, ${page}, ${message}, ${replyTo}, ${now}, ${answerBy})`)
  return answerBy
}
