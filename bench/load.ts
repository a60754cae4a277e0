// A load of its own process: node bench/load.ts URL-LIST-FILE CONNECTIONS SECONDS COOKIE [TOKEN BODY-FILE]. With bodies, one to a line, it posts, under a new key each time. Prints requests a second and percentiles as JSON.
// It speaks HTTP/1.1 over bare sockets, since it shares the machine with what it measures: a client of a library takes as much as a server.
import { readFileSync } from "node:fs"
import { connect } from "node:net"

const [file = "", connections = "8", seconds = "3", cookie = "", token = "", bodyFile = ""] = process.argv.slice(2)
const addresses = readFileSync(file, "utf8").trim().split("\n")
const { hostname, port, host } = new URL((addresses[0] ?? "").replace("%d", "0"))
const bodies = bodyFile === "" ? [] : readFileSync(bodyFile, "utf8").trim().split("\n")
const cookies = cookie.split("\n")
const until = performance.now() + Number(seconds) * 1000
const taken: number[] = []
let failed = 0
let next = 0

/** A request as a browser sends it. `%d` in an address becomes a number never asked before, `%c` in a body one of twenty. */
function requestOf(turn: number): string {
  const address = addresses[turn % addresses.length] as string
  const path = address.slice(address.indexOf("/", address.indexOf("//") + 2)).replace("%d", String(next++))
  const its = cookies[turn % cookies.length]
  const who = `${its === "" ? "" : `cookie: ${its}\r\n`}${token === "" ? "" : `authorization: Bearer ${token}\r\n`}`
  const body = bodies[turn % bodies.length]?.replace("%c", String(10 + (next % 20)))
  if (body === undefined) return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept-encoding: br\r\n${who}\r\n`
  return `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${who}idempotency-key: ${process.pid}-${performance.now()}-${next++}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** The length of the whole answer that begins what came, or null until it is all there. */
function wholeLength(came: Buffer): number | null {
  const end = came.indexOf("\r\n\r\n")
  if (end === -1) return null
  const head = came.toString("latin1", 0, end).toLowerCase()
  const told = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  if (told !== undefined) return came.length >= end + 4 + Number(told) ? end + 4 + Number(told) : null
  if (!head.includes("transfer-encoding: chunked")) return end + 4
  for (let at = end + 4; ; ) {
    const line = came.indexOf("\r\n", at)
    if (line === -1) return null
    const size = Number.parseInt(came.toString("latin1", at, line), 16)
    at = line + 2 + size + 2
    if (came.length < at) return null
    if (size === 0) return at
  }
}

/** One connection, which asks again as soon as the whole answer is there. */
function visitor(first: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect(Number(port), hostname)
    let turn = first
    let from = 0
    let came: Buffer = Buffer.alloc(0)
    const ask = () => {
      if (performance.now() >= until) return socket.destroy()
      from = performance.now()
      return socket.write(requestOf(turn++))
    }
    socket.setNoDelay(true)
    socket.on("connect", ask)
    socket.on("data", (chunk: Buffer) => {
      came = came.length === 0 ? chunk : Buffer.concat([came, chunk])
      const length = wholeLength(came)
      if (length === null) return
      if (["200", "201"].includes(came.toString("latin1", 9, 12))) taken.push(performance.now() - from)
      else failed++
      came = came.subarray(length)
      ask()
    })
    socket.on("error", () => void failed++)
    socket.on("close", () => done())
  })
}

const started = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, (_, at) => visitor(at)))
const passedSeconds = (performance.now() - started) / 1000
taken.sort((a, b) => a - b)
const percentile = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? Number.NaN
console.log(JSON.stringify({ perSecond: taken.length / passedSeconds, p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), failed }))
