import type { Look } from "../../acts/watching/queue.ts"
import { sayTime } from "../../lib/day.ts"
import { registerName } from "../rights/visit.ts"
import { rightsWords } from "../rights/words.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { watchingWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

interface LooksTableProps {
  readonly looks: readonly Look[]
  readonly visit: StaffVisit
  /** How many entries there are, when more than are shown. */
  readonly all?: number
}

/** Entries of the log in plain words: when, whose data, which record, for what, and by which rule. */
export function LooksTable({ looks, visit, all = looks.length }: LooksTableProps) {
  const { language } = visit
  const words = watchingWords[language]
  const rights = rightsWords[language]
  const purposes: Readonly<Record<string, string>> = rights.purposes
  const grounds: Readonly<Record<string, string>> = rights.grounds
  const tellsWhose = looks.some(({ person }) => person !== null)
  if (looks.length === 0) return <p>{words.looksGone}</p>
  return (
    <>
      {all > looks.length && <p>{words.firstOf(looks.length, all)}</p>}
      <Table label={words.looks} heads={[words.time, tellsWhose && words.whose, words.record, rights.register, words.purpose, words.allowedBy]}>
        {looks.map(({ at, person, record, register, purpose, case: matter, because }, index) => (
          <tr key={index}>
            <td>
              {sayTime(at, language)}
            </td>
            {tellsWhose && <td>{person ?? "–"}</td>}
            <td>{record ?? "–"}</td>
            <td>{register ? registerName(visit, register) : "–"}</td>
            <td>{purpose ? (purposes[purpose] ?? purpose) : (matter ?? "–")}</td>
            <td>{because ? (grounds[because] ?? because) : "–"}</td>
          </tr>
        ))}
      </Table>
    </>
  )
}
