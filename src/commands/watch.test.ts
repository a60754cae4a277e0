import assert from "node:assert/strict"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { anEngine } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { varanto } from "../../test/processes.ts"
import { addSamples } from "../acts/samples.ts"
import { keysFrom } from "../acts/sign-in/keys.ts"
import { trailOf } from "../acts/trail/trail.ts"
import { openPostgres } from "../store/postgres.ts"

const secret = Buffer.alloc(32, 7)

test("the command looks through days of the log, with the staff's own addresses kept as hashes alone", async (t) => {
  const url = await anEngine().freshUrl()
  const folder = freshFolder()
  const database = openPostgres("server", { connectionString: url })
  t.after(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await addSamples(database, new Date("2026-11-01"), keysFrom(secret).codeKey)
  await trailOf(database).append({ municipality: "espoo", act: "record-read", actor: "veikko", subject: { kind: "record", id: "asia-1-2" }, person: "sofia", because: "handles-the-case" }, new Date("2025-11-03T09:00:00Z"))
  const environment = { DATABASE_URL: url, VARANTO_KEY: secret.toString("base64"), VARANTO_DEV_SIGN_IN: "0" }
  const table = (text: string): string => {
    const file = join(folder, "staff.csv")
    writeFileSync(file, text)
    return file
  }
  const refused = await varanto(["watch", "espoo", "--marks", table("person;code;home\nveikko;;Keksitynkuja 4 A 2\nnobody;;Salainen 1\n")], environment)
  assert.deepEqual([refused.code, refused.stderr], [1, "Number 2 of the list is not in the staff directory.\n"])
  const period = ["watch", "espoo", "--from", "2025-11-03", "--to", "2025-11-03"]
  const done = await varanto([...period, "--marks", table("person;code;home\nveikko;;Keksitynkuja 4 A 2\n")], environment)
  assert.deepEqual([done.code, done.stdout], [0, "espoo: staff marked 1\nespoo: same-address 1\n"])
  assert.equal((await varanto(period, environment)).stdout, "espoo: nothing new to review\n")
})

test("wrong use of the command is told with the usage, and days to come are refused", async () => {
  for (const words of [["watch"], ["watch", "espoo", "--from", "yesterday"], ["watch", "espoo", "--to", "2025-11-03"], ["watch", "espoo", "--what"]]) {
    const { code, stderr } = await varanto(words)
    assert.deepEqual([code, stderr.startsWith("Usage: varanto watch")], [64, true], words.join(" "))
  }
  const environment = { DATABASE_URL: await anEngine().freshUrl(), VARANTO_KEY: secret.toString("base64") }
  const { code, stderr } = await varanto(["watch", "espoo", "--from", "2099-01-01", "--to", "2099-01-02"], environment)
  assert.deepEqual([code, stderr], [1, "Give whole days that have ended, the first before the last.\n"])
  const keyless = await varanto(["watch", "espoo"], { DATABASE_URL: environment.DATABASE_URL })
  assert.match(keyless.stderr, /^Set VARANTO_KEY/)
})
