import { z } from "zod"
import { inWords } from "../../lib/words.ts"
import { type Bounds, type Kind, typedIn, whole, Wrong } from "./kind.ts"

/** Marks that turn the direction of what follows, with which a text can look like another (Unicode TR 36). */
const turning = /[\u202a-\u202e\u2066-\u2069]/u
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u

/** A text that can be kept as it was typed, or what is wrong with it. */
export function readText(text: string, most: number): string | Wrong {
  if (control.test(text)) return new Wrong(inWords("Tekstissä on merkki, jota ei voi tallentaa. Kirjoita teksti uudelleen.", "Texten har ett tecken som inte kan sparas. Skriv texten på nytt.", "The text has a character that cannot be kept. Type it again."))
  if (turning.test(text)) return new Wrong(inWords("Tekstissä on näkymätön merkki, joka kääntää kirjoitussuunnan. Kirjoita teksti uudelleen.", "Texten har ett osynligt tecken som vänder skrivriktningen. Skriv texten på nytt.", "The text has an invisible mark that turns the direction of writing. Type it again."))
  const length = [...text].length
  if (length > most) return new Wrong(inWords(`Tekstissä on ${length} merkkiä; enintään ${most} mahtuu.`, `Texten har ${length} tecken; högst ${most} ryms.`, `The text has ${length} characters; at most ${most} fit.`))
  return text
}

const oneLine = 300
const long = 20_000

const reading = (usual: number) => (typed: Parameters<Kind<string>["read"]>[0], { most }: Bounds) => {
  const text = typedIn(typed).replaceAll("\r\n", "\n")
  return text === "" ? null : readText(text, most ?? usual)
}

const common = { type: "text", typed: (value: string) => ({ value }), show: (value: string) => value, schema: z.string().min(1), keys: (value: string) => [value] } as const

/** A line of text. */
export const text: Kind<string> = {
  ...common,
  label: inWords("teksti", "text", "text"),
  parts: whole("line"),
  read: (typed, bounds) => reading(oneLine)({ value: typedIn(typed).replace(/\s+/gu, " ") }, bounds),
  samples: ["Pääsky", "Åsa–Øyvind ‘ö’", "=1+1", "مرحبا", "🏛️ kirjasto"],
}

/** A text of several lines. */
export const longText: Kind<string> = {
  ...common,
  label: inWords("pitkä teksti", "lång text", "long text"),
  parts: whole("area"),
  read: reading(long),
  samples: ["Ensimmäinen rivi.\nToinen rivi."],
}
