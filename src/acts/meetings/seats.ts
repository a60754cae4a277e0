import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { type Seat, seatColumns } from "./bodies.ts"

/** Those who sit in a body on the day of a moment. */
export const seatsOn = (queries: Queries, municipality: string, body: string, at: Date): Promise<Seat[]> =>
  queries.rows<Seat>(sql`
    select ${seatColumns} from body_seat s where s.municipality_id = ${municipality} and s.body_id = ${body} and s.from_day <= ${dayAt(at)}::date and s.until_day >= ${dayAt(at)}::date
    order by array_position(array['chair', 'vice-chair', 'member', 'substitute'], s.role), s.name, s.id limit 300`)
