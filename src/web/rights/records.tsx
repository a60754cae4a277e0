import { type Purpose, purposes, PurposeNeeded, type Why } from "../../acts/access/purpose.ts"
import { listRecords } from "../../acts/records/list.ts"
import { NotAValue, searchRecords } from "../../acts/records/search.ts"
import type { SeenRecord } from "../../acts/records/seen.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { type SearchKeyName, searchKeyNames, searchKeys } from "../../model/search-key.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { href, rightsRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { connectionWords } from "./connection-words.ts"
import { deskOf, registerName } from "./visit.ts"
import { type RightsWords, rightsWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

/** The purpose that was stated; only one of the list is one. */
export function whyOf(stated: string | null): Why {
  const purpose = purposes.find((one): one is Purpose => one === stated)
  return purpose ? { purpose } : null
}

/** What was asked for: a key and its value are posted, never part of an address, which would keep them in histories and logs. */
interface Asked {
  readonly key: SearchKeyName | null
  readonly value: string
}

/** The newest records, with the purpose stated first (906/2019 23 §). */
export async function records(visit: StaffVisit): Promise<string> {
  const { query } = visit
  const found = query.has("purpose") ? await listRecords(deskOf(visit), { root: query.get("case") ?? undefined }, whyOf(query.get("purpose"))) : null
  return recordsPage(visit, { key: null, value: "" }, found)
}

/** Records by a declared search key; without a value, the newest. */
export async function search(visit: StaffVisit, form: FormData, codeKey: string): Promise<Posted> {
  const purpose = typedIn(form, "purpose")
  const key = searchKeyNames.find((name) => name === typedIn(form, "key")) ?? null
  const value = typedIn(form, "value").trim().slice(0, 200)
  if (!key || value === "") return { to: `${rightsRoutes.records}?purpose=${encodeURIComponent(purpose)}` }
  const found = await searchRecords(deskOf(visit), { [key]: value }, whyOf(purpose), codeKey)
  const page = recordsPage({ ...visit, query: new URLSearchParams({ purpose }) }, { key, value }, found)
  return Array.isArray(found) ? { page, status: 200 } : { page }
}

function recordsPage(visit: StaffVisit, { key, value }: Asked, found: readonly SeenRecord[] | PurposeNeeded | NotAValue | null): string {
  const { language, staff, query } = visit
  const words = rightsWords[language]
  const problems = problemsOf(found, words)
  const hits = Array.isArray(found) ? (found as readonly SeenRecord[]) : null
  return staffPage(
    visit,
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.search}` : words.search, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.records }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.search}</h1>
      <p class="lead">{words.searchLead}</p>
      <form method="post" action={rightsRoutes.records}>
        <Field name="purpose" label={words.purpose} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              <option value="">{words.noPurpose}</option>
              {purposes.map((purpose) => (
                <option key={purpose} value={purpose} selected={purpose === query.get("purpose")}>
                  {words.purposes[purpose]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="key" label={words.key} problems={problems}>
          {(attributes) => (
            <select {...attributes}>
              <option value="">{words.noKey}</option>
              {searchKeyNames.filter((name) => name !== "other").map((name) => (
                <option key={name} value={name} selected={name === key}>
                  {searchKeys[name].label[language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="value" label={words.value} problems={problems}>
          {(attributes) => <input type="text" value={value} autocomplete="off" {...attributes} />}
        </Field>
        <button type="submit">{visit.words.searchButton}</button>
      </form>
      {hits && (
        <>
          <p role="status">{hits.length === 0 ? words.nothing : words.found(hits.length)}</p>
          {hits.length > 0 && <Hits hits={hits} visit={visit} />}
          <p>
            {connectionWords[language].notFoundHere} <a href={rightsRoutes.emergency}>{connectionWords[language].emergency}</a>
          </p>
        </>
      )}
    </>,
  )
}

const problemsOf = (found: unknown, words: RightsWords): Problem[] =>
  found instanceof PurposeNeeded ? [{ field: "purpose", message: words.purposeNeeded }] : found instanceof NotAValue ? [{ field: "value", message: words.notAValue }] : []

function Hits({ hits, visit }: { hits: readonly SeenRecord[]; visit: StaffVisit }) {
  const { language, query } = visit
  const words = rightsWords[language]
  const purpose = query.get("purpose") ?? ""
  return (
    <Table label={words.records} heads={[words.record, words.register, words.unit, words.because, visit.words.updated]}>
      {hits.map(({ id, title, register, unit, because, changedAt }) => (
        <tr key={id}>
          <th scope="row">
            <a href={`${href(rightsRoutes.record, { id })}?purpose=${encodeURIComponent(purpose)}`}>{title}</a>
          </th>
          <td>{registerName(visit, register)}</td>
          <td>{unit}</td>
          <td>{words.grounds[because]}</td>
          <td>{sayDay(dayAt(changedAt), language)}</td>
        </tr>
      ))}
    </Table>
  )
}
