import { system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems of business, land use, building, streets and environment. */
export const vitalitySystems: InformationSystem[] = [
  system({
    name: named("toiminnanohjaus ja asiakkuudenhallintajärjestelmä"),
    description: inThree("Järjestelmällä ohjataan elinkeinopalvelujen työtä ja hoidetaan asiakassuhteita.", "Med systemet styrs arbetet inom näringslivstjänsterna och sköts kundrelationerna.", "The system is used to steer the work of the business services and manage customer relations."),
    sameAs: ["asiakashallintajarjestelma"],
    source: page(47),
  }),
  system({
    name: named("Maankäytön suunnittelun tietojärjestelmät"),
    description: inThree("Järjestelmillä suunnitellaan maankäyttöä ja kaavoja.", "Med systemen planeras markanvändningen.", "The systems are used to plan land use."),
    source: page(48),
  }),
  system({
    name: named("sähköisten palveluiden tietojärjestelmät"),
    description: inThree("Järjestelmien kautta asiakkaat asioivat sähköisesti maankäytön ja rakentamisen asioissa.", "Via systemen uträttar kunderna elektroniskt ärenden som gäller markanvändning och byggande.", "Customers use the systems to deal with land use and building matters online."),
    source: page(48),
  }),
  system({
    name: named("Maankäytön suunnittelun, maaomaisuuden ja paikkatietopalveluiden tietojärjestelmät"),
    description: inThree("Järjestelmillä suunnitellaan maankäyttöä, hallitaan kaupungin maita ja tuotetaan paikkatietoa.", "Med systemen planeras markanvändningen, förvaltas stadens mark och produceras geodata.", "The systems are used to plan land use, manage the city's land and produce spatial data."),
    source: page(50),
  }),
  system({
    name: named("Maankäytön ja rakentamisen tietojärjestelmät"),
    description: inThree("Järjestelmissä käsitellään maankäytön ja rakentamisen tietoja.", "I systemen behandlas uppgifter om markanvändning och byggande.", "The systems handle information on land use and building."),
    source: page(52),
  }),
  system({
    name: named("Toiminnanohjausjärjestelmä"),
    description: inThree("Järjestelmällä ohjataan ruoka- ja puhtauspalvelujen työtä.", "Med systemet styrs arbetet inom måltids- och städtjänsterna.", "The system is used to steer the work of the food and cleaning services."),
    source: page(53),
  }),
  system({
    name: named("asiakkuudenhallintajärjestelmä"),
    description: inThree("Järjestelmässä hoidetaan työllisyyspalvelujen asiakkuuksia.", "I systemet sköts sysselsättningstjänsternas kundrelationer.", "The system is used to manage the clients of employment services."),
    sameAs: ["asiakashallintajarjestelma"],
    source: page(54),
  }),
  system({
    name: named("Yleisten alueiden suunnitteluun, rakentamiseen ja kunnossapitoon liittyvät tietojärjestelmät"),
    description: inThree("Järjestelmillä suunnitellaan, rakennetaan ja pidetään kunnossa yleisiä alueita.", "Systemen används för att planera, bygga och underhålla allmänna områden.", "The systems are used in planning, building and maintaining public areas."),
    source: page(55),
  }),
  system({
    name: named("Ympäristöterveydenhuollon keskitetty tiedonhallintajärjestelmä"),
    description: inThree("Järjestelmään on koottu ympäristöterveydenhuollon tiedot.", "I systemet finns miljöhälsovårdens uppgifter samlade.", "The system brings together the data of environmental health care."),
    source: page(56),
  }),
  system({
    name: named("sähköinen ilmoituspalvelu"),
    description: inThree("Toimijat tekevät palvelussa ilmoituksensa sähköisesti.", "I tjänsten gör aktörerna sina anmälningar elektroniskt.", "Operators use the service to submit their notifications electronically."),
    source: page(56),
  }),
  system({
    name: named("Ympäristön- ja terveydensuojelun tiedonhallintajärjestelmä"),
    description: inThree("Järjestelmässä hallitaan ympäristönsuojelun ja terveydensuojelun tietoja.", "I systemet hanteras uppgifter om miljöskydd och hälsoskydd.", "The system is used to manage environmental and health protection data."),
    source: page(56),
  }),
  system({
    name: named("Tupakkatuotteiden vähittäismyynnin luparekisterijärjestelmä"),
    description: inThree("Järjestelmään kirjataan luvat myydä tupakkatuotteita vähittäin.", "I systemet registreras tillstånd för detaljhandel med tobaksprodukter.", "The system records permits for the retail sale of tobacco products."),
    source: page(56),
  }),
  system({
    name: named("Eläinlääkintähuollon asiakas- ja potilastietojärjestelmä"),
    description: inThree("Järjestelmään kirjataan eläinlääkärin asiakkaat ja eläinpotilaat.", "I systemet antecknas veterinärvårdens kunder och djurpatienter.", "The system records the clients and animal patients of veterinary care."),
    source: page(56),
  }),
  system({
    name: named("Asiakashallintajärjestelmä"),
    description: inThree("Järjestelmässä hallitaan elinkeino- ja työllisyyspalvelujen asiakkaiden tietoja.", "I systemet hanteras uppgifter om näringslivs- och sysselsättningstjänsternas kunder.", "The system is used to manage customer data of the business and employment services."),
    sameAs: ["toiminnanohjaus-ja-asiakkuudenhallintajarjestelma", "asiakkuudenhallintajarjestelma"],
    namedIn: ["elinkeinopalvelujen-tietovaranto", "tyollisyyspalvelujen-jarjestaminen-tietovaranto"],
    source: page(47),
  }),
]
