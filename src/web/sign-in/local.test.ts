import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf, notedWhile } from "../../../test/log.ts"
import { maija, openTown, type Town } from "../../../test/town.ts"
import { Visitor } from "../../../test/visitor.ts"
import { makeAccount, makeAccountLink } from "../../acts/sign-in/change-account.ts"
import { Busy, openHasher } from "../../acts/sign-in/password.ts"
import { codeAt, stepAt } from "../../acts/sign-in/totp.ts"
import { sql } from "../../lib/sql.ts"

const admin = { id: "administrator", name: "" }
const good = "pitkä lause on hyvä"

let town: Town
before(async () => {
  town = await openTown(anEngine())
})
after(() => town.close())

/** A person with an account whose password has been set through its link. */
async function withAccount(id: string, password: string | null = good): Promise<void> {
  await town.add({ ...maija, id, given: id })
  await makeAccount(town.database, admin, { municipality: "koivula", person: id, name: id }, town.now())
  if (password === null) return
  const token = await makeAccountLink(town.database, admin, id, town.now())
  assert.equal((await new Visitor(town).post(`/staff/link/${token}`, { new: password })).status, 200)
}

const tryAs = (name: string, password: string, code = "", visitor = new Visitor(town)) => visitor.post("/sign-in/local", { name, password, code })

test("a name and a password let in a person whose employment is in force", async () => {
  await withAccount("aino")
  const visitor = new Visitor(town)
  assert.equal((await tryAs("Aino", good, "", visitor)).headers.get("location"), "/staff")
  assert.equal((await visitor.get("/staff")).status, 200)
  await town.database.rows(sql`update employment set ends_at = ${town.now()} where person_id = 'aino'`)
  assert.equal((await tryAs("aino", good)).status, 422)
})

test("an unknown name, a name without a password and a wrong password get one answer after the same work", async () => {
  await withAccount("veikko")
  await withAccount("outi", null)
  const answers: string[] = []
  for (const name of ["veikko", "outi", "nobody-at-all"]) {
    const before = town.signIn.hasher.count
    const answer = await tryAs(name, "wrong")
    assert.equal(town.signIn.hasher.count - before, 1, name)
    answers.push(`${answer.status} ${(await answer.text()).replaceAll(name, "NAME")}`)
  }
  assert.deepEqual(new Set(answers).size, 1)
})

test("guessing closes the door, for longer each time, and alike for a name that nobody has", async () => {
  await withAccount("ilmari")
  for (const name of ["ilmari", "nobody-either"]) {
    for (let guess = 0; guess < 5; guess++) assert.equal((await tryAs(name, `guess ${guess}`)).status, 422, `${name} ${guess}`)
    const before = town.signIn.hasher.count
    const closed = await tryAs(name, good)
    assert.deepEqual([closed.status, town.signIn.hasher.count - before], [429, 0], name)
    assert.equal(closed.headers.get("retry-after"), "30")
  }
  town.later(1)
  assert.equal((await tryAs("ilmari", good)).status, 303)
  for (const seconds of [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]) {
    if (seconds === 30) for (let guess = 0; guess < 4; guess++) await tryAs("ilmari", "wrong")
    assert.equal((await tryAs("ilmari", "wrong")).status, 422)
    assert.equal((await tryAs("ilmari", good)).headers.get("retry-after"), String(seconds))
    town.later(seconds / 60)
  }
})

test("many guesses at one moment are counted like guesses one after another", async () => {
  await withAccount("sampo")
  const statuses = (await Promise.all(Array.from({ length: 20 }, (_, at) => tryAs("sampo", `guess ${at}`)))).map(({ status }) => status)
  assert.ok(statuses.filter((status) => status === 422).length <= 6, statuses.join())
})

test("a personal identity code is no user name, and with a name it lets nobody in", async () => {
  await assert.rejects(makeAccount(town.database, admin, { municipality: "koivula", person: "maija", name: "010190-999R" }, town.now()), /begins with a letter/)
  assert.equal((await tryAs("010190-999R", "Maija Mallinen")).status, 422)
})

test("one-time codes are confirmed before they count; a code works once, and a recovery code once", async () => {
  await withAccount("elli")
  const visitor = new Visitor(town)
  await tryAs("elli", good, "", visitor)
  const [, key = ""] = /<code>([A-Z2-7 ]+)<\/code>/.exec(await (await visitor.post("/staff/account/totp", { code: "" })).text()) ?? []
  const bits = [...key.replaceAll(" ", "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("")
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  assert.equal((await tryAs("elli", good)).status, 303)
  assert.equal((await visitor.post("/staff/account/totp", { code: "000000" })).status, 422)
  const confirmed = await visitor.post("/staff/account/totp", { code: codeAt(secret, stepAt(town.now())) })
  const recovery = [...(await confirmed.text()).matchAll(/<code>([a-z0-9-]{19})<\/code>/g)].map(([, code = ""]) => code)
  assert.equal(recovery.length, 10)
  assert.equal((await tryAs("elli", good)).status, 422)
  assert.equal((await tryAs("elli", good, codeAt(secret, stepAt(town.now())))).status, 422, "the code that confirmed has been used")
  town.later(1)
  const code = codeAt(secret, stepAt(town.now()))
  const twice = [await tryAs("elli", good, code), await tryAs("elli", good, code)].map(({ status }) => status)
  assert.deepEqual(twice, [303, 422])
  assert.deepEqual([(await tryAs("elli", good, recovery[0])).status, (await tryAs("elli", good, recovery[0])).status], [303, 422])
  const stored = await town.database.rows<{ all: string }>(sql`select a::text || (select string_agg(r::text, '') from recovery_code r) as all from local_account a where name = 'elli'`)
  assert.ok(!stored[0]?.all.includes(secret.toString("hex")) && !stored[0]?.all.includes(recovery[1] ?? "?"))
})

test("the codes are those of RFC 6238", () => {
  const secret = Buffer.from("12345678901234567890")
  assert.deepEqual([59, 1111111109, 1234567890].map((seconds) => codeAt(secret, Math.floor(seconds / 30))), ["287082", "081804", "005924"])
})

test("a password is long, is not the name, and was not used lately; a change ends the other sessions", async () => {
  await withAccount("kaisa")
  const [here, there] = [new Visitor(town), new Visitor(town)]
  await tryAs("kaisa", good, "", here)
  await tryAs("kaisa", good, "", there)
  for (const [wanted, words] of [["lyhyt", /vähintään 12/], ["minä olen kaisa!", /käyttäjätunnustasi/], [good, /aiemmin/]] as const) {
    const answer = await here.post("/staff/account/password", { current: good, new: wanted })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), words)
  }
  const noted = await notedWhile(town.database, async () => {
    assert.match(await (await here.post("/staff/account/password", { current: "wrong", new: "toinen hyvä lause" })).text(), /Nykyinen salasana on väärin/)
  })
  assert.deepEqual(noted.map(({ act, because, subject }) => [act, because, subject?.id]), [["sign-in-refused", "current-password-wrong", "kaisa"]])
  assert.equal((await here.post("/staff/account/password", { current: good, new: "toinen hyvä lause" })).status, 200)
  assert.deepEqual([(await here.get("/staff")).status, (await there.get("/staff")).status], [200, 303])
})

test("a password that is due for a change opens nothing but its change", async () => {
  await withAccount("pekka")
  town.later(91 * 24 * 60)
  const visitor = new Visitor(town)
  await tryAs("pekka", good, "", visitor)
  assert.equal((await visitor.get("/staff/koivula")).headers.get("location"), "/staff/account")
  await visitor.post("/staff/account/password", { current: good, new: "uusi hyvä lause" })
  assert.equal((await visitor.get("/staff/koivula")).status, 200)
})

test("a link of the administrator works once and for half an hour, ends the sessions and leaves its trace", async () => {
  await withAccount("tuula")
  const visitor = new Visitor(town)
  await tryAs("tuula", good, "", visitor)
  const late = await makeAccountLink(town.database, admin, "tuula", town.now())
  town.later(31)
  assert.equal((await visitor.post(`/staff/link/${late}`, { new: "kolmas hyvä lause" })).status, 403)
  const first = await makeAccountLink(town.database, admin, "tuula", town.now())
  const token = await makeAccountLink(town.database, admin, "tuula", town.now())
  assert.equal((await visitor.get(`/staff/link/${first}`)).status, 403, "a new link replaces the one before")
  assert.equal((await new Visitor(town).post(`/staff/link/${token}`, { new: "kolmas hyvä lause" })).status, 200)
  assert.equal((await new Visitor(town).post(`/staff/link/${token}`, { new: "neljäs hyvä lause" })).status, 403)
  assert.equal((await visitor.get("/staff")).status, 303)
  const entries = await entriesOf(town.database)
  assert.ok(entries.filter(({ act, subject }) => act === "account-recovered" && subject?.id === "tuula").length >= 4)
  assert.equal(entries.filter(({ act, because }) => act === "sign-in-refused" && because === "link-dead").length, 3)
})

test("only so many hashes are made at once, and a crowd is told to wait", async () => {
  const hasher = openHasher({ N: 1024, r: 8, p: 1 }, 1, 1)
  const all = await Promise.allSettled([hasher.hash("a"), hasher.hash("b"), hasher.hash("c")])
  assert.deepEqual(all.map(({ status }) => status), ["fulfilled", "fulfilled", "rejected"])
  assert.ok(all[2]?.status === "rejected" && all[2].reason instanceof Busy)
})
