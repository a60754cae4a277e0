import { z } from "zod"
import { inWords } from "../../lib/words.ts"
import { type Kind, typedIn, whole, Wrong } from "./kind.ts"

/** Yes or no; a mark that is not set is neither. */
export const yesNo: Kind<boolean> = {
  label: inWords("kyllä tai ei", "ja eller nej", "yes or no"),
  type: "truth",
  parts: whole("choice"),
  read(typed) {
    const input = typedIn(typed).toLowerCase()
    if (input === "") return null
    if (["yes", "true", "kyllä", "ja", "1"].includes(input)) return true
    if (["no", "false", "ei", "nej", "0"].includes(input)) return false
    return new Wrong(inWords("Vastaa kyllä tai ei.", "Svara ja eller nej.", "Answer yes or no."))
  },
  typed: (value) => ({ value: value ? "yes" : "no" }),
  show: (value, language) => ({ fi: value ? "kyllä" : "ei", sv: value ? "ja" : "nej", en: value ? "yes" : "no" })[language],
  schema: z.boolean(),
  samples: [true, false],
}

/** One of the codes that the field lists. */
export const choice: Kind<string> = {
  label: inWords("valinta", "val", "choice"),
  type: "text",
  parts: whole("choice"),
  read(typed, { options }) {
    const input = typedIn(typed)
    if (input === "") return null
    const found = options.find(({ code, label }) => code === input || Object.values(label).some((name) => name.toLowerCase() === input.toLowerCase()))
    if (found) return found.code
    const all = (language: "fi" | "sv" | "en") => options.map(({ label }) => label[language]).join(", ")
    return new Wrong(inWords(`Valitse jokin näistä: ${all("fi")}.`, `Välj något av dessa: ${all("sv")}.`, `Choose one of these: ${all("en")}.`))
  },
  typed: (value) => ({ value }),
  show: (value, language, { options }) => options.find(({ code }) => code === value)?.label[language] ?? value,
  schema: z.string().min(1),
  keys: (value) => [value],
  samples: ["one"],
}
