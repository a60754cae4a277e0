import { system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Cameras, access control and rescue: systems that the page names among registers. */
export const surveillanceSystems: InformationSystem[] = [
  system({
    name: named("Espoon kaupungin toimitilojen tallentava kameravalvontajärjestelmä"),
    description: inThree("Järjestelmä tallentaa valvontakameroiden kuvaa kaupungin toimitiloista.", "Systemet spelar in övervakningsbilder från stadens lokaler.", "The system records camera images from the city's premises."),
    namedIn: ["kameravalvonnan-tietovaranto"],
    source: page(636),
  }),
  system({
    name: named("Talomuseo Glimsin tallentava kameravalvontajärjestelmä"),
    description: inThree("Järjestelmä tallentaa valvontakameroiden kuvaa Talomuseo Glimsistä.", "Systemet spelar in övervakningsbilder från gårdsmuseet Glims.", "The system records camera images from the Glims Farmstead Museum."),
    namedIn: ["kameravalvonnan-tietovaranto"],
    source: page(637),
  }),
  system({
    name: named("Saaristomuseo Pentalan tallentava kameravalvontajärjestelmä"),
    description: inThree("Järjestelmä tallentaa valvontakameroiden kuvaa Saaristomuseo Pentalasta.", "Systemet spelar in övervakningsbilder från skärgårdsmuseet Pentala.", "The system records camera images from the Pentala Archipelago Museum."),
    namedIn: ["kameravalvonnan-tietovaranto"],
    source: page(638),
  }),
  system({
    name: named("Näyttelykeskus WeeGeen tila- ja turvallisuudenhallinta sekä työajanseuranta"),
    description: inThree("Järjestelmässä hoidetaan Näyttelykeskus WeeGeen tilat, turvallisuus ja työajan seuranta.", "I systemet sköts lokaler, säkerhet och arbetstidsuppföljning på utställningscentret WeeGee.", "The system manages space, security and working time at Exhibition Centre WeeGee."),
    namedIn: ["kameravalvonnan-tietovaranto"],
    source: page(639),
  }),
  system({
    name: named("Lukutorin työmaan kameravalvonta"),
    description: inThree("Kamerat valvovat Lukutorin työmaata tilapäisesti.", "Kamerorna övervakar tillfälligt byggarbetsplatsen Lukutori.", "Temporary cameras watch the Lukutori building site."),
    namedIn: ["kameravalvonnan-tietovaranto"],
    source: page(640),
  }),
  system({
    name: named("omatoimikirjastojen kulun- ja kameravalvonta"),
    description: inThree("Järjestelmällä valvotaan kulkua omatoimikirjastoihin.", "Med systemet övervakas tillträdet till de meröppna biblioteken.", "The system monitors entry to self-service libraries."),
    namedIn: ["kulttuuripalvelujen-tietovaranto"],
    source: page(137),
  }),
  system({
    name: named("Kulunvalvonta ja työaikaseuranta (pelastuslaitos)"),
    description: inThree("Järjestelmä ohjaa kulkua pelastuslaitoksen tiloihin ja seuraa työaikaa.", "Systemet styr tillträdet till räddningsverkets lokaler och följer upp arbetstiden.", "The system controls entry to the rescue department's premises and records working time."),
    namedIn: ["pelastustoimen-tietovaranto"],
    source: page(664),
  }),
  system({
    name: named("Pelastuslaitoksen palvelutuotannon vuorosuunnittelu"),
    description: inThree("Järjestelmässä suunnitellaan pelastuslaitoksen työvuorot.", "I systemet planeras räddningsverkets arbetsskift.", "The rescue department's shifts are planned in this system."),
    namedIn: ["pelastustoimen-tietovaranto"],
    source: page(666),
  }),
  system({
    name: named("Pelastuslaitoksen henkilöstön palvelussuhdetiedot, harjoitusseuranta"),
    description: inThree("Järjestelmässä ovat pelastuslaitoksen henkilöstön palvelussuhteet ja harjoitukset.", "Systemet innehåller uppgifter om anställningar och övningar för räddningsverkets personal.", "The system holds the rescue department's employment data and drills."),
    namedIn: ["pelastustoimen-tietovaranto"],
    source: page(667),
  }),
  system({
    name: named("Varustekorttirekisteri"),
    description: inThree("Rekisterissä ovat pelastuslaitoksen työntekijöiden henkilökohtaiset varusteet.", "Registret innehåller den personliga utrustningen för räddningsverkets anställda.", "The register holds the personal equipment of rescue department staff."),
    namedIn: ["pelastustoimen-tietovaranto"],
    source: page(670),
  }),
  system({
    name: named("Videovalvontajärjestelmä (pelastuslaitos)"),
    description: inThree("Järjestelmä hoitaa pelastuslaitoksen videovalvontaa.", "Systemet sköter räddningsverkets videoövervakning.", "The system is used for the rescue department's video surveillance."),
    namedIn: ["pelastustoimen-tietovaranto"],
    source: page(671),
  }),
  system({
    name: named("lup.fi-sivusto"),
    description: inThree("Tämä on pelastuslaitoksen verkkosivusto.", "Detta är räddningsverkets webbplats.", "This is the rescue department's website."),
    namedIn: ["pelastustoimen-tietovaranto"],
    source: page(672),
  }),
]
