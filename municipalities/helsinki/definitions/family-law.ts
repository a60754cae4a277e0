import { among, economic, identified, move, only, rule, stage } from "../../../src/model/families/parts.ts"
import { ofClient as secret, sensitive, socialClient } from "../../../src/model/families/social-client.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"

const { family, secrecy, special, fields: its } = socialClient()
const shared = {
  register: "lastenvalvojan-asiakasrekisteri",
  version: 1,
  systems: ["lastenvalvojan-asiakastietojarjestelma"],
  family,
  secrecy,
  legalBases: [
    { article: "6(1)(c)", law: "775/2022, 361/1983, 704/1975", explanation: inWords("Lastenvalvoja vahvistaa lasta koskevat sopimukset.", "Barnatillsyningsmannen fastställer avtal om barn.", "The child welfare officer confirms agreements on children.") },
    special,
  ],
}

const kept = { years: 120, after: "destroy" as const, basis: inWords("703/2023 liite", "703/2023 bilaga", "703/2023 annex") }

/** An agreement on a child: custody, living, contact or maintenance, with the calculation, the child's view and the confirmation. */
const agreement = defineRegister({
  ...shared,
  type: "child-agreement",
  record: inWords("Lasta koskeva sopimus", "Avtal om barn", "Agreement on a child"),
  purpose: inWords("Huolto-, asumis-, tapaamis- ja elatussopimusten vahvistaminen.", "Fastställande av avtal om vårdnad, boende, umgänge och underhåll.", "Confirming agreements on custody, living, contact and maintenance."),
  opensCase: { classCode: "05 02 07", title: inWords("Lasta koskeva sopimus", "Avtal om barn", "Agreement on a child") },
  fields: {
    child: asked.person("Lapsi", "Barn", "Child", { ...identified, secrecy: "24-1-25" }),
    born: asked.day("Syntynyt", "Född", "Born", { ...secret, required: true }),
    home: its.home,
    kind: asked.choice("Laji", "Slag", "Kind", { ...secret, required: true, ...among(["custody", "huolto", "vårdnad", "custody"], ["living", "asuminen", "boende", "living"], ["contact", "tapaaminen", "umgänge", "contact"], ["maintenance", "elatus", "underhåll", "maintenance"]) }),
    parties: asked.text("Sopijat", "Avtalsparter", "Parties", { ...secret, required: true }),
    period: its.period,
    apart: asked.yesNo("Kutsutaan eri aikoihin", "Kallas till olika tider", "Met at different times", { ...sensitive, required: true }),
    childsView: asked.longText("Lapsen mielipide tai miksi sitä ei selvitetty", "Barnets åsikt eller varför den inte utretts", "Child's view, or why it was not asked", sensitive),
    terms: asked.longText("Ehdot", "Villkor", "Terms", secret),
    generalCost: asked.money("Lapsen yleiset kustannukset", "Barnets allmänna kostnader", "General cost of the child", { ...economic, when: "kind = 'maintenance'", required: true, least: 0 }),
    specialCost: asked.money("Erityiset kustannukset", "Särskilda kostnader", "Special costs", { ...economic, when: "kind = 'maintenance'", least: 0 }),
    childBenefit: asked.money("Lapsilisä ja lapsen tulot", "Barnbidrag och barnets inkomster", "Child benefit and own income", { ...economic, when: "kind = 'maintenance'", least: 0 }),
    payerCapacity: asked.money("Maksajan elatuskyky", "Den betalandes underhållsförmåga", "Payer's capacity", { ...economic, when: "kind = 'maintenance'", required: true, least: 0 }),
    otherCapacity: asked.money("Toisen elatuskyky", "Den andras underhållsförmåga", "Other parent's capacity", { ...economic, when: "kind = 'maintenance'", required: true, least: 0 }),
    contactReduction: asked.money("Luonapitovähennys", "Umgängesavdrag", "Reduction for contact", { ...economic, when: "kind = 'maintenance'", least: 0 }),
    need: asked.money("Elatuksen tarve", "Underhållsbehov", "Need", { ...economic, calculation: "generalCost + orZero(specialCost) - orZero(childBenefit)" }),
    reckoned: asked.money("Laskelman mukainen elatusapu", "Underhållsbidrag enligt beräkningen", "Maintenance as reckoned", { ...economic, calculation: "max(0€, need * (payerCapacity / (payerCapacity + otherCapacity)) - orZero(contactReduction))" }),
    agreed: asked.money("Sovittu elatusapu", "Avtalat underhållsbidrag", "Maintenance agreed", { ...economic, when: "kind = 'maintenance'", required: true, least: 0 }),
    deviates: asked.yesNo("Poikkeaa laskelmasta yli 20 %", "Avviker mer än 20 % från beräkningen", "More than 20 % from what was reckoned", { ...economic, calculation: "agreed > reckoned * 1.2 or agreed < reckoned * 0.8" }),
    deviation: asked.longText("Poikkeaman perustelu", "Motivering till avvikelsen", "Reason of the deviation", { ...economic, when: "deviates = yes", required: true }),
    setOn: asked.day("Määrä sovittu", "Beloppet avtalat", "Sum agreed on", { ...economic, when: "kind = 'maintenance'", required: true }),
    now: asked.money("Elatusapu tänä vuonna", "Underhållsbidrag i år", "Maintenance this year", { ...economic, calculation: "maintenanceNow(agreed, setOn)" }),
    signedOn: asked.day("Molemmat allekirjoittaneet", "Båda undertecknat", "Signed by both", secret),
    reasons: its.reasons,
    endedOn: asked.day("Päättyi", "Upphörde", "Ended", secret),
  },
  subject: "child",
  title: ["child", "kind"],
  columns: ["kind", "period", "signedOn"],
  searchKeys: { hetu: "child", personName: "child", customerRelationPeriod: "period" },
  rules: [rule("setOn", "setOn <= today()", "Määrä on sovittu viimeistään tänään.", "Beloppet har avtalats senast i dag.", "The sum was agreed today at the latest.")],
  stages: [
    stage("booked", "varattu", "bokad", "booked"), stage("prepared", "valmisteltu", "beredd", "prepared"), stage("signed", "allekirjoitettu", "undertecknad", "signed"),
    stage("confirmed", "vahvistettu", "fastställd", "confirmed"), stage("refused", "vahvistamatta jätetty", "inte fastställd", "not confirmed", { ends: true }), stage("ended", "päättynyt", "upphört", "ended", { ends: true }),
  ],
  moves: [
    move("prepare", ["Valmistele", "Bered", "Prepare"], "booked", "prepared", { needs: ["childsView", "terms"] }),
    move("sign", ["Allekirjoitettiin", "Undertecknades", "Was signed"], "prepared", "signed", { needs: ["signedOn"] }),
    move("confirm", ["Vahvista", "Fastställ", "Confirm"], "signed", "confirmed", { needs: ["reasons"], decides: true, only: only("filled(childsView)", "Kirjaa, miten lapsen mielipide selvitettiin tai miksi ei.", "Anteckna hur barnets åsikt utreddes eller varför inte.", "Note how the child's view was asked, or why not.") }),
    move("refuse", ["Jätä vahvistamatta", "Låt bli att fastställa", "Do not confirm"], ["prepared", "signed"], "refused", { needs: ["reasons"], decides: true }),
    move("end", ["Päättyi", "Upphörde", "Ended"], "confirmed", "ended", { needs: ["endedOn"] }),
  ],
  retention: { ...kept, from: "born" },
  statistics: ["kind"],
  sample: { born: "2021-05-01", kind: "maintenance", apart: "no", generalCost: "363", specialCost: "180", childBenefit: "100", payerCapacity: "1200", otherCapacity: "800", contactReduction: "38,26", agreed: "250", setOn: "2024-05-01" },
})

/** A supervised meeting of a child and a parent (361/1983 9 b §): what was agreed, who came, and how it went. */
const meeting = defineRegister({
  ...shared,
  type: "supervised-meeting",
  record: inWords("Valvottu tapaaminen", "Övervakat umgänge", "Supervised meeting"),
  purpose: inWords("Tuettujen ja valvottujen tapaamisten järjestäminen.", "Ordnande av stött och övervakat umgänge.", "Arranging supported and supervised meetings."),
  fields: {
    agreement: asked.recordLink("Sopimus", "Avtal", "Agreement", { required: true, to: "child-agreement" }),
    form: asked.choice("Muoto", "Form", "Form", { ...secret, required: true, ...among(["handover", "valvottu vaihto", "övervakat byte", "supervised handover"], ["supported", "tuettu", "stött", "supported"], ["supervised", "valvottu", "övervakat", "supervised"]) }),
    at: asked.instant("Aika", "Tid", "Time", { ...secret, required: true }),
    room: asked.text("Paikka", "Plats", "Place", { ...secret, required: true }),
    came: asked.yesNo("Molemmat saapuivat", "Båda kom", "Both came", secret),
    report: asked.longText("Raportti", "Rapport", "Report", sensitive),
  },
  subject: null,
  belongsTo: "agreement",
  title: ["form", "at"],
  columns: ["at", "came"],
  searchKeys: {},
  stages: [stage("booked", "varattu", "bokad", "booked"), stage("held", "pidetty", "hållet", "held", { ends: true }), stage("broken-off", "keskeytetty", "avbrutet", "broken off", { ends: true }), stage("cancelled", "peruttu", "inställt", "cancelled", { ends: true })],
  moves: [
    move("hold", ["Pidettiin", "Hölls", "Was held"], "booked", "held", { needs: ["came", "report"] }),
    move("break-off", ["Keskeytettiin", "Avbröts", "Was broken off"], "booked", "broken-off", { needs: ["report"] }),
    move("cancel", ["Peru", "Ställ in", "Cancel"], "booked", "cancelled"),
  ],
  retention: { ...kept, from: "end" },
  statistics: ["form", "came"],
})

/** The child welfare officer's register: row 123. */
export const familyLaw = [agreement, meeting]
