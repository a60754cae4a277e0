import { housing } from "../../../src/model/families/housing.ts"
import { column, rule } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { dwellingLetters } from "./texts.ts"

const its = housing({ decidedBy: ["case-handler", "supervisor"] })
const shown = { data: "economic", secrecy: "24-1-23" } as const

/** Applications for the city's rental dwellings: row 102, in the order of need with its grounds. */
export const rentalDwellings = [
  defineRegister({
    ...its,
    type: "dwelling-application",
    register: "vuokra-asuntojen-hakijarekisteri",
    version: 1,
    systems: ["asiakkuuden-ja-kiinteistonhallintajarjestelma"],
    record: inWords("Asuntohakemus", "Bostadsansökan", "Application for a dwelling"),
    purpose: inWords("Kaupungin vuokra-asuntojen hakeminen ja asukasvalinta.", "Ansökan om stadens hyresbostäder och val av boende.", "Applying for the city's rental dwellings and choosing residents."),
    opensCase: { classCode: "10 07 01", title: inWords("Asuntohakemus", "Bostadsansökan", "Application for a dwelling") },
    fields: {
      ...its.fields,
      urgency: asked.number("Kiireellisyysluokka 1–4", "Brådskeklass 1–4", "Class of urgency 1–4", { required: true, least: 1, most: 4, data: "special", secrecy: "24-1-32" }),
      personsPerRoom: asked.number("Henkilöä huonetta kohti", "Personer per rum", "Persons per room", { ...shown, calculation: "(adults + children) / rooms" }),
      incomeLimit: asked.money("Tuloraja", "Inkomstgräns", "Income cap", { calculation: "incomeCap(adults, children)" }),
      wealthMost: asked.money("Varallisuusraja", "Förmögenhetsgräns", "Wealth limit", { calculation: "wealthLimit(adults + children)" }),
      incomeShare: asked.number("Osuus tulorajasta", "Andel av inkomstgränsen", "Share of the income cap", { ...shown, calculation: "income / incomeLimit" }),
      wealthShare: asked.number("Osuus varallisuusrajasta", "Andel av förmögenhetsgränsen", "Share of the wealth limit", { ...shown, calculation: "wealth / wealthMost" }),
      order: asked.number("Järjestys, pienin ensin", "Ordning, minst först", "Order, smallest first", { ...shown, calculation: "needOrder(urgency, personsPerRoom, wealthShare, incomeShare)" }),
      exception: asked.longText("Poikkeusperuste", "Grund för undantag", "Ground of an exception", { data: "ordinary", secrecy: "24-1-32" }),
    },
    subject: "applicant",
    columns: ["order", "urgency", "personsPerRoom", "offered"],
    searchKeys: { hetu: "applicant", customerName: "applicant", dwellingAddress: "offered" },
    rules: [
      rule("income", "income <= incomeLimit or filled(exception)", "Tulot ylittävät rajan: anna poikkeusperuste tai hylkää.", "Inkomsterna överskrider gränsen: ange en grund för undantag eller avslå.", "The income is over the cap: give a ground of exception or refuse."),
      rule("wealth", "wealth <= wealthMost or filled(exception)", "Varallisuus ylittää rajan: anna poikkeusperuste tai hylkää.", "Förmögenheten överskrider gränsen: ange en grund för undantag eller avslå.", "The wealth is over the limit: give a ground of exception or refuse."),
    ],
    secrecy: "secret",
    retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
    legalBases: [
      { article: "6(1)(e)", law: "1190/1993 4 a–4 c §", explanation: inWords("Kaupunki valitsee asukkaat tarpeen mukaan.", "Staden väljer boende efter behov.", "The city chooses residents by need.") },
      { article: "9(2)(g)", law: "1050/2018 6 §", explanation: inWords("Tarpeen arviointi vaatii terveyden tietoja.", "Bedömningen av behovet kräver hälsouppgifter.", "Weighing the need takes health data.") },
    ],
    lists: [
      {
        code: "order", label: inWords("Asuntojärjestys", "Bostadsordning", "Order for dwellings"), stages: ["queued"], order: ["order"],
        columns: [column("applicant", "Hakija", "Sökande", "Applicant"), column("urgency", "Kiireellisyys", "Brådska", "Urgency"), column("adults", "Aikuisia", "Vuxna", "Adults"), column("children", "Lapsia", "Barn", "Children"), column("rooms", "Huoneita nyt", "Rum nu", "Rooms now"), column("personsPerRoom", "Henkilöä huonetta kohti", "Personer per rum", "Persons per room"), column("income", "Tulot", "Inkomster", "Income"), column("phone", "Puhelin", "Telefon", "Telephone")],
      },
    ],
    letters: dwellingLetters,
    sample: { adults: "2", children: "0", income: "2900", wealth: "2500", rooms: "1", urgency: "1", offered: { street: "Tarjouskuja 3 B 4", postcode: "00100", town: "Helsinki" }, leaseFrom: "2026-06-01" },
  }),
]
