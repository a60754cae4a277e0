import { carryRecordsOver, type CarryReport, versionsOf, type VersionCount } from "../../acts/registers/carry-over.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { registerName } from "../rights/visit.ts"
import { definitionRoutes, href, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { definitionWords } from "./words.ts"

interface Shown {
  readonly problems: readonly Problem[]
  readonly type: string
  readonly from: string
  readonly to: string
  readonly report: CarryReport | null
}

const nothing: Shown = { problems: [], type: "", from: "", to: "", report: null }

/** The definitions in force with their versions, how many records go by each, and the way to take records over. */
export async function definitionsDesk(visit: StaffVisit, shown: Shown = nothing): Promise<string> {
  const { language, staff, database, query } = visit
  const words = definitionWords[language]
  const { model } = visit.current()
  const municipality = model.municipality.id
  const path = href(definitionRoutes.definitions, { municipality })
  const versions = await versionsOf({ database, municipality })
  const named = new Map(model.definitions.map((one) => [one.type, one]))
  const done = /^\d{1,4}$/.exec(query.get("done") ?? "")
  return staffPage(
    { ...visit, path },
    { title: shown.problems.length > 0 ? `${visit.words.errorPrefix}: ${words.definitions}` : words.definitions, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.definitions }] },
    <>
      <ErrorSummary problems={shown.problems} language={language} />
      <h1>{words.definitions}</h1>
      {done && <p class="notice" role="status">{words.did(Number(done[0]))}</p>}
      <p class="lead">{words.lead}</p>
      <p>
        <a class="button" href={href(definitionRoutes.make, { municipality })}>
          {words.make}
        </a>
      </p>
      {versions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table label={words.definitions} heads={[words.record, words.register, words.version, words.records, words.published]}>
          {versions.map(({ type, version, records, publishedAt }) => (
            <tr key={`${type} ${version}`}>
              <th scope="row">{named.get(type)?.version === version ? <a href={href(definitionRoutes.definition, { municipality, type })}>{named.get(type)?.record[language] ?? type}</a> : (named.get(type)?.record[language] ?? type)}</th>
              <td>{registerName(visit, named.get(type)?.register ?? "")}</td>
              <td>{version}</td>
              <td>{records}</td>
              <td>{sayDay(dayAt(publishedAt), language)}</td>
            </tr>
          ))}
        </Table>
      )}
      {versions.some(({ version }) => version > 1) && <CarryForm visit={visit} shown={shown} versions={versions} path={path} />}
    </>,
  )
}

function CarryForm({ visit: { language }, shown, versions, path }: { readonly visit: StaffVisit; readonly shown: Shown; readonly versions: readonly VersionCount[]; readonly path: string }) {
  const words = definitionWords[language]
  const changed = [...new Set(versions.filter(({ version }) => version > 1).map(({ type }) => type))]
  const numbers = [...new Set(versions.filter(({ type }) => changed.includes(type)).map(({ version }) => version))].sort((a, b) => a - b)
  const { report } = shown
  return (
    <form method="post" action={path}>
      <h2>{words.carry}</h2>
      <Choice name="type" label={words.record} problems={shown.problems} value={shown.type} options={changed.map((type) => [type, type])} />
      <Choice name="from" label={words.from} problems={shown.problems} value={shown.from} options={numbers.map((number) => [String(number), String(number)])} />
      <Choice name="to" label={words.to} problems={shown.problems} value={shown.to || String(numbers.at(-1))} options={numbers.map((number) => [String(number), String(number)])} />
      <button type="submit" class="second" name="act" value="try">
        {words.tryIt}
      </button>
      {report && (
        <div role="status">
          <p>{words.would(report.moved)}</p>
          {report.lost.map(({ field, records }) => (
            <p key={field}>{words.loses(field, records)}</p>
          ))}
          {report.stay.length > 0 && (
            <p>
              {words.stays(report.stay.length)} {[...new Set(report.stay.flatMap(({ lacks }) => lacks))].join(", ")}
            </p>
          )}
          {report.more && <p>{words.more}</p>}
          {report.moved > 0 && (
            <button type="submit" name="act" value="do">
              {words.doIt}
            </button>
          )}
        </div>
      )}
    </form>
  )
}

/** Tells what taking records over would do, or does it. */
export async function postCarry(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const { language } = visit
  const words = definitionWords[language]
  const municipality = visit.current().model.municipality.id
  const shown = { type: typedIn(form, "type"), from: typedIn(form, "from"), to: typedIn(form, "to") }
  const dryRun = typedIn(form, "act") !== "do"
  const again = (more: Partial<Shown>) => definitionsDesk(visit, { ...nothing, ...shown, ...more })
  let report: CarryReport | null = null
  const posted = await attempt(
    visit,
    (work) => carryRecordsOver(work, municipality, { type: shown.type, from: Number(shown.from) || 0, to: Number(shown.to) || 0 }, dryRun, codeKey),
    (answer) => {
      report = answer
      return `${href(definitionRoutes.definitions, { municipality })}?done=${answer.moved}`
    },
    { field: "to", conflict: words.same, refused: visit.staff.notKeeper, code: words.same },
    (problems) => again({ problems }),
  )
  return report !== null && dryRun ? { page: await again({ report }), status: 200 } : posted
}
