import { held, keys, listed, pool, promisedList, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools of social and health services. */
export const socialAndHealthPools: InformationPool[] = [
  pool({
    name: inThree("Sosiaalihuollon tietovaranto", "Informationslagret för socialvården", "Social welfare information pool"),
    unit: "sosiaali-ja-terveyspalvelut",
    purpose: inThree("Näillä tiedoilla kaupunki järjestää asukkaille ne sosiaalipalvelut, jotka laki antaa kunnan tehtäväksi, ja valvoo niitä.", "Med dessa uppgifter ordnar staden de socialtjänster som lagen ålägger kommunen och övervakar dem.", "The city uses this information to arrange the social services that the law assigns to municipalities, and to supervise them."),
    registers: held(page, {
      "aikuisten-sosiaalipalvelut": 27,
      "lasten-kuntoutuspalvelujen-potilasrekisteri": 28,
      "lastensuojelu": 29,
      "perheneuvola": 30,
      "perheoikeudelliset-palvelut": 31,
      "perhesosiaalityo": 32,
      "vammaispalvelut": 33,
      "mielenterveys-ja-paihdepalvelut": 34,
      "kotihoidon-asiakasrekisteri": 35,
      "pitkaaikaishoito": 36,
      "seniorineuvonta-ja-palveluohjaus-nestori": 37,
    }),
    systems: listed(systemsAt(page(41), "sosiaalihuollon-tietojarjestelma")),
    searchKeys: keys(page(45), { hetu: "Hetu", personName: "etunimi ja sukunimi", service: "tiedot palveluista", customerRelationPeriod: "asiakassuhteen ajankohtatiedot" }),
    readAs: { purpose: "41f23d9da408da0b", datasets: null },
    source: page(19, 45),
  }),
  pool({
    name: inThree("Terveydenhuollon tietovaranto", "Informationslagret för hälso- och sjukvården", "Health care information pool"),
    unit: "sosiaali-ja-terveyspalvelut",
    purpose: inThree("Kaupunki tarvitsee näitä tietoja, kun se järjestää ja valvoo kunnan lakisääteistä terveydenhuoltoa.", "Staden behöver dessa uppgifter när den ordnar och övervakar den lagstadgade kommunala hälso- och sjukvården.", "The city needs this information to arrange and supervise the health care that municipalities must provide by law."),
    registers: held(page, {
      "lasten-kuntoutuspalvelujen-potilasrekisteri": 55,
      "lastenpsykiatrisen-avohoitoyksikon-potilasrekisteri": 56,
      "henkilotietojen-kasittely-aitiys-ja-lastenneuvolassa-seka-koulu-ja": 57,
      "covid-19-naytteenottoon-ohjaus-ja-tartuntojen-seuranta": 58,
      "mielenterveys-ja-paihdepalvelut": 59,
      "potilasrekisteri": 60,
      "espoon-sairaala": 61,
    }),
    systems: listed(systemsAt(page(65), "terveydenhuollon-tietojarjestelma")),
    searchKeys: keys(page(69), { hetu: "Hetu", personName: "etunimi ja sukunimi", service: "tiedot palveluista", customerRelationPeriod: "asiakassuhteen ajankohtatiedot" }),
    readAs: { purpose: "8b9ba03169ad5915", datasets: null },
    source: page(47, 69),
  }),
  pool({
    name: inThree("Eläinlääkintähuollon tietovaranto", "Informationslagret för veterinärvården", "Veterinary care information pool"),
    unit: "sosiaali-ja-terveyspalvelut",
    purpose: inThree("Tietojen avulla kaupunki huolehtii kunnalle laissa säädetystä eläinlääkintähuollosta ja sen valvonnasta.", "Med hjälp av uppgifterna sköter staden den veterinärvård som enligt lag hör till kommunen och övervakningen av den.", "This information helps the city run and supervise the veterinary care that the law assigns to municipalities."),
    registers: held(page, { "kunnan-elainlaakarien-asiakasrekisteri": 79 }),
    systems: promisedList("2021-03-31"),
    searchKeys: keys(page(87), { hetu: "Hetu", personName: "etunimi ja sukunimi", service: "tiedot palveluista", customerRelationPeriod: "asiakassuhteen ajankohtatiedot" }),
    readAs: { purpose: "3773f7e6a862eab4", datasets: null },
    source: page(71, 87),
  }),
  pool({
    name: inThree("Elintarvikevalvonnan tietovaranto", "Informationslagret för livsmedelstillsynen", "Food control information pool"),
    unit: "sosiaali-ja-terveyspalvelut",
    purpose: inThree("Kaupunki hoitaa näillä tiedoilla elintarvikkeiden valvonnan, joka on kunnan lakisääteinen tehtävä.", "Med dessa uppgifter sköter staden livsmedelstillsynen, som är en lagstadgad uppgift för kommunen.", "The city uses this information for food control, a task that the law gives to municipalities."),
    registers: held(page, { "ymparistoterveydenhuollon-valvontarekisteri": 97 }),
    systems: promisedList("2021-03-31"),
    searchKeys: keys(page(105), { hetu: "Hetu", personName: "etunimi ja sukunimi", service: "tiedot palveluista", customerRelationPeriod: "asiakassuhteen ajankohtatiedot" }),
    readAs: { purpose: "538ea60cdacec485", datasets: null },
    source: page(89, 105),
  }),
  pool({
    name: inThree("Ympäristöterveydenhuollon ja eläintensuojelun tietovaranto", "Informationslagret för miljöhälsovården och djurskyddet", "Environmental health and animal welfare information pool"),
    unit: "sosiaali-ja-terveyspalvelut",
    purpose: inThree("Tietoja tarvitaan, kun kaupunki hoitaa ja valvoo kunnalle lain mukaan kuuluvia ympäristöterveyden ja eläinten suojelun tehtäviä.", "Uppgifterna behövs när staden sköter och övervakar kommunens lagstadgade uppgifter inom miljöhälsa och djurskydd.", "The city needs this information to carry out and supervise its legal duties in environmental health and animal welfare."),
    registers: held(page, { "ymparistoterveydenhuollon-valvontarekisteri": 115, "kunnan-elainlaakarien-asiakasrekisteri": 116 }),
    systems: promisedList("2021-03-31"),
    searchKeys: keys(page(124), { hetu: "Hetu", personName: "etunimi ja sukunimi", service: "tiedot palveluista", customerRelationPeriod: "asiakassuhteen ajankohtatiedot" }),
    readAs: { purpose: "98c4d209cd667462", datasets: null },
    source: page(107, 124),
  }),
]
