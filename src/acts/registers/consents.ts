import type { Day } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords, type Words } from "../../lib/words.ts"
import type { ConsentNamed, RegisterDefinition } from "../../model/registers/definition.ts"
import { consentsNamed } from "../../model/registers/check-exchange.ts"
import type { Queries } from "../../store/database.ts"

/** Consents of one person that are in force on a day: the id of the record of each, by type and item. */
export type ConsentsHeld = ReadonlyMap<string, string>

const keyOf = ({ type, item }: ConsentNamed): string => `${type} ${item}`
const none: ConsentsHeld = new Map()
const consentsMost = 500

/** What a person consents to on a day: given for that day, and not withdrawn. The caller is inside the border. */
export async function consentsOf(queries: Queries, municipality: string, person: string | null, day: Day): Promise<ConsentsHeld> {
  if (person === null) return none
  const rows = await queries.rows<{ type: string; item: string; id: string }>(sql`
    select its.type, r.body ->> (d.definition #>> '{consent,item}') as item, its.record_id as id
    from record r join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id and its.ended_at is null
    join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version and jsonb_typeof(d.definition -> 'consent') = 'object'
    cross join lateral (select r.body -> (d.definition #>> '{consent,period}') as held) period
    where r.municipality_id = ${municipality} and r.person_id = ${person} and period.held ->> 'from' <= ${day} and coalesce(period.held ->> 'until', '9999-12-31') >= ${day}
    order by its.opened_at desc limit ${consentsMost}`)
  return new Map(rows.map(({ type, item, id }) => [keyOf({ type, item }), id]))
}

/** The same, where the definition names some consent at all; else nothing is asked. */
export const consentsFor = (queries: Queries, municipality: string, definition: RegisterDefinition, person: string | null, day: Day): Promise<ConsentsHeld> =>
  consentsNamed(definition).length === 0 ? Promise.resolve(none) : consentsOf(queries, municipality, person, day)

/** The record of a consent that is in force; null where there is none. */
export const heldConsent = (held: ConsentsHeld, consent: ConsentNamed): string | null => held.get(keyOf(consent)) ?? null

/** True where nothing hangs on consent, or the consent is in force. */
export const isAllowed = (held: ConsentsHeld, consent: ConsentNamed | null): boolean => consent === null || heldConsent(held, consent) !== null

/** What to say where a consent is lacking. */
export const consentLacks: Words = inWords(
  "Henkilön suostumus tähän ei ole voimassa. Pyydä se ensin ja kirjaa se.",
  "Personens samtycke till detta gäller inte. Begär det först och anteckna det.",
  "The person's consent to this is not in force. Ask for it first, and note it.",
)
