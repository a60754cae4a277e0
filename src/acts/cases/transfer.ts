import { randomUUID } from "node:crypto"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { noteAct } from "./act.ts"
import { appendAction, mustHaveNoOpenRound } from "./append.ts"
import { type DocumentForm, documentForm, putDocument } from "./documents.ts"
import { holdToChange } from "./hold-to-change.ts"
import { stagesAfter } from "./stages.ts"

export interface Transfer {
  /** The authority that is competent in the matter. */
  readonly authority: string
  /** What tells the sender of it: an own document that has been sent (434/2003 21 §). */
  readonly notice: DocumentForm
}

/** Transfers a matter that came to the wrong authority to the competent one, and tells the sender (434/2003 21 §): for whoever may change the case. Returns the notice's id. */
export async function transferCase(work: Work, municipality: string, id: string, { authority, notice }: Transfer, codeKey: string): Promise<string> {
  mustKeepCodesApart({ title: authority }, { municipality, act: "case-acted", subject: { kind: "case", id } })
  const its = await holdToChange(work, municipality, id, "case-acted")
  if (!stagesAfter(its.stage).includes("transferred")) throw new Conflict(`The case is in the stage ${its.stage}, which does not lead to transferred.`)
  mustHaveNoOpenRound(its)
  const document = documentForm.parse(notice)
  if (!document.own?.sent) throw new Conflict("Tell how and to whom the notice of the transfer was sent.")
  const documentId = randomUUID()
  await putDocument(work, municipality, its, documentId, document, codeKey, "document-added")
  const told = await appendAction(work, municipality, its, { kind: "document-added", documents: [documentId] })
  await appendAction(work, municipality, told, { kind: "moved", stage: "transferred", noteCode: "transferred", note: authority, documents: [documentId] })
  await work.note({ municipality, act: "document-added", subject: { kind: "record", id: documentId }, person: its.person, register: its.register, case: id, outcome: "done" })
  await noteAct(work, municipality, its, { kind: "moved", from: its.stage, to: "transferred", ending: "transferred" })
  return documentId
}
