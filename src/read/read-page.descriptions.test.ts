import assert from "node:assert/strict"
import { test } from "node:test"
import { read, readFixture, toldOf } from "./fixtures.ts"

test("Kuusilahti's numbered page tells of staff and streets, each with its systems and keys", () => {
  const kuusilahti = readFixture("municipality-numbered.txt")
  assert.deepEqual(kuusilahti.pools.map(toldOf), [
    {
      name: "Henkilöstöhallinnon tietovaranto",
      sector: null,
      purpose: "Tietovarannossa hoidetaan kunnan työnantajatehtävät rekrytoinnista palvelussuhteen päättymiseen.",
      datasets: ["palvelussuhdetiedot", "palkanlaskennan aineisto", "koulutustiedot"],
      registers: [],
      systems: ["Palkka-Pekka", "työvuorojärjestelmä Vuoro", "rekrytointipalvelu"],
      searchKeys: ["henkilötunnus", "nimi", "henkilönumero"],
    },
    {
      name: "Yhdyskuntatekniikan tietovaranto",
      sector: null,
      purpose: "Tietoja käytetään katujen, vesihuollon ja puistojen rakentamiseen ja kunnossapitoon.",
      datasets: ["katusuunnitelmat", "liitossopimukset", "kaivuluvat"],
      registers: [],
      systems: ["Verkkotietojärjestelmä", "lupapalvelu"],
      searchKeys: ["kiinteistötunnus", "osoite", "lupanumero"],
    },
  ])
  assert.deepEqual(kuusilahti.pools.map(({ lines }) => lines), [
    [12, 26],
    [28, 42],
  ])
  assert.equal(kuusilahti.caseRegister, "Kunnan asiarekisteri on luettelo vireille tulleista asioista, niiden vaiheista ja asiakirjoista. Rekisteriä pidetään Otso-asianhallintajärjestelmässä.")
  assert.deepEqual(kuusilahti.contacts, [{ name: "Kuusilahden kunnan kirjaamo", address: "Rantaraitti 4, 99310 Kuusilahti", phone: "040 555 0100", email: "kirjaamo@kuusilahti.example", hours: "Avoinna arkisin klo 9–15", line: 50 }])
  assert.deepEqual(kuusilahti.findings, [])
})

test("the wellbeing services county tells who decides on giving data and what an interface gives", () => {
  const county = readFixture("hyvinvointialue-luvut.txt")
  assert.deepEqual(county.pools.map(({ name, systems, datasets, searchKeys, decides, openInterface }) => ({ name, systems, datasets, searchKeys, decides, openInterface })), [
    {
      name: "Sosiaalipalvelujen tietovaranto",
      systems: ["Sosiaalihuollon asiakastietojärjestelmä", "maksusitoumusjärjestelmä"],
      datasets: ["Asiakaskertomukset", "palvelupäätökset", "maksupäätökset"],
      searchKeys: ["Asiakkaan nimi", "henkilötunnus"],
      decides: "Sosiaalipalvelujen johtaja",
      openInterface: "Tiedot eivät ole avoimesti saatavilla.",
    },
    {
      name: "Pelastustoimen tietovaranto",
      systems: ["Pelastustoimen toimenpiderekisteri", "valvontasovellus Liekki"],
      datasets: ["Valvontapöytäkirjat", "onnettomuusselosteet"],
      searchKeys: ["Osoite", "kohteen nimi", "päivämäärä"],
      decides: "Pelastusjohtaja",
      openInterface: "Tilastotiedot ovat saatavilla rajapinnasta.",
    },
  ])
  assert.equal(county.caseRegister, "Hyvinvointialueen asiarekisteri sisältää tiedot käsiteltävistä asioista, niiden vireilletulosta ja ratkaisuista.")
})

test("a district court's page is read like a town's", () => {
  const court = readFixture("karajaoikeus.txt")
  assert.deepEqual(court.pools.map(({ systems, datasets, searchKeys }) => [systems, datasets, searchKeys]), [
    [["Ratkaisu-järjestelmä", "Diaari 2"], ["haastehakemukset", "tuomiot", "pöytäkirjat"], ["Diaarinumero", "asianosaisen nimi", "ratkaisupäivä"]],
    [["Asianhallintajärjestelmä Tammi"], ["hallintopäätökset", "nimitysasiakirjat"], ["Asianumero"]],
  ])
  assert.equal(court.pools[1]?.purpose, "Tietovarantoa käytetään viraston hallinnon, talouden ja henkilöstön asioihin.")
  assert.equal(court.caseRegister, "Käräjäoikeuden asiarekisteri koostuu rikosasioiden, riita-asioiden ja hakemusasioiden diaareista.")
})

test("Granvik's Swedish page tells sectors, what is promised by when, and where there is no system", () => {
  const granvik = readFixture("kommun-rubriker.txt")
  assert.deepEqual(granvik.pools.map(({ sector, datasets, systems, searchKeys }) => ({ sector, datasets, systems, searchKeys })), [
    { sector: "Bildningstjänster", datasets: ["ansökningar om plats", "beslut om avgifter", "närvarouppgifter"], systems: ["Dagiskollen", "familjeportalen"], searchKeys: ["Personbeteckning", "för- och efternamn", "enhetens namn"] },
    { sector: "Bildningstjänster", datasets: ["låntagaruppgifter", "lån och reserveringar"], systems: [], searchKeys: ["Lånekortsnummer", "namn"] },
    { sector: "Tekniska tjänster", datasets: ["ritningar", "hyresavtal"], systems: [], searchKeys: ["Adress", "fastighetsbeteckning"] },
  ])
  assert.deepEqual(granvik.pools.map(({ states }) => states.systems), ["stated", "to-be-completed", "none"])
  assert.deepEqual(granvik.pools[1]?.promisedBy, { systems: "2026-05-31" })
  assert.deepEqual(granvik.units.map(({ name, line }) => [name, line]), [
    ["Bildningstjänster", 11],
    ["Tekniska tjänster", 52],
  ])
})

test("labels with their values on the same line are read, and each line stands in the field of its value", () => {
  const school = readFixture("koulutuskuntayhtyma-etiketit.txt")
  assert.deepEqual(school.pools.map(toldOf), [
    { name: "Opiskelijahallinto", sector: null, purpose: "Opiskelijoiden haku, opinnot ja todistukset", datasets: ["hakemukset", "opintosuoritukset", "todistukset"], registers: [], systems: ["Oppi+", "Hakuväylä", "arkistojärjestelmä"], searchKeys: ["opiskelijanumero", "hetu", "nimi"] },
    { name: "Työelämäpalvelut", sector: null, purpose: "Oppisopimukset ja yritysten koulutukset", datasets: ["oppisopimukset", "yhteyshenkilöt"], registers: [], systems: ["asiakkuudenhallintajärjestelmä"], searchKeys: ["Y-tunnus", "yrityksen nimi"] },
    { name: "Asuntolatoiminta", sector: null, purpose: "Asuntolapaikkojen jakaminen", datasets: ["asuntolahakemukset"], registers: [], systems: [], searchKeys: [] },
  ])
  assert.deepEqual(school.pools[2]?.states, { systems: "none", searchKeys: "to-be-completed", purpose: "stated", datasets: "stated" })
  assert.deepEqual(school.placed.filter(({ line }) => line >= 3 && line <= 7).map(({ field }) => field), ["pools.name", "pools.purpose", "pools.datasets", "pools.systems", "pools.searchKeys"])
})

test("a label whose value belongs to no pool is listed as unread, not lost", () => {
  const draft = read("Lehtolan kunnan tietovarannot\n\nHakutekijät: nimi ja osoite\n\nKirjaston tietovaranto\nTietojärjestelmät: Kirjastojärjestelmä\nHakutekijät: kortin numero\nOmistaja: sivistystoimi\n")
  assert.deepEqual(draft.pools.map(({ name, systems, searchKeys }) => [name, systems, searchKeys]), [["Kirjaston tietovaranto", ["Kirjastojärjestelmä"], ["kortin numero"]]])
  assert.deepEqual(draft.unread.map(({ line }) => line), [3, 8])
})

test("pools are known by their labels where no heading says the word for a pool", () => {
  assert.deepEqual(readFixture("museo-ilman-sanaa.txt").pools.map(toldOf), [
    { name: "Kokoelmat", sector: null, purpose: "Kokoelmien tietoja käytetään esineiden luettelointiin ja näyttelyiden tekemiseen.", datasets: ["esineluettelo", "valokuvat"], registers: [], systems: ["Kokoelmaluettelo Helmi", "kuvapankki"], searchKeys: ["Esineen nimi", "lahjoittajan nimi"] },
    { name: "Rakennetun ympäristön lausunnot", sector: null, purpose: "Lausuntotietoja käytetään kaava- ja rakennuslupa-asioissa.", datasets: ["lausuntopyynnöt", "lausunnot"], registers: [], systems: ["Asianhallintajärjestelmä"], searchKeys: ["Kiinteistötunnus", "lausunnon päivämäärä"] },
  ])
})

test("lines that were wrapped for a screen are read as the sentences and lists that they are", () => {
  assert.deepEqual(readFixture("rivitetty-teksti.txt").pools.map(toldOf), [
    {
      name: "KIRJASTON TIETOVARANTO",
      sector: null,
      purpose: "Tietovarantoa käytetään kirjastoaineiston lainaamiseen, kaukopalveluun ja asiakkaiden tapahtumista tiedottamiseen koko kunnan alueella, myös kirjastoautossa.",
      datasets: ["lainaajien tiedot", "varaukset ja maksut"],
      registers: [],
      systems: ["Kirjastojärjestelmä Kirjo", "itsepalveluautomaattien hallintaohjelma", "verkkokirjasto"],
      searchKeys: ["Kirjastokortin numero", "lainaajan nimi", "henkilötunnus", "teoksen nimi"],
    },
    {
      name: "LIIKUNNAN TIETOVARANTO",
      sector: null,
      purpose: "Tietovarantoa käytetään salivuorojen jakamiseen ja seurojen avustamiseen sekä uimahallin kulunvalvontaan.",
      datasets: ["salivuorohakemukset", "seurojen avustushakemukset"],
      registers: [],
      systems: ["Varausjärjestelmä"],
      searchKeys: ["Seuran nimi"],
    },
  ])
})
