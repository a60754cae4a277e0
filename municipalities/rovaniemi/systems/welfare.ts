import { party, system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems of welfare, education and culture. */
export const welfareSystems: InformationSystem[] = [
  system({
    name: named("sosiaalihuollon asiakastietojärjestelmä"),
    description: inThree("Järjestelmään kirjataan sosiaalihuollon asiakkaiden tiedot.", "I systemet antecknas uppgifter om socialvårdens klienter.", "The system holds the records of social services clients."),
    source: page(19),
  }),
  system({
    name: named("potilastietojärjestelmä"),
    description: inThree("Järjestelmään kirjataan potilaiden tiedot.", "I systemet antecknas uppgifter om patienterna.", "The system holds patients' records."),
    source: page(20),
  }),
  system({
    name: named("itseilmoittautumisjärjestelmä"),
    description: inThree("Asiakas ilmoittaa järjestelmässä itse saapuneensa.", "I systemet anmäler kunden själv sin ankomst.", "Clients use the system to check in for themselves."),
    source: page(20),
  }),
  system({
    name: named("sähköinen hoidon tarpeen arviointijärjestelmä"),
    description: inThree("Järjestelmällä arvioidaan sähköisesti, millaista hoitoa potilas tarvitsee.", "Med systemet bedöms elektroniskt vilken vård patienten behöver.", "The system is used to assess electronically what care a patient needs."),
    source: page(20),
  }),
  system({
    name: named("nuottikokoelman hallintajärjestelmä"),
    description: inThree("Järjestelmässä pidetään luetteloa kamariorkesterin nuoteista.", "I systemet hålls ordning på kammarorkesterns notsamling.", "The system keeps track of the chamber orchestra's sheet music."),
    source: page(22),
  }),
  system({
    name: named("Lapin kirjaston yhteinen kirjastojärjestelmä (KOHA)"),
    description: inThree("Lapin kirjastot hoitavat asiakkuuksiaan yhteisessä järjestelmässä.", "I det gemensamma systemet sköter biblioteken i Lappland sina kundrelationer.", "Libraries in Lapland use the shared system to manage their customers."),
    owners: [party("Lapin kirjasto")],
    source: page(23),
  }),
  system({
    name: named("asiakasverkkoliittymä (lapinkirjasto.finna.fi)"),
    description: inThree("Kirjaston asiakkaat asioivat palvelussa verkossa.", "I tjänsten uträttar bibliotekets kunder sina ärenden på nätet.", "Library customers use the library online through this service."),
    source: page(23),
  }),
  system({
    name: named("oppilastietojen hallintajärjestelmä"),
    description: inThree("Järjestelmässä hallitaan oppilaiden ja opettajien tietoja.", "I systemet hanteras uppgifter om elever och lärare.", "The system is used to manage information on pupils and teachers."),
    source: page(25),
  }),
  system({
    name: named("maksusitoumus ja apuvälinerekisteri -järjestelmä"),
    description: inThree("Järjestelmään kirjataan maksusitoumukset ja asiakkaiden apuvälineet.", "I systemet antecknas betalningsförbindelser och kundernas hjälpmedel.", "The system records payment commitments and clients' assistive devices."),
    source: page(26),
  }),
  system({
    name: named("kokoelmanhallintajärjestelmä"),
    description: inThree("Järjestelmässä hallitaan museon kokoelmien tietoja.", "I systemet hanteras uppgifter om museets samlingar.", "The system is used to manage museum collection data."),
    source: page(29),
  }),
  system({
    name: named("oppilashuoltojärjestelmä"),
    description: inThree("Järjestelmään kirjataan oppilashuollon asiakkaiden tiedot.", "I systemet antecknas uppgifter om elevvårdens klienter.", "The system holds the records of pupil welfare clients."),
    source: page(30),
  }),
  system({
    name: named("kuvien katselujärjestelmä"),
    description: inThree("Järjestelmällä katsellaan hampaista ja suusta otettuja kuvia.", "Med systemet granskas bilder av tänder och mun.", "The system is used to view images of teeth and mouths."),
    source: page(32),
  }),
  system({
    name: named("potilaan sähköinen esitietolomake"),
    description: inThree("Potilas kertoo lomakkeella taustatietonsa ennen hoitoa.", "På blanketten ger patienten sina bakgrundsuppgifter före vården.", "Patients use the form to give background information before treatment."),
    source: page(32),
  }),
  system({
    name: named("Telia ACE Interact sähköinen ajanvarauksen peruminen"),
    description: inThree("Potilas voi perua varaamansa ajan sähköisesti.", "Patienten kan avboka sin tid elektroniskt.", "Patients can cancel their appointments electronically."),
    owners: [party("Telia")],
    source: page(32),
  }),
  system({
    name: named("sähköinen äitiyskorttipalvelu"),
    description: inThree("Palvelussa ovat äitiyskortin tiedot sähköisessä muodossa.", "I tjänsten finns uppgifterna i moderskapskortet i elektronisk form.", "The service holds maternity card information in electronic form."),
    source: page(34),
  }),
  system({
    name: named("sähköinen ajanvaraus Virtun kautta, jota käytetään next-timella"),
    description: inThree("Asiakas varaa ajan sähköisesti Virtussa, ja varaukset tehdään next-time-ohjelmalla.", "Kunden bokar tid elektroniskt via Virtu, och bokningarna görs med programmet next-time.", "Clients book appointments online through Virtu, using the next-time program."),
    source: page(34),
  }),
  system({
    name: named("puheluiden nauhoitusjärjestelmä"),
    also: ["puheluiden nauhoitusjärjestelmä palveluohjauksessa"],
    description: inThree("Järjestelmä nauhoittaa palvelun puhelut.", "Systemet spelar in telefonsamtal till och från tjänsten.", "The system records the service's telephone calls."),
    source: page(34),
  }),
  system({
    name: named("varhaiskasvatuksen asiakastietojärjestelmä"),
    description: inThree("Järjestelmään kirjataan varhaiskasvatuksen lasten ja perheiden tiedot.", "I systemet antecknas uppgifter om barn och familjer inom småbarnspedagogiken.", "The system holds information on children and families in early childhood education."),
    source: page(39),
  }),
  system({
    name: named("oma sähköinen arkisto"),
    description: inThree("Arkistoon tehdään vammaispalvelujen rekisterin merkinnät.", "I arkivet görs anteckningarna i funktionshinderservicens register.", "The archive holds the entries that make up the disability services register."),
    namedIn: ["vammaispalvelujen-tietovaranto"],
    source: page(37),
  }),
  system({
    name: named("Lipunmyyntijärjestelmä"),
    description: inThree("Järjestelmällä myydään lippuja, ja siitä saadaan raportti asiakkaista.", "Med systemet säljs biljetter, och ur det fås en rapport om kunderna.", "The system is used to sell tickets and gives a report on customers."),
    namedIn: ["yleisen-kulttuuritoiminnan-tietovaranto"],
    source: page(40),
  }),
  system({
    name: named("Kaikukortti -tietokanta"),
    description: inThree("Tietokannassa on Kaikukortteihin liittyviä henkilötietoja.", "I databasen finns personuppgifter som gäller Kaikukort.", "The database holds personal data connected with Kaiku Cards."),
    namedIn: ["yleisen-kulttuuritoiminnan-tietovaranto"],
    source: page(40),
  }),
]
