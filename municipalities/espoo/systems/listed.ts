import { party, system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems that stand in the pools' lists of systems. */
export const listedSystems: InformationSystem[] = [
  system({
    name: named("Päätöksentekojärjestelmä (Dynasty 10)"),
    also: ["Espoon päätöksentekojärjestelmä", "Espoon kaupungin päätöksentekojärjestelmä D10", "Dynasty 10"],
    description: inThree("Järjestelmässä valmistellaan ja tehdään kaupungin päätökset, hoidetaan kokoukset ja pidetään suurinta osaa asiarekisteristä.", "I systemet bereds och fattas stadens beslut, sköts möten och förs största delen av ärenderegistret.", "The system is used to prepare and make the city's decisions, run meetings and keep most of the case register."),
    owners: [party("Espoon kaupunki")],
    source: page(7),
  }),
  system({
    name: named("Sosiaalihuollon tietojärjestelmä"),
    description: inThree("Sosiaalipalvelujen työntekijät hoitavat tässä järjestelmässä asiakastyönsä.", "Socialvårdens anställda sköter sitt klientarbete i detta system.", "Social services staff do their client work in this system."),
    source: page(41),
  }),
  system({
    name: named("Terveydenhuollon tietojärjestelmä"),
    description: inThree("Järjestelmää käytetään potilaiden hoidossa, neuvoloissa, kouluterveydenhuollossa ja koronatartuntojen seurannassa.", "Systemet används i patientvården, på rådgivningsbyråerna, i skolhälsovården och för uppföljning av covid-19-smitta.", "The system is used in patient care, clinics, school health care and the tracing of COVID-19 infections."),
    source: page(65),
  }),
  system({
    name: named("Museoiden kokoelmanhallintajärjestelmä"),
    description: inThree("Järjestelmään luetteloidaan kaupungin museoiden kokoelmat.", "I systemet katalogiseras stadsmuseernas samlingar.", "The collections of the city's museums are catalogued in this system."),
    source: page(151),
  }),
  system({
    name: named("kirjastojen kokoelmanhallinta- ja asiakastietojärjestelmä (Helmet)"),
    description: inThree("Järjestelmässä hoidetaan Helmet-kirjastojen aineisto ja asiakastiedot.", "I systemet hanteras Helmet-bibliotekens material och kunduppgifter.", "The system manages the stock and customer data of the Helmet libraries."),
    source: page(151),
  }),
  system({
    name: named("Kulttuuriavustusjärjestelmä"),
    description: inThree("Järjestelmässä käsitellään kulttuuriavustuksia.", "I systemet behandlas kulturunderstöd.", "Culture grants are handled in this system."),
    source: page(151),
  }),
  system({
    name: named("Nuorisoavustusjärjestelmä"),
    description: inThree("Järjestelmässä käsitellään nuorisoavustuksia.", "I systemet behandlas ungdomsunderstöd.", "Youth grants are handled in this system."),
    source: page(178),
  }),
  system({
    name: named("Kurssien ilmoittautumisjärjestelmä"),
    description: inThree("Järjestelmän kautta ilmoittaudutaan liikuntakursseille.", "Via systemet anmäler man sig till idrottskurser.", "People sign up for sports courses through this system."),
    source: page(200),
  }),
  system({
    name: named("Taso – Kilpailujärjestelmä"),
    description: inThree("Järjestelmässä hallitaan sarjoja ja otteluita.", "I systemet hanteras serier och matcher.", "The system manages leagues and matches."),
    source: page(200),
  }),
  system({
    name: named("Valo-ohjausjärjestelmä"),
    description: inThree("Järjestelmällä ohjataan liikuntapaikkojen valaistusta.", "Med systemet styrs belysningen på idrottsplatserna.", "The system controls the lights at sports facilities."),
    source: page(200),
  }),
  system({
    name: named("resurssivarausjärjestelmä"),
    also: ["Sivistystoimen resurssivarausjärjestelmä"],
    description: inThree("Järjestelmässä varataan saleja, kenttiä ja muita tiloja, myös sähköisesti.", "I systemet bokas salar, planer och andra lokaler, också elektroniskt.", "Halls, fields and rooms are booked in this system, also online."),
    source: page(200),
  }),
  system({
    name: named("Ulkoliikunta.fi"),
    description: inThree("Palvelu näyttää ulkoliikuntapaikat ja niiden kunnon.", "Tjänsten visar platser för utomhusmotion och deras skick.", "The service shows outdoor sports places and their condition."),
    source: page(200),
  }),
  system({
    name: named("Oppilas- ja opiskelijahuollon tietojärjestelmä"),
    description: inThree("Järjestelmää käytetään koulukuraattorien ja -psykologien työssä.", "Systemet används i skolkuratorernas och skolpsykologernas arbete.", "The system is used in school social work and school psychology."),
    source: page(221),
  }),
  system({
    name: named("Opetuksen tietojärjestelmä"),
    description: inThree("Järjestelmässä hoidetaan oppilaiden ja opetuksen tietoja.", "I systemet hanteras uppgifter om elever och undervisning.", "The system manages information on pupils and teaching."),
    source: page(246),
  }),
  system({
    name: named("Varhaiskasvatuksen tietojärjestelmä"),
    description: inThree("Järjestelmässä hoidetaan varhaiskasvatuksen tietoja.", "I systemet hanteras uppgifter inom småbarnspedagogiken.", "The system manages early childhood education information."),
    source: page(269),
  }),
  system({
    name: named("Paikkatietojärjestelmä"),
    description: inThree("Kartta-alustaa käyttävät ympäristönsuojelu, rakennusvalvonta, maankäyttö ja kiinteistötoimi.", "Kartplattformen används av miljövården, byggnadstillsynen, markanvändningen och fastighetssidan.", "This map platform serves environmental protection, building control, land use and real estate."),
    source: page(289),
  }),
  system({
    name: named("teknisen ja ympäristötoimen dokumentinhallintajärjestelmä"),
    description: inThree("Järjestelmässä säilytetään teknisen ja ympäristötoimen asiakirjat ja piirustukset.", "I systemet förvaras teknik- och miljösektorns dokument och ritningar.", "The documents and drawings of the Technical and Environment Sector are kept in this system."),
    source: page(289),
  }),
  system({
    name: named("Yleisten alueiden tapahtumatietojärjestelmä"),
    description: inThree("Järjestelmään merkitään yleisten alueiden tapahtumat ja työt.", "I systemet antecknas evenemang och arbeten på allmänna områden.", "Events and works in public areas are entered in this system."),
    sameAs: ["winkki-jarjestelma-yleisten-alueiden-tapahtumarekisteri-winkki-katutapahtumat"],
    source: page(407),
  }),
  system({
    name: named("Kiinteistöpidon tietojärjestelmä"),
    also: ["Koki kiinteistöpidon tietojärjestelmä"],
    description: inThree("Järjestelmää käytetään rakennusten ylläpidossa.", "Systemet används för underhållet av byggnader.", "The system is used for the upkeep of buildings."),
    source: page(423),
  }),
  system({
    name: named("kiinteistötietojärjestelmä"),
    also: ["RambollFM kiinteistötietojärjestelmä"],
    description: inThree("Järjestelmässä hallitaan kiinteistöjä, tiloja ja vuokrasopimuksia.", "I systemet hanteras fastigheter, lokaler och hyresavtal.", "The system manages premises, spaces and leases."),
    source: page(425),
  }),
  system({
    name: named("Projektisalkku"),
    description: inThree("Järjestelmässä seurataan kaupungin ohjelmia ja projekteja.", "I systemet följs stadens program och projekt upp.", "The city's programmes and projects are followed in this system."),
    source: page(469),
  }),
  system({
    name: named("Sidonnaisuusrekisteri"),
    description: inThree("Rekisteriin kootaan luottamushenkilöiden ja viranhaltijoiden ilmoitukset sidonnaisuuksistaan.", "I registret samlas de förtroendevaldas och tjänsteinnehavarnas redogörelser för sina bindningar.", "The register gathers the declarations of interests of elected representatives and office holders."),
    source: page(470),
  }),
  system({
    name: named("Rekrytointijärjestelmä"),
    description: inThree("Järjestelmää käytetään kaupungin rekrytoinnissa.", "Systemet används i stadens rekrytering.", "The system is used in the city's recruitment."),
    source: page(500),
  }),
  system({
    name: named("Henkilöstötietojärjestelmä"),
    description: inThree("Järjestelmässä hoidetaan henkilöstön palvelussuhteiden tietoja.", "I systemet hanteras uppgifter om personalens anställningar.", "The system manages staff employment data."),
    source: page(500),
  }),
  system({
    name: named("Työturvallisuusjärjestelmä (Hessu)"),
    description: inThree("Järjestelmään kirjataan työturvallisuuden riskit ja havainnot.", "I systemet antecknas risker och observationer som gäller säkerheten i arbetet.", "Risks and observations on safety at work are recorded in this system."),
    source: page(500),
  }),
  system({
    name: named("Kassajärjestelmä"),
    description: inThree("Järjestelmässä hoidetaan kassapäätteiden ja verkkomaksujen tapahtumat.", "I systemet hanteras betalningar i kassaterminaler och på webben.", "The system handles cash register and online payments."),
    source: page(514),
  }),
  system({
    name: named("Maksuliikennejärjestelmä"),
    also: ["Maksuliikenne kassaennustaminen"],
    description: inThree("Järjestelmässä hoidetaan maksuliikenne ja ennustetaan kassan riittävyyttä.", "I systemet sköts betalningsrörelsen och görs kassaprognoser.", "The system handles payments and cash forecasts."),
    source: page(516),
  }),
  system({
    name: named("Microsoft O365"),
    also: ["hallinnon O365 rekisteri"],
    description: inThree("Hallinto käyttää tätä toimisto-ohjelmiin ja sähköpostiin.", "Förvaltningen använder detta för kontorsprogram och e-post.", "The administration uses this for office tools and email."),
    source: page(574),
  }),
]
