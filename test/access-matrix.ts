import { readWithin } from "../src/acts/access/border.ts"
import { explain } from "../src/acts/access/explain.ts"
import { sampleMunicipality, sampleResidents, sampleStaff } from "../src/acts/samples.ts"
import type { Asker } from "../src/model/rules/condition.ts"
import { actions } from "../src/model/rules/table.ts"
import type { Database } from "../src/store/database.ts"

/** One thing of each sort that the rules tell apart. */
const things: readonly (readonly [id: string, what: string])[] = [
  ["ohje-1", "a public guide"],
  ["tilasto-1", "statistics that have become public"],
  ["tilasto-2", "statistics that are not public yet"],
  ["asia-1-1", "Sofia's application (partly secret), handled by Veikko"],
  ["asia-1-2", "Sofia's plan (secret), handled by Veikko"],
  ["asia-2-2", "Martti's plan (secret, his address protected), handled by Veikko"],
  ["asia-3-3", "a statement about Martti (secret), a task of Aino's"],
  ["asia-4-2", "Sofia's plan (secret), closed"],
  ["asia-5-2", "Eino's plan (secret), Eino is Veikko's client"],
  ["asia-6-4", "Eino's decision (partly secret), closed, Aino is barred"],
  ["asia-7-2", "Sofia's plan (secret), need to know: Johanna alone"],
]

/** The golden access matrix of the sample world: actor by action by thing, each cell with its reason. */
export async function accessMatrix(database: Database, now: Date): Promise<string> {
  const askers: (Asker & { readonly id: string; readonly kind: string })[] = [
    ...sampleStaff.map(({ id }) => ({ municipality: sampleMunicipality, id, kind: "staff" as const })),
    ...sampleResidents.map(({ id }) => ({ municipality: sampleMunicipality, id, kind: "resident" as const })),
    { municipality: sampleMunicipality, id: "stranger", kind: "nobody" },
  ]
  const lines = ["Who may do what with which thing in the sample world, and by which rule; – is refused, since no rule admits.", ""]
  for (const [thing, what] of things) {
    lines.push(`${thing}: ${what}`)
    for (const asker of askers) {
      const cells: string[] = []
      for (const action of actions) {
        const found = await readWithin(database, sampleMunicipality, (queries) => explain(queries, asker, action, thing, now))
        if (!found) throw new Error(`The sample world has no ${thing}.`)
        cells.push(`${action} ${found.because ?? "–"}`)
      }
      const role = sampleStaff.find(({ id }) => id === asker.id)?.role ?? asker.kind
      lines.push(`  ${`${asker.id} (${role})`.padEnd(34)}${cells.join(" | ")}`)
    }
    lines.push("")
  }
  return lines.join("\n")
}
