import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { getText } from "../../acts/texts/texts.ts"
import type { Means } from "../cases/new.tsx"
import { why } from "../cases/queue.tsx"
import { caseWords } from "../cases/words.ts"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { redactionWords } from "./words.ts"

/** Characters that one page shows. */
const shownLimit = 200_000

/** The text of a document's file, to be read without opening the file. */
export async function textPage(visit: StaffVisit, { files }: Means): Promise<string> {
  const { id = "", document = "" } = visit.parts
  const words = redactionWords[visit.language]
  const text = await getText(deskOf(visit), files, id, document, why)
  if (text instanceof PurposeNeeded) throw new NotFound("There is no such file.")
  const title = `${words.text}: ${text.name}`
  return staffPage(
    { ...visit, path: href(caseRoutes.text, { id, document }) },
    { title, crumbs: [{ label: visit.staff.workspace, to: staffRoutes.desk }, { label: caseWords[visit.language].cases, to: caseRoutes.queue }, { label: caseWords[visit.language].document, to: href(caseRoutes.case, { id }) }, { label: words.text }] },
    <>
      <h1>{title}</h1>
      <p>{words.textLead}</p>
      {text.body === "" ? <p class="notice">{words.noText}</p> : (
        <ol class="source-lines">
          {text.body.slice(0, shownLimit).split("\n").map((line, at) => (
            <li key={at}>
              <span class="number" aria-hidden="true">{at + 1}</span>
              <span>{line}</span>
            </li>
          ))}
        </ol>
      )}
      {(!text.whole || text.body.length > shownLimit) && <p class="notice">{words.cut}</p>}
    </>,
  )
}
