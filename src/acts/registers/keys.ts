import { type Sql, sql } from "../../lib/sql.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import { fieldOf, type Values } from "../../derive/registers/fill-in.ts"
import { searchValue } from "../records/search-values.ts"
import type { Queries, Work } from "../work.ts"

export interface KeyRows {
  readonly values: { readonly key: SearchKeyName; readonly value: string }[]
  /** Each word of a name, with the whole name that it is of. */
  readonly words: { readonly key: SearchKeyName; readonly name: string; readonly word: string }[]
  readonly periods: { readonly key: SearchKeyName; readonly from: string; readonly until: string | null }[]
}

/** True of keys that are people's names, which are found also by a part, a beginning or with an error of typing. */
export const isName = (key: SearchKeyName): boolean => searchKeys[key].of === "person" && key !== "hetu"

/** What a record is found by: for each declared key what its kind of field gives. */
export function keyRowsOf(definition: RegisterDefinition, values: Values, codeKey: string): KeyRows {
  const rows: KeyRows = { values: [], words: [], periods: [] }
  for (const { key, field: name } of definition.searchKeys) {
    const [field, value] = [fieldOf(definition, name), values[name]]
    if (value === undefined) continue
    if (field.kind === "period") {
      const { from, until } = value as { from: string; until: string | null }
      rows.periods.push({ key, from, until })
      continue
    }
    const found = key === "hetu" ? [(value as { code: string | null }).code ?? ""] : (kindOf(field.kind).keys?.(value) ?? [])
    for (const one of found) {
      const kept = searchValue(key, one, codeKey)
      if (kept === null || rows.values.some((row) => row.key === key && row.value === kept)) continue
      rows.values.push({ key, value: kept })
      if (isName(key)) for (const word of new Set(kept.split(" "))) rows.words.push({ key, name: kept, word })
    }
  }
  return rows
}

/** What is left of a word without one of its letters, and the word itself: two words that share one of these differ by one error of typing. */
export function variantsOf(word: string): string[] {
  const letters = [...word]
  return letters.length < 3 ? [word] : [...new Set([word, ...letters.map((_, at) => letters.filter((__, place) => place !== at).join(""))])]
}

interface Keyed {
  readonly root: string
  readonly id: string
  readonly rows: KeyRows
}

/** Writes what records are found by; what was there of them is gone. */
export async function putKeys({ queries }: Pick<Work, "queries">, municipality: string, records: readonly Keyed[], isNew: boolean): Promise<void> {
  const words = await newWords(queries, municipality, records)
  if (!isNew) {
    const [roots, ids] = [records.map(({ root }) => root), records.map(({ id }) => id)]
    for (const table of [sql`search_key`, sql`name_key`, sql`period_key`])
      queries.send(sql`delete from ${table} k using unnest(${roots}::text[], ${ids}::text[]) its(root, id) where k.municipality_id = ${municipality} and k.root_id = its.root and k.record_id = its.id`)
  }
  sendKeys(queries, municipality, records)
  sendVariants(queries, municipality, words)
}

/** Sends what new records are found by; the variants of their words are sent apart. */
export function sendKeys(queries: Queries, municipality: string, records: readonly Keyed[]): void {
  const sendRows = <Row extends object>(pick: (rows: KeyRows) => readonly Row[], insert: (json: string) => Sql): void => {
    const found = records.flatMap(({ root, id, rows }) => pick(rows).map((row) => ({ root, id, ...row })))
    if (found.length > 0) queries.send(insert(JSON.stringify(found)))
  }
  sendRows(({ values }) => values, (json) => sql`
    insert into search_key (municipality_id, root_id, record_id, key, value)
    select ${municipality}, root, id, key, value from json_to_recordset(${json}::json) given(root text, id text, key text, value text)`)
  sendRows(({ periods }) => periods, (json) => sql`
    insert into period_key (municipality_id, root_id, record_id, key, from_on, until_on)
    select ${municipality}, root, id, key, "from", until from json_to_recordset(${json}::json) given(root text, id text, key text, "from" date, until date) on conflict do nothing`)
  sendRows(({ words }) => words, (json) => sql`
    insert into name_key (municipality_id, root_id, record_id, key, name, word)
    select ${municipality}, root, id, key, name, word from json_to_recordset(${json}::json) given(root text, id text, key text, name text, word text)`)
}

/** The words of names that are nobody's yet. Until the work ends no word that is somebody's goes: a word is the first of its own variants, so that one that is known has all of its. */
export async function newWords(queries: Queries, municipality: string, records: readonly Keyed[]): Promise<string[]> {
  const words = [...new Set(records.flatMap(({ rows }) => rows.words.map(({ word }) => word)))]
  if (words.length === 0) return words
  queries.send(sql`select pg_advisory_xact_lock_shared(${lockOf(municipality)})`)
  const known = await queries.rows<{ word: string }>(sql`select v.word from unnest(${words}::text[]) given(word) join name_variant v on v.municipality_id = ${municipality} and v.variant = given.word and v.word = given.word`)
  const knownWords = new Set(known.map(({ word }) => word))
  return words.filter((word) => !knownWords.has(word))
}

/** Sends by what errors of typing new words are found: all of one work at once and in one order everywhere, so that two who write the same words do not wait for each other in a circle. */
export function sendVariants(queries: Queries, municipality: string, words: readonly string[]): void {
  const variants = words.flatMap((word) => variantsOf(word).map((variant) => ({ variant, word })))
  if (variants.length === 0) return
  variants.sort((a, b) => (a.variant + a.word < b.variant + b.word ? -1 : 1))
  queries.send(sql`
    insert into name_variant (municipality_id, variant, word)
    select ${municipality}, variant, word from json_to_recordset(${JSON.stringify(variants)}::json) given(variant text, word text) on conflict do nothing`)
}

const lockOf = (municipality: string) => sql`hashtextextended(${`varanto names ${municipality}`}, 0)`

/** Waits for those who write names and lets nobody else begin: a word whose last record is destroyed goes with its variants, and nobody may be about to lean on them. */
export const holdNames = ({ queries }: Pick<Work, "queries">, municipality: string): void => queries.send(sql`select pg_advisory_xact_lock(${lockOf(municipality)})`)
