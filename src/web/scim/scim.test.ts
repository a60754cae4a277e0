import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { aClient, ask, theCommand } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { endEmployment } from "../../acts/people/employment.ts"
import { addSamples } from "../../acts/samples.ts"
import { personOf } from "../../acts/sign-in/link.ts"
import { inWork } from "../../acts/work.ts"
import { sql } from "../../lib/sql.ts"

const core = "urn:ietf:params:scim:schemas:core:2.0:User"
const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp"

interface User {
  readonly id: string
  readonly userName: string
  readonly externalId?: string
  readonly name: { readonly givenName: string; readonly familyName: string }
  readonly title?: string
  readonly active: boolean
  readonly emails?: readonly { readonly value: string }[]
  readonly meta: { readonly version: string; readonly location: string; readonly lastModified: string }
  readonly [enterprise]: { readonly employeeNumber?: string; readonly department?: string; readonly manager?: { readonly value: string } }
}
interface Fault {
  readonly status: string
  readonly scimType?: string
  readonly detail: string
}
interface List {
  readonly totalResults: number
  readonly itemsPerPage: number
  readonly Resources: readonly User[]
}

let town: Town
let token: string
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  token = (await aClient(town)).token
})
after(() => town.close())

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => ask(town, token, method, `/scim/v2${path}`, body, headers)
const as = async <Shape>(answer: Promise<Response> | Response): Promise<Shape> => (await (await answer).json()) as Shape
const found = async (filter: string) => (await as<List>(send("GET", `/Users?filter=${encodeURIComponent(filter)}`))).Resources.map(({ userName }) => userName)
const patch = (id: string, ...Operations: object[]) => send("PATCH", `/Users/${id}`, { schemas: [patchOp], Operations })
const faultOf = async (answer: Promise<Response> | Response) => {
  const [response, body] = [await answer, await as<Fault>((await answer).clone())]
  return [response.status, body.scimType]
}

let made = 0
const newcomer = (more: object = {}) => ({
  schemas: [core, enterprise],
  userName: `uusi.${++made}@espoo.example`,
  externalId: `entra-${made}`,
  name: { givenName: "Uuno", familyName: "Uusi" },
  title: "Kirjaaja",
  active: true,
  emails: [{ value: `uusi.${made}@espoo.example`, type: "work", primary: true }],
  [enterprise]: { employeeNumber: `90${made}`, department: "konsernihallinto", manager: { value: "helena" } },
  ...more,
})
const add = async (more?: object) => as<User>(send("POST", "/Users", newcomer(more)))

test("a newcomer whom the identity service tells of is in service at once, under her supervisor", async () => {
  const answer = await send("POST", "/Users", newcomer())
  assert.equal(answer.status, 201)
  assert.match(answer.headers.get("content-type") ?? "", /^application\/scim\+json/)
  const user = await as<User>(answer)
  assert.equal(answer.headers.get("location"), user.meta.location)
  assert.equal(answer.headers.get("etag"), user.meta.version)
  assert.deepEqual([user.active, user.title, user[enterprise].department, user[enterprise].manager?.value], [true, "Kirjaaja", "konsernihallinto", "helena"])
  const page = await town.as({ id: "helena", kind: "staff", given: "", family: "" }).then((helena) => helena.page("/staff/rights"))
  assert.match(page, new RegExp(`/staff/rights/people/${user.id}`))
})

test("a department that goes by its name in the description is the unit, in whichever language", async () => {
  const { units } = espoo
  const unit = units.find(({ name }) => name.sv.value && name.sv.value !== name.fi.value)
  assert.ok(unit)
  const user = await add({ [enterprise]: { department: unit.name.sv.value } })
  assert.equal(user[enterprise].department, unit.id)
})

test("active set to false ends the employment, and the session ends in the very next request", async () => {
  const user = await add()
  const uuno = await town.as({ id: user.id, kind: "staff", given: "", family: "" })
  await town.database.rows(sql`delete from employment where id = ${`${user.id}-job`}`)
  assert.equal((await uuno.get("/staff")).status, 200)
  const answer = await patch(user.id, { op: "Replace", path: "active", value: "False" })
  assert.equal(answer.status, 200)
  assert.equal((await as<User>(answer)).active, false)
  const next = await uuno.get("/staff")
  assert.deepEqual([next.status, next.headers.get("location")?.startsWith("/staff/sign-in")], [303, true])
  const entries = await entriesOf(town.database)
  assert.ok(entries.some(({ act, subject }) => act === "employment-ended" && subject?.id === user.id))
})

test("one who comes back is in her old post again when nothing else is told", async () => {
  const user = await add()
  await patch(user.id, { op: "replace", path: "active", value: false })
  town.later(1)
  const back = await as<User>(patch(user.id, { op: "replace", path: "active", value: "True" }))
  assert.deepEqual([back.active, back.title, back[enterprise].manager?.value], [true, "Kirjaaja", "helena"])
})

test("a deletion ends the employment and frees the name; the person stays, and one who comes by that name is another", async () => {
  const user = await add()
  assert.equal((await send("DELETE", `/Users/${user.id}`)).status, 204)
  assert.deepEqual(await faultOf(send("GET", `/Users/${user.id}`)), [404, undefined])
  assert.deepEqual(await found(`userName eq "${user.userName}"`), [])
  const [person] = await town.database.rows<{ family_name: string; open: number }>(sql`
    select family_name, (select count(*)::int from employment e where e.person_id = p.id and e.ends_at is null) as open from person p where id = ${user.id}`)
  assert.deepEqual(person, { family_name: "Uusi", open: 0 })
  const another = await as<User>(send("POST", "/Users", newcomer({ userName: user.userName, externalId: user.externalId })))
  assert.notEqual(another.id, user.id)
})

test("a change by PATCH: paths with and without a filter, dotted names, a bare manager, a removal", async () => {
  const user = await add()
  const changed = await as<User>(patch(
    user.id,
    { op: "Replace", path: "name.familyName", value: "Muuttunut" },
    { op: "Add", path: 'emails[type eq "work"].value', value: "toinen@espoo.example" },
    { op: "Add", path: `${enterprise}:manager`, value: "saara" },
    { op: "replace", value: { title: "Asiantuntija", "name.givenName": "Urho", [`${enterprise}:employeeNumber`]: `77${made}`, phoneNumbers: [{ value: "1" }] } },
    { op: "replace", path: 'phoneNumbers[type eq "work"].value', value: "050" },
  ))
  assert.deepEqual(
    [changed.name.familyName, changed.name.givenName, changed.emails?.[0]?.value, changed[enterprise].manager?.value, changed.title, changed[enterprise].employeeNumber],
    ["Muuttunut", "Urho", "toinen@espoo.example", "saara", "Asiantuntija", `77${made}`],
  )
  const removed = await as<User>(patch(user.id, { op: "remove", path: "emails" }, { op: "Remove", path: `${enterprise}:manager` }, { op: "remove", path: "title" }))
  assert.deepEqual([removed.emails, removed[enterprise].manager, removed.title], [undefined, undefined, undefined])
})

test("a PUT replaces what is there, and does not bring back one who has left", async () => {
  const user = await add()
  const { active: _, ...rest } = newcomer({ userName: user.userName, externalId: null, title: "Johtaja" })
  const put = await as<User>(send("PUT", `/Users/${user.id}`, rest))
  assert.deepEqual([put.title, put.externalId, put.active], ["Johtaja", undefined, true])
  await patch(user.id, { op: "replace", path: "active", value: false })
  assert.equal((await as<User>(send("PUT", `/Users/${user.id}`, rest))).active, false)
})

test("a change of what has changed since is refused, and an unchanged person is not sent again", async () => {
  const user = await add()
  const first = user.meta.version
  assert.equal((await send("GET", `/Users/${user.id}`, undefined, { "if-none-match": first })).status, 304)
  await patch(user.id, { op: "replace", path: "title", value: "Toinen" })
  const late = await send("PATCH", `/Users/${user.id}`, { schemas: [patchOp], Operations: [{ op: "replace", path: "title", value: "Kolmas" }] }, { "if-match": first })
  assert.equal(late.status, 412)
  const now = await as<User>(send("GET", `/Users/${user.id}`))
  assert.equal(now.title, "Toinen")
  assert.notEqual(now.meta.version, first)
  assert.equal((await send("DELETE", `/Users/${user.id}`, undefined, { "if-match": now.meta.version })).status, 204)
})

test("people are found by the filters that identity services use", async () => {
  const user = await add({ name: { givenName: "Löytyvä", familyName: "Henkilö" } })
  const upper = user.userName.toUpperCase()
  for (const filter of [
    `userName eq "${upper}"`, `externalId eq "${user.externalId}"`, `id eq "${user.id}"`, `userName sw "${user.userName}" and active eq true`, `emails[type eq "work" and value eq "${user.userName}"]`,
    `${enterprise}:employeeNumber eq "${user[enterprise].employeeNumber}"`, `not (name.familyName ne "Henkilö") and name.givenName co "öyt"`, `emails.value ew "${user.userName.slice(2)}" or userName eq "nobody"`,
  ])
    assert.deepEqual(await found(filter), [user.userName], filter)
  assert.deepEqual(await found('userName sw "%"'), [])
  assert.deepEqual(await found('externalId eq "nothing"'), [])
})

test("a long list comes in pages", async () => {
  const page = (query: string) => as<List>(send("GET", `/Users?${query}`))
  const all = await page("")
  const [first, second, beyond, none] = [await page("startIndex=1&count=2"), await page("startIndex=3&count=2"), await page("startIndex=9999"), await page("count=0")]
  assert.deepEqual([...first.Resources, ...second.Resources].map(({ id }) => id), all.Resources.slice(0, 4).map(({ id }) => id))
  assert.deepEqual([beyond.Resources.length, beyond.totalResults, none.Resources.length, none.totalResults], [0, all.totalResults, 0, all.totalResults])
  assert.deepEqual(await faultOf(send("GET", "/Users?count=many")), [400, "invalidValue"])
  const short = await as<User>(send("GET", `/Users/veikko?attributes=userName`))
  assert.deepEqual(Object.keys(short).sort(), ["id", "schemas", "userName"])
})

test("two people do not have one user name, whatever its case, and the one who was first keeps it", async () => {
  const user = await add()
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ userName: user.userName.toUpperCase() }))), [409, "uniqueness"])
  const other = await add()
  assert.deepEqual(await faultOf(patch(other.id, { op: "replace", path: "userName", value: user.userName })), [409, "uniqueness"])
  assert.deepEqual(await faultOf(patch(other.id, { op: "replace", path: "externalId", value: user.externalId })), [409, "uniqueness"])
})

test("a supervisor who would be under herself, or whom nobody knows, is refused", async () => {
  const chief = await add()
  const under = await add({ [enterprise]: { department: "konsernihallinto", manager: { value: chief.id } } })
  assert.deepEqual(await faultOf(patch(chief.id, { op: "add", path: `${enterprise}:manager`, value: { value: under.id } })), [400, "invalidValue"])
  assert.deepEqual(await faultOf(patch(chief.id, { op: "add", path: `${enterprise}:manager`, value: chief.id })), [400, "invalidValue"])
  assert.deepEqual(await faultOf(patch(chief.id, { op: "add", path: `${enterprise}:manager`, value: "nobody" })), [400, "invalidValue"])
  assert.equal((await as<User>(send("GET", `/Users/${chief.id}`)))[enterprise].manager?.value, "helena")
})

test("two supervisors set crosswise at the same moment do not close a circle", async () => {
  const [one, other] = [await add({ [enterprise]: {} }), await add({ [enterprise]: {} })]
  const under = (id: string, chief: string) => patch(id, { op: "add", path: `${enterprise}:manager`, value: chief })
  const answers = await Promise.all([under(one.id, other.id), under(other.id, one.id)])
  assert.deepEqual(answers.map(({ status }) => status).sort((one, other) => one - other), [200, 400])
})

test("roles and whatever else is not of the directory cannot be set", async () => {
  const attributes = { roles: [{ value: "administrator" }], entitlements: ["all"], groups: ["x"], kind: "resident", municipality_id: "helsinki", id: "chosen", password: "x", protected: true }
  const user = await add(attributes)
  assert.notEqual(user.id, "chosen")
  assert.deepEqual(Object.keys(user).filter((key) => key in attributes), ["id"])
  const counts = () => town.database.rows(sql`select count(*)::int as grants, (select count(*)::int from person where municipality_id <> 'espoo') as others, (select count(*)::int from person where protected) as protected from access_grant`)
  const before = await counts()
  for (const path of ["roles", 'roles[value eq "x"].value', "id", "meta.version", "password", "groups", "entitlements"])
    assert.deepEqual(await faultOf(patch(user.id, { op: "add", path, value: "administrator" })), [400, "mutability"], path)
  assert.equal((await patch(user.id, { op: "add", value: attributes })).status, 200)
  for (const path of ["__proto__.polluted", "constructor.prototype.polluted", "name.__proto__.polluted", "emails[__proto__ pr].value"]) await patch(user.id, { op: "add", path, value: "yes" })
  await send("PATCH", `/Users/${user.id}`, `{"schemas":["${patchOp}"],"Operations":[{"op":"add","value":{"__proto__":{"polluted":"yes"},"name":{"__proto__":{"polluted":"yes"}}}}]}`)
  assert.equal(({} as Record<string, unknown>).polluted, undefined)
  assert.deepEqual(await counts(), before)
})

test("a filter that is no filter is refused, whatever it tries, and at once", async () => {
  const began = performance.now()
  for (const filter of [
    "userName eq", 'userName eq "a\' or 1=1 --" or', "1=1", 'p.user_name eq "x"', 'hetu_index pr', '__proto__ eq "x"', 'constructor pr', 'active eq "true"', "userName eq 1", 'meta.created gt "no day"',
    `userName eq "${"\n".repeat(200)}`, "(".repeat(900), 'a eq "b" and '.repeat(60), `${'userName eq "x" or '.repeat(30)}userName eq "x"`, 'manager[value eq "x"]',
  ])
    assert.deepEqual(await faultOf(send("GET", `/Users?filter=${encodeURIComponent(filter)}`)), [400, "invalidFilter"], filter.slice(0, 40))
  assert.ok(performance.now() - began < 5000)
  assert.deepEqual(await found(`userName eq "x'; drop table person; --"`), [])
})

test("bodies that are too large, no JSON, of another type or no resource are refused in SCIM's form", async () => {
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ title: "x".repeat(70_000) }))), [413, undefined])
  assert.deepEqual(await faultOf(send("POST", "/Users", "{")), [400, "invalidSyntax"])
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer(), { "content-type": "text/plain" })), [415, undefined])
  assert.deepEqual(await faultOf(send("POST", "/Users", { userName: "x" })), [400, "invalidSyntax"])
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ userName: "" }))), [400, "invalidValue"])
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ name: "Uuno" }))), [400, "invalidValue"])
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ emails: [{ value: "no address" }] }))), [400, "invalidValue"])
  for (const text of ["a\u0000b", "a\nb"]) assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ title: text, externalId: text }))), [400, "invalidValue"])
  assert.deepEqual(await faultOf(send("POST", "/Users", newcomer({ emails: "a\u0000@b.example" }))), [400, "invalidValue"])
  assert.deepEqual(await faultOf(send("GET", "/Users/%00")), [404, undefined])
  const user = await add()
  assert.deepEqual(await faultOf(patch(user.id)), [400, "invalidSyntax"])
  assert.deepEqual(await faultOf(patch(user.id, { op: "move", path: "title" })), [400, "invalidSyntax"])
  assert.deepEqual(await faultOf(patch(user.id, { op: "remove" })), [400, "noTarget"])
  assert.deepEqual(await faultOf(patch(user.id, { op: "replace", path: 'emails[type eq "home"].value', value: "a@b.example" })), [400, "noTarget"])
  assert.deepEqual(await faultOf(patch(user.id, { op: "replace", path: "emails[type", value: "a@b.example" })), [400, "invalidPath"])
  assert.deepEqual(await faultOf(patch(user.id, { op: "remove", path: "userName" })), [400, "invalidValue"])
  assert.deepEqual(await faultOf(patch(user.id, { op: "replace", path: "active", value: "perhaps" })), [400, "invalidValue"])
})

test("the service tells what it can, and what is not there is told in the same form", async () => {
  const config = await as<{ patch: { supported: boolean }; bulk: { supported: boolean } }>(send("GET", "/ServiceProviderConfig"))
  assert.deepEqual([config.patch.supported, config.bulk.supported], [true, false])
  const types = await as<{ Resources: { id: string }[] }>(send("GET", "/ResourceTypes"))
  assert.deepEqual(types.Resources.map(({ id }) => id), ["User"])
  const kept = await as<{ Resources: { id: string }[] }>(send("GET", "/Schemas"))
  assert.deepEqual(kept.Resources.map(({ id }) => id), [core, enterprise])
  assert.equal((await send("GET", `/Schemas/${enterprise}`)).status, 200)
  assert.deepEqual(await faultOf(send("GET", "/Groups")), [404, undefined])
  assert.deepEqual(await faultOf(send("POST", "/Users/veikko", {})), [405, undefined])
  assert.deepEqual(await faultOf(send("GET", "/Me")), [501, undefined])
})

test("one whom the identity service has brought is known by its id or her employee number when she signs in, until she leaves", async () => {
  const user = await add()
  const [provider] = town.signIn.providers
  assert.ok(provider)
  const knownBy = (is: "external-id" | "employee-number", value: string | undefined, sub: string) =>
    personOf(town.database, town.signIn, { ...provider, link: { claim: "mark", is } }, { sub, acr: "loa2", mark: value }, "low", town.now())
  const known = await knownBy("external-id", user.externalId, `${user.id}-1`)
  assert.equal("person" in known ? known.person : known.refused, user.id)
  assert.ok("person" in (await knownBy("employee-number", user[enterprise].employeeNumber, `${user.id}-2`)))
  assert.deepEqual(await knownBy("external-id", "another", `${user.id}-3`), { refused: "unknown-person" })
  await patch(user.id, { op: "replace", path: "active", value: false })
  assert.deepEqual(await knownBy("external-id", user.externalId, `${user.id}-1`), { refused: "not-in-standing" })
  await send("DELETE", `/Users/${user.id}`)
  assert.deepEqual(await knownBy("external-id", user.externalId, `${user.id}-1`), { refused: "unknown-person" })
})

test("a client that may only read reads, and changes nothing", async () => {
  const reader = (await aClient(town, ["directory:read"])).token
  assert.equal((await ask(town, reader, "GET", "/scim/v2/Users?count=1")).status, 200)
  const refused = await ask(town, reader, "DELETE", "/scim/v2/Users/veikko")
  assert.equal(refused.status, 403)
  assert.equal(refused.headers.get("www-authenticate"), 'Bearer realm="varanto", error="insufficient_scope", scope="directory:write"')
  assert.equal((await as<User>(send("GET", "/Users/veikko"))).active, true)
})

test("when the owner of a client leaves, its token is refused the same second", async () => {
  const { id: owner } = await add()
  const hers = (await aClient(town, ["directory:write"], owner)).token
  assert.equal((await ask(town, hers, "GET", "/scim/v2/Users?count=1")).status, 200)
  await inWork(town.database, theCommand, town.now(), (work) => endEmployment(work, "espoo", owner))
  assert.equal((await ask(town, hers, "GET", "/scim/v2/Users?count=1")).status, 401)
})
