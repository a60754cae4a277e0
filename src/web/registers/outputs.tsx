import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { type BatchPreview, previewBatch } from "../../acts/registers/batches.ts"
import { type KeptBatch, listBatches } from "../../acts/registers/kept-batches.ts"
import { listedMost, makeList } from "../../acts/registers/lists.ts"
import { csvOf } from "../../lib/csv.ts"
import { xlsxOf } from "../../derive/registers/tables.ts"
import { dayAt, daysLater, isDay, sayDay, sayTime, sayWeekday } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { kinds } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { Line } from "../cases/fields.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { definitionFor, PurposeForm, purposeOf, withPurpose } from "./list.tsx"
import { outputWords } from "./output-words.ts"
import { registerWords } from "./words.ts"

const noBounds = { least: null, most: null, options: [] }

/** A sum of money in words; null where a batch tells none. */
export const sayCents = (cents: number | null, language: Language): string | null => (cents === null ? null : kinds.money.show(cents, language, noBounds))

/** The way down to the lists and batches of a type. */
export function crumbsTo(visit: StaffVisit, definition: RegisterDefinition, ...rest: readonly string[]): { label: string; to?: string }[] {
  const { language, staff } = visit
  const purpose = purposeOf(visit)
  const way = { type: definition.type }
  return [
    { label: staff.workspace, to: staffRoutes.desk }, { label: registerWords[language].registers, to: registerRoutes.registers }, { label: definition.record[language], to: withPurpose(href(registerRoutes.list, way), purpose) },
    ...(rest.length === 0 ? [{ label: outputWords[language].title }] : [{ label: outputWords[language].title, to: withPurpose(href(registerRoutes.outputs, way), purpose) }, ...rest.map((label) => ({ label }))]),
  ]
}

/** The lists and batches that a register declares, how many wait, and the batches that have been made. */
export async function outputsPage(visit: StaffVisit): Promise<string> {
  const { language } = visit
  const words = outputWords[language]
  const definition = await definitionFor(visit)
  const { type, lists, batches } = definition
  const path = href(registerRoutes.outputs, { type })
  const purpose = purposeOf(visit)
  const desk = deskOf(visit)
  const waiting: BatchPreview[] = []
  if (purpose !== "") for (const { code } of batches) {
    const found = await previewBatch(desk, type, code, whyOf(purpose))
    if (!(found instanceof PurposeNeeded)) waiting.push(found)
  }
  const made = purpose === "" || batches.length === 0 ? [] : await listBatches(desk, type)
  return staffPage(
    { ...visit, path },
    { title: `${definition.record[language]}: ${words.title}`, crumbs: crumbsTo(visit, definition) },
    <>
      <h1>{`${definition.record[language]}: ${words.title.toLowerCase()}`}</h1>
      <p class="lead">{words.lead}</p>
      {purpose === "" ? (
        <PurposeForm visit={visit} path={path} />
      ) : (
        <>
          {lists.length > 0 && (
            <section aria-labelledby="lists">
              <h2 id="lists">{words.lists}</h2>
              <ul>
                {lists.map(({ code, label, day }) => (
                  <li key={code}>
                    <a href={withPurpose(href(registerRoutes.output, { type, code }), purpose)}>{label[language]}</a>
                    {day !== null && <span class="quiet"> {words.ofDay}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {batches.length > 0 && (
            <section aria-labelledby="batches">
              <h2 id="batches">{words.batches}</h2>
              <ul>
                {waiting.map(({ batch: { code, label }, count, cents, lacking }) => (
                  <li key={code}>
                    <a href={withPurpose(href(registerRoutes.batch, { type, code }), purpose)}>{label[language]}</a>: {count === 0 ? words.nothingWaits : [words.waits(count), sayCents(cents, language)].filter(Boolean).join(", ")}
                    {lacking.length > 0 && <span class="quiet">; {words.lacking(lacking.length)}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {batches.length > 0 && <EarlierBatches visit={visit} definition={definition} made={made} />}
        </>
      )}
    </>,
  )
}

/** Batches that were made before: by whom, when, and with what control figures. */
export function EarlierBatches({ visit, definition, made }: { readonly visit: StaffVisit; readonly definition: RegisterDefinition; readonly made: readonly KeptBatch[] }) {
  const { language } = visit
  const words = outputWords[language]
  const purpose = purposeOf(visit)
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{words.earlier}</h2>
      {made.length === 0 ? (
        <p class="quiet">{words.noEarlier}</p>
      ) : (
        <Table labelledBy="earlier" heads={[words.when, words.which, words.count, words.sum, words.who, words.state]}>
          {made.map(({ id, batch, madeAt, madeBy, madeByName, count, cents, undoneAt, left }) => (
            <tr key={id}>
              <th scope="row">
                <a href={withPurpose(href(registerRoutes.keptBatch, { id }), purpose)}>{sayTime(madeAt, language)}</a>
              </th>
              <td>{definition.batches.find(({ code }) => code === batch)?.label[language] ?? batch}</td>
              <td>{count}</td>
              <td>{sayCents(cents, language)}</td>
              <td>{madeByName ?? madeBy}</td>
              <td>{[undoneAt === null ? null : words.undone, left < count ? words.gone(count - left) : null].filter(Boolean).join(", ")}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

/** The list that the address names, of the day that it says: of tomorrow where it says none, since that is what people print the day before. */
async function listIn(visit: StaffVisit, taken: boolean) {
  const definition = await definitionFor(visit)
  const { query, language, parts } = visit
  const list = definition.lists.find(({ code }) => code === parts.code)
  if (!list) throw new NotFound("There is no such list.")
  const asked = query.get("day") ?? ""
  const day = list.day === null ? null : isDay(asked) ? asked : daysLater(dayAt(deskOf(visit).now), 1)
  const purpose = purposeOf(visit)
  const made = purpose === "" ? null : await makeList(deskOf(visit), definition.type, list.code, { day, language, taken }, whyOf(purpose))
  return { definition, list, day, made: made instanceof PurposeNeeded ? null : made }
}

/** A list to look at and to print. */
export async function listPage(visit: StaffVisit): Promise<string> {
  const { language } = visit
  const words = outputWords[language]
  const { definition, list, day, made } = await listIn(visit, false)
  const path = href(registerRoutes.output, { type: definition.type, code: list.code })
  const purpose = purposeOf(visit)
  const as = (form: string) => withPurpose(path, purpose, { ...(day === null ? {} : { day }), as: form })
  return staffPage(
    { ...visit, path },
    { title: `${list.label[language]}${day === null ? "" : `, ${sayDay(day, language)}`}`, crumbs: crumbsTo(visit, definition, list.label[language]) },
    <>
      <h1>{list.label[language]}</h1>
      {made === null ? (
        <PurposeForm visit={visit} path={path} />
      ) : (
        <>
          <p class="lead">{[definition.record[language], day === null ? sayDay(visit.today, language) : sayWeekday(day, language), words.rows(made.rows.length)].join(", ")}</p>
          {day !== null && (
            <form method="get" action={path} class="filters">
              <input type="hidden" name="purpose" value={purpose} />
              <Line name="day" label={words.day} problems={[]} value={day} type="date" />
              <button type="submit" class="second">
                {words.show}
              </button>
            </form>
          )}
          {made.more && <p class="notice">{words.moreRows(listedMost)}</p>}
          {made.rows.length === 0 ? (
            <p role="status">{words.noRows}</p>
          ) : (
            <>
              <p class="no-print">
                <a class="button second" href={as("csv")}>
                  {words.asCsv}
                </a>{" "}
                <a class="button second" href={as("xlsx")}>
                  {words.asXlsx}
                </a>{" "}
                <span class="quiet">{words.printIt}</span>
              </p>
              <Table label={list.label[language]} heads={list.columns.map(({ heading }) => heading[language])}>
                {made.rows.map(({ id, cells }) => (
                  <tr key={id}>
                    {cells.map(({ text, number }, at) =>
                      at === 0 ? (
                        <th key={at} scope="row">
                          <a href={withPurpose(href(registerRoutes.record, { id }), purpose)}>{text || definition.record[language]}</a>
                        </th>
                      ) : (
                        <td key={at} class={number === null ? undefined : "number"}>
                          {text}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </Table>
            </>
          )}
        </>
      )}
    </>,
  )
}

/** The list as a file; null where the purpose was not stated. */
export async function listFile(visit: StaffVisit): Promise<Response | null> {
  const { language, query } = visit
  const { definition, list, day, made } = await listIn(visit, true)
  if (made === null) return null
  const name = `${definition.type}-${list.code}${day === null ? "" : `-${day}`}`
  const heads = list.columns.map(({ heading }) => heading[language])
  const file = query.get("as") === "xlsx" ? new Blob([xlsxOf(list.label[language], heads, made.rows.map(({ cells }) => cells))]) : new Blob([csvOf([heads, ...made.rows.map(({ cells }) => cells.map(({ text }) => text))])])
  return query.get("as") === "xlsx"
    ? savedFile({ name: `${name}.xlsx`, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }, { sizeBytes: file.size, content: file.stream() })
    : savedFile({ name: `${name}.csv`, mediaType: "text/csv; charset=utf-8" }, { sizeBytes: file.size, content: file.stream() })
}
