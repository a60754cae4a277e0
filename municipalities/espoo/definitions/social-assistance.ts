import { among, economic, identified, move, only, payments, rule, stage } from "../../../src/model/families/parts.ts"
import { ofClient, sensitive, socialClient } from "../../../src/model/families/social-client.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { payer } from "./payer.ts"
import { assistanceDecisions } from "./texts.ts"

const { family, secrecy, special, fields: its } = socialClient()

const sum = { ...economic, least: 0 }
const people = { ...ofClient, required: true, least: 0, most: 20 }

/**
 * Supplementary and preventive social assistance: row 76. Basic assistance went to Kela in 2017 and the service itself to the wellbeing services county on 1 January 2023 (611/2021, 616/2021), so that
 * what runs here is for what the city still handles of it. The sums are rows of `src/law/social-assistance.ts`, and are marked there.
 */
export const socialAssistance = [
  defineRegister({
    family,
    secrecy,
    type: "social-assistance",
    register: "aikuisten-sosiaalipalvelut",
    version: 1,
    systems: ["sosiaalieffica"],
    record: inWords("Toimeentulotukihakemus", "Ansökan om utkomststöd", "Application for social assistance"),
    purpose: inWords(
      "Täydentävän ja ehkäisevän toimeentulotuen hakeminen, laskeminen, päättäminen ja maksaminen. Perustoimeentulotuki on Kelan, ja palvelu siirtyi hyvinvointialueelle 1.1.2023: täällä käsitellään vain se, mikä kaupungille jäi.",
      "Ansökan, beräkning, beslut och utbetalning av kompletterande och förebyggande utkomststöd. Det grundläggande stödet hör till FPA och tjänsten flyttades till välfärdsområdet 1.1.2023: här handläggs bara det som staden hade kvar.",
      "Applying for, reckoning, deciding on and paying supplementary and preventive social assistance. Basic assistance is Kela's, and the service moved to the wellbeing services county on 1 January 2023: only what stayed with the city is handled here.",
    ),
    opensCase: { classCode: "05 06 02", title: inWords("Toimeentulotukihakemus", "Ansökan om utkomststöd", "Application for social assistance") },
    fields: {
      client: asked.person("Hakija", "Sökande", "Applicant", { ...identified, secrecy: "24-1-25" }),
      home: its.home,
      period: its.period,
      kind: asked.choice("Laji", "Slag", "Kind", { ...ofClient, required: true, ...among(["supplementary", "täydentävä", "kompletterande", "supplementary"], ["preventive", "ehkäisevä", "förebyggande", "preventive"]) }),
      appliedOn: asked.day("Hakemus saapui", "Ansökan kom in", "Application received", { ...ofClient, required: true }),
      adults: asked.number("Aikuisia", "Vuxna", "Adults", { ...people, least: 1 }),
      grownUp: asked.number("Täysi-ikäisiä vanhempiensa luona", "Myndiga hos sina föräldrar", "Grown-ups with their parents", people),
      older: asked.number("Lapsia 10–17 v", "Barn 10–17 år", "Children 10 to 17", people),
      younger: asked.number("Lapsia alle 10 v", "Barn under 10 år", "Children under 10", people),
      lowered: asked.number("Perusosan alennus prosentteina", "Sänkning av grunddelen i procent", "Base part lowered by per cent", { ...economic, required: true, least: 0, most: 50 }),
      housing: asked.money("Asumismenot", "Boendeutgifter", "Housing costs", { ...sum, required: true }),
      health: asked.money("Terveydenhuollon menot", "Hälsovårdsutgifter", "Health care costs", { ...sensitive, least: 0 }),
      special: asked.money("Erityiset menot", "Särskilda utgifter", "Special costs", sum),
      specialWhy: asked.longText("Mihin erityiset menot tarvitaan", "Vad de särskilda utgifterna behövs för", "What the special costs are for", { ...sensitive, when: "special > 0€", required: true }),
      earned: asked.money("Ansiotulot", "Förvärvsinkomster", "Earnings", { ...sum, required: true }),
      benefits: asked.money("Etuudet ja muut tulot", "Förmåner och övriga inkomster", "Benefits and other income", { ...sum, required: true }),
      assets: asked.money("Käytettävissä olevat varat", "Disponibla tillgångar", "Assets to be had", sum),
      base: asked.money("Perusosat", "Grunddelar", "Base parts", { ...economic, calculation: "basePartsOf(adults, grownUp, older, younger)" }),
      expenses: asked.money("Hyväksytyt menot", "Godkända utgifter", "Accepted expenses", { ...economic, calculation: "housing + orZero(health) + orZero(special)" }),
      income: asked.money("Huomioon otettavat tulot ja varat", "Inkomster och tillgångar som beaktas", "Income and assets counted", { ...economic, calculation: "earned - keptOfEarnings(earned) + benefits + orZero(assets)" }),
      reckoned: asked.money("Laskelman mukainen tuki", "Stöd enligt beräkningen", "Assistance as reckoned", { ...economic, calculation: "socialAssistance(base, lowered, expenses, income)" }),
      granted: asked.money("Myönnetty", "Beviljat", "Granted", sum),
      deviates: asked.yesNo("Poikkeaa laskelmasta", "Avviker från beräkningen", "Differs from what was reckoned", { ...economic, calculation: "not granted = reckoned" }),
      deviation: asked.longText("Poikkeaman perustelu", "Motivering till avvikelsen", "Reason of the difference", { ...sensitive, when: "deviates = yes", required: true }),
      reasons: its.reasons,
      activation: asked.yesNo("Aktivointitarve", "Behov av aktivering", "Needs activation", { ...ofClient, required: true }),
      contact: asked.text("Yhteystyöntekijä", "Kontaktperson", "Official to contact", { data: "ordinary", required: true, most: 100 }),
      account: asked.bankAccount("Tili", "Konto", "Account", { ...economic, required: true }),
      decidedOn: asked.day("Päätetty", "Beslutat", "Decided", ofClient),
      paidOn: asked.day("Maksettu", "Betalt", "Paid", ofClient),
    },
    subject: "client",
    title: ["client", "kind"],
    columns: ["kind", "appliedOn", "reckoned", "granted"],
    searchKeys: { hetu: "client", personName: "client", customerRelationPeriod: "period" },
    rules: [
      rule("appliedOn", "appliedOn <= today()", "Hakemus on saapunut viimeistään tänään.", "Ansökan har kommit in senast i dag.", "The application came today at the latest."),
      rule("paidOn", "paidOn >= decidedOn", "Tuki maksetaan vasta päätöksen jälkeen.", "Stödet betalas först efter beslutet.", "Assistance is paid after the decision."),
    ],
    stages: [
      stage("applied", "haettu", "ansökt", "applied for", { clock: { by: "social-assistance", from: "appliedOn" } }),
      stage("waiting", "odottaa täydennystä", "väntar på komplettering", "to be supplemented"),
      stage("reckoned", "laskettu", "beräknad", "reckoned", { clock: { by: "social-assistance", from: "appliedOn" } }),
      stage("granted", "myönnetty", "beviljad", "granted"),
      stage("refused", "hylätty", "avslagen", "refused", { ends: true }),
      stage("paid", "maksettu", "betald", "paid", { ends: true }),
    ],
    moves: [
      move("ask-more", ["Pyydä täydennystä", "Begär komplettering", "Ask for more"], "applied", "waiting"),
      move("supplement", ["Täydennettiin", "Kompletterades", "Was supplemented"], "waiting", "applied"),
      move("reckon", ["Vahvista laskelma", "Fastställ beräkningen", "Confirm the reckoning"], "applied", "reckoned", { only: only("filled(reckoned)", "Laskelma puuttuu: tarkista talous ja päivä.", "Beräkningen saknas: kontrollera hushållet och dagen.", "There is no reckoning: check the household and the day.") }),
      move("back", ["Palauta laskettavaksi", "Återför till beräkning", "Back to be reckoned"], "reckoned", "applied"),
      move("grant", ["Myönnä", "Bevilja", "Grant"], "reckoned", "granted", { needs: ["granted", "reasons", "decidedOn"], decides: true, only: only("granted > 0€", "Myönnettävä määrä on nolla: hylkää.", "Beloppet som beviljas är noll: avslå.", "The sum to be granted is nothing: refuse.") }),
      move("refuse", ["Hylkää", "Avslå", "Refuse"], "reckoned", "refused", { needs: ["reasons", "decidedOn"], decides: true }),
      move("pay", ["Maksa", "Betala", "Pay"], "granted", "paid", { notBy: "grant", sets: { paidOn: "if(filled(paidOn), paidOn, today())" } }),
    ],
    retention: { years: 30, from: "end", after: "destroy", basis: inWords("703/2023 liite (tarkista)", "703/2023 bilaga (kontrollera)", "703/2023 annex (check)") },
    legalBases: [
      { article: "6(1)(c)", law: "1412/1997 7 c ja 13 §", explanation: inWords("Laki velvoittaa antamaan täydentävää ja ehkäisevää toimeentulotukea.", "Lagen ålägger att bevilja kompletterande och förebyggande utkomststöd.", "The law obliges to give supplementary and preventive social assistance.") },
      special,
    ],
    sources: [
      { code: "kela", name: inWords("Kela: perustoimeentulotuki ja etuudet", "FPA: grundläggande utkomststöd och förmåner", "Kela: basic social assistance and benefits"), byConsent: false },
    ],
    // What employment services may know of a client: that she is one, what it asks of them, and whom to call. Never the reckoning.
    recipients: [{ code: "employment", name: inWords("työllisyyspalvelut: tarve ja yhteyshenkilö", "sysselsättningstjänsterna: behov och kontaktperson", "employment services: the need and whom to contact"), basis: "381/2023 15 §", fields: ["activation", "contact"] }],
    answers: [{ operation: "assistance", recipient: "employment", about: "subject", whether: "client", gives: { activation: "activation", contact: "contact" } }],
    // What for it is, the bank need not know.
    batches: [payments({ payee: "client", account: "account", amount: "granted", message: "Espoon kaupunki, sosiaalipalvelut", payer })],
    decisions: assistanceDecisions,
    statistics: ["kind", "activation"],
    sample: { kind: "supplementary", appliedOn: "2026-11-20", adults: "1", grownUp: "0", older: "0", younger: "0", lowered: "0", housing: "650", health: "25,50", special: "40", specialWhy: "Sähkölasku", earned: "200", benefits: "800,01", assets: "0", granted: "293,92", activation: "yes", contact: "Sosiaaliohjaaja Keksitty", decidedOn: "2026-11-24", paidOn: "2026-11-24" },
  }),
]
