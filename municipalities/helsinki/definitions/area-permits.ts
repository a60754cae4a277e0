import { publicAreaPermit } from "../../../src/model/families/public-area-permit.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { permitDecisions } from "./texts.ts"

const its = publicAreaPermit({ decidedBy: ["case-handler", "supervisor"] })

/** Permits and events in public areas: row 100, with the fee and the days by which others have to be told. */
export const areaPermits = [
  defineRegister({
    ...its,
    type: "area-permit",
    register: "alueidenkayton-lupien-rekisteri",
    version: 1,
    systems: ["alueidenkayton-lupien-ja-tapahtumanhallintajarjestelma"],
    record: inWords("Alueen käyttölupa", "Tillstånd att använda område", "Permit to use an area"),
    purpose: inWords("Yleisten alueiden käyttöluvat, tapahtumat ja maksut.", "Tillstånd att använda allmänna områden, evenemang och avgifter.", "Permits for public areas, events and fees."),
    opensCase: { classCode: "10 01 03", title: inWords("Alueen käyttölupa", "Tillstånd att använda område", "Permit to use an area") },
    fields: {
      ...its.fields,
      fee: asked.money("Maksu", "Avgift", "Fee", { public: true, calculation: "landUseFee(from(time), until(time), area, paymentClass)" }),
      policeBy: asked.day("Ilmoitus poliisille viimeistään", "Anmälan till polisen senast", "Notice to the police by", { when: "kind = 'event'", calculation: "daysLater(from(time), -5)" }),
      rescuePlanBy: asked.day("Pelastussuunnitelma viimeistään", "Räddningsplan senast", "Rescue plan by", { when: "kind = 'event'", calculation: "daysLater(from(time), -14)" }),
      noiseBy: asked.day("Meluilmoitus viimeistään", "Bulleranmälan senast", "Noise notice by", { calculation: "daysLater(from(time), -30)" }),
    },
    subject: null,
    title: ["applicant", "site"],
    columns: ["kind", "time", "fee"],
    searchKeys: { siteAddress: "site", companyName: "applicant", time: "time" },
    own: { company: "applicant", brings: ["time", "area"] },
    secrecy: "partly-secret",
    onWeb: { stages: ["granted"], law: "621/1999 20 §" },
    retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
    legalBases: [{ article: "6(1)(e)", law: "410/2015 7 §", explanation: inWords("Kaupunki päättää alueidensa käytöstä.", "Staden beslutar om användningen av sina områden.", "The city decides on the use of its areas.") }],
    decisions: permitDecisions,
    sample: { time: { from: "2026-05-04", until: "2026-05-08" }, area: "40", paymentClass: "1", defects: "" },
  }),
]
