// Writes test/golden/access-matrix.txt anew. Read the difference: it is a change of who may see what.
import { writeFileSync } from "node:fs"
import { addSamples } from "../src/acts/samples.ts"
import { accessMatrix } from "../test/access-matrix.ts"
import { pglite, startEngines } from "../test/engines.ts"
import { testNow } from "../test/town.ts"

const engines = await startEngines()
const database = await pglite.fresh()
await addSamples(database, testNow)
writeFileSync("test/golden/access-matrix.txt", await accessMatrix(database, testNow))
await database.close()
await engines.stop()
