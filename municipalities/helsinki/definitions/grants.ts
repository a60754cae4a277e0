import { grant } from "../../../src/model/families/grant.ts"
import { contact, economic, identified, payments, rule } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { payer } from "./payer.ts"
import { grantDecisions, grantLetters } from "./texts.ts"

const its = grant({ decidedBy: ["case-handler", "supervisor"] })
const points = { least: 0, most: 5 }
const aid = { least: 0, required: true }

/** Grants to organisations over all sectors, scored by weighed criteria, with aid elsewhere, de minimis and what is paid back. */
const organisationGrant = defineRegister({
  ...its,
  type: "organisation-grant",
  register: "avustusrekisteri",
  version: 1,
  systems: ["avustusrekisteri-avustusjarjestelma"],
  record: inWords("Avustushakemus", "Bidragsansökan", "Application for a grant"),
  purpose: inWords("Järjestöjen avustusten hakeminen, päättäminen, maksaminen ja valvonta.", "Ansökan, beslut, betalning och övervakning av bidrag till organisationer.", "Applying for, deciding on, paying and watching grants to organisations."),
  opensCase: { classCode: "02 05 01", title: inWords("Avustushakemus", "Bidragsansökan", "Application for a grant") },
  fields: {
    ...its.fields,
    fit: asked.number("Tavoitteiden mukaisuus 0–5 (30 %)", "Överensstämmelse med målen 0–5 (30 %)", "Fit with the aims 0–5 (30 %)", points),
    reach: asked.number("Vaikuttavuus 0–5 (25 %)", "Genomslag 0–5 (25 %)", "Reach 0–5 (25 %)", points),
    quality: asked.number("Laatu 0–5 (25 %)", "Kvalitet 0–5 (25 %)", "Quality 0–5 (25 %)", points),
    economy: asked.number("Talous 0–5 (20 %)", "Ekonomi 0–5 (20 %)", "Economy 0–5 (20 %)", points),
    score: asked.number("Pisteet", "Poäng", "Score", { calculation: "(30 * fit + 25 * reach + 25 * quality + 20 * economy) / 5" }),
    elsewhere: asked.yesNo("Sama hakija ja tarkoitus toisella toimialalla", "Samma sökande och ändamål i en annan sektor", "Same applicant and purpose in another sector", { required: true }),
    elsewhereAnswer: asked.longText("Miksi silti käsitellään", "Varför den ändå behandlas", "Why it is handled nevertheless", { when: "elsewhere = yes", required: true }),
    undertaking: asked.yesNo("Harjoittaa liiketoimintaa", "Bedriver affärsverksamhet", "Carries on business", { required: true }),
    earlierAid: asked.money("De minimis -tukea kolmen vuoden aikana", "De minimis-stöd under tre år", "De minimis aid in three years", { when: "undertaking = yes", ...aid }),
    budgeted: asked.money("Budjetoidut kulut", "Budgeterade kostnader", "Costs in the budget", aid),
    otherGrants: asked.money("Muut avustukset", "Andra bidrag", "Other grants", aid),
    ownIncome: asked.money("Tulot", "Inkomster", "Income", aid),
    recovery: asked.money("Peritään takaisin", "Återkrävs", "To be paid back", { calculation: "grantRecovery(granted, budgeted, spent, otherGrants, ownIncome)" }),
  },
  subject: null,
  title: ["applicant", "appliedOn"],
  columns: ["applied", "score", "granted", "reportBy"],
  searchKeys: { companyName: "applicant" },
  rules: [
    ...its.rules,
    rule("granted", "score >= 50 or granted = 0€", "Pisteitä on alle 50: avustusta ei voi myöntää.", "Poängen är under 50: bidrag kan inte beviljas.", "The score is under 50: no grant can be made."),
    rule("granted", "not undertaking = yes or earlierAid + granted <= deMinimisLimit()", "Vähämerkityksisen tuen raja ylittyy.", "Gränsen för stöd av mindre betydelse överskrids.", "The limit of de minimis aid is passed."),
  ],
  secrecy: "partly-secret",
  onWeb: { stages: ["granted", "paid", "reported"], law: "621/1999 20 §" },
  retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
  legalBases: [{ article: "6(1)(e)", law: "410/2015 7 §", explanation: inWords("Kaupunki tukee yleishyödyllistä toimintaa.", "Staden stöder allmännyttig verksamhet.", "The city supports activity of public benefit.") }],
  own: { company: "applicant", brings: ["spent", "budgeted", "otherGrants", "ownIncome"] },
  batches: [payments({ payee: "applicant", account: "account", amount: "granted", message: "Avustus, Helsingin kaupunki", payer })],
  decisions: grantDecisions,
  letters: grantLetters,
  statistics: ["result", "elsewhere"],
  sample: { applied: "25000", granted: "25000", budgeted: "60000", spent: "41000", otherGrants: "10000", ownIncome: "12000", fit: "5", reach: "4", quality: "4", economy: "3", earlierAid: "100000" },
})

/** The grant to sole entrepreneurs of the coronavirus time, with the fields that the page lists of it. */
const soleEntrepreneurGrant = defineRegister({
  ...its,
  type: "sole-entrepreneur-grant",
  register: "yksinyrittajien-avustusrekisteri",
  version: 1,
  record: inWords("Yksinyrittäjän avustus", "Bidrag till ensamföretagare", "Grant to a sole entrepreneur"),
  purpose: inWords("Koronaepidemian vuoksi yksinyrittäjille myönnetyt avustukset.", "Bidrag som beviljats ensamföretagare på grund av coronaepidemin.", "Grants to sole entrepreneurs because of the coronavirus epidemic."),
  opensCase: { classCode: "02 05 01", title: inWords("Yksinyrittäjän avustushakemus", "Ensamföretagares bidragsansökan", "Sole entrepreneur's application") },
  fields: {
    ...its.fields,
    entrepreneur: asked.person("Yksinyrittäjä", "Ensamföretagare", "Sole entrepreneur", identified),
    phone: asked.text("Puhelin", "Telefon", "Telephone", { ...contact, required: true, most: 40 }),
    email: asked.text("Sähköposti", "E-post", "E-mail", { ...contact, required: true, most: 200 }),
    pensionInsurance: asked.text("YEL-vakuutuksen numero", "FöPL-försäkringens nummer", "Number of the YEL insurance", { ...economic, required: true, most: 40 }),
    tradingSince: asked.day("Yritystoiminta alkoi", "Företagsverksamheten började", "Business began", { required: true, data: "ordinary" }),
    form: asked.text("Yritysmuoto", "Företagsform", "Form of business", { required: true }),
    line: asked.text("Päätoimiala", "Huvudbransch", "Main line of business", { required: true }),
    products: asked.longText("Päätuotteet ja palvelut", "Huvudprodukter och tjänster", "Main products and services", { required: true }),
    home: asked.text("Kotikunta", "Hemkommun", "Home municipality", { required: true, data: "ordinary" }),
    before: asked.longText("Taloudellinen tilanne vuonna 2019", "Ekonomisk situation 2019", "Economic situation in 2019", { ...economic, required: true }),
    since: asked.longText("Muutokset 16.3.2020 alkaen", "Förändringar från 16.3.2020", "Changes since 16 March 2020", { ...economic, required: true }),
  },
  subject: "entrepreneur",
  title: ["entrepreneur", "applicant"],
  columns: ["applied", "granted"],
  searchKeys: { hetu: "entrepreneur", personName: "entrepreneur", companyName: "applicant" },
  rules: [...its.rules, rule("tradingSince", "tradingSince <= appliedOn", "Yritystoiminta on alkanut ennen hakemusta.", "Företagsverksamheten har börjat före ansökan.", "The business began before the application.")],
  secrecy: "partly-secret",
  retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
  legalBases: [{ article: "6(1)(e)", law: "410/2015 7 §", explanation: inWords("Kaupunki tukee elinkeinotoimintaa poikkeusoloissa.", "Staden stöder näringsverksamhet under undantagsförhållanden.", "The city supports business in exceptional times.") }],
  batches: [payments({ payee: "applicant", account: "account", amount: "granted", message: "Yksinyrittäjän avustus, Helsingin kaupunki", payer })],
  sample: { tradingSince: "2015-05-01", applied: "2000", granted: "2000" },
})

/** Grants: row 95, and those to sole entrepreneurs. */
export const grants = [organisationGrant, soleEntrepreneurGrant]
