import { createHash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"

/** A file as it lies in the store: known by its content alone. */
export interface StoredFile {
  readonly sha256: string
  readonly sizeBytes: number
}

/** What came is larger than what is taken. */
export class FileTooLarge extends Error {
  override name = "FileTooLarge"
}

/** Where files of documents are kept. On disk; an S3-compatible place can have the same three verbs. */
export interface Files {
  /** Keeps what comes, without holding it in memory. It is there whole and durable when this returns, or not at all. */
  put(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredFile>
  /** The content of a file; null when there is none. */
  get(sha256: string): Promise<{ readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> } | null>
}

const shape = /^[0-9a-f]{64}$/

/** Files in a folder, each under the digest of its content: the same content is kept once, and a name is never a path. */
export function filesIn(folder: string): Files {
  const placeOf = (sha256: string): { folder: string; file: string } => {
    if (!shape.test(sha256)) throw new TypeError("A file is asked for by its SHA-256 digest.")
    const within = join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
    return { folder: within, file: join(within, sha256) }
  }
  return {
    async put(content, limitBytes) {
      await mkdir(join(folder, "coming"), { recursive: true })
      const coming = join(folder, "coming", randomUUID())
      const digest = createHash("sha256")
      let sizeBytes = 0
      const handle = await open(coming, "wx", 0o600)
      try {
        try {
          for await (const chunk of content) {
            sizeBytes += chunk.byteLength
            if (sizeBytes > limitBytes) throw new FileTooLarge(`The file is larger than ${limitBytes} bytes.`)
            digest.update(chunk)
            await handle.writeFile(chunk)
          }
          await handle.sync()
        } finally {
          await handle.close()
        }
        const sha256 = digest.digest("hex")
        const place = placeOf(sha256)
        await mkdir(place.folder, { recursive: true })
        await rename(coming, place.file)
        // A new name is durable only when its folder is.
        for (const made of [place.folder, join(place.folder, ".."), folder]) await syncFolder(made)
        return { sha256, sizeBytes }
      } catch (fault) {
        await rm(coming, { force: true })
        throw fault
      }
    },
    async get(sha256) {
      const { file } = placeOf(sha256)
      const found = await stat(file).catch((fault: NodeJS.ErrnoException) => (fault.code === "ENOENT" ? null : Promise.reject(fault)))
      return found && { sizeBytes: found.size, content: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array> }
    },
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r")
  await handle.sync().finally(() => handle.close())
}
