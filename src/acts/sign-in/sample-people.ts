import { sql } from "../../lib/sql.ts"
import type { Database } from "../work.ts"

/** An invented person as the development provider shows her. */
export interface SamplePerson {
  readonly subject: string
  readonly name: string
  readonly role: string
  readonly kind: "staff" | "resident"
  readonly claims: Readonly<Record<string, unknown>>
}

/** Everyone in a directory of samples, with what the development provider says of them. */
export async function samplePeople(database: Database, municipality: string, now: Date): Promise<SamplePerson[]> {
  const rows = await database.rows<{ id: string; kind: "staff" | "resident"; name: string; title: string | null }>(sql`
    select p.id, p.kind, p.given_names || ' ' || p.family_name as name,
      (select min(e.title) from employment e where e.municipality_id = p.municipality_id and e.person_id = p.id) as title
    from person p where p.municipality_id = ${municipality} order by p.kind desc, p.created_at, p.id limit 100`)
  for (const { id, kind } of rows)
    if (kind === "resident")
      await database.rows(sql`
        insert into sign_in_link (issuer, subject, municipality_id, person_id, linked_at)
        values ('eidas', ${eidasOf(id)}, ${municipality}, ${id}, ${now}) on conflict do nothing`)
  const shown = rows.map(({ id, kind, name, title }): SamplePerson => ({
    subject: id,
    name,
    role: title ?? kind,
    kind,
    claims: kind === "staff" ? { employee: id, acr: "loa2" } : { eidas: eidasOf(id), acr: "loa3", given_name: name },
  }))
  return [...shown, ...shown.filter(({ kind }) => kind === "resident").map(forCompany)]
}

const eidasOf = (id: string): string => `FI/FI/sample-${id}`
const forCompany = (person: SamplePerson): SamplePerson => ({
  ...person,
  subject: `${person.subject}-company`,
  name: `${person.name} → Esimerkki Oy`,
  claims: { ...person.claims, mandate: { businessId: "0000000-0", name: "Esimerkki Oy" } },
})
