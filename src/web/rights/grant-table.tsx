import type { Grant } from "../../acts/access/grants.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { href, rightsRoutes } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { registerName } from "./visit.ts"
import { rightsWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

interface GrantTableProps {
  readonly grants: readonly Grant[]
  readonly visit: StaffVisit
  /** Names of the holders; null when all are one person's. */
  readonly nameOf: ReadonlyMap<string, string> | null
  /** With the buttons of one who decides. */
  readonly decides?: boolean
}

/** Rights as a table: what, where, how long, and for a supervisor what to do. */
export function GrantTable({ grants, visit, nameOf, decides = false }: GrantTableProps) {
  const { language, now } = visit
  const words = rightsWords[language]
  const stateOf = ({ removedAt, endsAt }: Grant) => (removedAt && removedAt <= now ? words.removed : endsAt <= now ? words.ended : words.inForce)
  return (
    <Table label={words.rights} heads={[nameOf && words.person, words.role, words.register, words.unit, words.until, words.state, decides && words.act]}>
      {grants.map((grant) => (
        <tr key={grant.id}>
          {nameOf && <td>{nameOf.get(grant.person) ?? grant.person}</td>}
          <td>{words.roles[grant.role]}</td>
          <td>{grant.register ? registerName(visit, grant.register) : words.all}</td>
          <td>{grant.unit ?? words.all}</td>
          <td>{sayDay(dayAt(grant.endsAt), language)}</td>
          <td>{stateOf(grant)}</td>
          {decides && (
            <td>
              {stateOf(grant) === words.inForce && (
                <form method="post" action={href(rightsRoutes.grant, { id: grant.id })}>
                  <input type="hidden" name="person" value={grant.person} />
                  <button type="submit" class="second" name="act" value="certify">
                    {words.certify}
                  </button>{" "}
                  <button type="submit" class="second" name="act" value="remove">
                    {words.remove}
                  </button>
                </form>
              )}
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}
