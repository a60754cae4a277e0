import { z } from "zod"
import { isIban } from "../kinds/bank-account.ts"
import type { KindName } from "../kinds/kinds.ts"
import { fieldsIn, readExpression } from "./expression.ts"
import { code, expression, name, words } from "./parts.ts"

/** A column of a list or of a batch: a field, one part of it such as the IBAN of an account, or something reckoned of the record. */
const column = z
  .strictObject({ heading: words, field: name.nullable().default(null), part: z.string().regex(/^[a-zA-Z]{1,40}$/).nullable().default(null), value: expression.nullable().default(null) })
  .meta({ id: "OutputColumn" })
export type OutputColumn = z.infer<typeof column>

/** A list of records that someone prints or takes out as a table: of certain stages, on a certain condition, in a certain order. It moves nothing. */
export const listDefinition = z
  .strictObject({
    code,
    label: words,
    /** Only records in these stages; all where none is named. */
    stages: z.array(code).default([]),
    /** Only records of which this holds. */
    only: expression.nullable().default(null),
    /** A field with a day, a moment or a period: the list is then of one day, which is asked. */
    day: name.nullable().default(null),
    columns: z.array(column).min(1).max(20),
    /** Fields by which it is in order, the first before the next. */
    order: z.array(name).max(4).default([]),
  })
  .meta({ id: "ListDefinition" })
export type ListDefinition = z.infer<typeof listDefinition>

/** A credit transfer of each record, as banks take it (ISO 20022 pain.001.001.09). */
const payment = z
  .strictObject({
    /** Who is paid: a field with a person, a company or a text. */
    payee: name,
    /** The bank account that is paid to, with its reference number where it has one. */
    account: name,
    amount: name,
    /** What is said to the payee where the account has no reference number. */
    message: expression.nullable().default(null),
    /** The day on which the bank is asked to pay. */
    dueOn: expression.default("today()"),
    /** Whose money it is. */
    payer: z.strictObject({
      name: z.string().trim().min(1).max(70),
      iban: z.string().refine(isIban, { error: "This is no IBAN: its digits are not right." }),
      bic: z.string().regex(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, { error: "A BIC has 8 or 11 letters and digits." }).nullable().default(null),
      /** What the bank calls the payer by in files, where it asks for that. */
      service: z.string().trim().min(1).max(35).nullable().default(null),
    }),
  })
  .meta({ id: "PaymentDefinition" })
export type PaymentDefinition = z.infer<typeof payment>

/** What leaves a register in one file. Making the batch takes a move of every record in it, so that each is sent once, and keeps what was sent. */
export const batchDefinition = z
  .strictObject({
    code,
    label: words,
    /** The stage whose records it takes, by this move. */
    stage: code,
    move: code,
    /** Only records of which this holds; others wait where they are. */
    only: expression.nullable().default(null),
    /** What a line has; none where it is payments. */
    columns: z.array(column).max(30).default([]),
    separator: z.enum([";", ",", "\t"]).default(";"),
    /** The field with money whose sum is told beside the count; of payments their amount. */
    sum: name.nullable().default(null),
    /** Code of the recipient by whose ground and fields it is given, and of which a disclosure is noted for each record. Null where it goes to nobody else than the municipality's own: then nothing that is behind a mask. */
    recipient: code.nullable().default(null),
    payment: payment.nullable().default(null),
    order: z.array(name).max(4).default([]),
  })
  .meta({ id: "BatchDefinition" })
export type BatchDefinition = z.infer<typeof batchDefinition>

/** Where the sum of a batch is reckoned from; null where it has none. */
export const sumOf = ({ sum, payment: its }: Pick<BatchDefinition, "sum" | "payment">): string | null => its?.amount ?? sum

/** The fields that a batch tells whoever gets it, each once. Its expressions have been found right. */
export function fieldsGiven({ columns, payment: its }: Pick<BatchDefinition, "columns" | "payment">): readonly string[] {
  const read = (text: string | null): string[] => (text === null ? [] : fieldsIn(readExpression(text)))
  return [...new Set([...columns.flatMap(({ field, value }) => [...(field === null ? [] : [field]), ...read(value)]), ...(its === null ? [] : [its.payee, its.account, its.amount, ...read(its.message)])])]
}

/** A part of a value that stands behind a mask on every page: of a person her identity code. */
export const isMasked = (kind: KindName, part: string | null): boolean => kind === "person" && part === "code"
