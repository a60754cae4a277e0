import { z } from "zod"
import { inWords, type Language } from "../../lib/words.ts"
import { type Kind, typedIn, whole, Wrong } from "./kind.ts"
import { readText } from "./text.ts"

/** A property id (kiinteistötunnus) as 14 digits: municipality, area, group and unit. */
export const property: Kind<string> = {
  label: inWords("kiinteistötunnus", "fastighetsbeteckning", "property ID"),
  type: "text",
  parts: whole("line", { size: 20 }),
  read(typed) {
    const input = typedIn(typed).replace(/\s/gu, "")
    if (input === "") return null
    if (/^\d{14}$/.test(input)) return input
    const parts = /^(\d{1,3})-(\d{1,3})-(\d{1,4})-(\d{1,4})$/.exec(input)?.slice(1)
    if (!parts) return new Wrong(inWords("Anna kiinteistötunnus neljänä lukuna, esimerkiksi 49-10-210-3, tai 14 numerona.", "Ange fastighetsbeteckningen som fyra tal, till exempel 49-10-210-3, eller som 14 siffror.", "Enter the property ID as four numbers, like 49-10-210-3, or as 14 digits."))
    return parts.map((part, at) => part.padStart(at < 2 ? 3 : 4, "0")).join("")
  },
  typed: (value) => ({ value: spoken(value) }),
  show: (value) => spoken(value),
  schema: z.string().regex(/^\d{14}$/),
  keys: (value) => [spoken(value)],
  samples: ["04901002100003"],
}

const spoken = (value: string): string => [value.slice(0, 3), value.slice(3, 6), value.slice(6, 10), value.slice(10)].map(Number).join("-")

interface Plate {
  readonly number: string
  /** Letters of the country, FIN at home. */
  readonly country: string
}

/** A vehicle's registration number (82/2021), here or of another country. */
export const plate: Kind<Plate> = {
  label: inWords("rekisterinumero", "registernummer", "registration number"),
  type: "other",
  parts: [
    { name: "number", label: null, control: "line", size: 10 },
    { name: "country", label: inWords("maa, jos muu kuin FIN", "land, om annat än FIN", "country, if not FIN"), control: "line", size: 4 },
  ],
  read(typed) {
    const [number, country] = [typedIn(typed, "number").toUpperCase().replace(/\s/gu, ""), typedIn(typed, "country").toUpperCase() || "FIN"]
    if (number === "") return null
    if (!/^[A-Z]{1,3}$/.test(country)) return new Wrong(inWords("Anna maan tunnus kirjaimina, esimerkiksi S tai EST.", "Ange landets beteckning med bokstäver, till exempel S eller EST.", "Enter the country's letters, like S or EST."), "country")
    if (country !== "FIN" && /^[A-Z0-9-]{2,12}$/.test(number)) return { number, country }
    const parts = /^([A-ZÅÄÖ]{2,3})-?([1-9]\d{0,3})$/.exec(number)
    if (!parts) return new Wrong(inWords("Anna rekisterinumero, esimerkiksi ABC-123.", "Ange registernumret, till exempel ABC-123.", "Enter the registration number, like ABC-123."), "number")
    return { number: `${parts[1]}-${parts[2]}`, country }
  },
  typed: ({ number, country }) => ({ number, country }),
  show: ({ number, country }) => (country === "FIN" ? number : `${number} (${country})`),
  schema: z.strictObject({ number: z.string().min(2), country: z.string().min(1).max(3) }),
  keys: ({ number }) => [number, number.replaceAll("-", "")],
  samples: [{ number: "ABC-123", country: "FIN" }, { number: "123ABC", country: "EST" }],
}

const addressParts = [
  { name: "street", label: inWords("katuosoite", "gatuadress", "street address"), control: "line" },
  { name: "postcode", label: inWords("postinumero", "postnummer", "postcode"), control: "line", size: 6 },
  { name: "town", label: inWords("postitoimipaikka", "postort", "town"), control: "line" },
] as const

interface Address {
  readonly street: string
  readonly postcode: string
  readonly town: string
}

const addressSchema = z.strictObject({ street: z.string().min(1), postcode: z.string(), town: z.string() })
const oneLine = ({ street, postcode, town }: Address): string => [street, `${postcode} ${town}`.trim()].filter(Boolean).join(", ")

function readAddress(typed: Parameters<Kind<Address>["read"]>[0]): Address | Wrong | null {
  const [street, postcode, town] = [typedIn(typed, "street"), typedIn(typed, "postcode"), typedIn(typed, "town")]
  if (street === "" && postcode === "" && town === "") return null
  if (street === "") return new Wrong(inWords("Anna katuosoite.", "Ange gatuadressen.", "Enter the street address."), "street")
  if (postcode !== "" && !/^\d{5}$/.test(postcode)) return new Wrong(inWords("Postinumerossa on viisi numeroa, esimerkiksi 02770.", "Postnumret har fem siffror, till exempel 02770.", "A postcode has five digits, like 02770."), "postcode")
  for (const [part, value] of [["street", street], ["town", town]] as const) {
    const read = readText(value, 200)
    if (read instanceof Wrong) return new Wrong(read.message, part)
  }
  return { street, postcode, town }
}

const address: Kind<Address> = {
  label: inWords("osoite", "adress", "address"),
  type: "other",
  parts: addressParts,
  read: readAddress,
  typed: (value) => ({ ...value }),
  show: oneLine,
  schema: addressSchema,
  keys: (value) => [oneLine(value), value.street],
  samples: [{ street: "Kirkkokatu 1 A 2", postcode: "02770", town: "Espoo" }],
}

/** The address of a place that is nobody's home. */
export const siteAddress: Kind<Address> = { ...address, label: inWords("kohteen osoite", "objektets adress", "site address") }

/** Where the record's person lives: behind a mask where she is under non-disclosure (661/2009 36 §). */
export const homeAddress: Kind<Address> = {
  ...address,
  label: inWords("kotiosoite", "hemadress", "home address"),
  keep: (value) => ({ open: null, guarded: { kind: "address", value: oneLine(value) } }),
  join({ guarded }) {
    const [, street = guarded?.value ?? "", postcode = "", town = ""] = /^(.*?), (\d{5})? ?(.*)$/s.exec(guarded?.value ?? "") ?? []
    return { street, postcode, town }
  },
}

interface Point {
  /** Metres north and east in ETRS-TM35FIN (EPSG:3067). */
  readonly north: number
  readonly east: number
}

const between = (text: string, least: number, most: number): number | null => {
  const value = Number(text.replace(/\s/gu, "").replace(",", "."))
  return text !== "" && value >= least && value <= most ? Math.round(value) : null
}

/** A place on the map of Finland. */
export const place: Kind<Point> = {
  label: inWords("paikka kartalla", "plats på kartan", "place on the map"),
  type: "other",
  parts: [
    { name: "north", label: inWords("pohjoinen (N)", "nord (N)", "north (N)"), control: "line", size: 10, inputMode: "numeric", hint: inWords("ETRS-TM35FIN, esimerkiksi N 6675000 E 370000", "ETRS-TM35FIN, till exempel N 6675000 E 370000", "ETRS-TM35FIN, like N 6675000 E 370000") },
    { name: "east", label: inWords("itä (E)", "öst (E)", "east (E)"), control: "line", size: 10, inputMode: "numeric" },
  ],
  read(typed) {
    const [n, e] = [typedIn(typed, "north"), typedIn(typed, "east")]
    if (n === "" && e === "") return null
    const [north, east] = [between(n, 6_600_000, 7_800_000), between(e, 50_000, 760_000)]
    const message = inWords("Anna koordinaatit Suomessa (ETRS-TM35FIN): N 6600000–7800000, E 50000–760000.", "Ange koordinater i Finland (ETRS-TM35FIN): N 6600000–7800000, E 50000–760000.", "Enter coordinates in Finland (ETRS-TM35FIN): N 6600000–7800000, E 50000–760000.")
    if (north === null) return new Wrong(message, "north")
    return east === null ? new Wrong(message, "east") : { north, east }
  },
  typed: ({ north, east }) => ({ north: String(north), east: String(east) }),
  show: ({ north, east }, language: Language) => (language === "fi" ? `P ${north}, I ${east}` : `N ${north}, E ${east}`),
  schema: z.strictObject({ north: z.int(), east: z.int() }),
  samples: [{ north: 6_675_000, east: 370_000 }],
}
