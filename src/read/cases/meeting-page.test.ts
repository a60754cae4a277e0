import assert from "node:assert/strict"
import { test } from "node:test"
import { readCases } from "./read-cases.ts"
import { readMeetingPage } from "./meeting-page.ts"

const page = `<html><head><meta http-equiv="content-type" content="text/html; charset=windows-1252"><title>Kokous</title></head><body>
<table><tr><td colspan="3">Lehtolan kunnanhallitus: Kunnanhallitus<br>9.3.2026 17:00<br>Pöytäkirja</td></tr>
<tr><td>§</td><td>Liitteet</td><td>Otsikko</td></tr>
<tr><td></td><td>-</td><td><a href="x">Kansilehti</a></td></tr>
<tr><td>1</td><td>-</td><td><a href="x">Kokouksen laillisuus</a></td></tr>
<tr><td>2</td><td><a href="y">3 kpl</a></td><td><a href="x">Ämpärijärven
 kaava – hyväksyminen</a></td></tr></table>
<p>Hae esityslista</p></body></html>`
const windows = Buffer.from(page.replaceAll("–", "\u0096"), "latin1")

test("a meeting's page in Windows-1252 is read to its items, each with its line; what is no item is told of", () => {
  const read = readMeetingPage(windows)
  assert.deepEqual([read?.encoding, read?.day], ["windows-1252", "2026-03-09"])
  assert.match(read?.body ?? "", /^Lehtolan kunnanhallitus/)
  assert.deepEqual(read?.items.map(({ line, section, title, attachments }) => [line, section, title, attachments]), [[4, null, "Kansilehti", 0], [5, "1", "Kokouksen laillisuus", 0], [6, "2", "Ämpärijärven kaava – hyväksyminen", 3]])
  assert.deepEqual(read?.unread.map(({ text }) => text), ["Hae esityslista"])
})

test("no item of a meeting is taken as a case, and each is told of with its line", () => {
  const { form, cases, remarks } = readCases(windows)
  assert.deepEqual([form, cases], ["meeting-page", []])
  assert.deepEqual(remarks.map(({ path, code }) => `${path} ${code}`), ["line 4 meeting-item-not-taken", "line 5 meeting-item-not-taken", "line 6 meeting-item-not-taken", "line 8 line-not-read"])
})
