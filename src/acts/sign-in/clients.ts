import * as oidc from "openid-client"
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose"
import type { Provider } from "./providers.ts"

type Fetch = (url: string, options: RequestInit) => Promise<Response>

/** Our clients at the providers. Each provider is asked about itself once, at its first use, and again if that failed. */
export interface Clients {
  configurationOf(provider: Provider, now: Date): Promise<oidc.Configuration>
  /** The provider's public keys, fetched anew when a token names one that is not known. */
  keysOf(provider: Provider, now: Date): Promise<JWTVerifyGetKey>
}

const timeoutSeconds = 10

/** `reach` stands in for the network where a provider lives in this process. */
export function openClients(reach?: Fetch): Clients {
  const known = new Map<string, { readonly skewSeconds: number; readonly configuration: Promise<oidc.Configuration> }>()
  const keys = new Map<string, JWTVerifyGetKey>()

  function discover(provider: Provider, skewSeconds: number): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = provider
    // Without this the library trusts an id token because it came over TLS; we check its signature always.
    const execute: ((configuration: oidc.Configuration) => void)[] = [oidc.enableNonRepudiationChecks]
    // Only a provider on this machine gets past parseProviders without https.
    if (issuer.startsWith("http:")) execute.push(oidc.allowInsecureRequests)
    const authentication = clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None()
    const options = { execute, timeout: timeoutSeconds, ...(reach ? { [oidc.customFetch]: reach as oidc.CustomFetch } : {}) }
    return oidc.discovery(new URL(issuer), clientId, { [oidc.clockSkew]: skewSeconds }, authentication, options)
  }

  function configurationOf(provider: Provider, now: Date): Promise<oidc.Configuration> {
    // The library reads the machine's clock; ours is handed in. The two differ only in tests.
    const skewSeconds = Math.round((now.getTime() - Date.now()) / 1000)
    const found = known.get(provider.id)
    if (found && Math.abs(found.skewSeconds - skewSeconds) < 10) return found.configuration
    const configuration = discover(provider, skewSeconds)
    known.set(provider.id, { skewSeconds, configuration })
    configuration.catch(() => known.delete(provider.id))
    return configuration
  }

  return {
    configurationOf,
    async keysOf(provider, now) {
      const address = (await configurationOf(provider, now)).serverMetadata().jwks_uri
      if (!address) throw new Error(`The provider ${provider.id} names no keys.`)
      let found = keys.get(address)
      if (!found) keys.set(address, (found = createRemoteJWKSet(new URL(address), { timeoutDuration: timeoutSeconds * 1000, ...(reach ? { [customFetch]: reach } : {}) })))
      return found
    },
  }
}
