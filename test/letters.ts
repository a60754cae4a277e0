import type { Model } from "../src/model/model.ts"
import { parseModel } from "../src/model/parse-model.ts"
import { asked, defineRegister } from "../src/model/registers/define.ts"
import { lendingParts } from "./lending.ts"

const w = (fi: string, sv: string, en: string) => ({ fi, sv, en })

/** Subscribers to the library's letter: kept by nothing but what they have agreed on, with a file and a recipient. */
export const readers = defineRegister({
  type: "reader", register: "asiakasrekisteri", version: 1, record: w("Kirjeen tilaaja", "Brevets läsare", "Reader of the letter"), purpose: w("Kirjeen lähettäminen.", "Att sända brevet.", "Sending the letter."),
  fields: {
    person: asked.person("Tilaaja", "Läsare", "Reader", { required: true, data: "code", secrecy: "24-1-32" }),
    wish: asked.text("Toive", "Önskemål", "Wish", { data: "ordinary" }),
    picture: asked.file("Kuva", "Bild", "Picture", { data: "ordinary" }),
  },
  subject: "person", title: ["person"], columns: ["wish"], searchKeys: { hetu: "person", personName: "person" },
  stages: [{ code: "reads", label: w("tilaa", "läser", "reads") }, { code: "ended", label: w("päättynyt", "avslutad", "ended"), ends: true }],
  moves: [{ code: "end", label: w("Päätä", "Avsluta", "End"), from: ["reads"], to: "ended", by: ["case-handler"] }],
  secrecy: "secret", retention: { years: 1, from: "end", after: "destroy", basis: w("Kirjeen tilaus", "Brevets prenumeration", "The letter's subscription") },
  legalBases: [{ article: "6(1)(b)", law: "228/1929 1 §", explanation: w("Tilaajan kanssa sovittu.", "Avtalat med läsaren.", "Agreed with the reader.") }],
  recipients: [{ code: "printer", name: w("Paino", "Tryckeri", "Printer"), basis: "GDPR 6(1)(b)", fields: ["person"] }],
})

/** Koivula with its library, to whose letter people subscribe. */
export const townOfReaders = (): Model => {
  const parts = lendingParts()
  return parseModel({ ...parts, definitions: [...parts.definitions, readers] })
}
