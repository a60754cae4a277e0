import { inWords } from "../../lib/words.ts"
import type { Declared } from "../registers/define.ts"
import type { MoveDefinition, StageDefinition } from "../registers/definition.ts"
import type { PaymentDefinition } from "../registers/outputs.ts"
import type { Role } from "../rules/roles.ts"

/** Who does the work of a family's register, and who decides where that is another. */
export interface Doers {
  readonly by?: readonly Role[]
  readonly decidedBy?: readonly Role[]
}

export const usual: readonly Role[] = ["case-handler"]

type MoreOfMove = Partial<Omit<MoveDefinition, "code" | "label" | "from" | "to" | "by">> & { readonly by?: readonly Role[] }

/** A stage as a declaration says it: its code, its name in fi, sv and en, and what differs from the usual. */
export const stage = (code: string, fi: string, sv: string, en: string, more: Partial<Omit<StageDefinition, "code" | "label">> = {}) => ({ code, label: inWords(fi, sv, en), ...more })

/** A move from stages to another; by the case handler where nobody else is named. */
export const move = (code: string, label: readonly [fi: string, sv: string, en: string], from: string | readonly string[], to: string, { by = usual, ...more }: MoreOfMove = {}) => ({
  code,
  label: inWords(...label),
  from: typeof from === "string" ? [from] : [...from],
  to,
  by: [...by],
  ...more,
})

/** A choice among: code, fi, sv and en of each. */
export const among = (...options: readonly (readonly [code: string, fi: string, sv: string, en: string])[]) => ({ options: options.map(([code, fi, sv, en]) => ({ code, label: inWords(fi, sv, en) })) })

/** What must hold, with what to say where it does not. */
export const rule = (field: string, holds: string, fi: string, sv: string, en: string) => ({ if: holds, field, message: inWords(fi, sv, en) })
export const only = (holds: string, fi: string, sv: string, en: string) => ({ if: holds, message: inWords(fi, sv, en) })

/** Who a person is: her code is secret, and so is what it lets one find (1050/2018 29 §, 621/1999 24 § 1 mom. 32 k). */
export const identified = { required: true, data: "code", secrecy: "24-1-32" } as const
/** Where and how a person is reached (24 § 1 mom. 31 k). */
export const contact = { data: "ordinary", secrecy: "24-1-31" } as const
/** Her income, wealth and accounts (24 § 1 mom. 23 k). */
export const economic = { data: "economic", secrecy: "24-1-23" } as const

/** A column of a list or a batch: its heading in fi, sv and en, and the field, or a part of one after a dot. */
export function column(of: string, fi: string, sv: string, en: string) {
  const [field = of, part = null] = of.split(".")
  return { heading: inWords(fi, sv, en), field, part }
}

/** Granted sums as payments to the bank, by the move that pays. */
export const payments = (payment: Pick<PaymentDefinition, "payee" | "account" | "amount" | "payer"> & { readonly message: string }): NonNullable<Declared["batches"]>[number] => ({
  code: "payments",
  label: inWords("Maksut pankkiin", "Betalningar till banken", "Payments to the bank"),
  stage: "granted",
  move: "pay",
  payment: { ...payment, message: `'${payment.message}'` },
})
