import { saveDraft } from "../../acts/revisions.ts"
import { getReading, modelOfReading, readBytes, saveReading, Unreadable } from "../../acts/readings.ts"
import { inWork } from "../../acts/work.ts"
import { diffModels } from "../../derive/diff.ts"
import { ModelFaults } from "../../model/parse-model.ts"
import { plain } from "../../model/text.ts"
import { Differences } from "../parts/difference.tsx"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { href, staffRoutes } from "../routes.ts"
import { type Corrected, correctedDraft } from "./correct-draft.ts"
import { DraftForm, FindingsOfDraft, SourceLines } from "./draft-view.tsx"
import { type Posted, type StaffVisit, staffPage } from "./visit.tsx"

/** Where a page is pasted or a file dropped. */
export function readForm(visit: StaffVisit, problems: readonly Problem[] = [], pasted = ""): string {
  const { staff, words, language, path, parts } = visit
  const municipality = parts.municipality ?? ""
  return staffPage(
    visit,
    {
      title: problems.length > 0 ? `${words.errorPrefix}: ${staff.read}` : staff.read,
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: municipality, to: href(staffRoutes.municipality, { municipality }) }, { label: staff.read }],
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{staff.read}</h1>
      <p class="lead">{staff.readLead}</p>
      <form method="post" action={path} encType="multipart/form-data">
        <Field name="text" label={staff.paste} hint={staff.pasteHint} problems={problems}>
          {(attributes) => <textarea rows={12} value={pasted} {...attributes} />}
        </Field>
        <div class="drop" data-drop>
          <Field name="file" label={staff.file} hint={staff.fileHint} problems={problems}>
            {(attributes) => <input type="file" accept=".txt,.html,.htm,.docx,.csv,.tsv,.xlsx" {...attributes} />}
          </Field>
        </div>
        <p>
          <button type="submit">{staff.readButton}</button>
        </p>
      </form>
    </>,
  )
}

/** Reads what was posted. Nothing is stored unless it could be read. */
export async function postPage(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { staff, language, database, actor, now, parts } = visit
  const municipality = parts.municipality ?? ""
  const pasted = typedIn(form, "text")
  const file = form.get("file")
  const given = file instanceof File && file.size > 0 ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : pasted.trim() !== "" ? { name: "page.txt", bytes: new TextEncoder().encode(pasted) } : null
  if (!given) return { page: readForm(visit, [{ field: "text", message: staff.needsPage }], pasted) }
  try {
    const known = visit.site.find(municipality)?.model.municipality.name
    const { page, draft } = readBytes(given.bytes, given.name, known ? plain(known, "fi") : null)
    const id = await inWork(database, actor, now, (work) => saveReading(work, municipality, page.title ?? given.name, page, draft))
    return { to: href(staffRoutes.reading, { municipality, id }) }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    return { page: readForm(visit, [{ field: given.name === "page.txt" ? "text" : "file", message: fault.words[language] }], pasted) }
  }
}

/** The draft beside its source, with findings at their lines. */
export async function readingDesk(visit: StaffVisit, corrected: Corrected | null = null, problems: readonly Problem[] = []): Promise<string> {
  const { staff, language, database, parts } = visit
  const municipality = parts.municipality ?? ""
  const reading = await getReading(database, municipality, parts.id ?? "")
  const draft = corrected?.shown ?? reading.draft
  const base = visit.site.find(municipality)?.model ?? null
  const model = modelOfReading(reading, corrected?.draft ?? draft, base)
  return staffPage(
    visit,
    {
      title: staff.readingOf(reading.fileName),
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: municipality, to: href(staffRoutes.municipality, { municipality }) }, { label: staff.reading }],
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{staff.readingOf(reading.fileName)}</h1>
      <p role="status">{draft.kind === "none" ? staff.nothing : staff.found(draft.pools.length, draft.systems.length, draft.findings.length, draft.unread.length)}</p>
      <div class="side">
        <section aria-labelledby="source">
          <h2 id="source">{staff.source}</h2>
          <SourceLines page={reading.page} draft={reading.draft} />
        </section>
        <section aria-labelledby="draft">
          <h2 id="draft">{staff.draft}</h2>
          <FindingsOfDraft draft={draft} visit={visit} />
          {draft.kind !== "none" && <DraftForm draft={draft} kept={corrected?.kept ?? null} visit={visit} action={href(staffRoutes.readingDraft, { municipality, id: reading.id })} />}
        </section>
      </div>
      {base && "pools" in model && (
        <>
          <h2>{staff.changed}</h2>
          <Differences differences={diffModels(base, model)} language={language} />
        </>
      )}
    </>,
  )
}

/** Saves the corrected draft as a new revision, or shows what stands in the way with everything still typed. */
export async function saveCorrected(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { staff, database, actor, now, parts } = visit
  const municipality = parts.municipality ?? ""
  const reading = await getReading(database, municipality, parts.id ?? "")
  const current = visit.site.find(municipality)
  const corrected = correctedDraft(reading.draft, form)
  const model = modelOfReading(reading, corrected.draft, current?.model ?? null)
  const at = href(staffRoutes.reading, { municipality, id: reading.id })
  if (model instanceof ModelFaults)
    return { page: await readingDesk({ ...visit, path: at }, corrected, model.faults.slice(0, 20).map((fault) => ({ field: "draft", message: `${staff.cannotSave}: ${fault}` }))) }
  const number = await inWork(database, actor, now, (work) => saveDraft(work, model, staff.readingOf(reading.fileName), current?.number ?? null))
  return { to: href(staffRoutes.revision, { municipality, number }) }
}
