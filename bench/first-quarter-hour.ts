// From nothing to a published description, a first answer by the publicity act and a first answer on one's own data, as an administrator and her colleagues would come to it. Says how long each took.
import { join } from "node:path"
import { unzipSync } from "fflate"
import { type Figure, inFolder, startServer } from "./measure.ts"

/** Someone with a browser of her own: cookies, pages and forms, nothing else. */
class Browser {
  readonly #jar = new Map<string, string>()
  readonly #origin: string
  constructor(origin: string) {
    this.#origin = origin
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    let [address, asked] = [new URL(path, this.#origin), init]
    for (let hop = 0; hop < 10; hop++) {
      const answer = await fetch(address, { ...asked, redirect: "manual", headers: { cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; "), origin: this.#origin } })
      for (const cookie of answer.headers.getSetCookie()) this.#jar.set(cookie.split("=")[0] ?? "", cookie.split(";")[0]?.split("=").slice(1).join("=") ?? "")
      const to = answer.headers.get("location")
      if (to === null) return answer
      await answer.arrayBuffer()
      ;[address, asked] = [new URL(to, address), {}]
      this.at = address.pathname
    }
    throw new Error(`${path} leads round and round.`)
  }

  /** Where the last redirection led. */
  at = ""

  async page(path: string): Promise<string> {
    const answer = await this.#ask(path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
    return answer.text()
  }

  async post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) for (const one of typeof value === "string" ? [value] : value) body.append(name, one)
    const answer = await this.#ask(path, { method: "POST", body })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${/class="errors"[\s\S]{0,600}/.exec(await answer.text())?.[0] ?? ""}`)
    return answer
  }

  /** Signs in as one of the invented people. */
  async signIn(kind: "staff" | "resident", name: string): Promise<void> {
    const people = await this.page(`/sign-in/start/dev-${kind}`)
    const found = [...people.matchAll(/<a class="button" href="([^"]+)">([^<]+)<\/a>/g)].find(([, , who]) => who?.startsWith(name))?.[1]
    if (found === undefined) throw new Error(`${name} is not among the invented people.`)
    const answer = await this.#ask(found.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))))
    if (answer.status !== 200) throw new Error(`${name} was not signed in: ${answer.status}.`)
  }
}

const one = (page: string, pattern: RegExp, what: string): string => pattern.exec(page)?.[1] ?? Promise.reject(new Error(`There is no ${what}.`)) as never
const receiptIn = (page: string): string => one(page, /<strong>([0-9A-Z-]{19})<\/strong>/, "receipt")

export async function firstQuarterHour(): Promise<Figure[]> {
  const told: string[] = []
  const begun = performance.now()
  await inFolder(async (folder) => {
    const server = await startServer(["bin/varanto", "serve"], { PORT: "0", VARANTO_DATA: join(folder, "data") })
    const told1 = (what: string) => told.push(`${what} ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    try {
      const visitor = new Browser(server.origin)
      for (const municipality of ["espoo", "helsinki", "rovaniemi"]) await visitor.page(`/fi/${municipality}/pools`)
      told1("descriptions published")
      const [aino, veikko, tuula, resident] = [new Browser(server.origin), new Browser(server.origin), new Browser(server.origin), new Browser(server.origin)]
      await tuula.signIn("staff", "Tuula")
      await aino.signIn("staff", "Aino")
      await veikko.signIn("staff", "Veikko")
      await resident.signIn("resident", "Eino")
      const asks = async (by: Browser, kind: string, asked: string): Promise<string> => {
        const key = one(await by.page("/fi/espoo/request"), /name="key" value="([^"]+)"/, "key")
        return receiptIn(await (await by.post("/fi/espoo/request", { key, sent: "1", kind, pool: "", asked, purpose: "", giving: "e-delivery", name: "", contact: "", behalf: "", act: "send" })).text())
      }
      const opens = async (title: string, initiator: string): Promise<string> => {
        const intake = one(await aino.page("/staff/intake"), /href="\/staff\/intake\/([0-9a-f-]{36})"/, "matter that arrived")
        const day = new Date().toISOString().slice(0, 10)
        await aino.post("/staff/cases/new", {
          intake, "intake-files": "1", classCode: "00 01 02", unit: "konsernihallinto", title, publicTitle: title, language: "fi", receivedWay: "form", day, time: "00:01", initiatorKind: "person", initiator, secrecy: "public", act: "", item: "", endsOn: "",
          handler: "veikko", documentType: "information-request", confirm: "yes",
        })
        return `${aino.at}/requests`
      }
      const answers = async (at: string, toWeigh: boolean): Promise<string> => {
        const task = one(await veikko.page(at), /id="task-([0-9a-f-]{36})"/, "task")
        const does = (act: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) => veikko.post(at, { task, act, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}.${task}`, value])) })
        await does("search")
        const steps = [...(await veikko.page(at)).matchAll(/name="step\.[0-9a-f-]{36}" value="([^"]+)"/g)].map(([, step]) => step ?? "")
        if (steps.length > 0) await does("looked", { step: steps, hits: "0", searchNote: "Katsottu" })
        if (toWeigh) for (const who of [veikko, tuula]) await who.post(at, { task, act: "give-clear" })
        for (; toWeigh; ) {
          const page = await tuula.page(at)
          const item = toWeigh && /Punnitse: \d/.test(page) ? /name="outcome\.[0-9a-f-]{36}\.([0-9a-f-]{36})"/.exec(page)?.[1] : undefined
          if (item === undefined) break
          const place = `${task}.${item}`
          await tuula.post(at, { task, item, act: "weigh", [`outcome.${place}`]: "given", [`act.${place}`]: "", [`item.${place}`]: "", [`reason.${place}`]: "", [`until.${place}`]: "" })
        }
        await does("package", { language: "fi" })
        for (let page = ""; !/value="link"/.test(page); page = await veikko.page(at)) await new Promise((resolve) => setTimeout(resolve, 500))
        const its = one(await veikko.page(at), /name="package" value="([^"]+)"/, "package")
        const link = one(await (await veikko.post(at, { task, act: "link", package: its })).text(), /(\/fi\/espoo\/answers\/[\w-]{32})/, "link")
        await veikko.post(at, { task, act: "answer", package: its })
        return link
      }
      const fetches = async (by: Browser, link: string): Promise<void> => {
        const files = unzipSync(new Uint8Array(await (await by.post(link, {})).arrayBuffer()))
        if (files["answer.pdf"] === undefined || files["sha256sums.sig"] === undefined) throw new Error("The answer lacks its letter or its signature.")
      }
      await asks(visitor, "document", "Kirjaston laajennuksen piirustukset")
      await fetches(visitor, await answers(await opens("Piirustukset", "tuntematon"), false))
      told1("first answer by the publicity act")
      // Her own case first, so that there is something of hers to give.
      const key = one(await resident.page("/fi/espoo/send"), /name="key" value="([^"]+)"/, "key")
      await resident.post("/fi/espoo/send", { key, subject: "Aloite penkeistä", message: "Lisää penkkejä.", name: "Eino Esimerkki", contact: "eino@example.invalid", unit: "", topic: "" })
      await opens("Aloite penkeistä", "Eino Esimerkki")
      await asks(resident, "own-data", "Kaikki, mitä minusta on")
      await fetches(resident, await answers(await opens("Omat tiedot", "Eino Esimerkki"), true))
      told1("first answer on one's own data")
    } finally {
      await server.stop()
    }
  })
  const seconds = (performance.now() - begun) / 1000
  return [{ what: "from an empty folder to both first answers", value: told.join(", "), promise: "under 15 minutes", kept: seconds < 900 }]
}
