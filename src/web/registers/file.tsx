import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { openingUnits } from "../../acts/registers/list.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { columnNames, exportRows, type ImportTried, importRows, type TableFault } from "../../acts/registers/rows.ts"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { problemsOf } from "./form.tsx"
import { definitionFor, narrowingOf, purposeOf, queryOf, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

interface Shown {
  readonly problems: readonly Problem[]
  readonly tried: ImportTried | null
  /** The table as it came, so that confirming needs no second choosing. */
  readonly table: string
  readonly unit: string
}

const nothing: Shown = { problems: [], tried: null, table: "", unit: "" }

/** Bringing in a table of records, row by row checked before anything is saved; and taking the records out. */
export async function filePage(visit: StaffVisit, { problems, tried, table, unit }: Shown = nothing): Promise<string> {
  const { language, staff, query } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const path = href(registerRoutes.file, { type: definition.type })
  const desk = deskOf(visit)
  const units = await openingUnits(desk, definition.register, visit.site.find(desk.municipality)?.model.units.filter(({ kind }) => kind !== "outside").map(({ id }) => id) ?? [])
  const takesRows = definition.belongsTo === null && definition.opensCase === null && units.length > 0
  const done = /^\d{1,5}$/.exec(query.get("done") ?? "")
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.file}` : words.file, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: definition.record[language], to: withPurpose(href(registerRoutes.list, { type: definition.type }), purposeOf(visit)) }, { label: words.file }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{`${definition.record[language]}: ${words.file.toLowerCase()}`}</h1>
      {done && <p class="notice" role="status">{words.importDone(Number(done[0]))}</p>}
      {purposeOf(visit) !== "" && (
        <p>
          <a class="button second" href={withPurpose(path, purposeOf(visit), { ...queryOf(narrowingOf(visit, definition)), csv: "1" })}>
            {words.exportCsv}
          </a>
        </p>
      )}
      {takesRows && (
        <form method="post" action={withPurpose(path, purposeOf(visit))} enctype="multipart/form-data">
          <p>{words.importLead}</p>
          <details>
            <summary>{words.columns}</summary>
            <p>
              <code>{columnNames(definition).join(";")}</code>
            </p>
          </details>
          <Choice name="unit" label={words.unit} problems={problems} value={unit || (units[0] ?? "")} options={units.map((one) => [one, unitName(visit, one)])} />
          <Field name="file" label={words.importFile} problems={problems}>
            {(attributes) => <input type="file" accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" {...attributes} />}
          </Field>
          <button type="submit" name="act" value="try">
            {words.tryIt}
          </button>
          {tried && tried.fault === null && (
            <>
              <p role="status">{words.rowsRight(tried.right)}</p>
              {tried.wrong.length > 0 && (
                <Table label={words.wrong} heads={[words.row, words.column, words.wrong]}>
                  {tried.wrong.slice(0, 200).flatMap(({ line, problems: its }) => problemsOf(its, language).map(({ field, message }) => (
                    <tr key={`${line} ${field}`}>
                      <th scope="row">{line}</th>
                      <td>
                        <code>{field}</code>
                      </td>
                      <td>{message}</td>
                    </tr>
                  )))}
                </Table>
              )}
              {tried.wrong.length === 0 && tried.right > 0 && (
                <>
                  <input type="hidden" name="table" value={table} />
                  <button type="submit" name="act" value="save">
                    {words.doIt(tried.right)}
                  </button>
                </>
              )}
            </>
          )}
        </form>
      )}
    </>,
  )
}

const faultWords: Readonly<Record<TableFault, { fi: string; sv: string; en: string }>> = {
  unreadable: { fi: "Tiedostoa ei voi lukea taulukkona.", sv: "Filen kan inte läsas som en tabell.", en: "The file cannot be read as a table." },
  empty: { fi: "Taulukossa ei ole yhtään riviä.", sv: "Tabellen har inga rader.", en: "The table has no rows." },
  "too-many": { fi: "Taulukossa on yli 5000 riviä. Jaa se osiin.", sv: "Tabellen har över 5000 rader. Dela den.", en: "The table has more than 5,000 rows. Split it." },
  "unknown-column": { fi: "Saraketta ei tunneta", sv: "Kolumnen är okänd", en: "The column is not known" },
  "many-sheets": { fi: "Työkirjassa on useita taulukoita. Jätä yksi.", sv: "Arbetsboken har flera blad. Lämna ett.", en: "The workbook has several sheets. Leave one." },
  hidden: { fi: "Taulukossa on piilotettuja rivejä, sarakkeita tai taulukoita. Näytä tai poista ne.", sv: "Tabellen har dolda rader, kolumner eller blad. Visa eller ta bort dem.", en: "The table has hidden rows, columns or sheets. Show or remove them." },
  "column-twice": { fi: "Sarake on kahdesti", sv: "Kolumnen står två gånger", en: "The column stands twice" },
}

/** Checks or saves the rows of a table. */
export async function postFile(visit: StaffVisit, keys: CodeKeys, form: FormData): Promise<Posted> {
  const { language } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const desk = deskOf(visit)
  const file = form.get("file")
  const came = file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : Buffer.from(typedIn(form, "table"), "base64")
  const unit = typedIn(form, "unit")
  const again = (more: Partial<Shown>) => filePage(visit, { ...nothing, unit, table: came.toString("base64"), ...more })
  if (came.length === 0) return { page: await again({ problems: [{ field: "file", message: words.fileNeeded }] }) }
  const dryRun = typedIn(form, "act") !== "save"
  let tried: ImportTried | null = null
  const posted = await attempt(
    visit,
    (work) => importRows(work, desk.municipality, { type: definition.type, unit, bytes: came }, dryRun, keys),
    (answer) => {
      tried = answer
      return withPurpose(href(registerRoutes.file, { type: definition.type }), purposeOf(visit), { done: String(answer.right) })
    },
    { field: "file", conflict: words.cannot, refused: words.mayNot, code: words.code },
    (problems) => again({ problems }),
  )
  const answer = tried as ImportTried | null
  if (answer === null) return posted
  if (answer.fault !== null) return { page: await again({ problems: [{ field: "file", message: faultWords[answer.fault.fault][language] + (answer.fault.column === null ? "" : `: ${answer.fault.column}`) }] }) }
  if (!dryRun && answer.wrong.length === 0) return posted
  return { page: await again({ tried: answer }), status: answer.wrong.length > 0 ? 409 : 200 }
}

/** The records as a table to keep; null where the purpose was not stated. */
export async function tableOf(visit: StaffVisit): Promise<string | null> {
  const definition = await definitionFor(visit)
  const table = await exportRows(deskOf(visit), definition.type, visit.language, whyOf(purposeOf(visit)), narrowingOf(visit, definition))
  return table instanceof PurposeNeeded ? null : table
}
