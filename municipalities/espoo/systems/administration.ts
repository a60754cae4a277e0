import { system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named, notStated } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Administration, schools and customer service: systems that the page names among registers. */
export const administrationSystems: InformationSystem[] = [
  system({
    name: named("Espoon kaupungin aineistopankki"),
    description: inThree("Pankissa säilytetään kaupungin viestinnän aineistoja.", "I banken förvaras material för stadens kommunikation.", "The bank stores media material for the city's communications."),
    namedIn: ["yleishallinnon-tietovaranto"],
    source: page(467),
  }),
  system({
    name: named("Notecrow"),
    description: notStated(),
    namedIn: ["yleishallinnon-tietovaranto"],
    source: page(474),
  }),
  system({
    name: named("Espoon kaupungin työajanseuranta"),
    description: inThree("Järjestelmässä seurataan kaupungin työntekijöiden työaikaa.", "I systemet följs de stadsanställdas arbetstid upp.", "The system records the working time of city employees."),
    namedIn: ["henkilostotietovaranto"],
    source: page(493),
  }),
  system({
    name: named("Community"),
    description: notStated(),
    namedIn: ["talouden-tietovaranto"],
    source: page(515),
  }),
  system({
    name: named("Azure AD (hallinta-ja lokirekisteri)"),
    description: inThree("Hakemistossa hallitaan käyttäjätilejä, ja lokiin jää tieto kirjautumisista.", "I katalogen hanteras användarkonton, och inloggningarna sparas i en logg.", "The directory manages user accounts, and sign-ins are saved in a log."),
    namedIn: ["ict-tietovaranto"],
    source: page(573),
  }),
  system({
    name: named("ICT-laiterekisteri"),
    description: inThree("Rekisterissä ovat kaupungin ICT-laitteet.", "Registret innehåller stadens ICT-utrustning.", "The register holds the city's ICT devices."),
    namedIn: ["ict-tietovaranto"],
    source: page(576),
  }),
  system({
    name: named("Tapiolan Lukio -mobiilisovellus"),
    description: inThree("Tämä on Tapiolan lukion oma mobiilisovellus.", "Detta är mobilappen för gymnasiet Tapiolan lukio.", "This is the mobile application of the Tapiolan lukio upper secondary school."),
    namedIn: ["opetuksen-ja-koulutuksen-tietovaranto"],
    source: page(240),
  }),
  system({
    name: named("Espoon ja Kauniaisten suomenkielisten lukioiden sähköinen ainevalintakortti"),
    description: inThree("Lukioon hakevat valitsevat kortilla oppiaineensa.", "De som söker till gymnasiet väljer sina läroämnen på kortet.", "Applicants to upper secondary school choose their subjects on this form."),
    namedIn: ["opetuksen-ja-koulutuksen-tietovaranto"],
    source: page(241),
  }),
  system({
    name: named("det elektroniska webbinstitutet Moodle", "sv"),
    description: inThree("Esbo Arbis käyttää tätä ruotsinkielistä verkko-oppimisympäristöä.", "Esbo Arbis använder denna svenskspråkiga lärplattform på webben.", "Esbo Arbis uses this Swedish-language online learning platform."),
    namedIn: ["kulttuuripalvelujen-tietovaranto"],
    source: page(146),
  }),
  system({
    name: named("Tajua Mut! yhteydenottopyyntö -palvelu"),
    description: inThree("Palvelun kautta voi pyytää, että apua tarvitsevaan nuoreen otetaan yhteyttä.", "Via tjänsten kan man be att någon tar kontakt med en ung person som behöver hjälp.", "The service is used to ask that a young person in need be contacted."),
    namedIn: ["nuorisopalvelujen-tietovaranto"],
    source: page(168),
  }),
  system({
    name: named("Webropol (tapahtumailmoittautumiset ja kyselyt)"),
    description: inThree("Palvelulla tehdään kyselyjä ja otetaan vastaan ilmoittautumisia tapahtumiin.", "Med tjänsten görs enkäter och tas anmälningar till evenemang emot.", "The service is used for surveys and event sign-ups."),
    namedIn: ["yleisen-asiakaspalvelun-tietovaranto"],
    source: page(602),
  }),
  system({
    name: named("Chat-palvelut (Chat-palveluiden rekisteri)"),
    description: inThree("Asiakkaat voivat kysyä kaupungin palveluista chatissa.", "Kunderna kan fråga om stadens tjänster i chatten.", "Customers can ask about city services by chat."),
    namedIn: ["yleisen-asiakaspalvelun-tietovaranto"],
    source: page(610),
  }),
  system({
    name: named("Espoo.fi-sivusto (käyttäjärekisteri)"),
    description: inThree("Kaupungin verkkosivustolla on myös kirjautuneita käyttäjiä.", "Stadens webbplats har också inloggade användare.", "The city's website also has signed-in users."),
    namedIn: ["yleisen-asiakaspalvelun-tietovaranto"],
    source: page(611),
  }),
  system({
    name: named("Puheluiden tallennus (Puheluiden tallennusrekisteri)"),
    description: inThree("Järjestelmä tallentaa kaupungin asiakaspuheluja.", "Systemet spelar in stadens kundsamtal.", "The system records the city's customer calls."),
    namedIn: ["yleisen-asiakaspalvelun-tietovaranto"],
    source: page(616),
  }),
  system({
    name: named("Verkkopalautejärjestelmä"),
    description: inThree("Järjestelmässä otetaan vastaan verkossa annettu palaute.", "I systemet tas respons från webben emot.", "The system receives feedback given online."),
    namedIn: ["yleisen-asiakaspalvelun-tietovaranto"],
    source: page(619),
  }),
]
