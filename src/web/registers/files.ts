import { FileRefused, type Files, noteRefusedFile } from "../../acts/cases/files.ts"
import { safeFileName } from "../../acts/cases/documents.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { type CommentFile, getCommentFile } from "../../acts/registers/comments.ts"
import { getRecordFile } from "../../acts/registers/get.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { fileIn, tokenOf } from "../cases/kept-file.ts"
import { caseWords } from "../cases/words.ts"
import type { Problem } from "../parts/form.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { savedFile } from "../saved-file.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { purposeOf } from "./list.tsx"

/** Where files of fields lie, and the key by which a form is trusted to have brought one before. */
export interface FileMeans {
  readonly files: Files
  readonly key: string
}

/**
 * Keeps the files that a form brings for fields of a record, and writes into the form where each lies. What a browser itself says of where a file lies counts for nothing: whoever named a digest could
 * else read any file by it. What cannot be taken is told by its field.
 */
export async function takeFiles(visit: StaffVisit, { fields }: RegisterDefinition, form: FormData, means: FileMeans): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const { name, kind } of fields) {
    if (kind !== "file") continue
    form.delete(name)
    const file = await takeFile(visit, form, means, `${name}-file`)
    if (file === null) continue
    if ("message" in file) problems.push({ ...file, field: name })
    else form.set(name, JSON.stringify(file))
  }
  return problems
}

/** The file that comes in a part of a form, kept and scanned; a problem where it cannot be taken, null where none came. */
export async function takeFile(visit: StaffVisit, form: FormData, { files, key }: FileMeans, field: string): Promise<CommentFile | Problem | null> {
  try {
    const file = await fileIn(form, files, visit.actor.id, key, field)
    if (file === null) return null
    form.set(`kept-${field}`, tokenOf(file, visit.actor.id, key))
    return { name: safeFileName(file.name), sha256: file.sha256, sizeBytes: file.sizeBytes }
  } catch (fault) {
    if (!(fault instanceof FileRefused)) throw fault
    await noteRefusedFile(deskOf(visit), fault)
    return { field, message: caseWords[visit.language].fileRefused[fault.code] }
  }
}

const saved = async (found: { readonly name: string; readonly sha256: string } | PurposeNeeded, files: Files): Promise<Response> => {
  const kept = found instanceof PurposeNeeded ? null : await files.get(found.sha256)
  if (found instanceof PurposeNeeded || !kept) throw new NotFound("There is no such file.")
  return savedFile({ name: found.name, mediaType: "application/octet-stream" }, kept)
}

/** The file of a comment, to be saved. */
export const sendCommentFile = async (visit: StaffVisit, { files }: FileMeans): Promise<Response> => saved(await getCommentFile(deskOf(visit), visit.parts.id ?? "", visit.parts.comment ?? "", whyOf(purposeOf(visit))), files)

/** The file of a field, always to be saved and never shown by the browser itself. */
export const sendRecordFile = async (visit: StaffVisit, { files }: FileMeans): Promise<Response> => saved(await getRecordFile(deskOf(visit), visit.parts.id ?? "", visit.parts.field ?? "", whyOf(purposeOf(visit))), files)
