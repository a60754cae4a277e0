import { createHmac } from "node:crypto"
import { parseIdentityCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { mustKeepDirectory } from "../people/keeps-directory.ts"
import { codeIndex, searchValue } from "../records/search-values.ts"
import { NotFound, Refused } from "../refusals.ts"
import type { Queries, Work } from "../work.ts"

const homeMark = (key: string, address: string): string | null => {
  const value = searchValue("address", address, key)
  return value === null ? null : createHmac("sha256", key).update(`home ${value}`).digest("hex")
}

/**
 * Keeps keyed hashes of a staff member's identity code and home address, as the employer knows them, so that looks at her own record
 * and at her household's stand out. The values themselves are not kept. Throws `Refused` for a code that is none, `NotFound` for a
 * stranger.
 */
export async function markStaff(work: Work, municipality: string, person: string, { code, home }: { readonly code: string | null; readonly home: string | null }, codeKey: string): Promise<void> {
  await mustKeepDirectory(work, municipality, person)
  const parsed = code === null ? null : parseIdentityCode(code)
  if (code !== null && !parsed) throw new Refused("This is not a personal identity code.")
  const [found] = await work.queries.rows(sql`select id from person where municipality_id = ${municipality} and id = ${person} and kind = 'staff'`)
  if (!found) throw new NotFound("There is no such person in the directory.")
  const marks = [
    { kind: "code", mark: parsed && codeIndex(codeKey, parsed) },
    { kind: "home", mark: home === null ? null : homeMark(codeKey, home) },
  ].filter(({ mark }) => mark !== null)
  await work.queries.rows(sql`
    insert into staff_mark (municipality_id, person_id, kind, mark)
    select ${municipality}, ${person}, kind, mark from json_to_recordset(${JSON.stringify(marks)}::json) as given(kind text, mark text)
    on conflict (municipality_id, person_id, kind) do update set mark = excluded.mark`)
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id: person }, more: { fields: ["marks", ...marks.map(({ kind }) => kind)].join("+") } })
}

/**
 * Keyed hashes of the homes of those who were looked at by someone whose own home is known. Addresses come out of the database
 * into this function and no further.
 */
export async function homesSeen(queries: Queries, municipality: string, codeKey: string): Promise<{ person: string; mark: string }[]> {
  const rows = await queries.rows<{ person: string; address: string }>(sql`
    with seen as (select distinct v.person from look v join staff_mark m on m.municipality_id = ${municipality} and m.person_id = v.actor and m.kind = 'home')
    select r.person_id as person, k.value as address from seen join record r on r.municipality_id = ${municipality} and r.person_id = seen.person
      join search_key k on k.municipality_id = r.municipality_id and k.root_id = r.root_id and k.record_id = r.id and k.key in ('address', 'dwellingAddress')
    union
    select r.person_id, field.value ->> 'value' from seen join record r on r.municipality_id = ${municipality} and r.person_id = seen.person
      cross join lateral jsonb_each(r.guarded) field where field.value ->> 'kind' = 'address'
    limit 1000000`)
  return rows.flatMap(({ person, address }) => {
    const mark = homeMark(codeKey, address)
    return mark === null ? [] : [{ person, mark }]
  })
}
