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
  readonly code: "too-large" | "infected" | "not-scanned" | "not-kept"
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

/** Where files of documents are kept, on whatever shelf. */
export interface Files {
  /** Keeps what comes, without holding it in memory. It is scanned, whole and durable when this returns, or not there at all. */
  put(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredFile>
  /** The content of a file; null when there is none. */
  get(sha256: string): Promise<{ readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> } | null>
  /** Takes a file off for good, unless it was put here since a moment: then somebody may be about to name it. False where it stays. */
  drop(sha256: string, unlessSince: Date): Promise<boolean>
  readonly parts: Parts
}

/** Where whole files lie, each under the digest of its content: a folder, or a bucket of an S3-compatible store. */
export interface Shelf {
  /** Takes a file of ours that is whole and flushed, and leaves nothing of it where it lay. It is durable when this returns; before, nothing of it shows under the digest. */
  take(file: string, kept: StoredFile): Promise<void>
  /** The content of a file; null when there is none. */
  get(sha256: string): Promise<{ readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> } | null>
  /** Takes a file off, unless it was put here since a moment. False where it stays; true also where there is none. */
  drop(sha256: string, unlessSince: Date): Promise<boolean>
}

const shape = /^[0-9a-f]{64}$/
const idShape = /^[0-9a-f-]{36}$/

/** Where a file lies on a shelf, in pieces: a name is never a path, and no folder grows large. */
export function placeOf(sha256: string): readonly [string, string, string] {
  if (!shape.test(sha256)) throw new TypeError("A file is asked for by its SHA-256 digest.")
  return [sha256.slice(0, 2), sha256.slice(2, 4), sha256]
}

/** Files in a folder: the same content is kept once. */
export const filesIn = (folder: string, scan: Scan | null = null): Files => filesOn(shelfIn(folder), folder, scan)

/** Files on a shelf. What is on its way lies in a folder until it is whole and scanned: what the scan refuses is never on the shelf, not even for a moment. */
export function filesOn(shelf: Shelf, folder: string, scan: Scan | null = null): Files {
  const settle = async (coming: string, kept: StoredFile): Promise<StoredFile> => {
    await scan?.(createReadStream(coming))
    await shelf.take(coming, kept)
    return kept
  }
  return {
    async put(content, limitBytes) {
      await mkdir(join(folder, "coming"), { recursive: true })
      const coming = join(folder, "coming", randomUUID())
      const digest = createHash("sha256")
      try {
        const sizeBytes = await write(coming, "wx", content, limitBytes, digest)
        return await settle(coming, { sha256: digest.digest("hex"), sizeBytes })
      } catch (fault) {
        await rm(coming, { force: true })
        throw fault
      }
    },
    get: (sha256) => shelf.get(sha256),
    drop: (sha256, unlessSince) => shelf.drop(sha256, unlessSince),
    parts: partsIn(join(folder, "parts"), settle),
  }
}

function shelfIn(folder: string): Shelf {
  return {
    async take(coming, { sha256 }) {
      const [first, second, name] = placeOf(sha256)
      const within = join(folder, first, second)
      await mkdir(within, { recursive: true })
      await rename(coming, join(within, name))
      // A new name is durable only when its folder is.
      for (const made of [within, join(within, ".."), folder]) await syncFolder(made)
    },
    async get(sha256) {
      const file = join(folder, ...placeOf(sha256))
      const found = await stat(file).catch(ifMissing)
      return found && { sizeBytes: found.size, content: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array> }
    },
    async drop(sha256, unlessSince) {
      const [first, second, name] = placeOf(sha256)
      const within = join(folder, first, second)
      const found = await stat(join(within, name)).catch(ifMissing)
      if (found === null) return true
      if (found.mtime >= unlessSince) return false
      await rm(join(within, name))
      await syncFolder(within)
      return true
    },
  }
}

function partsIn(folder: string, settle: (file: string, kept: StoredFile) => Promise<StoredFile>): Parts {
  const partOf = (id: string): string => {
    if (!idShape.test(id)) throw new TypeError("A file that comes in parts has an id of ours.")
    return join(folder, id)
  }
  const lengthOf = async (id: string): Promise<number | null> => (await stat(partOf(id)).catch(ifMissing))?.size ?? null
  return {
    async begin(id) {
      await mkdir(folder, { recursive: true })
      await (await open(partOf(id), "wx", 0o600)).close()
    },
    length: lengthOf,
    async append(id, offset, content, limitBytes) {
      // One writer at a time, also of several processes: the lock is a file that only one can make. One that a crash left is taken over in an hour.
      const lock = `${partOf(id)}.lock`
      const held = await stat(lock).catch(ifMissing)
      if (held && Date.now() - held.mtimeMs > 3_600_000) await rm(lock, { force: true })
      const mine = await open(lock, "wx", 0o600).catch((fault: NodeJS.ErrnoException) => (fault.code === "EEXIST" || fault.code === "ENOENT" ? null : Promise.reject(fault)))
      if (!mine) return null
      try {
        if ((await lengthOf(id)) !== offset) return null
        return offset + (await write(partOf(id), "a", content, limitBytes - offset))
      } finally {
        await mine.close()
        await rm(lock, { force: true })
      }
    },
    async keep(id) {
      const digest = createHash("sha256")
      let sizeBytes = 0
      for await (const chunk of createReadStream(partOf(id)) as AsyncIterable<Buffer>) {
        sizeBytes += chunk.byteLength
        digest.update(chunk)
      }
      return settle(partOf(id), { sha256: digest.digest("hex"), sizeBytes })
    },
    drop: (id) => rm(partOf(id), { force: true }),
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
