import { inWords, type Words } from "../../lib/words.ts"
import type { ValueType } from "../kinds/kind.ts"
import { kindOf } from "../kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "./definition.ts"
import { fieldsIn } from "./expression.ts"
import { type BatchDefinition, fieldsGiven, isMasked, type ListDefinition, type OutputColumn, sumOf } from "./outputs.ts"
import { readRule, shownTypes, typesOf } from "./read-rule.ts"

type Report = (at: string, message: Words) => void
type Must = (at: string, name: string) => void

interface Checking {
  readonly field: ReadonlyMap<string, FieldDefinition>
  readonly stages: ReadonlySet<string>
  readonly must: Must
  readonly report: Report
  /** Reports what is wrong with a rule; true where nothing is. */
  rule(at: string, text: string | null, expected: readonly ValueType[]): boolean
}

const onConsent = (name: string): Words => inWords(`”${name}” on suostumuksen varassa, joten se annetaan tietue kerrallaan.`, `”${name}” beror på samtycke och ges därför en post i taget.`, `"${name}" hangs on consent, so it is given one record at a time.`)

/** What of lists and batches keeps a definition from running by itself. */
export function checkOutputs(definition: RegisterDefinition, must: Must, report: Report): void {
  const { fields, stages, lists, batches } = definition
  const types = typesOf(fields)
  const field = new Map(fields.map((one) => [one.name, one]))
  const checking: Checking = {
    field,
    stages: new Set(stages.map(({ code }) => code)),
    must,
    report,
    rule(at, text, expected) {
      const read = text === null ? null : readRule(text, expected, types)
      if (read === null) return true
      if ("wrong" in read) report(at, read.wrong)
      else for (const name of new Set(fieldsIn(read.expression))) if ((field.get(name)?.consent ?? null) !== null) report(at, onConsent(name))
      return "expression" in read
    },
  }
  const codes = [...lists, ...batches].map(({ code }) => code)
  for (const twin of new Set(codes.filter((code, at) => codes.indexOf(code) !== at))) report(`list ${twin}`, inWords(`kahdella luettelolla tai erällä on tunnus ”${twin}”.`, `två listor eller satser har koden ”${twin}”.`, `two lists or batches have the code "${twin}".`))
  for (const list of lists) checkList(list, checking)
  for (const batch of batches) checkBatch(batch, definition, checking)
}

function checkList({ code, stages, only, day, columns, order }: ListDefinition, checking: Checking): void {
  const at = `list ${code}`
  for (const stage of stages) checkStage(at, stage, checking)
  checkCommon(at, columns, only, order, checking)
  if (day === null) return
  checking.must(at, day)
  if (!["day", "instant", "period"].includes(checking.field.get(day)?.kind ?? "day")) checking.report(at, inWords(`luettelo on yhdeltä päivältä, eikä ”${day}” ole päivä, ajankohta tai ajanjakso.`, `listan gäller en dag, och ”${day}” är varken en dag, en tidpunkt eller en period.`, `the list is of one day, and "${day}" is no day, moment or period.`))
}

const checkStage = (at: string, stage: string, { stages, report }: Checking): void =>
  void (stages.has(stage) || report(at, inWords(`vaihetta ”${stage}” ei ole.`, `skedet ”${stage}” finns inte.`, `there is no stage "${stage}".`)))

/** Columns, the condition and the order; true where every expression of the columns is right. */
function checkCommon(at: string, columns: readonly OutputColumn[], only: string | null, order: readonly string[], checking: Checking, recipient: RegisterDefinition["recipients"][number] | null = null): boolean {
  const { field, must, report, rule } = checking
  rule(at, only, ["truth"])
  for (const name of order) must(at, name)
  return columns.map(({ heading, field: name, part, value }) => {
    if ((name === null) === (value === null)) report(at, inWords(`sarakkeessa ”${heading.fi}” on joko kenttä tai laskettava arvo.`, `kolumnen ”${heading.sv}” har antingen ett fält eller ett uträknat värde.`, `the column "${heading.en}" has either a field or something reckoned.`))
    if (name !== null) must(at, name)
    const its = name === null ? undefined : field.get(name)
    if (its) checkTold(at, its, checking)
    if (its && part !== null && !kindOf(its.kind).parts.some((one) => one.name === part)) report(at, inWords(`kentässä ”${name}” ei ole osaa ”${part}”.`, `fältet ”${name}” har ingen del ”${part}”.`, `"${name}" has no part "${part}".`))
    if (its && isMasked(its.kind, part) && !recipient?.fields.includes(its.name)) report(at, inWords(`henkilötunnus (”${name}”) annetaan vain erässä ja vain vastaanottajalle, jolle sen saa antaa (1050/2018 29 §).`, `personbeteckningen (”${name}”) lämnas bara i en sats och bara till en mottagare som får den (1050/2018 29 §).`, `an identity code ("${name}") is given only in a batch, and only to a recipient who may be given it (1050/2018 29 §).`))
    return rule(at, value, shownTypes)
  }).every(Boolean)
}

/** What does not leave in a list or a batch: home addresses, files, and what hangs on consent. */
function checkTold(at: string, { name, kind, consent }: FieldDefinition, { report }: Checking): void {
  if (kind === "homeAddress" || kind === "file") report(at, inWords(`kentän ”${name}” osoite voi olla suojattu, tai siinä on tiedosto: se ei ole luettelossa eikä erässä.`, `adressen i ”${name}” kan vara skyddad, eller fältet är en fil: det står varken i en lista eller i en sats.`, `the address in "${name}" may be protected, or it is a file: it stands in no list and no batch.`))
  if (consent !== null) report(at, onConsent(name))
}

function checkBatch(batch: BatchDefinition, { moves, recipients }: RegisterDefinition, checking: Checking): void {
  const { code, stage, move, only, columns, order, recipient: named, payment } = batch
  const { field, must, report, rule } = checking
  const at = `batch ${code}`
  checkStage(at, stage, checking)
  const its = moves.find((one) => one.code === move)
  if (!its?.from.includes(stage)) report(at, inWords(`siirto ”${move}” ei johda vaiheesta ”${stage}”.`, `flyttningen ”${move}” leder inte från skedet ”${stage}”.`, `the move "${move}" does not lead from the stage "${stage}".`))
  if (its?.to === stage) report(at, inWords(`siirto ”${move}” jättää tietueen vaiheeseensa, ja se lähtisi uudelleen.`, `flyttningen ”${move}” lämnar posten i skedet, och den skulle sändas på nytt.`, `the move "${move}" leaves the record in its stage, and it would be sent again.`))
  if (its?.decides) report(at, inWords("jonkun oikeudesta päätetään yksi kerrallaan, ei erässä.", "någons rätt avgörs en i taget, inte i en sats.", "what decides on someone's right is decided one at a time, not in a batch."))
  if (its && (its.by.length === 0 || its.consent !== null)) report(at, inWords(`siirto ”${move}” on henkilön itsensä tai suostumuksen varassa.`, `flyttningen ”${move}” görs av personen själv eller beror på samtycke.`, `the move "${move}" is the person's own, or hangs on consent.`))
  const recipient = named === null ? null : (recipients.find((one) => one.code === named) ?? null)
  if (named !== null && (recipient === null || recipient.consent !== null)) report(at, inWords(`vastaanottajaa ”${named}” ei ole, tai se on suostumuksen varassa.`, `mottagaren ”${named}” finns inte, eller beror på samtycke.`, `there is no recipient "${named}", or it hangs on consent.`))
  const isRight = checkCommon(at, columns, only, order, checking, recipient)
  if ((columns.length === 0) === (payment === null)) report(at, inWords("erässä on joko sarakkeet tai maksut.", "en sats har antingen kolumner eller betalningar.", "a batch has either columns or payments."))
  for (const { field: name } of columns) if (name !== null && field.get(name)?.kind === "recordLink") report(at, inWords(`”${name}” nimeää toisen tietueen, jonka tietoja erä ei anna.`, `”${name}” namnger en annan post, vars uppgifter satsen inte ger.`, `"${name}" names another record, whose data the batch does not give.`))
  const sum = sumOf(batch)
  if (sum !== null) must(at, sum)
  if (sum !== null && field.has(sum) && field.get(sum)?.kind !== "money") report(at, inWords(`”${sum}” ei ole rahamäärä.`, `”${sum}” är inget belopp.`, `"${sum}" is no amount of money.`))
  if (payment !== null && !checkPayment(at, payment, checking)) return
  const read = rule(at, payment?.dueOn ?? null, ["day"])
  if (!isRight || !read || recipient === null) return
  for (const name of fieldsGiven(batch)) if (!recipient.fields.includes(name)) report(at, inWords(`kenttää ”${name}” ei anneta tälle vastaanottajalle.`, `fältet ”${name}” ges inte till denna mottagare.`, `"${name}" is not given to this recipient.`))
}

/** True where what is said to the payee can be read. */
function checkPayment(at: string, { payee, account, message }: NonNullable<BatchDefinition["payment"]>, checking: Checking): boolean {
  const { field, must, report, rule } = checking
  for (const name of [payee, account]) {
    must(at, name)
    const its = field.get(name)
    if (its) checkTold(at, its, checking)
  }
  if (!["person", "company", "text"].includes(field.get(payee)?.kind ?? "text")) report(at, inWords(`saaja on henkilö, yritys tai teksti, eikä ”${payee}” ole.`, `mottagaren är en person, ett företag eller en text, och ”${payee}” är inget av dem.`, `a payee is a person, a company or a text, and "${payee}" is none.`))
  if ((field.get(account)?.kind ?? "bankAccount") !== "bankAccount") report(at, inWords(`”${account}” ei ole pankkitili.`, `”${account}” är inget bankkonto.`, `"${account}" is no bank account.`))
  return rule(at, message, ["text"])
}
