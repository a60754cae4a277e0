import { system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Land, map, building and street systems that the page names among registers. */
export const landSystems: InformationSystem[] = [
  system({
    name: named("Trimble Locus ympäristövalvontarekisteri"),
    description: inThree("Rekisterissä ovat ympäristöluvat ja -tarkastukset.", "Registret innehåller miljötillstånd och miljöinspektioner.", "The register holds environmental permits and inspections."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["ymparistonsuojelun-tietovaranto"],
    source: page(285),
  }),
  system({
    name: named("Trimble Locus, rakennuslupa- ja vastuuhenkilöjärjestelmä"),
    description: inThree("Järjestelmässä ovat rakennusluvat ja rakentamisen vastuuhenkilöt.", "Systemet innehåller bygglov och ansvariga personer för byggandet.", "The system holds building permits and the persons responsible for construction."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["rakennusvalvonnan-tietovaranto"],
    source: page(303),
  }),
  system({
    name: named("Trimble Locus / Maaomaisuussovellus"),
    description: inThree("Sovelluksessa hallitaan kaupungin maaomaisuutta.", "I applikationen förvaltas stadens markegendom.", "The application manages the city's land property."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["maankayton-tietovaranto"],
    source: page(339),
  }),
  system({
    name: named("Trimble Locus, yleisten alueiden luparekisteri"),
    description: inThree("Rekisterissä ovat yleisten alueiden käyttöä koskevat luvat.", "Registret innehåller tillstånd för allmänna områden.", "The register holds permits for public areas."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["maankayton-tietovaranto"],
    source: page(340),
  }),
  system({
    name: named("Trimble Locus kiinteistörekisteri"),
    description: inThree("Sovelluksella pidetään kiinteistörekisteriä.", "Med applikationen förs fastighetsregistret.", "The application is used to keep the real estate register."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["kiinteistotietovaranto"],
    source: page(361),
  }),
  system({
    name: named("Trimble Locus, käyttöoikeusrekisteri"),
    description: inThree("Rekisteristä näkee, kenellä on oikeus käyttää Locus-järjestelmää.", "Registret visar vem som har rätt att använda Locus.", "The register shows who has the right to use Locus."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["ict-tietovaranto"],
    source: page(570),
  }),
  system({
    name: named("Trimble Locus, rajapintakäyttöoikeusrekisteri"),
    description: inThree("Rekisteristä näkee, kenellä on oikeus käyttää Locuksen rajapintoja.", "Registret visar vem som har rätt att använda gränssnitten i Locus.", "The register shows who has the right to use the Locus interfaces."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["ict-tietovaranto"],
    source: page(571),
  }),
  system({
    name: named("Trimble Locus, Webmap käyttöoikeusrekisteri"),
    description: inThree("Rekisteristä näkee, kenellä on oikeus käyttää Webmap-verkkokarttaa.", "Registret visar vem som har rätt att använda webbkartan Webmap.", "The register shows who has the right to use the Webmap online map."),
    partOf: "paikkatietojarjestelma",
    namedIn: ["ict-tietovaranto"],
    source: page(572),
  }),
  system({
    name: named("kaavapalautejärjestelmä"),
    description: inThree("Järjestelmällä kysytään asukkaiden mielipiteitä kaavoista ja kerätään palautetta.", "Med systemet frågar staden invånarna om planer och samlar in respons.", "The system is used to survey residents about plans and collect their feedback."),
    namedIn: ["maankayton-tietovaranto"],
    source: page(322),
  }),
  system({
    name: named("Espoon karttapalvelu"),
    description: inThree("Palvelu näyttää kaupungin kartat kaikille, ja siinä on käyttäjätilejä.", "Tjänsten visar stadens kartor för alla, och den har användarkonton.", "The service shows city maps to everyone, and it has user accounts."),
    namedIn: ["maankayton-tietovaranto"],
    source: page(326),
  }),
  system({
    name: named("Winkki-järjestelmä, yleisten alueiden tapahtumarekisteri (Winkki-katutapahtumat)"),
    description: inThree("Järjestelmään merkitään katujen tapahtumat.", "I systemet antecknas evenemang och arbeten på gatorna.", "Street events are recorded in this system."),
    sameAs: ["yleisten-alueiden-tapahtumatietojarjestelma"],
    namedIn: ["katujen-ja-yleisten-alueiden-tietovaranto"],
    source: page(402),
  }),
  system({
    name: named("Hansu hankerekisteri"),
    description: inThree("Rekisterissä ovat katujen rakentamishankkeet.", "Registret innehåller gatubyggnadsprojekt.", "The register holds street construction projects."),
    namedIn: ["katujen-ja-yleisten-alueiden-tietovaranto"],
    source: page(403),
  }),
  system({
    name: named("Elektromekaaninen lukitus (Elektromekaanisen lukituksen tietosuojarekisteri)"),
    description: inThree("Järjestelmällä hallitaan toimitilojen elektromekaanisia lukkoja.", "Med systemet hanteras lokalernas elektromekaniska lås.", "The system manages the electromechanical locks of premises."),
    namedIn: ["toimitilojen-tietovaranto"],
    source: page(421),
  }),
  system({
    name: named("Etälukutunniste / rikosilmoitinlaitteen ohjaus"),
    description: inThree("Etätunnisteella kytketään toimitilojen murtohälytin päälle.", "Med fjärrbrickan kopplas inbrottslarmet i lokalerna på.", "Remote tags are used to arm the burglar alarms of premises."),
    namedIn: ["toimitilojen-tietovaranto"],
    source: page(422),
  }),
  system({
    name: named("Kulunhallinta (Kulunhallinnan tietosuojarekisteri)"),
    description: inThree("Järjestelmällä ohjataan, kuka pääsee kaupungin toimitiloihin.", "Med systemet styrs vem som har tillträde till stadens lokaler.", "The system controls who can enter the city's premises."),
    namedIn: ["toimitilojen-tietovaranto"],
    source: page(424),
  }),
  system({
    name: named("Kiinteistöveron kohteet excel -taulukko"),
    description: inThree("Taulukossa ovat kiinteistöveron kohteet.", "Tabellen innehåller fastighetsskatteobjekt.", "The spreadsheet lists objects of property tax."),
    namedIn: ["kiinteistotietovaranto"],
    source: page(358),
  }),
]
