import assert from "node:assert/strict"
import { once } from "node:events"
import { type AddressInfo, createServer, type Socket } from "node:net"
import test, { type TestContext } from "node:test"
import { clamdAt, scanWith } from "./clamd.ts"
import { FileRefused } from "./files.ts"

async function* pieces(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of all) yield Buffer.from(piece)
}
const refusedAs = (code: string, found: string | null = null) => (fault: unknown) => fault instanceof FileRefused && fault.code === code && (found === null || fault.found === found)

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
