import { type WatchShare, watchStatistics } from "../../acts/watching/statistics.ts"
import { csv } from "../../derive/tables.ts"
import { watchingRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { watchingWords } from "./words.ts"
import { crumbsTo, workOf } from "./work.ts"
import { Table } from "../parts/table.tsx"

const sharesOf = (visit: StaffVisit): Promise<WatchShare[]> => workOf(visit, (work, municipality) => watchStatistics(work, municipality, visit.today))

function tableOf(shares: readonly WatchShare[], { language }: StaffVisit) {
  const words = watchingWords[language]
  const decimal = (days: number) => String(Math.round(days * 10) / 10).replace(".", language === "en" ? "." : ",")
  return {
    heads: [words.month, words.rule, words.found, words.outcomes["in-order"], words.outcomes.unclear, words.outcomes.misuse, words.waiting, words.late, words.medianDays],
    rows: shares.map(({ month, rule, found, inOrder, unclear, misuse, waiting, overdue, medianDays }) => [
      `${Number(month.slice(5))}/${month.slice(0, 4)}`, words.grounds[rule], ...[found, inOrder, unclear, misuse, waiting, overdue].map(String), medianDays === null ? "–" : decimal(medianDays),
    ]),
  }
}

/** Counts by month and rule, to print or to take out as a table. */
export async function statistics(visit: StaffVisit): Promise<string> {
  const words = watchingWords[visit.language]
  const { heads, rows } = tableOf(await sharesOf(visit), visit)
  return staffPage(
    visit,
    { title: words.statistics, crumbs: crumbsTo(visit, words.statistics) },
    <>
      <h1>{words.statistics}</h1>
      <p class="lead">{words.statisticsLead}</p>
      {rows.length === 0 ? (
        <p>{words.noneSuch}</p>
      ) : (
        <>
          <p class="no-print">
            <a href={watchingRoutes.statisticsCsv}>{words.csv}</a>
          </p>
          <Table label={words.statistics} heads={heads}>
            {rows.map((cells) => (
              <tr key={cells.slice(0, 2).join()}>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </Table>
        </>
      )}
    </>,
  )
}

export const statisticsCsv = async (visit: StaffVisit): Promise<string> => csv(tableOf(await sharesOf(visit), visit))
