import type { Difference } from "../../derive/diff.ts"
import type { Language } from "../../lib/words.ts"
import { messages } from "../messages.ts"
import { Table } from "./table.tsx"

/** Differences as people read them: grouped by kind of thing, before and after side by side. */
export function Differences({ differences, language }: { differences: readonly Difference[]; language: Language }) {
  const words = messages[language]
  if (differences.length === 0) return <p>{words.noDifferences}</p>
  const groups = [...new Set(differences.map(({ collection }) => collection))]
  return (
    <>
      {groups.map((collection) => {
        const some = differences.filter((difference) => difference.collection === collection)
        return (
          <section key={collection} aria-labelledby={`diff-${collection}`} class="diff">
            <h2 id={`diff-${collection}`}>{some[0]?.collectionName[language]}</h2>
            <Table labelledBy={`diff-${collection}`} heads={[words.what, words.state, words.before, words.after]}>
              {some.map((difference, at) => (
                <tr key={at}>
                  <th scope="row">
                    {difference.name}
                    {difference.field && <span class="quiet"> {difference.field}</span>}
                  </th>
                  <td>{words[difference.kind]}</td>
                  <td>{difference.kind === "removed" ? <del>{difference.name}</del> : difference.before && <del>{difference.before}</del>}</td>
                  <td>{difference.kind === "added" ? <ins>{difference.name}</ins> : difference.after && <ins>{difference.after}</ins>}</td>
                </tr>
              ))}
            </Table>
          </section>
        )
      })}
    </>
  )
}
