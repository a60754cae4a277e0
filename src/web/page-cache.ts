import { createHash } from "node:crypto"
import { brotliCompressSync, constants } from "node:zlib"
import type { Answer } from "./visit.ts"

export interface Kept {
  readonly answer: Answer
  readonly tag: string
  /** The body as most browsers want it; made when first asked for. */
  packed(): Buffer
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

  keep(address: string, answer: Answer): Kept {
    const kept = keepable(answer)
    if (answer.keep && (answer.status ?? 200) === 200) {
      if (this.#pages.size >= this.#limitPages) this.#pages.delete(this.#pages.keys().next().value as string)
      this.#pages.set(address, kept)
    }
    return kept
  }
}

function keepable(answer: Answer): Kept {
  let packed: Buffer | null = null
  return {
    answer,
    tag: `"${createHash("sha1").update(answer.body).digest("base64url")}"`,
    packed: () => (packed ??= brotliCompressSync(answer.body, { params: { [constants.BROTLI_PARAM_QUALITY]: answer.keep ? 5 : 1 } })),
  }
}
