import { coverNames, covered } from "../../lib/language/names.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { askerOf, type Desk } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { seenOne } from "../records/seen.ts"
import { theAnalyser } from "../search.ts"

/** A text as it may be shown: names of parties who are secret by themselves are covered in titles, notes and names of files (661/2009 36 §, 621/1999 24 § 1 mom. 31 k). */
export type Veil = (text: string) => string

type Reader = Pick<Desk, "municipality" | "actor" | "now">

/** Names of the parties of a case who are secret by themselves, as a column; null where there is none. */
export const secretNames = (municipality: string | Sql, root: Sql): Sql => sql`(
  select array_agg(p.name) from case_party p where p.municipality_id = ${municipality} and p.case_id = ${root} and p.secret_act is not null)`

/** Covers the names, whoever reads. */
export const veilOf = (names: readonly string[] | null): Veil => (names === null || names.length === 0 ? (text) => text : coverNames(names, theAnalyser()))

/** A name under a veil; null where nothing of it is left. */
export const unlessCovered = (veil: Veil, name: string | null): string | null => (name === null || veil(name) === covered ? null : veil(name))

/** What somebody gave back as it was shown to her is what it was: else a form that she saves would write the cover over the name. */
export const givenBack = (veil: Veil, kept: string, given: string): string => (veil(kept) === given ? kept : given)

/**
 * Of some cases those whose parties someone is told of, also who are secret by themselves: one whose task it is, since she handles the case, serves the client
 * or has a task in it, and one with the special right to protected addresses. Keeping the register is not enough.
 */
export async function partiesKnown(queries: Queries, { municipality, actor, now }: Reader, cases: readonly string[]): Promise<ReadonlySet<string>> {
  const asker = askerOf(municipality, actor)
  const rows = await queries.rows<{ id: string; rank: number | null; sees: boolean }>(sql`
    select x.id, (select seen.rank from ${seenOne("change", asker, now, sql`x.id`)}) as rank, exists (select from ${seenOne("show-address", asker, now, sql`x.id`)}) as sees from unnest(${[...new Set(cases)]}::text[]) x(id)`)
  return new Set(rows.filter(({ rank, sees }) => sees || (rank !== null && ruleOf("change", rank).code !== "keeps-the-register")).map(({ id }) => id))
}

/** What covers the names of a case for a reader: nothing for one who is told of all. */
export async function veilFor(queries: Queries, reader: Reader, id: string): Promise<Veil> {
  const [row] = await queries.rows<{ names: string[] | null }>(sql`select ${secretNames(reader.municipality, sql`${id}`)} as names`)
  return !row?.names || (await partiesKnown(queries, reader, [id])).has(id) ? veilOf(null) : veilOf(row.names)
}

/** Rows that were read with the secret names of their cases, each under its veil. Every list of titles goes through here; where no case has such a party, nothing more is asked. */
export async function veiled<Row extends { readonly secretNames: readonly string[] | null }>(desk: Desk, rows: readonly Row[], caseOf: (row: Row) => string, cover: (row: Row, veil: Veil) => Partial<Row>): Promise<Omit<Row, "secretNames">[]> {
  const kept = rows.filter((row) => row.secretNames !== null)
  const known = kept.length === 0 ? new Set<string>() : await readWithin(desk.database, desk.municipality, (queries) => partiesKnown(queries, desk, kept.map(caseOf)))
  return rows.map((row) => {
    const { secretNames: names, ...shown } = row
    return names === null || known.has(caseOf(row)) ? shown : { ...shown, ...cover(row, veilOf(names)) }
  })
}
