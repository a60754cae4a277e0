import type { Stopping } from "../../lib/rounds.ts"
import type { Database } from "../../store/database.ts"
import type { Files } from "../../store/files.ts"
import { sweepUploads } from "../cases/uploads.ts"
import { keepTexts } from "./texts.ts"
import { makeFileWordsAnew } from "./words.ts"

/** How many rounds lie between two sweeps. */
const sweepEvery = 360

/** One round over a municipality's files: reads the text of those that came, and once an hour sweeps what was left on its way. */
export function tendFiles(database: Database, files: Files, clock: () => Date): (municipality: string, stopping: Stopping) => Promise<void> {
  const rounds = new Map<string, number>()
  return async (municipality, stopping) => {
    const past = rounds.get(municipality) ?? 0
    rounds.set(municipality, past + 1)
    await keepTexts(database, files, municipality, clock())
    while (!stopping() && (await makeFileWordsAnew(database, municipality)) > 0);
    if (past % sweepEvery !== 0) return
    // What an import brought with an old date, or an older version left.
    while (!stopping() && (await keepTexts(database, files, municipality, clock(), "all")) > 0);
    await sweepUploads(database, files, municipality, clock())
  }
}
