// Opens cases in a database from eight clients without end, folds their counts, and says which were acknowledged. For tests that kill it.
import { writeSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { foldCaseCounts } from "../src/acts/cases/fold-counts.ts"
import { openCase } from "../src/acts/cases/open.ts"
import { sampleCodeKey, sampleMunicipality } from "../src/acts/samples.ts"
import { inWork } from "../src/acts/work.ts"
import { openAt } from "./killed-places.ts"
import { letter, publicCase, staffOf } from "./registry.ts"
import { testNow } from "./town.ts"

const [address = ""] = process.argv.slice(2)
const database = await openAt(address)

async function client(number: number): Promise<never> {
  for (let at = 0; ; at++) {
    const classCode = `14 0${(number + at) % 3}`
    const opened = await inWork(database, staffOf("aino"), testNow, async (work) => {
      const its = await openCase(work, sampleMunicipality, { ...publicCase, classCode, documents: at % 4 === 0 ? [letter] : [] }, sampleCodeKey)
      if (at % 7 === 6) throw new Error("changed my mind")
      return its
    }).catch((fault: Error) => (fault.message === "changed my mind" ? null : Promise.reject(fault)))
    if (opened) writeSync(1, `${opened.number}\n`)
  }
}

/** Folds the counts meanwhile, as the service does. */
async function fold(): Promise<never> {
  for (;;) {
    await foldCaseCounts(database, sampleMunicipality)
    await wait(100)
  }
}

void fold()
for (let number = 0; number < 8; number++) void client(number)
