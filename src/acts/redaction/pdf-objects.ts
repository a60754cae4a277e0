/** A name of PDF, without its slash. */
export class Name {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export class Reference {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}
export type Dictionary = ReadonlyMap<string, Value>
/** A value of PDF (ISO 32000-1, 7.3); a string as its bytes. */
export type Value = number | boolean | null | Name | Reference | Uint8Array | readonly Value[] | Dictionary

export interface PdfObject {
  readonly number: number
  readonly value: Value
  /** The stream as it stands in the file, still packed. */
  readonly stream: Uint8Array | null
}

export interface PdfFile {
  readonly trailer: Dictionary
  readonly objects: ReadonlyMap<number, PdfObject>
}

/** The file is not of the one plain shape that we write: the message says what and at which byte. */
export class OddShape extends Error {
  override name = "OddShape"
  readonly at: number
  constructor(what: string, at: number) {
    super(`${what} at byte ${at}`)
    this.at = at
  }
}

/**
 * Reads a PDF of the plainest shape: a head, objects with nothing between them, one table of where they are, one trailer, and the end. An update
 * appended later, a second table, packed objects, a comment, or bytes that no object holds are an odd shape, and so is whatever the table does not tell.
 */
export function readPdfFile(bytes: Uint8Array): PdfFile {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return reader.file()
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c
const isEnd = (byte: number | undefined): boolean => byte === undefined || isSpace(byte) || "()<>[]{}/%".includes(String.fromCharCode(byte))

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  file(): PdfFile {
    const head = /^%PDF-1\.7\n%[\x80-\xff]{4}\n\n?/.exec(this.#bytes.subarray(0, 40).toString("latin1"))
    if (!head) throw new OddShape("A head that we do not write", 0)
    this.#at = head[0].length
    const objects = new Map<number, PdfObject>()
    const places = new Map<number, number>()
    while (!this.#sees("xref")) {
      const place = this.#at
      const object = this.#object()
      if (objects.has(object.number)) throw new OddShape(`A second object ${object.number}`, place)
      objects.set(object.number, object)
      places.set(object.number, place)
    }
    const table = this.#at
    this.#table(places)
    this.#word("trailer")
    const trailer = this.#value()
    if (!(trailer instanceof Map)) throw new OddShape("A trailer that is no dictionary", table)
    this.#word("startxref")
    if (this.#value() !== table) throw new OddShape("A table elsewhere than the trailer says", table)
    this.#spaces()
    if (!/^%%EOF\n?$/.test(this.#bytes.subarray(this.#at).toString("latin1"))) throw new OddShape("Something after the end of the file", this.#at)
    return { trailer, objects }
  }

  #object(): PdfObject {
    const place = this.#at
    const number = this.#value()
    if (typeof number !== "number" || this.#value() !== 0) throw new OddShape("Something that is no object", place)
    this.#word("obj")
    const value = this.#value()
    this.#spaces()
    let stream: Uint8Array | null = null
    if (this.#sees("stream")) {
      const length = value instanceof Map ? (value as Dictionary).get("Length") : null
      this.#word("stream")
      if (this.#bytes[this.#at] !== 0x0a || typeof length !== "number") throw new OddShape("A stream without its length", this.#at)
      stream = this.#bytes.subarray(this.#at + 1, this.#at + 1 + length)
      this.#at += 1 + length
      this.#word("endstream")
    }
    this.#word("endobj")
    this.#spaces()
    return { number, value, stream }
  }

  /** Every object stands where the table says, and the table tells of nothing else. */
  #table(places: ReadonlyMap<number, number>): void {
    this.#word("xref")
    const first = this.#value()
    const count = this.#value()
    if (first !== 0 || typeof count !== "number" || count !== places.size + 1) throw new OddShape("A table that does not tell of every object", this.#at)
    this.#spaces()
    for (let number = 0; number < count; number++) {
      const [, offset = "", generation = "", kind = ""] = /^(\d{10}) (\d{5}) ([nf]) ?\r?\n/.exec(this.#bytes.subarray(this.#at, this.#at + 20).toString("latin1")) ?? []
      if (number === 0 ? kind !== "f" : kind !== "n" || generation !== "00000" || places.get(number) !== Number(offset)) throw new OddShape(`A table that is wrong of object ${number}`, this.#at)
      this.#at += 20
    }
  }

  #spaces(): void {
    while (isSpace(this.#bytes[this.#at])) this.#at++
  }

  #sees(word: string): boolean {
    return this.#bytes.subarray(this.#at, this.#at + word.length).toString("latin1") === word
  }

  #word(word: string): void {
    this.#spaces()
    if (!this.#sees(word)) throw new OddShape(`Not "${word}"`, this.#at)
    this.#at += word.length
  }

  #value(depth = 0): Value {
    if (depth > 60) throw new OddShape("Values too deep in each other", this.#at)
    this.#spaces()
    if (this.#sees("<<")) return this.#dictionary(depth)
    const byte = String.fromCharCode(this.#bytes[this.#at] ?? 0)
    if (byte === "[") return this.#array(depth)
    if (byte === "/") return this.#name()
    if (byte === "(") return this.#string()
    if (byte === "<") return this.#hex()
    return this.#plain()
  }

  #dictionary(depth: number): Dictionary {
    const found = new Map<string, Value>()
    this.#at += 2
    for (this.#spaces(); !this.#sees(">>"); this.#spaces()) {
      const key = this.#value(depth + 1)
      if (!(key instanceof Name) || found.has(key.name)) throw new OddShape("A dictionary whose keys are not names, each once", this.#at)
      found.set(key.name, this.#value(depth + 1))
    }
    this.#at += 2
    return found
  }

  #array(depth: number): readonly Value[] {
    const found: Value[] = []
    this.#at++
    for (this.#spaces(); !this.#sees("]"); this.#spaces()) found.push(this.#value(depth + 1))
    this.#at++
    return found
  }

  #name(): Name {
    const from = ++this.#at
    while (!isEnd(this.#bytes[this.#at])) this.#at++
    return new Name(this.#bytes.subarray(from, this.#at).toString("latin1"))
  }

  #hex(): Uint8Array {
    const end = this.#bytes.indexOf(0x3e, this.#at)
    const text = this.#bytes.subarray(this.#at + 1, end).toString("latin1")
    if (end === -1 || !/^(?:[0-9a-fA-F]{2})*$/.test(text)) throw new OddShape("A string of hex digits that has others", this.#at)
    this.#at = end + 1
    return Buffer.from(text, "hex")
  }

  #string(): Uint8Array {
    const bytes: number[] = []
    for (let open = 1; ; ) {
      const byte = this.#bytes[++this.#at]
      if (byte === undefined) throw new OddShape("A string without its end", this.#at)
      if (byte === 0x5c) {
        const escaped = String.fromCharCode(this.#bytes[++this.#at] ?? 0)
        const said = escapes[escaped]
        if (said === undefined) throw new OddShape("An escape that we do not write", this.#at)
        bytes.push(said)
        continue
      }
      if (byte === 0x28) open++
      if (byte === 0x29 && --open === 0) break
      bytes.push(byte)
    }
    this.#at++
    return Uint8Array.from(bytes)
  }

  /** A number, a reference, or one of the three words. */
  #plain(): Value {
    const from = this.#at
    while (!isEnd(this.#bytes[this.#at])) this.#at++
    const text = this.#bytes.subarray(from, this.#at).toString("latin1")
    if (text === "true" || text === "false") return text === "true"
    if (text === "null") return null
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new OddShape("Something that is no value", from)
    const reference = /^\d+$/.test(text) ? /^ 0 R(?![^\s()<>[\]{}/%])/.exec(this.#bytes.subarray(this.#at, this.#at + 6).toString("latin1")) : null
    if (!reference) return Number(text)
    this.#at += 4
    return new Reference(Number(text))
  }
}

const escapes: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c, "\\": 0x5c, "(": 0x28, ")": 0x29 }
