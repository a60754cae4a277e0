import { among, column, contact, economic, identified, move, only, rule, stage } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { debtLetters } from "./texts.ts"

const shared = {
  register: "perintarekisteri",
  version: 1,
  systems: ["oikeuspalvelujen-tietojarjestelma-perintarekisteri"],
  secrecy: "secret" as const,
  legalBases: [{ article: "6(1)(e)", law: "706/2007, 513/1999", explanation: inWords("Kaupunki perii saatavansa ja valvoo etuaan.", "Staden driver in sina fordringar och bevakar sin rätt.", "The city collects its receivables and guards its interests.") }],
}

/** A receivable from reminder to enforcement: interest, capped costs, plan, dispute and limitation (633/1982, 513/1999, 706/2007). */
const debt = defineRegister({
  ...shared,
  type: "receivable",
  record: inWords("Saatava", "Fordran", "Receivable"),
  purpose: inWords("Erääntyneiden saatavien perintä.", "Indrivning av förfallna fordringar.", "Collecting receivables that are overdue."),
  family: "collection",
  fields: {
    invoice: asked.text("Laskun numero", "Fakturans nummer", "Invoice number", { required: true, most: 40 }),
    business: asked.yesNo("Velallinen on yritys", "Gäldenären är ett företag", "Debtor is a business", { required: true }),
    debtor: asked.person("Velallinen", "Gäldenär", "Debtor", { ...identified, when: "business = no" }),
    company: asked.company("Yritys", "Företag", "Business", { when: "business = yes", required: true }),
    home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", { ...contact, when: "business = no" }),
    nature: asked.choice("Saatavan laji", "Fordrans slag", "Kind of receivable", { required: true, ...among(["public", "julkisoikeudellinen", "offentligrättslig", "of public law"], ["private", "yksityisoikeudellinen", "privaträttslig", "of private law"]) }),
    enforceable: asked.yesNo("Suoraan ulosottokelpoinen", "Direkt utsökbar", "Enforceable directly", { required: true }),
    principal: asked.money("Pääoma", "Kapital", "Principal", { required: true, least: 0, ...economic }),
    imposedOn: asked.day("Määrätty", "Påförd", "Imposed", { when: "nature = 'public'", required: true }),
    dueOn: asked.day("Eräpäivä", "Förfallodag", "Due day", { required: true }),
    interestBasis: asked.text("Viivästyskoron säädösperuste", "Lagrum för dröjsmålsräntan", "Section that gives interest", { when: "nature = 'public'" }),
    interestUntil: asked.day("Korko lasketaan päivään", "Ränta räknas till dagen", "Interest until", { required: true }),
    reminders: asked.number("Muistutuksia", "Påminnelser", "Reminders", { least: 0, most: 10 }),
    remindedOn: asked.day("Viimeksi muistutettu", "Senast påmind", "Last reminder", economic),
    demands: asked.number("Maksuvaatimuksia", "Betalningskrav", "Demands", { least: 0, most: 10 }),
    interest: asked.money("Viivästyskorko", "Dröjsmålsränta", "Interest", { ...economic, calculation: "if(nature = 'public' and not filled(interestBasis), 0€, if(business = yes, lateInterestCommercial(principal, dueOn, interestUntil), lateInterest(principal, dueOn, interestUntil)))" }),
    costs: asked.money("Perintäkulut", "Indrivningskostnader", "Costs of collection", { ...economic, when: "business = no", calculation: "if(enforceable = yes, collectionCostsEnforceable(principal, orZero(reminders), orZero(demands)), collectionCosts(principal, orZero(reminders), orZero(demands)))" }),
    total: asked.money("Yhteensä", "Sammanlagt", "In all", { ...economic, calculation: "principal + interest + orZero(costs)" }),
    endsOn: asked.day("Vanhenee", "Preskriberas", "Limitation", { calculation: "if(nature = 'public', publicDebtEnds(imposedOn), monthsLater(if(filled(remindedOn), remindedOn, dueOn), 36))" }),
    plan: asked.longText("Maksusuunnitelma", "Betalningsplan", "Plan of payment", economic),
    dispute: asked.longText("Kiistämisen peruste", "Grund för bestridandet", "Ground of the dispute", economic),
    settledOn: asked.day("Suoritettu", "Betald", "Paid", economic),
  },
  subject: "debtor",
  title: ["invoice"],
  columns: ["nature", "dueOn", "total", "endsOn"],
  searchKeys: { hetu: "debtor", customerName: "debtor", companyName: "company" },
  rules: [rule("interestUntil", "interestUntil >= dueOn", "Korkoa lasketaan vasta eräpäivästä.", "Ränta räknas först från förfallodagen.", "Interest runs from the due day.")],
  stages: [
    stage("overdue", "erääntynyt", "förfallen", "overdue"), stage("reminded", "muistutettu", "påmind", "reminded"), stage("demanded", "vaadittu", "krävd", "demanded"),
    stage("planned", "maksusuunnitelma", "betalningsplan", "on a plan"), stage("disputed", "kiistetty", "bestridd", "disputed"),
    stage("enforced", "ulosotossa", "i utsökning", "in enforcement"), stage("paid", "maksettu", "betald", "paid", { ends: true }), stage("written-off", "poistettu", "avskriven", "written off", { ends: true }),
  ],
  moves: [
    move("remind", ["Muistuta", "Påminn", "Remind"], ["overdue", "reminded"], "reminded", { needs: ["remindedOn", "reminders"], only: only("business = yes or remindedOn >= daysLater(dueOn, 14)", "Eräpäivästä on oltava 14 päivää.", "Det ska ha gått 14 dagar från förfallodagen.", "Fourteen days must have passed from the due day.") }),
    move("demand", ["Vaadi maksua", "Kräv betalning", "Demand payment"], "reminded", "demanded", { needs: ["demands"], only: only("business = yes or daysLater(remindedOn, 14) <= today()", "Muistutuksesta on oltava 14 päivää.", "Det ska ha gått 14 dagar från påminnelsen.", "Fourteen days must have passed from the reminder.") }),
    move("agree", ["Sovi maksusuunnitelma", "Avtala om betalningsplan", "Agree on a plan"], ["overdue", "reminded", "demanded"], "planned", { needs: ["plan"] }),
    move("break", ["Suunnitelma raukesi", "Planen förföll", "The plan lapsed"], "planned", "demanded"),
    move("dispute", ["Kiistettiin", "Bestreds", "Was disputed"], ["overdue", "reminded", "demanded"], "disputed", { needs: ["dispute"] }),
    move("resolve", ["Kiista ratkesi", "Tvisten avgjordes", "The dispute was settled"], "disputed", "overdue"),
    move("enforce", ["Hae ulosottoa", "Ansök om utsökning", "Apply for enforcement"], ["reminded", "demanded"], "enforced", { only: only("enforceable = yes and endsOn >= today()", "Saatava ei ole suoraan ulosottokelpoinen tai se on vanhentunut.", "Fordran är inte direkt utsökbar eller den är preskriberad.", "The receivable is not directly enforceable, or it is past its time.") }),
    move("pay", ["Maksettiin", "Betalades", "Was paid"], ["overdue", "reminded", "demanded", "planned", "enforced"], "paid", { needs: ["settledOn"] }),
    move("write-off", ["Poista luottotappiona", "Avskriv som kreditförlust", "Write off"], ["demanded", "enforced"], "written-off", { by: ["supervisor", "case-handler"], notBy: "enforce" }),
  ],
  retention: { years: 6, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
  recipients: [{ code: "enforcement", name: inWords("Ulosottolaitos", "Utsökningsverket", "Enforcement Authority"), basis: "706/2007", fields: ["debtor", "company", "invoice", "nature", "principal", "interest", "costs", "total", "dueOn", "endsOn"] }],
  batches: [
    {
      code: "enforcement", label: inWords("Ulosottoon haettavat", "Ansökan om utsökning", "To enforcement"), stage: "demanded", move: "enforce", sum: "total", recipient: "enforcement",
      columns: [column("debtor.code", "Henkilötunnus", "Personbeteckning", "Identity code"), column("debtor", "Velallinen", "Gäldenär", "Debtor"), column("company.name", "Yritys", "Företag", "Business"), column("company.businessId", "Y-tunnus", "FO-nummer", "Business ID"), column("invoice", "Laskun numero", "Fakturans nummer", "Invoice number"), column("nature", "Saatavan laji", "Fordrans slag", "Kind"), column("principal", "Pääoma", "Kapital", "Principal"), column("interest", "Viivästyskorko", "Dröjsmålsränta", "Interest"), column("costs", "Perintäkulut", "Indrivningskostnader", "Costs"), column("total", "Yhteensä", "Sammanlagt", "In all"), column("dueOn", "Eräpäivä", "Förfallodag", "Due day"), column("endsOn", "Vanhenee", "Preskriberas", "Limitation")],
    },
  ],
  letters: debtLetters,
  statistics: ["nature", "business"],
  sample: { business: "no", nature: "private", enforceable: "yes", principal: "250", imposedOn: "2026-01-01", dueOn: "2026-01-15", interestUntil: "2026-03-01", reminders: "2", demands: "2", remindedOn: "2026-02-01", settledOn: "2026-03-01" },
})

/** An assignment of legal services: what was asked, bias, hours and outcome. */
const assignment = defineRegister({
  ...shared,
  type: "legal-assignment",
  record: inWords("Toimeksianto", "Uppdrag", "Assignment"),
  purpose: inWords("Oikeuspalvelujen toimeksiantojen hoitaminen.", "Skötsel av rättstjänsternas uppdrag.", "Handling the assignments of legal services."),
  family: "collection",
  fields: {
    topic: asked.text("Aihe", "Ämne", "Topic", { required: true }),
    kind: asked.choice("Laji", "Slag", "Kind", { required: true, ...among(["opinion", "lausunto", "utlåtande", "opinion"], ["contract", "sopimus", "avtal", "contract"], ["trial", "oikeudenkäynti", "rättegång", "trial"], ["damages", "vahingonkorvaus", "skadestånd", "damages"]) }),
    opponent: asked.company("Vastapuoli", "Motpart", "Other party"),
    unbiased: asked.yesNo("Esteellisyys tarkistettu", "Jäv kontrollerat", "Bias checked", { required: true }),
    hours: asked.number("Tunteja", "Timmar", "Hours", { least: 0.25, most: 5000 }),
    dueOn: asked.day("Määräpäivä", "Utsatt dag", "Due day", { required: true }),
    outcome: asked.longText("Lopputulos", "Resultat", "Outcome", { secrecy: "24-1-19" }),
  },
  subject: null,
  title: ["topic"],
  columns: ["kind", "dueOn", "hours"],
  searchKeys: { companyName: "opponent", time: "dueOn" },
  stages: [stage("ordered", "tilattu", "beställt", "ordered"), stage("going-on", "käsittelyssä", "under arbete", "going on"), stage("done", "valmis", "slutfört", "done", { ends: true })],
  moves: [
    move("take", ["Ota hoitoon", "Ta emot", "Take on"], "ordered", "going-on", { only: only("unbiased = yes", "Tarkista esteellisyys ensin.", "Kontrollera jäv först.", "Check for bias first.") }),
    move("finish", ["Päätä", "Slutför", "Finish"], "going-on", "done", { needs: ["hours", "outcome"] }),
  ],
  retention: { years: 10, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
  statistics: ["kind"],
})

/** Legal services and collection: row 82. */
export const debts = [debt, assignment]
