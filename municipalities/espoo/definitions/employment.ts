import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { payments } from "../../../src/model/families/parts.ts"
import { column, companyQuestions } from "./company-questions.ts"
import { payer } from "./payer.ts"
import { clientLetters, subsidyDecisions, talkLetters } from "./texts.ts"

/** The client's consent to one thing: see `consent` below. */
const to = (item: "etk" | "school" | "employer" | "health-provider") => ({ type: "employment-consent", item })

/** What holds of every record of employment services: whose register, on what ground, how long (380/2023 122 § beside the ten years of the city's own notice). */
const shared = {
  register: "tyollisyyspalvelujen-asiakasrekisteri",
  version: 1,
  secrecy: "secret" as const,
  retention: { years: 4, from: "end" as const, after: "destroy" as const, basis: inWords("380/2023 122 §: neljä vuotta asiakkuuden päättymisestä", "380/2023 122 §: fyra år efter att kundrelationen upphört", "380/2023 122 §: four years from the end of the relation") },
  legalBases: [{ article: "6(1)(c)", law: "380/2023 114 §", explanation: inWords("Laki velvoittaa kaupungin järjestämään työvoimapalvelut.", "Lagen ålägger staden att ordna arbetskraftsservice.", "The law obliges the city to provide employment services.") }],
  sources: [
    { code: "etk", name: inWords("Eläketurvakeskus: työsuhteet", "Pensionsskyddscentralen: anställningar", "Finnish Centre for Pensions: employments"), byConsent: true, consent: to("etk") },
    { code: "school", name: inWords("oppilaitos: opinnot", "läroanstalt: studier", "school: studies"), byConsent: true, consent: to("school") },
  ],
}

/** Those to whom data is given, each by the type of record that it is of. */
const benefitPayer = { code: "payer", name: inWords("Kela tai työttömyyskassa: lausunnot", "FPA eller arbetslöshetskassan: utlåtanden", "Kela or the unemployment fund: statements"), basis: "1290/2002 11:4 §" }
const keha = { code: "keha", name: inWords("KEHA-keskus: palkkatuki", "UF-centret: lönesubvention", "KEHA Centre: wage subsidy"), basis: "380/2023" }

/** Ids of the systems that the notice of 2021 names, by their holders (docs/adapters.md). */
const system = {
  ura: "ura", typpi: "typpi", trainings: "koulutusportti", wilma: "wilma-jarjestelma", assistance: "sosiaalieffica", etk: "elaketurvakeskuksen-tyosuhderekisteri",
} as const

const secret = { data: "ordinary", secrecy: "24-1-25" } as const
const health = { data: "special", secrecy: "24-1-25" } as const

const relation = asked.recordLink("Asiakkuus", "Kundrelation", "Client relation", { required: true, to: "employment-client" })
const partOf = { subject: null, belongsTo: "relation" } as const

/** A client of employment services: who she is, where she lives, and what she needs. */
const client = defineRegister({
  ...shared,
  type: "employment-client",
  record: inWords("Asiakkuus", "Kundrelation", "Client relation"),
  purpose: inWords("Asiakkaan palvelujen suunnittelu ja järjestäminen.", "Planering och ordnande av klientens tjänster.", "Planning and arranging the client's services."),
  family: "client-relation",
  fields: {
    client: asked.person("Asiakas", "Klient", "Client", { required: true, data: "code", secrecy: "24-1-25" }),
    home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", secret),
    phone: asked.text("Puhelin", "Telefon", "Telephone", { ...secret, most: 40 }),
    language: asked.choice("Asiointikieli", "Kontaktspråk", "Language of service", { ...secret, required: true, options: [{ code: "fi", label: inWords("suomi", "finska", "Finnish") }, { code: "sv", label: inWords("ruotsi", "svenska", "Swedish") }, { code: "other", label: inWords("muu", "annat", "other") }] }),
    interpreter: asked.yesNo("Tarvitsee tulkkia", "Behöver tolk", "Needs an interpreter", { ...secret, when: "language = 'other'", required: true }),
    family: asked.longText("Perhe", "Familj", "Family", secret),
    searchFrom: asked.day("Työnhaku alkoi", "Jobbsökningen började", "Search for work began", { ...secret, required: true }),
    period: asked.period("Asiakkuuden aika", "Kundrelationens tid", "Time of the relation", { ...secret, required: true }),
    need: asked.choice("Palvelutarve", "Servicebehov", "Need for service", { ...secret, options: [{ code: "independent", label: inWords("itsenäinen", "självständig", "independent") }, { code: "supported", label: inWords("tuettu", "stödd", "supported") }, { code: "joint", label: inWords("monialainen", "sektorsövergripande", "multi-professional") }] }),
    ability: asked.longText("Työ- ja toimintakyky", "Arbets- och funktionsförmåga", "Ability to work", health),
    education: asked.longText("Koulutus", "Utbildning", "Education", secret),
    work: asked.longText("Työhistoria", "Arbetshistoria", "Work history", secret),
    cv: asked.file("Ansioluettelo", "Meritförteckning", "CV", secret),
    endedOn: asked.day("Asiakkuus päättyi", "Kundrelationen upphörde", "Relation ended", secret),
    endReason: asked.choice("Päättymisen syy", "Orsak till avslutet", "Reason for the end", { ...secret, options: [{ code: "work", label: inWords("työllistyi", "fick arbete", "found work") }, { code: "own-notice", label: inWords("oma ilmoitus", "egen anmälan", "own notice") }, { code: "moved", label: inWords("muutti pois", "flyttade bort", "moved away") }, { code: "other", label: inWords("muu", "annan", "other") }] }),
  },
  subject: "client",
  title: ["client"],
  columns: ["searchFrom", "need"],
  searchKeys: { hetu: "client", personName: "client", customerRelationPeriod: "period" },
  rules: [
    { if: "searchFrom <= today()", field: "searchFrom", message: inWords("Työnhaku on alkanut viimeistään tänään.", "Jobbsökningen har börjat senast i dag.", "The search has begun today at the latest.") },
    { if: "endedOn >= searchFrom", field: "endedOn", message: inWords("Asiakkuus päättyy vasta työnhaun alettua.", "Kundrelationen upphör först efter att jobbsökningen börjat.", "The relation ends after the search has begun.") },
  ],
  stages: [
    { code: "registered", label: inWords("rekisteröity, alkuhaastattelu pitämättä", "registrerad, första intervjun inte hållen", "registered, first interview to be held"), clock: { by: "first-interview", from: "searchFrom" } },
    { code: "in-service", label: inWords("palvelussa", "i service", "in service"), clock: { by: "next-talk", from: null } },
    { code: "joint-service", label: inWords("monialaisessa palvelussa", "i sektorsövergripande service", "in joint service"), clock: { by: "joint-plan", from: null } },
    { code: "ended", label: inWords("päättynyt", "avslutad", "ended"), ends: true },
  ],
  moves: [
    { code: "interviewed", label: inWords("Alkuhaastattelu pidettiin", "Första intervjun hölls", "First interview was held"), from: ["registered"], to: "in-service", by: ["case-handler"], needs: ["need"] },
    { code: "to-joint", label: inWords("Siirrä monialaiseen palveluun", "Flytta till sektorsövergripande service", "Move to joint service"), from: ["in-service"], to: "joint-service", by: ["case-handler"], only: { if: "need = 'joint'", message: inWords("Palvelutarve ei ole monialainen.", "Servicebehovet är inte sektorsövergripande.", "The need is not multi-professional.") } },
    { code: "from-joint", label: inWords("Palauta omaan palveluun", "Återför till egen service", "Back to own service"), from: ["joint-service"], to: "in-service", by: ["case-handler"] },
    { code: "end", label: inWords("Päätä asiakkuus", "Avsluta kundrelationen", "End the relation"), from: ["registered", "in-service", "joint-service"], to: "ended", by: ["case-handler", "supervisor"], needs: ["endedOn", "endReason"] },
  ],
  letters: clientLetters,
  statistics: ["need", "language", "endReason"],
  recipients: [
    { code: "employer", name: inWords("työnantaja: esittely", "arbetsgivare: presentation", "employer: introduction"), basis: "380/2023 118 §", fields: ["language", "education", "work"], consent: to("employer") },
    { code: "provider", name: inWords("palveluntuottaja", "serviceproducent", "service provider"), basis: "380/2023 116 §", fields: ["phone", "language", "interpreter", "need"] },
    { code: "provider-health", name: inWords("palveluntuottaja: terveystieto", "serviceproducent: hälsouppgift", "service provider: health data"), basis: "380/2023 116 §", fields: ["ability"], consent: to("health-provider") },
  ],
  questions: [
    { code: "etk", label: inWords("Työsuhteet", "Anställningar", "Employments"), system: system.etk, operation: "employments", about: "subject", law: "GDPR 6(1)(a)", consent: to("etk"), answer: [column("employer", "text", "työnantaja", "arbetsgivare", "employer"), column("post", "text", "tehtävä", "uppgift", "post"), column("from", "day", "alkoi", "började", "from"), column("until", "day", "päättyi", "upphörde", "until"), column("earned", "number", "ansio vuodessa", "inkomst per år", "earned a year")], fills: { field: "work", from: ["employer", "post", "from", "until"] } },
    { code: "school", label: inWords("Opinnot", "Studier", "Studies"), system: system.wilma, operation: "studies", about: "subject", law: "GDPR 6(1)(a)", consent: to("school"), answer: [column("study", "text", "opinnot", "studier", "study"), column("credits", "number", "osaamispisteet", "kompetenspoäng", "credits"), column("began", "day", "alkoi", "började", "began"), column("ends", "day", "päättyy", "slutar", "ends")], fills: { field: "education", from: ["study", "credits", "began", "ends"] } },
    { code: "job-search", label: inWords("Työnhaku", "Jobbsökning", "Search for work"), system: system.ura, operation: "job-search", about: "subject", law: "380/2023 114 §", answer: [column("state", "text", "tila", "läge", "state"), column("began", "day", "alkoi", "började", "began"), column("renew", "day", "uusittava", "förnyas", "renewed by"), column("status", "text", "työllisyystila", "sysselsättning", "employment")] },
    { code: "job-offers", label: inWords("Työtarjoukset", "Jobberbjudanden", "Job offers"), system: system.ura, operation: "job-offers", about: "subject", law: "380/2023 114 §", answer: [column("offer", "text", "työtarjous", "jobberbjudande", "offer"), column("made", "day", "tehty", "gjort", "made"), column("applyBy", "day", "haettava viimeistään", "söks senast", "to be applied for by")] },
    { code: "joint-plan", label: inWords("Monialaisen suunnitelman osat", "Den sektorsövergripande planens delar", "Parts of the joint plan"), system: system.typpi, operation: "joint-plan", about: "subject", law: "381/2023 15 §", answer: [column("part", "text", "viranomainen", "myndighet", "authority"), column("state", "text", "tila", "läge", "state"), column("reviewOn", "day", "tarkistetaan", "ses över", "reviewed"), column("content", "longText", "oma osamme", "vår egen del", "our own part")] },
    { code: "trainings", label: inWords("Sopivat koulutukset", "Lämpliga utbildningar", "Trainings that fit"), system: system.trainings, operation: "trainings", about: "subject", law: "380/2023 114 §", answer: [column("training", "text", "koulutus", "utbildning", "training"), column("begins", "day", "alkaa", "börjar", "begins"), column("places", "number", "paikkoja", "platser", "places"), column("state", "text", "tila", "läge", "state")] },
    { code: "assistance", label: inWords("Onko toimeentulotuen asiakas", "Är klient hos utkomststödet", "Whether a client of social assistance"), system: system.assistance, operation: "assistance", about: "subject", law: "381/2023 15 §", answer: [column("client", "yesNo", "asiakkuus", "klient", "client"), column("activation", "yesNo", "aktivointitarve", "behov av aktivering", "needs activation"), column("contact", "text", "yhteystyöntekijä", "kontaktperson", "contact")] },
  ],
  own: { brings: ["phone", "language", "education", "work"] },
})

const ways = [{ code: "visit", label: inWords("käynti", "besök", "visit") }, { code: "phone", label: inWords("puhelu", "samtal", "call") }, { code: "video", label: inWords("video", "video", "video") }]

/** A talk with the client: when, how and what was agreed. */
const talk = defineRegister({
  ...shared,
  ...partOf,
  type: "employment-talk",
  record: inWords("Tapaaminen", "Möte", "Appointment"),
  purpose: inWords("Ajan varaaminen ja tapaamisen kirjaaminen.", "Bokning av tid och anteckning av mötet.", "Booking a time and noting the appointment."),
  family: "booking",
  fields: {
    relation,
    kind: asked.choice("Laji", "Slag", "Kind", { required: true, options: [{ code: "first", label: inWords("alkuhaastattelu", "första intervju", "first interview") }, { code: "search", label: inWords("työnhakukeskustelu", "samtal om jobbsökning", "talk on the search") }, { code: "extra", label: inWords("täydentävä", "kompletterande", "supplementary") }] }),
    at: asked.instant("Aika", "Tid", "Time", { required: true }),
    way: asked.choice("Tapa", "Sätt", "Way", { required: true, options: ways }),
    onSiteReason: asked.text("Miksi ei käynti", "Varför inte besök", "Why no visit", { when: "kind = 'first' and not way = 'visit'", required: true }),
    minutes: asked.number("Kesto minuutteina", "Längd i minuter", "Minutes", { least: 5, most: 480 }),
    note: asked.longText("Muistiinpano", "Anteckning", "Note", health),
  },
  title: ["kind", "at"],
  columns: ["at", "way"],
  searchKeys: {},
  stages: [
    { code: "booked", label: inWords("varattu", "bokad", "booked") },
    { code: "held", label: inWords("pidetty", "hållen", "held"), ends: true },
    { code: "missed", label: inWords("ei saapunut", "uteblev", "did not come"), ends: true },
    { code: "cancelled", label: inWords("peruttu", "inställd", "cancelled"), ends: true },
  ],
  moves: [
    { code: "hold", label: inWords("Pidettiin", "Hölls", "Was held"), from: ["booked"], to: "held", by: ["case-handler"], needs: ["note"] },
    { code: "miss", label: inWords("Asiakas ei saapunut", "Klienten uteblev", "The client did not come"), from: ["booked"], to: "missed", by: ["case-handler"] },
    { code: "cancel", label: inWords("Peru", "Ställ in", "Cancel"), from: ["booked"], to: "cancelled", by: ["case-handler"], herself: true },
  ],
  lists: [
    {
      code: "day", label: inWords("Päivän tapaamiset", "Dagens möten", "Appointments of a day"), stages: ["booked"], day: "at", order: ["at"],
      columns: [{ heading: inWords("Aika", "Tid", "Time"), field: "at" }, { heading: inWords("Asiakas", "Klient", "Client"), field: "relation" }, { heading: inWords("Laji", "Slag", "Kind"), field: "kind" }, { heading: inWords("Tapa", "Sätt", "Way"), field: "way" }, { heading: inWords("Minuutteja", "Minuter", "Minutes"), field: "minutes" }],
    },
  ],
  letters: talkLetters,
  statistics: ["kind", "way"],
  own: { opens: ["kind", "onSiteReason"], slot: { type: "employment-time", take: "take" }, byMandate: true },
})

/** A time that is free for an appointment, until a client takes it. */
const time = defineRegister({
  ...shared,
  type: "employment-time",
  record: inWords("Vapaa aika", "Ledig tid", "Free time"),
  purpose: inWords("Ajat, joista asiakas voi varata tapaamisen.", "Tider bland vilka klienten kan boka ett möte.", "Times among which a client can book an appointment."),
  family: "booking",
  secrecy: "partly-secret",
  fields: {
    provider: asked.company("Järjestäjä", "Arrangör", "Arranged by", { required: true }),
    at: asked.instant("Aika", "Tid", "Time", { required: true }),
    way: asked.choice("Tapa", "Sätt", "Way", { required: true, options: ways }),
    minutes: asked.number("Kesto minuutteina", "Längd i minuter", "Minutes", { least: 5, most: 480 }),
  },
  subject: null,
  title: ["at", "way"],
  columns: ["at", "way", "provider"],
  searchKeys: { companyName: "provider" },
  stages: [
    { code: "free", label: inWords("vapaa", "ledig", "free") },
    { code: "taken", label: inWords("varattu", "bokad", "taken"), ends: true },
    { code: "withdrawn", label: inWords("poistettu", "borttagen", "withdrawn"), ends: true },
  ],
  moves: [
    { code: "take", label: inWords("Varattiin", "Bokades", "Was taken"), from: ["free"], to: "taken", by: ["case-handler"] },
    { code: "drop", label: inWords("Poista", "Ta bort", "Withdraw"), from: ["free"], to: "withdrawn", by: ["case-handler"] },
  ],
  statistics: ["way"],
})

/** The employment plan with its aims and duties (380/2023 41–42 §). */
const plan = defineRegister({
  ...shared,
  ...partOf,
  type: "employment-plan",
  record: inWords("Suunnitelma", "Plan", "Plan"),
  purpose: inWords("Työllistymissuunnitelma ja työnhakuvelvollisuus.", "Sysselsättningsplan och skyldighet att söka jobb.", "Employment plan and the duty to seek work."),
  family: "client-relation",
  fields: {
    relation,
    kind: asked.choice("Laji", "Slag", "Kind", { required: true, options: [{ code: "employment", label: inWords("työllistymissuunnitelma", "sysselsättningsplan", "employment plan") }, { code: "integration", label: inWords("kotoutumissuunnitelma", "integrationsplan", "integration plan") }, { code: "joint", label: inWords("monialainen", "sektorsövergripande", "joint plan") }] }),
    aims: asked.longText("Tavoitteet", "Mål", "Aims", { ...secret, required: true }),
    steps: asked.longText("Toimet ja vastuut", "Åtgärder och ansvar", "Steps and who takes them", { ...secret, required: true }),
    partTime: asked.yesNo("Työskentelee osa-aikaisesti", "Arbetar deltid", "Works part-time", secret),
    openings: asked.number("Haettavia paikkoja jaksossa", "Jobb att söka under perioden", "Openings to apply for in a period", { calculation: "if(partTime = yes, 1, 4)" }),
    understood: asked.yesNo("Ymmärtäminen varmistettu", "Förståelsen säkerställd", "Understanding made sure", secret),
    acceptedOn: asked.day("Hyväksytty", "Godkänd", "Accepted", secret),
    reviewOn: asked.day("Tarkistetaan", "Ses över", "To be reviewed", { calculation: "monthsLater(acceptedOn, 3)" }),
  },
  title: ["kind"],
  columns: ["acceptedOn", "reviewOn"],
  searchKeys: {},
  stages: [
    { code: "draft", label: inWords("luonnos", "utkast", "draft") },
    { code: "in-force", label: inWords("voimassa", "i kraft", "in force") },
    { code: "replaced", label: inWords("korvattu", "ersatt", "replaced"), ends: true },
  ],
  moves: [
    { code: "accept", label: inWords("Hyväksyttiin", "Godkändes", "Was accepted"), from: ["draft"], to: "in-force", by: ["case-handler"], needs: ["acceptedOn"], only: { if: "understood = yes", message: inWords("Varmista, että asiakas ymmärtää suunnitelman.", "Säkerställ att klienten förstår planen.", "Make sure that the client understands the plan.") } },
    { code: "accept-own", label: inWords("Hyväksyn suunnitelman ja ymmärrän sen", "Jag godkänner planen och förstår den", "I accept the plan and understand it"), from: ["draft"], to: "in-force", by: [], herself: true, sets: { acceptedOn: "today()", understood: "yes" } },
    { code: "replace", label: inWords("Korvaa uudella", "Ersätt med en ny", "Replace with a new one"), from: ["in-force"], to: "replaced", by: ["case-handler"] },
  ],
  statistics: ["kind"],
  sample: { kind: "joint" },
  questions: [
    { code: "ura-plan", label: inWords("Vie suunnitelma asiakastietojärjestelmään", "För planen till klientdatasystemet", "Take the plan to the customer system"), system: system.ura, operation: "plan", about: "subject", law: "380/2023 114 §", tells: ["kind", "aims", "steps", "acceptedOn"], answer: [column("received", "day", "vastaanotettu", "mottagen", "received"), column("number", "text", "numero", "nummer", "number")] },
    { code: "typpi-part", label: inWords("Vie oma osa monialaiseen suunnitelmaan", "För vår del till den sektorsövergripande planen", "Take our part to the joint plan"), system: system.typpi, operation: "joint-plan-part", about: "subject", law: "381/2023 14 §", only: { if: "kind = 'joint'", message: inWords("Suunnitelma ei ole monialainen.", "Planen är inte sektorsövergripande.", "The plan is not a joint one.") }, tells: ["kind", "aims", "steps", "acceptedOn"], answer: [column("received", "day", "vastaanotettu", "mottagen", "received"), column("number", "text", "numero", "nummer", "number")] },
  ],
})

/** A job offer, or an introduction to an employer by the client's own consent (380/2023 118 §). */
const offer = defineRegister({
  ...shared,
  ...partOf,
  type: "employment-offer",
  record: inWords("Työtarjous tai esittely", "Jobberbjudande eller presentation", "Job offer or introduction"),
  purpose: inWords("Työpaikkojen tarjoaminen ja esittely työnantajille.", "Erbjudande av jobb och presentation för arbetsgivare.", "Offering jobs and introducing to employers."),
  family: "client-relation",
  fields: {
    relation,
    kind: asked.choice("Laji", "Slag", "Kind", { required: true, options: [{ code: "offer", label: inWords("työtarjous", "jobberbjudande", "job offer") }, { code: "introduction", label: inWords("esittely", "presentation", "introduction") }] }),
    employer: asked.company("Työnantaja", "Arbetsgivare", "Employer", { required: true }),
    post: asked.text("Tehtävä", "Uppgift", "Post", { required: true }),
    applyBy: asked.day("Haettava viimeistään", "Söks senast", "To be applied for by", { when: "kind = 'offer'", required: true }),
    told: asked.longText("Mitä annettiin", "Vad som lämnades", "What was given", { ...secret, when: "kind = 'introduction'", required: true, consent: to("employer") }),
    outcome: asked.choice("Tulos", "Resultat", "Outcome", { options: [{ code: "applied", label: inWords("haki", "sökte", "applied") }, { code: "hired", label: inWords("palkattiin", "anställdes", "hired") }, { code: "not-applied", label: inWords("ei hakenut", "sökte inte", "did not apply") }, { code: "refused", label: inWords("kieltäytyi", "vägrade", "refused") }] }),
  },
  title: ["post", "employer"],
  columns: ["kind", "applyBy", "outcome"],
  searchKeys: { companyName: "employer" },
  stages: [
    { code: "made", label: inWords("tehty", "gjort", "made") },
    { code: "settled", label: inWords("ratkennut", "avgjord", "settled"), ends: true },
  ],
  moves: [{ code: "settle", label: inWords("Kirjaa tulos", "Anteckna resultatet", "Note the outcome"), from: ["made"], to: "settled", by: ["case-handler"], needs: ["outcome"] }],
  statistics: ["kind", "outcome"],
  questions: companyQuestions("employer"),
})

/** A time in a service: coaching, a work trial, training. */
const service = defineRegister({
  ...shared,
  ...partOf,
  type: "employment-service",
  record: inWords("Palvelujakso", "Serviceperiod", "Period of service"),
  purpose: inWords("Valmennuksen, työkokeilun ja koulutuksen järjestäminen ja laskutus.", "Ordnande och fakturering av träning, arbetsprövning och utbildning.", "Arranging and billing coaching, work trials and training."),
  family: "client-relation",
  fields: {
    relation,
    kind: asked.choice("Palvelu", "Service", "Service", { required: true, options: [{ code: "coaching", label: inWords("valmennus", "träning", "coaching") }, { code: "trial", label: inWords("työkokeilu", "arbetsprövning", "work trial") }, { code: "training", label: inWords("koulutus", "utbildning", "training") }, { code: "rehabilitation", label: inWords("kuntouttava työtoiminta", "arbetsverksamhet i rehabiliteringssyfte", "rehabilitative work") }] }),
    provider: asked.company("Tuottaja", "Producent", "Provider", { required: true }),
    time: asked.period("Aika", "Tid", "Time", { required: true }),
    days: asked.number("Osallistumispäiviä", "Deltagardagar", "Days taken part", { least: 0, most: 700 }),
    dayPrice: asked.money("Päivän hinta", "Pris per dag", "Price a day", { least: 0 }),
    price: asked.money("Laskutetaan", "Faktureras", "To be billed", { calculation: "orZero(days) * orZero(dayPrice)" }),
    travelKm: asked.number("Matka kilometreinä", "Resa i kilometer", "Travel in kilometres", { least: 0, most: 3000 }),
    travel: asked.money("Matkakorvaus", "Reseersättning", "Support for travel", { calculation: "travelSupport(travelKm)", data: "economic", secrecy: "24-1-23" }),
    attendance: asked.longText("Läsnäolo", "Närvaro", "Attendance", secret),
    result: asked.longText("Yhteenveto", "Sammandrag", "Summary", health),
  },
  title: ["kind", "provider"],
  columns: ["time", "price"],
  searchKeys: { companyName: "provider", customerRelationPeriod: "time" },
  rules: [{ if: "not kind = 'trial' or monthsLater(from(time), 6) >= until(time)", field: "time", message: inWords("Työkokeilu kestää enintään kuusi kuukautta (380/2023 55 §).", "En arbetsprövning varar högst sex månader (380/2023 55 §).", "A work trial lasts six months at the most (380/2023 55 §).") }],
  stages: [
    { code: "agreed", label: inWords("sovittu", "överenskommen", "agreed") },
    { code: "going-on", label: inWords("käynnissä", "pågår", "going on") },
    { code: "over", label: inWords("päättynyt", "avslutad", "over"), ends: true },
    { code: "broken-off", label: inWords("keskeytynyt", "avbruten", "broken off"), ends: true },
  ],
  moves: [
    { code: "begin", label: inWords("Alkoi", "Började", "Began"), from: ["agreed"], to: "going-on", by: ["case-handler"] },
    { code: "finish", label: inWords("Päättyi", "Avslutades", "Is over"), from: ["going-on"], to: "over", by: ["case-handler"], needs: ["days", "result"] },
    { code: "break-off", label: inWords("Keskeytyi", "Avbröts", "Was broken off"), from: ["agreed", "going-on"], to: "broken-off", by: ["case-handler"] },
  ],
  statistics: ["kind"],
  sample: { kind: "training" },
  questions: [
    ...companyQuestions("provider"),
    { code: "referral", label: inWords("Osoita asiakas koulutukseen", "Anvisa klienten till utbildningen", "Refer the client to the training"), system: system.trainings, operation: "referral", about: "subject", law: "380/2023 116 §", only: { if: "kind = 'training'", message: inWords("Palvelu ei ole koulutus.", "Tjänsten är inte en utbildning.", "The service is not a training.") }, tells: ["kind", "time"], answer: [column("received", "day", "vastaanotettu", "mottagen", "received"), column("number", "text", "numero", "nummer", "number"), column("state", "text", "tila", "läge", "state"), column("place", "number", "jonosija", "köplats", "place in the queue")] },
    { code: "attendance", label: inWords("Läsnäolo koulutuksessa", "Närvaro i utbildningen", "Attendance at the training"), system: system.trainings, operation: "attendance", about: "subject", law: "380/2023 114 §", answer: [column("until", "day", "päivään", "till", "until"), column("days", "number", "päiviä", "dagar", "days"), column("absent", "number", "poissa", "frånvarande", "absent"), column("state", "text", "tila", "läge", "state")], fills: { field: "attendance", from: ["until", "days", "absent", "state"] } },
  ],
})

/** A statement that binds the payer of the benefit (1290/2002 11 ch. 4 §; 175/2026 1 §). */
const statement = defineRegister({
  ...shared,
  ...partOf,
  type: "employment-statement",
  record: inWords("Lausunto", "Utlåtande", "Statement"),
  purpose: inWords("Työttömyysetuuden edellytyksistä annettavat lausunnot.", "Utlåtanden om förutsättningarna för arbetslöshetsförmån.", "Statements on the conditions of unemployment benefit."),
  family: "client-relation",
  fields: {
    relation,
    payer: asked.choice("Maksaja", "Betalare", "Payer", { required: true, options: [{ code: "kela", label: inWords("Kela", "FPA", "Kela") }, { code: "fund", label: inWords("työttömyyskassa", "arbetslöshetskassa", "unemployment fund") }] }),
    section: asked.text("Lainkohta", "Lagrum", "Section", { required: true, most: 80 }),
    completeOn: asked.day("Selvitykset saatu", "Utredningar fått", "Evidence complete", { ...secret, required: true }),
    heardOn: asked.day("Asiakasta kuultu", "Klienten hörd", "Client heard", secret),
    content: asked.choice("Sisältö", "Innehåll", "Content", { ...secret, options: [{ code: "no-obstacle", label: inWords("ei estettä", "inget hinder", "no obstacle") }, { code: "restricted", label: inWords("rajoitusaika", "begränsning", "restriction") }, { code: "duty", label: inWords("työssäolovelvoite", "arbetsskyldighet", "duty to work") }] }),
    reasons: asked.longText("Perustelut", "Motivering", "Reasons", secret),
  },
  title: ["payer", "section"],
  columns: ["completeOn", "content"],
  searchKeys: {},
  stages: [
    { code: "being-made", label: inWords("valmistellaan", "bereds", "being made"), clock: { by: "benefit-statement", from: "completeOn" } },
    { code: "given", label: inWords("annettu", "given", "given"), ends: true },
  ],
  moves: [{ code: "give", label: inWords("Anna lausunto", "Ge utlåtandet", "Give the statement"), from: ["being-made"], to: "given", by: ["case-handler"], needs: ["content", "reasons"], only: { if: "content = 'no-obstacle' or filled(heardOn)", message: inWords("Asiakasta ei ole kuultu; lausuntoa ei voi antaa.", "Klienten har inte hörts; utlåtandet kan inte ges.", "The client has not been heard; the statement cannot be given.") } }],
  statistics: ["payer", "content"],
  recipients: [{ ...benefitPayer, fields: ["section", "completeOn", "heardOn", "content", "reasons"] }],
  questions: [{ code: "ura-statement", label: inWords("Vie lausunto asiakastietojärjestelmään", "För utlåtandet till klientdatasystemet", "Take the statement to the customer system"), system: system.ura, operation: "statement", about: "subject", law: "1290/2002 11:4 §", tells: ["payer", "section", "content", "reasons"], answer: [column("received", "day", "vastaanotettu", "mottagen", "received"), column("number", "text", "numero", "nummer", "number")] }],
})

/** A consent by item: what, to or from whom, until when; and its withdrawal (GDPR 7). */
const consent = defineRegister({
  ...shared,
  ...partOf,
  type: "employment-consent",
  record: inWords("Suostumus", "Samtycke", "Consent"),
  purpose: inWords("Asiakkaan yksilöidyt suostumukset ja niiden peruminen.", "Klientens specificerade samtycken och återkallelser.", "The client's itemised consents and their withdrawal."),
  family: "client-relation",
  legalBases: [{ article: "6(1)(a)", law: "380/2023 116 ja 118 §", explanation: inWords("Asiakas on suostunut juuri tähän.", "Klienten har samtyckt till just detta.", "The client has consented to exactly this.") }],
  fields: {
    relation,
    what: asked.choice("Mihin", "Till vad", "To what", { required: true, options: [{ code: "etk", label: inWords("työsuhdetiedot Eläketurvakeskuksesta", "anställningar från Pensionsskyddscentralen", "employments from the Centre for Pensions") }, { code: "school", label: inWords("opintotiedot oppilaitokselta", "studier från läroanstalten", "studies from the school") }, { code: "employer", label: inWords("tiedot työnantajalle", "uppgifter till arbetsgivaren", "data to an employer") }, { code: "health-provider", label: inWords("terveystieto palveluntuottajalle", "hälsouppgifter till producenten", "health data to a provider") }] }),
    whom: asked.text("Kenelle tai keneltä", "Till eller från vem", "To or from whom", { required: true }),
    period: asked.period("Voimassa", "I kraft", "In force", { required: true }),
    way: asked.choice("Miten annettu", "Hur det gavs", "How it was given", { required: true, options: [{ code: "written", label: inWords("kirjallisesti", "skriftligt", "in writing") }, { code: "online", label: inWords("verkossa", "på nätet", "online") }, { code: "orally", label: inWords("suullisesti", "muntligt", "orally") }] }),
    withdrawnOn: asked.day("Peruttu", "Återkallat", "Withdrawn"),
  },
  consent: { item: "what", period: "period" },
  own: { opens: ["what", "whom", "period"], sets: { way: "'online'" } },
  title: ["what"],
  columns: ["whom", "period"],
  searchKeys: {},
  // What she sends signed in counts as written (13/2003 9 §).
  rules: [{ if: "not what = 'health-provider' or not way = 'orally'", field: "way", message: inWords("Terveystietoa ei voi luovuttaa ilman yksilöityä kirjallista suostumusta (380/2023 116 §).", "Hälsouppgifter kan inte lämnas utan ett specificerat skriftligt samtycke (380/2023 116 §).", "Health data cannot be given without an itemised written consent (380/2023 116 §).") }],
  stages: [
    { code: "in-force", label: inWords("voimassa", "i kraft", "in force") },
    { code: "withdrawn", label: inWords("peruttu", "återkallat", "withdrawn"), ends: true },
    { code: "lapsed", label: inWords("päättynyt", "upphört", "lapsed"), ends: true },
  ],
  moves: [
    { code: "withdraw", label: inWords("Peru", "Återkalla", "Withdraw"), from: ["in-force"], to: "withdrawn", by: ["case-handler"], herself: true, sets: { withdrawnOn: "today()" } },
    { code: "lapse", label: inWords("Aika päättyi", "Tiden gick ut", "Its time ended"), from: ["in-force"], to: "lapsed", by: [], itself: "until(period) < today()" },
  ],
  statistics: ["what"],
})

/** An application for a wage subsidy: decided by one, paid by another (380/2023 132 §). */
const wageSubsidy = defineRegister({
  ...shared,
  ...partOf,
  type: "wage-subsidy",
  record: inWords("Palkkatuki", "Lönesubvention", "Wage subsidy"),
  purpose: inWords("Palkkatuen hakeminen, päättäminen ja maksaminen.", "Ansökan, beslut och betalning av lönesubvention.", "Applying for, deciding on and paying wage subsidies."),
  family: "grant",
  opensCase: { classCode: "14 05", title: inWords("Palkkatukihakemus", "Ansökan om lönesubvention", "Application for a wage subsidy") },
  fields: {
    relation,
    employer: asked.company("Työnantaja", "Arbetsgivare", "Employer", { required: true }),
    account: asked.bankAccount("Tili", "Konto", "Account", { required: true, data: "economic", secrecy: "24-1-23" }),
    kind: asked.choice("Peruste", "Grund", "Ground", { required: true, options: [{ code: "skill", label: inWords("osaaminen", "kompetens", "skill") }, { code: "ability", label: inWords("alentunut työkyky", "nedsatt arbetsförmåga", "reduced ability") }, { code: "association", label: inWords("yhdistys", "förening", "association") }, { code: "over-55", label: inWords("55 vuotta täyttänyt", "har fyllt 55", "over 55") }, { code: "over-60", label: inWords("60 vuotta täyttänyt", "har fyllt 60", "over 60") }] }),
    startsOn: asked.day("Työsuhde alkaa", "Anställningen börjar", "Employment begins", { required: true }),
    agreement: asked.file("Työsopimus", "Arbetsavtal", "Employment contract", { data: "ordinary", secrecy: "24-1-23" }),
    wage: asked.money("Palkka kuukaudessa", "Lön per månad", "Wage a month", { required: true, least: 0, data: "economic", secrecy: "24-1-23" }),
    periodDays: asked.number("Päiviä jaksossa", "Dagar i perioden", "Days in the period", { required: true, least: 1, most: 31 }),
    amount: asked.money("Tuki jaksolta", "Stöd för perioden", "Subsidy for the period", {
      data: "economic", secrecy: "24-1-23",
      calculation: "if(kind = 'skill', wageSubsidySkill(wage, periodDays), if(kind = 'ability', wageSubsidyAbility(wage, periodDays), if(kind = 'association', wageSubsidyAssociation(wage, periodDays), if(kind = 'over-55', wageSubsidyOver55(wage, periodDays), wageSubsidyOver60(wage, periodDays)))))",
    }),
    decidedOn: asked.day("Päätetty", "Beslutat", "Decided"),
  },
  title: ["employer", "kind"],
  columns: ["employer", "amount", "startsOn"],
  searchKeys: { companyName: "employer" },
  rules: [{ if: "decidedOn <= startsOn", field: "decidedOn", message: inWords("Työsuhde on alkanut ennen päätöstä. Palkkatukea ei voi myöntää.", "Anställningen har börjat före beslutet. Lönesubvention kan inte beviljas.", "The employment began before the decision. No subsidy can be granted.") }],
  stages: [
    { code: "applied", label: inWords("haettu", "ansökt", "applied for") },
    { code: "granted", label: inWords("myönnetty", "beviljad", "granted") },
    { code: "refused", label: inWords("hylätty", "avslagen", "refused"), ends: true },
    { code: "paid", label: inWords("maksettu", "betald", "paid"), ends: true },
  ],
  moves: [
    { code: "grant", label: inWords("Myönnä", "Bevilja", "Grant"), from: ["applied"], to: "granted", by: ["case-handler"], needs: ["decidedOn"], decides: true },
    { code: "refuse", label: inWords("Hylkää", "Avslå", "Refuse"), from: ["applied"], to: "refused", by: ["case-handler"], needs: ["decidedOn"], decides: true },
    { code: "pay", label: inWords("Maksa", "Betala", "Pay"), from: ["granted"], to: "paid", by: ["case-handler"], notBy: "grant" },
  ],
  batches: [payments({ payee: "employer", account: "account", amount: "amount", message: "Palkkatuki", payer })],
  decisions: subsidyDecisions,
  statistics: ["kind"],
  sample: { wage: "2500" },
  recipients: [{ ...keha, fields: ["employer", "kind", "startsOn", "amount", "decidedOn"] }],
  questions: companyQuestions("employer"),
})

/** The register of employment services, by its types of record. */
export const employmentDefinitions = [client, talk, time, plan, offer, service, statement, consent, wageSubsidy]
