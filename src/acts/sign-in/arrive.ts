import * as oidc from "openid-client"
import { trailOf } from "../trail/trail.ts"
import type { Database } from "../work.ts"
import { takeAttempt } from "./attempt.ts"
import { personOf, type SignInRefusal } from "./link.ts"
import type { Provider } from "./providers.ts"
import { beginSession } from "./session.ts"
import type { SignIn } from "./sign-in.ts"

export type ArrivalRefusal = SignInRefusal | "attempt-unknown" | "provider-refused"
export type Arrival = { readonly token: string; readonly returnTo: string } | { readonly refused: ArrivalRefusal }

interface Arriving {
  readonly provider: Provider
  /** The whole address to which the provider sent the browser, as the provider knows it. */
  readonly address: URL
  readonly browser: string
  /** The session that the browser had before; ended by a new one. */
  readonly broughtToken: string | undefined
  readonly now: Date
}

/** A browser comes back from a provider: the code is redeemed, the token checked, the person found, a new session begun. */
export async function arrive(database: Database, signIn: SignIn, { provider, address, browser, broughtToken, now }: Arriving): Promise<Arrival> {
  const refuse = async (refused: ArrivalRefusal): Promise<Arrival> => {
    await trailOf(database).append({ municipality: provider.municipality, act: "sign-in-refused", actor: "anonymous", because: refused, outcome: "refused", more: { provider: provider.id } }, now)
    return { refused }
  }
  const state = address.searchParams.get("state") ?? ""
  const attempt = await takeAttempt(database, provider, state, browser, now)
  if (!attempt) return refuse("attempt-unknown")
  let claims: oidc.IDToken | undefined
  try {
    const configuration = await signIn.clients.configurationOf(provider, now)
    const answer = await oidc.authorizationCodeGrant(configuration, address, { expectedState: state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier, idTokenExpected: true })
    claims = answer.claims()
  } catch {
    return refuse("provider-refused")
  }
  if (!claims) return refuse("provider-refused")
  const known = await personOf(database, signIn, provider, claims, attempt.level, now)
  if ("refused" in known) return refuse(known.refused)
  const token = await beginSession(
    database,
    {
      municipality: known.municipality,
      person: known.person,
      kind: provider.kind,
      provider: provider.id,
      issuer: provider.issuer,
      subject: claims.sub,
      providerSession: typeof claims.sid === "string" ? claims.sid : null,
      level: known.level,
      mandate: known.mandate,
    },
    signIn.sessions,
    now,
    broughtToken,
  )
  return { token, returnTo: attempt.returnTo }
}

/** Where the browser signs out at the provider too; null when the provider has no such place or does not answer. */
export async function providerSignOut(signIn: SignIn, provider: Provider, backTo: string, now: Date): Promise<string | null> {
  try {
    const configuration = await signIn.clients.configurationOf(provider, now)
    if (!configuration.serverMetadata().end_session_endpoint) return null
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href
  } catch {
    return null
  }
}
