import type { Day } from "../../lib/day.ts"
import { element } from "../../lib/xml.ts"
import type { PaymentDefinition } from "../../model/registers/outputs.ts"

/** One credit transfer, as a batch keeps it. */
export interface Transfer {
  readonly name: string
  readonly iban: string
  readonly cents: number
  /** The payee's own reference number, Finland's or an international one; null where there is none. */
  readonly reference: string | null
  readonly message: string | null
  readonly dueOn: Day
}

/** The most that one credit transfer in euros may be, in cents (EPC132-08). */
export const mostCents = 99_999_999_999

const spelt: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", Æ: "AE", ø: "o", Ø: "O", œ: "oe", Œ: "OE", ł: "l", Ł: "L", đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", "&": "+", "’": "'", "‘": "'", "–": "-", "—": "-" }

/**
 * A text as banks take it: the letters, digits and marks of SEPA, and å, ä and ö, which Finnish banks take too. Letters of others lose their marks, and what no letter is left of becomes a space.
 * Nothing begins or ends with a stroke, or has two of them together.
 */
export const sepaText = (text: string, most: number): string =>
  [...text.normalize("NFC")]
    .map((sign) => (/[a-zA-Z0-9/\-?:().,'+ åäöÅÄÖ]/.test(sign) ? sign : (spelt[sign] ?? sign.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-zA-Z0-9]/g, " "))))
    .join("")
    .replace(/\/{2,}/g, "/")
    .replace(/\s+/g, " ")
    .slice(0, most)
    .replace(/^[\s/]+|[\s/]+$/g, "")

/** Cents as euros: whole numbers only, so that no sum is a rounded one. */
const euros = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`
const total = (transfers: readonly Transfer[]): number => transfers.reduce((sum, { cents }) => sum + cents, 0)

interface Message {
  /** Id of the batch: a UUID. What the bank knows the file and each payment by is made of it. */
  readonly id: string
  readonly madeAt: Date
  readonly payer: PaymentDefinition["payer"]
  /** Each with its number in the batch, which stays though another leaves. */
  readonly transfers: readonly (Transfer & { readonly position: number })[]
}

const reference = ({ reference: its, message }: Transfer): string | null => {
  if (its !== null)
    return element("RmtInf", [element("Strd", [element("CdtrRefInf", [element("Tp", [element("CdOrPrtry", [element("Cd", "SCOR")]), its.startsWith("RF") ? element("Issr", "ISO") : null]), element("Ref", its)])])])
  const said = sepaText(message ?? "", 140)
  return said === "" ? null : element("RmtInf", [element("Ustrd", said)])
}

/**
 * Credit transfers as a message to a bank: ISO 20022 pain.001.001.09, in the order and with the bounds of the customer's part of the SEPA credit transfer (EPC132-08). Payments of one day are one
 * group, with its own count and sum. The same batch is always the same bytes.
 */
export function pain001({ id, madeAt, payer, transfers }: Message): string {
  const short = id.replaceAll("-", "")
  const days = [...new Set(transfers.map(({ dueOn }) => dueOn))].sort()
  const party = (name: string): (string | null)[] => [element("Nm", sepaText(name, 70)), payer.service === null ? null : element("Id", [element("OrgId", [element("Othr", [element("Id", payer.service)])])])]
  const counted = (of: readonly Transfer[]): (string | null)[] => [element("NbOfTxs", String(of.length)), element("CtrlSum", euros(total(of)))]
  const transfer = (its: Message["transfers"][number]): string | null =>
    element("CdtTrfTxInf", [
      element("PmtId", [element("EndToEndId", `${short.slice(-20)}-${its.position}`)]),
      element("Amt", [element("InstdAmt", euros(its.cents), ' Ccy="EUR"')]),
      element("Cdtr", [element("Nm", sepaText(its.name, 70))]),
      element("CdtrAcct", [element("Id", [element("IBAN", its.iban)])]),
      reference(its),
    ])
  const group = (day: Day, at: number): string | null => {
    const its = transfers.filter(({ dueOn }) => dueOn === day)
    return element("PmtInf", [
      element("PmtInfId", days.length === 1 ? short : `${short.slice(-28)}-${at + 1}`),
      element("PmtMtd", "TRF"),
      element("BtchBookg", "true"),
      ...counted(its),
      element("PmtTpInf", [element("SvcLvl", [element("Cd", "SEPA")])]),
      element("ReqdExctnDt", [element("Dt", day)]),
      element("Dbtr", party(payer.name)),
      element("DbtrAcct", [element("Id", [element("IBAN", payer.iban)])]),
      element("DbtrAgt", [element("FinInstnId", [payer.bic === null ? element("Othr", [element("Id", "NOTPROVIDED")]) : element("BICFI", payer.bic)])]),
      element("ChrgBr", "SLEV"),
      ...its.map(transfer),
    ])
  }
  const header = element("GrpHdr", [element("MsgId", short), element("CreDtTm", madeAt.toISOString().replace(/\.\d+Z$/, "Z")), ...counted(transfers), element("InitgPty", party(payer.name))])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("Document", [element("CstmrCdtTrfInitn", [header, ...days.map(group)])], ' xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"')}\n`
}
