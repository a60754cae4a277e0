import { type Purpose, purposes, PurposeNeeded, type Why } from "../../acts/access/purpose.ts"
import { listRecords } from "../../acts/records/list.ts"
import { NotAValue, searchRecords } from "../../acts/records/search.ts"
import type { SeenRecord } from "../../acts/records/seen.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { searchKeyNames, searchKeys } from "../../model/search-key.ts"
import { ErrorSummary, Field, type Problem } from "../parts/form.tsx"
import { href, rightsRoutes, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { deskOf, registerName } from "./visit.ts"
import { type RightsWords, rightsWords } from "./words.ts"

/** The purpose that an address states; only one of the list is one. */
export function whyOf(query: URLSearchParams): Why {
  const stated = purposes.find((one): one is Purpose => one === query.get("purpose"))
  return stated ? { purpose: stated } : null
}

/** Records by declared search keys, with the purpose stated first (906/2019 23 §); without a key, the newest. */
export async function records(visit: StaffVisit, codeKey: string): Promise<string> {
  const { language, staff, query } = visit
  const words = rightsWords[language]
  const desk = deskOf(visit)
  const why = whyOf(query)
  const key = searchKeyNames.find((name) => name === query.get("key")) ?? null
  const value = (query.get("value") ?? "").trim().slice(0, 200)
  const asked = query.has("purpose")
  const found = !asked ? [] : key && value !== "" ? await searchRecords(desk, { [key]: value }, why, codeKey) : await listRecords(desk, {}, why)
  const problems = problemsOf(found, words)
  const hits = Array.isArray(found) ? (found as readonly SeenRecord[]) : []
  return staffPage(
    visit,
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.search}` : words.search, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.records }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.search}</h1>
      <p class="lead">{words.searchLead}</p>
      <form method="get" action={rightsRoutes.records}>
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
      {asked && problems.length === 0 && (
        <>
          <p role="status">{hits.length === 0 ? words.nothing : words.found(hits.length)}</p>
          {hits.length > 0 && <Hits hits={hits} visit={visit} />}
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
    <div class="scroll" tabIndex={0} role="region" aria-label={words.records}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.record}</th>
            <th scope="col">{words.register}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.because}</th>
            <th scope="col">{visit.words.updated}</th>
          </tr>
        </thead>
        <tbody>
          {hits.map(({ id, title, register, unit, because, changedAt }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${href(rightsRoutes.record, { id })}?purpose=${encodeURIComponent(purpose)}`}>{title}</a>
              </th>
              <td>{registerName(visit, register)}</td>
              <td>{unit}</td>
              <td>{because}</td>
              <td>{sayDay(dayAt(changedAt), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
