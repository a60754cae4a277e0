import assert from "node:assert/strict"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { freshFolder } from "../../test/folders.ts"
import { koivula } from "../../test/koivula.ts"
import { holdersFrom, saysUnknown } from "./holder-settings.ts"

test("a setting of holders that cannot be used says what is wrong, where, and what to do, and repeats no token", async (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, "holders.json")
  const place = { system: "ura", base: "https://ura.example/varanto", token: "secret-token", country: "FI" }
  const said = (setting: string) => holdersFrom({ VARANTO_HOLDERS: setting }, "127.0.0.1", () => new Date()).then(() => "", (fault: Error) => fault.message)
  const of = (text: string) => (writeFileSync(file, text), said(file))
  for (const [message, expected] of [
    [await said(file), /^VARANTO_HOLDERS cannot be used: it names the file .*holders\.json, which is not there: make it/],
    [await said(folder), /which is a folder/],
    [await said(JSON.stringify([place])), /must have the path of a file/],
    [await of(`[${JSON.stringify(place)}\n,]`), /holders\.json is no JSON at line 2, column 2/],
    [await of('[{"token": secret-token}]'), /line 1, column 12/],
    [await of("{}"), /the file must be a list/],
    [await of(JSON.stringify([place, { ...place, system: "typpi", base: "http://typpi.example" }])), /holder 2 \(typpi\), base: must be an https address/],
    [await of(JSON.stringify([{ ...place, token: undefined }])), /holder 1 \(ura\), token: must be the word/],
    [await of(JSON.stringify([place, place])), /holder 2 \(ura\), system: is there twice/],
  ] as const) {
    assert.match(message, expected)
    assert.match(message, /docs\/adapters\.md/)
    assert.equal(message.includes("secret-token"), false, message)
  }
  assert.equal(await of(JSON.stringify([place])), "")
  const { systems } = await holdersFrom({ VARANTO_HOLDERS: file }, "127.0.0.1", () => new Date())
  assert.match(saysUnknown(systems, [koivula]) ?? "", /names ura, which no published description has/)
  assert.equal(saysUnknown(["kirjastojarjestelma"], [koivula]), null)
})
