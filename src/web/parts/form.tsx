import type { ComponentChildren } from "preact"
import type { Language } from "../../lib/words.ts"
import { messages } from "../messages.ts"

/** Something the person can mend: the field and a sentence. */
export interface Problem {
  readonly field: string
  readonly message: string
  /** The field's label, where the message does not tell which field it is of. */
  readonly label?: string
}

/** What was typed in a field; a file or nothing is no text, and the zero sign, which the database refuses, is none of it. */
export function typedIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.replaceAll("\u0000", "") : ""
}

/** The problems of a form, first on the page, each a link to its field. */
export function ErrorSummary({ problems, language }: { problems: readonly Problem[]; language: Language }) {
  if (problems.length === 0) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
      <h2 id="errors-title">{messages[language].errorSummary}</h2>
      <ul>
        {problems.map(({ field, message, label }) => (
          <li key={field}>
            <a href={`#${field}`}>{label === undefined ? message : `${label}: ${message}`}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly problems: readonly Problem[]
  readonly children: (attributes: { id: string; name: string; "aria-describedby": string | undefined; "aria-invalid": "true" | undefined }) => ComponentChildren
}

/** Label, hint, message, field: always in this order. */
export function Field({ name, label, hint, problems, children }: FieldProps) {
  const problem = problems.find(({ field }) => field === name)
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ")
  return (
    <div class={problem ? "field wrong" : "field"}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="message" id={`${name}-problem`}>
          {problem.message}
        </p>
      )}
      {children({ id: name, name, "aria-describedby": described || undefined, "aria-invalid": problem ? "true" : undefined })}
    </div>
  )
}
