import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formsOf } from "../../../test/forms.ts"
import { koivula } from "../../../test/koivula.ts"
import { maija, openTown, type Town } from "../../../test/town.ts"
import { wholeTown } from "../../../test/whole-town.ts"
import { checkModel } from "../../derive/check.ts"
import { parseModel } from "../../model/parse-model.ts"

const whole = parseModel({ ...wholeTown(), municipality: { ...wholeTown().municipality, id: "kokola" } })

let town: Town
before(async () => {
  town = await (await openTown(anEngine(), [koivula, whole])).as(maija)
})
after(() => town.close())

const findings = checkModel(koivula, "2026-11-24")
const headings = (page: string): string[] => [...page.matchAll(/<section><h2>([^<]+)<\/h2>/g)].map(([, title = ""]) => title)
const rows = (page: string): number => page.match(/<td><span class="pill /g)?.length ?? 0

test("the desk tells of each town how much waits in it", async () => {
  const page = await town.page("/staff")
  for (const severity of ["error", "warning", "note"]) {
    const count = findings.filter((found) => found.severity === severity).length
    assert.ok(page.includes(`<a href="/staff/koivula/findings?severity=${severity}">${count}</a>`), severity)
    assert.ok(page.includes(`<a href="/staff/kokola/findings?severity=${severity}">0</a>`), severity)
  }
  assert.match(page, /Maija Mallinen/)
})

test("the work list groups what is found by pool, and the rest under the town", async () => {
  const page = await town.page("/staff/koivula/findings")
  const about = (...subjects: string[]) => findings.filter(({ subject }) => subjects.includes(`${subject?.kind} ${subject?.id}`)).length
  const library = about("pool kirjasto", "register asiakasrekisteri", "system kirjastojarjestelma")
  const [plots, health] = [about("pool tontit"), about("pool neuvola")]
  assert.deepEqual(headings(page), [
    `Kirjaston tietovaranto (${library})`,
    `Tonttien tietovaranto (${plots})`,
    `Neuvolan tietovaranto (${health})`,
    `Koivula: kaikki (${findings.length - library - plots - health})`,
  ])
  assert.equal(rows(page), findings.length)
  assert.match(page, /906\/2019 28 § 1 mom\. 1 k/)
})

test("the work list can be narrowed by weight and kind, and the address tells it", async () => {
  const errors = findings.filter(({ severity }) => severity === "error").length
  assert.equal(rows(await town.page("/staff/koivula/findings?severity=error")), errors)
  const one = await town.page("/staff/koivula/findings?code=systems-promise-broken")
  assert.deepEqual([rows(one), headings(one)], [1, ["Tonttien tietovaranto (1)"]])
  assert.ok(one.includes('<option value="systems-promise-broken" selected>'))
  assert.match(await town.page("/staff/koivula/findings?severity=nonsense"), /Työlista on tyhjä/)
})

test("a town that tells everything has an empty work list", async () => {
  assert.match(await town.page("/staff/kokola/findings"), /Työlista on tyhjä\./)
})

test("the workspace speaks the language that was chosen, also on the next page", async () => {
  const chosen = await town.get("/staff?lang=sv")
  assert.match(await chosen.text(), /<html lang="sv"[\s\S]*<h1>Arbetsyta<\/h1>/)
  const cookie = chosen.headers.get("set-cookie") ?? ""
  assert.match(cookie, /HttpOnly/)
  const next = await town.get("/staff/koivula", { cookie: cookie.split(";")[0] ?? "" })
  assert.match(await next.text(), /<html lang="sv"[\s\S]*<h1>Björkby<\/h1>/)
})

test("a new town's name leads to where its page is read", async () => {
  const sent = await town.get("/staff?municipality=kuusilahti")
  assert.deepEqual([sent.status, sent.headers.get("location")], [303, "/staff/kuusilahti/read"])
  assert.equal((await town.get("/staff?municipality=Kuusi%20Lahti")).status, 200)
})

test("every page of the workspace works without a script", async () => {
  for (const path of ["/staff", "/staff/koivula", "/staff/koivula/findings", "/staff/koivula/read", "/staff/koivula/revisions/1"]) {
    const page = await town.page(path)
    assert.deepEqual(page.match(/<script[^>]*>/g), ['<script src="/assets/staff.js" defer>'], path)
    assert.doesNotMatch(page, /\son[a-z]+="|href="javascript:|href="#"/, path)
    for (const { method, action } of formsOf(page)) {
      assert.ok(["get", "post"].includes(method) && /^\/(staff|sign-out$)/.test(action), `${path}: ${action}`)
      if (method === "get") assert.equal((await town.get(action)).status, 200, action)
    }
  }
})

test("nothing of the workspace is kept by a browser or a proxy", async () => {
  for (const path of ["/staff", "/staff/koivula", "/staff/koivula/findings"]) assert.equal((await town.get(path)).headers.get("cache-control"), "no-store")
})
