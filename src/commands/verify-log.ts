import { existsSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type ExportLine, exportLog } from "../acts/trail/export.ts"
import { exportLines, verifyLog } from "../acts/trail/read-export.ts"
import { publicKeysFrom, type PublicKeys } from "../acts/trail/seal.ts"
import { sealPlaces } from "../acts/trail/seal-key.ts"
import type { Report } from "../acts/trail/verify.ts"
import { openStore } from "./open-store.ts"

interface VerifyLogParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const verifyLogUsage = "Usage: varanto verify-log [EXPORT.jsonl] [--seals FILE] [--keys FILE] [--json]"

/** Verifies the usage log of the database, or an export of it without any database. Ends with 0 whole, 1 broken, 64 wrong use. */
export async function verifyLogCommand(words: readonly string[], parts: VerifyLogParts): Promise<number> {
  const asked = parse(words, parts)
  if (typeof asked === "string") {
    parts.warn(`${asked}${verifyLogUsage}`)
    return 64
  }
  const report = asked.file === null ? await verifyDatabase(asked, parts) : await verifyLog(exportLines(asked.file), asked.keys, asked.seals)
  if (!report) return 1
  if (asked.json) parts.say(JSON.stringify({ ...report, comparedWith: asked.seals }, null, 2))
  else tell(report, asked, parts.say)
  return report.whole ? 0 : 1
}

interface Asked {
  readonly file: string | null
  readonly seals: string | null
  readonly keys: PublicKeys
  readonly json: boolean
}

/** What was asked, or why it cannot be done. Without options the folder's own seals and public keys are used. */
function parse(words: readonly string[], { environment }: VerifyLogParts): Asked | string {
  let parsed
  try {
    parsed = parseArgs({ args: [...words], allowPositionals: true, options: { seals: { type: "string" }, keys: { type: "string" }, json: { type: "boolean" } } })
  } catch (fault) {
    return `${(fault as Error).message}\n`
  }
  const { values, positionals } = parsed
  const places = sealPlaces(environment)
  const [file = null] = positionals
  if (positionals.length > 1) return ""
  for (const named of [file, values.seals, values.keys]) if (named != null && !existsSync(named)) return `There is no file ${named}.\n`
  const keysFile = values.keys ?? places.publicKeys
  const keys = existsSync(keysFile) ? publicKeysFrom(readFileSync(keysFile, "utf8")) : new Map()
  if (keys.size === 0) return `There is no public key in ${keysFile}. Name a file that has them with --keys.\n`
  return { file, seals: values.seals ?? (existsSync(places.seals) ? places.seals : null), keys, json: values.json ?? false }
}

async function verifyDatabase({ keys, seals }: Asked, { environment, now, warn }: VerifyLogParts): Promise<Report | null> {
  const database = await openStore(environment, warn)
  if (!database) return null
  try {
    return await verifyLog(linesFrom((write) => exportLog(database, now, write)), keys, seals)
  } finally {
    await database.close()
  }
}

/** Turns writing around: lines come in portions, and the writer waits until a portion was taken. */
async function* linesFrom(start: (write: (line: ExportLine) => Promise<void> | void) => Promise<void>): AsyncGenerator<ExportLine[]> {
  let portion: ExportLine[] = []
  let taken = () => {}
  let filled = () => {}
  let isFilled = new Promise<void>((resolve) => (filled = resolve))
  const write = (line: ExportLine): Promise<void> | void => {
    portion.push(line)
    if (portion.length < 5000) return
    const isTaken = new Promise<void>((resolve) => (taken = resolve))
    filled()
    return isTaken
  }
  let isDone = false
  const done = start(write).finally(() => {
    isDone = true
    filled()
  })
  done.catch(() => {})
  while (true) {
    await isFilled
    isFilled = new Promise<void>((resolve) => (filled = resolve))
    const lines = portion
    portion = []
    // Read before the writer goes on: it may end at once.
    const isLast = isDone
    yield lines
    if (isLast) break
    taken()
  }
  await done
}

function tell(report: Report, { seals }: Asked, say: (line: string) => void): void {
  for (const { kind, where, how } of report.faults) say(`${kind}: ${where}: ${how}`)
  if (report.faultCount > report.faults.length) say(`and ${report.faultCount - report.faults.length} more`)
  const { entries, unsealed, lastSeal, destroyedDetails, disposedEntries } = report
  say(`${entries} entries, ${unsealed} of them not sealed yet; ${report.seals} seals, ${seals === null ? "compared with no file outside" : `compared with ${seals}`}`)
  if (destroyedDetails > 0) say(`${destroyedDetails} personal parts were lawfully destroyed or are missing`)
  if (disposedEntries > 0) say(`${disposedEntries} entries were lawfully disposed of`)
  if (lastSeal) say(`The latest seal is number ${lastSeal.number} of ${lastSeal.at}, root ${lastSeal.root}, key ${lastSeal.key}`)
  say(report.whole ? "The log is whole." : `The log is broken: ${report.faultCount} faults.`)
}
