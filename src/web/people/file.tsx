import type { VNode } from "preact"
import { readWithin } from "../../acts/access/border.ts"
import { columnIn, directoryFileLimitBytes, type Fault } from "../../acts/people/directory-file.ts"
import type { Plan } from "../../acts/people/directory-plan.ts"
import { type DirectoryFile, previewDirectory, type Synced, syncDirectory } from "../../acts/people/directory-sync.ts"
import { inWork } from "../../acts/work.ts"
import { unitNamed } from "../../derive/unit-named.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { peopleRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { onlyKeeper } from "./keeper.ts"
import { type PeopleWords, peopleWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

/** A file travels once more inside the form that confirms it, as text a third longer. */
export const fileFormLimitBytes = 2 * directoryFileLimitBytes
const rowsShown = 300

/** Where the administrator gives a file of staff. After one has gone in, the numbers in the address say what it did. */
export async function fileForm(visit: StaffVisit, problems: readonly Problem[] = [], whole = false): Promise<string> {
  await onlyKeeper(visit)
  const { language, query } = visit
  const words = peopleWords[language]
  const [added, changed, ended] = ["added", "changed", "ended"].map((name) => Number(query.get(name)) || 0) as [number, number, number]
  return filePage(
    visit,
    problems,
    <>
      {query.has("added") && (
        <div class="notice" role="status">
          <p>{words.done(added, changed, ended)}</p>
        </div>
      )}
      <p class="lead">{words.fileLead}</p>
      <p>{words.fileColumns}</p>
      <form method="post" action={peopleRoutes.file} enctype="multipart/form-data">
        <Field name="file" label={words.chooseFile} problems={problems}>
          {(attributes) => <input type="file" accept=".csv,text/csv,text/plain" {...attributes} />}
        </Field>
        <p>
          <label class="check">
            <input type="checkbox" name="whole" value="yes" checked={whole} /> {words.whole}
          </label>
        </p>
        <button type="submit">{words.preview}</button>
      </form>
    </>,
  )
}

function filePage(visit: StaffVisit, problems: readonly Problem[], content: VNode): string {
  const { language, staff } = visit
  const words = peopleWords[language]
  return staffPage(
    { ...visit, path: peopleRoutes.file },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.file}` : words.file, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.people, to: peopleRoutes.people }, { label: words.file }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.file}</h1>
      {content}
    </>,
  )
}

/** Shows what a file would change; one that has been looked at and confirmed goes in. */
export async function giveFile(visit: StaffVisit, form: FormData): Promise<Posted> {
  await onlyKeeper(visit)
  const words = peopleWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const whole = typedIn(form, "whole") === "yes"
  const bytes = await bytesIn(form)
  if (bytes === null) return { page: await fileForm(visit, [{ field: "file", message: words.noFile }], whole) }
  const model = visit.site.find(municipality)?.model
  const file: DirectoryFile = { bytes, whole, unitOf: (text) => (model ? unitNamed(model, text) : text) }
  if (typedIn(form, "act") !== "confirm") {
    const plan = await readWithin(database, municipality, (queries) => previewDirectory(queries, municipality, actor, file, now))
    return { page: previewPage(visit, file, plan, []), status: 200 }
  }
  const will = { endsMany: typedIn(form, "endsMany") === "yes", digest: typedIn(form, "digest") }
  const { plan, kept } = await inWork(database, actor, now, (work) => syncDirectory(work, municipality, file, will))
  if (kept !== "done") return { page: previewPage(visit, file, plan, problemsOf(kept, words)), status: 409 }
  const { added, changed, ended } = plan.counts
  return { to: `${peopleRoutes.file}?${new URLSearchParams({ added: String(added), changed: String(changed), ended: String(ended) })}` }
}

function problemsOf(kept: Exclude<Synced["kept"], "done">, words: PeopleWords): Problem[] {
  if (kept === "ends-many") return [{ field: "endsMany", message: words.sayMany }]
  return kept === "another-plan" ? [{ field: "preview", message: words.changedSince }] : []
}

/** The bytes of the file that was chosen, or of the one that is being confirmed. */
async function bytesIn(form: FormData): Promise<Uint8Array | null> {
  const file = form.get("file")
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  const content = typedIn(form, "content")
  return content === "" ? null : new Uint8Array(Buffer.from(content, "base64"))
}

function previewPage(visit: StaffVisit, { bytes, whole }: DirectoryFile, plan: Plan, problems: readonly Problem[]): string {
  const words = peopleWords[visit.language]
  const { counts, faults } = plan
  const changes = counts.added + counts.changed + counts.ended
  return filePage(
    visit,
    problems,
    <>
      <h2 id="preview">{words.previewTitle}</h2>
      {faults.length > 0 ? (
        <>
          <p class="notice">{words.mend}</p>
          <Faults faults={faults} visit={visit} />
        </>
      ) : (
        <>
          <p>{changes === 0 ? words.nothingToDo : words.counts(counts.added, counts.changed, counts.ended, counts.unchanged)}</p>
          {changes > 0 && (
            <>
              <Changes plan={plan} visit={visit} />
              <form method="post" action={peopleRoutes.file} enctype="multipart/form-data">
                <input type="hidden" name="content" value={Buffer.from(bytes).toString("base64")} />
                <input type="hidden" name="digest" value={plan.digest} />
                {whole && <input type="hidden" name="whole" value="yes" />}
                {plan.endsMany && (
                  <p>
                    <label class="check">
                      <input type="checkbox" id="endsMany" name="endsMany" value="yes" /> {words.meansMany(counts.ended, plan.inService)}
                    </label>
                  </p>
                )}
                <button type="submit" name="act" value="confirm">
                  {words.confirm}
                </button>
              </form>
            </>
          )}
        </>
      )}
      <p>
        <a href={peopleRoutes.file}>{words.anotherFile}</a>
      </p>
    </>,
  )
}

function Faults({ faults, visit: { language } }: { faults: readonly Fault[]; visit: StaffVisit }) {
  const words = peopleWords[language]
  return (
    <>
      <Table label={words.wrong} heads={[words.line, words.column, words.wrong]}>
        {faults.slice(0, rowsShown).map(({ line, column, fault }) => (
          <tr key={`${line} ${column} ${fault}`}>
            <td>{line ?? "–"}</td>
            <td>{column ? columnIn(language, column) : "–"}</td>
            <td>{words.fault[fault]}</td>
          </tr>
        ))}
      </Table>
      {faults.length > rowsShown && <p>{words.moreRows(faults.length - rowsShown)}</p>}
    </>
  )
}

function Changes({ plan, visit: { language } }: { plan: Plan; visit: StaffVisit }) {
  const words = peopleWords[language]
  const rows = plan.people.filter(({ outcome }) => outcome !== "unchanged")
  return (
    <>
      <Table label={words.previewTitle} heads={[words.line, words.name, words.what, words.changes]}>
        {rows.slice(0, rowsShown).map(({ line, id, givenNames, familyName, outcome, fields }) => (
          <tr key={id}>
            <td>{line ?? "–"}</td>
            <td>
              {familyName} {givenNames}
            </td>
            <td>
              <span class={outcome === "ended" ? "pill bad" : "pill"}>{words.outcome[outcome]}</span> {line === null && words.notInFile}
            </td>
            <td>{fields.map((field) => columnIn(language, field)).join(", ")}</td>
          </tr>
        ))}
      </Table>
      {rows.length > rowsShown && <p>{words.moreRows(rows.length - rowsShown)}</p>}
    </>
  )
}
