import type { Day } from "../../lib/day.ts"
import { inWords } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { type FieldProblem, fillIn, type Filled, type Values } from "./fill-in.ts"

/** What a record would be under another version of its definition. */
export interface CarriedOver {
  readonly filled: Filled
  /** Fields that had a value and have no place in the other version. They stay in the history. */
  readonly lost: readonly string[]
}

/**
 * Takes a record's values over to another version of its definition: a field of the same name and kind keeps its value, a choice that is still there too. What the other
 * version asks and the record lacks, and a stage that is no more, are problems: such a record stays with its own version. `earlier` is what the record said when it went by the other version before: what was lost then comes back.
 */
export function carryOver(from: RegisterDefinition, to: RegisterDefinition, values: Values, stage: string, today: Day, earlier: Values = {}): CarriedOver {
  const before = new Map(from.fields.map((field) => [field.name, field]))
  const kept = new Map(
    to.fields
      .filter((field) => field.calculation === null)
      .map((field) => ({ field, value: before.get(field.name)?.kind === field.kind ? values[field.name] : earlier[field.name] }))
      .filter(({ field, value }) => value !== undefined && (field.kind !== "choice" || field.options.some(({ code }) => code === value)))
      .map(({ field, value }) => [field.name, { field, value }]),
  )
  const filled = fillIn(
    to,
    (name) => {
      const found = kept.get(name)
      return found ? kindOf(found.field.kind).typed(found.value) : {}
    },
    today,
  )
  const gone: FieldProblem[] = to.stages.some(({ code }) => code === stage) ? [] : [{ field: "stage", part: "value", message: inWords(`Vaihetta ”${stage}” ei ole uudessa versiossa.`, `Skedet ”${stage}” finns inte i den nya versionen.`, `The stage "${stage}" is not in the new version.`) }]
  const lost = from.fields.filter(({ name, calculation }) => calculation === null && values[name] !== undefined && !kept.has(name)).map(({ name }) => name)
  return { filled: { ...filled, problems: [...gone, ...filled.problems] }, lost }
}
