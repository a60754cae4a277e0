import type { Database } from "../../store/database.ts"
import type { Files } from "../../store/files.ts"
import { sweepUploads } from "../cases/uploads.ts"
import { keepTexts } from "./texts.ts"
import { makeFileWordsAnew } from "./words.ts"

/** How many rounds lie between two sweeps. */
const sweepEvery = 360

/** Tends the files as long as the service runs: reads the text of those that came, and once an hour sweeps what was left on its way. */
export function keepFiles(database: Database, files: Files, municipalities: () => readonly string[], clock: () => Date, failed: (fault: unknown) => void, everyMs = 10_000): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let rounds = 0
  /** What an import brought with an old date, or an older version left. */
  const readMissed = async (municipality: string): Promise<void> => {
    while (!stopped && (await keepTexts(database, files, municipality, clock(), "all")) > 0);
  }
  const makeWords = async (municipality: string): Promise<void> => {
    while (!stopped && (await makeFileWordsAnew(database, municipality)) > 0);
  }
  const round = async (): Promise<void> => {
    const sweeps = rounds++ % sweepEvery === 0
    for (const municipality of municipalities()) {
      if (stopped) return
      await keepTexts(database, files, municipality, clock()).catch(failed)
      await makeWords(municipality).catch(failed)
      if (sweeps) await readMissed(municipality).catch(failed)
      if (sweeps) await sweepUploads(database, files, municipality, clock()).catch(failed)
    }
  }
  const start = (): void => void (running = running.then(round))
  const timer = setInterval(start, everyMs)
  start()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
