import { z } from "zod"
import { inWords, type Words } from "../../lib/words.ts"
import { type Typed, Wrong } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { searchKeys } from "../../model/search-key.ts"
import type { FieldProblem } from "./fill-in.ts"

/** True of fields that a program can fill in: what is reckoned it cannot. */
const isGiven = ({ calculation }: FieldDefinition): boolean => calculation === null

/** A file goes in as what was answered when it was kept; whoever could name a digest could else read any file by it. */
const ofFile = { type: "string", description: "The file as it was answered when it was kept. It stays until another takes its place." }

/** The values of a type of record as a JSON Schema: what its fields take, by the kinds of values. */
const schemaOf = ({ fields }: RegisterDefinition): Readonly<Record<string, unknown>> => ({
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(
    fields.filter(isGiven).map(({ name, kind, label, options }) => {
      const { $schema: _, ...schema } = z.toJSONSchema(kindOf(kind).schema) as Record<string, unknown>
      return [name, { ...(kind === "file" ? ofFile : schema), title: label.en, ...(kind === "choice" ? { enum: options.map(({ code }) => code) } : {}) }]
    }),
  ),
  // What is asked only sometimes is told as required by the answer, not here.
  required: fields.filter((field) => isGiven(field) && field.required && field.when === null).map(({ name }) => name),
})

/** A type of record as the API tells it: all that a program needs to fill in, find and move its records, from the definition that runs. */
export const typeAsData = (definition: RegisterDefinition) => ({
  type: definition.type,
  register: definition.register,
  version: definition.version,
  record: definition.record,
  purpose: definition.purpose,
  secrecy: definition.secrecy,
  belongsTo: definition.belongsTo,
  fields: definition.fields.map(({ name, label, kind, required, when, calculation, data, secrecy, options }) => ({ name, label, kind, required, when, calculation, data, secrecy, options })),
  schema: schemaOf(definition),
  searchKeys: definition.searchKeys.map(({ key, field }) => ({ key, label: searchKeys[key].label, field })),
  stages: definition.stages.map(({ code, label, ends }) => ({ code, label, ends })),
  moves: definition.moves.map(({ code, label, from, to, by, needs, itself }) => ({ code, label, from, to, by, needs, itself })),
  lists: definition.lists.map(({ code, label, stages, day }) => ({ code, label, stages, day })),
  batches: definition.batches.map(({ code, label, stage, move, recipient, payment }) => ({ code, label, stage, move, recipient, pays: payment !== null })),
  retention: definition.retention,
  statistics: definition.statistics,
})

const unknown = inWords("Tällaista kenttää ei ole, tai sitä ei täytetä rajapinnasta.", "Fältet finns inte, eller fylls inte i via gränssnittet.", "There is no such field, or it is not filled in over the API.")
const otherShape = (message: string): Words => inWords(`Arvo ei ole sellainen kuin kuvaus sanoo: ${message}`, `Värdet är inte som beskrivningen säger: ${message}`, `The value is not as the description says: ${message}`)

const notKept = inWords("Tiedostoa ei ole tallennettu sinulle. Lähetä se ensin.", "Filen har inte sparats för dig. Skicka den först.", "No such file has been kept for you. Send it first.")

/** Values that a program gives, as they would be typed in the form; null empties a field, and what is not named is `kept`. What cannot be a value stands beside its field. `fileOf` gives the file that was kept, of what is said of it; null where none was. */
export function typedFrom(definition: Pick<RegisterDefinition, "fields">, given: Readonly<Record<string, unknown>>, fileOf: (said: string) => Typed | null): { readonly typed: (field: string) => Typed | "kept"; readonly problems: readonly FieldProblem[] } {
  const typed = new Map<string, Typed>()
  const problems: FieldProblem[] = []
  for (const [name, value] of Object.entries(given)) {
    const field = definition.fields.find((one) => one.name === name && isGiven(one))
    if (!field) {
      problems.push({ field: name, part: "value", message: unknown })
      continue
    }
    const kind = kindOf(field.kind)
    if (value === null) {
      typed.set(name, {})
      continue
    }
    if (field.kind === "file") {
      const file = typeof value === "string" ? fileOf(value) : null
      if (file === null) problems.push({ field: name, part: "value", message: notKept })
      else typed.set(name, file)
      continue
    }
    const read = kind.schema.safeParse(value)
    const again = read.success ? kind.read(kind.typed(read.data), field) : null
    if (!read.success) problems.push({ field: name, part: "value", message: otherShape(read.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(" ")).join("; ")) })
    else if (again instanceof Wrong) problems.push({ field: name, part: again.part, message: again.message })
    else typed.set(name, kind.typed(read.data))
  }
  return { typed: (field) => typed.get(field) ?? "kept", problems }
}
