import assert from "node:assert/strict"
import test from "node:test"
import { refunds } from "../../../test/refunds.ts"
import { asked } from "./define.ts"
import { checkDefinition } from "./check-definition.ts"
import { type RegisterDefinition, registerDefinition } from "./definition.ts"

const right = registerDefinition.parse(refunds())
const heading = { fi: "Otsikko", sv: "Rubrik", en: "Heading" }
const [byDay] = right.lists
const [payments, toTreasury] = right.batches
type Column = RegisterDefinition["lists"][number]["columns"][number]
const column = (more: Partial<Column>): Column => ({ heading, field: null, part: null, value: null, ...more })

const faultsOf = (more: Partial<RegisterDefinition>): string[] => checkDefinition({ ...right, ...more }).map(({ at, message }) => `${at}: ${message.en}`)
const ofList = (more: Partial<RegisterDefinition["lists"][number]>): string[] => faultsOf({ lists: [{ ...byDay!, ...more }] })
const ofBatch = (which: RegisterDefinition["batches"][number] | undefined, more: Partial<RegisterDefinition["batches"][number]>, definition: Partial<RegisterDefinition> = {}): string[] => faultsOf({ ...definition, batches: [{ ...which!, ...more }] })

test("lists and batches that are right have no faults", () => assert.deepEqual(faultsOf({}), []))

test("what is wrong with a list is told with its name", () => {
  assert.match(ofList({ stages: ["gone"] }).join(), /^list by-day: there is no stage "gone"/)
  assert.match(ofList({ only: "amount" }).join(), /^list by-day: the rule "amount".*Here should be yes or no, but this is an amount of money/)
  assert.match(ofList({ day: "amount" }).join(), /^list by-day: the list is of one day/)
  assert.match(ofList({ order: ["nothing"] }).join(), /^list by-day: there is no field "nothing"/)
  assert.match(ofList({ columns: [column({ field: "person", part: "code" })] }).join(), /given only in a batch.*1050\/2018 29 §/)
  assert.match(ofList({ columns: [column({ field: "account", part: "code" })] }).join(), /"account" has no part "code"/)
  assert.match(ofList({ columns: [column({})] }).join(), /either a field or something reckoned/)
  assert.match(ofList({ columns: [column({ value: "nothing + 1" })] }).join(), /There is no field nothing/)
  assert.match(ofList({ columns: [column({ value: "person" })] }).join(), /Here should be text, but this is something else/)
  const home = { name: "home", ...asked.homeAddress("Koti", "Hem", "Home", { data: "ordinary" }) }
  const fields = registerDefinition.parse({ ...right, fields: [...right.fields, home] }).fields
  assert.match(faultsOf({ fields, lists: [{ ...byDay!, columns: [column({ field: "home" })] }] }).join(), /the address in "home" may be protected/)
  assert.match(faultsOf({ lists: [{ ...byDay!, code: "payments" }] }).join(), /two lists or batches have the code "payments"/)
})

test("what is wrong with a batch is told with its name", () => {
  assert.match(ofBatch(payments, { stage: "found" }).join(), /^batch payments: the move "pay" does not lead from the stage "found"/)
  assert.match(ofBatch(payments, { move: "gone" }).join(), /^batch payments: the move "gone" does not lead/)
  const deciding = { moves: right.moves.map((move) => (move.code === "pay" ? { ...move, decides: true } : move)), opensCase: { classCode: "02 05 01", title: heading } }
  assert.match(ofBatch(payments, {}, deciding).join(), /what decides on someone's right is decided one at a time/)
  assert.match(ofBatch(payments, {}, { moves: right.moves.map((move) => (move.code === "pay" ? { ...move, by: [], herself: true } : move)) }).join(), /the person's own, or hangs on consent/)
  assert.match(ofBatch(toTreasury, { sum: "person" }).join(), /"person" is no amount of money/)
  assert.match(ofBatch(toTreasury, { recipient: "nobody" }).join(), /there is no recipient "nobody".*an identity code/)
  assert.match(ofBatch(toTreasury, { recipient: null }).join(), /an identity code \("person"\) is given only in a batch, and only to a recipient/)
  assert.match(ofBatch(toTreasury, { columns: [column({ field: "paidOn" })] }).join(), /"paidOn" is not given to this recipient/)
  assert.match(ofBatch(toTreasury, { columns: [] }).join(), /either columns or payments/)
  assert.match(ofBatch(payments, { payment: { ...payments!.payment!, account: "amount", payee: "day", dueOn: "amount" } }).join(), /"day" is none.*"amount" is no bank account.*Here should be a day/)
  const told = registerDefinition.safeParse({ ...right, batches: [{ ...payments, payment: { ...payments!.payment, payer: { name: "Kaupunki", iban: "FI2112345600000786" } } }] })
  assert.match(told.success ? "" : told.error.message, /no IBAN/)
})
