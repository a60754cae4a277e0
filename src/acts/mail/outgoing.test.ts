import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { openRegistry, type Registry } from "../../../test/registry.ts"
import { type Postman, startPostman } from "../../../test/smtp.ts"
import { testNow } from "../../../test/town.ts"
import { smtpFrom } from "../../commands/mail-settings.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { sampleMunicipality as espoo } from "../samples.ts"
import { inWork } from "../work.ts"
import { mailer, queueMail, sendWaiting, type SendMail } from "./outgoing.ts"

let postman: Postman
before(async () => void (postman = await startPostman("secret of the tests")))
after(() => postman.stop())

const sendBy = (more: Record<string, string> = {}): SendMail => smtpFrom({ VARANTO_SMTP: postman.address, VARANTO_SMTP_PASSWORD: "secret of the tests", ...more }) as SendMail
const minutes = (after: number): Date => new Date(testNow.getTime() + after * 60_000)
const message = (id: string): string => `From: kirjaamo@example.invalid\r\nTo: sofia@example.invalid\r\nMessage-ID: <${id}@example.invalid>\r\nSubject: =?utf-8?B?w6Q=?=\r\n\r\n.\r\nViestisi on saapunut.\r\n`
const queue = (registry: Registry, about: string): Promise<void> =>
  inWork(registry.database, mailer, testNow, (work) => queueMail(work, espoo, "acknowledgement", about, { id: about, sender: "kirjaamo@example.invalid", recipient: "sofia@example.invalid", message: message(about) }))
const round = (registry: Registry, at: Date, send = sendBy()) => sendWaiting(registry.database, espoo, send, () => at)
const kept = (registry: Registry) => registry.database.transaction(async (queries) => {
  await enter(queries, espoo)
  return queries.rows<{ id: string; state: string; reason: string | null; told: boolean }>(sql`select id, state, reason, message is not null or recipient is not null as told from mail_out where municipality_id = ${espoo} order by id`)
})

test("a message that is queued twice is sent once, byte for byte, and then its words and recipient are gone", async (t) => {
  const registry = await openRegistry(t, anEngine())
  await queue(registry, "m-1")
  await queue(registry, "m-1")
  assert.deepEqual([await round(registry, minutes(0)), await round(registry, minutes(1))], [{ sent: 1, later: 0, givenUp: 0 }, { sent: 0, later: 0, givenUp: 0 }])
  assert.deepEqual(postman.took.splice(0), [{ from: "kirjaamo@example.invalid", to: ["sofia@example.invalid"], message: message("m-1") }])
  assert.deepEqual(await kept(registry), [{ id: "m-1", state: "sent", reason: null, told: false }])
  assert.deepEqual((await entriesOf(registry.database)).filter(({ subject }) => subject?.id === "m-1").map(({ act }) => act), ["mail-queued", "mail-sent"])
})

test("what the server will not take now is tried again after longer and longer pauses, and given up after five days", async (t) => {
  const registry = await openRegistry(t, anEngine())
  await queue(registry, "m-2")
  for (const [send, reason] of [[sendBy({ VARANTO_SMTP: "smtp://127.0.0.1:2" }), "ESOCKET"], [sendBy({ VARANTO_SMTP_PASSWORD: "wrong" }), "535"]] as const) {
    const at = reason === "ESOCKET" ? 0 : 1
    assert.deepEqual(await round(registry, minutes(at), send), { sent: 0, later: 1, givenUp: 0 })
    assert.deepEqual((await kept(registry)).map((one) => [one.state, one.reason]), [["waiting", reason]])
  }
  assert.deepEqual(await round(registry, minutes(2)), { sent: 0, later: 0, givenUp: 0 }, "two minutes are not over yet")
  postman.refuse = 451
  const tried: number[] = []
  for (let at = 3; at < 5 * 24 * 60 + 300; at++) {
    const { later, givenUp } = await round(registry, minutes(at))
    if (later + givenUp > 0) tried.push(at)
    if (givenUp > 0) break
    // Nothing is due before the next of its pauses: the long ones are gone over in steps.
    if (tried.length > 7) at += 119
  }
  postman.refuse = null
  assert.deepEqual(tried.slice(0, 6), [3, 7, 15, 31, 63, 127])
  assert.equal((tried.at(-1) ?? 0) > 5 * 24 * 60, true)
  assert.deepEqual(await kept(registry), [{ id: "m-2", state: "given-up", reason: "451", told: false }])
  assert.deepEqual(postman.took, [])
})

test("a recipient that the server does not know is given up at once, and told of in the log", async (t) => {
  const registry = await openRegistry(t, anEngine())
  await queue(registry, "m-3")
  postman.refuse = 550
  assert.deepEqual(await round(registry, minutes(0)), { sent: 0, later: 0, givenUp: 1 })
  postman.refuse = null
  const last = (await entriesOf(registry.database)).at(-1)
  assert.deepEqual([last?.act, last?.because, last?.outcome], ["mail-given-up", "550", "refused"])
})

test("two that send at once send each message once; after a crash while sending it is sent again under the same id, and no sooner than the turn is over", async (t) => {
  const registry = await openRegistry(t, anEngine())
  for (const id of ["m-4", "m-5", "m-6", "m-7"]) await queue(registry, id)
  const rounds = await Promise.all([round(registry, minutes(0)), round(registry, minutes(0))])
  assert.equal(rounds[0].sent + rounds[1].sent, 4)
  assert.equal(new Set(postman.took.splice(0).map((one) => one.message)).size, 4)
  await queue(registry, "m-8")
  const crash: SendMail = async (mail) => {
    await sendBy()(mail)
    throw new TypeError("the process ended here")
  }
  await assert.rejects(round(registry, minutes(0), crash), /ended here/)
  assert.deepEqual([(await round(registry, minutes(14))).sent, (await round(registry, minutes(16))).sent, (await round(registry, minutes(40))).sent], [0, 1, 0])
  assert.deepEqual(postman.took.splice(0).map((one) => /Message-ID: (.*)\r/.exec(one.message)?.[1]), ["<m-8@example.invalid>", "<m-8@example.invalid>"])
})

test("the settings of mail hold no password in their address", () => {
  for (const wrong of ["mail.example.fi", "http://mail.example.fi", "smtp://town:secret@mail.example.fi", "smtps://mail.example.fi/box"]) assert.throws(() => smtpFrom({ VARANTO_SMTP: wrong }), /^Error: VARANTO_SMTP must be/, wrong)
  assert.throws(() => smtpFrom({ VARANTO_SMTP: "smtps://town@mail.example.fi" }), /VARANTO_SMTP_PASSWORD/)
  assert.equal(smtpFrom({}), null)
})
