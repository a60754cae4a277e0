import { connect, type Socket } from "node:net"
import { FileRefused, type Scan } from "./files.ts"

/** How long a scanner may be silent while it scans, in milliseconds. */
const patienceMs = 120_000
const pieceBytes = 64 * 1024

/** Where a clamd listens: a path of a Unix socket, or host:port. Null when the address is neither. */
export function clamdAt(address: string): { readonly path: string } | { readonly host: string; readonly port: number } | null {
  if (address.startsWith("/")) return { path: address }
  const [, host = "", port = ""] = /^(?:tcp:\/\/)?(\[[0-9a-f:]+\]|[^\s:/]+):(\d{1,5})$/i.exec(address) ?? []
  return host === "" || Number(port) > 65535 ? null : { host: host.replace(/^\[|\]$/g, ""), port: Number(port) }
}

/**
 * A scan by clamd (INSTREAM, clamd(8)). What it names as infected is refused; so is every file when it cannot be asked, breaks off, or answers otherwise,
 * since a file that nobody has looked through is not kept where looking through was promised.
 */
export function scanWith(address: string, silenceMs: number = patienceMs): Scan {
  return async (content) => {
    const reply = await ask(address, "INSTREAM", silenceMs, content)
    if (/^stream: OK$/.test(reply)) return
    const [, found] = /^stream: (.+) FOUND$/.exec(reply) ?? []
    if (found !== undefined) throw new FileRefused("infected", `The virus scanner found ${found} in the file.`, found)
    throw new FileRefused("not-scanned", `The virus scanner did not scan the file: ${reply.slice(0, 200)}`)
  }
}

/** What a clamd says of itself, like "ClamAV 1.4.3/27400". Throws FileRefused when it cannot be asked. */
export const scannerVersion = (address: string): Promise<string> => ask(address, "VERSION", 5000)

async function ask(address: string, command: "INSTREAM" | "VERSION", silenceMs: number, content: AsyncIterable<Uint8Array> | null = null): Promise<string> {
  const place = clamdAt(address)
  if (!place) throw new FileRefused("not-scanned", `"${address}" is neither a path of a socket nor host:port.`)
  const socket = connect(place)
  let reply = ""
  const ended = new Promise<string>((resolve, reject) => {
    socket.setTimeout(silenceMs, () => socket.destroy(new Error("it is silent")))
    socket.on("data", (bytes: Buffer) => {
      reply += bytes.toString("utf8")
      if (reply.includes("\0")) socket.end()
    })
    socket.once("error", reject)
    socket.once("close", () => (reply === "" ? reject(new Error("it closed without an answer")) : resolve(reply.replace(/\0[\s\S]*$/, "").trim())))
  })
  // Told of below, or when the answer is waited for.
  ended.catch(() => {})
  try {
    await send(socket, Buffer.from(`z${command}\0`))
    if (content) await sendAll(socket, content, () => reply !== "")
    return await ended
  } catch (fault) {
    socket.destroy()
    // An answer that came while we still sent tells more than the broken pipe does.
    if (reply !== "") return reply.replace(/\0[\s\S]*$/, "").trim()
    throw new FileRefused("not-scanned", `The virus scanner at ${address} cannot be asked: ${(await ended.catch((reason: Error) => reason.message)) || (fault as Error).message}`)
  }
}

/** Each piece with its length before it, and a length of zero at the end. Stops when an answer comes before that. */
async function sendAll(socket: Socket, content: AsyncIterable<Uint8Array>, answered: () => boolean): Promise<void> {
  for await (const chunk of content)
    for (let from = 0; from < chunk.byteLength; from += pieceBytes) {
      if (answered()) return
      const piece = chunk.subarray(from, from + pieceBytes)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.byteLength)
      await send(socket, Buffer.concat([length, piece]))
    }
  await send(socket, Buffer.alloc(4))
}

const send = (socket: Socket, bytes: Buffer): Promise<void> => new Promise((resolve, reject) => void socket.write(bytes, (fault) => (fault ? reject(fault) : resolve())))
