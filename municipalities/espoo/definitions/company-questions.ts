import { inWords } from "../../../src/lib/words.ts"
import type { KindName } from "../../../src/model/kinds/kinds.ts"

/** A column of an answer: what it is called, and the kind by which it is read. */
export const column = (name: string, kind: KindName, fi: string, sv: string, en: string) => ({ name, kind, label: inWords(fi, sv, en) })

/** What is asked of the company register (YTJ) about a company that a field holds. */
export const ytjQuestion = (about: string) => ({
  code: "ytj",
  label: inWords("Yrityksen tiedot", "Företagets uppgifter", "The company's data"),
  system: "yritys-ja-yhteisotietojarjestelma-ytj",
  operation: "company",
  about,
  law: "244/2001 1 §",
  answer: [
    column("businessId", "text", "Y-tunnus", "FO-nummer", "business ID"), column("name", "text", "nimi", "namn", "name"), column("form", "text", "muoto", "form", "form"), column("home", "text", "kotipaikka", "hemort", "home"),
    column("field", "text", "toimiala", "bransch", "field"), column("state", "text", "tila", "läge", "state"), column("updated", "day", "päivitetty", "uppdaterad", "updated"),
  ],
})

/** The same, and what the city's own customer register says of the company. */
export const companyQuestions = (about: string) => [
  ytjQuestion(about),
  { code: "crm", label: inWords("Kuka kaupungilla hoitaa asiakkuutta", "Vem hos staden sköter kundrelationen", "Who in the city manages the relation"), system: "ekacrm", operation: "company", about, law: "380/2023 114 §", answer: [column("contact", "text", "vastuuhenkilö", "ansvarig", "who is responsible"), column("met", "day", "asiakas alkaen", "kund sedan", "customer since")] },
]
