// With the scanner that bin/setup installs, as the browser tests are with the browser.
import assert from "node:assert/strict"
import { test, type TestContext } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { eicar, startClamd } from "../../../test/clamd.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { openTown, type Town, testNow } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"
import { scanWith } from "../../store/clamd.ts"

async function registrarOf(t: TestContext, address: string): Promise<Town> {
  const town = await openTown(anEngine(), [espoo], testNow, { scan: scanWith(address) })
  t.after(() => town.close())
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  return town.as({ id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" })
}
const fields = {
  classCode: "14 05", unit: "konsernihallinto", title: "Hakemus", publicTitle: "Palkkatukihakemus", language: "fi", receivedWay: "letter", day: "2026-11-24", time: "09:00", initiatorKind: "organisation", initiator: "Koivulan Leipä Oy",
  secrecy: "public", act: "", item: "", endsOn: "", handler: "", documentTitle: "Hakemus", documentType: "application", confirm: "yes",
}

test("an infected file is not taken, the clerk is told, what she typed stays, and it is noted", async (t) => {
  const clamd = await startClamd()
  t.after(() => clamd.stop())
  const aino = await registrarOf(t, clamd.address)
  let page = ""
  const noted = await notedWhile(aino.database, async () => {
    const response = await aino.post("/staff/cases/new?lang=en", { ...fields, file: new File([eicar], "kuva.jpg") })
    assert.equal(response.status, 422)
    page = await response.text()
  })
  assert.match(page, /<a href="#file">The virus scan found malware in the file/)
  assert.match(page, /value="Koivulan Leipä Oy"/)
  const note = noted.find(({ act }) => act === "file-refused")
  assert.deepEqual([note?.actor, note?.because, note?.more?.found], ["aino", "infected", "Own.Eicar.UNOFFICIAL"])
  const response = await aino.post("/staff/cases/new", { ...fields, file: new File(["puhdas"], "kuva.jpg") })
  const at = response.headers.get("location") ?? ""
  const again = await aino.post(`${at}/documents?lang=en`, { documentTitle: "Liite", documentPublicTitle: "", documentLanguage: "fi", documentType: "supplement", origin: "received", sender: "Leipä", way: "e-mail", day: "2026-11-24", time: "08:00", secrecy: "public", secrecyAct: "", item: "", file: new File([eicar], "kuva.jpg") })
  assert.match(await again.text(), /The virus scan found malware/)
  assert.doesNotMatch(await aino.page(at), /Liite/)
})
