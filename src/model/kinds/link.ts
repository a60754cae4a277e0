import { z } from "zod"
import { inWords } from "../../lib/words.ts"
import { type Kind, typedIn, whole, Wrong } from "./kind.ts"

const oneLine = (fi: string, sv: string, en: string, shape: RegExp) => ({
  type: "text",
  parts: whole("line"),
  read(typed: Parameters<Kind<string>["read"]>[0]) {
    const input = typedIn(typed)
    if (input === "") return null
    return shape.test(input) ? input : new Wrong(inWords(fi, sv, en))
  },
  typed: (value: string) => ({ value }),
  show: (value: string) => value,
  schema: z.string().regex(shape),
}) as const

/** A case of the case register, by its number. That there is one whom the clerk may see is asked when the record is saved. */
export const caseLink: Kind<string> = {
  ...oneLine("Anna asian numero, esimerkiksi 12/14.05/2026.", "Ange ärendets nummer, till exempel 12/14.05/2026.", "Enter the case's number, like 12/14.05/2026.", /^\S.{2,119}$/u),
  label: inWords("asia", "ärende", "case"),
  keys: (value) => [value],
  samples: ["12/14.05/2026"],
}

/** A record of another register, by its id. */
export const recordLink: Kind<string> = {
  ...oneLine("Valitse tietue.", "Välj en post.", "Choose a record.", /^[a-z0-9][a-z0-9-]{0,63}$/),
  label: inWords("tietue toisessa rekisterissä", "post i ett annat register", "record of another register"),
  samples: ["tietue-1"],
}

interface KeptFile {
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
}

const keptFile = z.strictObject({ name: z.string().min(1).max(255), sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.int().nonnegative() })

/** A file that has been kept and scanned; what is handed on is where it is kept. */
export const file: Kind<KeptFile> = {
  label: inWords("tiedosto", "fil", "file"),
  type: "other",
  parts: whole("file"),
  read(typed) {
    const input = typedIn(typed)
    if (input === "") return null
    try {
      return keptFile.parse(JSON.parse(input))
    } catch {
      return new Wrong(inWords("Tiedosto ei tallentunut. Valitse se uudelleen.", "Filen sparades inte. Välj den på nytt.", "The file was not kept. Choose it again."))
    }
  },
  typed: (value) => ({ value: JSON.stringify(value) }),
  show: ({ name }) => name,
  schema: keptFile,
  samples: [{ name: "kuitti.pdf", sha256: "0".repeat(64), sizeBytes: 12 }],
}
