import { z } from "zod"
import { isBusinessId, isForeignCompanyId } from "../../law/business-id.ts"
import { parseIdentityCode } from "../../law/identity-code.ts"
import { inWords } from "../../lib/words.ts"
import { type Kind, typedIn, Wrong } from "./kind.ts"
import { readText } from "./text.ts"

interface Person {
  readonly given: string
  readonly family: string
  /** Null for one who has none, such as someone who has just moved to the country. */
  readonly code: string | null
}

const nameLength = 100
const name = z.string().min(1).max(nameLength)

/** A person by name, and by the personal identity code where she has one (1050/2018 29 §). The code stands behind a mask. */
export const person: Kind<Person> = {
  label: inWords("henkilö", "person", "person"),
  type: "other",
  parts: [
    { name: "given", label: inWords("etunimet", "förnamn", "given names"), control: "line" },
    { name: "family", label: inWords("sukunimi", "efternamn", "family name"), control: "line" },
    { name: "code", label: inWords("henkilötunnus", "personbeteckning", "personal identity code"), control: "line", size: 12 },
  ],
  read(typed) {
    const [given, family, code] = [typedIn(typed, "given"), typedIn(typed, "family"), typedIn(typed, "code")]
    if (given === "" && family === "" && code === "") return null
    if (given === "") return new Wrong(inWords("Anna etunimi.", "Ange förnamnet.", "Enter the given name."), "given")
    if (family === "") return new Wrong(inWords("Anna sukunimi.", "Ange efternamnet.", "Enter the family name."), "family")
    for (const [part, value] of [["given", given], ["family", family]] as const) {
      const read = readText(value, nameLength)
      if (read instanceof Wrong) return new Wrong(read.message, part)
    }
    const known = code === "" ? null : parseIdentityCode(code)
    if (code !== "" && known === null) return new Wrong(inWords("Henkilötunnus ei ole oikein. Tarkista päivä, välimerkki ja tarkistusmerkki.", "Personbeteckningen är inte rätt. Kontrollera dagen, skiljetecknet och kontrolltecknet.", "The personal identity code is not right. Check its day, separator and check character."), "code")
    return { given, family, code: known }
  },
  typed: ({ given, family, code }) => ({ given, family, code: code ?? "" }),
  show: ({ given, family }) => `${given} ${family}`,
  schema: z.strictObject({ given: name, family: name, code: z.string().nullable() }),
  keep: ({ code, ...open }) => ({ open, guarded: code === null ? null : { kind: "code", value: code } }),
  join: ({ open, guarded }) => ({ ...(open as Omit<Person, "code">), code: guarded?.value ?? null }),
  keys: ({ given, family }) => [`${given} ${family}`],
  samples: [{ given: "Martti", family: "Mallinen", code: "010190-901R" }, { given: "Åsa", family: "Östman", code: null }],
}

interface Company {
  readonly name: string
  readonly businessId: string | null
}

/** A company or another organisation, by name and business id (Y-tunnus, 244/2001 9 §); one of another country by its id there, with the country's letters. */
export const company: Kind<Company> = {
  label: inWords("yritys tai yhteisö", "företag eller sammanslutning", "company or organisation"),
  type: "other",
  parts: [
    { name: "name", label: inWords("nimi", "namn", "name"), control: "line" },
    { name: "businessId", label: inWords("Y-tunnus", "FO-nummer", "business ID"), control: "line", size: 10 },
  ],
  read(typed) {
    const [its, id] = [typedIn(typed, "name"), typedIn(typed, "businessId").replaceAll(" ", "").toUpperCase().replace(/^([A-Z]{2})(?=[A-Z]{0,3}\d)/, "$1 ")]
    if (its === "" && id === "") return null
    if (its === "") return new Wrong(inWords("Anna yrityksen nimi.", "Ange företagets namn.", "Enter the company's name."), "name")
    const read = readText(its, 200)
    if (read instanceof Wrong) return new Wrong(read.message, "name")
    if (id !== "" && !isBusinessId(id) && !isForeignCompanyId(id)) return new Wrong(inWords("Y-tunnus ei ole oikein, esimerkiksi 0101263-6. Tarkista numerot. Muun maan tunnus alkaa maan kirjaimilla: EE 10765896.", "FO-numret är inte rätt, till exempel 0101263-6. Kontrollera siffrorna. Ett annat lands nummer börjar med landets bokstäver: EE 10765896.", "The business ID is not right, like 0101263-6. Check its digits. An id of another country begins with its letters: EE 10765896."), "businessId")
    return { name: its, businessId: id || null }
  },
  typed: ({ name: its, businessId }) => ({ name: its, businessId: businessId ?? "" }),
  show: ({ name: its, businessId }) => (businessId === null ? its : `${its} (${businessId})`),
  schema: z.strictObject({ name: z.string().min(1), businessId: z.string().nullable() }),
  keys: ({ name: its, businessId }) => (businessId === null ? [its] : [its, businessId]),
  samples: [{ name: "Kahvila Kanerva Oy", businessId: "0101263-6" }, { name: "Keksitty OÜ", businessId: "EE 10765896" }, { name: "Kylätoimikunta", businessId: null }],
}
