import { dailySeals } from "../../acts/trail/tree.ts"
import { sayDay } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { Table } from "../parts/table.tsx"

/** The last root of the usage log of each of the latest days, for whoever wants to hold us to it (906/2019 17 §). */
export async function logRoot(visit: Visit): Promise<Answer> {
  const { language, words, path, database } = visit
  const { municipality, usageLog } = revisionOf(visit).model
  const seals = await dailySeals(database)
  return html(
    page(
      { language, path, municipality, title: words.logRoot, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, { language, municipality: municipality.id }) }, { label: words.logRoot }] },
      <>
        <h1 id="seals">{words.logRoot}</h1>
        <p class="lead">{words.logRootLead}</p>
        <p>{words.logKept(usageLog.entryYears, usageLog.detailYears)}</p>
        {seals.length === 0 ? (
          <p>{words.logRootNone}</p>
        ) : (
          <Table labelledBy="seals" heads={[words.logRootDay, words.logRootEntries, words.logRootRoot, words.logRootKey]}>
            {seals.map(({ day, size, root, key, number }) => (
              <tr key={number}>
                <td>{sayDay(day, language)}</td>
                <td>{size}</td>
                <td>
                  <code>{root}</code>
                </td>
                <td>
                  <code>{key}</code>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </>,
    ),
    { keep: false },
  )
}
