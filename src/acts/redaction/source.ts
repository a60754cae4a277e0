import { openPage } from "../../read/formats/open-page.ts"
import { type Box, type PictureFault, readPdf } from "../../read/formats/pdf.ts"
import { fileLimitBytes, Unreadable } from "../../read/formats/unreadable.ts"
import type { Line } from "../../read/page.ts"

export type { Box, PictureFault } from "../../read/formats/pdf.ts"
export { Unreadable } from "../../read/formats/unreadable.ts"

/** What a file holds beside what its reader sees; none of it comes to a public version. */
export const leftOutKinds = ["unseen", "images", "annotations", "attachments", "bookmarks", "navigation"] as const
export type LeftOut = (typeof leftOutKinds)[number]

export interface SourceLine {
  readonly text: string
  readonly mark: Line["mark"]
  readonly level: number
  /** The page of a PDF, from 1; 0 where the format has none. */
  readonly page: number
  /** Where each UTF-16 unit of the text stands on its page; null where the format tells no places. */
  readonly boxes: readonly (Box | null)[] | null
}

/** A picture of a PDF that a public version may have, or why it may not. */
export interface SourcePicture {
  /** Counted from 1 through the whole file. */
  readonly number: number
  readonly page: number
  /** Which of its page, from 1. */
  readonly at: number
  readonly box: Box
  readonly fault: PictureFault | null
}

/** A file as its reader sees it: the lines of which a public version is made. */
export interface Source {
  readonly format: "pdf" | "docx" | "xlsx" | "html" | "text" | "csv"
  readonly lines: readonly SourceLine[]
  /** Sizes of a PDF's pages in points; empty for other formats. */
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Pages that show a picture and no text that could be read with certainty: they are taken off whole or not at all. */
  readonly unreadPages: readonly number[]
  /** Pictures of a PDF; those of other formats never come along. */
  readonly pictures: readonly SourcePicture[]
  readonly leftOut: Readonly<Record<LeftOut, number>>
}

const none: Source["leftOut"] = { unseen: 0, images: 0, annotations: 0, attachments: 0, bookmarks: 0, navigation: 0 }

/** Opens a file by what its bytes are, however many lines it has. Throws Unreadable with what is wrong. */
export async function openSource(bytes: Uint8Array, name: string): Promise<Source> {
  mustFit(bytes.length)
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-") ? fromPdf(bytes) : fromPage(bytes, name)
}

/** Opens a file to be gone through line by line: it has lines, and not too many. */
export const sourceOf = async (bytes: Uint8Array, name: string): Promise<Source> => fewEnough(await openSource(bytes, name))

const lineLimit = 5000

/** Refuses a file that is too large to be gone through line by line. */
export function mustFit(sizeBytes: number): void {
  const limit = fileLimitBytes / 1024 / 1024
  if (sizeBytes > fileLimitBytes)
    throw new Unreadable({
      fi: `Tiedosto on yli ${limit} Mt, eikä siitä tehdä julkista versiota. Jaa se osiin.`,
      sv: `Filen är över ${limit} MB, och ingen offentlig version görs av den. Dela den.`,
      en: `The file is over ${limit} MB, and no public version is made of it. Split it.`,
    })
}

function fewEnough(source: Source): Source {
  if (source.lines.length > lineLimit)
    throw new Unreadable({
      fi: `Tiedostossa on ${source.lines.length} riviä, enintään ${lineLimit} käydään läpi. Jaa se osiin.`,
      sv: `Filen har ${source.lines.length} rader, högst ${lineLimit} gås igenom. Dela den.`,
      en: `The file has ${source.lines.length} lines; at most ${lineLimit} are gone through. Split it.`,
    })
  if (source.lines.length === 0)
    throw new Unreadable({
      fi: "Tiedostossa ei ole tekstiä, jonka voisi lukea varmasti. Se on ehkä kuva: tunnista teksti ensin, tai tee julkinen versio käsin.",
      sv: "Filen har ingen text som kan läsas med säkerhet. Den är kanske en bild: tolka texten först, eller gör den offentliga versionen för hand.",
      en: "The file has no text that can be read with certainty. It may be a picture: recognise the text first, or make the public version by hand.",
    })
  return source
}

async function fromPdf(bytes: Uint8Array): Promise<Source> {
  const { pages, attachments, bookmarks } = await readPdf(bytes)
  const sum = (count: (page: (typeof pages)[number]) => number): number => pages.reduce((all, page) => all + count(page), 0)
  let signs = 0
  const lines = pages.flatMap((page, at) =>
    page.lines.map(({ text, boxes }): SourceLine => {
      const kept = shown(text)
      signs += text.length - kept.length
      return { text: kept.map(({ sign }) => sign).join(""), mark: "text", level: 0, page: at + 1, boxes: kept.map((each) => boxes[each.at] ?? null) }
    }),
  )
  const pictures = pages.flatMap((page, at) => page.pictures.map((picture, place) => ({ ...picture, page: at + 1, at: place + 1 }))).map((picture, at) => ({ ...picture, number: at + 1 }))
  return {
    format: "pdf",
    lines,
    pages: pages.map(({ width, height }) => ({ width, height })),
    unreadPages: pages.flatMap((page, at) => (page.lines.length === 0 && page.pictures.length > 0 ? [at + 1] : [])),
    pictures,
    leftOut: { ...none, unseen: sum(({ unseen }) => unseen) + signs, images: pictures.filter(({ fault }) => fault !== null).length, annotations: sum(({ annotations }) => annotations), attachments, bookmarks },
  }
}

function fromPage(bytes: Uint8Array, name: string): Source {
  const page = openPage(bytes, name)
  const count = (code: string): number => page.findings.filter((finding) => finding.code === code).reduce((all, { message }) => all + Number(/\d+/.exec(message.en)?.[0] ?? 1), 0)
  let signs = 0
  const lines = page.lines.map(({ text, mark, level }): SourceLine => {
    const kept = shown(text)
    signs += text.length - kept.length
    return { text: kept.map(({ sign }) => sign).join(""), mark, level: level ?? 0, page: 0, boxes: null }
  })
  return { format: page.format, lines: lines.filter(({ text }) => text.trim() !== ""), pages: [], unreadPages: [], pictures: [], leftOut: { ...none, unseen: count("hidden-content") + signs, navigation: count("navigation-left-out") } }
}

/** Control, format, private and unassigned signs, fillers, joiners and selectors of variants. */
const unshown = /[\p{C}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]|\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u

/** The UTF-16 units of a text that a reader sees: control, format, tag and private signs and lone halves of pairs are none of it, since they could carry words unseen. */
function shown(text: string): { readonly sign: string; readonly at: number }[] {
  const kept: { sign: string; at: number }[] = []
  let at = 0
  for (const sign of text) {
    const written = /\s/u.test(sign) && sign !== "\t" ? " " : sign
    if (written === "\t" || !unshown.test(written)) for (const [half, unit] of written.split("").entries()) kept.push({ sign: unit, at: at + half })
    at += sign.length
  }
  return kept
}
