import { Field, type Problem } from "../parts/form.tsx"

/** A text of several lines to type in. */
export function Area({ value, rows = 4, most = 20_000, lang, ...common }: { readonly most?: number; readonly name: string; readonly label: string; readonly hint?: string; readonly problems: readonly Problem[]; readonly value: string; readonly rows?: number; readonly lang?: string | undefined }) {
  return <Field {...common}>{(attributes) => <textarea rows={Math.min(20, Math.max(rows, value.split("\n").length, Math.ceil(value.length / 90)))} maxLength={most} lang={lang} value={value} {...attributes} />}</Field>
}
