import { purposes, PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotAValue } from "../../acts/records/search.ts"
import { runningRegisters } from "../../acts/registers/list.ts"
import { type FoundByKey, type Hit, placeAs, placeFrom, searchRegisters } from "../../acts/registers/search.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt, dayFromFinnish, isDay, sayDay } from "../../lib/day.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { type SearchKeyName, searchKeyNames, searchKeys } from "../../model/search-key.ts"
import { plain } from "../../model/text.ts"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, registerName, unitName } from "../rights/visit.ts"
import { rightsWords } from "../rights/words.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

interface Asked {
  readonly purpose?: string
  readonly key?: string
  readonly value?: string
}

/** The form of the search: the purpose first, then exactly the keys that the registers declare. What is looked for is posted, never part of an address. */
export function SearchForm({ visit: { language }, running, problems, typed }: { readonly visit: StaffVisit; readonly running: readonly RegisterDefinition[]; readonly problems: readonly Problem[]; readonly typed: Asked }) {
  const words = registerWords[language]
  const declared = new Set(running.flatMap(({ searchKeys: its }) => its.map(({ key }) => key)))
  return (
    <form method="post" action={registerRoutes.search} aria-labelledby="search-title">
      <h2 id="search-title">{words.search}</h2>
      <p>{words.searchLead}</p>
      <Choice name="purpose" label={words.purpose} problems={problems} value={typed.purpose ?? ""} options={[["", words.choosePurpose], ...purposes.map((one) => [one, rightsWords[language].purposes[one]] as const)]} />
      <Choice name="key" label={words.key} problems={problems} value={typed.key ?? ""} options={[["", words.chooseKey], ...searchKeyNames.filter((key) => declared.has(key)).map((key) => [key, searchKeys[key].label[language]] as const)]} />
      <Field name="value" label={words.value} hint={words.valueHint} problems={problems}>
        {(attributes) => <input type="search" value={typed.value ?? ""} autocomplete="off" maxLength={200} {...attributes} />}
      </Field>
      <button type="submit">{words.button}</button>
    </form>
  )
}

/** A time as it is asked: a day, or two with a dash between, in either way of writing. */
function timeIn(text: string): string {
  const days = text.split(/\s*(?:–|—|\/|\s-\s)\s*/u).map((part) => (isDay(part.trim()) ? part.trim() : dayFromFinnish(part)))
  return days.every((day) => day !== null) && days.length <= 2 ? days.join("/") : ""
}

/** Looks for records by one key. */
export async function postSearch(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const { language, staff } = visit
  const words = registerWords[language]
  const typed = { purpose: typedIn(form, "purpose"), key: typedIn(form, "key"), value: typedIn(form, "value").trim().slice(0, 200) }
  const after = placeFrom(typedIn(form, "after"))
  const desk = deskOf(visit)
  const running = await runningRegisters(desk)
  const key = searchKeyNames.find((one): one is SearchKeyName => one === typed.key && running.some(({ searchKeys: its }) => its.some((its2) => its2.key === one)))
  const why = whyOf(typed.purpose)
  const lacking: readonly (readonly [string, boolean, string])[] = [["purpose", why === null, words.purposeNeeded], ["key", key === undefined, words.keyNeeded], ["value", typed.value === "", words.valueNeeded]]
  const problems: Problem[] = lacking.filter(([, is]) => is).map(([field, , message]) => ({ field, message }))
  const sought = key !== undefined && searchKeys[key].of === "time" ? timeIn(typed.value) : typed.value
  const found = problems.length > 0 || key === undefined ? null : await searchRegisters(desk, { key, value: sought, after }, why, codeKey)
  if (found instanceof PurposeNeeded) problems.push({ field: "purpose", message: words.purposeNeeded })
  if (found instanceof NotAValue) problems.push({ field: "value", message: words.notAValue })
  const page = staffPage(
    { ...visit, path: registerRoutes.registers },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.search}` : words.search, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: words.search }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.search}</h1>
      <SearchForm visit={visit} running={running} problems={problems} typed={typed} />
      {found !== null && !(found instanceof PurposeNeeded) && !(found instanceof NotAValue) && <Found found={found} visit={visit} typed={typed} isFirst={after === null} />}
    </>,
  )
  return problems.length > 0 ? { page } : { page, status: 200 }
}

function Found({ found: { hits, withheld, more, next }, visit, typed, isFirst }: { readonly found: FoundByKey; readonly visit: StaffVisit; readonly typed: Required<Asked>; readonly isFirst: boolean }) {
  const words = registerWords[visit.language]
  const byPool = poolsOf(visit, hits)
  const isWhole = isFirst && next === null
  return (
    <>
      <p role="status">{hits.length === 0 ? words.foundNone : isWhole ? words.found(hits.length) : words.onPage(hits.length)}</p>
      {withheld && <p class="notice">{words.withheld}</p>}
      {more && next === null && <p class="notice">{words.more}</p>}
      {byPool.map(({ pool, hits: its }) => (
        <section key={pool} aria-label={pool}>
          <h2>{pool}</h2>
          <Table label={pool} heads={[words.record, words.register, words.unit, words.how, words.changedOn]}>
            {its.map(({ id, title, register, unit, how, changedAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={withPurpose(href(registerRoutes.record, { id }), typed.purpose)}>{title}</a>
                </th>
                <td>{registerName(visit, register)}</td>
                <td>{unitName(visit, unit)}</td>
                <td>{words.hows[how]}</td>
                <td>{sayDay(dayAt(changedAt), visit.language)}</td>
              </tr>
            ))}
          </Table>
        </section>
      ))}
      {next && (
        <form method="post" action={registerRoutes.search}>
          {Object.entries({ ...typed, after: placeAs(next) }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <button type="submit">{words.nextHits}</button>
        </form>
      )}
    </>
  )
}

/** Hits by the information pool whose register they are of. */
function poolsOf({ site, session, language }: StaffVisit, hits: readonly Hit[]): { pool: string; hits: Hit[] }[] {
  const model = site.find(session?.municipality ?? "")?.model
  const poolOf = (register: string): string => {
    const pool = model?.pools.find(({ registers }) => registers.some((one) => one.register === register))
    return pool ? plain(pool.name, language) : plain((model && lookup(model).register.get(register)?.name) ?? { fi: { state: "stated", value: register }, sv: { state: "stated", value: register }, en: { state: "stated", value: register } }, language)
  }
  const byPool = new Map<string, Hit[]>()
  for (const hit of hits) byPool.set(poolOf(hit.register), [...(byPool.get(poolOf(hit.register)) ?? []), hit])
  return [...byPool].map(([pool, its]) => ({ pool, hits: its }))
}
