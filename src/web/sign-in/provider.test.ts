import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { after, before, beforeEach, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { issuer } from "../../../test/sign-in.ts"
import { maija, openTown, type Town } from "../../../test/town.ts"
import { Visitor } from "../../../test/visitor.ts"
import { sql } from "../../lib/sql.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine())
  await town.add(maija)
  town.provider.people = [
    { subject: "s-maija", name: "Maija", role: "", kind: "staff", claims: { employee: "maija", acr: "loa2" } },
    { subject: "s-stranger", name: "Stranger", role: "", kind: "staff", claims: { employee: "nobody", acr: "loa3" } },
    { subject: "r-sofia", name: "Sofia", role: "", kind: "resident", claims: { hetu: "010190-999R", acr: "loa3", given_name: "Sofia", family_name: "Saarela" } },
    { subject: "r-weak", name: "Sofia", role: "", kind: "resident", claims: { hetu: "010190-999R", given_name: "Sofia", family_name: "Saarela" } },
    { subject: "r-jan", name: "Jan", role: "", kind: "resident", claims: { eidas: "SE/FI/123", acr: "loa2", given_name: "Jan", family_name: "Sample" } },
    { subject: "r-none", name: "Nobody", role: "", kind: "resident", claims: { acr: "loa3", given_name: "No", family_name: "Body" } },
    { subject: "r-parent", name: "Sofia", role: "", kind: "resident", claims: { hetu: "010190-999R", acr: "loa3", mandate: { hetu: "010120A999X", name: "Eetu Saarela" } } },
    { subject: "r-company", name: "Sofia", role: "", kind: "resident", claims: { hetu: "010190-999R", acr: "loa3", mandate: { businessId: "1234567-1", name: "Saarela Oy" } } },
  ]
})
beforeEach(() => void (town.provider.tamper = null))
after(() => town.close())

const payloadOf = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

test("a member of staff whom the directory knows signs in and comes to where she was going", async () => {
  const visitor = new Visitor(town)
  const turned = await visitor.get("/staff/koivula/findings?severity=error")
  assert.equal(turned.status, 303)
  const at = new URL(turned.headers.get("location") ?? "", "http://localhost")
  assert.equal(at.pathname, "/staff/sign-in")
  const back = await visitor.signIn("staff", "s-maija", { return: at.searchParams.get("return") ?? "" })
  assert.deepEqual([back.status, back.headers.get("location")], [303, "/staff/koivula/findings?severity=error"])
  assert.match(await (await visitor.get("/staff")).text(), /Maija Mallinen/)
  assert.match(back.headers.getSetCookie().join(), /varanto_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
})

test("someone whom the provider knows and the directory does not is not let in", async () => {
  const visitor = new Visitor(town)
  const back = await visitor.signIn("staff", "s-stranger")
  assert.equal(back.status, 403)
  assert.match(await back.text(), /sinua ei löydy henkilöhakemistosta/)
  assert.equal((await visitor.get("/staff")).status, 303)
})

test("a resident is known by her identity code's keyed hash, and the code itself is kept nowhere", async () => {
  for (const person of ["r-sofia", "r-sofia"]) assert.equal((await new Visitor(town).signIn("resident", person)).headers.get("location"), "/fi/own")
  const people = await town.database.rows<{ all: string; hetu_index: Buffer }>(sql`select p::text as all, hetu_index from person p where kind = 'resident' and hetu_index is not null`)
  assert.equal(people.length, 1)
  for (const table of ["person", "session", "sign_in_link", "usage_entry"]) {
    const rows = await town.database.rows<{ all: string }>({ text: [`select t::text as all from ${table} t`], values: [] })
    assert.doesNotMatch(rows.map(({ all }) => all).join(), /010190/, table)
  }
})

test("an identity code without strong identification, or no identity at all, lets nobody in", async () => {
  for (const [person, words] of [["r-weak", /riittävän vahva/], ["r-none", /ei kertonut, kuka olet/]] as const) {
    const visitor = new Visitor(town)
    const back = await visitor.signIn("resident", person)
    assert.equal(back.status, 403)
    assert.match(await back.text(), words)
    assert.equal((await visitor.get("/fi/own")).status, 303)
  }
})

test("a resident of another state comes in by her eIDAS identifier, without an identity code", async () => {
  const visitor = new Visitor(town)
  assert.equal((await visitor.signIn("resident", "r-jan")).status, 303)
  assert.match(await (await visitor.get("/en/own")).text(), /Jan Sample[\s\S]*Substantial[\s\S]*For yourself/)
  const again = await town.database.rows(sql`select from person where family_name = 'Sample'`)
  await new Visitor(town).signIn("resident", "r-jan")
  assert.equal((await town.database.rows(sql`select from person where family_name = 'Sample'`)).length, again.length)
})

test("a need for a higher level asks for it and refuses less", async () => {
  const visitor = new Visitor(town)
  const back = await visitor.signIn("resident", "r-jan", { level: "high" })
  assert.equal(back.status, 403)
  assert.match(await back.text(), /riittävän vahva/)
})

test("for whom a resident acts is kept in the session and shown", async () => {
  const parent = new Visitor(town)
  assert.equal((await parent.signIn("resident", "r-parent")).status, 303)
  assert.match(await (await parent.get("/fi/own")).text(), /Eetu Saarela/)
  const company = new Visitor(town)
  await company.signIn("resident", "r-company")
  assert.match(await (await company.get("/sv/own")).text(), /Saarela Oy \(1234567-1\)/)
})

test("a resident does not get into the workspace, nor staff into a resident's page", async () => {
  const resident = new Visitor(town)
  await resident.signIn("resident", "r-sofia")
  assert.match((await resident.get("/staff")).headers.get("location") ?? "", /^\/staff\/sign-in/)
  const staff = new Visitor(town)
  await staff.signIn("staff", "s-maija")
  assert.match((await staff.get("/fi/own")).headers.get("location") ?? "", /^\/fi\/sign-in/)
})

type Lie = (claims: Record<string, unknown>, token: string) => string
const lies: Readonly<Record<string, Lie>> = {
  "signed by another key": (_, token) => `${token.split(".").slice(0, 2).join(".")}.${Buffer.alloc(256, 7).toString("base64url")}`,
  "changed after signing": (claims, token) => [token.split(".")[0], base64({ ...claims, employee: "someone" }), token.split(".")[2]].join("."),
  "without a signature (alg none)": (claims) => `${base64({ alg: "none" })}.${base64(claims)}.`,
  "signed with the public key as a shared secret (HS256)": (claims) => {
    const content = `${base64({ alg: "HS256" })}.${base64(claims)}`
    return `${content}.${createHmac("sha256", town.provider.publicKey.export({ type: "spki", format: "pem" })).update(content).digest("base64url")}`
  },
  "of another issuer": (claims) => town.provider.sign({ ...claims, iss: "https://elsewhere.example" }),
  "for another audience": (claims) => town.provider.sign({ ...claims, aud: "another" }),
  "for two audiences without saying whose it is": (claims) => town.provider.sign({ ...claims, aud: ["varanto-staff", "another"], azp: "another" }),
  "with another nonce": (claims) => town.provider.sign({ ...claims, nonce: "another" }),
  "with no nonce": (claims) => town.provider.sign({ ...claims, nonce: undefined }),
  "expired": (claims) => town.provider.sign({ ...claims, iat: Number(claims.iat) - 7200, exp: Number(claims.iat) - 3600 }),
  "without an expiry": (claims) => town.provider.sign({ ...claims, exp: undefined }),
  "without a subject": (claims) => town.provider.sign({ ...claims, sub: undefined }),
}
for (const [what, lie] of Object.entries(lies))
  test(`an id token ${what} is refused`, async () => {
    town.provider.tamper = (answer) => ({ ...answer, id_token: lie(payloadOf(answer.id_token), answer.id_token) })
    const visitor = new Visitor(town)
    const back = await visitor.signIn("staff", "s-maija")
    assert.equal(back.status, 403)
    assert.ok(!visitor.cookies.has("varanto_session"))
  })

test("an id token of an earlier sign-in is refused in a later one", async () => {
  let first = ""
  town.provider.tamper = (answer) => ((first = answer.id_token), answer)
  assert.equal((await new Visitor(town).signIn("staff", "s-maija")).status, 303)
  town.provider.tamper = (answer) => ({ ...answer, id_token: first })
  assert.equal((await new Visitor(town).signIn("staff", "s-maija")).status, 403)
})

test("a state and a code work once, and only in the browser that began", async () => {
  const visitor = new Visitor(town)
  const address = await visitor.choose("staff", "s-maija")
  const stranger = new Visitor(town)
  assert.equal((await stranger.get(address)).status, 403)
  const attempt = visitor.cookies.get("varanto_attempt") ?? ""
  assert.equal((await visitor.get(address)).status, 303)
  visitor.cookies.set("varanto_attempt", attempt)
  assert.equal((await visitor.get(address)).status, 403)
  const code = new URL(address).searchParams.get("code") ?? ""
  const other = new Visitor(town)
  const fresh = new URL(await other.choose("staff", "s-maija"))
  fresh.searchParams.set("code", code)
  assert.equal((await other.get(fresh.href)).status, 403)
})

test("a sign-in that took too long, or came back by another provider's way, is refused", async () => {
  const swapped = new Visitor(town)
  const address = await swapped.choose("staff", "s-maija")
  assert.equal((await swapped.get(address.replace("/back/staff", "/back/resident"))).status, 403)
  const issuerMixed = new Visitor(town)
  const mixed = new URL(await issuerMixed.choose("staff", "s-maija"))
  mixed.searchParams.set("iss", "https://elsewhere.example")
  assert.equal((await issuerMixed.get(mixed.href)).status, 403)
  const slow = new Visitor(town)
  const late = await slow.choose("staff", "s-maija")
  town.later(11)
  assert.equal((await slow.get(late)).status, 403)
})

test("nothing leads out of the service after signing in", async () => {
  for (const to of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "\\\\elsewhere.example", "/staff\\@elsewhere.example", "javascript:alert(1)", "/staff/../..//elsewhere.example", "/api", "/sign-out"]) {
    const back = await new Visitor(town).signIn("staff", "s-maija", { return: to })
    assert.equal(back.headers.get("location"), "/staff", to)
    assert.doesNotMatch(await town.page(`/staff/sign-in?return=${encodeURIComponent(to)}`), /elsewhere|javascript:/, to)
  }
})

test("the way to the provider carries PKCE, state and nonce, each new", async () => {
  const asked = async () => new URL((await new Visitor(town).get("/sign-in/start/staff")).headers.get("location") ?? "").searchParams
  const [one, other] = [await asked(), await asked()]
  assert.equal(one.get("code_challenge_method"), "S256")
  for (const name of ["state", "nonce", "code_challenge"]) {
    assert.match(one.get(name) ?? "", /^[\w-]{43}$/)
    assert.notEqual(one.get(name), other.get(name))
  }
})

const event = { "http://schemas.openid.net/event/backchannel-logout": {} }
const logoutClaims = (jti: string): Record<string, unknown> => {
  const iat = Math.floor(town.now().getTime() / 1000)
  return { iss: issuer, aud: "varanto-staff", iat, exp: iat + 120, jti, sub: "s-maija", events: event }
}

test("a provider's logout token ends the person's sessions at once, and works once", async () => {
  const visitor = new Visitor(town)
  await visitor.signIn("staff", "s-maija")
  assert.equal((await visitor.get("/staff")).status, 200)
  const token = town.provider.sign(logoutClaims("one"), { typ: "logout+jwt" })
  const send = () => new Visitor(town).post("/sign-in/logout/staff", { logout_token: token }, { origin: issuer })
  assert.equal((await send()).status, 200)
  assert.equal((await visitor.get("/staff")).status, 303)
  await visitor.signIn("staff", "s-maija")
  assert.equal((await send()).status, 400)
  assert.equal((await visitor.get("/staff")).status, 200)
})

test("a logout token that is not what it says ends nothing", async () => {
  const visitor = new Visitor(town)
  await visitor.signIn("staff", "s-maija")
  const claims = logoutClaims("two")
  const forged: Record<string, string> = {
    "another audience": town.provider.sign({ ...claims, aud: "another" }),
    "another issuer": town.provider.sign({ ...claims, iss: "https://elsewhere.example" }),
    "too old": town.provider.sign({ ...claims, iat: Number(claims.iat) - 4000, exp: Number(claims.iat) - 3600 }),
    "from the future": town.provider.sign({ ...claims, iat: Number(claims.iat) + 4000, exp: Number(claims.iat) + 5000 }),
    "with a nonce, as an id token": town.provider.sign({ ...claims, nonce: "x" }),
    "without an id": town.provider.sign({ ...claims, jti: undefined }),
    "without a subject": town.provider.sign({ ...claims, sub: undefined }),
    "without the event": town.provider.sign({ ...claims, events: undefined }),
    "unsigned": `${base64({ alg: "none" })}.${base64(claims)}.`,
    "a changed signature": `${town.provider.sign(claims).slice(0, -20)}AAAAAAAAAAAAAAAAAAAA`,
    "nonsense": "nonsense",
    "nothing": "",
  }
  for (const [what, token] of Object.entries(forged)) assert.equal((await new Visitor(town).post("/sign-in/logout/staff", { logout_token: token })).status, 400, what)
  assert.equal((await visitor.get("/staff")).status, 200)
})

test("signing out ends the session here and goes on to the provider", async () => {
  const visitor = new Visitor(town)
  await visitor.signIn("staff", "s-maija")
  const token = visitor.cookies.get("varanto_session") ?? ""
  const out = await visitor.post("/sign-out", {})
  assert.match(out.headers.get("refresh") ?? "", /^0; url=http:\/\/localhost:3000\/dev-provider\/end\?/)
  assert.match(await out.text(), /Olet kirjautunut ulos/)
  visitor.cookies.set("varanto_session", token)
  assert.equal((await visitor.get("/staff")).status, 303)
})
