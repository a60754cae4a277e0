import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { type ExportLine, exportLog } from "../acts/trail/export.ts"
import { openStore } from "./open-store.ts"

interface ExportLogParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly warn: (line: string) => void
}

export const exportLogUsage = "Usage: varanto export-log [FILE.jsonl]"

/** Writes the usage log as it is now, one JSON value a line, to a file or to the standard output. */
export async function exportLogCommand(words: readonly string[], { environment, now, warn }: ExportLogParts): Promise<number> {
  const [file] = words
  if (words.length > 1 || file?.startsWith("-")) {
    warn(exportLogUsage)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  const out = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600, flags: "wx" })
  const failed = new Promise<never>((_, reject) => out.once("error", reject))
  failed.catch(() => {})
  try {
    const write = async (line: ExportLine): Promise<void> => {
      if (!out.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(out, "drain"), failed])
    }
    await Promise.race([exportLog(database, now, write), failed])
    if (file !== undefined) await Promise.race([new Promise<void>((resolve) => out.end(resolve)), failed])
    return 0
  } catch (fault) {
    warn(`The log was not exported: ${(fault as Error).message}`)
    return 1
  } finally {
    await database.close()
  }
}
