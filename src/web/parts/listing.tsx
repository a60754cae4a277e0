import type { Language } from "../../lib/words.ts"
import { plain, type Text } from "../../model/text.ts"
import { Say } from "./text.tsx"
import { Table } from "./table.tsx"

export interface ListingRow {
  readonly id: string
  readonly name: Text
  readonly to: string
  readonly cells: readonly string[]
}

/** A table of named things in the reader's alphabetical order; the first column links to each. */
export function Listing({ language, count, heads, rows, empty }: { language: Language; count: string; heads: readonly string[]; rows: readonly ListingRow[]; empty: string }) {
  if (rows.length === 0) return <p>{empty}</p>
  const collator = new Intl.Collator(language === "en" ? "en" : "fi")
  const sorted = rows.map((row) => ({ row, key: plain(row.name, language) })).sort((a, b) => collator.compare(a.key, b.key))
  return (
    <Table label={heads[0]} caption={count} heads={heads}>
      {sorted.map(({ row: { id, name, to, cells } }) => (
        <tr key={id}>
          <th scope="row">
            <a href={to}>
              <Say text={name} language={language} />
            </a>
          </th>
          {cells.map((cell, at) => (
            <td key={at}>{cell}</td>
          ))}
        </tr>
      ))}
    </Table>
  )
}
