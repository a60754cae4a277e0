import { type Day, dayAt, daysLater, startOf } from "../../lib/day.ts"
import { raw, type Sql, sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { ListDefinition } from "../../model/registers/outputs.ts"
import { fieldOf, holdsOf, joined, type Values } from "../../derive/registers/fill-in.ts"
import { type Cell, inOrder, shownCell } from "../../derive/registers/outputs.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { seenEach } from "../records/seen.ts"
import { NotFound } from "../refusals.ts"
import { getDefinition } from "./definitions.ts"
import { walked } from "./list.ts"

/** The most records that are looked through for a list; what is older is not in it, and the list says so. */
export const listedMost = 5000

/** A list as it was made: its rows in order, each with the record that it tells of. */
interface MadeList {
  readonly definition: RegisterDefinition
  readonly list: ListDefinition
  /** The day of which it is; null of a list that is of no one day. */
  readonly day: Day | null
  readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[]
  /** True where there are more records than were looked through. */
  readonly more: boolean
}

/** Records of a day, by the field that the list names: as texts, since a day and a moment are kept so that their order is that of time. */
function ofDay(definition: RegisterDefinition, name: string, day: Day): Sql {
  switch (fieldOf(definition, name).kind) {
    case "instant":
      return sql`r.body ->> ${name}::text >= ${startOf(day).toISOString()} and r.body ->> ${name}::text < ${startOf(daysLater(day, 1)).toISOString()}`
    case "period":
      return sql`r.body -> ${name}::text ->> 'from' <= ${day} and coalesce(r.body -> ${name}::text ->> 'until', '9999-12-31') >= ${day}`
    default:
      return sql`r.body ->> ${name}::text = ${day}`
  }
}

/** A declared list of the records that she who asks may take out. `taken` tells the log that it leaves as a file; else it is shown. */
export async function makeList(desk: Desk, type: string, code: string, { day, language, taken }: { readonly day: Day | null; readonly language: Language; readonly taken: boolean }, why: Why): Promise<MadeList | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const { database, municipality, now } = desk
  const today = dayAt(now)
  const made = await readWithin(database, municipality, async (queries): Promise<MadeList> => {
    const definition = await getDefinition(queries, municipality, type)
    const list = definition.lists.find((one) => one.code === code)
    if (!list) throw new NotFound("There is no such list.")
    const asked = list.day === null ? null : (day ?? today)
    const { stages, only, columns, order } = list
    const found = await queries.rows<{ id: string; body: Readonly<Record<string, unknown>> }>(sql`
      select r.id, r.body from ${walked(desk, reach, "export")} where its.municipality_id = ${municipality} and its.type = ${type}
        and ${stages.length === 0 ? sql`true` : sql`its.stage = any(${[...stages]}::text[])`} and ${list.day === null || asked === null ? sql`true` : ofDay(definition, list.day, asked)}
      order by its.opened_at desc, its.record_id desc limit ${raw(String(listedMost + 1))}`)
    const its = found.slice(0, listedMost).map(({ id, body }) => ({ id, values: joined(definition, body, {}) })).filter(({ values }) => only === null || holdsOf(definition, only, values, today) === true)
    const titles = await titlesOf(queries, desk, definition, list, its)
    const rows = inOrder(definition, order, its).map(({ id, values }) => ({ id, cells: columns.map((column) => shownCell(definition, column, titles(values), language, today)) }))
    return { definition, list, day: asked, rows, more: found.length > listedMost }
  })
  await noteReading(desk, { act: taken ? "record-exported" : "record-listed", register: made.definition.register, outcome: "done", ...noted(why), more: { path: "list", type, list: code, hits: made.rows.length } })
  return made
}

/** Puts the title of a linked record in the place of its id, where the one who asks may read that record. */
async function titlesOf(queries: Queries, desk: Desk, definition: RegisterDefinition, { columns }: ListDefinition, records: readonly { readonly values: Values }[]): Promise<(values: Values) => Values> {
  const links = columns.flatMap(({ field }) => (field !== null && fieldOf(definition, field).kind === "recordLink" ? [field] : []))
  if (links.length === 0) return (values) => values
  const ids = [...new Set(records.flatMap(({ values }) => links.map((name) => values[name]).filter((id) => typeof id === "string")))]
  const rows = await queries.rows<{ id: string; title: string }>(sql`
    select r.id, r.title from unnest(${ids}::text[]) linked(id) join record r on r.municipality_id = ${desk.municipality} and r.id = linked.id
    cross join ${seenEach("read", askerAt(desk), desk.now, "all", sql`linked.id`)}`)
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return (values) => ({ ...values, ...Object.fromEntries(links.map((name) => [name, titles.get(String(values[name])) ?? ""])) })
}
