import { sql } from "../src/lib/sql.ts"
import type { RuleCode } from "../src/model/rules/condition.ts"
import type { Action } from "../src/model/rules/table.ts"
import type { Queries } from "../src/store/database.ts"

/** One fact of the town: a statement that makes it so. */
type Fact = (queries: Queries, now: Date) => Promise<unknown>

/** A rule in two sentences: whom it admits, and whom it does not for lack of exactly one condition. */
export interface TwoSentences {
  readonly admits: string
  readonly refuses: string
  readonly action: Action
  readonly asker?: "staff" | "resident" | "company"
  /** What makes the first sentence true, beside Veikko's employment and commitments and a secret record of Sofia's. */
  readonly given: readonly Fact[]
  /** What the second sentence has in place of the first's facts. */
  readonly instead: readonly Fact[]
  /** The one condition that is lacking in the second, in the rule's own words. */
  readonly lacks: RegExp
}

const town = "koivula"
const year = 365 * 86_400_000
const ago = (now: Date) => new Date(now.getTime() - year / 12)
const ahead = (now: Date) => new Date(now.getTime() + year)

/** Veikko in service with his commitments signed, and a secret record of Sofia's case, about which nobody knows anything more. */
export const everyone: Fact = async (queries, now) => {
  await queries.rows(sql`select set_config('varanto.municipality', ${town}, true)`)
  for (const [id, kind] of [["veikko", "staff"], ["aino", "staff"], ["sofia", "resident"], ["eino", "resident"]])
    await queries.rows(sql`insert into person (municipality_id, id, kind, given_names, family_name, created_at) values (${town}, ${id}, ${kind}, ${id}, 'Esimerkki', ${ago(now)})`)
  for (const [person, supervisor] of [["veikko", null], ["aino", "veikko"]])
    await queries.rows(sql`insert into employment (municipality_id, id, person_id, unit, title, supervisor_id, starts_at) values (${town}, ${`post-${person}`}, ${person}, 'office', 'official', ${supervisor}, ${ago(now)})`)
  for (const kind of ["secrecy", "data-security"]) {
    await queries.rows(sql`insert into commitment_text (municipality_id, kind, version, fi, sv, en, in_force_from) values (${town}, ${kind}, 1, 'x', 'x', 'x', ${ago(now)})`)
    await queries.rows(sql`insert into commitment (municipality_id, person_id, kind, version, signed_at) values (${town}, 'veikko', ${kind}, 1, ${ago(now)})`)
  }
  await queries.rows(sql`
    insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, title, created_at, changed_at)
    values (${town}, 'case-1', 'record-1', 'clients', 'office', 'sofia', 'secret', 'x', ${ago(now)}, ${ago(now)})`)
}

const record = (set: ReturnType<typeof sql>): Fact => (queries) => queries.rows(sql`update record set ${set} where municipality_id = ${town}`)
const grant = (role: string, { register = "clients", codes = false, addresses = false } = {}): Fact => (queries, now) =>
  queries.rows(sql`
    insert into access_grant (municipality_id, id, person_id, role, register, unit, shows_codes, shows_protected_addresses, given_by, given_at, starts_at, ends_at, certified_at)
    values (${town}, ${`grant-${role}-${register}`}, 'veikko', ${role}, ${register}, null, ${codes}, ${addresses}, 'saara', ${ago(now)}, ${ago(now)}, ${ahead(now)}, ${ago(now)})`)
const ofCompany = (businessId: string): Fact => async (queries, now) => {
  const definition = JSON.stringify({ own: { company: "applicant" } })
  await queries.rows(sql`insert into register_definition (municipality_id, type, version, register, definition, published_at) values (${town}, 'grant', 1, 'clients', ${definition}::jsonb, ${ago(now)})`)
  await queries.rows(sql`
    insert into register_record (municipality_id, root_id, record_id, type, version, stage, stage_at, opened_at, changes) values (${town}, 'case-1', 'record-1', 'grant', 1, 'applied', ${ago(now)}, ${ago(now)}, 1)`)
  await queries.rows(sql`update record set body = ${JSON.stringify({ applicant: { name: "Kahvila", businessId } })}::jsonb where municipality_id = ${town}`)
}
const assigned = (to: string, handedOver = false): Fact => (queries, now) =>
  queries.rows(sql`insert into assignment (municipality_id, root_id, id, official_id, starts_at, handed_over_at) values (${town}, 'case-1', 'hand', ${to}, ${ago(now)}, ${handedOver ? now : null})`)
const serves = (client: string): Fact => (queries, now) =>
  queries.rows(sql`insert into client_relation (municipality_id, id, client_id, staff_id, starts_at) values (${town}, 'serves', ${client}, 'veikko', ${ago(now)})`)
const task = (done: boolean): Fact => (queries, now) =>
  queries.rows(sql`insert into task (municipality_id, root_id, id, person_id, kind, starts_at, ends_at, done_at) values (${town}, 'case-1', 'task', 'veikko', 'statement', ${ago(now)}, ${ahead(now)}, ${done ? now : null})`)
const emergency = (ended: boolean): Fact => (queries, now) =>
  queries.rows(sql`
    insert into emergency_access (municipality_id, root_id, id, person_id, reason, opened_at, ends_at) values (${town}, 'case-1', 'once', 'veikko', 'threat', ${ago(now)}, ${ended ? now : ahead(now)})`)

/** Every rule of the table; a test sees to it that none is forgotten. */
export const ruleSentences: Readonly<Record<RuleCode, TwoSentences>> = {
  public: {
    admits: "anyone reads a guide that is public", refuses: "nobody reads by its publicity what is secret",
    action: "read", asker: "resident", given: [record(sql`secrecy = 'public', person_id = null`)], instead: [record(sql`person_id = null`)], lacks: /is public, or has become so/,
  },
  "told-in-part": {
    admits: "anyone is told of a case of which only a part is secret", refuses: "nobody is told of a case that is secret as a whole",
    action: "tell", asker: "resident", given: [record(sql`secrecy = 'partly-secret', root_id = id`)], instead: [record(sql`root_id = id`)], lacks: /only a part is secret/,
  },
  "her-own": {
    admits: "Sofia reads what the town has about her", refuses: "Sofia does not read what it has about Eino",
    action: "read", asker: "resident", given: [], instead: [record(sql`person_id = 'eino'`)], lacks: /is about herself/,
  },
  "its-own": {
    admits: "a company has to do with the record that names it as its own", refuses: "a company has nothing to do with what names another",
    action: "represent", asker: "company", given: [ofCompany("0101263-6")], instead: [ofCompany("1234567-1")], lacks: /names it where its register says/,
  },
  "handles-the-case": {
    admits: "a case handler reads the case that is assigned to him", refuses: "a case handler no longer reads the case that he has handed over",
    action: "read", given: [grant("case-handler"), assigned("veikko")], instead: [grant("case-handler"), assigned("veikko", true)], lacks: /^the case is assigned to her/,
  },
  "serves-the-client": {
    admits: "a case handler reads the case of the client whom he serves", refuses: "a case handler who serves Eino does not read Sofia's case by that",
    action: "read", given: [grant("case-handler"), serves("sofia")], instead: [grant("case-handler"), serves("eino")], lacks: /serves the client$/,
  },
  "has-a-task": {
    admits: "an archivist who is asked for a statement reads the case", refuses: "an archivist whose task is done does not",
    action: "read", given: [grant("archivist"), task(false)], instead: [grant("archivist"), task(true)], lacks: /open task/,
  },
  "keeps-the-register": {
    admits: "a registrar reads what is secret only in part", refuses: "a registrar does not read what is secret as a whole",
    action: "read", given: [grant("registrar"), record(sql`secrecy = 'partly-secret'`)], instead: [grant("registrar")], lacks: /not secret as a whole/,
  },
  "supervises-the-handler": {
    admits: "a supervisor reads the case that one who works under him handles", refuses: "a supervisor does not read the case that nobody under him handles",
    action: "read", given: [grant("supervisor"), assigned("aino")], instead: [grant("supervisor"), assigned("saara")], lacks: /works under her/,
  },
  "keeps-the-archive": {
    admits: "an archivist reads a case that is closed", refuses: "an archivist does not read a case that is open",
    action: "read", given: [grant("archivist"), (queries, now) => record(sql`closed_at = ${ago(now)}`)(queries, now)], instead: [grant("archivist")], lacks: /case is closed/,
  },
  "protects-data": {
    admits: "the data protection officer reads what is about a person", refuses: "the data protection officer does not read what is about nobody",
    action: "read", given: [grant("data-protection-officer")], instead: [grant("data-protection-officer"), record(sql`person_id = null`)], lacks: /is about a person/,
  },
  audits: {
    admits: "an auditor reads the register that he audits", refuses: "an auditor of another register does not read this one",
    action: "read", given: [grant("auditor"), record(sql`secrecy = 'partly-secret'`)], instead: [grant("auditor", { register: "permits" }), record(sql`secrecy = 'partly-secret'`)], lacks: /role auditor for the register/,
  },
  emergency: {
    admits: "a case handler reads the case that he has opened in an emergency", refuses: "a case handler does not read it when the time has run out",
    action: "read", given: [grant("case-handler"), emergency(false)], instead: [grant("case-handler"), emergency(true)], lacks: /time has not run out/,
  },
  "sees-codes": {
    admits: "a handler with the special right sees the identity code in his case", refuses: "a handler without the special right sees the case and not the code",
    action: "show-code", given: [grant("case-handler", { codes: true }), assigned("veikko")], instead: [grant("case-handler"), assigned("veikko")], lacks: /special right to identity codes/,
  },
  "sees-protected-addresses": {
    admits: "a handler with the special right sees the protected address in his case", refuses: "a handler with the right for another register does not see it in this one",
    action: "show-address", given: [grant("case-handler", { addresses: true }), assigned("veikko")],
    instead: [grant("case-handler"), grant("registrar", { register: "permits", addresses: true }), assigned("veikko")], lacks: /special right to protected addresses/,
  },
}

const without = (of: string, tells: string, undo: Fact, lacks: RegExp) => ({ of, tells, undo, lacks })

/** The guards beside every rule of the staff: each alone is enough to keep a case handler from his own case. */
export const guardSentences = [
  without("employment", "a case handler whose employment has ended does not read his case", (queries, now) => queries.rows(sql`update employment set ends_at = ${now} where person_id = 'veikko'`), /employment is in force/),
  without("commitment", "a case handler who has withdrawn a commitment does not read his case", (queries, now) => queries.rows(sql`update commitment set withdrawn_at = ${now} where kind = 'secrecy'`), /newest commitments/),
  without("restriction", "a case handler who is disqualified does not read his case", (queries, now) => queries.rows(sql`insert into restriction (municipality_id, root_id, person_id, ground, starts_at) values (${town}, 'case-1', 'veikko', 'kin', ${ago(now)})`), /not barred/),
  without("need to know", "a case handler who is not on the list does not read a case that few may know of", record(sql`need_to_know = true`), /list of those who may know/),
  without("restricted processing", "a case handler does not read his case while its processing is restricted", record(sql`locked = true`), /processing of the record is not restricted/),
]
