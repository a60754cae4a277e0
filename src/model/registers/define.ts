import type { z } from "zod"
import type { Words } from "../../lib/words.ts"
import { type KindName, kindNames } from "../kinds/kinds.ts"
import type { SearchKeyName } from "../search-key.ts"
import type { FieldDefinition, registerDefinition } from "./definition.ts"

/** A field as a declaration says it: its kind, its label, and what differs from the usual. */
export type Asked<Its extends KindName = KindName> = Partial<Omit<FieldDefinition, "name" | "kind" | "label">> & { readonly kind: Its; readonly label: Words }

type More = Partial<Omit<FieldDefinition, "name" | "kind" | "label">>
type Asking = { readonly [Its in KindName]: (fi: string, sv: string, en: string, more?: More) => Asked<Its> }

/** One function for every kind of field: `asked.day("Alkoi", "Började", "Began", { required: true })`. */
export const asked = Object.fromEntries(kindNames.map((kind) => [kind, (fi: string, sv: string, en: string, more: More = {}) => ({ kind, label: { fi, sv, en }, ...more })])) as unknown as Asking

type Fields = Readonly<Record<string, Asked>>
type NameOf<F extends Fields> = keyof F & string
type NamesOfKind<F extends Fields, Its extends KindName> = { [N in NameOf<F>]: F[N]["kind"] extends Its ? N : never }[NameOf<F>]

export type Declared = z.input<typeof registerDefinition>

/** A declaration in code: names of fields that are not there, a retention counted from what is no day and a subject who is no person do not compile. */
export type Declaration<F extends Fields> = Omit<Declared, "fields" | "subject" | "belongsTo" | "title" | "columns" | "searchKeys" | "retention" | "statistics" | "sample"> & {
  readonly fields: F
  readonly subject: NamesOfKind<F, "person"> | null
  readonly belongsTo?: NamesOfKind<F, "recordLink">
  readonly title: readonly NameOf<F>[]
  readonly columns: readonly NameOf<F>[]
  readonly searchKeys: Partial<Readonly<Record<SearchKeyName, NameOf<F>>>>
  readonly retention: Omit<Declared["retention"], "from"> & { readonly from: NamesOfKind<F, "day"> | "end" }
  readonly statistics?: readonly NameOf<F>[]
  readonly sample?: Partial<Readonly<Record<NameOf<F>, string | Record<string, string>>>>
}

/** A register that runs, as data. What only the whole municipality can tell is checked where the model is parsed. */
export const defineRegister = <const F extends Fields>({ fields, searchKeys, title, columns, statistics = [], sample = {}, ...rest }: Declaration<F>): Declared => ({
  ...rest,
  fields: Object.entries(fields).map(([name, field]) => ({ name, ...field })),
  searchKeys: (Object.entries(searchKeys) as [SearchKeyName, string][]).map(([key, field]) => ({ key, field })),
  title: [...title],
  columns: [...columns],
  statistics: [...statistics],
  sample: { ...sample } as Record<string, string | Record<string, string>>,
})
