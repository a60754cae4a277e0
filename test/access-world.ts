import { parseIdentityCode, testCode } from "../src/law/identity-code.ts"
import { raw, sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import { searchValue } from "../src/acts/records/search-values.ts"
import type { SearchKeyName } from "../src/model/search-key.ts"

/** Draws from a seed: the same seed gives the same world (mulberry32). */
export function dice(seed: number) {
  let state = seed >>> 0
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const of = <Item>(items: readonly Item[]): Item => items[Math.floor(number() * items.length)] as Item
  return { number, of, chance: (share: number) => number() < share, times: (most: number) => Array.from({ length: Math.floor(number() * (most + 1)) }) }
}

type Row = Record<string, string | number | boolean | null>

/** JSON goes into a row as it is; nothing here looks into it. */
const json = (value: object): string => value as unknown as string
export type World = { readonly municipality: string; readonly now: Date; readonly staff: readonly string[]; readonly residents: readonly string[]; readonly tables: Record<(typeof tableNames)[number], Row[]> }

export const tableNames = [
  "person", "employment", "substitute", "record", "record_file", "declared_key", "search_key", "client_relation", "assignment", "task", "need_to_know", "restriction",
  "commitment_text", "commitment", "access_grant", "emergency_access",
] as const

export const codeKey = "a key for tests"
export const codes = ["1980-05-06", "1990-02-28", "2001-12-24", "1975-07-07"].map((day, at) => testCode(day, 900 + at))
export const names = ["Sofia Mallinen", "Otto Esimerkki", "Ada Kuviteltu", "Nils Påhittad"]
export const addresses = ["Keksitie 1", "Satukuja 2", "Tarinapolku 3", "Lorukatu 4"]
export const searched: readonly SearchKeyName[] = ["personName", "hetu", "address", "caseNumber"]

/** A small municipality in which everything is drawn: people, grants, commitments, connections, secrecy and times. */
export function drawWorld(seed: number, municipality: string, now: Date): World {
  const { of, chance, times } = dice(seed)
  const second = 1000
  const day = 86_400_000
  const at = (offset: number) => new Date(now.getTime() + offset).toISOString()
  const past = () => at(of([0, 0, -second, -day, -300 * day, -300 * day, -300 * day, second]))
  const future = () => at(of([0, second, day, day, 300 * day, 300 * day, 300 * day, -second]))
  const maybeFuture = () => (chance(0.5) ? null : future())
  const staff = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]
  const residents = ["p0", "p1", "p2", "p3"]
  const registers = ["clients", "decisions", "permits"]
  const units = ["north", "south"]
  const roots = Array.from({ length: 14 }, (_, at) => `c${at}`)
  const rows: World["tables"] = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as World["tables"]
  const add = (table: (typeof tableNames)[number], row: Row) => rows[table].push({ municipality_id: municipality, ...row })
  let number = 0
  const id = () => `i${number++}`

  for (const [place, person] of residents.entries()) add("person", { id: person, kind: "resident", given_names: names[place] ?? "", family_name: "", protected: chance(0.3), created_at: at(-400 * day) })
  const newest = of([1, 2, 2])
  for (const kind of ["secrecy", "data-security"]) {
    if (chance(0.97)) add("commitment_text", { kind, version: 1, fi: "-", sv: "-", en: "-", in_force_from: at(-400 * day) })
    else continue
    if (newest === 2) add("commitment_text", { kind, version: 2, fi: "-", sv: "-", en: "-", in_force_from: past() })
  }
  const kinds = rows.commitment_text.map(({ kind, version }) => ({ kind, version }) as Row)
  for (const person of staff) {
    add("person", { id: person, kind: "staff", given_names: person, family_name: "-", protected: false, created_at: at(-400 * day) })
    if (chance(0.95)) add("employment", { id: id(), person_id: person, unit: of(units), title: "-", supervisor_id: of([...staff, null]), starts_at: chance(0.8) ? at(-200 * day) : past(), ends_at: chance(0.7) ? null : future() })
    for (const { kind, version } of kinds) if (chance(0.92)) add("commitment", { person_id: person, kind: kind ?? "", version: version ?? 1, signed_at: chance(0.8) ? at(-100 * day) : past(), withdrawn_at: chance(0.9) ? null : future() })
    for (const _ of times(4))
      add("access_grant", {
        id: id(), person_id: person, role: of(["registrar", "case-handler", "case-handler", "supervisor", "data-protection-officer", "archivist", "auditor", "administrator", "information-manager"]),
        register: of([...registers, null, null]), unit: of([...units, null, null]), shows_codes: chance(0.4), shows_protected_addresses: chance(0.4), given_by: "s1", given_at: at(-300 * day),
        starts_at: past(), ends_at: future(), removed_at: chance(0.85) ? null : future(), certified_at: at(-day),
      })
    for (const _ of times(1)) add("substitute", { id: id(), person_id: person, stands_in_for: of(staff), starts_at: past(), ends_at: future() })
    for (const _ of times(2)) add("assignment", { root_id: of(roots), id: id(), official_id: person, starts_at: past(), handed_over_at: maybeFuture() })
    for (const _ of times(2)) add("client_relation", { id: id(), client_id: of(residents), ...(chance(0.5) ? { staff_id: person, unit: null } : { staff_id: null, unit: of(units) }), starts_at: past(), ends_at: maybeFuture() })
    for (const _ of times(1)) add("task", { root_id: of(roots), id: id(), person_id: person, kind: "statement", starts_at: past(), ends_at: future(), done_at: chance(0.8) ? null : future() })
    for (const root of roots) if (chance(0.3)) add("need_to_know", { root_id: root, person_id: person, starts_at: past(), ends_at: maybeFuture() })
    for (const _ of times(1)) add("restriction", { root_id: of(roots), person_id: person, ground: "kin", starts_at: past(), ends_at: maybeFuture() })
    for (const _ of times(1)) {
      const reviewed = chance(0.4)
      add("emergency_access", { root_id: of(roots), id: id(), person_id: person, reason: "life", opened_at: past(), ends_at: future(), reviewed_by: reviewed ? "s1" : null, reviewed_at: reviewed ? future() : null, finding: reviewed ? of(["justified", "unjustified"]) : null })
    }
  }
  for (const register of registers) for (const key of searched) if (chance(0.75)) add("declared_key", { register, key })
  for (let place = 0; place < 60; place++) {
    // Some are the case itself, the others stand in one.
    const record = place < 8 ? `c${place}` : `r${place}`
    const root = place < 8 ? record : of(roots)
    const who = chance(0.8) ? Math.floor(of([0, 1, 2, 3])) : null
    const secrecy = of(["public", "partly-secret", "secret", "secret", "not-yet-public"])
    add("record", {
      root_id: root, id: record, register: of(registers), unit: of(units), person_id: who === null ? null : (residents[who] ?? null), secrecy, public_from: secrecy !== "public" && chance(secrecy === "not-yet-public" ? 0.9 : 0.3) ? future() : null,
      need_to_know: chance(0.25), locked: chance(0.15), title: `Title of ${record}`, body: json({}), guarded: json({ code: { kind: "code", value: codes[who ?? 0] ?? "" }, home: { kind: "address", value: addresses[who ?? 0] ?? "" } }),
      closed_at: chance(0.5) ? null : past(), created_at: at(-500 * day), changed_at: at(-place * second),
    })
    add("record_file", { root_id: root, record_id: record, name: `${record}.pdf`, size_bytes: 1, sha256: "-" })
    const values = { personName: names[who ?? 0], hetu: codes[who ?? 0], address: addresses[who ?? 0], caseNumber: root }
    for (const key of searched) if (chance(0.9)) add("search_key", { root_id: root, record_id: record, key, value: searchValue(key, values[key as keyof typeof values] ?? "", codeKey) })
  }
  // To one of some towns more is tied than is looked at case by case.
  if (seed % 2 === 0) for (let nth = 0; nth <= 100; nth++) add("assignment", { root_id: roots[seed % 8] ?? "", id: `many-${nth}`, official_id: staff[(seed / 2) % staff.length] ?? "", starts_at: at(-day), handed_over_at: null })
  if (codes.some((code) => parseIdentityCode(code) === null)) throw new Error("The cast's codes must be well formed.")
  return { municipality, now, staff, residents, tables: rows }
}

/** Puts a drawn world into a database, a statement a table. */
export async function settle(database: Database, { municipality, tables }: World): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.rows(sql`select set_config('varanto.municipality', ${municipality}, true)`)
    for (const name of tableNames) {
      const [first] = tables[name]
      if (!first) continue
      const columns = raw(Object.keys(first).join(", "))
      await queries.rows(sql`insert into ${raw(name)} (${columns}) select ${columns} from jsonb_populate_recordset(null::public.${raw(name)}, ${JSON.stringify(tables[name])}::jsonb)`)
    }
  })
}
