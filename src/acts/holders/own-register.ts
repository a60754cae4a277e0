import { sql } from "../../lib/sql.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { OwnAnswer, RegisterDefinition } from "../../model/registers/definition.ts"
import { fieldOf } from "../../derive/registers/fill-in.ts"
import type { Queries } from "../../store/database.ts"
import { readDefinitions } from "../registers/definitions.ts"
import { putDisclosure } from "../registers/disclose.ts"
import { searchValue } from "../records/search-values.ts"
import { holdAny } from "../registers/save.ts"
import type { Work } from "../work.ts"

/** A register of the municipality that does the work of a system, and the answer that it declares. */
export interface Answering {
  readonly definition: RegisterDefinition
  readonly answer: OwnAnswer
}

/** The register of the municipality that answers an operation of a system; null where none does. The caller is inside the border. */
export async function answeringHere(queries: Queries, municipality: string, system: string, operation: string): Promise<Answering | null> {
  const [row] = await readDefinitions(queries, municipality, sql`
    select newest.digest from (select distinct on (d.type) d.definition, d.digest from register_definition d where d.municipality_id = ${municipality} order by d.type, d.version desc) newest
    where newest.definition -> 'systems' @> ${JSON.stringify([system])}::jsonb and newest.definition -> 'answers' @> ${JSON.stringify([{ operation }])}::jsonb limit 1`)
  if (!row) return null
  const { definition } = row
  return { definition, answer: definition.answers.find((one) => one.operation === operation) as OwnAnswer }
}

/** Whom a question is about, as the municipality's own records know it. */
export interface Whose {
  readonly person: string | null
  readonly company: string | null
}

/**
 * What the register answers: of the newest open record about the person or company, only the columns that it declares, kept beside that record as a disclosure to the recipient. Null where there is none,
 * so that nobody can tell what is not theirs to know. Who asks need not, and by this does not, get to the record.
 */
export async function answerHere(work: Work, municipality: string, { definition, answer: { about, recipient: code, whether, gives } }: Answering, { person, company }: Whose): Promise<Readonly<Record<string, string>> | null> {
  const { queries } = work
  const key = definition.searchKeys.find(({ field }) => field === about)?.key
  const whose = about === "subject" ? sql`r.person_id = ${person}` : sql`r.body -> ${about}::text ->> 'businessId' = ${company} and its.record_id in (
    select k.record_id from search_key k where k.municipality_id = ${municipality} and k.key = ${key ?? ""} and k.value = ${key === undefined || company === null ? null : searchValue(key, company, "")})`
  const [found] = await queries.rows<{ id: string }>(sql`
    select r.id from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    where its.municipality_id = ${municipality} and its.type = ${definition.type} and its.ended_at is null and not r.locked and ${whose} order by its.opened_at desc, its.record_id limit 1`)
  const held = found ? await holdAny(work, municipality, found.id) : null
  if (!found || held === null) return null
  const told = held.definition.fields.flatMap(({ name }) => Object.entries(gives).filter(([, its]) => its === name && held.values[name] !== undefined))
  const recipient = definition.recipients.find((one) => one.code === code)
  if (told.length > 0 && recipient) await putDisclosure(work, municipality, { ...held, id: found.id }, { recipient: code, toName: "", country: "FI", ground: recipient.basis, consent: null, fields: told.map(([, name]) => name) })
  return { ...(whether === null ? {} : { [whether]: "yes" }), ...Object.fromEntries(told.map(([column, name]) => [column, kindOf(fieldOf(held.definition, name).kind).typed(held.values[name]).value ?? ""])) }
}
