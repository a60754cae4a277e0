import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { addSamples } from "../../acts/samples.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let aino: Town
let veikko: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  ;[aino, veikko] = [await town.as(staff("aino")), await town.as(staff("veikko"))]
})
after(() => town.close())

const filled = (more: Record<string, string> = {}): Record<string, string> => ({
  kind: "municipal", from: "2026-11-24", last: "", timeGround: "", personal: "yes", "title-fi": "Eino Esimerkin valinta", "body-fi": "Virkaan on valittu <b>Eino</b>.", "plainTitle-fi": "Valinta", "plainBody-fi": "Virka on täytetty.", "title-sv": "Val", "body-sv": "Eino har valts.", ...more,
})
const board = (language = "fi") => town.page(`/${language}/espoo/notice-board`)
const feed = () => town.page("/fi/espoo/notice-board.atom")

test("a notice is on the board, in the feed and at its own address while it stands; the day after, only what may still be told is at the address", async () => {
  assert.match(await board(), /Taululla ei ole nyt ilmoituksia/)
  assert.equal((await aino.post("/staff/notice-board/new", filled())).status, 303)
  const at = /href="(\/fi\/espoo\/notice-board\/[\w-]+)"/.exec(await board())?.[1] ?? ""
  for (const page of [await board(), await feed(), await town.page(at)]) assert.match(page, /Eino Esimerkin valinta/)
  assert.match(await board("sv"), />Val</)
  // There is no English version: the Finnish one is shown, and told to be in Finnish.
  const english = await town.page(at.replace("/fi/", "/en/"))
  assert.match(english, /lang="fi">Eino Esimerkin valinta/)
  assert.match(english, /given in this language: Suomi/)
  assert.match(english, /valittu &lt;b>Eino/)
  town.later(14 * 24 * 60)
  assert.match(await town.page(at), /Eino Esimerkin valinta/)
  town.later(24 * 60)
  const after = await town.get(at)
  const page = await after.text()
  assert.deepEqual([after.status, after.headers.get("x-robots-tag"), /Eino/.test(page), /Virka on täytetty/.test(page), /Eino/.test(await board()), /Eino/.test(await feed())], [200, "noindex", false, true, false, false])
  ;[aino, veikko] = [await town.as(staff("aino")), await town.as(staff("veikko"))]
})

test("a form tells what is lacking and keeps what was typed; the law's own time is asked for by its reason", async () => {
  const today = { from: "2026-12-10" }
  const empty = await (await aino.post("/staff/notice-board/new?lang=en", filled({ ...today, "title-fi": "", "title-sv": "", from: "2020-01-01", last: "x" }))).text()
  assert.deepEqual([...empty.matchAll(/<a href="#([\w-]+)">/g)].map(([, field]) => field), ["title-fi", "from", "last"])
  assert.match(empty, />Virkaan on valittu/)
  const short = await aino.post("/staff/notice-board/new?lang=en", filled({ ...today, last: "2026-12-14" }))
  assert.deepEqual([short.status, /The law does not allow this time/.test(await short.text())], [409, true])
  assert.match(await (await aino.post("/staff/notice-board/new?lang=en", filled({ ...today, "body-fi": testCode("1990-02-28", 901) }))).text(), /identity code may not stand/)
  const refused = await veikko.post("/staff/notice-board/new?lang=en", filled(today))
  assert.deepEqual([refused.status, /posted by the registry office/.test(await refused.text())], [409, true])
})

test("the registry office takes a notice off, and its address stays without its text", async () => {
  assert.equal((await aino.post("/staff/notice-board/new", filled({ from: "2026-12-09", "title-fi": "Erehdys" }))).status, 303)
  const action = /action="(\/staff\/notice-board\/[\w-]+\/withdrawal)"/.exec(await aino.page("/staff/notice-board"))?.[1] ?? ""
  assert.equal((await veikko.post(action, {})).status, 409)
  assert.equal((await aino.post(action, {})).status, 303)
  const page = await town.page(`/fi/espoo/notice-board/${action.split("/")[3]}`)
  assert.deepEqual([/Erehdys/.test(page), /on poistunut taululta/.test(page)], [false, true])
  assert.equal((await town.get("/fi/espoo/notice-board/no-such-notice")).status, 404)
})
