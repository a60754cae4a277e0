import assert from "node:assert/strict"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { espoo } from "../../municipalities/espoo/index.ts"
import { freshFolder } from "../../test/folders.ts"
import { testNow } from "../../test/town.ts"
import { shipModels } from "../acts/ship.ts"
import { addSamples } from "../acts/samples.ts"
import { openDatabase, placeFrom } from "../store/open.ts"
import { exportCases, importCommand } from "./exchange.ts"
import { intakeMail, intakeScan } from "./intake.ts"

const folder = freshFolder()
const environment = { VARANTO_DATA: join(folder, "data") }
const said: string[] = []
const parts = { environment, now: testNow, say: (line: string) => void said.push(line), warn: (line: string) => void said.push(line) }
after(() => said.splice(0))

test("from the command line messages, scans and other systems' cases come in, and the public ones go out", async () => {
  const database = await openDatabase(placeFrom(environment), parts.warn)
  await shipModels(database, [espoo], testNow)
  await addSamples(database, testNow)
  await database.close()

  const box = join(folder, "box")
  mkdirSync(join(box, "new"), { recursive: true })
  writeFileSync(join(box, "a.eml"), "From: Eino <eino@example.invalid>\r\nMessage-ID: <1@x.invalid>\r\nSubject: Asia\r\n\r\nHei")
  writeFileSync(join(box, "new", "1790000000.M1"), "From: Sofia <sofia@example.invalid>\r\nMessage-ID: <2@x.invalid>\r\nSubject: Asia 2\r\n\r\nHei")
  writeFileSync(join(box, "b.eml"), "roskaa")
  const outgoing = join(folder, "outgoing")
  assert.equal(await intakeMail(["espoo", box, "--outgoing", outgoing, "--from", "kirjaamo@example.invalid"], parts), 0)
  assert.match(said.at(-1) ?? "", /^2 received, 0 had come before, 0 from machines, 1 could not be read, 0 failed$/)
  assert.deepEqual([readdirSync(join(box, "handled")).length, existsSync(join(box, "a.eml"))], [3, false])
  const sent = readdirSync(outgoing)
  assert.equal(sent.length, 2)
  assert.match(readFileSync(join(outgoing, sent[0] ?? ""), "utf8"), /^Auto-Submitted: auto-replied\r$/m)

  const scans = join(folder, "scans")
  mkdirSync(scans)
  for (const name of ["kirje.pdf", "sama.pdf", "muu.doc"]) writeFileSync(join(scans, name), "%PDF-1.7")
  assert.equal(await intakeScan(["espoo", scans, "--lang", "ruotsi"], parts), 64)
  assert.equal(await intakeScan(["espoo", scans, "--lang", "sv"], parts), 0)
  assert.equal(said.at(-1), "1 received, 1 had come before")

  const cases = join(folder, "cases.json")
  writeFileSync(cases, JSON.stringify({ cases: [{ CaseID: "a", CaseIDLabel: "T 1", Title: "Puisto", Created: "2025-01-02T00:00:00Z", ClassificationCode: "14 05", Status: "Vireillä", Language: "fi", PublicityClass: "Julkinen" }] }))
  assert.equal(await importCommand(["espoo", "--unit", "konsernihallinto", cases, "--dry-run"], parts), 0)
  assert.equal(await importCommand(["espoo", "--unit", "konsernihallinto", cases], parts), 0)
  assert.match(said.at(-1) ?? "", /1 taken, 0 were there, 0 not taken, 0 remarks$/)
  const out = join(folder, "out.json")
  assert.equal(await exportCases(["espoo", out], parts), 0)
  assert.match(readFileSync(out, "utf8"), /"CaseIDLabel": "T 1"/)
  assert.equal(await intakeScan(["espoo", join(folder, "no-such-folder")], parts), 64)
  assert.equal(said.at(-1), `There is no folder ${join(folder, "no-such-folder")}. Make it, or name the one where what arrives is put.`)
  assert.equal(await intakeMail(["espoo", cases], parts), 64)
  assert.match(said.at(-1) ?? "", /cases\.json is not a folder/)
  for (const [wrong, reason] of [[{ VARANTO_CLAMD: "clamd" }, /^VARANTO_CLAMD must be the path .* is "clamd"/], [{ VARANTO_S3: "http://s3.example.fi/files" }, /^VARANTO_S3 must be the https address/], [{ VARANTO_S3: "https://s3.example.fi/files" }, /^VARANTO_S3 needs VARANTO_S3_KEY_ID/]] as const) {
    assert.equal(await intakeScan(["espoo", scans], { ...parts, environment: { ...environment, ...wrong } }), 1)
    assert.match(said.at(-1) ?? "", reason)
  }
  const wrong = async (command: typeof intakeMail, words: string[], ends: number, why: RegExp, more: Record<string, string> = {}) => {
    const before = said.length
    assert.deepEqual([await command(words, { ...parts, environment: { ...environment, ...more } }), said.length > before], [ends, true])
    assert.match(said.at(-1) ?? "", why)
  }
  await wrong(importCommand, ["espoo", "--unit", "konsernihallinto", "--dry", cases], 64, /^Unknown option '--dry'\.\nUsage/)
  await wrong(importCommand, ["espoo", cases], 64, /^Say with --unit which unit/)
  await wrong(importCommand, ["espoo", "--unit", "konsernihallinto", cases, join(folder, "no.json")], 64, /^There is no file .*no\.json/)
  await wrong(importCommand, ["espoo", "--unit", "konsernihallinto", folder], 64, /is not a file/)
  await wrong(importCommand, ["espoo", "--unit", "konsernihallinto", "--class", "puisto", cases], 64, /^puisto is no function class/)
  await wrong(importCommand, ["espo", "--unit", "konsernihallinto", cases], 1, /^There is no published description of espo\. There is of: espoo\.$/)
  await wrong(importCommand, ["espoo", "--unit", "konserni", cases], 1, /^espoo has no unit konserni\. It has: .*konsernihallinto/)
  await wrong(intakeMail, ["espoo", "--imap"], 1, /^Name the mailbox in VARANTO_IMAP/)
  await wrong(intakeMail, ["espoo", box, "--imap"], 64, /^Usage/)
  await wrong(intakeMail, ["espoo", "--imap", "--form", "x"], 64, /^Unknown option '--form'\.$/)
  await wrong(intakeMail, ["espoo", "--imap", "--from", "kirjaamo"], 64, /^--from must be one address/)
  await wrong(intakeMail, ["espoo", "--imap"], 1, /^VARANTO_IMAP must be an address like/, { VARANTO_IMAP: "mail.example.fi" })
  await wrong(intakeMail, ["espoo", "--imap"], 1, /% signs are no letters/, { VARANTO_IMAP: "imap://127.0.0.1/50%" })
  await wrong(intakeMail, ["espoo", "--imap"], 1, /^The mail server 127\.0\.0\.1:1 cannot be used|^0 received/, { VARANTO_IMAP: "imap://127.0.0.1:1/INBOX" })
  await wrong(intakeMail, ["espo", box], 1, /^There is no published description of espo/)
  await wrong(intakeScan, ["espoo", scans, "--unit", "konserni"], 1, /^espoo has no unit konserni/)
  assert.deepEqual([await intakeMail([], parts), await intakeScan(["espoo"], parts), await importCommand(["espoo"], parts), await exportCases(["espoo"], parts)], [64, 64, 64, 64])
})
