import { contact, dataset, functionClass, keys, lineOf, listed, noneListed, party, pool, promisedList, register, relation, system, unit, until } from "../src/model/declare.ts"
import type { Model } from "../src/model/model.ts"
import { parseModel } from "../src/model/parse-model.ts"
import { inThree, named, notStated } from "../src/model/text.ts"

/** A small invented town with one of everything, for tests that are not about a real municipality. */
export const koivulaParts = (): Model => {
  const at = lineOf("kuvaus")
  return {
    municipality: {
      id: "koivula",
      kind: "municipality",
      name: inThree("Koivula", "Björkby", "Koivula"),
      genitive: "Koivulan",
      languages: ["fi", "sv"],
      colour: "#1c5f3a",
      website: "https://www.koivula.example",
      keeps: [],
    },
    documents: [{ id: "kuvaus", title: "Koivulan tietovarannot", published: "2026-02-02", lines: 120 }],
    units: [
      unit({ id: "kaupunki", name: inThree("Koivulan kaupunki", "Björkby stad", "City of Koivula"), kind: "authority" }),
      unit({ id: "sivistys", name: inThree("Sivistystoimi", "Bildningssektorn", "Education and culture"), kind: "sector", parent: "kaupunki" }),
      unit({ id: "tekninen", name: inThree("Tekninen toimi", "Tekniska sektorn", "Technical services"), kind: "sector", parent: "kaupunki" }),
    ],
    contacts: [
      contact({
        id: "kirjaamo",
        name: inThree("Kirjaamo", "Registratorskontoret", "Registry office"),
        role: "registry",
        postalAddress: ["PL 1", "99999 Koivula"],
        phone: "+358 9 0000 000",
        email: "kirjaamo@koivula.example",
        hours: [{ days: [1, 2, 3, 4, 5], opens: "09:00", closes: "15:00" }],
        source: at(100),
      }),
    ],
    caseRegister: {
      statement: inThree("Asiarekisterissä ovat vireille tulleet asiat.", "Ärenderegistret har de ärenden som inletts.", "The case register holds matters made pending."),
      alsoHolds: [],
      systems: ["asianhallinta"],
      readAs: null,
      source: at(3),
    },
    dataGroups: [{ id: "tunniste", name: inThree("Yksilöintitiedot", "Identifieringsuppgifter", "Identifying data") }],
    pools: [
      pool({
        id: "kirjasto",
        name: inThree("Kirjaston tietovaranto", "Bibliotekets informationslager", "Library information pool"),
        unit: "sivistys",
        purpose: inThree("Kirjaston aineistojen lainaaminen asiakkaille.", "Utlåning av bibliotekets material till kunder.", "Lending the library's material to customers."),
        datasets: listed([dataset(inThree("Lainaustiedot", "Låneuppgifter", "Loans"), at(12), { groups: ["tunniste"] })]),
        registers: [{ register: "asiakasrekisteri", source: at(13) }],
        systems: listed([{ system: "kirjastojarjestelma", source: at(15) }]),
        searchKeys: keys(at(17), { hetu: "Hetu", personName: "nimi" }),
        functionClasses: ["12-01"],
        decides: { authority: "sivistys", contact: "kirjaamo" },
        openInterface: { state: "none", address: null, note: notStated() },
        source: at(10, 18),
      }),
      pool({
        id: "tontit",
        name: inThree("Tonttien tietovaranto", "Informationslagret för tomter", "Plots information pool"),
        unit: "tekninen",
        purpose: inThree("Tonttien vuokraaminen ja myyminen asukkaille.", "Uthyrning och försäljning av tomter till invånare.", "Leasing and selling plots to residents."),
        systems: promisedList("2021-12-31"),
        searchKeys: keys(at(27), { propertyId: "kiinteistötunnus" }),
        source: at(20, 28),
      }),
      pool({
        id: "neuvola",
        name: inThree("Neuvolan tietovaranto", "Rådgivningens informationslager", "Child health information pool"),
        unit: "sivistys",
        purpose: inThree("Neuvolapalvelujen järjestäminen.", "Att ordna rådgivningstjänster.", "Arranging child health services."),
        systems: noneListed(),
        validity: until("2022-12-31"),
        successor: "Koivulan hyvinvointialue",
        source: at(30, 38),
      }),
    ],
    registers: [register({ id: "asiakasrekisteri", name: named("Kirjaston asiakasrekisteri"), source: at(13) })],
    systems: [
      system({
        id: "asianhallinta",
        name: named("Asianhallintajärjestelmä"),
        description: inThree("Asioiden rekisteröinti ja käsittely.", "Registrering och behandling av ärenden.", "Registering and handling matters."),
        owners: [party("Hallinto")],
        users: "Koko organisaatio",
        caseRegisterGroup: "Hallinto",
        source: at(5),
      }),
      system({
        id: "kirjastojarjestelma",
        name: named("Kirjastojärjestelmä (Lehti)"),
        description: inThree("Lainat, varaukset ja asiakkaat.", "Lån, reservationer och kunder.", "Loans, reservations and customers."),
        source: at(15),
      }),
    ],
    functionClasses: [functionClass("12 01", "Kirjastopalvelut", { units: ["sivistys"], source: at(50) })],
    relations: [
      relation({
        from: { pool: "kirjasto", unit: null },
        to: { pool: null, name: named("Taloustietovaranto") },
        scope: "city-wide",
        direction: "gives",
        what: inThree("maksutiedot", "avgiftsuppgifter", "fees"),
        source: at(60),
      }),
    ],
    notices: [],
    keywords: [{ word: "kirjasto", source: at(110) }],
    definitions: [],
    usageLog: { entryYears: 7, detailYears: 3 },
  }
}

/** The town as a checked model. */
export const koivula: Model = parseModel(koivulaParts())
