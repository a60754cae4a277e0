import { carryRecordsOver, type CarryReport, versionsOf, type VersionCount } from "../../acts/registers/carry-over.ts"
import { getDefinition } from "../../acts/registers/definitions.ts"
import { draftDefinition } from "../../acts/registers/draft.ts"
import { readWithin } from "../../acts/access/border.ts"
import { definitionFile, NotADefinition, readDefinitionFile } from "../../derive/registers/definition-file.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
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
  /** Whether a brought definition gets the next version. */
  readonly next: boolean
}

const nothing: Shown = { problems: [], type: "", from: "", to: "", report: null, next: false }

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
        <Table label={words.definitions} heads={[words.record, words.register, words.version, words.records, words.published, words.files]}>
          {versions.map(({ type, version, records, publishedAt }) => (
            <tr key={`${type} ${version}`}>
              <th scope="row">{named.get(type)?.version === version ? <a href={href(definitionRoutes.definition, { municipality, type })}>{named.get(type)?.record[language] ?? type}</a> : (named.get(type)?.record[language] ?? type)}</th>
              <td>{registerName(visit, named.get(type)?.register ?? "")}</td>
              <td>{version}</td>
              <td>{records}</td>
              <td>{sayDay(dayAt(publishedAt), language)}</td>
              <td>
                <a href={href(definitionRoutes.file, { municipality, type, version })} aria-label={`${words.download}: ${type} ${version}`}>
                  {words.download}
                </a>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <form method="post" action={href(definitionRoutes.brought, { municipality })} enctype="multipart/form-data">
        <h2>{words.files}</h2>
        <p>{words.filesLead}</p>
        <Field name="file" label={words.upload} problems={shown.problems}>
          {(attributes) => <input type="file" accept=".json,application/json" {...attributes} />}
        </Field>
        <p>
          <label class="check">
            <input type="checkbox" name="next" value="yes" checked={shown.next} /> {words.bringNext}
          </label>
        </p>
        <button type="submit">{words.bring}</button>
      </form>
      {versions.some(({ version }) => version > 1) && <CarryForm visit={visit} shown={shown} versions={versions} path={path} />}
    </>,
  )
}

function CarryForm({ visit: { language, current }, shown, versions, path }: { readonly visit: StaffVisit; readonly shown: Shown; readonly versions: readonly VersionCount[]; readonly path: string }) {
  const words = definitionWords[language]
  const changed = [...new Set(versions.filter(({ version }) => version > 1).map(({ type }) => type))]
  const numbers = [...new Set(versions.filter(({ type }) => changed.includes(type)).map(({ version }) => version))].sort((a, b) => a - b)
  const { report } = shown
  const { definitions } = current().model
  const inForce = (type: string) => definitions.find((one) => one.type === type)
  // A field that only an earlier version had has no label in force: its name in rules is told.
  const labelOf = (name: string): string => inForce(shown.type)?.fields.find((field) => field.name === name)?.label[language] ?? name
  return (
    <form method="post" action={path}>
      <h2>{words.carry}</h2>
      <Choice name="type" label={words.record} problems={shown.problems} value={shown.type} options={changed.map((type) => [type, inForce(type)?.record[language] ?? type])} />
      <Choice name="from" label={words.from} problems={shown.problems} value={shown.from} options={numbers.map((number) => [String(number), String(number)])} />
      <Choice name="to" label={words.to} problems={shown.problems} value={shown.to || String(numbers.at(-1))} options={numbers.map((number) => [String(number), String(number)])} />
      <button type="submit" class="second" name="act" value="try">
        {words.tryIt}
      </button>
      {report && (
        <div role="status">
          <p>{words.would(report.moved)}</p>
          {report.lost.map(({ field, records }) => (
            <p key={field}>{words.loses(labelOf(field), records)}</p>
          ))}
          {report.stay.length > 0 && (
            <p>
              {words.stays(report.stay.length)} {[...new Set(report.stay.flatMap(({ lacks }) => lacks))].map(labelOf).join(", ")}
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

/** A version of a definition as a file to keep. */
export async function definitionAsFile({ database, parts }: StaffVisit): Promise<{ readonly name: string; readonly text: string }> {
  const [municipality, type, version] = [parts.municipality ?? "", parts.type ?? "", Number(parts.version) || 0]
  const definition = await readWithin(database, municipality, (queries) => getDefinition(queries, municipality, type, version))
  return { name: `${type}-${version}.json`, text: definitionFile(definition) }
}

/** Makes a draft of the description with the definition that a file has, or tells what keeps it from running. */
export async function postBrought(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { language, database, actor, now } = visit
  const words = definitionWords[language]
  const municipality = visit.current().model.municipality.id
  const next = typedIn(form, "next") === "yes"
  const again = async (messages: readonly string[]): Promise<Posted> => ({ page: await definitionsDesk(visit, { ...nothing, next, problems: messages.map((message) => ({ field: "file", message })) }) })
  const file = form.get("file")
  if (!(file instanceof File) || file.size === 0) return again([words.fileNeeded])
  const read = readDefinitionFile(await file.text())
  if (read instanceof NotADefinition) return again(read.faults.map(({ at, message }) => `${at}: ${message}`))
  const done = await draftDefinition({ database, municipality, actor, now }, read, next)
  if ("faults" in done) return again(done.faults.map(({ at, message }) => `${at}: ${message[language]}`))
  return done.revision === null ? again([words.already]) : { to: href(staffRoutes.revision, { municipality, number: done.revision }) }
}
