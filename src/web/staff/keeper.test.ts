import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { maija, openTown, type Person, type Town } from "../../../test/town.ts"
import { withdrawCommitment } from "../../acts/access/commitments.ts"
import { sql } from "../../lib/sql.ts"
import { inWork } from "../../acts/work.ts"

const description = readFileSync("src/read/fixtures/municipality-numbered.txt", "utf8")
const kalle: Person = { id: "kalle", given: "Kalle", family: "Käsittelijä", kind: "staff", role: "case-handler" }

let town: Town
before(async () => (town = await openTown(anEngine())))
after(() => town.close())

const refused = async (desk: Town, municipality: string): Promise<string> => {
  const answer = await desk.post(`/staff/${municipality}/read`, { text: description })
  assert.equal(answer.status, 403)
  return answer.text()
}

test("a case handler sees how far a description has come and can change nothing of it", async () => {
  const kallesDesk = await town.as(kalle)
  assert.match(await kallesDesk.page("/staff/koivula"), /Kunnan kuvausta muuttaa ja julkaisee sen tiedonhallinnan vastuuhenkilö/)
  for (const path of ["/staff/koivula", "/staff/koivula/read", "/staff/koivula/revisions/1"]) {
    assert.doesNotMatch(await kallesDesk.page(path), /method="post" action="[^"]*\/(read|steps|draft)"/, path)
  }
  assert.match(await refused(kallesDesk, "koivula"), /Kuvaus on tiedonhallinnan vastuuhenkilön/)
  assert.equal((await kallesDesk.post("/staff/koivula/revisions/1/steps", { to: "in-review" })).status, 403)
  assert.deepEqual(await town.database.rows(sql`select 1 from reading limit 1`), [])
})

test("an information manager whose commitment is withdrawn keeps nothing from that moment", async () => {
  const desk = await town.as(maija)
  assert.equal((await desk.post("/staff/koivula/read", { text: description })).status, 303)
  await inWork(town.database, { ...maija, name: "Maija" }, town.now(), (work) => withdrawCommitment(work, "koivula", "secrecy"))
  await refused(desk, "koivula")
})

test("an information manager begins a new town's description, until that town has people of its own", async () => {
  const venla: Person = { id: "venla", given: "Venla", family: "Tietola", kind: "staff", role: "information-manager" }
  const desk = await town.as(venla)
  assert.equal((await desk.post("/staff/kuusilahti/read", { text: description })).status, 303)
  await town.database.rows(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, created_at) values ('kuusilahti', 'kaisa', 'staff', 'Kaisa', 'Kuusi', ${town.now()})`)
  await town.database.rows(sql`
    insert into employment (municipality_id, id, person_id, unit, title, starts_at) values ('kuusilahti', 'kaisa-job', 'kaisa', 'office', 'official', ${town.now()})`)
  await refused(desk, "kuusilahti")
})
