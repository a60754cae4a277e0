import { deflateSync, inflateSync } from "node:zlib"

/** A PDF in parts that can be changed at will: its objects as they are written, and its trailer. Binary text is held as Latin-1. */
export interface PdfParts {
  readonly objects: Map<number, string>
  trailer: string
}

/** Takes a file of ours apart. */
export function partsOf(bytes: Uint8Array): PdfParts {
  const text = Buffer.from(bytes).toString("latin1")
  const objects = new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj(?=\n)/g)].map(([, number, body = ""]) => [Number(number), body]))
  return { objects, trailer: /trailer\n([\s\S]*?)\nstartxref/.exec(text)?.[1] ?? "" }
}

/** Puts a file together, with a table that tells of each object. */
export function pdfFrom({ objects, trailer }: PdfParts): Buffer {
  let text = "%PDF-1.7\n%\xff\xff\xff\xff\n\n"
  const places: string[] = []
  const count = Math.max(...objects.keys())
  for (let number = 1; number <= count; number++) {
    places.push(`${String(text.length).padStart(10, "0")} 00000 n \n`)
    text += `${number} 0 obj\n${objects.get(number) ?? "<<\n>>"}\nendobj\n`
  }
  return Buffer.from(`${text}xref\n0 ${count + 1}\n0000000000 65535 f \n${places.join("")}trailer\n${trailer.replace(/\/Size \d+/, `/Size ${count + 1}`)}\nstartxref\n${text.length}\n%%EOF\n`, "latin1")
}

/** An object with a stream, packed. */
export const streamOf = (content: string | Uint8Array, dictionary = ""): string => {
  const packed = deflateSync(typeof content === "string" ? Buffer.from(content, "latin1") : content).toString("latin1")
  return `<< /Length ${packed.length} /Filter /FlateDecode ${dictionary} >>\nstream\n${packed}\nendstream`
}

/** The stream of an object, unpacked. */
export function contentOf(object: string): string {
  const from = object.indexOf("stream\n") + 7
  const packed = Buffer.from(object.slice(from, object.lastIndexOf("\nendstream")), "latin1")
  return object.includes("/FlateDecode") ? inflateSync(packed).toString("latin1") : packed.toString("latin1")
}

/** Adds an object under the next number, and gives its reference. */
export function added({ objects }: PdfParts, object: string): string {
  const number = Math.max(...objects.keys()) + 1
  objects.set(number, object)
  return `${number} 0 R`
}

/** The number of the first object that a pattern is found in. */
export function numberOf({ objects }: PdfParts, pattern: RegExp): number {
  const found = [...objects].find(([, object]) => pattern.test(object))
  if (!found) throw new Error(`No object has ${pattern}.`)
  return found[0]
}

export const changed = (parts: PdfParts, number: number, change: (object: string) => string): void => void parts.objects.set(number, change(parts.objects.get(number) ?? ""))

interface Pages {
  /** What is painted, after the words that everyone may see. */
  readonly content?: string
  readonly page?: string
  readonly catalog?: string
  readonly resources?: string
  readonly info?: string
  /** Further objects, from 10 on. */
  readonly objects?: readonly string[]
}

/** A letter of one page, written by hand: what is open, what a clerk hides, and whatever a test adds. */
export function letterPdf(lines: readonly string[], { content = "", page = "", catalog = "", resources = "", info = "", objects = [] }: Pages = {}): PdfParts {
  const text = lines.map((line, at) => `BT /F1 12 Tf 0 g 1 0 0 1 60 ${760 - at * 20} Tm (${line.replace(/[\\()]/g, "\\$&")}) Tj ET`).join("\n")
  return {
    objects: new Map([
      [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
      [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
      [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`],
      [4, streamOf(`${text}\n${content}`)],
      [5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"],
      [6, `<< ${info} >>`],
      ...objects.map((object, at): [number, string] => [at + 10, object]),
    ]),
    trailer: "<< /Size 0 /Root 1 0 R /Info 6 0 R >>",
  }
}
