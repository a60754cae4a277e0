import assert from "node:assert/strict"
import { test } from "node:test"
import { anEngine } from "../../test/engines.ts"
import { issuer } from "../../test/sign-in.ts"
import { openTown } from "../../test/town.ts"
import { Visitor } from "../../test/visitor.ts"
import { makeApp } from "../web/app.tsx"
import { mayRunDevSignIn, openDevSignIn } from "./dev-sign-in.ts"

test("each of these alone closes the development sign-in", () => {
  assert.ok(mayRunDevSignIn({}, "127.0.0.1"))
  for (const environment of [{ NODE_ENV: "production" }, { DATABASE_URL: "postgres://x" }, { VARANTO_DEV_SIGN_IN: "0" }, { VARANTO_ORIGIN: "https://tieto.example" }])
    assert.ok(!mayRunDevSignIn(environment, "127.0.0.1"), JSON.stringify(environment))
  for (const host of ["0.0.0.0", "::", "10.0.0.5", "tieto.example", ""]) assert.ok(!mayRunDevSignIn({}, host), host)
})

test("one click signs in the sample information manager, from this machine only, and every page of the provider says what it is", async () => {
  const town = await openTown(anEngine())
  const dev = await openDevSignIn(town.database, town.signIn.keys.codeKey, "http://localhost:3000", town.now)
  const app = makeApp({ database: town.database, site: town.site, files: town.files, clock: town.now, log: () => {}, signIn: { ...town.signIn, providers: dev.providers, clients: dev.clients, quick: dev.quick }, devProvider: dev.provider })
  const visitor = new Visitor({ ...town, app })
  const choices = await (await visitor.get("/staff/sign-in?lang=en")).text()
  const [, click = ""] = /<a class="button" href="([^"]+)">Sign in: Ilkka Tiedonhaltija/.exec(choices) ?? []
  const away = (await visitor.get(click.replaceAll("&amp;", "&"))).headers.get("location") ?? ""
  const back = await Promise.resolve(app.request(away))
  assert.equal((await visitor.get(back.headers.get("location") ?? "")).headers.get("location"), "/staff")
  assert.match(await (await visitor.get("/staff")).text(), /Ilkka Tiedonhaltija/)
  const listed = new URL(away)
  listed.searchParams.delete("login_hint")
  const page = await (await Promise.resolve(app.request(listed.href))).text()
  for (const words of ["Vain kehitykseen", "Endast för utveckling", "Development only"]) assert.ok(page.includes(words))
  assert.equal((await app.request(listed.href, { headers: { "x-forwarded-for": "192.0.2.1" } })).status, 404)
  assert.equal((await app.request(listed.href, { headers: { host: "tieto.example" } })).status, 404)
  await town.close()
})

test("the development provider's word counts nothing where it is not registered", async () => {
  const town = await openTown(anEngine())
  const dev = await openDevSignIn(town.database, town.signIn.keys.codeKey, "http://localhost:3000", town.now)
  assert.equal((await town.get("/sign-in/start/dev-staff")).status, 404)
  const iat = Math.floor(town.now().getTime() / 1000)
  const token = dev.provider.sign({ iss: issuer, aud: "varanto-staff", iat, exp: iat + 60, jti: "x", sub: "s", events: { "http://schemas.openid.net/event/backchannel-logout": {} } })
  assert.equal((await new Visitor(town).post("/sign-in/logout/staff", { logout_token: token })).status, 400)
  assert.equal((await town.get("/dev-provider/authorise")).status, 404)
  await town.close()
})
