import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { pictureIn } from "../../acts/texts/picture.ts"
import type { Source } from "../../acts/redaction/source.ts"
import { getText, pagesOf } from "../../acts/texts/texts.ts"
import type { Means } from "../cases/new.tsx"
import { why } from "../cases/queue.tsx"
import { caseWords } from "../cases/words.ts"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { PagePicture } from "./pages.tsx"
import { type RedactionWords, redactionWords } from "./words.ts"

/** Characters that one page shows. */
const shownLimit = 200_000

/** Pages that are shown as pictures. */
const pagesMost = 30

/** The text of a document's file, and how it looks, to be read without opening the file. */
export async function textPage(visit: StaffVisit, { files }: Means): Promise<string> {
  const { id = "", document = "" } = visit.parts
  const words = redactionWords[visit.language]
  const text = await getText(deskOf(visit), files, id, document, why)
  if (text instanceof PurposeNeeded) throw new NotFound("There is no such file.")
  const title = `${words.text}: ${text.name}`
  const picture = text.format === "none" ? await pictureIn(files, text.sha256) : null
  await picture?.content.cancel()
  const source = text.format === "pdf" ? await pagesOf(files, text.sha256, text.name) : null
  return staffPage(
    { ...visit, path: href(caseRoutes.text, { id, document }) },
    { title, crumbs: [{ label: visit.staff.workspace, to: staffRoutes.desk }, { label: caseWords[visit.language].cases, to: caseRoutes.queue }, { label: caseWords[visit.language].document, to: href(caseRoutes.case, { id }) }, { label: words.text }] },
    <>
      <h1>{title}</h1>
      <p>{words.textLead}</p>
      {picture && (
        <p>
          <img class="shown-file" src={href(caseRoutes.picture, { id, document })} alt={words.pictureOf(text.name)} />
        </p>
      )}
      {source && <Looks source={source} words={words} />}
      {picture ? null : text.body === "" ? <p class="notice">{words.noText}</p> : (
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

/** What the pages of a PDF look like: its text in its places, drawn by us, so that nothing of the file itself runs or loads. */
function Looks({ source, words }: { source: Source; words: RedactionWords }) {
  return (
    <>
      {source.pages.slice(0, pagesMost).map((_, at) => (
        <details key={at}>
          <summary>{words.looks(at + 1)}</summary>
          <PagePicture source={source} page={at + 1} label={words.looks(at + 1)} />
        </details>
      ))}
      {source.pictures.length > 0 && <p class="quiet">{words.picturesNotShown(source.pictures.length)}</p>}
    </>
  )
}
