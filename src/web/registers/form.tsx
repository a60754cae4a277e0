import type { FieldProblem, Values } from "../../derive/registers/fill-in.ts"
import { isAsked } from "../../derive/registers/fill-in.ts"
import type { Day } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Part, Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { Field, type Problem, typedIn } from "../parts/form.tsx"
import { registerWords } from "./words.ts"

/** A part's name in a form: "person.given", or "born" where the field has one part. */
const nameOf = (field: string, part: string): string => (part === "value" ? field : `${field}.${part}`)

/** What a form says of each field, by its parts. */
export const typedOf = (form: FormData, { fields }: RegisterDefinition) => (name: string): Typed => {
  const field = fields.find((one) => one.name === name)
  if (!field) return {}
  const typed = Object.fromEntries(kindOf(field.kind).parts.map((part) => [part.name, typedIn(form, nameOf(name, part.name))]))
  return field.kind === "file" ? { ...typed, token: typedIn(form, `kept-${name}-file`) } : typed
}

/** The same without knowing the fields: all parts that a form has of one, its names beginning with a prefix. */
export const typedParts = (form: FormData, prefix = "") => (name: string): Typed =>
  Object.fromEntries([...form.keys()].flatMap((key) => (key === prefix + name ? [["value", typedIn(form, key)]] : key.startsWith(`${prefix}${name}.`) ? [[key.slice(prefix.length + name.length + 1), typedIn(form, key)]] : [])))

/** Problems of fields as problems of the form; with the labels of a definition's fields where a message does not tell its own. */
export const problemsOf = (problems: readonly FieldProblem[], language: Language, fields: readonly FieldDefinition[] = []): Problem[] =>
  problems.map(({ field, part, message }) => {
    const label = fields.find(({ name }) => name === field)?.label[language]
    return { field: nameOf(field, part), message: message[language], ...(label === undefined || message[language].includes(label) ? {} : { label }) }
  })

interface Shown {
  readonly definition: RegisterDefinition
  readonly language: Language
  readonly problems: readonly Problem[]
  readonly typed: (field: string) => Typed
  /** The values as far as they are known: what is asked only sometimes shows unless they say that it is not. */
  readonly values: Values
  readonly today: Day
  /** True where the record is there already: what stands behind a mask is kept when left empty. */
  readonly keeps: boolean
}

/** The fields of a register as a form, each by its kind. What is reckoned is not asked. */
export function RegisterFields({ definition, values, today, ...shown }: Shown) {
  const asked = definition.fields.filter((field) => field.calculation === null && (isAsked(definition, field, values, today) || values[field.name] !== undefined || field.when === null || shown.problems.some(({ field: name }) => name.split(".")[0] === field.name)))
  return (
    <>
      {asked.map((field) => (
        <FieldInputs key={field.name} field={field} {...shown} />
      ))}
      {definition.subject !== null && <Choice name="protected" label={registerWords[shown.language].isProtected} problems={shown.problems} value={shown.typed("protected").value ?? ""} options={Object.entries(registerWords[shown.language].protectedChoice)} />}
    </>
  )
}

/** The inputs of one field. Where a page has several forms each gives its own prefix, so that no two inputs have one name. */
export function FieldInputs({ field, language, problems, typed, keeps, prefix = "" }: Omit<Shown, "definition" | "values" | "today"> & { readonly field: FieldDefinition; readonly prefix?: string }) {
  const words = registerWords[language]
  const kind = kindOf(field.kind)
  const label = field.label[language] + (field.required ? "" : ` (${words.optional})`)
  const given = typed(field.name)
  const hint = field.hint?.[language]
  const masked = keeps && kind.keep !== undefined ? words.keepHidden : undefined
  if (kind.parts.length === 1) {
    const [part] = kind.parts as [Part]
    return <PartInput part={part} name={prefix + field.name} label={label} hint={hint ?? part.hint?.[language] ?? masked} field={field} language={language} problems={problems} value={given[part.name] ?? ""} token={given.token ?? ""} />
  }
  return (
    <fieldset id={prefix + field.name}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {kind.parts.map((part) => (
        <PartInput key={part.name} part={part} name={prefix + nameOf(field.name, part.name)} label={part.label?.[language] ?? field.label[language]} hint={part.hint?.[language] ?? (part.name === "code" || field.kind === "homeAddress" ? masked : undefined)} field={field} language={language} problems={problems} value={given[part.name] ?? ""} />
      ))}
    </fieldset>
  )
}

const fileName = (typed: string): string => (JSON.parse(typed) as { name: string }).name

function PartInput({ part, field, language, hint, token = "", ...common }: { readonly token?: string; readonly part: Part; readonly field: FieldDefinition; readonly name: string; readonly label: string; readonly hint: string | undefined; readonly language: Language; readonly problems: readonly Problem[]; readonly value: string }) {
  const words = registerWords[language]
  const told = { ...common, ...(hint === undefined ? {} : { hint }) }
  switch (part.control) {
    case "area":
      return <Area {...told} />
    case "day":
      return <Line {...told} type="date" />
    case "moment":
      return <Field {...told}>{(attributes) => <input type="datetime-local" value={common.value} {...attributes} />}</Field>
    case "choice":
      return <Choice {...told} options={[["", words.chooseOne], ...(field.kind === "yesNo" ? [["yes", words.yes] as const, ["no", words.no] as const] : field.options.map(({ code, label }) => [code, label[language]] as const))]} />
    case "file":
      return (
        <Field {...told}>
          {({ name, ...attributes }) => (
            <>
              {common.value !== "" && <p>{words.fileNow(fileName(common.value))}</p>}
              {token !== "" && <input type="hidden" name={`kept-${name}-file`} value={token} />}
              <input type="file" name={`${name}-file`} {...attributes} />
            </>
          )}
        </Field>
      )
    case "line":
      return <Field {...told}>{(attributes) => <input type="text" value={common.value} size={part.size} inputMode={part.inputMode} autocomplete="off" maxLength={500} {...attributes} />}</Field>
  }
}
