import { type JWTPayload, jwtVerify } from "jose"
import { sql } from "../../lib/sql.ts"
import { type Database, inWork } from "../work.ts"
import type { Provider } from "./providers.ts"
import type { SignIn } from "./sign-in.ts"

const event = "http://schemas.openid.net/event/backchannel-logout"
const maxAgeSeconds = 300

/** What a provider signs with. No shared secret, and never nothing. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

/**
 * Ends the sessions that a provider's logout token names (OpenID Connect Back-Channel Logout 1.0). False when the token is
 * not what it says: forged, for another, too old, used before, or an id token in disguise.
 */
export async function logOutByToken(database: Database, { clients }: SignIn, provider: Provider, token: string, now: Date): Promise<boolean> {
  let its: JWTPayload
  try {
    const { payload } = await jwtVerify(token, await clients.keysOf(provider, now), {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms,
      currentDate: now,
      maxTokenAge: maxAgeSeconds,
      clockTolerance: 30,
      requiredClaims: ["iat", "exp", "jti", "events"],
    })
    its = payload
  } catch {
    return false
  }
  const { jti, sub, sid, events, nonce } = its as JWTPayload & { sid?: unknown; events?: unknown; nonce?: unknown }
  const named = typeof events === "object" && events !== null && typeof (events as Record<string, unknown>)[event] === "object"
  if (!named || nonce !== undefined || typeof jti !== "string" || (typeof sub !== "string" && typeof sid !== "string")) return false
  return inWork(database, { id: provider.id, name: "", kind: "program" }, now, async (work) => {
    await work.queries.rows(sql`delete from used_logout_token where expires_at <= ${now}`)
    const keep = new Date(now.getTime() + (maxAgeSeconds + 60) * 1000)
    const first = await work.queries.rows(sql`
      insert into used_logout_token (issuer, jti, expires_at) values (${provider.issuer}, ${jti}, ${keep}) on conflict do nothing returning jti`)
    if (first.length === 0) return false
    const which = typeof sid === "string" ? sql`provider_session = ${sid}` : sql`subject = ${sub}`
    const ended = await work.queries.rows<{ handle: string; municipality_id: string }>(sql`
      delete from session where issuer = ${provider.issuer} and provider = ${provider.id} and ${which} returning handle, municipality_id`)
    for (const { handle, municipality_id: municipality } of ended)
      await work.note({ municipality, act: "session-ended", subject: { kind: "session", id: handle }, because: "provider-logout" })
    return true
  })
}
