import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { readWithin } from "../src/acts/access/border.ts"
import { addSamples, sampleMunicipality } from "../src/acts/samples.ts"
import { sql } from "../src/lib/sql.ts"
import { accessMatrix } from "./access-matrix.ts"
import { engines } from "./engines.ts"
import { testNow } from "./town.ts"

for (const engine of engines)
  test(`on ${engine.name} the access matrix is as it was last read and agreed`, async () => {
    const database = await engine.fresh()
    await addSamples(database, testNow)
    await addSamples(database, testNow)
    const agreed = readFileSync("test/golden/access-matrix.txt", "utf8")
    assert.equal(await accessMatrix(database, testNow), agreed, "Who may see what has changed. If it is meant: node --import tsx bin/access-matrix.ts, and read the difference.")
    const [row] = await readWithin(database, sampleMunicipality, (queries) => queries.rows<{ records: number }>(sql`select count(*)::int as records from record`))
    assert.equal(row?.records, 31)
    await database.close()
  })
