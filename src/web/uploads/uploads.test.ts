import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { openTown, origin, type Town } from "../../../test/town.ts"
import { sweepUploads } from "../../acts/cases/uploads.ts"
import { addSamples } from "../../acts/samples.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let aino: Town
let veikko: Town
let antti: Town
let at = ""
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  ;[aino, veikko, antti] = [await town.as(staff("aino")), await town.as(staff("veikko")), await town.as(staff("antti"))]
  await town.database.rows(sql`delete from employment where id like '%-job'`)
  const opened = await aino.post("/staff/cases/new", {
    classCode: "14 05", unit: "konsernihallinto", title: "Hakemus", publicTitle: "Palkkatukihakemus", language: "fi", receivedWay: "letter", day: "2026-11-24", time: "09:00", initiatorKind: "organisation", initiator: "Koivulan Leipä Oy",
    secrecy: "public", act: "", item: "", endsOn: "", handler: "veikko", documentTitle: "", documentType: "application", confirm: "yes",
  })
  at = opened.headers.get("location") ?? ""
})
after(() => town.close())

const send = (by: Town, method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit): Promise<Response> =>
  Promise.resolve(town.app.request(origin + path, { method, headers: { cookie: by.cookie, origin, "tus-resumable": "1.0.0", ...headers }, ...(body === undefined ? {} : { body, duplex: "half" }) } as RequestInit))
const begin = async (length: number, by = aino, name = "piirustus.pdf"): Promise<string> => {
  const response = await send(by, "POST", `${at}/uploads`, { "upload-length": String(length), "upload-metadata": `filename ${Buffer.from(name).toString("base64")},filetype ${Buffer.from("application/pdf").toString("base64")}` })
  assert.equal(response.status, 201, await response.text())
  return response.headers.get("location") ?? ""
}
const part = (path: string, offset: number, body: BodyInit, by = aino) => send(by, "PATCH", path, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" }, body)
const offsetOf = async (path: string, by = aino) => (await send(by, "HEAD", path)).headers.get("upload-offset")

test("a file that breaks off in the middle goes on from where it was, and is a document with the same digest", async () => {
  const content = randomBytes(3_000_000)
  const path = await begin(content.length)
  assert.equal((await part(path, 0, content.subarray(0, 1_000_000))).headers.get("upload-offset"), "1000000")
  // The connection breaks in the middle of the second part: what came stays.
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(content.subarray(1_000_000, 1_200_000))
    },
    pull(controller) {
      controller.error(new Error("the connection broke"))
    },
  })
  await part(path, 1_000_000, broken).catch(() => null)
  const offset = Number(await offsetOf(path))
  assert.equal(offset, 1_200_000)
  assert.equal((await (await send(aino, "GET", path)).json() as { kept: string | null }).kept, null)
  assert.equal((await part(path, offset, content.subarray(offset))).status, 204)
  const { kept } = (await (await send(aino, "GET", path)).json()) as { kept: string }
  const added = await aino.post(`${at}/documents`, { "kept-file": kept, documentTitle: "Piirustus", documentPublicTitle: "", documentLanguage: "fi", documentType: "attachment", origin: "received", sender: "Leipä", way: "e-mail", day: "2026-11-24", time: "08:00", secrecy: "public", secrecyAct: "", item: "" })
  assert.equal(added.status, 303, await added.text())
  const link = /href="([^"]+\/file)">[^<]*piirustus\.pdf/.exec(await aino.page(at))?.[1] ?? ""
  const back = Buffer.from(await (await aino.get(link)).arrayBuffer())
  assert.equal(createHash("sha256").update(back).digest("hex"), createHash("sha256").update(content).digest("hex"))
})

test("a part that does not begin where the file ends is refused, and nothing is added", async () => {
  const path = await begin(10)
  await part(path, 0, "12345")
  for (const offset of [0, 4, 6, 10]) assert.equal((await part(path, offset, "x")).status, 409)
  assert.equal(await offsetOf(path), "5")
  assert.equal((await part(path, 5, "678901")).status, 413)
  assert.equal((await part(path, 5, "67890")).status, 204)
  assert.equal((await part(path, 10, "")).status, 409)
})

test("two who add at the same time do not mix: one is refused", async () => {
  const path = await begin(2_000_000)
  const both = await Promise.all([part(path, 0, randomBytes(1_000_000)), part(path, 0, randomBytes(1_000_000))])
  assert.deepEqual(both.map(({ status }) => status).toSorted((one, other) => one - other), [204, 409])
  assert.equal(await offsetOf(path), "1000000")
})

test("what is wrong in the protocol is told by its status", async () => {
  assert.equal((await send(aino, "POST", `${at}/uploads`, { "upload-length": "2147483649" })).status, 413)
  assert.equal((await send(aino, "POST", `${at}/uploads`, { "upload-length": "paljon" })).status, 400)
  assert.equal((await send(aino, "POST", `${at}/uploads`, { "upload-length": "0" })).status, 409)
  const path = await begin(10)
  assert.equal((await send(aino, "PATCH", path, { "upload-offset": "0", "content-type": "text/plain" }, "x")).status, 415)
  assert.equal((await send(aino, "PATCH", path, { "content-type": "application/offset+octet-stream" }, "x")).status, 400)
  const old = await send(aino, "HEAD", path, { "tus-resumable": "0.2.2" })
  assert.deepEqual([old.status, old.headers.get("tus-version")], [412, "1.0.0"])
  const told = await send(aino, "OPTIONS", `${at}/uploads`)
  assert.deepEqual([told.status, told.headers.get("tus-extension"), told.headers.get("tus-max-size")], [204, "creation,termination", "2147483648"])
  const crossed = await town.app.request(origin + path, { method: "PATCH", headers: { cookie: aino.cookie, origin: "https://muu.example", "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" }, body: "x" })
  assert.equal(crossed.status, 403)
})

test("a file on its way is its sender's alone, and whoever may not change the case begins none; each beginning is noted", async () => {
  const noted = await notedWhile(town.database, async () => void (await begin(10)))
  const note = noted.find(({ act }) => act === "upload-begun")
  assert.deepEqual([note?.actor, note?.more?.bytes], ["aino", 10])
  const path = await begin(10)
  assert.deepEqual([(await send(veikko, "HEAD", path)).status, (await part(path, 0, "x", veikko)).status, (await send(veikko, "DELETE", path)).status], [404, 404, 404])
  assert.equal((await send(antti, "POST", `${at}/uploads`, { "upload-length": "10" })).status, 404)
  assert.equal((await send(aino, "DELETE", path)).status, 204)
  assert.equal((await send(aino, "HEAD", path)).status, 404)
})

test("what nobody has added to for a day is swept, and what goes on is not", async () => {
  const path = await begin(10)
  await part(path, 0, "12345")
  const sweep = (hours: number) => sweepUploads(town.database, town.files, "espoo", new Date(town.now().getTime() + hours * 3_600_000))
  assert.equal((await sweep(23)).uploads, 0)
  assert.equal(await offsetOf(path), "5")
  assert.equal((await sweep(25)).uploads > 0, true)
  assert.equal((await send(aino, "HEAD", path)).status, 404)
  const [, id = ""] = /uploads\/(.+)$/.exec(path) ?? []
  assert.equal(await town.files.parts.length(id), null)
})
