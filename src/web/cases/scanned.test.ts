import assert from "node:assert/strict"
import { test, type TestContext } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
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

test("while the scanner is down no file is taken, and the clerk is told to try later", async (t) => {
  const aino = await registrarOf(t, "127.0.0.1:1")
  const response = await aino.post("/staff/cases/new?lang=en", { ...fields, file: new File(["puhdas"], "kuva.jpg") })
  assert.match(await response.text(), /The virus scan is not available now/)
})
