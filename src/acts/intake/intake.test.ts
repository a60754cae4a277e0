import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { freshFolder } from "../../../test/folders.ts"
import { openRegistry, publicCase, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { testCode } from "../../law/identity-code.ts"
import { readMail } from "../../read/mail/read-mail.ts"
import { filesIn } from "../../store/files.ts"
import { sampleUnit } from "../sample-records.ts"
import { enter } from "../access/border.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality } from "../samples.ts"
import { type Actor, inWork } from "../work.ts"
import { acknowledgementMail } from "./acknowledgement.ts"
import { findMatter, ownCases } from "./my-matter.ts"
import { MailNotTaken, mailer, queueMail, sendWaiting } from "../mail/outgoing.ts"
import { getIntake, intakeQueue, intakeWaiting } from "./queue.ts"
import { receiptNumber } from "./receipt.ts"
import { type IntakeForm, receive } from "./receive.ts"
import { receiveMail } from "./receive-mail.ts"
import { dismissIntake, joinIntake, openFromIntake, routeIntake, settleUnread, takeBackIntake } from "./settle.ts"

const town = sampleMunicipality
const resident = (id: string): Actor => ({ id, name: id, kind: "resident", municipality: town })
const visitor: Actor = { id: "anonymous", name: "" }
const mailbox: Actor = { id: "intake-mail", name: "", kind: "program" }
const file = { name: "viesti.txt", mediaType: "text/plain", sizeBytes: 3, sha256: "a".repeat(64) }
const aForm = (more: Partial<IntakeForm> = {}): IntakeForm => ({ source: "form", key: randomUUID(), way: "form", arrivedAt: testNow, subject: "Katuvalo on rikki", body: "Korjatkaa valo.", sender: "Sofia Asukas", contact: "sofia@example.invalid", language: "fi", unit: null, files: [file], ...more })
const desk = ({ database }: Registry, who = "aino") => ({ database, municipality: town, actor: staffOf(who), now: testNow })
const send = ({ database }: Registry, more: Partial<IntakeForm> = {}) => inWork(database, visitor, testNow, (work) => receive(work, town, aForm(more), sampleCodeKey))
const waiting = async (registry: Registry, who = "aino") => (await intakeQueue(desk(registry, who), "waiting", null, 50))?.listed.map(({ id }) => id) ?? null

test("what anyone sends waits for the registrar, once however often it is sent, also at once", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const forms = Array.from({ length: 12 }, () => ({ key: randomUUID() }))
  const ids: string[] = []
  for (const form of forms) {
    const all = await Promise.all([1, 2, 3, 4].map(() => send(registry, form)))
    assert.equal(new Set(all.map(({ receipt }) => receipt)).size, 1)
    ids.push(all[0]?.id ?? "")
  }
  assert.deepEqual((await waiting(registry))?.toSorted(), ids.toSorted())
  await assert.rejects(send(registry, { ...forms[0], body: "muuta" }), Conflict)
  assert.equal(await intakeWaiting(desk(registry)), forms.length)
})

test("only a registrar sees what has arrived, and that she looked is noted", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await send(registry)
  for (const who of ["veikko", "helena", "antti", "nobody"]) {
    assert.equal(await waiting(registry, who), null)
    await assert.rejects(getIntake(desk(registry, who), id), NotFound)
    await assert.rejects(registry.by(who, (work) => dismissIntake(work, town, id, "spam")), Refused)
  }
  assert.equal((await getIntake(desk(registry), id)).matter.subject, "Katuvalo on rikki")
})

test("a registrar of one unit sees what is for it or for no unit, and what she routes away leaves her", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [none, own, other] = [await send(registry), await send(registry, { unit: sampleUnit }), await send(registry, { unit: "sivistys" })]
  assert.deepEqual((await waiting(registry))?.toSorted(), [none.id, own.id].toSorted())
  await assert.rejects(registry.by("aino", (work) => routeIntake(work, town, other.id, sampleUnit)), NotFound)
  await registry.by("aino", (work) => routeIntake(work, town, own.id, "sivistys"))
  assert.deepEqual(await waiting(registry), [none.id])
})

test("another municipality's intake is not there", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { receipt } = await inWork(registry.database, visitor, testNow, (work) => receive(work, "helsinki", aForm(), sampleCodeKey))
  assert.deepEqual(await waiting(registry), [])
  assert.equal(await findMatter(registry.database, town, receipt, visitor, testNow), null)
})

test("what came is opened as a case with its documents, by one of two registrars at once", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id, receipt } = await send(registry, { files: [file, { name: "kuva.png", mediaType: "image/png", sizeBytes: 9, sha256: "b".repeat(64) }], person: "sofia" })
  const open = () => registry.by("aino", (work) => openFromIntake(work, town, id, { ...publicCase, receivedWay: "form" }, { type: "application", language: "sv" }, sampleCodeKey))
  const done = await Promise.allSettled([open(), open()])
  assert.deepEqual(done.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"])
  const documents = await registry.database.transaction(async (queries) => {
    await enter(queries, town)
    return queries.rows<{ type: string; file_name: string; language: string; public_title: string }>(sql`select type, file_name, language, public_title from case_document where municipality_id = ${town} order by type desc`)
  })
  assert.deepEqual(documents.map((one) => [one.type, one.file_name, one.language, one.type === "attachment" && one.public_title]), [["attachment", "kuva.png", "sv", "Bilaga 1"], ["application", "viesti.txt", "sv", false]])
  const told = await findMatter(registry.database, town, receipt.toLowerCase().replaceAll("-", " "), visitor, testNow)
  assert.deepEqual([told?.state, told?.case?.stage, told?.case?.number], ["opened", "pending", "1/14 05/2026".replace(" ", ".")])
  assert.deepEqual((await ownCases({ ...desk(registry), actor: resident("sofia") })).map(({ number }) => number), [told?.case?.number])
  assert.deepEqual(await ownCases({ ...desk(registry), actor: resident("eino") }), [])
})

test("a registrar who may not open the case settles nothing", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await send(registry)
  await assert.rejects(registry.by("aino", (work) => openFromIntake(work, town, id, { ...publicCase, unit: "sivistys" }, { type: "application", language: "fi" }, sampleCodeKey)), Refused)
  assert.deepEqual(await waiting(registry), [id])
})

test("what came is joined to a case; of a secret one the sender is not told", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const open = await registry.open()
  const one = await send(registry)
  await registry.by("aino", (work) => joinIntake(work, town, one.id, open.id, { type: "supplement", language: "other" }, sampleCodeKey))
  assert.equal((await findMatter(registry.database, town, one.receipt, visitor, testNow))?.case?.number, open.number)
  await registry.database.transaction(async (queries) => {
    await enter(queries, town)
    await queries.rows(sql`update record set secrecy = 'secret' where municipality_id = ${town} and id = ${open.id}`)
  })
  const told = await findMatter(registry.database, town, one.receipt, visitor, testNow)
  assert.deepEqual([told?.state, told?.case], ["joined", null])
})

test("what is no matter is kept with the reason, and can be taken back", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id, receipt } = await send(registry)
  await registry.by("aino", (work) => dismissIntake(work, town, id, "advice-given"))
  assert.deepEqual(await waiting(registry), [])
  assert.equal((await findMatter(registry.database, town, receipt, visitor, testNow))?.reason, "advice-given")
  await assert.rejects(registry.by("aino", (work) => dismissIntake(work, town, id, "spam")), Conflict)
  await registry.by("aino", (work) => takeBackIntake(work, town, id))
  assert.deepEqual(await waiting(registry), [id])
})

test("a receipt cannot be told from what others know, and the table holds its hash alone", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const key = randomUUID()
  const { receipt } = await send(registry, { key })
  assert.match(receipt, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  assert.notEqual(receiptNumber("another key", town, "form", key), receipt)
  const rows = await registry.database.transaction(async (queries) => {
    await enter(queries, town)
    return queries.rows(sql`select * from intake`)
  })
  assert.equal(JSON.stringify(rows).includes(receipt), false)
  assert.equal(await findMatter(registry.database, town, "0000-0000-0000-0000", visitor, testNow), null)
})

test("the same sender's same matter, and the same file, are shown before another case is opened", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const first = await send(registry)
  const again = await send(registry, { body: "Vieläkin rikki." , files: [] })
  const otherSubject = await send(registry, { subject: "Toinen asia", sender: "Eino Esimerkki" })
  assert.deepEqual((await getIntake(desk(registry), again.id)).like.map(({ id }) => id), [first.id])
  assert.deepEqual((await getIntake(desk(registry), otherSubject.id)).like.map(({ id }) => id), [first.id])
})

const eml = (headers: Readonly<Record<string, string>>, body = "Hei,\r\nkatuvalo on rikki.\r\n"): Buffer =>
  Buffer.from(`${Object.entries({ From: "Sofia Asukas <sofia@example.invalid>", To: "kirjaamo@example.invalid", Subject: "Katuvalo", Date: "Tue, 24 Nov 2026 09:00:00 +0200", "Message-ID": "<m1@example.invalid>", ...headers }).map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${body}`, "latin1")

/** A mailbox whose acknowledgements are gathered. */
function aMailbox({ database }: Registry) {
  const sent: string[] = []
  const files = filesIn(freshFolder())
  const acknowledge = (mail: { sender: { address: string } }, receipt: string): Promise<void> => Promise.resolve(void sent.push(`${mail.sender.address} ${receipt}`))
  return { sent, files, take: (bytes: Uint8Array, name = "m.eml", now = testNow) => receiveMail({ database, files, codeKey: sampleCodeKey, actor: mailbox, now, acknowledge }, town, name, bytes) }
}

test("a message with an attachment waits with both files, its sender is told once, and the same message again is the same matter", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const box = aMailbox(registry)
  const message = eml({ "Content-Type": 'multipart/mixed; boundary="b"', "MIME-Version": "1.0", Subject: "=?iso-8859-1?Q?P=E4iv=E4koti?=" },
    '--b\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\nP\xe4iv\xe4\xe4 \x80\r\n--b\r\nContent-Type: application/pdf; name="hakemus.pdf"\r\nContent-Disposition: attachment; filename="../hakemus.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n')
  assert.equal(await box.take(message), "received")
  assert.equal(await box.take(Buffer.concat([Buffer.from("Received: from a by b; Tue, 24 Nov 2026 09:30:00 +0200\r\n"), message])), "again")
  const [id = ""] = (await waiting(registry)) ?? []
  const { matter } = await getIntake(desk(registry), id)
  assert.deepEqual([matter.subject, matter.sender, matter.contact, matter.body, matter.files.map(({ name }) => name)], ["Päiväkoti", "Sofia Asukas", "sofia@example.invalid", "Päivää €", ["m.eml", "hakemus.pdf"]])
  assert.equal(box.sent.length, 1)
  assert.notEqual(await findMatter(registry.database, town, box.sent[0]?.split(" ")[1] ?? "", visitor, testNow), null)
  await box.take(eml({ "Message-ID": "<m2@example.invalid>" }, "Hej, gatlampan \xe4r trasig och det \xe4r m\xf6rkt."))
  const languages = await Promise.all(((await waiting(registry)) ?? []).map(async (one) => (await getIntake(desk(registry), one)).matter.language))
  assert.deepEqual(languages.toSorted(), ["fi", "sv"], "each in the language that it is written in")
})

test("another message under the same id is another matter, not a lost one", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const box = aMailbox(registry)
  for (const body of ["Yksi.", "Kaksi.", "Kaksi."]) await box.take(eml({}, body))
  assert.equal((await waiting(registry))?.length, 2)
})

test("automatic answers and returned messages are no matters and are not answered; lists are matters and are not answered", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const box = aMailbox(registry)
  const machines: readonly Readonly<Record<string, string>>[] = [{ "Auto-Submitted": "auto-replied" }, { "Return-Path": "<>" }, { "Content-Type": "multipart/report; report-type=delivery-status; boundary=b" }, { Precedence: "auto_reply" }]
  for (const [at, headers] of machines.entries()) assert.equal(await box.take(eml({ "Message-ID": `<a${at}@x.invalid>`, ...headers })), "machine", JSON.stringify(headers))
  assert.deepEqual(await waiting(registry), [])
  assert.equal((await intakeQueue(desk(registry), "not-a-matter", null, 50))?.listed.length, machines.length)
  for (const [at, headers] of ([{ Precedence: "list" }, { "List-Id": "<x.invalid>" }, { From: "no-reply@x.invalid" }] as const).entries()) assert.equal(await box.take(eml({ "Message-ID": `<l${at}@x.invalid>`, ...headers })), "received")
  assert.deepEqual(box.sent, [])
})

test("a registrar is told of a matter whose sender could not be reached", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await send(registry)
  await inWork(registry.database, mailer, testNow, (work) => queueMail(work, town, "acknowledgement", id, { sender: "kirjaamo@example.invalid", recipient: "nobody@example.invalid", message: "x" }))
  const untold = async () => (await intakeQueue(desk(registry), "waiting", null, 50))?.untold.map((one) => one.id)
  assert.deepEqual(await untold(), [])
  await sendWaiting(registry.database, town, () => Promise.reject(new MailNotTaken("550", true)), () => testNow)
  assert.deepEqual(await untold(), [id])
})

test("two machines that answer each other stop at ten a day", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const box = aMailbox(registry)
  for (let at = 0; at < 13; at++) await box.take(eml({ "Message-ID": `<loop${at}@x.invalid>` }, `${at}`))
  assert.deepEqual([(await waiting(registry))?.length, box.sent.length], [13, 10])
})

test("what cannot be read stands on the list with its bytes, once, until someone has seen to it", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const box = aMailbox(registry)
  for (const [bytes, name] of [[Buffer.from([0, 255, 1, 2]), "roska.eml"], [Buffer.alloc(0), "tyhja.eml"], [Buffer.from("Subject: x\r\n\r\nei lähettäjää"), "kuka.eml"], [Buffer.from([0, 255, 1, 2]), "roska2.eml"]] as const) assert.equal(await box.take(bytes, name), "unread")
  const queue = await intakeQueue(desk(registry), "waiting", null, 50)
  assert.deepEqual(queue?.unread.map(({ reason }) => reason).toSorted(), ["empty", "no-sender", "no-sender"])
  const [first] = queue?.unread ?? []
  await registry.by("aino", (work) => settleUnread(work, town, first?.id ?? ""))
  assert.equal((await intakeQueue(desk(registry), "waiting", null, 50))?.counts.unread, 2)
})

test("damaged messages are read or told of, never thrown", async () => {
  const whole = eml({ "Content-Type": 'multipart/mixed; boundary="b"' }, "--b\r\nContent-Type: text/html\r\n\r\n<p>Hei\r\n--b--")
  for (let at = 0; at < whole.length; at += 7) {
    const broken = Buffer.from(whole)
    broken[at] = (at * 31) % 256
    for (const bytes of [broken, whole.subarray(0, at)]) await readMail(bytes).catch((fault: Error) => assert.equal(fault.name, "UnreadableMail"))
  }
})

test("an acknowledgement reads back as an automatic answer to its message, and repeats nothing that the sender wrote", async () => {
  const mail = await readMail(eml({ Subject: `Salainen ${testCode("1990-02-28", 901)}`, From: "Sofia <sofia@example.invalid>" }))
  const words = { subject: "Viestisi on saapunut – äöå €", text: "Näet täältä." }
  const text = acknowledgementMail(mail, { id: "i-1", from: "kirjaamo@example.invalid", now: testNow, words: { fi: words, sv: words, en: words } })
  const back = await readMail(Buffer.from(text))
  assert.deepEqual([back.kind, back.answerable, back.sender.address, back.text.split("\n")[0]], ["auto-reply", false, "kirjaamo@example.invalid", "Näet täältä."])
  assert.match(back.subject, /^Viestisi on saapunut – äöå €/)
  assert.match(text, /^In-Reply-To: <m1@example.invalid>\r$/m)
  assert.equal(text.includes("Salainen"), false)
})
