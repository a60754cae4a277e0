import { purposes, PurposeNeeded } from "../../acts/access/purpose.ts"
import { findInTexts, type FoundDocument, type FoundInTexts, NotWords } from "../../acts/texts/find.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { rightsWords } from "../rights/words.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { textSearchWords } from "./text-search-words.ts"
import { caseWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

const pageSize = 25

/** What was asked for. It is posted, never part of an address, which would keep it in histories and logs. */
interface Asked {
  readonly words: string
  readonly purpose: string
}

/** The form by which the text of documents is searched. */
export const textSearchPage = async (visit: StaffVisit): Promise<string> => pageOf(visit, { words: "", purpose: "case-handling" }, null, [])

/** Documents whose file says the words, for the purpose that was stated. */
export async function postTextSearch(visit: StaffVisit, form: FormData): Promise<Posted> {
  const asked = { words: typedIn(form, "words").trim().slice(0, 200), purpose: typedIn(form, "purpose") }
  const words = textSearchWords[visit.language]
  if (!/[\p{L}\p{N}]/u.test(asked.words)) return { page: pageOf(visit, asked, null, [{ field: "words", message: words.wordsNeeded }]) }
  const why = whyOf(asked.purpose)
  const after = /^\d{1,18}$/.exec(typedIn(form, "after"))?.[0] ?? null
  const found = why === null ? new PurposeNeeded() : await findInTexts(deskOf(visit), asked.words, why, pageSize + 1, after)
  if (found instanceof PurposeNeeded) return { page: pageOf(visit, asked, null, [{ field: "purpose", message: rightsWords[visit.language].purposeNeeded }]) }
  if (found instanceof NotWords) return { page: pageOf(visit, { ...asked, words: "" }, null, [{ field: "words", message: words.noCode }]) }
  return { page: pageOf(visit, asked, found, []), status: 200 }
}

function pageOf(visit: StaffVisit, asked: Asked, found: FoundInTexts | null, problems: readonly Problem[]): string {
  const { language, staff } = visit
  const words = textSearchWords[language]
  const rights = rightsWords[language]
  return staffPage(
    { ...visit, path: caseRoutes.texts },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.title}` : words.title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, { label: words.title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" action={caseRoutes.texts}>
        <Field name="words" label={words.words} hint={words.hint} problems={problems}>
          {(attributes) => <input type="search" value={asked.words} maxLength={200} size={40} autocomplete="off" {...attributes} />}
        </Field>
        <Field name="purpose" label={rights.purpose} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              {purposes.map((purpose) => (
                <option key={purpose} value={purpose} selected={purpose === asked.purpose}>
                  {rights.purposes[purpose]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit">{visit.words.searchButton}</button>
      </form>
      {found && <Found found={found} asked={asked} visit={visit} />}
    </>,
  )
}

function Found({ found: { documents, all }, asked, visit }: { found: FoundInTexts; asked: Asked; visit: StaffVisit }) {
  const words = textSearchWords[visit.language]
  const shown = documents.slice(0, pageSize)
  const last = documents.length > pageSize ? shown.at(-1) : undefined
  return (
    <>
      <p id="found" role="status">{shown.length === 0 ? words.nothing : words.found(shown.length, last !== undefined)}</p>
      {!all && <p class="notice">{words.cut}</p>}
      {shown.length > 0 && <FoundTable shown={shown} visit={visit} />}
      {last && (
        <form method="post" action={caseRoutes.texts}>
          <input type="hidden" name="words" value={asked.words} />
          <input type="hidden" name="purpose" value={asked.purpose} />
          <input type="hidden" name="after" value={last.place} />
          <button type="submit" class="second">
            {words.older}
          </button>
        </form>
      )}
    </>
  )
}

function FoundTable({ shown, visit: { language } }: { shown: readonly FoundDocument[]; visit: StaffVisit }) {
  const words = textSearchWords[language]
  return (
    <Table labelledBy="found" heads={[words.document, words.case, words.type, words.added]}>
      {shown.map(({ id, caseId, caseNumber, title, type, addedAt }) => (
        <tr key={id}>
          <th scope="row">
            <a href={href(caseRoutes.text, { id: caseId, document: id })}>{title}</a>
          </th>
          <td>
            <a href={href(caseRoutes.case, { id: caseId })}>{caseNumber}</a>
          </td>
          <td>{caseWords[language].types[type] ?? type}</td>
          <td>{sayDay(dayAt(addedAt), language)}</td>
        </tr>
      ))}
    </Table>
  )
}
