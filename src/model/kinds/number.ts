import { z } from "zod"
import { inWords, type Language } from "../../lib/words.ts"
import { type Bounds, type Kind, typedIn, whole, Wrong } from "./kind.ts"

/** A number as people here write it: 1 234,5 or 1234.5; null where it is none. */
function numberIn(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, "").replace("−", "-").replace(",", ".")
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

const locales: Readonly<Record<Language, string>> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }
// Made once: making one takes longer than a whole record otherwise does.
const formats = new Map<string, Intl.NumberFormat>()

function said(value: number, language: Language, decimals?: number): string {
  const name = `${language} ${decimals}`
  const format = formats.get(name) ?? new Intl.NumberFormat(locales[language], { useGrouping: true, minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 6 })
  formats.set(name, format)
  return format.format(value)
}

function withinBounds(value: number, { least, most }: Bounds, unit = ""): Wrong | null {
  const say = (language: Language, bound: number) => said(bound, language) + unit
  if (least !== null && value < least) return new Wrong(inWords(`Anna vähintään ${say("fi", least)}.`, `Ange minst ${say("sv", least)}.`, `Enter at least ${say("en", least)}.`))
  if (most !== null && value > most) return new Wrong(inWords(`Anna enintään ${say("fi", most)}.`, `Ange högst ${say("sv", most)}.`, `Enter at most ${say("en", most)}.`))
  return null
}

/** A number with at most six decimals. */
export const number: Kind<number> = {
  label: inWords("luku", "tal", "number"),
  type: "number",
  parts: whole("line", { size: 12, inputMode: "decimal" }),
  read(typed, bounds) {
    const text = typedIn(typed)
    if (text === "") return null
    const value = numberIn(text)
    return value === null ? new Wrong(inWords("Anna luku, esimerkiksi 12 tai 2,5.", "Ange ett tal, till exempel 12 eller 2,5.", "Enter a number, like 12 or 2.5.")) : (withinBounds(value, bounds) ?? value)
  },
  typed: (value) => ({ value: String(value).replace(".", ",") }),
  show: (value, language) => said(value, language),
  schema: z.number(),
  samples: [0, 12, 2.5, -3],
}

/** An amount in euros, kept as whole cents. */
export const money: Kind<number> = {
  label: inWords("rahamäärä", "belopp", "amount of money"),
  type: "money",
  parts: whole("line", { size: 12, inputMode: "decimal", hint: inWords("Euroina, esimerkiksi 1 250,50", "I euro, till exempel 1 250,50", "In euros, like 1250.50") }),
  read(typed, bounds) {
    const text = typedIn(typed).replace(/\s*(€|e|eur)$/i, "")
    if (text === "") return null
    const value = numberIn(text)
    if (value === null || !/^[^.,]*([.,]\d{1,2})?$/.test(text)) return new Wrong(inWords("Anna rahamäärä euroina ja enintään kahdella desimaalilla, esimerkiksi 1 250,50.", "Ange ett belopp i euro med högst två decimaler, till exempel 1 250,50.", "Enter an amount in euros with at most two decimals, like 1250.50."))
    return withinBounds(value, bounds, " €") ?? Math.round(value * 100)
  },
  typed: (value) => ({ value: (value / 100).toFixed(2).replace(".", ",") }),
  show: (value, language) => (language === "en" ? `€${said(value / 100, language, 2)}` : `${said(value / 100, language, 2)} €`),
  schema: z.int(),
  samples: [0, 5, 125_050, -100],
}
