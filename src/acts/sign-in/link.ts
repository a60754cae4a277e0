import { randomUUID } from "node:crypto"
import { raw, sql } from "../../lib/sql.ts"
import { type Database, inWork, type Queries } from "../work.ts"
import { isEnough, type Level } from "./level.ts"
import { neededOf, type Provider } from "./providers.ts"
import type { Mandate } from "./session.ts"
import type { SignIn } from "./sign-in.ts"
import { inStanding } from "./standing.ts"

export type Claims = Readonly<Record<string, unknown>>

/** Why nobody was let in. A code for the usage log and for the page's words. */
export type SignInRefusal = "unknown-person" | "not-in-standing" | "level-too-low" | "no-identity" | "identity-conflict" | "mandate-unclear"

export interface Known {
  readonly municipality: string
  readonly person: string
  readonly level: Level
  readonly mandate: Mandate | null
}

const said = (claims: Claims, claim: string | undefined): string => {
  const value = claim === undefined ? undefined : claims[claim]
  return typeof value === "string" ? value.trim().slice(0, 500) : ""
}

export const levelOf = (provider: Provider, claims: Claims): Level => provider.levels[said(claims, provider.levelClaim)] ?? "low"

/** Who the provider says this is, in our directory. The provider's word is its signed token; nothing typed by the person counts. */
export async function personOf(database: Database, { keys }: SignIn, provider: Provider, claims: Claims, level: Level, now: Date): Promise<Known | { readonly refused: SignInRefusal }> {
  const has = levelOf(provider, claims)
  if (!isEnough(has, neededOf(provider)) || !isEnough(has, level)) return { refused: "level-too-low" }
  const subject = said(claims, "sub")
  return inWork(database, { id: "sign-in", name: "", kind: "program" }, now, async ({ queries }) => {
    const linked = await findLink(queries, provider, provider.issuer, subject)
    const found = provider.kind === "staff" ? (linked ?? (await findStaff(queries, provider, claims))) : await residentOf(queries, provider, claims, linked, (hetu) => keys.hetuIndex(hetu), now)
    if (typeof found === "object" && found !== null) return found
    if (found === null) return { refused: "unknown-person" }
    const [standing] = await queries.rows(sql`select from person p where p.municipality_id = ${provider.municipality} and p.id = ${found} and p.kind = ${provider.kind} and ${inStanding(raw("p"), now)}`)
    if (!standing) return { refused: "not-in-standing" }
    const mandate = await mandateOf(queries, provider, claims, (hetu) => keys.hetuIndex(hetu), now)
    if (mandate === "unclear") return { refused: "mandate-unclear" }
    await saveLink(queries, provider, provider.issuer, subject, found, now)
    return { municipality: provider.municipality, person: found, level: has, mandate }
  })
}

async function findLink(queries: Queries, provider: Provider, issuer: string, subject: string): Promise<string | null> {
  const [row] = await queries.rows<{ person_id: string }>(sql`
    select person_id from sign_in_link where issuer = ${issuer} and subject = ${subject} and municipality_id = ${provider.municipality}`)
  return row?.person_id ?? null
}

const saveLink = (queries: Queries, provider: Provider, issuer: string, subject: string, id: string, now: Date) =>
  queries.rows(sql`
    insert into sign_in_link (issuer, subject, municipality_id, person_id, linked_at)
    values (${issuer}, ${subject}, ${provider.municipality}, ${id}, ${now}) on conflict do nothing`)

/** A member of staff comes in only when the directory already knows her, and only one person by that mark. */
async function findStaff(queries: Queries, provider: Provider, claims: Claims): Promise<string | null> {
  const { claim, is } = provider.link
  const value = said(claims, claim)
  // An address that the provider has not verified could be anyone's.
  if (value === "" || (claim === "email" && claims.email_verified === false)) return null
  const condition = {
    id: sql`id = ${value}`,
    email: sql`lower(email) = lower(${value})`,
    "employee-number": sql`employee_number = ${value}`,
    "external-id": sql`external_id = ${value}`,
  }[is]
  const rows = await queries.rows<{ id: string }>(sql`
    select id from person where municipality_id = ${provider.municipality} and kind = 'staff' and ${condition} limit 2`)
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

/** A resident is known by the keyed hash of her HETU or, from another state, by her eIDAS identifier; else an entry is made. */
async function residentOf(queries: Queries, provider: Provider, claims: Claims, linked: string | null, index: (hetu: string) => Buffer, now: Date): Promise<string | { readonly refused: SignInRefusal }> {
  const names = { given: said(claims, provider.givenNamesClaim), family: said(claims, provider.familyNameClaim) }
  const hetu = said(claims, provider.hetuClaim)
  const eidas = said(claims, provider.eidasClaim)
  const found = hetu !== "" ? await residentByHetu(queries, provider.municipality, index(hetu), names, now) : eidas !== "" ? await residentByEidas(queries, provider, eidas, names, now) : null
  if (found === null) return { refused: "no-identity" }
  return linked !== null && linked !== found ? { refused: "identity-conflict" } : found
}

interface Names {
  readonly given: string
  readonly family: string
}

async function residentByHetu(queries: Queries, municipality: string, index: Buffer, { given, family }: Names, now: Date): Promise<string | null> {
  await queries.rows(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, created_at)
    values (${municipality}, ${randomUUID()}, 'resident', ${given}, ${family}, ${index}, ${now})
    on conflict (municipality_id, hetu_index) where hetu_index is not null do nothing`)
  const [row] = await queries.rows<{ id: string; kind: string }>(sql`select id, kind from person where municipality_id = ${municipality} and hetu_index = ${index}`)
  return row?.kind === "resident" ? row.id : null
}

const eidasIssuer = "eidas"

async function residentByEidas(queries: Queries, provider: Provider, identifier: string, { given, family }: Names, now: Date): Promise<string> {
  const known = await findLink(queries, provider, eidasIssuer, identifier)
  if (known !== null) return known
  const id = randomUUID()
  await queries.rows(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, created_at)
    values (${provider.municipality}, ${id}, 'resident', ${given}, ${family}, ${now})`)
  await saveLink(queries, provider, eidasIssuer, identifier, id, now)
  // Two first sign-ins at once: both go on as the one whose link stands.
  return (await findLink(queries, provider, eidasIssuer, identifier)) ?? id
}

/** For whom the resident acts: the broker has checked the mandate, and says so in its token. */
async function mandateOf(queries: Queries, provider: Provider, claims: Claims, index: (hetu: string) => Buffer, now: Date): Promise<Mandate | null | "unclear"> {
  const given = provider.mandateClaim === undefined ? undefined : claims[provider.mandateClaim]
  if (given === undefined || given === null) return null
  if (provider.kind !== "resident" || typeof given !== "object") return "unclear"
  const claim = given as Claims
  const name = said(claim, "name")
  const businessId = said(claim, "businessId")
  if (/^\d{7}-\d$/.test(businessId)) return { kind: "organisation", businessId, name }
  const hetu = said(claim, "hetu")
  if (hetu === "") return "unclear"
  const child = await residentByHetu(queries, provider.municipality, index(hetu), { given: said(claim, "givenNames") || name, family: said(claim, "familyName") }, now)
  return child === null ? "unclear" : { kind: "person", person: child, name }
}
