import assert from "node:assert/strict"
import { test } from "node:test"
import { read, readFixture } from "./fixtures.ts"

test("Österdal's notice gives its thirteen sections in Swedish", () => {
  const { notice, contacts, findings } = readFixture("dataskyddsbeskrivning.txt")
  assert.deepEqual(notice, {
    controller: "Österdals samkommun",
    responsible: "Servicechefen, Storgatan 5, 99500 Österdal",
    contact: "Handläggaren, tfn 040 555 0300, fardtjanst@osterdal.example",
    dataProtectionOfficer: "dataskydd@osterdal.example",
    published: "2025-02-03",
    purposes: "Personuppgifterna behandlas för att bevilja och ordna resor.\nLag om service och stöd på grund av handikapp 380/1987\nSocialvårdslagen 1301/2014",
    laws: [
      { name: "Lag om service och stöd på grund av handikapp", number: "380/1987", asWritten: "Lag om service och stöd på grund av handikapp 380/1987" },
      { name: "Socialvårdslagen", number: "1301/2014", asWritten: "Socialvårdslagen 1301/2014" },
    ],
    legalBases: [{ article: "6(1)(c)" }, { article: "9(2)(g)" }],
    dataCategories: [
      { name: "Klientens uppgifter", items: ["namn", "personbeteckning"] },
      { name: "Resornas uppgifter", items: ["resmål", "kostnader"] },
    ],
    systems: [],
    sources: ["klienten själv", "läkarintyg"],
    disclosures: "Uppgifter lämnas ut till trafikföretagen.",
    transfersOutsideEea: "Uppgifter överförs inte.",
    retention: "Uppgifterna förvaras i tolv år.",
    protection: "Systemet kräver personlig inloggning.",
    rights: ["Rätt till insyn\nDu kan begära att få se dina uppgifter.", "Rätt till rättelse\nFelaktiga uppgifter rättas."],
  })
  assert.deepEqual(contacts, [
    { name: "Servicechefen", address: "Storgatan 5, 99500 Österdal", phone: null, email: null, hours: null, line: 8 },
    { name: "Handläggaren", address: null, phone: "040 555 0300", email: "fardtjanst@osterdal.example", hours: null, line: 11 },
    { name: "Dataskyddsombud", address: null, phone: null, email: "dataskydd@osterdal.example", hours: null, line: 14 },
  ])
  assert.deepEqual(findings, [])
})

test("Saarikivi's notice is known by its headings where they have no numbers", () => {
  const { notice, contacts, findings } = readFixture("tietosuojaseloste-ilman-numeroita.txt")
  assert.deepEqual(notice, {
    controller: "Saarikiven kunta, vapaa-aikapalvelut",
    responsible: "Vapaa-aikapäällikkö, Hallitie 2, 99400 Saarikivi\npuh. 040 555 0200\nvapaa-aika@saarikivi.example",
    contact: null,
    dataProtectionOfficer: "tietosuoja@saarikivi.example",
    published: "2024-05-07",
    purposes: "Tietoja käsitellään uintikorttien myyntiä ja kurssien järjestämistä varten. Toiminta perustuu liikuntalakiin (390/2015).",
    laws: [{ name: "liikuntalakiin", number: "390/2015", asWritten: "liikuntalakiin (390/2015)" }],
    legalBases: [{ article: "6(1)(b)" }, { article: "6(1)(f)" }],
    dataCategories: [
      { name: "Asiakkaan tiedot", items: ["nimi", "syntymäaika", "puhelinnumero"] },
      { name: "Kortin tiedot", items: ["kortin numero", "käyntikerrat"] },
    ],
    systems: [],
    sources: ["Asiakkaalta itseltään", "Kassajärjestelmästä"],
    disclosures: "Tietoja ei luovuteta muille.",
    transfersOutsideEea: "Tietoja ei siirretä.",
    retention: "Tiedot poistetaan kahden vuoden kuluttua viimeisestä käynnistä.",
    protection: "Tietoihin pääsevät vain uimahallin työntekijät.",
    rights: ["Sinulla on oikeus tarkastaa tietosi.", "Sinulla on oikeus saada virheellinen tieto oikaistuksi."],
  })
  assert.deepEqual(contacts, [
    { name: "Vapaa-aikapäällikkö", address: "Hallitie 2, 99400 Saarikivi", phone: "040 555 0200", email: "vapaa-aika@saarikivi.example", hours: null, line: 8 },
    { name: "Tietosuojavastaava", address: null, phone: null, email: "tietosuoja@saarikivi.example", hours: null, line: 13 },
  ])
  assert.deepEqual(findings, [])
})

test("Ylä-Purot describes a pool, a system and a notice on one page, and each is read as what it is", () => {
  const { pools, systems, notice } = readFixture("sekasivu.txt")
  assert.deepEqual(pools.map(({ name, datasets, systems: named, searchKeys }) => [name, datasets, named, searchKeys]), [
    ["Varhaiskasvatuksen tietovaranto", ["hakemukset", "päätökset"], ["Päiväkotijärjestelmä Nalle"], ["Lapsen nimi", "henkilötunnus"]],
  ])
  assert.deepEqual(systems, [{ name: "Päiväkotijärjestelmä Nalle", group: null, description: "Hakemukset ja läsnäolot", owners: ["Sivistyspalvelut"], users: "Päiväkodit", line: 17 }])
  assert.ok(notice)
  assert.deepEqual([notice.controller, notice.dataProtectionOfficer, notice.purposes], ["Ylä-Purojen kunta", "tietosuoja@ylapurot.example", "Päiväkotipaikan myöntäminen varhaiskasvatuslain (540/2018) mukaan."])
  assert.deepEqual(notice.laws, [{ name: "varhaiskasvatuslain", number: "540/2018", asWritten: "varhaiskasvatuslain (540/2018)" }])
  assert.deepEqual([notice.legalBases, notice.sources, notice.rights], [[{ article: "6(1)(c)" }], ["Huoltajat"], ["Oikeus tarkastaa tiedot."]])
  assert.deepEqual([notice.disclosures, notice.retention, notice.protection, notice.transfersOutsideEea], ["Tietoja luovutetaan Kansaneläkelaitokselle.", "Viisi vuotta.", null, null])
})

test("what a notice lacks is told once for each section", () => {
  const missing = readFixture("sekasivu.txt").findings.filter(({ code }) => code === "notice-section-missing").map(({ message, line }) => `${line} ${message.en}`)
  assert.deepEqual(missing, ["22 The notice lacks a section: data categories.", "22 The notice lacks a section: transfers outside the EEA.", "22 The notice lacks a section: protection."])
})

const notice = (systems: string): string => `Tietosuojaseloste

1. Rekisterinpitäjä
Lehtolan kunta

2. Käsittelyn tarkoitus
Lasten hoitopaikkojen myöntäminen.

3. Oikeusperuste
Artikla 6(1)(e).

4. Järjestelmät
${systems}

5. Tietolähteet
- huoltajat:
- työnantaja

6. Säilytysaika
Kymmenen vuotta.

7. Rekisteröidyn oikeudet
Oikeus saada tiedot.
`

test("the systems of a notice are told by name, with their joint controllers apart", () => {
  const { notice: told, systems } = read(notice("- Hoitojärjestelmä Pesä (yhteisrekisterinpitäjinä Lehtola ja Koivula)\n- Laskutusohjelma"))
  assert.deepEqual(told?.systems, ["Hoitojärjestelmä Pesä", "Laskutusohjelma"])
  assert.deepEqual(systems.map(({ name, owners, group }) => [name, owners, group]), [["Hoitojärjestelmä Pesä", ["Lehtola", "Koivula"], "Järjestelmät"]])
})

test("a law is cited by its name and number, whatever stands around it", () => {
  for (const [sentence, name, number] of [
    ["Toiminta perustuu kirjastolakiin (1492/2016).", "kirjastolakiin", "1492/2016"],
    ["Laki yleisistä kirjastoista 1492/2016", "Laki yleisistä kirjastoista", "1492/2016"],
    ["Avustuksen maksaminen liikuntalain 390/2015 mukaan.", "liikuntalain", "390/2015"],
    ["Beslut fattas enligt lagen om småbarnspedagogik (540/2018).", "lagen om småbarnspedagogik", "540/2018"],
    ["Uppgiften grundar sig på bibliotekslagen (1492/2016).", "bibliotekslagen", "1492/2016"],
  ] as const) {
    const { notice: told } = read(notice("- Kanto").replace("Lasten hoitopaikkojen myöntäminen.", sentence))
    assert.deepEqual(told?.laws.map((law) => [law.name, law.number]), [[name, number]], sentence)
  }
})
