import { requestQueue } from "../../acts/requests/get.ts"
import { requestFigures } from "../../acts/requests/statistics.ts"
import { setTariff, tariffOn } from "../../acts/requests/tariff.ts"
import { readWithin } from "../../acts/access/border.ts"
import { isDay, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { Line } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { href, requestRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { learningWords } from "./learning-words.ts"
import { requestWords } from "./words.ts"

const crumbsOf = ({ staff }: StaffVisit, queue: string, label?: string) => [{ label: staff.workspace, to: staffRoutes.desk }, label === undefined ? { label: queue } : { label: queue, to: requestRoutes.queue }, ...(label === undefined ? [] : [{ label }])]

/** Open requests, what is due soonest first. */
export async function requestsQueue(visit: StaffVisit): Promise<string> {
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const queued = await requestQueue(deskOf(visit))
  return staffPage({ ...visit, path: requestRoutes.queue }, { title: words.queue, crumbs: crumbsOf(visit, words.queue) }, <>
    <h1>{words.queue}</h1>
    <p class="lead">{words.queueLead}</p>
    <p class="no-print">
      <a href={requestRoutes.statistics}>{words.statistics}</a>, <a href={requestRoutes.tariff}>{words.tariff}</a>, <a href={requestRoutes.unfound}>{learningWords[language].unfound}</a>
    </p>
    {queued.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <Table label={words.queue} heads={[words.due, words.kind, words.case, words.state, words.received, words.unit]}>
        {queued.map((one) => (
          <tr key={one.id}>
            <td>
              {one.dueOn === null ? words.noDue : sayDay(one.dueOn, language)} {one.overdue ? <span class="pill error">{words.overdue}</span> : one.reminded > 0 && <span class="pill warning">{words.reminded(one.reminded)}</span>}
            </td>
            <td>{all.kinds[one.kind]}</td>
            <td>
              <a href={`${href(requestRoutes.ofCase, { id: one.caseId })}#task-${one.id}`}>{one.caseNumber}</a> {one.title}
            </td>
            <td>{all.states[one.state]}</td>
            <td>{sayDay(one.receivedOn, language)}</td>
            <td>{unitName(visit, one.unit)}</td>
          </tr>
        ))}
      </Table>
    )}
  </>)
}

/** A year's requests for its report. */
export async function requestStatistics(visit: StaffVisit): Promise<string> {
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const asked = Number(visit.query.get("year"))
  const year = Number.isInteger(asked) && asked > 1999 && asked < 2200 ? asked : Number(visit.today.slice(0, 4))
  const figures = await requestFigures(deskOf(visit), year)
  const days = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return staffPage({ ...visit, path: requestRoutes.statistics }, { title: `${words.statistics} ${year}`, crumbs: crumbsOf(visit, words.queue, words.statistics) }, <>
    <h1>
      {words.statistics} {year}
    </h1>
    <p class="no-print">
      <a href={`?year=${year - 1}`}>{year - 1}</a> {year < Number(visit.today.slice(0, 4)) && <a href={`?year=${year + 1}`}>{year + 1}</a>}
    </p>
    {figures.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <Table label={words.statistics} heads={[words.unit, words.kind, words.count, words.inTime, words.late, words.average, words.state]}>
        {figures.map((one) => (
          <tr key={`${one.unit} ${one.kind}`}>
            <td>{unitName(visit, one.unit)}</td>
            <td>{all.kinds[one.kind]}</td>
            <td>{one.count}</td>
            <td>{one.inTime}</td>
            <td>{one.late}</td>
            <td>{one.days === null ? "–" : days.format(one.days)}</td>
            <td>{Object.entries(one.outcomes).map(([state, count]) => `${all.states[state as keyof typeof all.states]} ${count}`).join(", ")}</td>
          </tr>
        ))}
      </Table>
    )}
  </>)
}

/** An amount of cents in euros, as the language writes it. */
export const euros = (cents: number, language: Language): string => new Intl.NumberFormat(language === "en" ? "en-FI" : `${language}-FI`, { style: "currency", currency: "EUR" }).format(cents / 100)

/** What copies and finding cost, and the form by which the information manager sets it. */
export async function tariffPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, today } = visit
  const words = requestWords[language].office
  const { database, municipality } = deskOf(visit)
  const now = await readWithin(database, municipality, (queries) => tariffOn(queries, municipality, today))
  const line = (name: string, label: string, usual: string, type: "text" | "date" = "text") => <Line name={name} label={label} problems={problems} value={typed.has(name) ? typedIn(typed, name) : usual} type={type} size={type === "text" ? 30 : undefined} />
  return staffPage({ ...visit, path: requestRoutes.tariff }, { title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${words.tariff}`, crumbs: crumbsOf(visit, words.queue, words.tariff) }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{words.tariff}</h1>
    <p class="lead">{words.tariffLead}</p>
    <p>{now === null ? requestWords[language].form.priceNone : requestWords[language].form.prices(euros(now.pageCents, language), euros(now.searchHourCents, language), `${now.basis}, ${sayDay(now.from, language)}`)}</p>
    <form method="post" action={requestRoutes.tariff}>
      {line("page", words.pagePrice, now ? String(now.pageCents / 100) : "")}
      {line("hour", words.hourPrice, now ? String(now.searchHourCents / 100) : "")}
      {line("basis", words.basis, now?.basis ?? "")}
      {line("from", words.from, today, "date")}
      <button type="submit">{words.save}</button>
    </form>
  </>)
}

const centsIn = (text: string): number | null => (/^\d{1,5}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(",", ".")) * 100) : null)

/** Sets the tariff. */
export async function postTariff(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { needed } = requestWords[visit.language]
  const { municipality } = deskOf(visit)
  const text = (name: string) => typedIn(form, name).trim()
  const [pageCents, searchHourCents] = [centsIn(text("page")), centsIn(text("hour"))]
  const again = (problems: readonly Problem[]) => tariffPage(visit, problems, form)
  if (pageCents === null || searchHourCents === null || text("basis") === "" || !isDay(text("from"))) return { page: await again([{ field: "page", message: needed.tariff ?? "" }]) }
  return attempt(visit, (work) => setTariff(work, municipality, { from: text("from"), basis: text("basis").slice(0, 300), pageCents, searchHourCents }), () => requestRoutes.tariff, { field: "page", conflict: needed.tariff ?? "", refused: needed.refused ?? "", code: needed.code ?? "" }, again)
}
