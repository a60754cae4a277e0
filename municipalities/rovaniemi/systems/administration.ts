import { system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems of administration and of the whole city. */
export const administrationSystems: InformationSystem[] = [
  system({
    name: named("Päätöksenteon ja seurannan tietojärjestelmä"),
    also: ["Päätöksenteon ja seurannan tietojärjestelmät", "Päätöksenteon ja seurannan tietojärjestelmä (kaupungin yhteinen)"],
    description: inThree("Järjestelmällä tehdään kaupungin päätökset ja seurataan niitä.", "I systemet fattas stadens beslut och följs de upp.", "The system is used to make the city's decisions and follow them up."),
    source: page(6),
  }),
  system({
    name: named("hankintojen kilpailutus- ja sopimushallintajärjestelmät"),
    description: inThree("Järjestelmissä kilpailutetaan hankinnat ja hallitaan niiden sopimuksia.", "I systemen konkurrensutsätts upphandlingar och hanteras avtalen om dem.", "The systems are used to run tenders and manage procurement contracts."),
    source: page(6),
  }),
  system({
    name: named("palvelussuhteen ja palkanmaksun tietojärjestelmät"),
    description: inThree("Järjestelmissä hoidetaan työntekijöiden ja luottamushenkilöiden palvelussuhteita ja palkkoja.", "I systemen sköts anställdas och förtroendevaldas tjänstgöring och löner.", "The systems handle the service and pay of employees and elected officials."),
    source: page(7),
  }),
  system({
    name: named("henkilöstön rekrytointijärjestelmä"),
    description: inThree("Järjestelmällä haetaan ja valitaan kaupungille uusia työntekijöitä.", "Med systemet söker och väljer staden nya medarbetare.", "The system is used to find and select new staff for the city."),
    source: page(7),
  }),
  system({
    name: named("työajanseurantajärjestelmä"),
    description: inThree("Järjestelmällä seurataan henkilöstön työaikaa.", "Med systemet följs personalens arbetstid.", "The system keeps track of staff working time."),
    source: page(7),
  }),
  system({
    name: named("työterveysjärjestelmä"),
    description: inThree("Järjestelmä on henkilöstön työterveyshuoltoa varten.", "Systemet är till för personalens företagshälsovård.", "The system is for staff occupational health care."),
    source: page(7),
  }),
  system({
    name: named("vakuutusjärjestelmä"),
    description: inThree("Järjestelmällä hoidetaan kaupungin vakuutukset.", "Med systemet sköts stadens försäkringar.", "The system is used to manage the city's insurance."),
    source: page(8),
  }),
  system({
    name: named("kirjanpitojärjestelmä"),
    description: inThree("Järjestelmässä pidetään kaupungin kirjanpitoa.", "I systemet sköts stadens bokföring.", "The system is used for the city's bookkeeping."),
    source: page(9),
  }),
  system({
    name: named("Kiinteistötiedon, rakennuttamisen ja kiinteistöhuoltoon liittyvät tietojärjestelmät"),
    description: inThree("Järjestelmissä hallitaan kiinteistöjen tietoja, rakennushankkeita ja kiinteistöjen huoltoa.", "I systemen hanteras fastighetsdata, byggprojekt och fastighetsskötsel.", "The systems manage property data, building projects and property maintenance."),
    source: page(10),
  }),
  system({
    name: named("kulunvalvontajärjestelmä"),
    description: inThree("Järjestelmällä valvotaan, kuka pääsee kaupungin tiloihin.", "Med systemet övervakas vem som har tillträde till stadens lokaler.", "The system controls who can enter the city's premises."),
    source: page(10),
  }),
  system({
    name: named("viestinnän ja markkinoinnin tietojärjestelmät"),
    description: inThree("Järjestelmillä hoidetaan kaupungin viestintää ja markkinointia.", "Med systemen sköts stadens kommunikation och marknadsföring.", "The systems are used for the city's communications and marketing."),
    source: page(11),
  }),
  system({
    name: named("kuvien ja tiedotusmateriaalien hallintajärjestelmä"),
    description: inThree("Järjestelmässä säilytetään ja haetaan kuvia ja tiedotusmateriaaleja.", "I systemet förvaras och söks bilder och informationsmaterial.", "The system is used to store and find images and information material."),
    source: page(11),
  }),
  system({
    name: named("tiedonhallinnan tietojärjestelmät"),
    description: inThree("Järjestelmillä hallitaan kaupungin tietoja.", "Med systemen hanteras stadens information.", "The systems are used to manage the city's information."),
    source: page(13),
  }),
  system({
    name: named("sähköinen arkisto"),
    description: inThree("Arkistossa säilytetään kaupungin asiakirjoja sähköisesti.", "I arkivet förvaras stadens handlingar elektroniskt.", "The archive keeps the city's documents in electronic form."),
    source: page(13),
  }),
  system({
    name: named("asiakaspalvelujen tietojärjestelmät"),
    description: inThree("Järjestelmillä palvellaan asiakkaita kaupungin yleisessä asiakaspalvelussa.", "Med systemen betjänas kunderna i stadens allmänna kundservice.", "The systems are used to serve customers in the city's general customer service."),
    source: page(13),
  }),
  system({
    name: named("Piirustusarkisto"),
    description: inThree("Arkistossa säilytetään kaupungin rakennusten piirustuksia.", "I arkivet förvaras ritningar av stadens byggnader.", "The archive holds drawings of the city's buildings."),
    namedIn: ["tilapalvelujen-tietovaranto"],
    source: page(10),
  }),
]
