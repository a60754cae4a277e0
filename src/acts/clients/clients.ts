import { randomUUID } from "node:crypto"
import { z } from "zod"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { mustAdminister } from "../people/keeps-directory.ts"
import { isActive } from "../people/employment.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { hashOf } from "../sign-in/random.ts"
import type { Work } from "../work.ts"
import { type Scope, scopes } from "./scopes.ts"
import { newToken } from "./token.ts"

/** A client lives for a year at the most; a rotation may give it another. */
export const clientDaysMost = 366
/** How long a token goes on working beside the one that takes its place, in hours. */
export const overlapHours = [0, 1, 24, 168] as const

export const clientForm = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** The member of staff who answers for the client. */
  owner: z.string().min(1).max(64),
  scopes: z.array(z.enum(scopes)).min(1),
  endsAt: z.date(),
})
export type ClientForm = z.input<typeof clientForm>

export interface Client {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly ownerName: string
  readonly scopes: readonly Scope[]
  readonly madeAt: Date
  readonly endsAt: Date
  readonly revokedAt: Date | null
  readonly usedAt: Date | null
  /** Tokens that a newer one has replaced and that still work. */
  readonly oldTokens: number
  /** The system of the description for which it speaks; null when it is tied to none. */
  readonly system: string | null
}

/** Makes a client of the API. Returns its id and its token, which is told this once. */
export async function makeClient(work: Work, municipality: string, form: ClientForm): Promise<{ id: string; token: string }> {
  const { name, owner, scopes: chosen, endsAt } = clientForm.parse(form)
  await mustAdminister(work, municipality, { act: "client-made", subject: { kind: "person", id: owner } })
  mustEndInTime(endsAt, work.now)
  if (!(await isActive(work.queries, municipality, owner, work.now))) throw new NotFound("The owner must be a member of the staff in service.")
  const id = randomUUID()
  const distinct = [...new Set(chosen)].sort()
  await work.queries.rows(sql`
    insert into api_client (municipality_id, id, name, owner_id, scopes, made_by, made_at, ends_at)
    values (${municipality}, ${id}, ${name}, ${owner}, ${distinct}::text[], ${work.actor.id}, ${work.now}, ${endsAt})`)
  const token = await addToken(work, municipality, id)
  await work.note({ municipality, act: "client-made", subject: { kind: "client", id }, outcome: "done", more: { owner, scopes: distinct.join("+"), until: endsAt.toISOString() } })
  return { id, token }
}

/** Gives a client a new token. The one before works for the hours of overlap. A new end may be given, to renew the client. */
export async function rotateToken(work: Work, municipality: string, id: string, overlap: number, endsAt?: Date): Promise<string> {
  await mustAdminister(work, municipality, { act: "client-changed", subject: { kind: "client", id } })
  if (endsAt) mustEndInTime(endsAt, work.now)
  const rows = await work.queries.rows<{ ends_at: Date }>(sql`
    update api_client set ends_at = coalesce(${endsAt ?? null}::timestamptz, ends_at)
    where municipality_id = ${municipality} and id = ${id} and revoked_at is null returning ends_at`)
  const [client] = rows
  if (!client) throw new NotFound("There is no such client, or it has been revoked.")
  if (client.ends_at <= work.now) throw new Conflict("The client's time is over. Give it a new last day.")
  const until = new Date(work.now.getTime() + overlap * 3_600_000)
  await work.queries.rows(sql`update api_token set ends_at = least(coalesce(ends_at, ${until}), ${until}) where municipality_id = ${municipality} and client_id = ${id}`)
  const token = await addToken(work, municipality, id)
  await work.note({ municipality, act: "client-changed", subject: { kind: "client", id }, outcome: "done", more: { fields: "token", overlap, until: client.ends_at.toISOString() } })
  return token
}

/** Gives the owner of a client a token that she alone knows, in place of all earlier ones: with its scopes it may do in registers what she may. */
export async function takeToken(work: Work, municipality: string, id: string): Promise<string> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const [own] = await queries.rows(sql`
    select id from api_client where municipality_id = ${municipality} and id = ${id} and owner_id = ${actor.id} and ${actor.kind === "staff"} and revoked_at is null and ends_at > ${now}`)
  if (!own) throw new NotFound("There is no such client of yours, or its time is over.")
  await queries.rows(sql`update api_token set ends_at = least(coalesce(ends_at, ${now}), ${now}) where municipality_id = ${municipality} and client_id = ${id}`)
  const token = await addToken(work, municipality, id)
  await work.note({ municipality, act: "client-changed", subject: { kind: "client", id }, outcome: "done", more: { fields: "token", by: "owner" } })
  return token
}

/** The clients that someone answers for and that still work. */
export async function clientsOwnedBy(queries: Queries, municipality: string, owner: string, now: Date): Promise<Client[]> {
  await enter(queries, municipality)
  return queries.rows<Client>(sql`
    select ${columns(now)} where c.municipality_id = ${municipality} and c.owner_id = ${owner} and c.revoked_at is null and c.ends_at > ${now} order by c.made_at desc, c.id limit 100`)
}

/** Revokes a client: none of its tokens works from this moment. */
export async function revokeClient(work: Work, municipality: string, id: string): Promise<void> {
  await mustAdminister(work, municipality, { act: "client-removed", subject: { kind: "client", id } })
  const rows = await work.queries.rows(sql`
    update api_client set revoked_at = ${work.now} where municipality_id = ${municipality} and id = ${id} and revoked_at is null returning id`)
  if (rows.length === 0) throw new NotFound("There is no such client, or it has been revoked.")
  await work.note({ municipality, act: "client-removed", subject: { kind: "client", id }, outcome: "done" })
}

const columns = (now: Date) => sql`
  c.id, c.name, c.owner_id as owner, p.given_names || ' ' || p.family_name as "ownerName", c.scopes, c.made_at as "madeAt", c.ends_at as "endsAt",
  c.revoked_at as "revokedAt", c.used_at as "usedAt",
  (select f.system from feeding_system f where f.municipality_id = c.municipality_id and f.client_id = c.id) as system,
  (select count(*)::int from api_token t where t.municipality_id = c.municipality_id and t.client_id = c.id and t.ends_at > ${now}) as "oldTokens"
  from api_client c join person p on p.municipality_id = c.municipality_id and p.id = c.owner_id`

/** One client; not found when there is none. */
export async function clientOf(queries: Queries, municipality: string, id: string, now: Date): Promise<Client> {
  await enter(queries, municipality)
  const [client] = await queries.rows<Client>(sql`select ${columns(now)} where c.municipality_id = ${municipality} and c.id = ${id}`)
  if (!client) throw new NotFound("There is no such client.")
  return client
}

/** The clients of a municipality, those that work first. */
export async function listClients(queries: Queries, municipality: string, now: Date, limit = 200): Promise<Client[]> {
  await enter(queries, municipality)
  return queries.rows<Client>(sql`
    select ${columns(now)}
    where c.municipality_id = ${municipality} order by (c.revoked_at is null and c.ends_at > ${now}) desc, c.made_at desc, c.id limit ${limit}`)
}

function mustEndInTime(endsAt: Date, now: Date): void {
  const days = (endsAt.getTime() - now.getTime()) / 86_400_000
  if (days <= 0 || days > clientDaysMost) throw new Conflict(`A client's last day is at most ${clientDaysMost} days ahead.`)
}

async function addToken(work: Work, municipality: string, client: string): Promise<string> {
  const token = newToken()
  await work.queries.rows(sql`insert into api_token (id_hash, municipality_id, client_id, made_at, taken_by) values (${hashOf(token)}, ${municipality}, ${client}, ${work.now}, ${work.actor.id})`)
  return token
}
