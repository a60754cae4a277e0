import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist"
import { type Box, type Colour, type Cover, type Glyph, holds, luminance, type Matrix, middle, Painter, type PictureFault, within } from "./pdf-painter.ts"
import { broken } from "./zip.ts"
import { Unreadable } from "./unreadable.ts"

export type { Box, PictureFault } from "./pdf-painter.ts"

export interface PdfLine {
  readonly text: string
  /** Where each UTF-16 unit of the text stands; of a space that we put between words, nowhere. */
  readonly boxes: readonly (Box | null)[]
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  /** What a reader of the page sees, from top to bottom. */
  readonly lines: readonly PdfLine[]
  /** Characters that the page holds and a reader does not see: under a box, in the paper's colour, on a hidden layer. */
  readonly unseen: number
  /** What it shows as pictures, in the order of painting. */
  readonly pictures: readonly PdfPicture[]
  readonly annotations: number
}

export interface PdfPicture {
  /** Where it shows on the page. */
  readonly box: Box
  readonly fault: PictureFault | null
}

export interface PdfText {
  readonly pages: readonly PdfPage[]
  readonly attachments: number
  readonly bookmarks: number
}

const pageLimit = 500
/** Comparisons of characters with what may cover them, on one page. */
const workLimit = 50_000_000

/**
 * The text of a PDF as a reader sees it, with its places. A character is seen when it is painted, in a colour that differs from what is
 * under it, inside the page and its clip, on a layer that shows, and with nothing painted over it. What cannot be decided counts as unseen.
 * Throws Unreadable for what is encrypted, broken or too long.
 */
export const readPdf = (bytes: Uint8Array): Promise<PdfText> =>
  inPdf(bytes, async (opened) => {
    const { document } = opened
    if (document.numPages > pageLimit) throw tooManyPages(document.numPages)
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number++) pages.push(await onPage(opened, number, async (painter, page) => {
      if (painter.glyphs.length * painter.covers.length > workLimit) throw tooManyPages(document.numPages)
      const { width, height } = page.getViewport({ scale: 1 })
      const annotations = await page.getAnnotations()
      const seen = painter.glyphs.filter((glyph) => isSeen(glyph, painter.covers, width, height))
      const paper = { left: 0, top: 0, right: width, bottom: height }
      const pictures = painter.pictures.map(({ box, fault }) => ({ box: within(box, paper), fault }))
      return { width, height, lines: linesOf(seen), unseen: painter.glyphs.length - seen.length, pictures, annotations: annotations.length }
    }))
    const attachments = (await document.getAttachments()) as Readonly<Record<string, unknown>> | null
    return { pages, attachments: Object.keys(attachments ?? {}).length, bookmarks: ((await document.getOutline()) as readonly unknown[] | null)?.length ?? 0 }
  })

interface OpenedPdf {
  readonly document: PDFDocumentProxy
  readonly names: ReadonlyMap<number, string>
  readonly layers: Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>>
}

/** Opens a PDF for as long as something is done with it. Throws Unreadable for what is encrypted or broken. */
export async function inPdf<Result>(bytes: Uint8Array, use: (opened: OpenedPdf) => Promise<Result>): Promise<Result> {
  // Loaded when the first PDF comes, since it is large.
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const task = pdfjs.getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, disableFontFace: true, isEvalSupported: false, stopAtErrors: true, enableXfa: false, verbosity: 0 })
  try {
    const document = await task.promise
    const names = new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code as number, name]))
    return await use({ document, names, layers: await document.getOptionalContentConfig() })
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault
    throw (fault as Error).name === "PasswordException" ? encrypted() : broken()
  } finally {
    await task.destroy()
  }
}

/** What a page paints, for as long as something is done with it. */
export async function onPage<Result>({ document, names, layers }: OpenedPdf, number: number, use: (painter: Painter, page: PDFPageProxy) => Promise<Result>): Promise<Result> {
  const page = await document.getPage(number)
  // 0 leaves annotations out.
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const painter = new Painter(page.getViewport({ scale: 1 }).transform as unknown as Matrix, (group) => layers.isVisible(group as never) as boolean)
  for (const [at, code] of fnArray.entries()) painter.paint(names.get(code) ?? "", (argsArray[at] ?? []) as readonly unknown[])
  const result = await use(painter, page)
  page.cleanup()
  return result
}

const differs = (colour: Colour, under: Colour): boolean => {
  if (colour === null || under === null) return false
  const [light = 0, dark = 0] = [luminance(colour), luminance(under)].sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05) >= 1.3
}

function isSeen({ box, order, colours, unpainted, text }: Glyph, covers: readonly Cover[], width: number, height: number): boolean {
  const [x, y] = middle(box)
  if (unpainted || !holds({ left: 0, top: 0, right: width, bottom: height }, x, y)) return false
  const here = covers.filter((cover) => holds(cover.box, x, y))
  // A line drawn through or under words does not hide them.
  if (here.some((cover) => cover.order > order && !cover.lucid && cover.box.bottom - cover.box.top > 0.3 * (box.bottom - box.top))) return false
  if (text.trim() === "") return true
  const under = here.findLast((cover) => cover.order < order && !cover.lucid)
  return colours.some((colour) => differs(colour, under ? under.colour : "#ffffff"))
}

/** Characters as lines: those that share a baseline stand in one, from left to right. Slanted text keeps its own runs. */
function linesOf(glyphs: readonly Glyph[]): PdfLine[] {
  const rows: Glyph[][] = []
  const byHeight = glyphs.filter(({ level }) => level).toSorted((one, other) => one.baseline - other.baseline || one.box.left - other.box.left)
  for (const glyph of byHeight) {
    const row = rows.at(-1)
    const near = row?.[0]
    if (row && near && Math.abs(glyph.baseline - near.baseline) < 0.4 * Math.min(glyph.height, near.height)) row.push(glyph)
    else rows.push([glyph])
  }
  const slanted = new Map<number, Glyph[]>()
  for (const glyph of glyphs) if (!glyph.level) slanted.set(glyph.run, [...(slanted.get(glyph.run) ?? []), glyph])
  return [...rows.map((row) => row.toSorted((one, other) => one.box.left - other.box.left)), ...slanted.values()].map(lineOf).filter(({ text }) => text.trim() !== "")
}

function lineOf(row: readonly Glyph[]): PdfLine {
  let text = ""
  const boxes: (Box | null)[] = []
  let before: Glyph | undefined
  for (const glyph of row) {
    const gap = before && glyph.level ? glyph.box.left - before.box.right : 0
    // What is painted twice for boldness is one character.
    if (before && glyph.text === before.text && Math.abs(glyph.box.left - before.box.left) < 0.1 * glyph.height) continue
    if (gap > 0.18 * glyph.height && !/\s$/.test(text) && glyph.text.trim() !== "") {
      text += gap > 2 * glyph.height ? "\t" : " "
      boxes.push(null)
    }
    const written = glyph.text.replace(/\s/g, " ")
    text += written
    for (let at = 0; at < written.length; at++) boxes.push(glyph.box)
    before = glyph
  }
  return { text, boxes }
}

const encrypted = (): Unreadable =>
  new Unreadable({
    fi: "PDF on salattu salasanalla, eikä sitä lueta. Pyydä tiedosto ilman salasanaa.",
    sv: "PDF-filen är skyddad med lösenord och läses inte. Be om filen utan lösenord.",
    en: "The PDF is encrypted with a password and is not read. Ask for the file without one.",
  })

const tooManyPages = (pages: number): Unreadable =>
  new Unreadable({
    fi: `PDF:ssä on ${pages} sivua, enintään ${pageLimit} luetaan. Jaa se osiin.`,
    sv: `PDF-filen har ${pages} sidor, högst ${pageLimit} läses. Dela den.`,
    en: `The PDF has ${pages} pages; at most ${pageLimit} are read. Split it.`,
  })
