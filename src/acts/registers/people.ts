import { parseIdentityCode } from "../../law/identity-code.ts"
import { newIds } from "../../lib/ids.ts"
import { sql } from "../../lib/sql.ts"
import type { Keys } from "../sign-in/keys.ts"
import { codeIndex } from "../records/search-values.ts"
import type { Work } from "../work.ts"

/** Keys with which identity codes are found. */
export type CodeKeys = Pick<Keys, "codeKey" | "hetuIndex">

/** Whom a record is about, as the form has her. */
export interface Described {
  readonly given: string
  readonly family: string
  readonly code: string | null
}

/**
 * The people of the directory whom forms describe, each in its place: by her identity code the one whom the directory or any register knows, else a new one. By name
 * alone nobody is taken for somebody else.
 */
export async function peopleFor({ queries, now }: Pick<Work, "queries" | "now">, municipality: string, described: readonly (Described | null)[], keys: CodeKeys): Promise<(string | null)[]> {
  const coded = new Map<string, { index: string; value: string; given: string; family: string; id: string }>()
  const uncoded: { id: string; given: string; family: string }[] = []
  const fresh = newIds(now, described.length)
  const whose = described.map((one, at): string | { code: string } | null => {
    if (one === null) return null
    const code = one.code === null ? null : parseIdentityCode(one.code)
    if (code === null) {
      const id = fresh[at] as string
      uncoded.push({ id, given: one.given, family: one.family })
      return id
    }
    if (!coded.has(code)) coded.set(code, { index: keys.hetuIndex(code).toString("hex"), value: codeIndex(keys.codeKey, code), given: one.given, family: one.family, id: fresh[at] as string })
    return { code }
  })
  // Each way by its index, step by step: while a table is new and not yet measured the planner would else walk through everybody for every row.
  const known = await queries.rows<{ index: string; id: string }>(sql`
    select given.index, p.id from json_to_recordset(${JSON.stringify([...coded.values()])}::json) given(index text, value text)
    cross join lateral (
      select p.id from (
        select o.id, true as own, o.created_at from person o where o.municipality_id = ${municipality} and o.kind = 'resident' and o.hetu_index = decode(given.index, 'hex')
        union all
        select o.id, false, o.created_at
        from (select k.root_id, k.record_id from search_key k where k.municipality_id = ${municipality} and k.key = 'hetu' and k.value = given.value offset 0) k
        cross join lateral (select r.person_id from record r where r.municipality_id = ${municipality} and r.root_id = k.root_id and r.id = k.record_id offset 0) r
        cross join lateral (select o.id, o.created_at from person o where o.municipality_id = ${municipality} and o.id = r.person_id and o.kind = 'resident' offset 0) o) p order by p.own desc, p.created_at limit 1) p`)
  const ids = new Map(known.map(({ index, id }) => [index, id]))
  const added = [...uncoded.map((one) => ({ ...one, index: null })), ...[...coded.values()].filter(({ index }) => !ids.has(index))]
  const rows = await queries.rows<{ id: string; index: string | null }>(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, created_at)
    select ${municipality}, id, 'resident', given, family, decode(index, 'hex'), ${now} from json_to_recordset(${JSON.stringify(added)}::json) given(id text, given text, family text, index text)
    on conflict (municipality_id, hetu_index) where hetu_index is not null do update set hetu_index = excluded.hetu_index returning id, encode(hetu_index, 'hex') as index`)
  for (const { id, index } of rows) if (index !== null) ids.set(index, id)
  return whose.map((one) => (one === null || typeof one === "string" ? one : (ids.get(coded.get(one.code)?.index ?? "") ?? null)))
}

/** Sets or lifts the mark of non-disclosure of a person (661/2009 36 §), which is noted: from that moment every path masks where she lives. False where it was so already. */
export async function setProtected({ queries, note }: Pick<Work, "queries" | "note">, municipality: string, person: string, isProtected: boolean): Promise<boolean> {
  const changed = await queries.rows(sql`update person set protected = ${isProtected} where municipality_id = ${municipality} and id = ${person} and protected <> ${isProtected} returning id`)
  if (changed.length > 0) await note({ municipality, act: "person-changed", subject: { kind: "person", id: person }, person, outcome: "done", more: { protected: isProtected } })
  return changed.length > 0
}
