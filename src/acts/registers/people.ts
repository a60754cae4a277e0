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
  const known = await whoHave(queries, municipality, [...coded.values()])
  const ids = new Map(known.map(({ index, id }) => [index, id]))
  const added = [...uncoded.map((one) => ({ ...one, index: null })), ...[...coded.values()].filter(({ index }) => !ids.has(index))]
  const rows = await queries.rows<{ id: string; index: string | null }>(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, created_at)
    select ${municipality}, id, 'resident', given, family, decode(index, 'hex'), ${now} from json_to_recordset(${JSON.stringify(added)}::json) given(id text, given text, family text, index text)
    on conflict (municipality_id, hetu_index) where hetu_index is not null do update set hetu_index = excluded.hetu_index returning id, encode(hetu_index, 'hex') as index`)
  for (const { id, index } of rows) if (index !== null) ids.set(index, id)
  return whose.map((one) => (one === null || typeof one === "string" ? one : (ids.get(coded.get(one.code)?.index ?? "") ?? null)))
}

/** Who of the directory have identity codes: by their own, else by that of a record about them. */
async function whoHave(queries: Work["queries"], municipality: string, codes: readonly { readonly index: string; readonly value: string }[]): Promise<{ index: string; id: string }[]> {
  // Each way by its index, step by step: while a table is new and not yet measured the planner would else walk through everybody for every row.
  const known = await queries.rows<{ index: string; id: string }>(sql`
    select given.index, p.id from json_to_recordset(${JSON.stringify(codes)}::json) given(index text, value text)
    cross join lateral (
      select p.id from (
        select o.id, true as own, o.created_at from person o where o.municipality_id = ${municipality} and o.kind = 'resident' and o.hetu_index = decode(given.index, 'hex')
        union all
        select o.id, false, o.created_at
        from (select k.root_id, k.record_id from search_key k where k.municipality_id = ${municipality} and k.key = 'hetu' and k.value = given.value offset 0) k
        cross join lateral (select r.person_id from record r where r.municipality_id = ${municipality} and r.root_id = k.root_id and r.id = k.record_id offset 0) r
        cross join lateral (select o.id, o.created_at from person o where o.municipality_id = ${municipality} and o.id = r.person_id and o.kind = 'resident' offset 0) o) p order by p.own desc, p.created_at limit 1) p`)
  if (known.length === 0) return known
  // She stays until this work ends: of whom nothing is kept yet leaves the directory.
  const held = await queries.rows<{ id: string }>(sql`select id from person where municipality_id = ${municipality} and id = any(${known.map(({ id }) => id)}::text[]) order by id for key share`)
  const ids = new Set(held.map(({ id }) => id))
  return known.filter(({ id }) => ids.has(id))
}

/**
 * Whom a record is about once its form says `is` where it said `was`: a code that was filled in is hers if nobody else has it, and one that was put right names somebody else, whose record it was all
 * along (GDPR 5(1)(d)). Who has a code is never known by another.
 */
export async function subjectAfter(work: Pick<Work, "queries" | "now">, municipality: string, person: string | null, was: Described | null, is: Described | null, keys: CodeKeys): Promise<string | null> {
  const code = is === null || is.code === null ? null : parseIdentityCode(is.code)
  if (is === null || (was !== null && (code === null || is.code === was.code))) return person
  if (code !== null && person !== null && was?.code == null) {
    const [index, value] = [keys.hetuIndex(code).toString("hex"), codeIndex(keys.codeKey, code)]
    const [other] = await whoHave(work.queries, municipality, [{ index, value }])
    if (other && other.id !== person) return other.id
    const given = await work.queries.rows(sql`
      update person set hetu_index = decode(${index}, 'hex') where municipality_id = ${municipality} and id = ${person} and kind = 'resident' and hetu_index is null returning id`)
    if (given.length > 0) return person
  }
  const [found = null] = await peopleFor(work, municipality, [is], keys)
  return found
}

/** Brings a record to the person whom it is about, with what is part of it and has no person of its own, and with the case that is about the same. A mark of non-disclosure comes along: missing never means public. */
export async function giveToPerson(work: Pick<Work, "queries" | "note">, municipality: string, { root, id, register, person: from }: { readonly root: string; readonly id: string; readonly register: string; readonly person: string | null }, to: string | null): Promise<void> {
  const isWhole = sql`(${id}::text = ${root}::text or not exists (select from register_record o where o.municipality_id = ${municipality} and o.record_id = ${root}))`
  await work.queries.rows(sql`
    update record r set person_id = ${to} where r.municipality_id = ${municipality} and r.root_id = ${root} and r.person_id is not distinct from ${from}::text
      and (r.id = ${id} or ${isWhole} and coalesce(
        (select d.definition ->> 'subject' is null from register_record its join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
          where its.municipality_id = r.municipality_id and its.record_id = r.id), ${from !== null}::boolean))`)
  if (from === null) return
  const [was] = await work.queries.rows<{ protected: boolean }>(sql`select protected from person where municipality_id = ${municipality} and id = ${from}`)
  if (was?.protected && to !== null) await setProtected(work, municipality, to, true)
  // The log of the one whom it leaves tells it too.
  await work.note({ municipality, act: "record-changed", subject: { kind: "record", id }, person: from, register, case: root, outcome: "done", more: { kind: "subject", to } })
}

/** Sets or lifts the mark of non-disclosure of a person (661/2009 36 §), which is noted: from that moment every path masks where she lives. False where it was so already. */
export async function setProtected({ queries, note }: Pick<Work, "queries" | "note">, municipality: string, person: string, isProtected: boolean): Promise<boolean> {
  const changed = await queries.rows(sql`update person set protected = ${isProtected} where municipality_id = ${municipality} and id = ${person} and protected <> ${isProtected} returning id`)
  if (changed.length > 0) await note({ municipality, act: "person-changed", subject: { kind: "person", id: person }, person, outcome: "done", more: { protected: isProtected } })
  return changed.length > 0
}
