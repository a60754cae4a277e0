/** What a holder was asked and answered, as far as two answers can be compared. */
interface Told {
  readonly record: string
  readonly system: string
  readonly question: string
  readonly at: Date
  readonly answer: readonly Readonly<Record<string, string>>[] | null
}

/** What of an answer differs from the one before it: the moment of that one, and the columns. */
export interface ChangedSince {
  readonly since: Date
  readonly columns: readonly string[]
}

/** How an answer differs from the last one to the same question about the same record; null where it is the first, or there is no answer. Empty columns: nothing has changed. */
export function changedSince<Asked extends Told>(asked: Asked, all: readonly Asked[]): ChangedSince | null {
  if (asked.answer === null) return null
  const earlier = all.filter((one) => one.answer !== null && one.record === asked.record && one.system === asked.system && one.question === asked.question && one.at < asked.at)
  const before = earlier.sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (!before?.answer) return null
  const columns = [...new Set([...asked.answer, ...before.answer].flatMap((row) => Object.keys(row)))]
  const of = (rows: Told["answer"], column: string): string => JSON.stringify((rows ?? []).map((row) => row[column] ?? null))
  return { since: before.at, columns: columns.filter((column) => of(asked.answer, column) !== of(before.answer, column)) }
}
