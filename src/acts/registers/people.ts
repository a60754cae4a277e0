import { randomUUID } from "node:crypto"
import { parseIdentityCode } from "../../law/identity-code.ts"
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
 * The person of the directory whom a form describes: by her identity code the one whom the directory or any register knows, else a new one. By name alone nobody is
 * taken for somebody else.
 */
export async function personFor({ queries, now }: Pick<Work, "queries" | "now">, municipality: string, { given, family, code }: Described, keys: CodeKeys): Promise<string> {
  const parsed = code === null ? null : parseIdentityCode(code)
  const index = parsed === null ? null : keys.hetuIndex(parsed)
  if (parsed !== null) {
    const [known] = await queries.rows<{ id: string }>(sql`
      select p.id from person p where p.municipality_id = ${municipality} and p.kind = 'resident' and (p.hetu_index = ${index} or p.id in (
        select r.person_id from search_key k join record r on r.municipality_id = k.municipality_id and r.root_id = k.root_id and r.id = k.record_id
        where k.municipality_id = ${municipality} and k.key = 'hetu' and k.value = ${codeIndex(keys.codeKey, parsed)})) order by p.hetu_index = ${index} desc, p.created_at limit 1`)
    if (known) return known.id
  }
  const [added] = await queries.rows<{ id: string }>(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, created_at)
    values (${municipality}, ${randomUUID()}, 'resident', ${given}, ${family}, ${index}, ${now})
    on conflict (municipality_id, hetu_index) where hetu_index is not null do update set hetu_index = excluded.hetu_index returning id`)
  return (added as { id: string }).id
}

/** Sets or lifts the mark of non-disclosure of a person (661/2009 36 §). From that moment every path masks where she lives. */
export async function setProtected({ queries }: Pick<Work, "queries">, municipality: string, person: string, isProtected: boolean): Promise<void> {
  await queries.rows(sql`update person set protected = ${isProtected} where municipality_id = ${municipality} and id = ${person} and protected <> ${isProtected}`)
}
