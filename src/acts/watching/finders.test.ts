import assert from "node:assert/strict"
import test from "node:test"
import { changed, codeOf, homeOf, hour, marked, monday, mondayOnly, named, office } from "../../../test/watched-office.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { NotFound } from "../refusals.ts"
import { sampleMunicipality as espoo } from "../samples.ts"
import { setFigure } from "./plan.ts"

test("of a day's ordinary work no rule has anything to say", async (t) => {
  const its = await office(t)
  await marked(its.database, "veikko", { code: testCode("1980-01-02", 950), home: "Toinen tie 1" })
  await its.look()
  await its.look({ person: "eino", subject: { kind: "record", id: "asia-5-2" }, because: "serves-the-client" })
  await its.look({ actor: "outi", person: "eino", subject: { kind: "record", id: "asia-6-2" }, because: "keeps-the-archive", purpose: "archiving" })
  await its.look({ actor: "sofia", act: "log-read", because: null })
  assert.deepEqual(await its.watched(), [])
})

test("a look at one's own record stands out, by the id and by an identity code of which only a keyed hash is known", async (t) => {
  const its = await office(t)
  await marked(its.database, "veikko", { code: codeOf("sofia") })
  await its.look()
  await its.look({ actor: "johanna", person: "johanna" })
  await its.look({ actor: "johanna", person: "eino", because: "serves-the-client" })
  assert.deepEqual(await its.watched(), ["own-record: johanna of johanna", "own-record: veikko of sofia"])
})

test("a shared family name stands out, in a double name and in whatever case, and a particle is no name", async (t) => {
  const its = await office(t)
  await named(its.database, "veikko", "Äijälä-ASUKAS")
  await named(its.database, "johanna", "von Sijainen")
  await named(its.database, "martti", "von Turvattu")
  await its.look()
  await its.look({ actor: "johanna", person: "martti" })
  assert.deepEqual(await its.watched(), ["same-surname: veikko of sofia"])
  await named(its.database, "eino", "ÄIJÄLÄ")
  await its.look({ person: "eino", because: "serves-the-client" })
  assert.deepEqual(await its.watched(), ["same-surname: veikko of eino", "same-surname: veikko of sofia"])
})

test("a shared home stands out by keyed hashes alone, and no address is kept in what was found", async (t) => {
  const its = await office(t)
  await marked(its.database, "veikko", { home: `  ${homeOf("sofia").toUpperCase()} ` })
  await marked(its.database, "johanna", { home: homeOf("martti") })
  await its.look()
  await its.look({ person: "eino", because: "serves-the-client" })
  await its.look({ actor: "johanna", person: "martti" })
  assert.deepEqual(await its.watched(), ["same-address: johanna of martti", "same-address: veikko of sofia"])
  const kept = await its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    return JSON.stringify([await queries.rows(sql`select * from suspicion limit 10`), await queries.rows(sql`select * from staff_mark limit 10`)])
  })
  assert.doesNotMatch(kept, /keksitynkuja|salattu/i)
})

test("a look at a public figure of the officer's list stands out, and at others not", async (t) => {
  const its = await office(t)
  await its.as("tuula", (work) => setFigure(work, espoo, "eino", true))
  await its.look()
  await its.look({ person: "eino", because: "serves-the-client" })
  assert.deepEqual(await its.watched(), ["public-figure: veikko of eino"])
  await assert.rejects(its.as("tuula", (work) => setFigure(work, espoo, "nobody", true)), NotFound)
})

test("viewing as many people in an hour or a day as the plan says is mass viewing, and one fewer is not", async (t) => {
  const its = await office(t)
  await changed(its, { rules: ["mass-viewing"], personsPerHour: 3, personsPerDay: 4 })
  for (const person of ["sofia", "martti", "eino"]) await its.look({ person })
  for (const person of ["sofia", "martti", "sofia"]) await its.look({ actor: "johanna", person })
  for (const [at, person] of ["sofia", "martti", "eino", "other"].entries()) await its.look({ actor: "aino", person }, new Date(monday.getTime() + at * hour))
  for (const [at, person] of ["sofia", "martti", "eino"].entries()) await its.look({ actor: "outi", person }, new Date(monday.getTime() + at * hour))
  assert.deepEqual(await its.watched(), ["mass-viewing: aino", "mass-viewing: veikko"])
})

test("a look without a link to the case stands out, unless the registrar reads what is fresh", async (t) => {
  const its = await office(t)
  const read = { actor: "aino", because: "keeps-the-register", purpose: "case-handling" } as const
  await its.look({ ...read, person: "sofia", subject: { kind: "record", id: "asia-1-1" } })
  await its.look({ ...read, person: "martti", subject: { kind: "record", id: "asia-3-1" } })
  await its.look({ because: "sees-codes" })
  await its.look({ actor: "helena", because: "sees-codes" })
  await its.look({ person: "eino", subject: { kind: "record", id: "asia-5-1" }, because: "sees-codes" })
  assert.deepEqual(await its.watched(), ["no-case-link: aino of sofia"])
  await its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(sql`delete from suspicion`)
    await queries.rows(sql`update record set changed_at = ${new Date(monday.getTime() - 29 * 24 * hour)} where id = 'asia-1-1'`)
  })
  assert.deepEqual(await its.watched(), [])
})

test("a link that had ended before the look is none", async (t) => {
  const its = await office(t)
  await its.look({ because: "sees-codes" }, new Date(monday.getTime() + hour))
  await its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(sql`update assignment set handed_over_at = ${monday} where root_id = 'asia-1'`)
  })
  assert.deepEqual(await its.watched(), ["no-case-link: veikko of sofia"])
})

test("a substitute is linked to what she stands in for, while she does", async (t) => {
  const its = await office(t)
  const at = (hours: number) => new Date(monday.getTime() + hours * hour)
  await its.database.rows(sql`
    insert into substitute (municipality_id, id, person_id, stands_in_for, starts_at, ends_at) values (${espoo}, 'stand-in', 'johanna', 'veikko', ${at(-1)}, ${at(1)})`)
  await its.look({ actor: "johanna", because: "sees-codes" })
  assert.deepEqual(await its.watched(), [])
  await its.look({ actor: "johanna", because: "sees-codes" }, at(2))
  assert.deepEqual(await its.watched(), ["no-case-link: johanna of sofia"])
})

test("a look at a case that was closed long before stands out, but not in the archive's work", async (t) => {
  const its = await office(t)
  const old = { person: "sofia", subject: { kind: "record", id: "asia-4-2" } }
  await its.look({ ...old, because: "handles-the-case" })
  await its.look({ ...old, actor: "outi", because: "keeps-the-archive" })
  assert.deepEqual(await its.watched(), [])
  await changed(its, { farBackDays: 100 })
  assert.deepEqual(await its.watched(), ["far-back: veikko of sofia"])
})

test("work outside working hours stands out by the Finnish clock and calendar, and an emergency does not", async (t) => {
  const its = await office(t)
  const at = (time: string) => new Date(`${time}Z`)
  await its.look({}, at("2026-11-23T04:59:59"))
  await its.look({ actor: "johanna" }, at("2026-11-23T05:00:00"))
  await its.look({ actor: "aino" }, at("2026-11-23T15:59:59"))
  await its.look({ actor: "helena" }, at("2026-11-23T16:00:00"))
  await its.look({ actor: "saara", because: "emergency" }, at("2026-11-23T20:00:00"))
  assert.deepEqual(await its.watched(), ["outside-hours: helena", "outside-hours: veikko"])
  await its.look({ actor: "outi" }, at("2026-11-22T10:00:00"))
  assert.deepEqual(await its.watched({ ...mondayOnly, from: "2026-11-22" }), ["outside-hours: helena", "outside-hours: outi", "outside-hours: veikko"])
})

test("a rule that is off finds nothing", async (t) => {
  const its = await office(t)
  await changed(its, { rules: ["far-back"] })
  await its.look({}, new Date("2026-11-23T02:00:00Z"))
  assert.deepEqual(await its.watched(), [])
})
