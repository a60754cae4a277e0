/** A piece of SQL with its values bound, never pasted. Pieces nest: `sql\`select … where ${condition}\``. */
export interface Sql {
  readonly text: readonly string[]
  readonly values: readonly unknown[]
  /** The statement as PostgreSQL takes it, where it was made before. */
  readonly whole?: string
}

/** A value, or the place of one that is handed in later. */
export type Value<T> = T | Sql

const isSql = (value: unknown): value is Sql => typeof value === "object" && value !== null && "text" in value && "values" in value

export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const text: string[] = [strings[0] ?? ""]
  const values: unknown[] = []
  const append = (more: string) => (text[text.length - 1] += more)
  for (const [at, part] of parts.entries()) {
    if (isSql(part)) {
      if (part.whole !== undefined) throw new TypeError("A statement that was made whole stands by itself.")
      append(part.text[0] ?? "")
      text.push(...part.text.slice(1))
      values.push(...part.values)
    } else {
      values.push(part)
      text.push("")
    }
    append(strings[at + 1] ?? "")
  }
  return { text, values }
}

/** Joins pieces: conditions with " and ", lists with ", ". */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return pieces.reduce((all, piece, at) => (at === 0 ? piece : sql`${all}${raw(separator)}${piece}`), sql``)
}

/** SQL that is our own constant; never a value from outside. */
export const raw = (text: string): Sql => ({ text: [text], values: [] })

/** Where a value goes that is handed in when the statement is asked. */
class Place {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement made once and asked again and again with other values: putting together the evaluator's text takes longer than
 * sending it. A value that stands in many places is sent once.
 */
export function made<const Name extends string>(names: readonly Name[], build: (places: Readonly<Record<Name, Sql>>) => Sql): (values: Readonly<Record<Name, unknown>>) => Sql {
  const places = Object.fromEntries(names.map((name) => [name, { text: ["", ""], values: [new Place(name)] }])) as unknown as Record<Name, Sql>
  const { text, values } = compile(build(places))
  return (given) => ({ text: [], values: values.map((value) => (value instanceof Place ? given[value.name as Name] : value)), whole: text })
}

/** The statement as PostgreSQL takes it, with $1, $2 … An instant that stands in many places is sent once. */
export function compile({ text, values, whole: made }: Sql): { text: string; values: unknown[] } {
  if (made !== undefined) return { text: made, values: [...values] }
  const sent: unknown[] = []
  const once = new Map<unknown, number>()
  let whole = text[0] ?? ""
  for (const [at, value] of values.entries()) {
    const known = once.get(value)
    const place = known ?? sent.push(value)
    if (known === undefined && (value instanceof Date || value instanceof Place)) once.set(value, place)
    whole += `$${place}${text[at + 1] ?? ""}`
  }
  return { text: whole, values: sent }
}
