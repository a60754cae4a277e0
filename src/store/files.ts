import { createHash, type Hash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"

/** A file as it lies in the store: known by its content alone. */
export interface StoredFile {
  readonly sha256: string
  readonly sizeBytes: number
}

/** A file that is not taken into the store, and a code of why. */
export class FileRefused extends Error {
  override name = "FileRefused"
  readonly code: "too-large" | "infected" | "not-scanned"
  /** What a scanner calls that which it found; null for other reasons. */
  readonly found: string | null
  constructor(code: FileRefused["code"], message: string, found: string | null = null) {
    super(message)
    this.code = code
    this.found = found
  }
}

/** What came is larger than what is taken. */
export class FileTooLarge extends FileRefused {
  override name = "FileTooLarge"
  constructor(message: string) {
    super("too-large", message)
  }
}

/** Looks through a file before it is kept. Throws FileRefused for what is infected, and for what could not be looked through. */
export type Scan = (content: AsyncIterable<Uint8Array>) => Promise<void>

/** Files that come in parts. Each lies by itself under an id of ours until it is whole; how much has come is the length of what lies there. */
export interface Parts {
  /** Begins a file. */
  begin(id: string): Promise<void>
  /** How many bytes have come; null when there is no such file. */
  length(id: string): Promise<number | null>
  /** Adds what comes to the end, which must be at `offset`; at most to `limitBytes`. Returns the new length, or null when the end is elsewhere or another adds just now. */
  append(id: string, offset: number, content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<number | null>
  /** Scans a whole file and moves it among the kept ones. */
  keep(id: string): Promise<StoredFile>
  drop(id: string): Promise<void>
  /** Drops what nobody has added to since a moment. Returns how many files. */
  sweep(before: Date): Promise<number>
}

/** Where files of documents are kept. On disk; an S3-compatible place can have the same verbs. */
export interface Files {
  /** Keeps what comes, without holding it in memory. It is scanned, whole and durable when this returns, or not there at all. */
  put(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredFile>
  /** The content of a file; null when there is none. */
  get(sha256: string): Promise<{ readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> } | null>
  readonly parts: Parts
}

const shape = /^[0-9a-f]{64}$/
const idShape = /^[0-9a-f-]{36}$/

/** Files in a folder, each under the digest of its content: the same content is kept once, and a name is never a path. */
export function filesIn(folder: string, scan: Scan | null = null): Files {
  const placeOf = (sha256: string): { folder: string; file: string } => {
    if (!shape.test(sha256)) throw new TypeError("A file is asked for by its SHA-256 digest.")
    const within = join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
    return { folder: within, file: join(within, sha256) }
  }
  /** Moves a file that is whole and flushed to its place. What the scan refuses is never there, not even for a moment. */
  const settle = async (coming: string, sha256: string): Promise<void> => {
    await scan?.(createReadStream(coming))
    const place = placeOf(sha256)
    await mkdir(place.folder, { recursive: true })
    await rename(coming, place.file)
    // A new name is durable only when its folder is.
    for (const made of [place.folder, join(place.folder, ".."), folder]) await syncFolder(made)
  }
  return {
    async put(content, limitBytes) {
      await mkdir(join(folder, "coming"), { recursive: true })
      const coming = join(folder, "coming", randomUUID())
      const digest = createHash("sha256")
      try {
        const sizeBytes = await write(coming, "wx", content, limitBytes, digest)
        const sha256 = digest.digest("hex")
        await settle(coming, sha256)
        return { sha256, sizeBytes }
      } catch (fault) {
        await rm(coming, { force: true })
        throw fault
      }
    },
    async get(sha256) {
      const { file } = placeOf(sha256)
      const found = await stat(file).catch(ifMissing)
      return found && { sizeBytes: found.size, content: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array> }
    },
    parts: partsIn(join(folder, "parts"), settle),
  }
}

function partsIn(folder: string, settle: (file: string, sha256: string) => Promise<void>): Parts {
  const placeOf = (id: string): string => {
    if (!idShape.test(id)) throw new TypeError("A file that comes in parts has an id of ours.")
    return join(folder, id)
  }
  const lengthOf = async (id: string): Promise<number | null> => (await stat(placeOf(id)).catch(ifMissing))?.size ?? null
  return {
    async begin(id) {
      await mkdir(folder, { recursive: true })
      await (await open(placeOf(id), "wx", 0o600)).close()
    },
    length: lengthOf,
    async append(id, offset, content, limitBytes) {
      // One writer at a time, also of several processes: the lock is a file that only one can make. One that a crash left is taken over in an hour.
      const lock = `${placeOf(id)}.lock`
      const held = await stat(lock).catch(ifMissing)
      if (held && Date.now() - held.mtimeMs > 3_600_000) await rm(lock, { force: true })
      const mine = await open(lock, "wx", 0o600).catch((fault: NodeJS.ErrnoException) => (fault.code === "EEXIST" || fault.code === "ENOENT" ? null : Promise.reject(fault)))
      if (!mine) return null
      try {
        if ((await lengthOf(id)) !== offset) return null
        return offset + (await write(placeOf(id), "a", content, limitBytes - offset))
      } finally {
        await mine.close()
        await rm(lock, { force: true })
      }
    },
    async keep(id) {
      const digest = createHash("sha256")
      let sizeBytes = 0
      for await (const chunk of createReadStream(placeOf(id)) as AsyncIterable<Buffer>) {
        sizeBytes += chunk.byteLength
        digest.update(chunk)
      }
      const sha256 = digest.digest("hex")
      await settle(placeOf(id), sha256)
      return { sha256, sizeBytes }
    },
    drop: (id) => rm(placeOf(id), { force: true }),
    async sweep(before) {
      let dropped = 0
      for (const name of await readdir(folder).catch(ifMissing) ?? []) {
        const found = await stat(join(folder, name)).catch(ifMissing)
        if (!found || found.mtime >= before) continue
        await rm(join(folder, name), { force: true })
        dropped++
      }
      return dropped
    },
  }
}

const ifMissing = (fault: NodeJS.ErrnoException): null | Promise<never> => (fault.code === "ENOENT" ? null : Promise.reject(fault))

/** Writes what comes and flushes it; what has been written stays when the coming breaks off. Returns how much came. */
async function write(file: string, flags: "wx" | "a", content: AsyncIterable<Uint8Array>, limitBytes: number, digest: Hash | null = null): Promise<number> {
  let sizeBytes = 0
  const handle = await open(file, flags, 0o600)
  try {
    for await (const chunk of content) {
      if (sizeBytes + chunk.byteLength > limitBytes) throw new FileTooLarge(`The file is larger than ${limitBytes} bytes.`)
      sizeBytes += chunk.byteLength
      digest?.update(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return sizeBytes
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r")
  await handle.sync().finally(() => handle.close())
}
