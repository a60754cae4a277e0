import { among, move, only, stage } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"

const secret = { data: "ordinary", secrecy: "24-1-25" } as const

/** The notice of 2021 says ten years; 380/2023 122 § has the national data gone in four, and what is the city's own goes by its records plan. */
const shared = {
  register: "tyollisyyspalvelujen-asiakasrekisteri",
  version: 1,
  systems: ["espoon-kaupungin-suojattu-kayttooikeuksin-rajoitettu-verkkolevy"],
  family: "archive",
  secrecy: "secret" as const,
  retention: { years: 10, from: "end" as const, after: "destroy" as const, basis: inWords("Tietosuojaseloste 24.6.2021: kymmenen vuotta", "Dataskyddsbeskrivning 24.6.2021: tio år", "Privacy notice of 24 June 2021: ten years") },
  legalBases: [{ article: "6(1)(c)", law: "380/2023 114 §", explanation: inWords("Laki velvoittaa kaupungin järjestämään työvoimapalvelut.", "Lagen ålägger staden att ordna arbetskraftsservice.", "The law obliges the city to provide employment services.") }],
}

/** A folder: whoever opened it owns it until it is handed over, and others get to it for a time by a supervisor's decision. */
const folder = defineRegister({
  ...shared,
  type: "protected-folder",
  record: inWords("Suojattu kansio", "Skyddad mapp", "Protected folder"),
  purpose: inWords("Työllisyyspalvelujen tiedostojen säilyttäminen niin, että vain oikeuden saaneet pääsevät niihin.", "Förvaring av sysselsättningstjänsternas filer så att bara de som fått rätt kommer åt dem.", "Keeping the files of employment services so that only those with the right get to them."),
  fields: {
    name: asked.text("Kansion nimi", "Mappens namn", "Name of the folder", { required: true, hint: inWords("Ei henkilöiden nimiä.", "Inga personnamn.", "No names of persons.") }),
    use: asked.longText("Mihin kansiota käytetään", "Vad mappen används till", "What the folder is for", { required: true }),
    covers: asked.period("Ajanjakso, jota tiedostot koskevat", "Tid som filerna gäller", "Time that the files are of", { required: true }),
    reviewedOn: asked.day("Oikeudet tarkistettu", "Rättigheterna kontrollerade", "Rights looked at"),
    closedOn: asked.day("Suljettu", "Stängd", "Closed"),
  },
  subject: null,
  title: ["name"],
  columns: ["covers", "reviewedOn"],
  searchKeys: { customerRelationPeriod: "covers" },
  stages: [stage("in-use", "käytössä", "i bruk", "in use"), stage("closed", "suljettu", "stängd", "closed", { ends: true })],
  moves: [
    move("review", ["Oikeudet on tarkistettu", "Rättigheterna har kontrollerats", "The rights have been looked at"], "in-use", "in-use", { sets: { reviewedOn: "today()" } }),
    move("close", ["Sulje kansio", "Stäng mappen", "Close the folder"], "in-use", "closed", { needs: ["closedOn"], only: only("closedOn <= today()", "Sulkemispäivä on viimeistään tänään.", "Dagen är senast i dag.", "The day is today at the latest."), itself: "closedOn <= today()" }),
  ],
  sample: { closedOn: "2026-11-20" },
})

/** A file in a folder. It stays as it came: a newer one is a file of its own. */
const file = defineRegister({
  ...shared,
  type: "protected-file",
  record: inWords("Tiedosto", "Fil", "File"),
  purpose: inWords("Kansiossa säilytettävä tiedosto.", "En fil som förvaras i mappen.", "A file that is kept in the folder."),
  fields: {
    folder: asked.recordLink("Kansio", "Mapp", "Folder", { required: true, to: "protected-folder" }),
    kind: asked.choice("Laji", "Slag", "Kind", { required: true, ...among(["client", "asiakastyön asiakirja", "handling i klientarbetet", "paper of client work"], ["provider", "palveluntuottajan asiakirja", "producentens handling", "paper of a provider"], ["own", "oma työasiakirja", "egen arbetshandling", "own working paper"]) }),
    name: asked.text("Mikä tiedosto on", "Vad filen är", "What the file is", { ...secret, required: true }),
    came: asked.day("Saapui tai laadittiin", "Kom in eller gjordes", "Came or was made", { required: true }),
    content: asked.file("Tiedosto", "Fil", "File", { ...secret, required: true }),
  },
  subject: null,
  belongsTo: "folder",
  title: ["kind", "came"],
  columns: ["kind", "came"],
  searchKeys: {},
  stages: [stage("kept", "säilytyksessä", "i förvar", "kept", { ends: true })],
  statistics: ["kind"],
})

/** The protected network drive: row 78. */
export const protectedDrive = [folder, file]
