import { registerStatistics } from "../../acts/registers/statistics.ts"
import { fieldOf } from "../../derive/registers/fill-in.ts"
import { isDay } from "../../lib/day.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { Line } from "../cases/fields.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { definitionFor } from "./list.tsx"
import { registerWords } from "./words.ts"

/** How many records of a type were opened in a time, by stage and by its choices; small groups are not told. */
export async function statisticsPage(visit: StaffVisit): Promise<string> {
  const { language, staff, query, today } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const path = href(registerRoutes.statistics, { type: definition.type })
  const dayIn = (name: string, usual: string) => (isDay(query.get(name)) ? (query.get(name) ?? usual) : usual)
  const [from, until] = [dayIn("from", `${today.slice(0, 4)}-01-01`), dayIn("until", today)]
  const figures = await registerStatistics(deskOf(visit), definition.type, from, until)
  const say = (count: number | null) => (count === null ? `< ${definition.leastTold}` : String(count))
  const valueOf = (field: string, value: string): string => {
    if (field === "stage") return definition.stages.find(({ code }) => code === value)?.label[language] ?? value
    const its = fieldOf(definition, field)
    return value === "" ? words.unsaid : kindOf(its.kind).show(its.kind === "yesNo" ? value === "true" : value, language, its)
  }
  return staffPage(
    { ...visit, path },
    { title: `${definition.record[language]}: ${words.figures}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: definition.record[language], to: href(registerRoutes.list, { type: definition.type }) }, { label: words.figures }] },
    <>
      <h1>{`${definition.record[language]}: ${words.figures.toLowerCase()}`}</h1>
      <p class="lead">{words.figuresLead(definition.leastTold)}</p>
      <form method="get" action={path} class="filters">
        <Line name="from" label={words.from} problems={[]} value={from} type="date" />
        <Line name="until" label={words.until} problems={[]} value={until} type="date" />
        <button type="submit" class="second">
          {visit.words.show}
        </button>
      </form>
      <dl class="facts">
        <Fact term={words.openedCount}>{say(figures.opened)}</Fact>
        <Fact term={words.endedCount}>{say(figures.ended)}</Fact>
      </dl>
      {figures.tables.map(({ field, cells }) => {
        const label = field === "stage" ? words.stage : fieldOf(definition, field).label[language]
        return (
          <section key={field} aria-labelledby={`by-${field}`}>
            <h2 id={`by-${field}`}>{label}</h2>
            {cells.length === 0 ? (
              <p>{words.listNone}</p>
            ) : (
              <Table labelledBy={`by-${field}`} heads={[label, words.count]}>
                {cells.map(({ value, count }) => (
                  <tr key={value}>
                    <th scope="row">{valueOf(field, value)}</th>
                    <td>{count === null ? words.hiddenCount : count}</td>
                  </tr>
                ))}
              </Table>
            )}
          </section>
        )
      })}
    </>,
  )
}
