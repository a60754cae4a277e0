import { readFile } from "node:fs/promises"
import { readWithin } from "../acts/access/border.ts"
import type { Fault } from "../acts/people/directory-file.ts"
import type { Plan, PlannedPerson } from "../acts/people/directory-plan.ts"
import { previewDirectory, syncDirectory } from "../acts/people/directory-sync.ts"
import { getRevision, publishedNumbers } from "../acts/revisions.ts"
import { type Actor, type Database, inWork } from "../acts/work.ts"
import { unitNamed } from "../derive/unit-named.ts"
import { openStore } from "./open-store.ts"

interface DirectoryParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const directoryUsage = "Usage: varanto directory MUNICIPALITY FILE [--dry-run] [--whole] [--ends-many]"

const command: Actor = { id: "directory-command", name: "", kind: "program" }
const options = ["--dry-run", "--whole", "--ends-many"]

/** Brings the staff directory to what a CSV file says; with --dry-run only tells. Ends with 1 when nothing was or could be done. */
export async function directory(words: readonly string[], { environment, now, say, warn }: DirectoryParts): Promise<number> {
  const [municipality, file, ...more] = words.filter((word) => !word.startsWith("--"))
  const chosen = words.filter((word) => word.startsWith("--"))
  if (!municipality || !file || more.length > 0 || chosen.some((word) => !options.includes(word))) {
    warn(`${directoryUsage}\n--whole: the file has everyone, and who is missing from it leaves. --ends-many: it is meant that more than a tenth leave.`)
    return 64
  }
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    warn(`The file ${file} cannot be read.`)
    return 1
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const given = { bytes, whole: chosen.includes("--whole"), unitOf: await unitsOf(database, municipality) }
    if (chosen.includes("--dry-run")) {
      const plan = await readWithin(database, municipality, (queries) => previewDirectory(queries, municipality, command, given, now))
      tell(plan, say, warn)
      return plan.faults.length > 0 ? 1 : 0
    }
    const { plan, kept } = await inWork(database, command, now, (work) => syncDirectory(work, municipality, given, { endsMany: chosen.includes("--ends-many"), digest: null }))
    tell(plan, say, warn)
    if (kept === "ends-many") warn(`Nothing was changed: ${plan.counts.ended} of ${plan.inService} would leave. Say --ends-many if that is meant.`)
    if (kept === "faults") warn("Nothing was changed: mend the file first.")
    return kept === "done" ? 0 : 1
  } finally {
    await database.close()
  }
}

async function unitsOf(database: Database, municipality: string): Promise<(text: string) => string> {
  const number = (await publishedNumbers(database)).get(municipality)
  if (number === undefined) return (text) => text
  const { model } = await getRevision(database, municipality, number)
  return (text) => unitNamed(model, text)
}

function tell({ people, faults, counts }: Plan, say: (line: string) => void, warn: (line: string) => void): void {
  for (const fault of faults) warn(faultLine(fault))
  for (const person of people) if (person.outcome !== "unchanged") say(personLine(person))
  say(`${counts.added} added, ${counts.changed} changed, ${counts.ended} ended, ${counts.unchanged} unchanged`)
}

const faultLine = ({ line, column, fault }: Fault): string => `${line === null ? "the file" : `line ${line}`}: ${[column, fault].filter(Boolean).join(" ")}`

const personLine = ({ line, outcome, userName, id, fields }: PlannedPerson): string =>
  `${line === null ? "not in the file" : `line ${line}`}: ${outcome} ${userName ?? id}${fields.length > 0 ? ` (${fields.join(", ")})` : ""}`
