import * as oidc from "openid-client"
import { sql } from "../../lib/sql.ts"
import type { Database } from "../work.ts"
import type { Level } from "./level.ts"
import type { Provider } from "./providers.ts"
import { hashOf, randomToken } from "./random.ts"
import type { SignIn } from "./sign-in.ts"

export const attemptMinutes = 10

export interface Begun {
  /** Where the browser goes to sign in. */
  readonly to: string
  /** Binds the attempt to the browser that began it. */
  readonly browser: string
}

interface Begin {
  readonly provider: Provider
  readonly redirectUri: string
  readonly returnTo: string
  readonly level: Level
  readonly language: string
  /** Whom the person says she is, to spare typing at the provider; proves nothing. */
  readonly hint: string | null
  readonly now: Date
}

/** Begins a sign-in at a provider: authorisation code with PKCE S256, state and nonce, each used once. */
export async function beginAttempt(database: Database, { clients }: SignIn, { provider, redirectUri, returnTo, level, language, hint, now }: Begin): Promise<Begun> {
  const configuration = await clients.configurationOf(provider, now)
  const [state, nonce, browser, verifier] = [randomToken(), randomToken(), randomToken(), oidc.randomPKCECodeVerifier()]
  const wanted = Object.entries(provider.levels).filter(([, is]) => is === level).map(([value]) => value)
  const to = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: provider.scope,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ui_locales: language,
    ...(hint === null ? {} : { login_hint: hint }),
    ...(wanted.length > 0 ? { acr_values: wanted.join(" ") } : {}),
  })
  const expiresAt = new Date(now.getTime() + attemptMinutes * 60_000)
  await database.rows(sql`delete from sign_in_attempt where expires_at <= ${now}`)
  await database.rows(sql`
    insert into sign_in_attempt (state_hash, browser_hash, provider, nonce, verifier, return_to, level, expires_at)
    values (${hashOf(state)}, ${hashOf(browser)}, ${provider.id}, ${nonce}, ${verifier}, ${returnTo}, ${level}, ${expiresAt})`)
  return { to: to.href, browser }
}

export interface Attempt {
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
  readonly level: Level
}

/** Takes the attempt of a state, once: a state that was used, is too old, or came in another browser or from another provider takes nothing. */
export async function takeAttempt(database: Database, provider: Provider, state: string, browser: string, now: Date): Promise<Attempt | null> {
  const [row] = await database.rows<{ nonce: string; verifier: string; return_to: string; level: Level }>(sql`
    delete from sign_in_attempt
    where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and provider = ${provider.id} and expires_at > ${now}
    returning nonce, verifier, return_to, level`)
  return row ? { nonce: row.nonce, verifier: row.verifier, returnTo: row.return_to, level: row.level } : null
}
