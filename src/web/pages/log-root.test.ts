import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { freshKey } from "../../../test/log.ts"
import { openTown, testNow } from "../../../test/town.ts"
import { openSealer } from "../../acts/trail/sealer.ts"

test("anyone reads the day's root of the usage log, in three languages", async () => {
  const town = await openTown(anEngine())
  assert.match(await town.page("/fi/koivula/log-root"), /Yhtään sinettiä ei ole vielä tehty/)
  const seal = await openSealer(town.database, freshKey(), null).seal(testNow)
  for (const [language, day] of [["fi", "24.11.2026"], ["sv", "24.11.2026"], ["en", "24 November 2026"]]) {
    const page = await town.page(`/${language}/koivula/log-root`)
    for (const text of [day, seal?.root, seal?.key, `<td>${seal?.size}</td>`]) assert.ok(page.includes(text ?? "?"), text)
  }
  assert.equal((await town.get("/fi/atlantis/log-root")).status, 404)
  await town.close()
})
