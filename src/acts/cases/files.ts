import type { FileRefused } from "../../store/files.ts"
import { type Desk, noteReading } from "../access/desk.ts"

export { type Files, FileRefused } from "../../store/files.ts"
/** The largest file that a form takes, in bytes. Larger ones come in parts. */
export const documentLimitBytes = 50 * 1024 * 1024

/** Notes that a file was not taken: who brought it, and why by a code, with the scanner's name for what it found. */
export const noteRefusedFile = (desk: Desk, { code, found }: FileRefused, caseId: string | null = null): Promise<void> =>
  noteReading(desk, { act: "file-refused", outcome: "refused", because: code, case: caseId, more: found === null ? {} : { found: found.replace(/[^\p{L}\p{N}._-]/gu, "-").replace(/^[^\p{L}\p{N}]+/u, "").slice(0, 100) || "unknown" } })
