import type { Model } from "../src/model/model.ts"
import { noticeSections, type PrivacyNotice } from "../src/model/notice.ts"
import { parseModel } from "../src/model/parse-model.ts"
import { asked, defineRegister } from "../src/model/registers/define.ts"
import { inThree } from "../src/model/text.ts"
import { koivulaParts } from "./koivula.ts"

const w = (fi: string, sv: string, en: string) => ({ fi, sv, en })

/** Borrowers of Koivula's library: a harmless register with one of every kind of rule, so that the engine stays general. */
export const borrowers = () =>
  defineRegister({
    type: "borrower",
    register: "asiakasrekisteri",
    version: 1,
    record: w("Lainaaja", "Låntagare", "Borrower"),
    purpose: w("Lainojen ja maksujen hoitaminen.", "Skötsel av lån och avgifter.", "Keeping loans and fees."),
    fields: {
      person: asked.person("Lainaaja", "Låntagare", "Borrower", { required: true, data: "code", secrecy: "24-1-32" }),
      home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", { data: "ordinary" }),
      born: asked.day("Syntynyt", "Född", "Born", { required: true, data: "ordinary" }),
      kind: asked.choice("Kortti", "Kort", "Card", { required: true, options: [{ code: "adult", label: w("aikuisen", "för vuxna", "adult's") }, { code: "child", label: w("lapsen", "för barn", "child's") }] }),
      guardian: asked.text("Huoltaja", "Vårdnadshavare", "Guardian", { when: "kind = 'child'", required: true, data: "ordinary" }),
      valid: asked.period("Voimassa", "I kraft", "Valid"),
      loans: asked.number("Lainoja", "Lån", "Loans", { least: 0, most: 100 }),
      fee: asked.money("Maksu lainalta", "Avgift per lån", "Fee a loan", { least: 0 }),
      owes: asked.money("Velkaa", "Skuld", "Owes", { calculation: "orZero(loans) * orZero(fee)", data: "economic" }),
      closedOn: asked.day("Suljettu", "Stängt", "Closed"),
    },
    subject: "person",
    title: ["person"],
    columns: ["kind", "owes"],
    searchKeys: { hetu: "person", personName: "person" },
    rules: [{ if: "kind = 'adult' or years(born, today()) < 18", field: "kind", message: w("Lapsen kortti on alle 18-vuotiaalle.", "Barnkortet är för den som inte fyllt 18.", "A child's card is for those under 18.") }],
    stages: [
      { code: "applied", label: w("haettu", "ansökt", "applied") },
      { code: "in-use", label: w("käytössä", "i bruk", "in use") },
      { code: "ended", label: w("päättynyt", "avslutad", "ended"), ends: true },
    ],
    moves: [
      { code: "grant", label: w("Anna kortti", "Ge kortet", "Give the card"), from: ["applied"], to: "in-use", by: ["case-handler", "registrar"], needs: ["valid"] },
      {
        code: "end", label: w("Sulje kortti", "Stäng kortet", "Close the card"), from: ["in-use"], to: "ended", by: ["case-handler", "registrar"], needs: ["closedOn"], notBy: "grant",
        only: { if: "owes = 0€", message: w("Velka on maksettava ensin.", "Skulden ska betalas först.", "The debt has to be paid first.") },
      },
    ],
    secrecy: "secret",
    retention: { years: 2, from: "closedOn", after: "destroy", basis: w("Kirjaston tiedonohjaus", "Bibliotekets informationsstyrning", "The library's records plan") },
    legalBases: [{ article: "6(1)(c)", law: "1492/2016 6 §", explanation: w("Kunnan tehtävä pitää kirjastoa.", "Kommunens uppgift att hålla bibliotek.", "The municipality's task of keeping a library.") }],
    statistics: ["kind"],
  })

/** What a borrower has on loan: part of the borrower's record. */
export const reminders = () =>
  defineRegister({
    type: "reminder",
    register: "asiakasrekisteri",
    version: 1,
    record: w("Muistutus", "Påminnelse", "Reminder"),
    purpose: w("Palauttamatta olevista lainoista muistuttaminen.", "Påminnelse om lån som inte återlämnats.", "Reminding of loans not returned."),
    fields: {
      of: asked.recordLink("Lainaaja", "Låntagare", "Borrower", { required: true, to: "borrower" }),
      what: asked.text("Teos", "Verk", "Work", { required: true }),
      sentOn: asked.day("Lähetetty", "Sänd", "Sent", { required: true }),
    },
    subject: null,
    belongsTo: "of",
    title: ["what"],
    columns: ["sentOn"],
    searchKeys: { time: "sentOn" },
    stages: [{ code: "sent", label: w("lähetetty", "sänd", "sent"), ends: true }],
    secrecy: "secret",
    retention: { years: 1, from: "sentOn", after: "destroy", basis: w("Kirjaston tiedonohjaus", "Bibliotekets informationsstyrning", "The library's records plan") },
    legalBases: [{ article: "6(1)(c)", law: "1492/2016 6 §", explanation: w("Kunnan tehtävä pitää kirjastoa.", "Kommunens uppgift att hålla bibliotek.", "The municipality's task of keeping a library.") }],
  })

const notice: PrivacyNotice = {
  id: "kirjasto",
  name: inThree("Kirjaston tietosuojaseloste", "Bibliotekets dataskyddsbeskrivning", "The library's privacy notice"),
  published: "2026-02-02",
  registers: ["asiakasrekisteri"],
  sections: Object.fromEntries(noticeSections.map((name) => [name, inThree("Kerrotaan täällä.", "Berättas här.", "Told here.")])) as PrivacyNotice["sections"],
  contacts: [], acts: [], legalBases: [], dataCategories: [], systems: [], sources: [], retentionYears: 2, transfersOutsideEea: false, rights: [], source: null,
}

/** Koivula's model as parts, with its library's registers running. */
export const lendingParts = (): Record<string, unknown> & { definitions: ReturnType<typeof borrowers>[] } => {
  const parts = koivulaParts()
  const pools = parts.pools.map((pool) => (pool.id === "kirjasto" ? { ...pool, searchKeys: { ...pool.searchKeys, items: [...pool.searchKeys.items, { key: "time", as: "aika", source: null }] } } : pool))
  return { ...parts, pools, notices: [notice], definitions: [borrowers(), reminders()] }
}

export const lending = (): Model => parseModel(lendingParts())

const usual = {
  register: "asiakasrekisteri",
  version: 1,
  secrecy: "secret" as const,
  retention: { years: 1, from: "end" as const, after: "destroy" as const, basis: w("Kirjaston tiedonohjaus", "Bibliotekets informationsstyrning", "The library's records plan") },
  legalBases: [{ article: "6(1)(c)", law: "1492/2016 6 §", explanation: w("Kunnan tehtävä pitää kirjastoa.", "Kommunens uppgift att hålla bibliotek.", "The municipality's task of keeping a library.") }],
}
const of = asked.recordLink("Lainaaja", "Låntagare", "Borrower", { required: true, to: "borrower" })

/** A day and an hour at which somebody shows the library's machines. */
const time = {
  on: asked.day("Päivä", "Dag", "Day", { required: true }),
  hour: asked.text("Kello", "Klockslag", "Hour", { required: true }),
}

/** What a borrower does by herself: books a time, accepts an agreement, gives and withdraws a consent. */
const services = () => [
  defineRegister({
    ...usual,
    type: "guidance-time", record: w("Vapaa aika", "Ledig tid", "Free time"), purpose: w("Ajat, joista varataan opastus.", "Tider för handledning.", "Times among which guidance is booked."),
    fields: time, subject: null, title: ["on", "hour"], columns: ["on"], searchKeys: { time: "on" },
    stages: [{ code: "free", label: w("vapaa", "ledig", "free") }, { code: "taken", label: w("varattu", "bokad", "taken"), ends: true }],
    moves: [{ code: "take", label: w("Varattiin", "Bokades", "Was taken"), from: ["free"], to: "taken", by: ["case-handler"] }],
  }),
  defineRegister({
    ...usual,
    type: "guidance", record: w("Opastus", "Handledning", "Guidance"), purpose: w("Laitteiden käytön opastus.", "Handledning i apparater.", "Guidance in using the machines."),
    fields: { of, ...time, topic: asked.text("Mihin laitteeseen", "Vilken apparat", "Which machine", { required: true, data: "ordinary" }) }, subject: null, belongsTo: "of", title: ["on", "hour"], columns: ["on"], searchKeys: {},
    stages: [{ code: "booked", label: w("varattu", "bokad", "booked") }, { code: "cancelled", label: w("peruttu", "inställd", "cancelled"), ends: true }],
    moves: [{ code: "cancel", label: w("Peru opastus", "Ställ in", "Cancel"), from: ["booked"], to: "cancelled", by: ["case-handler"], herself: true }],
    own: { opens: ["topic"], slot: { type: "guidance-time", take: "take" } },
  }),
  defineRegister({
    ...usual,
    type: "loan-plan", record: w("Maksusuunnitelma", "Betalningsplan", "Payment plan"), purpose: w("Velan maksaminen osissa.", "Betalning av skuld i delar.", "Paying a debt in parts."),
    fields: { of, parts: asked.text("Osat", "Delar", "Parts", { required: true, data: "economic" }), acceptedOn: asked.day("Hyväksytty", "Godkänd", "Accepted") }, subject: null, belongsTo: "of", title: ["parts"], columns: ["parts"], searchKeys: {},
    stages: [{ code: "proposed", label: w("ehdotettu", "föreslagen", "proposed") }, { code: "in-force", label: w("voimassa", "i kraft", "in force"), ends: true }],
    moves: [{ code: "accept", label: w("Hyväksyn suunnitelman", "Jag godkänner planen", "I accept the plan"), from: ["proposed"], to: "in-force", by: [], herself: true, sets: { acceptedOn: "today()" } }],
  }),
  defineRegister({
    ...usual,
    type: "loan-consent", record: w("Suostumus", "Samtycke", "Consent"), purpose: w("Suostumukset.", "Samtycken.", "Consents."),
    fields: {
      of, what: asked.choice("Mihin", "Till vad", "To what", { required: true, options: [{ code: "history", label: w("lainaushistoria säilytetään", "lånehistoriken bevaras", "the history of loans is kept") }] }), held: asked.period("Voimassa", "Gäller", "In force", { required: true }), withdrawnOn: asked.day("Peruttu", "Återkallat", "Withdrawn"),
    },
    subject: null, belongsTo: "of", title: ["what"], columns: ["held"], searchKeys: {}, consent: { item: "what", period: "held" },
    stages: [{ code: "in-force", label: w("voimassa", "i kraft", "in force") }, { code: "withdrawn", label: w("peruttu", "återkallat", "withdrawn"), ends: true }],
    moves: [{ code: "withdraw", label: w("Peru suostumus", "Återkalla samtycket", "Withdraw the consent"), from: ["in-force"], to: "withdrawn", by: ["case-handler"], herself: true, sets: { withdrawnOn: "today()" } }],
    own: { opens: ["what", "held"] },
  }),
]

/** The library with what a borrower does by herself; of her card there is a picture, and she brings her phone number. */
export const lendingWithServices = (): Model => {
  const { definitions, ...parts } = lendingParts()
  const card = (one: (typeof definitions)[number]) => ({ ...one, fields: [...one.fields, { name: "picture", ...asked.file("Kuva", "Bild", "Picture") }, { name: "phone", ...asked.text("Puhelin", "Telefon", "Phone", { data: "ordinary" }) }], own: { brings: ["phone"] } })
  return parseModel({ ...parts, definitions: [...definitions.map((one) => (one.type === "borrower" ? card(one) : one)), ...services()] })
}

const inTwo = (fi: string, sv: string) => ({ fi, sv })

/** The library where a card is decided on in a case, with the texts of the decisions and a letter to the borrower. */
export const lendingWithTexts = (): Model => {
  const { definitions, ...parts } = lendingParts()
  const borrower = (one: (typeof definitions)[number]) => ({
    ...one,
    opensCase: { classCode: "12 01", title: w("Kirjastokortti", "Bibliotekskort", "Library card") },
    moves: one.moves?.map((move) => (move.code === "grant" ? { ...move, decides: true } : move)),
    decisions: [
      {
        code: "given", label: w("Kortti annetaan", "Kortet ges", "The card is given"), move: "grant", kind: "body-or-office-holder" as const, when: "orZero(loans) < 50",
        heading: inTwo("Päätös kortista: {person}", "Beslut om kort: {person}"), matter: inTwo("Asia {case number}. {person} on hakenut {kind} kortin.", "Ärende {case number}. {person} har ansökt om ett kort {kind}."),
        grounds: inTwo("Velkaa on {owes}.\n{if filled(guardian)}\nHuoltaja on {guardian}.\n{end}", "Skulden är {owes}.\n{if filled(guardian)}\nVårdnadshavaren är {guardian}.\n{end}"), decision: inTwo("Kortti annetaan ajaksi {valid}.", "Kortet ges för tiden {valid}."), provisions: inTwo("1492/2016 6 §", "1492/2016 6 §"),
      },
      { code: "much", label: w("Liian monta lainaa", "För många lån", "Too many loans"), move: "grant", kind: "body-or-office-holder" as const, when: "loans >= 50", heading: inTwo("x", "x"), matter: inTwo("x", "x"), grounds: inTwo("x", "x"), decision: inTwo("x", "x"), provisions: inTwo("x", "x") },
    ],
    letters: [
      {
        code: "fees", label: w("Maksumuistutus", "Betalningspåminnelse", "Reminder of fees"), only: { if: "owes > 0€", message: w("Velkaa ei ole.", "Det finns ingen skuld.", "Nothing is owed.") },
        heading: w("Maksa {owes}", "Betala {owes}", "Pay {owes}"), body: w("Hei {person},\n\nvelkasi on {owes}. Maksa se viimeistään {= daysLater(today(), 14)}.\n{if filled(closedOn)}\nKortti on suljettu {closedOn}.\n{end}\n\n[Miten maksetaan.]\n\n{official name}\n{unit name}", "Hej {person},\n\ndin skuld är {owes}.\n\n{official name}", "Dear {person},\n\nyou owe {owes}.\n\n{official name}"),
      },
      { code: "ended", label: w("Kortti päättyi", "Kortet upphörde", "The card has ended"), stages: ["ended"], heading: w("Kortti päättyi", "Kortet upphörde", "The card has ended"), body: w("Kortti on suljettu.", "Kortet är stängt.", "The card is closed.") },
    ],
  })
  return parseModel({ ...parts, definitions: definitions.map((one) => (one.type === "borrower" ? borrower(one) : one)) })
}
