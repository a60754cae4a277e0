import type { PDFPageProxy } from "pdfjs-dist"
import { inPdf, onPage } from "./pdf.ts"
import { type Box, type Matrix, type Picture, within } from "./pdf-painter.ts"

/** A picture as its reader sees it: rows of red, green and blue from the top, and nothing else of the file. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
  /** Where it shows on its page, in points. */
  readonly box: Box
}

/** Which picture of which page, both from 1, and the areas of the page that are blacked out in it. */
export interface WantedPicture {
  readonly page: number
  readonly at: number
  readonly hidden: readonly Box[]
}

/** Pictures are given at 150 pixels an inch at the most, and with so many pixels. */
const pixelsAPoint = 150 / 72
const pixelsMost = 4_000_000
const sourcePixelsMost = 60_000_000

/**
 * Pictures of a PDF as its reader sees them, painted anew: upright, without what is cut away, and black where something lies over them or is to be hidden. What made
 * them up in the file, such as data beside the pixels, does not come along. Null in the place of one that cannot be read so. Throws Unreadable.
 */
export const picturesOf = (bytes: Uint8Array, wanted: readonly WantedPicture[]): Promise<(Pixels | null)[]> =>
  inPdf(bytes, async (opened) => {
    const found: (Pixels | null)[] = []
    for (const { page: number, at, hidden } of wanted)
      found.push(number > opened.document.numPages ? null : await onPage(opened, number, async ({ pictures, covers }, page) => {
        const picture = pictures[at - 1]
        const raw = picture && picture.fault === null ? await contentOf(page, picture) : null
        if (!picture || !raw) return null
        const { width, height } = page.getViewport({ scale: 1 })
        const over = covers.filter(({ order, lucid }) => order > picture.order && !lucid).map((cover) => cover.box)
        return paintedAnew(picture, raw, within(picture.box, { left: 0, top: 0, right: width, bottom: height }), [...over, ...hidden])
      }))
    return found
  })

interface Raw {
  readonly width: number
  readonly height: number
  /** Of pdf.js: 1 for black and white in bits, 2 for red, green and blue, 3 with how opaque each is. */
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}

const bytesOf = ({ kind, width, height }: Raw): number => (kind === 1 ? Math.ceil(width / 8) * height : kind === 2 ? width * height * 3 : kind === 3 ? width * height * 4 : Number.NaN)

/** The content of a picture as pdf.js unpacked it; null where it could not. */
async function contentOf(page: PDFPageProxy, { content }: Picture): Promise<Raw | null> {
  const raw = typeof content !== "string" ? content : await new Promise<unknown>((resolve) => {
    // Pictures that several pages show are kept with the document.
    const objects = content.startsWith("g_") ? page.commonObjs : page.objs
    objects.get(content, resolve)
  })
  if (typeof raw !== "object" || raw === null || !("data" in raw)) return null
  const its = raw as Raw
  return its.width * its.height <= sourcePixelsMost && its.data?.length >= bytesOf(its) ? its : null
}

/** What a point of a picture shows on white paper, by its place in the picture's own grid. */
function colourAt({ width, kind, data }: Raw, x: number, y: number): readonly [number, number, number] {
  if (kind === 1) {
    const light = ((data[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
    return [light, light, light]
  }
  const at = (y * width + x) * (kind === 2 ? 3 : 4)
  const opaque = kind === 2 ? 1 : (data[at + 3] ?? 0) / 255
  const on = (part: number): number => Math.round((data[at + part] ?? 0) * opaque + 255 * (1 - opaque))
  return [on(0), on(1), on(2)]
}

const inverse = ([a, b, c, d, e, f]: Matrix): Matrix | null => {
  const whole = a * d - b * c
  return Math.abs(whole) < 1e-9 ? null : [d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole]
}

/** Samples along each side of a pixel that is made of several. */
const samplesMost = 3

function paintedAnew({ matrix }: Picture, raw: Raw, box: Box, hidden: readonly Box[]): Pixels | null {
  const back = inverse(matrix)
  const [wide, tall] = [box.right - box.left, box.bottom - box.top]
  if (!back || wide < 1 || tall < 1) return null
  const own = Math.sqrt((raw.width * raw.height) / Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  const fine = Math.min(own, pixelsAPoint, Math.sqrt(pixelsMost / (wide * tall)))
  const [width, height] = [Math.max(1, Math.round(wide * fine)), Math.max(1, Math.round(tall * fine))]
  const samples = Math.min(samplesMost, Math.max(1, Math.ceil(own / fine)))
  const [stepX, stepY] = [wide / width, tall / height]
  const rgb = new Uint8Array(width * height * 3)
  const near = hidden.filter(({ left, top, right, bottom }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top)
  for (let row = 0; row < height; row++) {
    const top = box.top + row * stepY
    const rows = near.filter((area) => area.top < top + stepY && area.bottom > top)
    for (let column = 0; column < width; column++) {
      const left = box.left + column * stepX
      // A pixel that an area touches is black as a whole, so that nothing shines through at its edge.
      if (rows.some((area) => area.left < left + stepX && area.right > left)) continue
      const sum = [0, 0, 0]
      for (let part = 0; part < samples * samples; part++) {
        const [x, y] = [left + (((part % samples) + 0.5) * stepX) / samples, top + ((Math.floor(part / samples) + 0.5) * stepY) / samples]
        const [u, v] = [back[0] * x + back[2] * y + back[4], back[1] * x + back[3] * y + back[5]]
        const outside = u < 0 || u > 1 || v < 0 || v > 1
        const colour = outside ? [255, 255, 255] : colourAt(raw, Math.min(raw.width - 1, Math.floor(u * raw.width)), Math.min(raw.height - 1, Math.floor((1 - v) * raw.height)))
        for (let of = 0; of < 3; of++) sum[of] = (sum[of] ?? 0) + (colour[of] ?? 0)
      }
      for (let of = 0; of < 3; of++) rgb[(row * width + column) * 3 + of] = Math.round((sum[of] ?? 0) / (samples * samples))
    }
  }
  return { width, height, rgb, box }
}
