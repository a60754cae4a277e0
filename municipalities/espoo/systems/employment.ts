import { party, system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { notice } from "../documents.ts"

/** Systems that the notice of employment services names. */
export const employmentSystems: InformationSystem[] = [
  system({
    name: named("URA"),
    description: inThree("Järjestelmä on työ- ja elinkeinotoimistojen henkilöasiakkaiden rekisteri.", "Systemet är arbets- och näringsbyråernas register över personkunder.", "The system is the employment offices' register of job seekers."),
    jointHolders: [party("KEHA-keskus"), party("TE-toimistot")],
    source: notice(87),
  }),
  system({
    name: named("Typpi"),
    description: inThree("Järjestelmää käytetään työvoimapalvelukeskuksissa.", "Systemet används i servicecentren för arbetskraft.", "The joint employment service centres use this system."),
    jointHolders: [party("KEHA-keskus"), party("TE-toimistot")],
    source: notice(88),
  }),
  system({
    name: named("Koulutusportti"),
    description: inThree("Portissa hankitaan koulutuksia ja pidetään niitä koskevia rekistereitä.", "I portalen upphandlas utbildningar och förs register över dem.", "The portal is used to procure training and keep registers of it."),
    owners: [party("KEHA-keskus")],
    source: notice(89),
  }),
  system({
    name: named("Wilma-järjestelmä"),
    description: inThree("Omnia hoitaa järjestelmässä opintotietoja sekä kodin ja koulun viestejä.", "Omnia hanterar studieuppgifter och meddelanden mellan hem och skola i systemet.", "Omnia uses the system for study records and messages between home and school."),
    owners: [party("Espoon seudun koulutuskuntayhtymä Omnia")],
    source: notice(90),
  }),
  system({
    name: named("SosiaaliEffica"),
    description: inThree("Järjestelmä on aikuissosiaalityön ja toimeentulotuen asiakasrekisteri.", "Systemet är klientregister för vuxensocialarbetet och utkomststödet.", "The system is the client register of adult social work and social assistance."),
    source: notice(91),
  }),
  system({
    name: named("EkaCRM"),
    description: inThree("Elinkeino- ja kaupunkikehitys hoitaa järjestelmässä asiakassuhteitaan.", "Närings- och stadsutvecklingen sköter sina kundrelationer i systemet.", "Business and city development manages its customer relations in this system."),
    owners: [party("Elinkeino- ja kaupunkikehitysyksikkö")],
    source: notice(93),
  }),
  system({
    name: named("Espoon kaupungin suojattu/käyttöoikeuksin rajoitettu verkkolevy"),
    description: inThree("Tiedostoja säilytetään verkkolevyllä, jolle pääsevät vain käyttöoikeuden saaneet.", "Filer förvaras på en nätverksdisk som bara de som har fått åtkomsträtt kommer åt.", "Files are kept on a network drive open only to those with access rights."),
    owners: [party("Espoon kaupunki")],
    source: notice(94),
  }),
  system({
    name: named("Eläketurvakeskuksen työsuhderekisteri"),
    description: inThree("Rekisteristä saadaan tiedot asiakkaan aiemmista työsuhteista.", "Ur registret fås uppgifter om kundens tidigare anställningar.", "The register gives the customer's employment history."),
    owners: [party("Eläketurvakeskus")],
    source: notice(110),
  }),
  system({
    name: named("Yritys- ja yhteisötietojärjestelmä (YTJ)"),
    description: inThree("Järjestelmästä saadaan yritysten ja yhteisöjen tietoja.", "Ur systemet fås uppgifter om företag och organisationer.", "The system gives information on companies and organisations."),
    source: notice(112),
  }),
]
