import { createHash } from "node:crypto"
import { z } from "zod"
import { type DecisionKind, decisionKinds, remedyFor } from "../../law/remedies.ts"
import { type DecisionLanguage, placesIn, remedyText } from "../../law/remedy-texts.ts"
import type { Day } from "../../lib/day.ts"

const line = z.string().max(500)
const text = z.string().max(20_000)

/** What a decision says (434/2003 44-48 §), and where the remedy against it is sent. */
export const decisionForm = z.strictObject({
  language: z.enum(["fi", "sv"]),
  kind: z.enum(decisionKinds),
  heading: line.min(1),
  /** What the matter is, and who the parties are (434/2003 44 §). */
  matter: text.min(1),
  /** The facts that decided and the provisions applied (434/2003 45 §). */
  grounds: text,
  decision: text.min(1),
  provisions: text,
  /** Of whom one may ask more (434/2003 44 § 1 mom. 4 k). */
  contact: line.min(1),
  remedyBody: line.default(""),
  remedyAddress: line.default(""),
  remedyCloses: line.default(""),
  /** The provision that forbids an appeal (434/2003 48 §). */
  remedyBan: line.default(""),
  secrecy: z.enum(["public", "partly-secret", "secret"]),
  secrecyAct: line.nullable().default(null),
  secrecyItem: line.nullable().default(null),
})
  .refine(({ secrecy, secrecyAct, secrecyItem }) => secrecy === "public" || Boolean(secrecyAct && secrecyItem), { error: "Secrecy needs its act and item.", path: ["secrecyItem"] })
export type DecisionForm = z.output<typeof decisionForm>

/** Fields of the form by the place that a remedy's text has for them. */
const fieldOf: Readonly<Record<string, "remedyBody" | "remedyAddress" | "remedyCloses" | "remedyBan">> = { body: "remedyBody", address: "remedyAddress", closes: "remedyCloses", ground: "remedyBan" }

type RemedyParts = Pick<DecisionForm, "language" | "kind" | "remedyBody" | "remedyAddress" | "remedyCloses" | "remedyBan">

/** The fields that the remedy's text of a day needs and that are empty. */
export const lackingFor = (form: RemedyParts, day: Day): (keyof RemedyParts)[] =>
  placesIn(remedyFor(form.kind, day).remedy, day, form.language).flatMap((place) => {
    const field = fieldOf[place]
    return field && form[field].trim() === "" ? [field] : []
  })

/** The remedy's text as it is printed with a decision of a day. Throws a RangeError where a place is left open. */
export function remedyTextOf(form: RemedyParts, day: Day): string {
  const [lacking] = lackingFor(form, day)
  if (lacking) throw new RangeError(`The text of the remedy needs ${lacking}.`)
  return remedyText(remedyFor(form.kind, day), day, form.language as DecisionLanguage, { body: form.remedyBody, address: form.remedyAddress, closes: form.remedyCloses, ground: form.remedyBan }) ?? ""
}

/** What is digested of a decision: all that it says, in this order. */
const said = ["language", "kind", "heading", "matter", "grounds", "decision", "provisions", "contact", "remedyBody", "remedyAddress", "remedyCloses", "remedyBan", "secrecy", "secrecyAct", "secrecyItem"] as const satisfies readonly (keyof DecisionForm)[]

const sha256 = (parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex")

/** The digest of a text as it stands: whoever changes or signs it shows by this which text she has read. */
export const textDigest = (form: DecisionForm): string => sha256(said.map((field) => form[field]))

/** What an in-service signature is made over: the text, the remedy printed with it, who signed and when. */
export const signatureDigest = (form: DecisionForm, remedyPrinted: string, signer: string, at: Date): string => sha256([...said.map((field) => form[field]), remedyPrinted, signer, at.toISOString()])

/** Whether what was signed is still what stands there. */
export const signatureHolds = (form: DecisionForm, signed: { readonly remedyText: string; readonly signedBy: string; readonly signedAt: Date; readonly digest: string }): boolean =>
  signatureDigest(form, signed.remedyText, signed.signedBy, signed.signedAt) === signed.digest

export type { DecisionKind }
