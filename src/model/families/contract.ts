import { asked } from "../registers/define.ts"
import { among, type Doers, move, only, rule, stage, usual } from "./parts.ts"

/** Contracts with their expiry (F26): drafted, checked, approved by another than who drafted, signed, in force with days to remember, and ended. */
export const contract = ({ by = usual, decidedBy = by }: Doers = {}) =>
  ({
    family: "contract",
    fields: {
      name: asked.text("Sopimuksen nimi", "Avtalets namn", "Contract's title", { required: true, public: true }),
      party: asked.company("Osapuoli", "Part", "Party", { required: true, public: true }),
      kind: asked.choice("Laji", "Slag", "Kind", { required: true, public: true, ...among(["purchase", "osto", "köp", "purchase"], ["sale", "myynti", "försäljning", "sale"], ["lease", "vuokra", "hyra", "lease"], ["co-operation", "yhteistyö", "samarbete", "co-operation"], ["framework", "puite", "ramavtal", "framework"]) }),
      value: asked.money("Arvo ilman arvonlisäveroa", "Värde utan mervärdesskatt", "Value without VAT", { required: true, least: 0 }),
      responsible: asked.text("Vastuuhenkilö", "Ansvarig", "Who is responsible", { required: true, data: "ordinary" }),
      startsOn: asked.day("Alkaa", "Börjar", "Begins", { required: true, public: true }),
      endsOn: asked.day("Päättyy", "Upphör", "Ends", { public: true }),
      noticeMonths: asked.number("Irtisanomisaika kuukausina", "Uppsägningstid i månader", "Notice in months", { least: 1, most: 60 }),
      optionDays: asked.number("Optiosta päätettävä päiviä ennen", "Option beslutas dagar före", "Option decided days before", { least: 1, most: 730 }),
      lastNotice: asked.day("Irtisanottava viimeistään", "Sägs upp senast", "Notice at the latest", { calculation: "monthsLater(endsOn, -noticeMonths)" }),
      optionBy: asked.day("Optiosta päätettävä viimeistään", "Option beslutas senast", "Option decided by", { calculation: "daysLater(endsOn, -optionDays)" }),
      alarmFirst: asked.day("Ensimmäinen muistutus", "Första påminnelsen", "First reminder", { calculation: "daysLater(endsOn, -180)" }),
      alarmLast: asked.day("Viimeinen muistutus", "Sista påminnelsen", "Last reminder", { calculation: "daysLater(endsOn, -30)" }),
      checkedOn: asked.day("Selvitykset tarkistettu", "Utredningar kontrollerade", "Papers checked"),
      signedOn: asked.day("Allekirjoitettu", "Undertecknat", "Signed", { public: true }),
    },
    title: ["name"] as const,
    rules: [
      rule("endsOn", "filled(endsOn) or filled(noticeMonths)", "Anna päättyminen tai irtisanomisaika.", "Ange när avtalet upphör eller uppsägningstiden.", "Enter the end or the time of notice."),
      rule("endsOn", "endsOn >= startsOn", "Sopimus päättyy vasta alettuaan.", "Avtalet upphör först efter att det börjat.", "The contract ends after it has begun."),
    ],
    stages: [
      stage("draft", "luonnos", "utkast", "draft"),
      stage("checked", "tarkistettu", "granskat", "checked"),
      stage("approved", "hyväksytty", "godkänt", "approved"),
      stage("in-force", "voimassa", "i kraft", "in force"),
      stage("ended", "päättynyt", "upphört", "ended", { ends: true }),
      stage("dropped", "rauennut", "förfallet", "dropped", { ends: true }),
    ],
    moves: [
      move("check", ["Tarkista", "Granska", "Check"], "draft", "checked", { by, needs: ["checkedOn"] }),
      move("approve", ["Hyväksy", "Godkänn", "Approve"], "checked", "approved", { by: decidedBy, notBy: "check" }),
      move("sign", ["Allekirjoitettiin", "Undertecknades", "Was signed"], "approved", "in-force", { by, needs: ["signedOn"], only: only("signedOn >= checkedOn", "Selvitykset hankitaan ennen allekirjoitusta.", "Utredningarna skaffas före undertecknandet.", "The papers are obtained before signing.") }),
      move("extend", ["Käytä optio", "Använd optionen", "Use the option"], "in-force", "checked", { by, needs: ["optionDays"], only: only("today() <= optionBy", "Option päätöspäivä on ohi.", "Dagen för beslut om optionen har passerat.", "The day to decide on the option is past.") }),
      move("end", ["Päättyi", "Upphörde", "Ended"], "in-force", "ended", { by, itself: "endsOn < today()" }),
      move("drop", ["Raukesi", "Förföll", "Was dropped"], ["draft", "checked", "approved"], "dropped", { by }),
    ],
    statistics: ["kind"] as const,
  })
