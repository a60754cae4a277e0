import { issuer } from "./sign-in.ts"
import { origin, type Town } from "./town.ts"

let addresses = 0

/** A browser without scripts: keeps cookies and goes where it is sent when asked to. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #town: Town
  readonly #origin: string
  readonly #address = `192.0.2.${(addresses = (addresses + 1) % 250)}`

  constructor(town: Town, at: string = origin) {
    this.#town = town
    this.#origin = at
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0) headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "))
    const response = await this.#town.app.request(path.startsWith("http") ? path : this.#origin + path, { ...init, headers }, { incoming: { socket: { remoteAddress: this.#address } } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === "" || /max-age=0/i.test(set)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { headers })
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers: { origin: this.#origin, ...headers } })
  }

  /** Goes to the provider and chooses a person there: the address to which the provider sends the browser back. */
  async choose(provider: "staff" | "resident", person: string, query: Record<string, string> = {}): Promise<string> {
    const begun = await this.get(`/sign-in/start/${provider}?${new URLSearchParams(query)}`)
    const asked = new URL(begun.headers.get("location") ?? "")
    if (!asked.href.startsWith(issuer)) throw new Error(`The start leads to ${asked.href}.`)
    asked.searchParams.set("person", person)
    const chosen = await this.#town.provider.fetch(new Request(asked))
    return chosen.headers.get("location") ?? ""
  }

  /** Signs in by a provider, all the way. */
  async signIn(provider: "staff" | "resident", person: string, query: Record<string, string> = {}): Promise<Response> {
    return this.get(await this.choose(provider, person, query))
  }
}
