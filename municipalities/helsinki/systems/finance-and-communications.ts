import { party, system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems of finance and communications, and those that the page names in its text. */
export const financeAndCommunicationsSystems: InformationSystem[] = [
  system({
    name: named("taloushallinnan tietojärjestelmät"),
    description: inThree("Kaupunki hoitaa järjestelmissä kirjanpitoaan, talousarviotaan ja tilinpäätöstään.", "I systemen sköter staden bokföring, budget och bokslut.", "The city handles its accounts, budget and financial statements in the systems."),
    source: page(450),
  }),
  system({
    name: named("konserniomistuksen hallintatietojärjestelmä"),
    description: inThree("Järjestelmä pitää kirjaa kaupungin omistuksista konsernin yhteisöissä.", "I systemet håller staden reda på sitt ägande i koncernens sammanslutningar.", "The system keeps track of the city's holdings in group entities."),
    source: page(450),
  }),
  system({
    name: named("avustusten hallintajärjestelmät"),
    description: inThree("Kaupunki käsittelee järjestelmissä avustuksia.", "I systemen behandlar staden understöd.", "The city processes grants in the systems."),
    sameAs: ["avustusrekisteri-avustusjarjestelma"],
    source: page(450),
  }),
  system({
    name: named("tietovarastot"),
    description: inThree("Tietovarastoihin kootaan talouden tietoja.", "I datalagren samlas uppgifter om ekonomin.", "The data warehouses bring together financial data."),
    source: page(450),
  }),
  system({
    name: named("asuntotuotannon rekisteri"),
    description: inThree("Rekisteristä kaupunki seuraa asuntojen rakentamista.", "Med registret följer staden bostadsproduktionen.", "The city uses the register to follow housing production."),
    source: page(450),
  }),
  system({
    name: named("kilpailutus- ja sopimuksenhallintajärjestelmät"),
    description: inThree("Kaupunki hoitaa järjestelmissä hankintojen kilpailutuksen ja sopimukset.", "I systemen sköter staden konkurrensutsättning och avtal.", "The city handles tendering and contracts in the systems."),
    sameAs: ["hankintojen-kilpailutusjarjestelma", "sopimushallintajarjestelma"],
    source: page(450),
  }),
  system({
    name: named("projektinhallintajärjestelmät"),
    description: inThree("Kaupunki johtaa ja seuraa järjestelmissä hankkeitaan.", "I systemen leder och följer staden sina projekt.", "The city manages and follows its projects in the systems."),
    source: page(450),
  }),
  system({
    name: named("Sisällön tuotantojärjestelmä (hel.fi -verkkosivusto)"),
    also: ["sisällöntuotannonjärjestelmä (Hel.fi-sivustot)", "Hel.fi-sivustot"],
    description: inThree("Kaupunki tekee järjestelmällä hel.fi-sivustojen sisällöt.", "Med systemet gör staden innehållet på hel.fi.", "The city uses the system to produce the content of hel.fi."),
    source: page(474),
  }),
  system({
    name: named("Osallisuuden tietojärjestelmät"),
    description: inThree("Järjestelmillä kaupunki antaa asukkaille keinoja osallistua.", "Med systemen låter staden invånarna delta och påverka.", "The city uses the systems to let residents take part and have a say."),
    source: page(512),
  }),
  system({
    name: named("kehittäjäyhteisön jäsenrekisterijärjestelmä"),
    description: inThree("Järjestelmässä on kehittäjäyhteisön jäsenrekisteri.", "Systemet innehåller utvecklargemenskapens medlemsregister.", "The system holds the member register of the developer community."),
    source: page(512),
  }),
  system({
    name: named("palautejärjestelmä"),
    description: inThree("Kaupunki ottaa järjestelmässä vastaan palautetta ja käsittelee sen.", "I systemet tar staden emot och behandlar respons.", "The city receives and handles feedback in the system."),
    source: page(512),
  }),
  system({
    name: named("uutiskirjeiden, kyselyiden ja kutsujen hallinnointiin tarkoitetut asiakas- ja sidosryhmätoimintojen hallinnan tietojärjestelmä"),
    description: inThree("Kaupunki lähettää järjestelmällä uutiskirjeet, kyselyt ja kutsut asiakkaille ja sidosryhmille.", "Med systemet skickar staden nyhetsbrev, enkäter och inbjudningar till kunder och intressenter.", "The city uses the system to send newsletters, surveys and invitations to customers and stakeholders."),
    source: page(512),
  }),
  system({
    name: named("digitukipalvelu"),
    description: inThree("Palvelussa kaupunki neuvoo etänä digitaalisten palvelujen käytössä.", "I tjänsten ger staden råd på distans om att använda digitala tjänster.", "The city uses the service to give remote help with digital services."),
    source: page(512),
  }),
  system({
    name: named("Colossus Finland Oy:n kaupunkikuormapyöräjärjestelmä"),
    also: ["kaupunkikuormajärjestelmä"],
    description: inThree("Järjestelmä tarjoaa kokeilussa yhteiskäyttöisiä kaupunkikuormapyöriä.", "Systemet erbjuder delade stadslastcyklar i ett försök.", "The system offers shared city cargo bikes in a trial."),
    owners: [party("Colossus Finland Oy")],
    namedIn: ["yritystoiminnan-tukemisen-ja-yrittajyyden-edistamisen-tietovaranto"],
    source: page(79),
  }),
  system({
    name: named("Visit Finland -palvelu"),
    description: inThree("Visit Finland on kaupungin kansallinen kumppani matkailussa.", "Visit Finland är stadens nationella samarbetspartner inom turism.", "Visit Finland is the city's national partner in tourism."),
    namedIn: ["matkailu"],
    source: page(44),
  }),
  system({
    name: named("Digi- ja väestötietoviraston muutostietopalvelu"),
    description: inThree("Palvelu toimittaa kaupungille viikoittain henkilötietojen muutokset.", "Tjänsten ger staden varje vecka ändringar i personuppgifter.", "The service gives the city changes in personal data every week."),
    owners: [party("Digi- ja väestötietovirasto (DVV)")],
    namedIn: ["helsingin-vaestotietojarjestelma"],
    source: page(350),
  }),
  system({
    name: named("Suomi.fi -palvelutietovaranto"),
    description: inThree("Suomi.fi-palvelutietovaranto kokoaa palvelujen tietoja kansallisesti.", "Suomi.fi-servicedatalagret samlar uppgifter om tjänster på nationell nivå.", "The Suomi.fi Service Catalogue collects data on services at national level."),
    namedIn: ["palvelurekisteri"],
    source: page(332),
  }),
  system({
    name: named("toimipisterekisteri"),
    also: ["pääkaupunkiseudun toimipiste- ja palvelurekisteri"],
    description: inThree("Rekisteri sisältää pääkaupunkiseudun toimipisteet ja niiden ajat.", "Registret innehåller huvudstadsregionens verksamhetsställen och deras tider.", "The register holds the service points of the capital region and their hours."),
    sameAs: ["palvelu-ja-toimipisterekisteri"],
    namedIn: ["palvelurekisteri"],
    source: page(304),
  }),
  system({
    name: named("tiedonohjaussuunnitelma (TOS), avoin rajapinta"),
    description: inThree("Suunnitelma ohjaa aineistojen luokittelua, käsittelyä ja säilytysaikoja, ja sen tiedot saa avoimesta rajapinnasta.", "Planen styr hur material klassificeras, behandlas och bevaras, och uppgifterna fås via ett öppet gränssnitt.", "The plan sets how materials are classified, handled and kept, and its data is available through an open interface."),
    namedIn: ["tiedonhallintamalli"],
    source: page(84),
  }),
  system({
    name: named("Kerrokantasi.fi"),
    description: inThree("Kerrokantasi.fi kerää asukkaiden mielipiteitä ja kokoaa ne yhteenvedoksi.", "Kerrokantasi.fi samlar in invånarnas åsikter och gör ett sammandrag av dem.", "Kerrokantasi.fi collects residents' opinions and sums them up."),
    namedIn: ["tiedotus-ja-viestintatietovaranto"],
    source: page(492),
  }),
  system({
    name: named("Securemail (https://securemail.hel.fi/)"),
    description: inThree("Asukas lähettää Securemaililla kirjaamolle suojatun sähköpostin.", "Med Securemail skickar invånaren skyddad e-post till registratorskontoret.", "Residents use Securemail to send protected e-mail to the registry."),
    source: page(531),
  }),
  system({
    name: named("Ilmoitukset ja Kuulutukset -internetsivut"),
    description: inThree("Sivuilla ovat kaupungin julkiset ilmoitukset ja kuulutukset.", "På sidorna finns stadens offentliga anslag och kungörelser.", "The pages show the city's public notices and announcements."),
    source: page(516),
  }),
]
