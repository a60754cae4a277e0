import { addSampleYear } from "../acts/sample-year.ts"
import { shipModels } from "../acts/ship.ts"
import { dayAt } from "../lib/day.ts"
import type { Model } from "../model/model.ts"
import { openStore } from "./open-store.ts"
import { signInFrom } from "./sign-in-settings.ts"
import { placeFrom } from "../store/open.ts"

export const sampleYearUsage = "Usage: varanto sample-year [CASES]"

interface Options {
  readonly environment: NodeJS.ProcessEnv
  readonly shipped: readonly Model[]
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

const usualCases = 20_000

/** Fills an embedded database, or a server's that is for showing, with a year of invented cases. Never one that serves people. */
export async function sampleYear(words: readonly string[], { environment, shipped, now, say, warn }: Options): Promise<number> {
  const cases = Number(words[0] ?? usualCases)
  if (words.length > 1 || !Number.isInteger(cases) || cases < 1 || cases > 1_000_000) {
    warn(`${sampleYearUsage}\n\nCASES is a number from 1 to 1,000,000; ${usualCases} where it is left out.`)
    return 64
  }
  if (environment.DATABASE_URL && environment.VARANTO_DEMO !== "1") {
    warn("Invented cases do not belong in a database that serves people. For one that is for showing alone, set VARANTO_DEMO=1.")
    return 1
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    await shipModels(database, shipped, now)
    const { folder, url } = placeFrom(environment)
    const signing = await signInFrom({ environment, database, host: "127.0.0.1", origin: "http://127.0.0.1", folder: url ? null : folder })
    const until = dayAt(now)
    const from = `${Number(until.slice(0, 4)) - 1}${until.slice(4).replace("-02-29", "-03-01")}`
    const opened = await addSampleYear(database, shipped, { from, until, cases }, signing?.signIn.keys.codeKey ?? "samples", (day, sum) => say(`${day}  ${sum}`))
    say(`${cases} invented cases are there, from ${from} to ${until}${opened < cases ? `; ${opened} of them were opened now` : ""}.`)
    return 0
  } finally {
    await database.close()
  }
}
