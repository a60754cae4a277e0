import { type Day, daysLater } from "../../lib/day.ts"
import type { MoveDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { changesByDay, firstDayOf, type Values } from "./fill-in.ts"

/** What the service does next with a record by itself. */
export interface NextStep {
  /** The first day on which it is to be taken, or looked for again. */
  readonly on: Day
  /** The move; null where none is due within the days looked at, so that it is looked for again then. */
  readonly move: MoveDefinition | null
}

/** How many days ahead a step is looked for. */
const daysAhead = 400

/** The step that the service takes next of a record in a stage, as the record stands; the first declared where several are due on one day. Null where it takes none until the record changes. */
export function nextStepOf(definition: RegisterDefinition, stage: string, values: Values, today: Day): NextStep | null {
  const own = definition.moves.flatMap((move) => (move.itself !== null && move.from.includes(stage) ? [{ move, when: move.itself }] : []))
  const due = own.flatMap(({ move, when }) => {
    const on = firstDayOf(definition, when, values, today, changesByDay(when) ? daysAhead : 0)
    return on === null ? [] : [{ on, move }]
  })
  if (due.length > 0) return due.reduce((first, one) => (one.on < first.on ? one : first))
  return own.some(({ when }) => changesByDay(when)) ? { on: daysLater(today, daysAhead), move: null } : null
}
