import assert from "node:assert/strict"
import { test } from "node:test"
import { letterPdf, pdfFrom, streamOf } from "../../../test/pdf-parts.ts"
import { readPdf } from "./pdf.ts"
import { picturesOf } from "./pdf-pictures.ts"

const [red, blue, black, white] = ["200,0,0", "0,0,200", "0,0,0", "255,255,255"]
/** Ten by ten points: the left half red, the right half blue. */
const rgb = Buffer.from(Array.from({ length: 100 }, (_, at) => (at % 10 < 5 ? [200, 0, 0] : [0, 0, 200])).flat())
const plain = "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8"
const placed = "q 200 0 0 200 50 300 cm /Im1 Do Q"
const pdf = (content: string, more: { page?: string; image?: string; objects?: string[] } = {}): Buffer =>
  pdfFrom(letterPdf(["Kirje"], { content, page: more.page ?? "", resources: "/XObject << /Im1 10 0 R >>", objects: [streamOf(rgb, `${plain} ${more.image ?? ""}`), ...(more.objects ?? [])] }))

/** The colours of a picture in its corners and beside its middle, or why it is none. */
async function seen(bytes: Buffer, hidden: { left: number; top: number; right: number; bottom: number }[] = []): Promise<string> {
  const [picture] = (await readPdf(bytes)).pages[0]?.pictures ?? []
  if (picture?.fault) return picture.fault
  const [found] = await picturesOf(bytes, [{ page: 1, at: 1, hidden }])
  if (!found) return "none"
  const at = (x: number, y: number) => [0, 1, 2].map((of) => found.rgb[(Math.min(found.height - 1, Math.floor(y * found.height)) * found.width + Math.min(found.width - 1, Math.floor(x * found.width))) * 3 + of]).join()
  const names: Record<string, string> = { [red]: "red", [blue]: "blue", [black]: "black", [white]: "white" }
  return [[0, 0], [1, 0], [0, 1], [1, 1], [0.3, 0.5]].map(([x = 0, y = 0]) => names[at(x, y)] ?? at(x, y)).join(" ")
}

test("a picture comes with the pixels that a reader sees", async () => {
  assert.equal(await seen(pdf(placed)), "red blue red blue red")
  assert.equal(await seen(pdf("q 0 200 -200 0 250 300 cm /Im1 Do Q")), "blue blue red red red", "turned as the page turns it")
  assert.equal(await seen(pdf(placed, { page: "/Rotate 180" })), "blue red blue red blue")
})

test("what lies over a picture is black in it, and so is an area that is hidden; what is cut away is not there", async () => {
  assert.equal(await seen(pdf(`${placed} 0 g 150 300 100 200 re f`)), "red black red black red")
  assert.equal(await seen(pdf(`${placed} 1 g 150 300 100 100 re f`)), "red blue red black red", "whatever the colour of the box")
  assert.equal(await seen(pdf(placed), [{ left: 150, top: 842 - 500, right: 250, bottom: 842 - 300 }]), "red black red black red")
  assert.equal(await seen(pdf(`q 50 300 100 200 re W n ${placed} Q`)), "red red red red red")
  assert.equal(await seen(pdf("q 200 0 0 200 -100 300 cm /Im1 Do Q")), "blue blue blue blue blue", "the part beside the page is no part of it")
})

test("colours that a mask makes transparent are white, as on paper", async () => {
  const mask = streamOf(Buffer.from(Array.from({ length: 100 }, (_, at) => (at % 10 < 5 ? 255 : 0))), plain.replace("DeviceRGB", "DeviceGray"))
  assert.equal(await seen(pdf(placed, { image: "/SMask 11 0 R", objects: [mask] })), "red white red white red")
})

test("a picture that cannot be known as it is seen is told of with the reason", async () => {
  assert.deepEqual(
    [await seen(pdf(`q 150 400 m 250 400 l 200 300 l h W n ${placed} Q`)), await seen(pdfFrom(letterPdf(["Kirje"], { content: `/G1 gs ${placed}`, resources: "/XObject << /Im1 10 0 R >> /ExtGState << /G1 << /ca 0.5 >> >>", objects: [streamOf(rgb, plain)] }))),
      await seen(pdfFrom(letterPdf(["Kirje"], { content: placed, resources: "/XObject << /Im1 10 0 R >>", objects: [streamOf(Buffer.alloc(20, 170), "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ImageMask true /BitsPerComponent 1")] })))],
    ["cut-to-shape", "see-through", "stencil"],
  )
  assert.equal(await seen(pdf(placed, { image: "/Filter /JPXDecode" }).subarray(0)), "none", "what cannot be unpacked is none")
})
