import type { Clients } from "./clients.ts"
import type { Hasher } from "./password.ts"
import type { Keys } from "./keys.ts"
import type { Provider } from "./providers.ts"
import type { SessionLimits } from "./session.ts"

/** How people sign in to this service: what is configured, and what keeps it within bounds. */
export interface SignIn {
  readonly providers: readonly Provider[]
  readonly clients: Clients
  readonly sessions: SessionLimits
  readonly keys: Keys
  /** Local accounts, where they are in use. */
  readonly local: LocalRules | null
  readonly hasher: Hasher
  /** Invented people whom one click signs in, where the development provider runs. */
  readonly quick?: readonly { readonly provider: string; readonly hint: string; readonly name: string }[]
}

export interface LocalRules {
  /** A password older than this must be changed at the next sign-in; 0 asks for no change. */
  readonly changeDays: number
  /** A new password may not be one of so many latest ones. */
  readonly history: number
}

export const providerOf = (signIn: SignIn, id: string): Provider | null => signIn.providers.find((one) => one.id === id) ?? null
