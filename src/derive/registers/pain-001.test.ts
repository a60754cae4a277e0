import assert from "node:assert/strict"
import test from "node:test"
import { SaxesParser } from "saxes"
import { pain001, sepaText, type Transfer } from "./pain-001.ts"

interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

/** The message as a tree; throws where it is not well-formed. */
function read(xml: string): Element {
  const root: Element = { name: "", children: [], text: "" }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on("error", (fault) => {
    throw fault
  })
  parser.on("opentag", ({ name }) => {
    const one: Element = { name, children: [], text: "" }
    open.at(-1)?.children.push(one)
    open.push(one)
  })
  parser.on("text", (text) => void (open.at(-1)!.text += text))
  parser.on("closetag", () => void open.pop())
  parser.write(xml).close()
  return root.children[0] as Element
}

const all = (element: Element, name: string): Element[] => [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))]
const textOf = (element: Element, name: string): string => all(element, name)[0]?.text ?? ""

/** The order of elements within each, as the schema of the customer's part of the SEPA credit transfer has it (EPC132-08, 2023, over pain.001.001.09); those in brackets may be left out there. */
const order: Readonly<Record<string, readonly string[]>> = {
  Document: ["CstmrCdtTrfInitn"],
  CstmrCdtTrfInitn: ["GrpHdr", "PmtInf"],
  GrpHdr: ["MsgId", "CreDtTm", "NbOfTxs", "(CtrlSum)", "InitgPty"],
  PmtInf: ["PmtInfId", "PmtMtd", "(BtchBookg)", "(NbOfTxs)", "(CtrlSum)", "(PmtTpInf)", "ReqdExctnDt", "Dbtr", "DbtrAcct", "DbtrAgt", "(UltmtDbtr)", "(ChrgBr)", "CdtTrfTxInf"],
  PmtTpInf: ["(InstrPrty)", "(SvcLvl)", "(LclInstrm)", "(CtgyPurp)"],
  CdtTrfTxInf: ["PmtId", "(PmtTpInf)", "Amt", "(ChrgBr)", "(UltmtDbtr)", "(CdtrAgt)", "Cdtr", "CdtrAcct", "(UltmtCdtr)", "(Purp)", "(RmtInf)"],
  PmtId: ["(InstrId)", "EndToEndId"],
  RmtInf: ["(Ustrd)", "(Strd)"],
  CdtrRefInf: ["Tp", "Ref"],
  Tp: ["CdOrPrtry", "(Issr)"],
  FinInstnId: ["(BICFI)", "(Othr)"],
  Dbtr: ["Nm", "(PstlAdr)", "(Id)"],
  Cdtr: ["Nm", "(PstlAdr)", "(Id)"],
  InitgPty: ["(Nm)", "(Id)"],
}

function inOrder({ name, children, text }: Element): void {
  const expected = order[name]
  if (expected) {
    const names = children.map((child) => child.name)
    const places = names.map((one) => expected.findIndex((its) => its.replace(/[()]/g, "") === one))
    assert.ok(!places.includes(-1), `${name}: ${names.join()}`)
    assert.deepEqual(places, places.toSorted((a, b) => a - b), `${name}: ${names.join()}`)
    for (const needed of expected) if (!needed.startsWith("(")) assert.ok(names.includes(needed), `${name} has ${needed}`)
  }
  assert.ok(children.length > 0 || text !== "", `${name} is not empty`)
  if (["MsgId", "PmtInfId", "EndToEndId", "Ref"].includes(name)) assert.match(text, /^(?!\/)(?!.*\/\/)[a-zA-Z0-9/\-?:().,'+ ]{1,35}(?<!\/)$/, name)
  for (const child of children) inOrder(child)
}

const usual: Transfer = { name: "Martti Mallinen", iban: "FI2112345600000785", cents: 1230, reference: null, message: "Avustus", dueOn: "2026-11-25" }
const message = (transfers: readonly Partial<Transfer>[], payer = {}) =>
  pain001({
    id: "01a20c9f-5ba0-7c5a-ab4a-cb34966874c6", madeAt: new Date("2026-11-24T08:15:00.123Z"), payer: { name: "Koivulan kaupunki", iban: "FI2112345600000785", bic: "NDEAFIHH", service: null, ...payer },
    transfers: transfers.map((one, at) => ({ ...usual, ...one, position: at + 1 })),
  })

test("payments are a message in the order of the schema, each day a group with its own count and sum", () => {
  const xml = message([{}, { dueOn: "2026-12-01", cents: 5, reference: "1232" }, { dueOn: "2026-12-01", reference: "RF18539007547034" }, { message: null }], { service: "0123456789" })
  const read1 = read(xml)
  inOrder(read1)
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain\.001\.001\.09">/)
  const groups = all(read1, "PmtInf")
  assert.deepEqual(groups.map((group) => [textOf(group, "Dt"), textOf(group, "NbOfTxs"), textOf(group, "CtrlSum")]), [["2026-11-25", "2", "24.60"], ["2026-12-01", "2", "12.35"]])
  assert.deepEqual([textOf(read1, "NbOfTxs"), textOf(read1, "CtrlSum"), textOf(read1, "CreDtTm"), textOf(read1, "BICFI")], ["4", "36.95", "2026-11-24T08:15:00Z", "NDEAFIHH"])
  assert.equal(new Set([...all(read1, "EndToEndId"), ...all(read1, "PmtInfId"), ...all(read1, "MsgId")].map(({ text }) => text)).size, 7)
  assert.deepEqual(all(read1, "RmtInf").map((one) => [textOf(one, "Ustrd"), textOf(one, "Cd"), textOf(one, "Issr"), textOf(one, "Ref")]), [["Avustus", "", "", ""], ["", "SCOR", "", "1232"], ["", "SCOR", "ISO", "RF18539007547034"]])
})

test("a payer without a BIC says that it has given none", () => {
  const without = read(message([{}], { bic: null }))
  inOrder(without)
  assert.equal(textOf(all(without, "DbtrAgt")[0] as Element, "Id"), "NOTPROVIDED")
})

test("the sum of a thousand payments is exact to the cent", () => {
  const cents = Array.from({ length: 1000 }, (_, at) => 1 + ((at * 7919) % 100_000))
  const its = read(message(cents.map((one) => ({ cents: one }))))
  const inCents = (text: string): bigint => BigInt(text.replace(".", ""))
  assert.deepEqual(all(its, "InstdAmt").map(({ text }) => inCents(text)), cents.map(BigInt))
  assert.equal(inCents(textOf(its, "CtrlSum")), cents.map(BigInt).reduce((a, b) => a + b, 0n))
  assert.equal(textOf(read(message([{ cents: 10 }, { cents: 20 }])), "CtrlSum"), "0.30")
})

test("texts have only what banks take, and nothing in them is markup", () => {
  const its = read(message([{ name: "Åsa <b>Öst & Søn</b>\u0000 žluťoučký 😀 //", message: "/Avustus \"2026\" – <x>" }]))
  inOrder(its)
  assert.deepEqual([all(its, "Nm").at(-1)?.text, textOf(its, "Ustrd")], ["Åsa b Öst + Son /b zlutoucky", "Avustus 2026 - x"])
  assert.equal(sepaText("a".repeat(69) + " / bc", 70), "a".repeat(69))
  assert.equal(sepaText("日本", 70), "")
})
