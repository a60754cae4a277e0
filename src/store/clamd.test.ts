import assert from "node:assert/strict"
import { once } from "node:events"
import { readdirSync, rmSync } from "node:fs"
import { type AddressInfo, createServer, type Socket } from "node:net"
import test, { type TestContext } from "node:test"
import { zipSync } from "fflate"
import { clamdIsHere, eicar, startClamd } from "../../test/clamd.ts"
import { freshFolder } from "../../test/folders.ts"
import { clamdAt, scannerVersion, scanWith } from "./clamd.ts"
import { FileRefused, filesIn } from "./files.ts"

async function* pieces(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of all) yield Buffer.from(piece)
}
const refusedAs = (code: string, found: string | null = null) => (fault: unknown) => fault instanceof FileRefused && fault.code === code && (found === null || fault.found === found)

const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)

test("a real clamd lets a clean file through, and an infected one, also packed and in parts, leaves nothing in the store", { skip: clamdIsHere ? false : "clamd is not installed; bin/setup installs it" }, async (t) => {
  const clamd = await startClamd()
  t.after(() => clamd.stop())
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const files = filesIn(folder, scanWith(clamd.address))
  const clean = await files.put(pieces("haen ", "palkkatukea"), 1000)
  assert.deepEqual(filesUnder(folder), [clean.sha256])
  await assert.rejects(files.put(pieces(eicar), 1000), refusedAs("infected", "Own.Eicar.UNOFFICIAL"))
  await assert.rejects(files.put(pieces(zipSync({ "liite.txt": Buffer.from(eicar), "toinen.txt": Buffer.from("x") })), 10_000), refusedAs("infected"))
  const id = "0f1d5a3e-0000-4000-8000-000000000001"
  await files.parts.begin(id)
  await files.parts.append(id, 0, pieces(eicar.slice(0, 20)), 1000)
  await files.parts.append(id, 20, pieces(eicar.slice(20)), 1000)
  await assert.rejects(files.parts.keep(id), refusedAs("infected"))
  await files.parts.drop(id)
  // More than the scanner takes is not scanned, and so not kept.
  await assert.rejects(files.put(pieces(Buffer.alloc(5_000_000, 65)), 10_000_000), refusedAs("not-scanned"))
  assert.deepEqual(filesUnder(folder), [clean.sha256])
  assert.match(await scannerVersion(clamd.address), /^ClamAV \d/)
})

/** Something that listens like a scanner and answers as it is told. */
async function something(t: TestContext, answers: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {})
    answers(socket)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  t.after(() => server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

test("a scanner that is down, closes, is silent or answers anything but yes or no refuses every file", async (t) => {
  const scanned = (address: string) => scanWith(address, 300)(pieces("haen palkkatukea"))
  await assert.rejects(scanned("/nowhere/clamd.ctl"), refusedAs("not-scanned"))
  await assert.rejects(scanned("127.0.0.1:1"), refusedAs("not-scanned"))
  await assert.rejects(scanned(await something(t, (socket) => socket.destroy())), refusedAs("not-scanned"))
  await assert.rejects(scanned(await something(t, (socket) => socket.end())), refusedAs("not-scanned"))
  await assert.rejects(scanned(await something(t, (socket) => void socket.resume())), /it is silent/)
  for (const answer of ["INSTREAM size limit exceeded. ERROR\0", "stream: OK and more\0", "UNKNOWN COMMAND\0", "\0"])
    await assert.rejects(scanned(await something(t, (socket) => void socket.once("data", () => socket.end(answer)))), refusedAs("not-scanned"), answer)
})

test("a file goes to the scanner in pieces with their lengths, whole and in order", async (t) => {
  let got = Buffer.alloc(0)
  const address = await something(t, (socket) => socket.on("data", (bytes) => {
    got = Buffer.concat([got, bytes])
    if (got.subarray(-4).equals(Buffer.alloc(4))) socket.end("stream: OK\0")
  }))
  const content = Buffer.alloc(200_000, 7)
  await scanWith(address)(pieces("alku", content))
  assert.equal(got.subarray(0, 10).toString(), "zINSTREAM\0")
  const sent: Buffer[] = []
  for (let at = 10; ; ) {
    const length = got.readUInt32BE(at)
    if (length === 0) break
    sent.push(got.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  assert.equal(Buffer.concat(sent).equals(Buffer.concat([Buffer.from("alku"), content])), true)
})

test("an address is a socket's path or a host and a port", () => {
  assert.deepEqual(["/run/clamav/clamd.ctl", "localhost:3310", "tcp://10.0.0.5:3310", "[::1]:3310", "clamd", "host:99999", ""].map(clamdAt), [{ path: "/run/clamav/clamd.ctl" }, { host: "localhost", port: 3310 }, { host: "10.0.0.5", port: 3310 }, { host: "::1", port: 3310 }, null, null, null])
})
