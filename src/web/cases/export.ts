import { caseFolder } from "../../acts/exchange/case-folder.ts"
import { deskOf } from "../rights/visit.ts"
import { savedFile } from "../saved-file.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import type { Means } from "./new.tsx"
import { why } from "./queue.tsx"

/** A case as a ZIP, for whoever may take it out. */
export async function sendCase(visit: StaffVisit, { files }: Means): Promise<Response> {
  const bytes = await caseFolder(deskOf(visit), files, visit.parts.id ?? "", why)
  return savedFile({ name: "asia.zip", mediaType: "application/zip" }, { sizeBytes: bytes.length, content: new Blob([new Uint8Array(bytes)]).stream() })
}
