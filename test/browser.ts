import { existsSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { type Browser, type BrowserContext, chromium } from "playwright-core"
import { anEngine } from "./engines.ts"
import { koivula } from "./koivula.ts"
import { maija, openTown, type Person, type Town } from "./town.ts"

const places = [process.env.CHROMIUM ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]

export interface BrowserTown {
  readonly origin: string
  readonly browser: Browser
  /** The town as Maija of its office sees it. */
  readonly town: Town
  /** Signs a browser in as her. */
  signIn(context: BrowserContext): Promise<void>
  close(): Promise<void>
}

/** A town served on a real port with a real Chromium beside it. */
export async function openBrowserTown(models = [koivula], person: Person = maija, prepare: (town: Town) => Promise<void> = async () => {}): Promise<BrowserTown> {
  const executablePath = places.find((place) => place !== "" && existsSync(place))
  if (!executablePath) throw new Error("Chromium is not installed. Run: bin/setup")
  const empty = await openTown(anEngine(), models)
  await prepare(empty)
  const town = await empty.as(person)
  const server: Server = createServer(getRequestListener(town.app.fetch))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [name = "", value = ""] = town.cookie.split("=")
  return {
    origin,
    browser,
    town,
    signIn: (context) => context.addCookies([{ name, value, url: origin }]),
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await town.close()
    },
  }
}

/** One page of every kind, with what it shows when there is nothing and when there is a mistake. */
export const pageKinds = [
  "/fi",
  "/fi/koivula",
  "/sv/koivula",
  "/en/koivula/pools",
  "/fi/koivula/pools?state=whole&key=hetu",
  "/fi/koivula/pools/kirjasto",
  "/sv/koivula/pools/neuvola",
  "/fi/koivula/registers",
  "/fi/koivula/registers/asiakasrekisteri",
  "/fi/koivula/systems",
  "/fi/koivula/systems/asianhallinta",
  "/fi/koivula/function-classes",
  "/fi/koivula/function-classes/12-01",
  "/fi/koivula/notices",
  "/fi/koivula/relations",
  "/fi/koivula/ask",
  "/fi/koivula/gaps",
  "/fi/koivula/search?q=kirjasto",
  "/fi/koivula/search?q=avaruusaluksenkuljettaja",
  "/fi/koivula/revisions",
  "/fi/koivula/revisions/1",
  "/fi/koivula/revisions/1/diff/1",
  "/fi/koivula/accessibility",
  "/fi/patterns",
  "/fi/nowhere",
  "/api",
  "/staff",
  "/staff/koivula",
  "/staff/koivula/findings",
  "/staff/koivula/read",
  "/staff/koivula/revisions/1",
  "/staff/account",
  "/staff/sign-in",
  "/staff/link/nothing",
  "/fi/sign-in",
  "/sv/sign-in",
] as const
