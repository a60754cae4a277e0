// With Dovecot, a real IMAP server that bin/setup installs, as the browser tests are with the browser.
import assert from "node:assert/strict"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { espoo } from "../../municipalities/espoo/index.ts"
import { type PostOffice, startDovecot } from "../../test/dovecot.ts"
import { freshFolder } from "../../test/folders.ts"
import { type Postman, startPostman } from "../../test/smtp.ts"
import { testNow } from "../../test/town.ts"
import { addSamples } from "../acts/samples.ts"
import { shipModels } from "../acts/ship.ts"
import { openDatabase, placeFrom } from "../store/open.ts"
import { intakeMail } from "./intake.ts"

let office: PostOffice
let postman: Postman
const folder = freshFolder()
const said: string[] = []
let environment: Record<string, string>
const take = (more: Record<string, string> = {}): Promise<number> =>
  intakeMail(["espoo", "--imap", "--from", "kirjaamo@example.invalid"], { environment: { ...environment, ...more }, now: testNow, say: (line) => void said.push(line), warn: (line) => void said.push(line) })
before(async () => {
  ;[office, postman] = [await startDovecot(), await startPostman("the other secret")]
  writeFileSync(join(folder, "password"), `${office.password}\n`)
  environment = { VARANTO_DATA: join(folder, "data"), VARANTO_IMAP: office.address, VARANTO_IMAP_PASSWORD_FILE: join(folder, "password"), VARANTO_SMTP: postman.address, VARANTO_SMTP_PASSWORD: "the other secret" }
  const database = await openDatabase(placeFrom(environment), () => {})
  await shipModels(database, [espoo], testNow)
  await addSamples(database, testNow)
  await database.close()
})
after(async () => {
  await office.stop()
  await postman.stop()
  rmSync(folder, { recursive: true, force: true })
})

const message = (id: string, body = "Katuvalo on rikki."): string => `From: Sofia Asukas <sofia@example.invalid>\r\nMessage-ID: <${id}@x.invalid>\r\nSubject: Katuvalo ${id}\r\n\r\n${body}\r\n`
const flags = (): Promise<string[][]> => office.by(async (client) => {
  const lock = await client.getMailboxLock("INBOX")
  const all = await client.fetchAll("1:*", { flags: true })
  lock.release()
  return all.map((one) => [...(one.flags ?? [])].filter((flag) => flag !== "\\Recent").sort())
})

test("messages of a mailbox are taken once, also those that someone has read there, marked when they are kept, and answered through the mail server", async () => {
  await office.by(async (client) => {
    await client.append("INBOX", message("a"))
    await client.append("INBOX", message("b"), ["\\Seen"])
  })
  assert.equal(await take(), 0, said.join("\n"))
  assert.deepEqual(said.splice(0), ["2 received, 0 had come before, 0 from machines, 0 could not be read, 0 failed", "2 acknowledgements sent, 0 to be tried later, 0 given up"])
  assert.deepEqual(await flags(), [["$VarantoTaken"], ["$VarantoTaken", "\\Seen"]])
  assert.deepEqual(postman.took.map(({ to, message: text }) => [to[0], /^In-Reply-To: (.*)\r$/m.exec(text)?.[1]].join(" ")).toSorted(), ["sofia@example.invalid <a@x.invalid>", "sofia@example.invalid <b@x.invalid>"])
  assert.equal(await take(), 0)
  assert.match(said.splice(0).join("\n"), /^0 received, 0 had come before/)
})

test("a message that could not be kept is not marked, and comes again; a kill before the marking takes it twice and answers it once", async () => {
  postman.took.splice(0)
  await office.by((client) => client.append("INBOX", message("c")))
  const inTheWay = join(folder, "in-the-way")
  writeFileSync(inTheWay, "")
  assert.equal(await take({ VARANTO_FILES: inTheWay }), 1)
  assert.match(said.splice(0).join("\n"), /stays: .*1 failed/s)
  assert.deepEqual((await flags()).at(-1), [])
  assert.equal(await take(), 0)
  // As a kill would leave it: kept and answered, and not marked.
  await office.by(async (client) => {
    const lock = await client.getMailboxLock("INBOX")
    await client.messageFlagsRemove("3", ["$VarantoTaken"])
    lock.release()
  })
  said.splice(0)
  assert.equal(await take(), 0)
  assert.deepEqual(said.splice(0), ["0 received, 1 had come before, 0 from machines, 0 could not be read, 0 failed", "0 acknowledgements sent, 0 to be tried later, 0 given up"])
  assert.deepEqual([(await flags()).at(-1), postman.took.length], [["$VarantoTaken"], 1])
})

test("a server that cannot be used, or a wrong password, is told of, and nothing is lost", async () => {
  assert.equal(await take({ VARANTO_IMAP: "imap://town@127.0.0.1:2/INBOX" }), 1)
  assert.match(said.splice(0).join("\n"), /The mail server 127\.0\.0\.1:2 cannot be used: .*ECONNREFUSED/)
  assert.equal(await take({ VARANTO_IMAP_PASSWORD_FILE: "", VARANTO_IMAP_PASSWORD: "wrong" }), 1)
  assert.match(said.splice(0).join("\n"), /cannot be used: .*[Aa]uthentication failed/)
  assert.equal(await take({ VARANTO_IMAP: "" }), 1)
  assert.match(said.splice(0).join("\n"), /^Name the mailbox in VARANTO_IMAP/)
})
