import { readFileSync } from "node:fs"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import { projectRoot } from "../../lib/root.ts"
import type { Language, Words } from "../../lib/words.ts"
import type { Pixels } from "../../read/formats/pdf-pictures.ts"

/** A paragraph of a file, or a picture with what is said of it. */
export interface Paragraph {
  readonly mark: "heading" | "text" | "bullet" | "row" | "picture"
  readonly level: number
  readonly picture?: Pixels
  readonly text: string
  /** The next one follows without a gap, as lines of one paragraph do. */
  readonly close?: boolean
}

/** What a file says, and when it was made. */
export interface PdfText {
  readonly title: string
  readonly language: Language
  readonly paragraphs: readonly Paragraph[]
  readonly now: Date
}

/** A row's cells are parted by a bar; what the typeface lacks is shown as ¤. */
export const written = (text: string, mark: Paragraph["mark"]): string => `${mark === "bullet" ? "• " : ""}${[...text.normalize("NFC").replace(/\s*\t\s*/g, mark === "row" ? " | " : "  ").replace(/\s+/g, " ").trim()].map((sign) => (fontOf(sign) ? sign : missing)).join("")}`
const missing = "¤"

/** Parts of the typeface by the signs that each has. */
const subsets = ["latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese"] as const
type Subset = (typeof subsets)[number]

interface OpenFont {
  hasGlyphForCodePoint(code: number): boolean
}

let fonts: ReadonlyMap<Subset, { readonly bytes: Buffer; readonly has: OpenFont }> | null = null

function typeface(): NonNullable<typeof fonts> {
  if (fonts) return fonts
  const probe = new PDFDocument({ autoFirstPage: false })
  const opened = subsets.map((subset) => {
    const bytes = readFileSync(join(projectRoot, "node_modules", "@fontsource", "source-sans-3", "files", `source-sans-3-${subset}-400-normal.woff`))
    // The one place where pdfkit's own font is asked; its types do not tell of it.
    const has = (probe.font(bytes) as unknown as { readonly _font: { readonly font: OpenFont } })._font.font
    return [subset, { bytes, has }] as const
  })
  fonts = new Map(opened)
  return fonts
}

function fontOf(sign: string): Subset | null {
  const code = sign.codePointAt(0) ?? 0
  for (const [subset, { has }] of typeface()) if (has.hasGlyphForCodePoint(code)) return subset
  return null
}

/** What is said of a picture where it is not seen: its name alone. */
export const pictureAlt = (text: string): string => /^\p{L}+ \d+/u.exec(text)?.[0] ?? ""

/** Paints a picture in its own size, or as large as the page lets. Its pixels are the whole of what goes into the file. */
function paint(document: PDFKit.PDFDocument, { width, height, rgb, box }: Pixels, label: string): void {
  const { page } = document
  const [room, tall] = [page.width - page.margins.left - page.margins.right, page.height - page.margins.top - page.margins.bottom - 40]
  const scale = Math.min(1, room / (box.right - box.left), tall / (box.bottom - box.top))
  const size = { width: (box.right - box.left) * scale, height: (box.bottom - box.top) * scale }
  if (document.y + size.height > page.height - page.margins.bottom) document.addPage()
  const image = {
    width, height, label, obj: null as PDFKit.PDFKitReference | null,
    embed(its: PDFKit.PDFDocument) {
      this.obj = its.ref({ Type: "XObject", Subtype: "Image", BitsPerComponent: 8, Width: width, Height: height, ColorSpace: "DeviceRGB" })
      this.obj.end(Buffer.from(rgb))
    },
  }
  document.image(image as unknown as string, document.page.margins.left, document.y, size)
  document.y += size.height + 4
}

const languageTags: Words = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }
const sizes = [11, 18, 15, 13, 12, 11.5, 11] as const

/** A tagged PDF of paragraphs, made for PDF/A-2a (ISO 19005-2). What is written is what `written` made of the words before. */
export async function pdfOf({ title, language, paragraphs, now }: PdfText): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4", margin: 56, pdfVersion: "1.7", subset: "PDF/A-2a", tagged: true, lang: languageTags[language], displayTitle: true,
    info: { Title: writtenTitle(title), Producer: "Varanto", Creator: "Varanto", CreationDate: now, ModDate: now },
  })
  const chunks: Buffer[] = []
  document.on("data", (chunk: Buffer) => void chunks.push(chunk))
  const ended = new Promise<void>((resolve) => document.on("end", () => resolve()))
  for (const [subset, { bytes }] of typeface()) document.registerFont(subset, bytes)
  const root = document.struct("Document")
  document.addStructure(root)
  for (const [at, { mark, level, picture, text: words, close = false }] of paragraphs.entries()) {
    // A long file takes seconds: whoever else is served meanwhile gets her turn.
    if (at % 50 === 49) await new Promise((resolve) => setImmediate(resolve))
    if (picture) root.add(document.struct("Figure", { alt: pictureAlt(words) }, [() => paint(document, picture, `I${at}`)]))
    if (words === "") continue
    const size = mark === "heading" ? (sizes[Math.min(6, Math.max(1, level))] ?? 11) : 11
    root.add(document.struct(mark === "heading" ? (`H${Math.min(6, Math.max(1, level))}` as "H1") : "P", {}, [() => write(document, words, size, close)]))
  }
  root.end()
  document.end()
  await ended
  return Buffer.concat(chunks)
}

/** The title as it stands in the file's own data. pdfkit puts it into XML as it is, so the signs of XML are others there. */
export const writtenTitle = (title: string): string => written(title, "heading").replace(/[&<>]/g, (sign) => ({ "&": "+", "<": "‹", ">": "›" })[sign] ?? "")

/** Writes a paragraph, in runs of one part of the typeface each. */
function write(document: PDFKit.PDFDocument, words: string, size: number, close: boolean): void {
  const runs: { font: Subset; text: string }[] = []
  for (const sign of words) {
    const font = fontOf(sign) ?? "latin"
    const last = runs.at(-1)
    // A space goes with the run before it, so that a run does not begin with one at a line's start.
    if (last && (last.font === font || sign === " ")) last.text += sign
    else runs.push({ font, text: sign })
  }
  for (const [at, { font, text }] of runs.entries()) document.font(font).fontSize(size).fillColor("#000000").text(text, { continued: at < runs.length - 1 })
  if (!close) document.moveDown(0.4)
}
