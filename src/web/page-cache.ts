import { hash } from "node:crypto"
import { brotliCompressSync, constants } from "node:zlib"
import { securityHeaders } from "./headers.ts"
import type { Answer } from "./visit.ts"

/** A page that is ready to leave, with its headers. */
export interface Kept {
  readonly answer: Answer
  readonly tag: string
  /** When what the page tells last changed; null when the page does not know. */
  readonly changed: Date | null
  readonly headers: Readonly<Record<string, string>>
  readonly packedHeaders: Readonly<Record<string, string>>
  /** The body as most browsers want it, or null when it is not worth the time yet. */
  packed(): Uint8Array<ArrayBuffer> | null
}

/** Pages that may be shown again, by address, until a description or the day changes. Bounded; the oldest goes first. */
export class PageCache {
  readonly #pages = new Map<string, Kept>()
  readonly #limitPages: number
  #edition = ""

  constructor(limitPages = 2000) {
    this.#limitPages = limitPages
  }

  /** Forgets everything when the edition (revisions and day) is another than before. */
  find(edition: string, address: string): Kept | null {
    if (edition !== this.#edition) {
      this.#pages.clear()
      this.#edition = edition
    }
    return this.#pages.get(address) ?? null
  }

  keep(address: string, answer: Answer, changed: Date | null = null): Kept {
    const kept = ready(answer, changed)
    if (answer.keep && (answer.status ?? 200) === 200) {
      if (this.#pages.size >= this.#limitPages) this.#pages.delete(this.#pages.keys().next().value as string)
      this.#pages.set(address, kept)
    }
    return kept
  }
}

/** Makes an answer ready to leave without keeping it. */
export function ready(answer: Answer, changed: Date | null = null): Kept {
  const tag = `"${hash("sha1", answer.body, "base64url")}"`
  const headers: Record<string, string> = { ...securityHeaders, ...answer.headers, "content-type": answer.type, vary: "accept-encoding", "cache-control": "no-store" }
  if (answer.keep && (answer.status ?? 200) === 200) {
    headers.etag = tag
    headers["cache-control"] = "public, max-age=0, must-revalidate"
    if (changed) headers["last-modified"] = changed.toUTCString()
  }
  return { answer, tag, changed, headers, packedHeaders: { ...headers, "content-encoding": "br" }, packed: packer(answer.body) }
}

/**
 * Packs quickly for the first reader and well for the second, who shows that there will be more. What travels in the first
 * flight of packets anyway is not packed for the first reader at all: null.
 */
function packer(body: string): () => Uint8Array<ArrayBuffer> | null {
  let asked = 0
  let quality = 0
  let packed: Uint8Array<ArrayBuffer> | null = null
  return () => {
    asked++
    if (asked === 1 && body.length <= firstFlightBytes) return null
    const wanted = asked === 1 ? quicklyPacked : wellPacked
    if (wanted !== quality) {
      quality = wanted
      packed = new Uint8Array(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: windowBits, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }))
    }
    return packed
  }
}

/** Ten segments of TCP, which a server may send before it hears anything (RFC 6928). */
const firstFlightBytes = 14_000
const quicklyPacked = 1
/** A page is some tens of kilobytes: a larger window only costs memory. */
const windowBits = 16
const wellPacked = 7
