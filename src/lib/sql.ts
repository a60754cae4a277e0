/** A piece of SQL with its values bound, never pasted. Pieces nest: `sql\`select … where ${condition}\``. */
export interface Sql {
  readonly text: readonly string[]
  readonly values: readonly unknown[]
}

const isSql = (value: unknown): value is Sql => typeof value === "object" && value !== null && "text" in value && "values" in value

export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const text: string[] = [strings[0] ?? ""]
  const values: unknown[] = []
  const append = (more: string) => (text[text.length - 1] += more)
  for (const [at, part] of parts.entries()) {
    if (isSql(part)) {
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

/** The statement as PostgreSQL takes it, with $1, $2 … An instant that stands in many places is sent once. */
export function compile({ text, values }: Sql): { text: string; values: unknown[] } {
  const sent: unknown[] = []
  const instants = new Map<unknown, number>()
  let whole = text[0] ?? ""
  for (const [at, value] of values.entries()) {
    const known = instants.get(value)
    const place = known ?? sent.push(value)
    if (known === undefined && value instanceof Date) instants.set(value, place)
    whole += `$${place}${text[at + 1] ?? ""}`
  }
  return { text: whole, values: sent }
}
