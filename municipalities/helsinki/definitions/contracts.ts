import { contract } from "../../../src/model/families/contract.ts"
import { column } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { contractLetters } from "./texts.ts"

const its = contract({ decidedBy: ["case-handler", "supervisor"] })
const index = { least: 1, most: 10_000 }

/** The city's contracts with index, options and days to remember: row 85. */
export const contracts = [
  defineRegister({
    ...its,
    type: "contract",
    register: "sopimusrekisteri",
    version: 1,
    systems: ["sopimushallintajarjestelma"],
    record: inWords("Sopimus", "Avtal", "Contract"),
    purpose: inWords("Kaupungin sopimusten valmistelu, voimassaolo ja seuranta.", "Beredning, giltighet och uppföljning av stadens avtal.", "Drafting, keeping in force and following the city's contracts."),
    fields: {
      ...its.fields,
      processesData: asked.yesNo("Henkilötietojen käsittely", "Behandling av personuppgifter", "Processing of personal data", { required: true }),
      indexThen: asked.number("Indeksi sovittaessa", "Index när avtalet ingicks", "Index when agreed", index),
      indexNow: asked.number("Indeksi nyt", "Index nu", "Index now", index),
      indexShare: asked.number("Indeksin osuus prosentteina", "Indexets andel i procent", "Share of the index in per cent", { least: 0, most: 100 }),
      riseMost: asked.number("Korotuskatto prosentteina", "Högsta höjning i procent", "Cap of the rise in per cent", { least: 0, most: 100 }),
      priceNow: asked.money("Hinta indeksin mukaan", "Pris enligt index", "Price by the index", { calculation: "value * (1 + if(filled(riseMost), min((indexNow / indexThen - 1) * indexShare / 100, riseMost / 100), (indexNow / indexThen - 1) * indexShare / 100))" }),
    },
    subject: null,
    columns: ["party", "endsOn", "lastNotice", "optionBy"],
    searchKeys: { contractTitle: "name", contractParties: "party", contractDate: "signedOn" },
    secrecy: "partly-secret",
    onWeb: { stages: ["in-force", "ended"], law: "621/1999 20 §" },
    retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
    legalBases: [{ article: "6(1)(b)", law: "EU 2016/679", explanation: inWords("Sopimuksen valmistelu ja täyttäminen.", "Beredning och fullgörande av avtalet.", "Preparing and performing the contract.") }],
    lists: [
      {
        code: "ending", label: inWords("90 päivän kuluessa päättyvät", "Upphör inom 90 dagar", "Ending within 90 days"), stages: ["in-force"], only: "endsOn <= daysLater(today(), 90)", order: ["endsOn"],
        columns: [column("name", "Sopimus", "Avtal", "Contract"), column("party", "Sopijapuoli", "Avtalspart", "Party"), column("endsOn", "Päättyy", "Upphör", "Ends"), column("lastNotice", "Irtisanottava viimeistään", "Sägs upp senast", "Notice at the latest"), column("optionBy", "Optiosta päätettävä", "Option beslutas", "Option decided by"), column("value", "Arvo", "Värde", "Value")],
      },
    ],
    letters: contractLetters,
    sample: { value: "48000", startsOn: "2024-04-01", endsOn: "2027-03-31", noticeMonths: "3", optionDays: "60", indexThen: "118,4", indexNow: "121,9", indexShare: "100", riseMost: "" },
  }),
]
