import { fine } from "../../../src/model/families/fine.ts"
import { column, contact, economic, move, only, rule, stage } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"
import { fineDecisions } from "./texts.ts"

const its = fine()
const shared = { register: "pysakoinnin-rekisteri", version: 1, systems: ["pysakoinnin-tietojarjestelma"], secrecy: "partly-secret" as const }

/** A parking fine from the car to payment, rectification or enforcement (727/2011). */
const parkingFine = defineRegister({
  ...its,
  ...shared,
  type: "parking-fine",
  record: inWords("Pysäköintivirhemaksu", "Felparkeringsavgift", "Parking fine"),
  purpose: inWords("Pysäköintivirhemaksujen määrääminen, oikaisu ja perintä.", "Påförande, rättelse och indrivning av felparkeringsavgifter.", "Imposing, correcting and collecting parking fines."),
  opensCase: { classCode: "08 03 01", title: inWords("Pysäköintivirhemaksu", "Felparkeringsavgift", "Parking fine") },
  fields: {
    vehicle: asked.plate("Ajoneuvo", "Fordon", "Vehicle", { required: true, data: "ordinary" }),
    site: asked.siteAddress("Paikka", "Plats", "Place", { required: true }),
    actAt: asked.instant("Virheen aika", "Tidpunkt för felet", "Time of the error", { required: true }),
    actOn: asked.day("Virheen päivä", "Dag för felet", "Day of the error", { required: true }),
    holder: asked.person("Omistaja tai haltija", "Ägare eller innehavare", "Owner or holder", { data: "code", secrecy: "24-1-32" }),
    home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", contact),
    ...its.fields,
    serveBy: asked.day("Annettava tiedoksi viimeistään", "Delges senast", "To be served by", { calculation: "monthsLater(actOn, 6)" }),
    dueOn: asked.day("Eräpäivä", "Förfallodag", "Due day", { calculation: "fineDue(knownOn)" }),
    letterOn: asked.day("Kirje, jos maksamatta", "Brev om obetald", "Letter if unpaid", { calculation: "fineReminder(dueOn)" }),
    secondDueOn: asked.day("Eräpäivä kirjeen jälkeen", "Förfallodag efter brevet", "Due day after the letter", { calculation: "fineDue(daysLater(letterOn, 7))" }),
    risenTo: asked.money("Korotettuna", "Med höjning", "With the rise", { ...economic, calculation: "amount + fineRise()" }),
  },
  subject: "holder",
  title: ["vehicle", "givenOn"],
  columns: ["amount", "dueOn", "paidOn"],
  searchKeys: { vehicleRegistrationNumber: "vehicle", siteAddress: "site", hetu: "holder", customerName: "holder" },
  rules: [...its.rules, rule("givenOn", "givenOn >= actOn and givenOn <= serveBy", "Maksu annetaan tiedoksi kuuden kuukauden kuluessa virheestä.", "Avgiften delges inom sex månader från felet.", "The fine is served within six months of the error.")],
  retention: { years: 6, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
  legalBases: [{ article: "6(1)(e)", law: "727/2011 1 §", explanation: inWords("Kunnallinen pysäköinninvalvonta määrää virhemaksut.", "Den kommunala parkeringsövervakningen påför avgifterna.", "Municipal parking control imposes the fines.") }],
  recipients: [{ code: "enforcement", name: inWords("Ulosottolaitos", "Utsökningsverket", "Enforcement Authority"), basis: "706/2007", fields: ["holder", "vehicle", "actOn", "givenOn", "risenTo", "secondDueOn"] }],
  batches: [
    {
      code: "enforcement", label: inWords("Ulosottoon lähetettävät", "Till utsökning", "To enforcement"), stage: "risen", move: "enforce", only: "filled(holder) and secondDueOn < today() and not filled(paidOn)", sum: "risenTo", recipient: "enforcement",
      columns: [column("holder.code", "Henkilötunnus", "Personbeteckning", "Identity code"), column("holder.family", "Sukunimi", "Efternamn", "Family name"), column("holder.given", "Etunimet", "Förnamn", "Given names"), column("vehicle", "Ajoneuvo", "Fordon", "Vehicle"), column("actOn", "Virheen päivä", "Dag för felet", "Day of the error"), column("givenOn", "Annettu", "Given", "Given"), column("secondDueOn", "Eräpäivä", "Förfallodag", "Due day"), column("risenTo", "Määrä", "Belopp", "Amount")],
    },
  ],
  decisions: fineDecisions,
  sources: [{ name: inWords("Traficom: ajoneuvon omistaja ja haltija", "Traficom: fordonets ägare och innehavare", "Traficom: owner and holder of the vehicle"), byConsent: false }],
  sample: { actOn: "2026-03-16", givenOn: "2026-03-16", amount: "80", claimedOn: "2026-04-01", paidOn: "" },
})

/** A vehicle moved to the store: when, on what ground, and what it costs to fetch (1508/2019). */
const storedVehicle = defineRegister({
  ...shared,
  type: "stored-vehicle",
  record: inWords("Varastoitu ajoneuvo", "Förvarat fordon", "Stored vehicle"),
  purpose: inWords("Ajoneuvojen siirtäminen ja varastointi.", "Flyttning och förvaring av fordon.", "Moving and storing vehicles."),
  family: "fine",
  opensCase: { classCode: "08 03 01", title: inWords("Ajoneuvon siirto", "Flyttning av fordon", "Removal of a vehicle") },
  fields: {
    vehicle: asked.plate("Ajoneuvo", "Fordon", "Vehicle", { required: true, data: "ordinary" }),
    site: asked.siteAddress("Mistä", "Varifrån", "From where", { required: true }),
    ground: asked.longText("Peruste", "Grund", "Ground", { required: true }),
    movedOn: asked.day("Siirretty", "Flyttat", "Moved", { required: true }),
    fetchedOn: asked.day("Noudettu", "Hämtat", "Fetched"),
    days: asked.number("Vuorokausia", "Dygn", "Days", { calculation: "days(movedOn, if(filled(fetchedOn), fetchedOn, today())) + 1" }),
    fee: asked.money("Siirto ja säilytys", "Flyttning och förvaring", "Removal and storage", { calculation: "storageFee(days)" }),
    decidedOn: asked.day("Siirtopäätös lähetetty", "Flyttningsbeslutet sänt", "Decision sent"),
    becomesCitys: asked.day("Siirtyy kaupungille aikaisintaan", "Övergår till staden tidigast", "Becomes the city's at the earliest", { calculation: "daysLater(decidedOn, 67)" }),
  },
  subject: null,
  title: ["vehicle", "movedOn"],
  columns: ["movedOn", "fee"],
  searchKeys: { vehicleRegistrationNumber: "vehicle", siteAddress: "site" },
  rules: [rule("fetchedOn", "fetchedOn >= movedOn", "Ajoneuvo noudetaan vasta siirron jälkeen.", "Fordonet hämtas först efter flyttningen.", "The vehicle is fetched after it was moved.")],
  stages: [stage("moved", "siirretty", "flyttat", "moved"), stage("decided", "päätetty", "beslutat", "decided"), stage("given", "luovutettu", "utlämnat", "given out", { ends: true }), stage("citys", "kaupungin omistuksessa", "i stadens ägo", "the city's own", { ends: true })],
  moves: [
    move("decide", ["Tee siirtopäätös", "Fatta flyttningsbeslut", "Decide on the removal"], "moved", "decided", { needs: ["decidedOn"], decides: true }),
    move("give", ["Luovuta", "Lämna ut", "Give out"], ["moved", "decided"], "given", { needs: ["fetchedOn"] }),
    move("take-over", ["Ota kaupungille", "Ta till staden", "Take over"], "decided", "citys", { only: only("becomesCitys <= today()", "Määräaika ei ole päättynyt.", "Tiden har inte gått ut.", "The time is not over.") }),
  ],
  retention: { years: 6, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
  legalBases: [{ article: "6(1)(e)", law: "1508/2019 5–10 §", explanation: inWords("Kaupunki siirtää virheelliset ja hylätyt ajoneuvot.", "Staden flyttar felparkerade och övergivna fordon.", "The city moves wrongly parked and abandoned vehicles.") }],
  sample: { movedOn: "2026-05-01", fetchedOn: "2026-05-23", decidedOn: "2026-05-04" },
})

/** Parking: row 108. */
export const parking = [parkingFine, storedVehicle]
