// Appends to the usage log of a database without end, changes rows, seals, and says what was acknowledged. For tests that kill it.
import { writeSync } from "node:fs"
import { sealKeyFrom } from "../src/acts/trail/seal.ts"
import { openSealer } from "../src/acts/trail/sealer.ts"
import { trailOf } from "../src/acts/trail/trail.ts"
import { inWork } from "../src/acts/work.ts"
import { openAt } from "./killed-places.ts"
import { entryOf } from "./log.ts"

const [address = "", mark = "", file = "", pem = ""] = process.argv.slice(2)
const database = await openAt(address)
const sealer = openSealer(database, sealKeyFrom(pem), file)
const acknowledged = (id: string): void => void writeSync(1, `${id}\n`)

async function client(number: number): Promise<never> {
  for (let at = 0; ; at++) {
    const id = `${mark}-${number}-${at}`
    const entry = { ...entryOf(at), subject: { kind: "record", id } }
    if (number < 12) await trailOf(database).append(entry, new Date())
    else
      await inWork(database, { id: "clerk", name: "" }, new Date(), async (work) => {
        await work.note(entry)
        if (at % 5 === 4) throw new Error("changed my mind")
      }).catch((fault: Error) => (at % 5 === 4 ? undefined : Promise.reject(fault)))
    if (number < 12 || at % 5 !== 4) acknowledged(id)
  }
}

for (let number = 0; number < 16; number++) void client(number)
while (true) await sealer.seal(new Date())
