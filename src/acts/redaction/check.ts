import { inflateSync } from "node:zlib"
import { readPdf } from "../../read/formats/pdf.ts"
import { type Dictionary, Name, OddShape, type PdfFile, type PdfObject, readPdfFile, Reference, type Value } from "./pdf-objects.ts"
import { pictureAlt, writtenTitle } from "./pdf.ts"
import { paragraphsOf, type PublicText } from "./rebuild.ts"

/** Something in a file that was not allowed into it. */
export interface Leak {
  readonly code:
    | "odd-shape"
    | "unread"
    | "other-text"
    | "unseen-text"
    | "image"
    | "annotation"
    | "attachment"
    | "bookmark"
    | "unknown-part"
    | "other-words"
    | "loose-object"
    | "hidden-words"
  /** Where: an object, a page, a byte, with the name of the part. */
  readonly where: string
}

/**
 * What a file holds beside the allowed text, found from the file's bytes alone: nothing is believed of how it was made. A file passes when it
 * is of the plainest shape (one body, one table, no update, nothing between objects), each of its parts is one that a page of text needs, every word in its
 * data is known, and what its pages show, read as a reader sees it, is the allowed text to the letter. `hidden` are the words that may not be there.
 */
export async function leaksIn(bytes: Uint8Array, allowed: PublicText, hidden: readonly string[]): Promise<Leak[]> {
  let file: PdfFile
  try {
    file = readPdfFile(bytes)
  } catch (fault) {
    if (fault instanceof OddShape) return [{ code: "odd-shape", where: fault.message }]
    throw fault
  }
  const text = paragraphsOf(allowed).map((paragraph) => paragraph.text).join("\n")
  return [...unknownParts(file, allowed), ...pictureLeaks(file, allowed), ...looseObjects(file), ...streamLeaks(file, text, allowed), ...hiddenWords(file, bytes, text, hidden), ...(await shownLeaks(bytes, text, picturesIn(allowed).length))]
}

/** Keys of the dictionaries of a page of text. Any other is of something that we do not put in. */
const keys = new Set([
  "Type", "Subtype", "S", "P", "K", "Pg", "Length", "Filter", "length", "N", "Parent", "MediaBox", "Contents", "Resources", "UserUnit", "StructParents", "Tabs", "ProcSet", "Font", "ColorSpace", "Producer", "Creator", "CreationDate",
  "ModDate", "Title", "FontName", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "XHeight", "StemV", "FontFile2", "BaseFont", "CIDSystemInfo", "Registry", "Ordering", "Supplement", "FontDescriptor", "W", "CIDToGIDMap",
  "Encoding", "DescendantFonts", "ToUnicode", "ParentTree", "ParentTreeNextKey", "Limits", "Nums", "Marked", "Pages", "Names", "Dests", "Lang", "MarkInfo", "StructTreeRoot", "ViewerPreferences", "DisplayDocTitle", "OutputIntents", "Metadata",
  "OutputConditionIdentifier", "Info", "DestOutputProfile", "Count", "Kids", "MCID", "Size", "Root", "ID",
])
const types = new Set([
  "Page", "Pages", "Catalog", "Font", "FontDescriptor", "CIDFontType2", "Type0", "StructTreeRoot", "Metadata", "XML", "OutputIntent", "GTS_PDFA1", "MCR", "Document", "P", "H1", "H2", "H3", "H4", "H5", "H6", "S", "PDF", "Text", "ImageB", "ImageC",
  "ImageI", "FlateDecode", "Identity", "Identity-H",
])

/** Each value of a file with the object that it stands in and the key under which. */
function* values(file: PdfFile): Generator<readonly [value: Value, key: string, where: string]> {
  const walk = function* (value: Value, key: string, where: string): ReturnType<typeof values> {
    yield [value, key, where]
    if (Array.isArray(value)) for (const each of value as readonly Value[]) yield* walk(each, key, where)
    else if (value instanceof Map) for (const [name, each] of value as Dictionary) yield* walk(each, name, where)
  }
  for (const { number, value } of file.objects.values()) yield* walk(value, infoKey(file, number), `object ${number}`)
  yield* walk(file.trailer, "trailer", "trailer")
}

/** The key under which the document's data refer to an object that is a bare string. */
function infoKey(file: PdfFile, number: number): string {
  const info = file.trailer.get("Info")
  const dictionary = info instanceof Reference ? file.objects.get(info.number)?.value : null
  if (dictionary instanceof Map) for (const [key, value] of dictionary as Dictionary) if (value instanceof Reference && value.number === number) return key
  return ""
}

/** Keys, names and operators of pictures, which only a public version that has pictures may hold. */
const pictureKeys = new Set(["XObject", "Width", "Height", "BitsPerComponent", "Alt"])
const pictureTypes = new Set(["XObject", "Image", "Figure", "DeviceRGB"])
const pictureLabel = /^I\d{1,4}$/

const picturesIn = ({ lines }: PublicText) => lines.flatMap(({ picture }) => picture ?? [])

/** A picture of the file is an allowed one to the pixel, and has nothing but its pixels; each allowed one is there once. */
function* pictureLeaks(file: PdfFile, allowed: PublicText): Generator<Leak> {
  const wanted = [...picturesIn(allowed)]
  for (const object of file.objects.values()) {
    const { number, value, stream } = object
    const subtype = value instanceof Map ? (value as Dictionary).get("Subtype") : null
    if (!stream || !(value instanceof Map) || !(subtype instanceof Name) || subtype.name !== "Image") continue
    const its = value as Dictionary
    const plain = [...its.keys()].every((key) => ["Type", "Subtype", "BitsPerComponent", "Width", "Height", "ColorSpace", "Filter", "Length"].includes(key))
    const space = its.get("ColorSpace")
    const content = unpacked(object)
    const found = wanted.findIndex(({ width, height, rgb }) => its.get("Width") === width && its.get("Height") === height && content?.equals(rgb) === true)
    if (!plain || found === -1 || its.get("BitsPerComponent") !== 8 || !(space instanceof Name) || space.name !== "DeviceRGB") yield { code: "image", where: `object ${number}` }
    else wanted.splice(found, 1)
  }
  if (wanted.length > 0) yield { code: "image", where: "a picture that is not there" }
}

function* unknownParts(file: PdfFile, allowed: PublicText): Generator<Leak> {
  const pictured = picturesIn(allowed).length > 0
  for (const [value, key, where] of values(file)) {
    if (value instanceof Map) for (const name of (value as Dictionary).keys()) if (!keys.has(name) && !/^F\d{1,3}$/.test(name) && !(pictured && (pictureKeys.has(name) || pictureLabel.test(name)))) yield { code: partCodes[name] ?? "unknown-part", where: `${where}: /${name}` }
    if (value instanceof Name && !types.has(value.name) && !(pictured && pictureTypes.has(value.name)) && !/^[A-Z]{6}\+SourceSans3-Regular$/.test(value.name)) yield { code: partCodes[value.name] ?? "unknown-part", where: `${where}: /${value.name}` }
    if (value instanceof Uint8Array && !knownString(value, key, allowed)) yield { code: "other-words", where: `${where}: /${key}` }
  }
}

const partCodes: Readonly<Record<string, Leak["code"]>> = { XObject: "image", Image: "image", Form: "image", Annots: "annotation", Annot: "annotation", AcroForm: "annotation", EmbeddedFiles: "attachment", EmbeddedFile: "attachment", AF: "attachment", Filespec: "attachment", Outlines: "bookmark" }

const tags = new Set(["fi-FI", "sv-FI", "en-GB"])
const fixed: Readonly<Record<string, string>> = { Producer: "Varanto", Creator: "Varanto", Registry: "Adobe", Ordering: "Identity", Info: "sRGB IEC61966-2.1", OutputConditionIdentifier: "sRGB IEC61966-2.1" }

function knownString(bytes: Uint8Array, key: string, allowed: PublicText): boolean {
  const text = bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : Buffer.from(bytes).toString("latin1")
  if (key === "Title") return text === writtenTitle(allowed.title)
  if (key === "Alt") return paragraphsOf(allowed).some((one) => one.picture && pictureAlt(one.text) === text)
  if (key === "ID") return bytes.length === 16
  if (key === "Lang") return tags.has(text)
  if (key === "CreationDate" || key === "ModDate") return text === `D:${allowed.now.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`
  return fixed[key] === text
}

const utf16 = (bytes: Uint8Array): string => Buffer.from(bytes).swap16().toString("utf16le")

/** Objects that nothing leads to: leftovers of something else. */
function* looseObjects(file: PdfFile): Generator<Leak> {
  const reached = new Set<number>()
  const go = (value: Value): void => {
    if (value instanceof Reference) {
      if (reached.has(value.number)) return
      reached.add(value.number)
      go(file.objects.get(value.number)?.value ?? null)
    } else if (Array.isArray(value)) (value as readonly Value[]).forEach(go)
    else if (value instanceof Map) for (const each of (value as Dictionary).values()) go(each)
  }
  go(file.trailer)
  // An empty dictionary is what the writer leaves of a part that it did not need.
  for (const { number, value, stream } of file.objects.values()) if (!reached.has(number) && !(value instanceof Map && value.size === 0 && !stream)) yield { code: "loose-object", where: `object ${number}` }
  for (const number of reached) if (!file.objects.has(number)) yield { code: "odd-shape", where: `object ${number}, which is not there` }
}

/** A stream unpacked; null when it is packed otherwise than we do or holds something after its end. */
function unpacked({ value, stream }: PdfObject): Buffer | null {
  if (!stream || !(value instanceof Map)) return null
  const filter = (value as Dictionary).get("Filter")
  if (filter === undefined) return Buffer.from(stream)
  if (!(filter instanceof Name) || filter.name !== "FlateDecode") return null
  try {
    const { buffer, engine } = inflateSync(stream, { info: true, maxOutputLength: 50_000_000 } as never) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    return engine.bytesWritten === stream.length ? buffer : null
  } catch {
    return null
  }
}

/** By which key each stream is referred to: what it is. */
function streamKinds(file: PdfFile): Map<number, string> {
  const kinds = new Map<number, string>()
  for (const [value, key] of values(file)) if (value instanceof Reference && file.objects.get(value.number)?.stream) kinds.set(value.number, key)
  return kinds
}

function* streamLeaks(file: PdfFile, text: string, allowed: PublicText): Generator<Leak> {
  const signs = new Set(text)
  const pictured = picturesIn(allowed).length > 0
  for (const [number, kind] of streamKinds(file)) {
    const object = file.objects.get(number)
    const content = object && unpacked(object)
    const where = `object ${number}`
    if (!content) yield { code: "odd-shape", where: `${where}: a stream that is packed otherwise than we do` }
    else if (kind === "Contents") yield* contentLeaks(content.toString("latin1"), where, pictured)
    else if (pictured && pictureLabel.test(kind)) continue
    else if (kind === "ToUnicode") yield* mapLeaks(content.toString("latin1"), signs, where)
    else if (kind === "Metadata") yield* metadataLeaks(content.toString("utf8"), allowed, where)
    else if (kind !== "FontFile2" && kind !== "DestOutputProfile") yield { code: "unknown-part", where: `${where}: /${kind}` }
  }
}

/** What a page of text is painted with: places, colours, text by glyph numbers, and marks of its structure. Anything else is told. */
function* contentLeaks(content: string, where: string, pictured: boolean): Generator<Leak> {
  const picture = /^(?:\/(?:Figure|I\d{1,4})(?!\w)|Do(?!\w))/
  const known = /^(?:\s+|<<\s*\/MCID \d+\s*>>|<[0-9a-f]*>|\[|\]|-?\d*\.?\d+(?![\w.])|\/(?:P|H[1-6]|DeviceRGB|F\d+)(?!\w)|(?:cm|BDC|EMC|cs|scn|q|Q|BT|ET|Tm|Tf|Td|TJ|Tj|Tr|Tc|Tw|Tz|TL)(?!\w))/
  for (let rest = content; rest !== ""; ) {
    const [found = ""] = known.exec(rest) ?? (pictured ? picture.exec(rest) : null) ?? []
    if (found === "") {
      const odd = /^\S{1,20}/.exec(rest)?.[0] ?? ""
      yield { code: odd === "/OC" ? "unseen-text" : "unknown-part", where: `${where}: ${odd.replace(/[^\w/<>]/g, "?")}` }
      return
    }
    rest = rest.slice(found.length)
  }
}

/** A glyph may stand for a sign of the allowed text only. */
function* mapLeaks(map: string, signs: ReadonlySet<string>, where: string): Generator<Leak> {
  const body = /beginbfrange([\s\S]*)endbfrange/.exec(map)?.[1] ?? ""
  for (const [, hex = ""] of body.replace(/^\s*<[0-9a-f]{4}>\s*<[0-9a-f]{4}>/gim, "").matchAll(/<([0-9a-f ]+)>/gi)) {
    const written = utf16(Buffer.from(hex.replaceAll(" ", ""), "hex"))
    if ([...written].some((sign) => !signs.has(sign) && sign !== " " && sign !== "\u0000")) yield { code: "other-words", where: `${where}: /ToUnicode` }
  }
  if (/\(/.test(map.replace("(Adobe)", "").replace("(UCS)", ""))) yield { code: "other-words", where: `${where}: /ToUnicode` }
}

function* metadataLeaks(xml: string, { title, now }: PublicText, where: string): Generator<Leak> {
  const packet = xml.replace(/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>/, "").replace(/<\?xpacket end="w"\?>\s*$/, "")
  const said = packet.split(/<[^>]*>/).map((text) => text.trim()).filter(Boolean)
  const day = now.toISOString().replace(/\.\d+Z$/, "Z")
  const known = new Set([day, "Varanto", "2", "A", writtenTitle(title)])
  for (const words of said) if (!known.has(words)) yield { code: "other-words", where: `${where}: /Metadata` }
  const attributes = [...packet.matchAll(/\s([\w:]+)\s*=\s*["']([^"']*)["']/g)].filter(([, name = "", value = ""]) => !(/^xmlns(?::\w+)?$/.test(name) && spaces.has(value)) && !(name === "rdf:about" && value === "") && !(name === "xml:lang" && value === "x-default"))
  if (attributes.length > 0 || /<[!?]/.test(packet)) yield { code: "other-words", where: `${where}: /Metadata` }
}

const spaces = new Set(["adobe:ns:meta/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.aiim.org/pdfa/ns/id/", "http://ns.adobe.com/xap/1.0/", "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/pdf/1.3/"])

/** Last, the hidden words themselves, looked for in every byte and every unpacked stream, in the encodings that files use. */
function* hiddenWords(file: PdfFile, bytes: Uint8Array, text: string, hidden: readonly string[]): Generator<Leak> {
  const open = squeezed(text)
  const sought = hidden.filter((words) => words.trim().length > 5 && !open.includes(squeezed(words)))
  const places: (readonly [Buffer, string])[] = [[Buffer.from(bytes), "the file's bytes"], ...[...file.objects.values()].flatMap((object) => {
    const content = object.stream ? unpacked(object) : null
    return content ? [[content, `object ${object.number}`] as const] : []
  })]
  for (const [content, where] of places)
    if (sought.some((words) => [Buffer.from(words, "utf8"), Buffer.from(words, "latin1"), Buffer.from(words, "utf16le"), Buffer.from(words, "utf16le").swap16()].some((form) => content.includes(form)))) yield { code: "hidden-words", where }
}

/** Text without spaces: where lines break is the paper's doing and not the text's. */
const squeezed = (text: string): string => text.normalize("NFC").replace(/\s/g, "")

/** What the pages show, read as a reader sees it, must be the allowed text. */
async function shownLeaks(bytes: Uint8Array, text: string, allowedPictures: number): Promise<Leak[]> {
  const read = await readPdf(bytes).catch((fault: Error) => fault)
  if (read instanceof Error) return [{ code: "unread", where: "the whole file" }]
  const leaks: Leak[] = []
  for (const [at, { unseen, pictures, annotations }] of read.pages.entries()) {
    if (unseen > 0) leaks.push({ code: "unseen-text", where: `page ${at + 1}` })
    if (allowedPictures === 0 && pictures.length > 0) leaks.push({ code: "image", where: `page ${at + 1}` })
    if (annotations > 0) leaks.push({ code: "annotation", where: `page ${at + 1}` })
  }
  if (allowedPictures > 0 && read.pages.reduce((sum, { pictures }) => sum + pictures.length, 0) !== allowedPictures) leaks.push({ code: "image", where: "the whole file" })
  if (read.attachments > 0) leaks.push({ code: "attachment", where: "the whole file" })
  if (read.bookmarks > 0) leaks.push({ code: "bookmark", where: "the whole file" })
  const shown = squeezed(read.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join(""))
  const wanted = squeezed(text)
  if (shown !== wanted) {
    let at = 0
    while (at < wanted.length && wanted[at] === shown[at]) at++
    leaks.push({ code: "other-text", where: `character ${at + 1} of the text` })
  }
  return leaks
}
