import { raw, sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { hashOf } from "../sign-in/random.ts"
import { inStanding } from "../sign-in/standing.ts"
import { wholeSite } from "../trail/entry.ts"
import { trailOf } from "../trail/trail.ts"
import type { Actor, Database, Queries } from "../work.ts"
import { isEnoughScope, type Scope } from "./scopes.ts"
import { isTokenShaped } from "./token.ts"

/** Why a token lets nobody in. The answer outside is the same for all but the last. */
export type TokenRefusal = "token-unknown" | "token-expired" | "client-expired" | "client-revoked" | "owner-left" | "scope-missing"

/** A client that has shown its token. */
export interface Caller {
  readonly municipality: string
  readonly actor: Actor
  /** The owner as whom it may act in registers: only with a token that she took herself; null with any other. */
  readonly owner: Actor | null
}

interface Row {
  readonly municipality: string
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly revoked: boolean
  readonly over: boolean
  readonly replaced: boolean
  readonly stands: boolean
  readonly used: Date | null
  readonly owner: string
  readonly ownerName: string
  readonly takenBy: string | null
}

/** Who holds a token, read anew at every request, so that it ends the same second as its owner's employment. A refusal is noted. */
export async function authenticate(database: Database, token: string, needs: Scope | null, now: Date): Promise<Caller | { readonly refused: TokenRefusal }> {
  const { row, refused } = isTokenShaped(token) ? await database.transaction((queries) => ask(queries, token, needs, now)) : { row: null, refused: "token-unknown" as const }
  if (row && refused === null) {
    const { municipality, id, name, owner, ownerName, takenBy } = row
    // The log tells that it was her program: its id stands in place of her session.
    return { municipality, actor: { id, name, kind: "client" }, owner: takenBy === owner ? { id: owner, name: ownerName, kind: "staff", municipality, session: `client-${id}` } : null }
  }
  await trailOf(database).append(
    {
      municipality: row?.municipality ?? wholeSite,
      act: "refused",
      actor: row?.id ?? "anonymous",
      because: refused,
      outcome: "refused",
      ...(row ? { subject: { kind: "client", id: row.id } } : {}),
      more: { path: "api", needs: needs ?? "any" },
    },
    now,
  )
  return { refused: refused ?? "token-unknown" }
}

async function ask(queries: Queries, token: string, needs: Scope | null, now: Date): Promise<{ row: Row | null; refused: TokenRefusal | null }> {
  const row = await find(queries, token, now)
  const refused = refusalOf(row, needs)
  // Once a minute is exact enough, and spares a write at every request.
  if (row && refused === null && now.getTime() - (row.used?.getTime() ?? 0) >= 60_000)
    await queries.rows(sql`update api_client set used_at = ${now} where municipality_id = ${row.municipality} and id = ${row.id}`)
  return { row, refused }
}

async function find(queries: Queries, token: string, now: Date): Promise<Row | null> {
  const [its] = await queries.rows<{ municipality: string; client: string; replaced: boolean; takenBy: string | null }>(sql`
    select municipality_id as municipality, client_id as client, taken_by as "takenBy", coalesce(ends_at <= ${now}, false) as replaced from api_token where id_hash = ${hashOf(token)}`)
  if (!its) return null
  await enter(queries, its.municipality)
  const [row] = await queries.rows<Omit<Row, "replaced" | "takenBy">>(sql`
    select c.municipality_id as municipality, c.id, c.name, c.scopes, coalesce(c.revoked_at <= ${now}, false) as revoked, c.ends_at <= ${now} as over, c.used_at as used,
      p.kind = 'staff' and ${inStanding(raw("p"), now)} as stands, p.id as owner, p.given_names || ' ' || p.family_name as "ownerName"
    from api_client c join person p on p.municipality_id = c.municipality_id and p.id = c.owner_id
    where c.municipality_id = ${its.municipality} and c.id = ${its.client}`)
  return row ? { ...row, replaced: its.replaced, takenBy: its.takenBy } : null
}

function refusalOf(row: Row | null, needs: Scope | null): TokenRefusal | null {
  if (!row) return "token-unknown"
  if (row.revoked) return "client-revoked"
  if (row.over) return "client-expired"
  if (row.replaced) return "token-expired"
  if (!row.stands) return "owner-left"
  return needs === null || isEnoughScope(row.scopes, needs) ? null : "scope-missing"
}

/** True for a client that may still do this now: asked again where the change is made, not only at the door. */
export async function clientMay(queries: Queries, municipality: string, client: string, needs: Scope, now: Date): Promise<boolean> {
  const [row] = await queries.rows<{ scopes: readonly string[] }>(sql`
    select c.scopes from api_client c join person p on p.municipality_id = c.municipality_id and p.id = c.owner_id
    where c.municipality_id = ${municipality} and c.id = ${client} and (c.revoked_at is null or c.revoked_at > ${now}) and c.ends_at > ${now}
      and p.kind = 'staff' and ${inStanding(raw("p"), now)}`)
  return row !== undefined && isEnoughScope(row.scopes, needs)
}
