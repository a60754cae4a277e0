import { z } from "zod"
import { inWords } from "../../lib/words.ts"
import { type Kind, typedIn, Wrong } from "./kind.ts"

interface Account {
  readonly iban: string
  /** Reference number of the payment; null where there is none. */
  readonly reference: string | null
}

/** The rest of a long number of digits and letters (A is 10 … Z is 35) by 97, as ISO 7064 counts it. */
const restBy97 = (text: string): number => [...text].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0)

/** True of an IBAN (ISO 13616): its check digits, and the length of a Finnish one. */
export const isIban = (text: string): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && (!text.startsWith("FI") || text.length === 18) && restBy97(text.slice(4) + text.slice(0, 4)) === 1

/** True of a reference number: Finland's own, whose last digit checks the others by weights 7, 3, 1, or an international one (ISO 11649). */
function isReference(text: string): boolean {
  if (/^RF\d{2}[A-Z0-9]{1,21}$/.test(text)) return restBy97(text.slice(4) + text.slice(0, 4)) === 1
  if (!/^\d{4,20}$/.test(text)) return false
  const digits = [...text].reverse().map(Number)
  const sum = digits.slice(1).reduce((all, digit, at) => all + digit * ([7, 3, 1][at % 3] ?? 0), 0)
  return (10 - (sum % 10)) % 10 === digits[0]
}

const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, "$1 ")

/** A bank account, with the reference of a payment. */
export const bankAccount: Kind<Account> = {
  label: inWords("pankkitili", "bankkonto", "bank account"),
  type: "other",
  parts: [
    { name: "iban", label: inWords("IBAN", "IBAN", "IBAN"), control: "line", size: 24 },
    { name: "reference", label: inWords("viitenumero", "referensnummer", "reference number"), control: "line", size: 24 },
  ],
  read(typed) {
    const [iban, reference] = [typedIn(typed, "iban"), typedIn(typed, "reference")].map((part) => part.replace(/\s/gu, "").toUpperCase()) as [string, string]
    if (iban === "" && reference === "") return null
    if (!isIban(iban)) return new Wrong(inWords("Tilinumero ei ole oikein. Tarkista IBAN, esimerkiksi FI21 1234 5600 0007 85.", "Kontonumret är inte rätt. Kontrollera IBAN, till exempel FI21 1234 5600 0007 85.", "The account number is not right. Check the IBAN, like FI21 1234 5600 0007 85."), "iban")
    const plain = reference.replace(/^0+/, "")
    if (plain !== "" && !isReference(plain)) return new Wrong(inWords("Viitenumero ei ole oikein. Tarkista numerot tai jätä tyhjäksi.", "Referensnumret är inte rätt. Kontrollera siffrorna eller lämna tomt.", "The reference number is not right. Check its digits or leave it empty."), "reference")
    return { iban, reference: plain || null }
  },
  typed: ({ iban, reference }) => ({ iban: inFours(iban), reference: reference ?? "" }),
  show: ({ iban, reference }) => inFours(iban) + (reference === null ? "" : `, ${reference}`),
  schema: z.strictObject({ iban: z.string().refine(isIban, { error: "is not an IBAN" }), reference: z.string().nullable() }),
  keys: ({ iban }) => [iban],
  samples: [{ iban: "FI2112345600000785", reference: "1232" }, { iban: "FI2112345600000785", reference: null }],
}
