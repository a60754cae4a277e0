import { testCode } from "../law/identity-code.ts"
import { sql } from "../lib/sql.ts"
import type { Database, Queries } from "../store/database.ts"
import { enter } from "./access/border.ts"
import { firstTexts } from "./access/commitments.ts"
import { codeIndex, searchValue } from "./records/search-values.ts"
import { sampleCaseRegister, sampleRecords, sampleRegister, sampleUnit } from "./sample-records.ts"

export const sampleMunicipality = "espoo"
/** The key of the samples' identity codes; a real service has its own. */
export const sampleCodeKey = "the key of the samples, which are invented"

const day = 86_400_000
/** The cast's rights began on this moment and run for years: samples do not wither while someone looks at them. */
const began = new Date("2026-01-05T06:00:00Z")
const ends = new Date("2036-01-05T06:00:00Z")

/** The one of the cast who keeps the description. */
export const sampleManager = { id: "ilkka", name: "Ilkka Tiedonhaltija" }

/** The invented staff of Espoo's employment services: role, title, and who is over whom. */
export const sampleStaff = [
  { id: "saara", given: "Saara", family: "Johtola", title: "palvelujohtaja", over: null, role: "supervisor", codes: false, addresses: false },
  { id: "helena", given: "Helena", family: "Esimiesaho", title: "palveluesimies", over: "saara", role: "supervisor", codes: false, addresses: false },
  { id: "aino", given: "Aino", family: "Kirjaaja", title: "kirjaaja", over: "helena", role: "registrar", codes: true, addresses: false },
  { id: "veikko", given: "Veikko", family: "Valmistelija", title: "asiantuntija", over: "helena", role: "case-handler", codes: true, addresses: false },
  { id: "johanna", given: "Johanna", family: "Sijainen", title: "asiantuntija", over: "helena", role: "case-handler", codes: true, addresses: true },
  { id: "outi", given: "Outi", family: "Arkisto", title: "arkistonhoitaja", over: "saara", role: "archivist", codes: false, addresses: false },
  { id: "ilkka", given: "Ilkka", family: "Tiedonhaltija", title: "tiedonhallintapäällikkö", over: "saara", role: "information-manager", codes: false, addresses: false },
  { id: "tuula", given: "Tuula", family: "Suojaniemi", title: "tietosuojavastaava", over: "saara", role: "data-protection-officer", codes: false, addresses: false },
  { id: "antti", given: "Antti", family: "Ylläpito", title: "pääkäyttäjä", over: "saara", role: "administrator", codes: false, addresses: false },
  { id: "aada", given: "Aada", family: "Tarkastaja", title: "tarkastaja", over: "saara", role: "auditor", codes: false, addresses: false },
] as const

/** Residents, with identity codes of the test range. Martti is under non-disclosure for personal safety. */
export const sampleResidents = [
  { id: "sofia", given: "Sofia", family: "Asukas", code: testCode("1990-02-28", 901), home: "Keksitynkuja 4 A 2", protected: false },
  { id: "martti", given: "Martti", family: "Turvattu", code: testCode("1985-11-03", 902), home: "Salattu polku 7", protected: true },
  { id: "eino", given: "Eino", family: "Esimerkki", code: testCode("1972-06-15", 903), home: "Satumaantie 12", protected: false },
] as const

/** Puts the invented cast and its records into the municipality of the samples. What is there already stays. */
export async function addSamples(database: Database, now: Date, codeKey: string = sampleCodeKey): Promise<void> {
  await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    await addPeople(queries, codeKey)
    await addRights(queries)
    await addRecords(queries, now, codeKey)
    await addCaseRegister(queries)
  })
}

/** The case register, and the cast's rights in it. */
async function addCaseRegister(queries: Queries): Promise<void> {
  const { register, businessId, authority, pattern, series } = sampleCaseRegister
  await queries.rows(sql`
    insert into case_register (municipality_id, register, business_id, authority, pattern, series, changed_by, changed_at)
    values (${sampleMunicipality}, ${register}, ${businessId}, ${authority}, ${pattern}, ${series}, 'program', ${began}) on conflict do nothing`)
  await queries.rows(sql`insert into declared_key (municipality_id, register, key) values (${sampleMunicipality}, ${register}, 'caseNumber') on conflict do nothing`)
  for (const { id, role, over } of sampleStaff.filter((one) => ["registrar", "case-handler", "supervisor", "archivist"].includes(one.role)))
    await queries.rows(sql`
      insert into access_grant (municipality_id, id, person_id, role, register, unit, given_by, given_at, starts_at, ends_at, certified_at)
      values (${sampleMunicipality}, ${`grant-${id}-cases`}, ${id}, ${role}, ${register}, ${sampleUnit}, ${over ?? "program"}, ${began}, ${began}, ${ends}, ${began}) on conflict do nothing`)
}

async function addPeople(queries: Queries, codeKey: string): Promise<void> {
  for (const { id, given, family, code, protected: hidden } of sampleResidents)
    await queries.rows(sql`
      insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, protected, created_at)
      values (${sampleMunicipality}, ${id}, 'resident', ${given}, ${family}, decode(${codeIndex(codeKey, code)}, 'hex'), ${hidden}, ${began}) on conflict do nothing`)
  for (const { id, given, family, title, over } of sampleStaff) {
    await queries.rows(sql`
      insert into person (municipality_id, id, kind, user_name, given_names, family_name, email, created_at)
      values (${sampleMunicipality}, ${id}, 'staff', ${id}, ${given}, ${family}, ${`${id}@example.invalid`}, ${began}) on conflict do nothing`)
    await queries.rows(sql`
      insert into employment (municipality_id, id, person_id, unit, title, supervisor_id, starts_at)
      values (${sampleMunicipality}, ${`post-${id}`}, ${id}, ${sampleUnit}, ${title}, ${over}, ${began}) on conflict do nothing`)
  }
}

async function addRights(queries: Queries): Promise<void> {
  for (const { kind, fi, sv, en } of firstTexts)
    await queries.rows(sql`
      insert into commitment_text (municipality_id, kind, version, fi, sv, en, in_force_from) values (${sampleMunicipality}, ${kind}, 1, ${fi}, ${sv}, ${en}, ${began}) on conflict do nothing`)
  for (const { id, role, codes, addresses, over } of sampleStaff) {
    for (const { kind } of firstTexts)
      await queries.rows(sql`
        insert into commitment (municipality_id, person_id, kind, version, signed_at)
        select ${sampleMunicipality}, ${id}, ${kind}, 1, ${began} where not exists (
          select 1 from commitment c where c.municipality_id = ${sampleMunicipality} and c.person_id = ${id} and c.kind = ${kind})`)
    const everywhere = role === "data-protection-officer" || role === "administrator" || role === "information-manager"
    await queries.rows(sql`
      insert into access_grant (municipality_id, id, person_id, role, register, unit, shows_codes, shows_protected_addresses, given_by, given_at, starts_at, ends_at, certified_at)
      values (${sampleMunicipality}, ${`grant-${id}`}, ${id}, ${role}, ${everywhere ? null : sampleRegister}, ${everywhere ? null : sampleUnit}, ${codes}, ${addresses},
        ${over ?? "program"}, ${began}, ${began}, ${ends}, ${began}) on conflict do nothing`)
  }
}

async function addRecords(queries: Queries, now: Date, codeKey: string): Promise<void> {
  for (const key of ["hetu", "customerName", "address", "caseNumber"])
    await queries.rows(sql`insert into declared_key (municipality_id, register, key) values (${sampleMunicipality}, ${sampleRegister}, ${key}) on conflict do nothing`)
  for (const [at, record] of sampleRecords.entries()) {
    const resident = sampleResidents.find(({ id }) => id === record.person)
    const opened = new Date(began.getTime() + at * day)
    const guarded = resident ? { henkilötunnus: { kind: "code", value: resident.code }, kotiosoite: { kind: "address", value: resident.home } } : {}
    const added = await queries.rows(sql`
      insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, public_from, need_to_know, title, body, guarded, closed_at, created_at, changed_at)
      values (${sampleMunicipality}, ${record.root}, ${record.id}, ${sampleRegister}, ${sampleUnit}, ${record.person}, ${record.secrecy}, ${record.publicFrom ?? null}, ${record.needToKnow ?? false},
        ${record.title}, ${JSON.stringify({ laji: record.kind })}::jsonb, ${JSON.stringify(guarded)}::jsonb, ${record.closed ? opened : null}, ${opened}, ${opened}) on conflict do nothing returning id`)
    if (added.length === 0) continue
    const keys = [["caseNumber", record.root], ...(resident ? [["hetu", resident.code], ["customerName", `${resident.given} ${resident.family}`], ["address", resident.home]] : [])] as const
    for (const [key, input] of keys)
      await queries.rows(sql`
        insert into search_key (municipality_id, root_id, record_id, key, value)
        values (${sampleMunicipality}, ${record.root}, ${record.id}, ${key}, ${searchValue(key as "hetu", input ?? "", codeKey)}) on conflict do nothing`)
    await queries.rows(sql`
      insert into record_file (municipality_id, root_id, record_id, name, size_bytes, sha256)
      values (${sampleMunicipality}, ${record.root}, ${record.id}, ${`${record.id}.pdf`}, 1024, 'sample') on conflict do nothing`)
  }
  const from = new Date(Math.min(began.getTime(), now.getTime()))
  for (const [root, official] of [["asia-1", "veikko"], ["asia-2", "veikko"], ["asia-7", "johanna"]])
    await queries.rows(sql`insert into assignment (municipality_id, root_id, id, official_id, starts_at) values (${sampleMunicipality}, ${root}, ${`hand-${root}`}, ${official}, ${from}) on conflict do nothing`)
  await queries.rows(sql`insert into client_relation (municipality_id, id, client_id, staff_id, starts_at) values (${sampleMunicipality}, 'client-eino', 'eino', 'veikko', ${from}) on conflict do nothing`)
  await queries.rows(sql`insert into task (municipality_id, root_id, id, person_id, kind, starts_at, ends_at) values (${sampleMunicipality}, 'asia-3', 'task-aino', 'aino', 'statement', ${from}, ${ends}) on conflict do nothing`)
  await queries.rows(sql`insert into need_to_know (municipality_id, root_id, person_id, starts_at) values (${sampleMunicipality}, 'asia-7', 'johanna', ${from}) on conflict do nothing`)
  await queries.rows(sql`insert into restriction (municipality_id, root_id, person_id, ground, starts_at) values (${sampleMunicipality}, 'asia-6', 'aino', 'kin', ${from}) on conflict do nothing`)
}
