import { randomUUID } from "node:crypto"
import { isInEea } from "../../law/eea.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords } from "../../lib/words.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { Queries } from "../../store/database.ts"
import { askerOf } from "../access/desk.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenOne } from "../records/seen.ts"
import { Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { consentLacks, consentsOf, heldConsent } from "./consents.ts"
import { type Held, holdRecord, Unfilled } from "./save.ts"

/** What was given of a record: to whom, on what ground, and which of its fields, as they were after a change of it. */
export interface Disclosure {
  readonly id: string
  readonly record: string
  readonly at: Date
  readonly actor: string
  readonly recipient: string
  readonly toName: string
  readonly country: string
  readonly ground: string
  /** The record of the consent on which it was given; null where the law let it be given. */
  readonly consent: string | null
  readonly fields: readonly string[]
  readonly seq: number
}

export interface Disclosing {
  /** Code of a recipient of the definition. */
  readonly recipient: string
  /** Who of that sort it is. */
  readonly toName: string
  /** Where the recipient keeps the data, by ISO 3166-1. */
  readonly country: string
  readonly fields: readonly string[]
}

const problem = (field: string, message: ReturnType<typeof inWords>): Unfilled => new Unfilled([{ field, part: "value", message }])

/**
 * Notes that data of a record is given to one of its recipients: only the fields that the definition lets be given there, on the ground that it names, with the consent where that is the ground, and
 * nowhere outside the EEA. By one who may take the record out. Gives the disclosure's id.
 */
export async function disclose(work: Work, municipality: string, id: string, { recipient: code, toName, country, fields }: Disclosing): Promise<string | Unfilled> {
  const { queries, actor, now } = work
  const held = await holdRecord(work, municipality, id)
  const attempt = { municipality, act: "record-disclosed", subject: { kind: "record", id }, register: held.register } as const
  const [may] = await queries.rows<{ may: boolean }>(sql`select exists (select 1 from ${seenOne("export", askerOf(municipality, actor), now, id)}) as may`)
  if (!may?.may || actor.kind === "resident") throw new Refused("You may not give data of this record to others.", { ...attempt, because: "no-rule" })
  const recipient = held.definition.recipients.find((one) => one.code !== null && one.code === code)
  if (!recipient) return problem("recipient", inWords("Valitse vastaanottaja.", "Välj mottagaren.", "Choose the recipient."))
  if (!isInEea(country)) throw new Refused("Nothing is given outside the EEA (GDPR 44–49).", { ...attempt, because: "outside-eea" })
  const given = recipient.fields.filter((name) => fields.includes(name) && held.values[name] !== undefined)
  if (given.length === 0) return problem("fields", inWords("Valitse, mitä annetaan: tieto, jonka tälle saa antaa ja jossa on jotakin.", "Välj vad som ges: en uppgift som får lämnas till mottagaren och inte är tom.", "Choose what is given: data that may be given to this recipient, and that is not empty."))
  mustKeepCodesApart({ title: toName }, attempt)
  const consents = await consentsOf(queries, municipality, held.person, dayAt(now))
  const needed = [recipient.consent, ...given.map((name) => held.definition.fields.find((field) => field.name === name)?.consent ?? null)].filter((one) => one !== null)
  if (needed.some((one) => heldConsent(consents, one) === null)) return problem("recipient", consentLacks)
  return putDisclosure(work, municipality, { ...held, id }, { recipient: code, toName, country, ground: recipient.basis, consent: needed[0] ? heldConsent(consents, needed[0]) : null, fields: given })
}

/** What is given of one record. */
interface Given extends Pick<Disclosure, "recipient" | "toName" | "country" | "ground" | "consent" | "fields"> {
  readonly held: Pick<Held, "root" | "person" | "register" | "changes"> & { readonly id: string }
}

/** Keeps a disclosure and notes it. The caller has asked whether it may be made. */
export async function putDisclosure(work: Work, municipality: string, held: Given["held"], given: Omit<Given, "held">): Promise<string> {
  const [id = ""] = await putDisclosures(work, municipality, [{ ...given, held }])
  return id
}

/** The same of one record or a thousand, in one statement. */
export async function putDisclosures(work: Work, municipality: string, given: readonly Given[]): Promise<string[]> {
  const all = given.map((one) => ({ ...one, id: randomUUID() }))
  const rows = all.map(({ held: { id: record, root, changes }, id, recipient, toName, country, ground, consent, fields }) => ({ id, record, root, changes, recipient, name: toName, country, ground, consent, fields: [...fields] }))
  await work.queries.rows(sql`
    insert into disclosure (municipality_id, root_id, record_id, id, at, actor_id, recipient, to_name, country, ground, consent_id, fields, seq)
    select ${municipality}, root, record, id, ${work.now}, ${work.actor.id}, recipient, name, country, ground, consent, fields, changes
    from json_to_recordset(${JSON.stringify(rows)}::json) given(id text, record text, root text, changes int, recipient text, name text, country text, ground text, consent text, fields text[])`)
  await work.noteAll(all.map(({ held: { id: record, root, person, register }, id, recipient, country, consent, fields }) => ({
    municipality, act: "record-disclosed" as const, subject: { kind: "record", id: record }, person, register, case: root, outcome: "done" as const,
    more: { recipient, country, disclosure: id, fields: fields.join("+").slice(0, 120), ...(consent === null ? {} : { consent }) },
  })))
  return all.map(({ id }) => id)
}

const disclosuresMost = 500
/** What of some records was given to whom, the newest first. The ids are of records that the caller has been let read. */
export const disclosuresOf = (queries: Queries, municipality: string, records: readonly string[]): Promise<Disclosure[]> =>
  queries.rows<Disclosure>(sql`
    select l.id, l.record_id as record, l.at, l.actor_id as actor, l.recipient, l.to_name as "toName", l.country, l.ground, l.consent_id as consent, l.fields, l.seq
    from record r join disclosure l on l.municipality_id = r.municipality_id and l.root_id = r.root_id and l.record_id = r.id
    where r.municipality_id = ${municipality} and r.id = any(${[...records]}::text[]) order by l.at desc, l.id limit ${disclosuresMost}`)

/** Who a recipient is, in words: one of the definition's, or the holder who was asked. */
export const recipientWords = ({ recipients, questions }: Pick<RegisterDefinition, "recipients" | "questions">, code: string): ReturnType<typeof inWords> =>
  recipients.find((one) => one.code === code)?.name ?? questions.find((one) => one.code === code)?.label ?? inWords(code, code, code)
