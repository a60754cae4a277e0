import { among, move, only, rule, stage } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { ytjQuestion } from "./company-questions.ts"

const shared = {
  register: "palvelukehitys-yksikon-sidosryhmarekisteri",
  version: 1,
  systems: ["ekacrm"],
  family: "business-relation",
  secrecy: "partly-secret" as const,
  legalBases: [{ article: "6(1)(e)", law: "410/2015 7 §", explanation: inWords("Kaupunki edistää alueensa elinvoimaa ja pitää yhteyttä yrityksiin.", "Staden främjar områdets livskraft och håller kontakt med företag.", "The city furthers the vitality of its area and keeps in touch with businesses.") }],
}
const kept = { years: 2, from: "end" as const, after: "destroy" as const, basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") }
/** Someone's contact data at work, which is told as part of her work. */
const atWork = { data: "ordinary", most: 200 } as const
/** What a business tells of its plans (621/1999 24 § 1 mom. 20 k). */
const businessSecret = { secrecy: "24-1-20-business" } as const

/** A company card: what it does, how the city stands with it, and what the company register says of it. */
const customer = defineRegister({
  ...shared,
  type: "business-customer",
  record: inWords("Yritysasiakas", "Företagskund", "Business customer"),
  purpose: inWords("Yritysten ja sidosryhmien asiakkuuksien hoitaminen.", "Skötsel av relationer till företag och intressentgrupper.", "Managing relations with businesses and stakeholders."),
  fields: {
    company: asked.company("Yritys tai yhteisö", "Företag eller sammanslutning", "Company or organisation", { required: true }),
    group: asked.choice("Ryhmä", "Grupp", "Group", { required: true, ...among(["business", "yritys", "företag", "business"], ["association", "yhdistys tai järjestö", "förening eller organisation", "association"], ["education", "oppilaitos tai tutkimus", "läroanstalt eller forskning", "education or research"], ["authority", "viranomainen", "myndighet", "authority"]) }),
    size: asked.choice("Koko", "Storlek", "Size", { when: "group = 'business'", required: true, ...among(["micro", "alle 10 henkeä", "under 10 personer", "under 10 people"], ["small", "10–49", "10–49", "10–49"], ["medium", "50–249", "50–249", "50–249"], ["large", "250 tai enemmän", "250 eller fler", "250 or more"]) }),
    line: asked.text("Toimiala", "Bransch", "Line of business"),
    responsible: asked.text("Vastuuhenkilö kaupungilla", "Ansvarig hos staden", "Who is responsible in the city", { ...atWork, required: true }),
    since: asked.day("Asiakas alkaen", "Kund sedan", "Customer since"),
    plans: asked.longText("Suunnitelmat ja tarpeet", "Planer och behov", "Plans and needs", businessSecret),
    registered: asked.longText("Tiedot yritysrekisterissä", "Uppgifter i företagsregistret", "Data in the company register"),
    endedOn: asked.day("Asiakkuus päättyi", "Kundrelationen upphörde", "Relation ended"),
  },
  subject: null,
  title: ["company"],
  columns: ["group", "line", "responsible", "since"],
  searchKeys: { companyName: "company" },
  rules: [rule("endedOn", "endedOn >= since", "Asiakkuus päättyy vasta alettuaan.", "Kundrelationen upphör först efter att den börjat.", "The relation ends after it has begun.")],
  stages: [stage("prospect", "mahdollinen", "möjlig", "prospect"), stage("customer", "asiakas", "kund", "customer"), stage("ended", "päättynyt", "avslutad", "ended", { ends: true })],
  moves: [
    move("begin", ["Asiakkuus alkoi", "Kundrelationen började", "The relation began"], "prospect", "customer", { needs: ["since"] }),
    move("end", ["Päätä asiakkuus", "Avsluta kundrelationen", "End the relation"], ["prospect", "customer"], "ended", { needs: ["endedOn"] }),
  ],
  retention: kept,
  statistics: ["group", "size"],
  recipients: [{ code: "employment", name: inWords("työllisyyspalvelut: vastuuhenkilö", "sysselsättningstjänsterna: ansvarig", "employment services: who is responsible"), basis: "621/1999 29 §", fields: ["responsible", "since"] }],
  answers: [{ operation: "company", recipient: "employment", about: "company", gives: { contact: "responsible", met: "since" } }],
  questions: [{ ...ytjQuestion("company"), again: 30, fills: { field: "registered", from: ["name", "form", "home", "field", "state"] } }],
  sample: { since: "2024-05-01", endedOn: "2026-11-20" },
})

/** A person by whom a company is reached. She stands by herself, so that her consents are hers and she sees on her own pages what there is of her. */
const person = defineRegister({
  ...shared,
  type: "business-contact",
  record: inWords("Yhteyshenkilö", "Kontaktperson", "Contact person"),
  purpose: inWords("Yhteydenpito yrityksen tai sidosryhmän edustajaan.", "Kontakt med företagets eller intressentgruppens företrädare.", "Keeping in touch with the representative of a company or stakeholder."),
  fields: {
    customer: asked.recordLink("Yritys", "Företag", "Company", { required: true, to: "business-customer" }),
    person: asked.person("Henkilö", "Person", "Person", { required: true, data: "code", secrecy: "24-1-32", hint: inWords("Henkilötunnus vain, jos hän asioi tunnistautuneena.", "Personbeteckning bara om hon uträttar ärenden identifierad.", "Identity code only if she signs in to her own pages.") }),
    post: asked.text("Tehtävä", "Uppgift", "Post", atWork),
    email: asked.text("Sähköposti työssä", "E-post i arbetet", "E-mail at work", atWork),
    phone: asked.text("Puhelin työssä", "Telefon i arbetet", "Telephone at work", { ...atWork, most: 40 }),
    role: asked.choice("Rooli", "Roll", "Role", { required: true, ...among(["decides", "päättäjä", "beslutsfattare", "decides"], ["contact", "yhteyshenkilö", "kontaktperson", "contact"], ["expert", "asiantuntija", "sakkunnig", "expert"]) }),
    language: asked.choice("Kieli", "Språk", "Language", { data: "ordinary", ...among(["fi", "suomi", "finska", "Finnish"], ["sv", "ruotsi", "svenska", "Swedish"], ["en", "englanti", "engelska", "English"]) }),
  },
  subject: "person",
  title: ["person", "post"],
  columns: ["post", "email", "phone"],
  searchKeys: { personName: "person", hetu: "person" },
  stages: [stage("current", "voimassa", "gällande", "current"), stage("former", "ei enää", "inte längre", "no longer", { ends: true })],
  moves: [move("end", ["Ei enää yhteyshenkilö", "Inte längre kontaktperson", "No longer the contact"], "current", "former")],
  retention: kept,
  statistics: ["role"],
  own: { brings: ["post", "email", "phone"] },
})

/** What happened with a company: a meeting, a visit, an event; what was agreed, who does it and by when. */
const event = defineRegister({
  ...shared,
  type: "business-event",
  record: inWords("Tapaaminen tai tapahtuma", "Möte eller evenemang", "Meeting or event"),
  purpose: inWords("Tapaamisten, tapahtumien ja sovittujen toimenpiteiden kirjaaminen.", "Anteckning av möten, evenemang och avtalade åtgärder.", "Noting meetings, events and what was agreed to do."),
  fields: {
    customer: asked.recordLink("Yritys", "Företag", "Company", { required: true, to: "business-customer" }),
    kind: asked.choice("Laji", "Slag", "Kind", { required: true, ...among(["meeting", "tapaaminen", "möte", "meeting"], ["visit", "yrityskäynti", "företagsbesök", "visit"], ["call", "puhelu", "samtal", "call"], ["event", "tapahtuma", "evenemang", "event"]) }),
    at: asked.instant("Aika", "Tid", "Time", { required: true }),
    present: asked.text("Läsnä", "Närvarande", "Present", atWork),
    about: asked.longText("Mitä käsiteltiin", "Vad som behandlades", "What was talked about", businessSecret),
    measure: asked.longText("Sovittu toimenpide", "Avtalad åtgärd", "Measure agreed on"),
    doer: asked.text("Kuka tekee", "Vem gör det", "Who does it", { ...atWork, when: "filled(measure)", required: true }),
    doBy: asked.day("Tehtävä viimeistään", "Görs senast", "To be done by", { when: "filled(measure)", required: true }),
    doneOn: asked.day("Tehty", "Gjort", "Done"),
  },
  subject: null,
  belongsTo: "customer",
  title: ["kind", "at"],
  columns: ["at", "doBy", "doneOn"],
  searchKeys: {},
  stages: [
    stage("planned", "sovittu", "avtalat", "planned"), stage("held", "pidetty", "hållet", "held"), stage("done", "hoidettu", "skött", "dealt with", { ends: true }), stage("cancelled", "peruttu", "inställt", "cancelled", { ends: true }),
  ],
  moves: [
    move("hold", ["Pidettiin", "Hölls", "Was held"], "planned", "held", { needs: ["about"] }),
    move("finish", ["Toimenpiteet on tehty", "Åtgärderna har vidtagits", "The measures are done"], "held", "done", { only: only("not filled(measure) or filled(doneOn)", "Sovittu toimenpide on tekemättä.", "Den avtalade åtgärden är ogjord.", "The measure agreed on is not done.") }),
    move("cancel", ["Peru", "Ställ in", "Cancel"], "planned", "cancelled"),
  ],
  retention: kept,
  statistics: ["kind"],
})

/** The contact person's consent to be sent something: the list of those in force is the only list that is marketed by (917/2014 200 §, GDPR 7). */
const consent = defineRegister({
  ...shared,
  register: "espoon-kaupungin-markkinointirekisteri",
  type: "marketing-consent",
  record: inWords("Markkinointisuostumus", "Samtycke till marknadsföring", "Consent to marketing"),
  purpose: inWords("Uutiskirjeiden ja kutsujen lähettäminen niille, jotka ovat suostuneet.", "Nyhetsbrev och inbjudningar till dem som har samtyckt.", "Sending newsletters and invitations to those who have consented."),
  legalBases: [{ article: "6(1)(a)", law: "917/2014 200 §", explanation: inWords("Olet suostunut siihen, että sinulle lähetetään tätä.", "Du har samtyckt till att få detta.", "You have consented to being sent this.") }],
  fields: {
    contact: asked.recordLink("Yhteyshenkilö", "Kontaktperson", "Contact person", { required: true, to: "business-contact" }),
    what: asked.choice("Mihin", "Till vad", "To what", { required: true, ...among(["newsletter", "uutiskirje", "nyhetsbrev", "newsletter"], ["invitations", "kutsut tapahtumiin", "inbjudningar till evenemang", "invitations to events"], ["phone", "yhteydenotto puhelimella", "kontakt per telefon", "calls by telephone"]) }),
    address: asked.text("Osoite tai numero, johon lähetetään", "Adress eller nummer", "Address or number to send to", { ...atWork, required: true }),
    period: asked.period("Voimassa", "I kraft", "In force", { required: true }),
    way: asked.choice("Miten annettu", "Hur det gavs", "How it was given", { required: true, ...among(["written", "kirjallisesti", "skriftligt", "in writing"], ["online", "verkossa", "på nätet", "online"], ["event", "tapahtumassa", "på ett evenemang", "at an event"]) }),
    withdrawnOn: asked.day("Peruttu", "Återkallat", "Withdrawn"),
  },
  subject: null,
  belongsTo: "contact",
  consent: { item: "what", period: "period" },
  own: { opens: ["what", "address", "period"], sets: { way: "'online'" } },
  title: ["what"],
  columns: ["what", "address", "period"],
  searchKeys: {},
  stages: [stage("in-force", "voimassa", "i kraft", "in force"), stage("withdrawn", "peruttu", "återkallat", "withdrawn", { ends: true }), stage("lapsed", "päättynyt", "upphört", "lapsed", { ends: true })],
  moves: [
    move("withdraw", ["Peru", "Återkalla", "Withdraw"], "in-force", "withdrawn", { herself: true, sets: { withdrawnOn: "today()" } }),
    move("lapse", ["Aika päättyi", "Tiden gick ut", "Its time ended"], "in-force", "lapsed", { by: [], itself: "until(period) < today()" }),
  ],
  retention: kept,
  statistics: ["what"],
})

/** Customer relations with businesses: row 77. */
export const businessCustomers = [customer, person, event, consent]
