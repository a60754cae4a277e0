import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign as signBytes } from "node:crypto"
import { peoplePage } from "./page.ts"

/** Someone whom the development provider vouches for: an invented person. */
export interface DevPerson {
  readonly subject: string
  readonly name: string
  readonly role: string
  readonly kind: "staff" | "resident"
  readonly claims: Readonly<Record<string, unknown>>
}

interface DevProviderParts {
  readonly issuer: string
  /** Where the browser is sent back after a sign-out, and from where it may come: this service and no other. */
  readonly origin: string
  readonly clientIds: readonly string[]
  readonly people: () => Promise<readonly DevPerson[]> | readonly DevPerson[]
  readonly clock: () => Date
}

export interface DevProvider {
  fetch(request: Request): Promise<Response>
  /** A token signed with the provider's key of this start. */
  sign(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): string
  readonly publicKey: KeyObject
}

interface Granted {
  readonly person: DevPerson
  readonly clientId: string
  readonly redirectUri: string
  readonly challenge: string
  readonly nonce: string | null
  readonly until: number
}

const codeSeconds = 60
const tokenSeconds = 300
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/**
 * An identity provider for development: lists invented people as buttons and asks for no proof of anything. It signs with a
 * key made at this start, and answers only our own client ids and addresses.
 */
export function makeDevProvider({ issuer, origin, clientIds, people, clock }: DevProviderParts): DevProvider {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const keyId = randomBytes(8).toString("hex")
  const codes = new Map<string, Granted>()
  const seconds = (): number => Math.floor(clock().getTime() / 1000)

  const sign: DevProvider["sign"] = (claims, header = {}) => {
    const content = `${base64({ alg: "RS256", kid: keyId, typ: "JWT", ...header })}.${base64(claims)}`
    return `${content}.${signBytes("RSA-SHA256", Buffer.from(content), privateKey).toString("base64url")}`
  }

  function about(): Response {
    return Response.json({
      issuer,
      authorization_endpoint: `${issuer}/authorise`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      end_session_endpoint: `${issuer}/end`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["S256"],
      token_endpoint_auth_methods_supported: ["none"],
      backchannel_logout_supported: true,
    })
  }

  /** This service by any of the machine's own names. */
  function isOurs(address: string): boolean {
    const [asked, own] = [URL.canParse(address) ? new URL(address) : null, new URL(origin)]
    return asked !== null && asked.protocol === own.protocol && asked.port === own.port && ["127.0.0.1", "localhost", "[::1]"].includes(asked.hostname)
  }

  /** Shows the people; a chosen one goes back with a code. */
  async function authorise(asked: URLSearchParams): Promise<Response> {
    const clientId = asked.get("client_id") ?? ""
    const redirectUri = asked.get("redirect_uri") ?? ""
    if (!clientIds.includes(clientId) || !isOurs(redirectUri)) return refuse("invalid_client")
    if (asked.get("response_type") !== "code" || asked.get("code_challenge_method") !== "S256" || !asked.get("code_challenge")) return refuse("invalid_request")
    const kind = clientId.endsWith("resident") ? "resident" : "staff"
    const listed = (await people()).filter((person) => person.kind === kind)
    const chosen = listed.find(({ subject }) => subject === (asked.get("person") ?? asked.get("login_hint")))
    if (!chosen) return html(peoplePage(`${issuer}/authorise`, asked, listed))
    const code = randomBytes(32).toString("base64url")
    codes.set(code, { person: chosen, clientId, redirectUri, challenge: asked.get("code_challenge") ?? "", nonce: asked.get("nonce"), until: seconds() + codeSeconds })
    const back = new URL(redirectUri)
    back.searchParams.set("code", code)
    back.searchParams.set("state", asked.get("state") ?? "")
    back.searchParams.set("iss", issuer)
    return Response.redirect(back.href, 302)
  }

  /** Redeems a code once, for the client and verifier that it was made for. */
  function redeem(form: URLSearchParams): Response {
    const code = form.get("code") ?? ""
    const granted = codes.get(code)
    codes.delete(code)
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url")
    if (!granted || granted.until < seconds() || granted.clientId !== form.get("client_id") || granted.redirectUri !== form.get("redirect_uri") || granted.challenge !== challenge) return refuse("invalid_grant")
    const { person, clientId, nonce } = granted
    const now = seconds()
    const claims = { ...person.claims, iss: issuer, aud: clientId, sub: person.subject, sid: `dev-${person.subject}`, iat: now, exp: now + tokenSeconds, ...(nonce ? { nonce } : {}) }
    return Response.json({ access_token: randomBytes(16).toString("hex"), token_type: "Bearer", expires_in: tokenSeconds, id_token: sign(claims) })
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    switch (`${request.method} ${pathname.slice(new URL(issuer).pathname.length)}`) {
      case "GET /.well-known/openid-configuration":
        return about()
      case "GET /keys":
        return Response.json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: keyId, alg: "RS256", use: "sig" }] })
      case "GET /authorise":
        return authorise(searchParams)
      case "POST /token":
        return redeem(new URLSearchParams((await request.text()).slice(0, 10_000)))
      case "GET /end": {
        const back = searchParams.get("post_logout_redirect_uri") ?? ""
        return isOurs(back) ? Response.redirect(back, 302) : refuse("invalid_request")
      }
      default:
        return refuse("not_found", 404)
    }
  }

  return { fetch: answer, sign, publicKey }
}

const refuse = (error: string, status = 400): Response => Response.json({ error }, { status })
const html = (body: string): Response =>
  new Response(body, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  })
