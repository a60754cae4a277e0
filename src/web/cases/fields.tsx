import { Field, type Problem } from "../parts/form.tsx"

interface Common {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly problems: readonly Problem[]
  readonly value: string
}

/** A line to type in; a size shows how many characters are usual. */
export function Line({ value, type = "text", size, ...common }: Common & { readonly type?: "text" | "date" | "time"; readonly size?: number | undefined }) {
  return (
    <Field {...common}>
      {(attributes) => (type === "text" ? <input type="text" value={value} size={size} autocomplete="off" maxLength={300} {...attributes} /> : <input type={type} value={value} {...attributes} />)}
    </Field>
  )
}

/** One of a list. */
export function Choice({ value, options, ...common }: Common & { readonly options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Field {...common}>
      {(attributes) => (
        <select {...attributes}>
          {options.map(([option, label]) => (
            <option key={option} value={option} selected={option === value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export const optionsOf = (codes: readonly string[], words: Readonly<Record<string, string>>): (readonly [string, string])[] => codes.map((code) => [code, words[code] ?? code])
