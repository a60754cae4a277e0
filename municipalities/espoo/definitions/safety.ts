import { incident } from "../../../src/model/families/incident.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"

const its = incident()

/** Observations and accidents at work: row 25, by risk, with the one whom an accident met. */
export const safety = [
  defineRegister({
    ...its,
    type: "work-safety-notice",
    register: "tyoturvallisuusriskien-hallintarekisteri",
    version: 1,
    systems: ["tyoturvallisuusjarjestelma-hessu"],
    record: inWords("Työturvallisuusilmoitus", "Arbetarskyddsanmälan", "Notice of safety at work"),
    purpose: inWords("Työn vaarojen ja tapaturmien ilmoittaminen, arviointi ja torjunta.", "Anmälan, bedömning och förebyggande av risker och olycksfall i arbetet.", "Reporting, assessing and preventing dangers and accidents at work."),
    fields: {
      ...its.fields,
      injured: asked.person("Loukkaantunut", "Den skadade", "Who was hurt", { when: "kind = 'accident'", required: true, data: "code", secrecy: "24-1-32" }),
      injury: asked.longText("Vamma", "Skada", "Injury", { when: "kind = 'accident'", required: true, data: "special", secrecy: "24-1-25" }),
      lostDays: asked.number("Poissaolopäiviä", "Frånvarodagar", "Days lost", { when: "kind = 'accident'", least: 0, most: 400, data: "special", secrecy: "24-1-25" }),
    },
    subject: "injured",
    title: ["kind", "where"],
    columns: ["happenedOn", "risk", "level", "measuresBy"],
    searchKeys: { hetu: "injured", employeeOrApplicantName: "injured" },
    secrecy: "secret",
    retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
    legalBases: [
      { article: "6(1)(c)", law: "738/2002 10 §", explanation: inWords("Työnantajan on selvitettävä ja torjuttava työn vaarat.", "Arbetsgivaren ska utreda och förebygga riskerna i arbetet.", "An employer has to find out and prevent dangers at work.") },
      { article: "9(2)(b)", law: "738/2002", explanation: inWords("Tapaturman tiedot ovat terveyden tietoja.", "Uppgifterna om olycksfallet är hälsouppgifter.", "Data on an accident is health data.") },
    ],
    sample: { kind: "accident", likelihood: "3", consequence: "4", lostDays: "2", leftRisk: "4" },
  }),
]
