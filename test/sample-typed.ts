import { type Typed, Wrong } from "../src/model/kinds/kind.ts"
import { kindOf } from "../src/model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../src/model/registers/definition.ts"

/** Records that a link may name, by their type. */
export type Links = Readonly<Record<string, string>>

/**
 * What someone types who fills in every field of a form: the definition's own sample where it has one, else the first of the kind's samples that is within the field's bounds.
 * An empty text in a sample leaves the field empty.
 */
export const sampleTyped = ({ fields, sample }: Pick<RegisterDefinition, "fields" | "sample">, links: Links = {}): ((field: string) => Typed) => {
  const all = new Map(fields.filter(({ calculation }) => calculation === null).map((field) => [field.name, typedFor(field, sample[field.name], links)]))
  return (field) => all.get(field) ?? {}
}

function typedFor(field: FieldDefinition, sample: string | Typed | undefined, links: Links): Typed {
  if (typeof sample === "object") return sample
  if (sample !== undefined) return { [kindOf(field.kind).parts[0]?.name ?? "value"]: sample }
  if (field.to !== null) return { value: links[field.to] ?? "" }
  // A link to a case has to name one that is there.
  if (field.kind === "caseLink") return {}
  if (field.kind === "choice") return { value: field.options[0]?.code ?? "" }
  const kind = kindOf(field.kind)
  const fits = kind.samples.map((value) => kind.typed(value)).find((typed) => !(kind.read(typed, field) instanceof Wrong))
  return fits ?? { value: String(field.least ?? "") }
}
