import { readFileSync } from "node:fs"
import { openClients } from "../acts/sign-in/clients.ts"
import { keysFrom } from "../acts/sign-in/keys.ts"
import { openHasher } from "../acts/sign-in/password.ts"
import { parseProviders } from "../acts/sign-in/providers.ts"
import type { SignIn } from "../acts/sign-in/sign-in.ts"
import type { Database } from "../acts/work.ts"
import type { Limits } from "../web/limits.ts"
import { usualLimits } from "../web/limits.ts"
import type { DevProvider } from "../dev-provider/dev-provider.ts"
import { mayRunDevSignIn, openDevSignIn } from "./dev-sign-in.ts"
import { serviceKey } from "./secret.ts"

interface Settings {
  readonly environment: NodeJS.ProcessEnv
  readonly database: Database
  readonly host: string
  /** Where the service answers. */
  readonly origin: string
  /** Folder of the embedded database; null with a server. */
  readonly folder: string | null
}

const number = (text: string | undefined, usual: number, name: string): number => {
  const value = text === undefined || text === "" ? usual : Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, and is "${text}".`)
  return value
}

/** How people sign in by the settings; null when nothing is set. Throws a sentence when a setting cannot be used. */
export async function signInFrom({ environment, database, host, origin, folder }: Settings): Promise<{ signIn: SignIn; devProvider: DevProvider | null } | null> {
  const providers = environment.VARANTO_PROVIDERS ? parseProviders(JSON.parse(readFileSync(environment.VARANTO_PROVIDERS, "utf8"))) : []
  const hasLocal = environment.VARANTO_LOCAL_ACCOUNTS === "1"
  const isDevelopment = mayRunDevSignIn(environment, host)
  if (providers.length === 0 && !hasLocal && !isDevelopment) return null
  const key = serviceKey(environment, folder)
  if (key === null) throw new Error("Signing in needs a key: set VARANTO_KEY or VARANTO_KEY_FILE to 32 random bytes in base64 (openssl rand -base64 32).")
  const keys = keysFrom(key)
  const dev = isDevelopment ? await openDevSignIn(database, keys.codeKey, origin, () => new Date()) : null
  const network = openClients()
  const isDev = (id: string): boolean => dev?.providers.some((one) => one.id === id) ?? false
  return {
    devProvider: dev?.provider ?? null,
    signIn: {
      providers: [...providers, ...(dev?.providers ?? [])],
      clients: {
        configurationOf: (provider, now) => (dev && isDev(provider.id) ? dev.clients : network).configurationOf(provider, now),
        keysOf: (provider, now) => (dev && isDev(provider.id) ? dev.clients : network).keysOf(provider, now),
      },
      sessions: {
        idleMinutes: number(environment.VARANTO_SESSION_IDLE_MINUTES, 30, "VARANTO_SESSION_IDLE_MINUTES"),
        absoluteHours: number(environment.VARANTO_SESSION_HOURS, 10, "VARANTO_SESSION_HOURS"),
      },
      keys,
      local: hasLocal ? { changeDays: number(environment.VARANTO_PASSWORD_DAYS, 0, "VARANTO_PASSWORD_DAYS"), history: number(environment.VARANTO_PASSWORD_HISTORY, 5, "VARANTO_PASSWORD_HISTORY") } : null,
      hasher: openHasher(),
      ...(dev ? { quick: dev.quick } : {}),
    },
  }
}

/** How much one may ask, by the settings. */
export function limitsFrom(environment: NodeJS.ProcessEnv): Limits {
  const rate = (text: string | undefined, usual: number, name: string) => {
    const perMinute = number(text, usual, name)
    return { perMinute, burst: perMinute }
  }
  return {
    ...usualLimits,
    signIn: rate(environment.VARANTO_RATE_SIGN_IN, usualLimits.signIn.perMinute, "VARANTO_RATE_SIGN_IN"),
    change: rate(environment.VARANTO_RATE_CHANGE, usualLimits.change.perMinute, "VARANTO_RATE_CHANGE"),
    all: environment.VARANTO_RATE_ALL ? rate(environment.VARANTO_RATE_ALL, 0, "VARANTO_RATE_ALL") : null,
    client: rate(environment.VARANTO_RATE_CLIENT, usualLimits.client.perMinute, "VARANTO_RATE_CLIENT"),
    proxies: number(environment.VARANTO_PROXIES, 0, "VARANTO_PROXIES"),
  }
}
