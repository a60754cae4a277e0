import type { Context, Hono } from "hono"
import { FileRefused } from "../../acts/cases/files.ts"
import { addPart, beginUpload, getUpload, giveUp, offsetOf, uploadLimitBytes } from "../../acts/cases/uploads.ts"
import { Conflict } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { tokenOf } from "../cases/kept-file.ts"
import type { Means } from "../cases/new.tsx"
import { caseWords } from "../cases/words.ts"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"

const version = "1.0.0"
const partType = "application/offset+octet-stream"

/** Files in parts by the tus protocol 1.0.0: its core, creation and termination. When a file is whole, a GET gives the token that a document's form carries. */
export function addUploads(app: Hono, { visit, files, codeKey }: Means & { readonly visit: (context: Context) => StaffVisit }): void {
  const tus = (answer: (context: Context, its: StaffVisit) => Promise<Response>) => async (context: Context) => {
    context.header("tus-resumable", version)
    context.header("cache-control", "no-store")
    if (context.req.method !== "OPTIONS" && context.req.header("tus-resumable") !== version) {
      context.header("tus-version", version)
      return context.text("This speaks tus 1.0.0 only.\n", 412)
    }
    return answer(context, visit(context))
  }
  const found = async (its: StaffVisit) => getUpload(deskOf(its), its.parts.id ?? "", its.parts.upload ?? "")

  app.options(caseRoutes.uploads, tus(async (context) => {
    context.header("tus-version", version)
    context.header("tus-extension", "creation,termination")
    context.header("tus-max-size", String(uploadLimitBytes))
    return context.body(null, 204)
  }))
  app.post(caseRoutes.uploads, tus(async (context, its) => {
    const { database, municipality, actor, now } = deskOf(its)
    const lengthBytes = wholeNumber(context.req.header("upload-length"))
    if (lengthBytes === null) return context.text("Upload-Length must be the file's length in bytes.\n", 400)
    if (lengthBytes > uploadLimitBytes) return context.text(`A file has at most ${uploadLimitBytes} bytes.\n`, 413)
    const told = metadataOf(context.req.header("upload-metadata") ?? "")
    try {
      const id = await inWork(database, actor, now, (work) => beginUpload(work, municipality, files, its.parts.id ?? "", { name: told.get("filename") ?? "", mediaType: told.get("filetype") ?? "", lengthBytes }))
      context.header("location", href(caseRoutes.upload, { id: its.parts.id ?? "", upload: id }))
      return context.body(null, 201)
    } catch (fault) {
      if (fault instanceof Conflict) return context.text(`${fault.message}\n`, 409)
      throw fault
    }
  }))
  app.get(caseRoutes.upload, tus(async (context, its) => {
    // Hono answers HEAD by the way of GET.
    const upload = await found(its)
    const { name, mediaType, lengthBytes, sha256 } = upload
    const offset = await offsetOf(files, upload)
    context.header("upload-offset", String(offset))
    context.header("upload-length", String(lengthBytes))
    return context.json({ name, offset, length: lengthBytes, kept: sha256 === null ? null : tokenOf({ name, mediaType, sizeBytes: lengthBytes, sha256 }, deskOf(its).actor.id, codeKey) })
  }))
  app.patch(caseRoutes.upload, tus(async (context, its) => {
    const offset = wholeNumber(context.req.header("upload-offset"))
    if (context.req.header("content-type") !== partType) return context.text(`A part is ${partType}.\n`, 415)
    if (offset === null) return context.text("Upload-Offset must be where the part begins, in bytes.\n", 400)
    const upload = await found(its)
    try {
      const length = await addPart(deskOf(its), files, upload, offset, (context.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>)
      if (length === null) return context.text("The file does not end there. Ask by HEAD where it does.\n", 409)
      context.header("upload-offset", String(length))
      return context.body(null, 204)
    } catch (fault) {
      if (!(fault instanceof FileRefused)) throw fault
      return context.text(`${caseWords[its.language].fileRefused[fault.code]}\n`, fault.code === "too-large" ? 413 : fault.code === "infected" ? 422 : 503)
    }
  }))
  app.delete(caseRoutes.upload, tus(async (context, its) => {
    await giveUp(deskOf(its), files, await found(its))
    return context.body(null, 204)
  }))
}

const wholeNumber = (text: string | undefined): number | null => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null)

/** Upload-Metadata of tus: pairs of a key and a value in base64. */
const metadataOf = (header: string): Map<string, string> =>
  new Map(header.slice(0, 4000).split(",").map((pair) => pair.trim().split(" ")).map(([key = "", value = ""]) => [key, Buffer.from(value, "base64").toString("utf8").replaceAll("\u0000", "")]))
