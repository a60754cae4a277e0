import { type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"

/** What a file of ours says that it is. */
const form = "varanto-register-definition-1"

/** Records whose order means nothing, in one order: the database keeps none. */
const sorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

/** A definition in one form, whatever path it came by: every part in the order of the schema, with its usual value where it says none. */
function canonical(definition: RegisterDefinition): RegisterDefinition {
  const { moves, answers, own, sample, ...rest } = registerDefinition.parse(definition)
  return registerDefinition.parse({
    ...rest,
    moves: moves.map((move) => ({ ...move, sets: sorted(move.sets) })),
    answers: answers.map((answer) => ({ ...answer, gives: sorted(answer.gives) })),
    own: { ...own, sets: sorted(own.sets) },
    sample: sorted(Object.fromEntries(Object.entries(sample).map(([name, typed]) => [name, typeof typed === "string" ? typed : sorted(typed)]))),
  })
}

/** A register's definition as a file: the data that runs, as JSON of its own schema. The same definition is always the same bytes. */
export const definitionFile = (definition: RegisterDefinition): string => `${JSON.stringify({ form, definition: canonical(definition) }, null, 2)}\n`

/** True where two definitions say the same. */
export const saysTheSame = (one: RegisterDefinition, other: RegisterDefinition): boolean => definitionFile(one) === definitionFile(other)

/** The same definition under another version. */
export const underVersion = (definition: RegisterDefinition, version: number): RegisterDefinition => ({ ...definition, version })

/** Why a file is no definition: each fault with its place in the file. */
export class NotADefinition extends Error {
  override name = "NotADefinition"
  readonly faults: readonly { readonly at: string; readonly message: string }[]
  constructor(faults: NotADefinition["faults"]) {
    super(faults.map(({ at, message }) => `${at}: ${message}`).join("\n"))
    this.faults = faults
  }
}

/** Reads a file that `definitionFile` wrote, or that somebody wrote in its form. What the definition means is not checked yet. */
export function readDefinitionFile(text: string): RegisterDefinition | NotADefinition {
  let input: unknown
  try {
    input = JSON.parse(text.replace(/^\ufeff/, ""))
  } catch (fault) {
    return new NotADefinition([{ at: "the file", message: `is not JSON: ${fault instanceof Error ? fault.message : String(fault)}` }])
  }
  const { form: its, definition } = (typeof input === "object" && input !== null ? input : {}) as { form?: unknown; definition?: unknown }
  if (its !== form) return new NotADefinition([{ at: "form", message: `should be "${form}". Write a file with varanto definition export, and begin from that.` }])
  const read = registerDefinition.safeParse(definition)
  return read.success ? canonical(read.data) : new NotADefinition(read.error.issues.map(({ path, message }) => ({ at: path.map(String).join(".") || "definition", message })))
}
