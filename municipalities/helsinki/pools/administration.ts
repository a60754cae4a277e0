import { dataset, listed, pool, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools of the administration department. */
export const administrationPools: InformationPool[] = [
  pool({
    name: inThree("Päätöstieto", "Beslutsinformation", "Decision information"),
    unit: "hallinto-osasto",
    purpose: inThree("Varanto kertoo, miten kaupungin asiat etenevät valmistelusta päätökseen ja toteutukseen.", "Här framgår hur stadens ärenden går från beredning till beslut och verkställighet.", "The pool shows how the city's matters move from preparation to decision and implementation."),
    datasets: listed([
      dataset(inThree("päätöksenteon tiedot valmistelusta täytäntöönpanoon", "uppgifter om beslutsfattandet från beredning till verkställighet", "decision-making data from preparation to implementation"), page(150), { groups: ["decisions"] }),
      dataset(inThree("päätökset ja niiden liitteet", "beslut och deras bilagor", "decisions and their appendices"), page(150), { groups: ["decisions"] }),
      dataset(inThree("asioiden rekisteröintitiedot", "registreringsuppgifter om ärenden", "registration data on matters"), page(150), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(178), "kaupungin-asianhallinnan-tietojarjestelma", "oikeuspalvelujen-tietojarjestelmat", "luottamushenkilotoiminnan-portaali", "organisaatiotietojen-yllapitoon-tarvittavat-jarjestelmat")),
    functionClasses: ["00-01", "00-02", "07-00", "12-02-02-02"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "2c0002b8c251e8b9", datasets: "5329260c56008db3" },
    source: page(126, 178),
  }),
  pool({
    name: inThree("Pysyvästi arkistoidut tietoaineistot", "Permanent arkiverat informationsmaterial", "Permanently archived materials"),
    unit: "hallinto-osasto",
    purpose: inThree("Arkisto säilyttää pysyvästi ne kaupungin aineistot, joille on määrätty pysyvä säilytys.", "I arkivet bevarar staden det material som enligt bestämmelserna ska finnas kvar permanent.", "The archive keeps the city's materials that have been designated for permanent preservation."),
    datasets: listed([
      dataset(inThree("pysyvästi säilytettävät aineistot", "material som ska bevaras permanent", "materials to be kept permanently"), page(154), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(182), "kaupungin-arkistointitietojarjestelma")),
    functionClasses: ["00-01", "00-02", "07-00", "12-02-02-02"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "35fed01f01421b62", datasets: "596a6dff40afc476" },
    source: page(130, 182),
  }),
  pool({
    name: inThree("Kaupunginkanslian kirjasto (organisaation sisäiseen käyttöön)", "Stadskansliets bibliotek (för internt bruk)", "City Executive Office library (for internal use)"),
    unit: "hallinto-osasto",
    purpose: inThree("Kaupunginkanslian oma kirjasto pitää tiedoilla kirjaa asiakkaistaan, lainoista, varauksista ja lehtikierroista.", "Med uppgifterna håller stadskansliets eget bibliotek reda på kunder, lån, reservationer och tidskriftscirkulation.", "The office's own library uses the data to keep track of its users, loans, reservations and journal circulation."),
    internal: true,
    datasets: listed([
      dataset(inThree("lainaajan yksilöinti- ja yhteystiedot", "låntagarens identifierings- och kontaktuppgifter", "borrower's identification and contact details"), page(158), { groups: ["identification"] }),
      dataset(inThree("voimassa olevat lainat ja varaukset", "aktuella lån och reservationer", "current loans and reservations"), page(158), { groups: ["services"] }),
      dataset(inThree("lehtikiertotilaukset", "beställningar av tidskriftscirkulation", "journal circulation orders"), page(158), { groups: ["services"] }),
    ]),
    systems: listed(systemsAt(page(186), "kaupunginkanslian-aineistojen-lainausjarjestelmat")),
    functionClasses: ["00-01", "00-02", "07-00", "12-02-02-02"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "593141a4d80d165a", datasets: "fdce9ab6bddf9b88" },
    source: page(134, 186),
  }),
  pool({
    name: inThree("Helsingin kaupungin kunnalliskalenteri", "Helsingfors stads kommunalkalender", "City of Helsinki municipal calendar"),
    unit: "hallinto-osasto",
    purpose: inThree("Kalenteri kertoo, ketkä toimivat kaupungin tehtävissä ja toimielimissä sekä konsernin yhteisöissä.", "Kalendern visar vilka som verkar i stadens uppgifter och organ samt i koncernens sammanslutningar.", "The calendar shows who serves in the city's posts and bodies and in the entities of the city group."),
    datasets: listed([
      dataset(inThree("toimielimet, toimialat ja liikelaitokset", "organ, sektorer och affärsverk", "decision-making bodies, divisions and municipal enterprises"), page(142), { groups: ["decisions"] }),
      dataset(inThree("luottamushenkilöiden nimi, syntymävuosi, oppiarvo, ammatti, puolue ja luottamustoimet", "förtroendevaldas namn, födelseår, lärdomsgrad, yrke, parti och förtroendeuppdrag", "elected officials' name, year of birth, academic title, occupation, party and positions of trust"), page(164), { groups: ["identification", "decisions"] }),
      dataset(inThree("viran- ja toimenhaltijoiden nimi, nimike, oppiarvo, syntymävuosi ja palvelukseen tulon vuodet", "tjänsteinnehavares och befattningshavares namn, benämning, lärdomsgrad, födelseår och år för tillträde", "officials' and employees' name, job title, academic title, year of birth and years of entry into service and post"), page(165), { groups: ["identification", "employment"] }),
      dataset(inThree("ammattijärjestöjen puheenjohtajat, pääluottamusmiehet ja yhteistoiminnan edustajat", "fackorganisationernas ordförande, huvudförtroendemän och samarbetsrepresentanter", "trade union branch chairs, chief shop stewards and cooperation representatives"), page(166), { groups: ["employment"] }),
      dataset(inThree("konserniyhteisöjen ja kumppanien yhteystiedot, toimijat ja toimielinten jäsenet", "koncernsammanslutningars och partners kontaktuppgifter, aktörer och organens medlemmar", "contact details, people and board members of group entities and partners"), page(167), { groups: ["identification", "decisions"] }),
    ]),
    systems: listed(systemsAt(page(190), "kunnalliskalenteri-tietojarjestelma")),
    functionClasses: ["00-01", "00-02", "07-00", "12-02-02-02"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "9710ca90f113139d", datasets: "f1f8517db8647788" },
    source: page(140, 190),
  }),
]
