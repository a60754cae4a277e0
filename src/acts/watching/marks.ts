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

/** What the employer knows of one of its staff; what is null or empty is left as it is. */
export interface OwnDetails {
  readonly person: string
  readonly code: string | null
  readonly home: string | null
}

/**
 * Keeps keyed hashes of staff members' identity codes and home addresses, so that looks at their own records and at their households'
 * stand out. The values themselves are not kept. Throws `Refused` for a code that is none, `NotFound` for a stranger: then nothing is
 * kept. Its message names the place in the list, and repeats no value.
 */
export async function markStaff(work: Work, municipality: string, staff: readonly OwnDetails[], codeKey: string): Promise<void> {
  await mustKeepDirectory(work, municipality, null)
  const marks = staff.flatMap(({ person, code, home }, at) => {
    const parsed = code ? parseIdentityCode(code) : null
    if (code && !parsed) throw new Refused(`Number ${at + 1} of the list has something that is not a personal identity code.`, { municipality, act: "person-changed", because: "not-a-code" })
    const kept = [{ person, kind: "code", mark: parsed && codeIndex(codeKey, parsed) }, { person, kind: "home", mark: home ? homeMark(codeKey, home) : null }]
    return kept.filter(({ mark }) => mark !== null)
  })
  const [stranger] = await work.queries.rows<{ at: number }>(sql`
    select at from jsonb_array_elements_text(${JSON.stringify(staff.map(({ person }) => person))}::jsonb) with ordinality given(id, at)
    where not exists (select 1 from person p where p.municipality_id = ${municipality} and p.id = given.id and p.kind = 'staff') order by at limit 1`)
  if (stranger) throw new NotFound(`Number ${stranger.at} of the list is not in the staff directory.`)
  await work.queries.rows(sql`
    insert into staff_mark (municipality_id, person_id, kind, mark)
    select distinct on (person, kind) ${municipality}, person, kind, mark from json_to_recordset(${JSON.stringify(marks)}::json) as given(person text, kind text, mark text) order by person, kind
    on conflict (municipality_id, person_id, kind) do update set mark = excluded.mark`)
  await work.note({ municipality, act: "person-changed", subject: { kind: "staff-mark", id: "list" }, more: { fields: "code+home", people: staff.length } })
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
