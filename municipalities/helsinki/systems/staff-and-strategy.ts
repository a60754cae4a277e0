import { system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems of human resources and strategy. */
export const staffAndStrategySystems: InformationSystem[] = [
  system({
    name: named("onnistumisen johtamisen ja koulutuksen hallintajärjestelmä"),
    description: inThree("Järjestelmä tukee työn tavoitteiden ja koulutusten seurantaa.", "Systemet stöder uppföljningen av arbetsresultat och utbildningar.", "The system supports the follow-up of work performance and training."),
    source: page(285),
  }),
  system({
    name: named("sähköinen koulutusalusta"),
    description: inThree("Henkilöstö opiskelee alustalla verkossa.", "På plattformen studerar personalen på nätet.", "Staff study online on the platform."),
    source: page(285),
  }),
  system({
    name: named("rekrytointijärjestelmä"),
    description: inThree("Järjestelmällä kaupunki hoitaa työhakemukset ja avoimet paikat.", "Med systemet sköter staden lediga jobb och ansökningar.", "The city uses the system to handle vacancies and applications."),
    sameAs: ["henkiloston-rekrytointijarjestelma-rekrytoinnin-rekisteri"],
    source: page(285),
  }),
  system({
    name: named("uudelleensijoittuvien hallintajärjestelmä"),
    description: inThree("Järjestelmällä kaupunki hoitaa uuteen tehtävään siirtyvien asioita.", "Med systemet sköter staden ärenden för medarbetare som omplaceras.", "The city uses the system to manage staff who are being redeployed."),
    source: page(285),
  }),
  system({
    name: named("henkilöstöhallintajärjestelmät"),
    description: inThree("Kaupunki hoitaa järjestelmissä henkilöstönsä asioita.", "I systemen sköter staden sina personalärenden.", "The city handles its personnel matters in the systems."),
    sameAs: ["henkilosto-ja-palkkahallinnon-tietojarjestelma"],
    source: page(285),
  }),
  system({
    name: named("henkilöstökortin tilausjärjestelmä"),
    description: inThree("Järjestelmästä tilataan henkilöstökortit.", "Från systemet beställs personalkort.", "Staff cards are ordered through the system."),
    source: page(285),
  }),
  system({
    name: named("työsuojelu- ja tapaturmajärjestelmä"),
    description: inThree("Kaupunki kirjaa järjestelmään työsuojelun asiat ja tapaturmat.", "I systemet registrerar staden arbetarskyddsärenden och olycksfall.", "The city records occupational safety matters and accidents in the system."),
    source: page(285),
  }),
  system({
    name: named("Kuntarekisterin Väestöosa -tietojärjestelmä"),
    description: inThree("Kuntarekisterin väestöosassa ovat kaupungin väestötiedot.", "I kommunregistrets befolkningsdel finns stadens befolkningsuppgifter.", "The population part of the municipal register holds the city's population data."),
    partOf: "kuntarekisteri",
    source: page(381),
  }),
  system({
    name: named("Sähköinen asiointi"),
    description: inThree("Asukas hoitaa palvelussa asioitaan verkossa.", "I tjänsten sköter invånaren sina ärenden på nätet.", "Residents use the service to deal with the city online."),
    source: page(385),
  }),
  system({
    name: named("kaupunkilaispalvelut profiili"),
    description: inThree("Profiilissa ovat kaupunkilaisen tiedot verkkopalveluja varten.", "Profilen innehåller stadsbons uppgifter för e-tjänsterna.", "The profile holds a resident's data for the e-services."),
    source: page(385),
  }),
  system({
    name: named("tunnistautuminen"),
    description: inThree("Palvelu tunnistaa verkkopalvelun käyttäjän.", "Tjänsten identifierar den som använder e-tjänsten.", "The service identifies the user of an e-service."),
    source: page(385),
  }),
  system({
    name: named("Tilastot ja tietoaineistot datapalvelu"),
    description: inThree("Palvelu jakaa kaupungin tilastoja ja tietoaineistoja.", "Tjänsten delar ut stadens statistik och informationsmaterial.", "The service shares the city's statistics and data sets."),
    source: page(389),
  }),
  system({
    name: named("Tilastotietokannat verkkopalvelut"),
    description: inThree("Palveluissa on tilastotietokantoja verkossa.", "Tjänsterna erbjuder statistikdatabaser på nätet.", "The services offer statistical databases online."),
    source: page(389),
  }),
  system({
    name: named("Käyttäjähallinta"),
    description: inThree("Järjestelmällä kaupunki hallitsee käyttäjiä ja heidän tunnuksiaan.", "Med systemet hanterar staden användare och deras användarnamn.", "The city uses the system to manage users and their accounts."),
    source: page(393),
  }),
  system({
    name: named("Palvelu- ja toimipisterekisteri"),
    description: inThree("Rekisterissä ovat kaupungin palvelut ja toimipisteet.", "I registret finns stadens tjänster och verksamhetsställen.", "The register lists the city's services and service points."),
    sameAs: ["toimipisterekisteri"],
    source: page(397),
  }),
  system({
    name: named("Tiedonhallinnan järjestelmät"),
    description: inThree("Kaupunki ylläpitää järjestelmissä tiedonhallintamalliaan.", "I systemen upprätthåller staden sin informationshanteringsmodell.", "The city maintains its information management model in the systems."),
    source: page(401),
  }),
  system({
    name: named("Kulunvalvonta- ja työajanseurantajärjestelmät"),
    description: inThree("Järjestelmät valvovat kulkua tiloihin ja seuraavat työaikaa.", "Systemen övervakar tillträdet till lokaler och följer arbetstiden.", "The systems control access to premises and track working time."),
    source: page(405),
  }),
  system({
    name: named("kameravalvontajärjestelmät"),
    description: inThree("Järjestelmät kuvaavat tiloja valvontakameroilla.", "Systemen sköter kameraövervakningen.", "The systems run the camera surveillance."),
    source: page(405),
  }),
  system({
    name: named("avainhallintajärjestelmät"),
    description: inThree("Järjestelmissä pidetään kirjaa avaimista.", "I systemen håller man reda på nycklar.", "The systems keep track of keys."),
    source: page(405),
  }),
  system({
    name: named("sähköisen pääsynhallintaohjelmat"),
    description: inThree("Ohjelmilla kaupunki hallitsee sähköistä pääsyä.", "Med programmen hanterar staden elektroniskt tillträde.", "The city uses the programs to manage electronic access."),
    source: page(405),
  }),
]
