import assert from "node:assert/strict"
import test, { after, before } from "node:test"
import { theCommand } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { testNow } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import type { Database } from "../../store/database.ts"
import { Refused } from "../refusals.ts"
import { addSamples, sampleMunicipality as espoo } from "../samples.ts"
import { type Actor, inWork } from "../work.ts"
import { syncDirectory, type SyncWill } from "./directory-sync.ts"
import { listStaff } from "./people.ts"

let database: Database
before(async () => {
  database = await anEngine().fresh()
  await addSamples(database, testNow)
})
after(() => database.close())

const later = (days: number) => new Date(testNow.getTime() + days * 86_400_000)
const head = "id;userName;givenNames;familyName;email;unit;title;supervisor;start;end"
interface More extends Partial<SyncWill> {
  readonly whole?: boolean
  readonly actor?: Actor
  readonly now?: Date
}
const sync = (rows: readonly string[], { whole = false, actor = theCommand, now = testNow, ...will }: More = {}, first = head) =>
  inWork(database, actor, now, (work) => syncDirectory(work, espoo, { bytes: new TextEncoder().encode([first, ...rows].join("\n")), whole, unitOf: (text) => text.toLowerCase() }, { endsMany: false, digest: null, ...will }))
const one = async (userName: string, now = testNow) => (await inWork(database, theCommand, now, (work) => listStaff(work.queries, espoo, now, { userName }))).at(0)
const faultsIn = async (rows: readonly string[], more?: More, first?: string) => {
  const { plan, kept } = await sync(rows, more, first)
  assert.equal(kept, "faults")
  return plan.faults.map(({ line, column, fault }) => [line, column, fault])
}
const everyone = async () => {
  const all = await inWork(database, theCommand, testNow, (work) => listStaff(work.queries, espoo, testNow))
  return all.filter(({ active }) => active).map(({ id, userName, givenNames, familyName, email, unit, title, supervisor }) => [id, userName, givenNames, familyName, email, unit, title, supervisor, "", ""].map((cell) => cell ?? "").join(";"))
}
const theSame = { whole: true } as const

test("the directory as a file changes nothing, however often", async () => {
  const rows = await everyone()
  for (let at = 0; at < 2; at++) {
    const { plan, kept } = await sync(rows, theSame)
    assert.deepEqual([kept, plan.counts], ["done", { added: 0, changed: 0, ended: 0, unchanged: rows.length }])
  }
})

test("a file adds people with their supervisors among themselves, and the same file again changes nothing", async () => {
  const rows = [";pirjo;Pirjo;Päällikkö;;KIRJAAMO;Päällikkö;saara;1.11.2026;", ";lauri;Lauri;Lisätty;lauri@example.invalid;kirjaamo;Kirjaaja;pirjo;2026-12-01;31.12.2026"]
  const { plan } = await sync(rows)
  assert.deepEqual(plan.counts, { added: 2, changed: 0, ended: 0, unchanged: 0 })
  const [pirjo, lauri] = [await one("pirjo"), await one("lauri")]
  assert.deepEqual([pirjo?.active, pirjo?.unit, lauri?.active, lauri?.supervisor], [true, "kirjaamo", false, pirjo?.id])
  assert.equal((await one("lauri", later(8)))?.active, true)
  // The last day counts to its end, in Finland.
  assert.deepEqual(lauri?.endsAt, new Date("2026-12-31T22:00:00Z"))
  assert.deepEqual((await sync(rows)).plan.counts, { added: 0, changed: 0, ended: 0, unchanged: 2 })
  const acts = (await entriesOf(database)).filter(({ subject }) => subject?.id === pirjo?.id).map(({ act }) => act)
  assert.deepEqual(acts, ["person-added"])
})

test("what has changed is changed and told by column; a column that is not there is left alone", async () => {
  const { plan } = await sync(["pirjo;Pirjo;Uusinimi;kirjaamo;Johtaja"], {}, "Käyttäjätunnus;Etunimet;Sukunimi;Yksikkö;Nimike")
  assert.deepEqual([plan.counts.changed, plan.people[0]?.fields], [1, ["familyName", "title"]])
  const pirjo = await one("pirjo")
  assert.deepEqual([pirjo?.familyName, pirjo?.title, pirjo?.supervisor], ["Uusinimi", "Johtaja", "saara"])
})

test("a last day that has passed ends the employment now, and one who is told of again begins anew", async () => {
  const row = (end: string) => [`;pirjo;Pirjo;Uusinimi;;kirjaamo;Johtaja;saara;1.11.2026;${end}`]
  const { plan } = await sync(row("2026-11-20"), { endsMany: true })
  assert.equal(plan.counts.ended, 1)
  const gone = await one("pirjo")
  assert.deepEqual([gone?.active, gone?.endsAt], [false, testNow])
  assert.deepEqual((await sync(row("2026-11-20"))).plan.counts.unchanged, 1)
  assert.equal((await sync(row(""), { now: later(1) })).plan.counts.changed, 1)
  assert.deepEqual((await one("pirjo", later(1)))?.startsAt, later(1))
})

test("with one fault in a file nothing of it happens, and every fault is told by its row and column", async () => {
  const before = await everyone()
  const faults = await faultsIn([
    ";hyvä;Hyvä;Rivi;;kirjaamo;Kirjaaja;saara;;",
    ";;Nimetön;Rivi;;kirjaamo;Kirjaaja;;;",
    ";paiva;P;Rivi;;kirjaamo;Kirjaaja;;31.2.2026;",
    ";posti;P;Rivi;ei osoite;kirjaamo;Kirjaaja;;;",
    ";loppu;P;Rivi;;kirjaamo;Kirjaaja;;2026-02-01;2026-01-01",
    ";tuntematon;P;Rivi;;kirjaamo;Kirjaaja;kuka;;",
    "sofia;asukas;Sofia;Asukas;;kirjaamo;Kirjaaja;;;",
    ";veikko;Veikko;Valmistelija;;konsernihallinto;asiantuntija;helena;;",
    "veikko;toinen;Veikko;Valmistelija;;konsernihallinto;asiantuntija;helena;;",
    "Iso Id;isoid;P;Rivi;;kirjaamo;Kirjaaja;;;",
    "uusi-id;aino;P;Rivi;;kirjaamo;Kirjaaja;;;",
    `;pitka;${"x".repeat(201)};Rivi;;kirjaamo;Kirjaaja;;;`,
  ])
  assert.deepEqual(
    faults.toSorted(([one], [other]) => Number(one) - Number(other)),
    [
      [3, "userName", "missing"], [4, "start", "bad-day"], [5, "email", "bad-email"], [6, "end", "ends-first"], [7, "supervisor", "unknown-supervisor"], [8, "id", "taken"],
      [10, "id", "twice"], [11, "id", "bad-id"], [12, "userName", "taken"], [13, "givenNames", "too-long"],
    ],
  )
  assert.deepEqual(await everyone(), before)
})

test("a circle among supervisors is refused, whether it is in the file or closes through the directory", async () => {
  assert.deepEqual(await faultsIn([";yksi;Y;Y;;kirjaamo;K;kaksi;;", ";kaksi;K;K;;kirjaamo;K;yksi;;"]), [[2, "supervisor", "circle"], [3, "supervisor", "circle"]])
  assert.deepEqual(await faultsIn([";saara;Saara;Johtola;saara@example.invalid;konsernihallinto;palvelujohtaja;veikko;;"]), [[2, "supervisor", "circle"]])
})

test("two people may change user names with each other in one file", async () => {
  const { kept } = await sync(["antti;ilkka;Antti;Ylläpito;antti@example.invalid;konsernihallinto;pääkäyttäjä;saara;;", "ilkka;antti;Ilkka;Tiedonhaltija;ilkka@example.invalid;konsernihallinto;tiedonhallintapäällikkö;saara;;"])
  assert.equal(kept, "done")
  assert.equal((await one("ilkka"))?.id, "antti")
  await sync(["antti;antti;Antti;Ylläpito;antti@example.invalid;konsernihallinto;pääkäyttäjä;saara;;", "ilkka;ilkka;Ilkka;Tiedonhaltija;ilkka@example.invalid;konsernihallinto;tiedonhallintapäällikkö;saara;;"])
})

test("a whole file ends those who are missing from it, but more than a tenth only when that is said to be meant", async () => {
  const all = (await everyone()).filter((row) => !row.startsWith("outi;") && !row.startsWith("aada;"))
  const shy = await sync(all, theSame)
  const leaving = shy.plan.people.filter(({ outcome }) => outcome === "ended").map(({ userName }) => userName)
  assert.deepEqual([shy.kept, new Set(leaving), (await one("outi"))?.active], ["ends-many", new Set(["aada", "lauri", "outi", "pirjo"]), true])
  assert.equal((await sync(all)).plan.counts.ended, 0)
  assert.equal((await sync(all, { whole: true, endsMany: true })).kept, "done")
  assert.deepEqual([(await one("outi"))?.active, (await one("veikko"))?.active], [false, true])
})

test("a plan that is not the one looked at is not carried out", async () => {
  const rows = [";katsottu;K;K;;kirjaamo;K;saara;;"]
  assert.equal((await sync(rows, { digest: "another" })).kept, "another-plan")
  assert.equal(await one("katsottu"), undefined)
})

test("a file that is empty, has no such columns or has one twice is told to be so, and ends nobody", async () => {
  assert.deepEqual(await faultsIn([], theSame), [[null, null, "empty"]])
  assert.deepEqual((await faultsIn(["x"], theSame, "nimi;jotain")).map(([, column, fault]) => [column, fault]), [["userName", "no-column"], ["givenNames", "no-column"], ["familyName", "no-column"], ["unit", "no-column"], ["title", "no-column"]])
  assert.deepEqual(await faultsIn(["a;b;c;d;e;f"], theSame, "userName;givenNames;familyName;unit;title;title"), [[1, "title", "column-twice"]])
  assert.equal((await one("veikko"))?.active, true)
})

test("an administrator changes everyone's post but her own; nobody else changes any", async () => {
  const antti: Actor = { id: "antti", name: "antti", kind: "staff" }
  assert.deepEqual(await faultsIn(["antti;antti;Antti;Ylläpito;antti@example.invalid;konsernihallinto;johtaja;;;"], { actor: antti }), [[2, null, "own-post"]])
  assert.deepEqual(await faultsIn((await everyone()).filter((row) => !row.startsWith("antti;")), { actor: antti, whole: true }), [[null, null, "own-post"]])
  await assert.rejects(sync(["x;x;x;x;;x;x;;;"], { actor: { id: "veikko", name: "", kind: "staff" } }), Refused)
})

test("a file of thousands goes in as a whole", async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `;m${at};Monta;Henkilö${at};;yksikkö-${at % 40};Kirjaaja;${at < 10 ? "saara" : `m${at % 10}`};;`)
  const began = performance.now()
  assert.equal((await sync(rows)).plan.counts.added, 3000)
  assert.equal((await sync(rows)).plan.counts.unchanged, 3000)
  assert.ok(performance.now() - began < 60_000)
  const [kept] = await database.rows<{ count: number }>(sql`select count(*)::int as count from usage_entry where act = 'person-added' and actor = 'varanto'`)
  assert.ok((kept?.count ?? 0) >= 3000)
})
