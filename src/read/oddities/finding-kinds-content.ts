import type { FindingKind } from "../../model/finding.ts"
import { w } from "./finding-kinds-text.ts"

const described = "906/2019 28 §"
const tellAll = w("Kuvauksesta on näyttävä, mitä tietoja on ja miten niitä voi hakea.", "Beskrivningen ska visa vilka uppgifter som finns och hur de kan sökas.", "The description must show what data there is and how it can be searched.")
const complete = w("Täydennä tieto kuvaukseen.", "Komplettera uppgiften i beskrivningen.", "Complete the description.")
const checkPlace = w("Tarkista kohta ja korjaa se julkaistulle sivulle.", "Kontrollera stället och rätta den publicerade sidan.", "Check the place and correct the published page.")

export const partNames = {
  systems: w("tietojärjestelmät", "informationssystem", "information systems"),
  searchKeys: w("hakutekijät", "sökfaktorer", "search keys"),
  purpose: w("käyttötarkoitus", "användningsändamål", "purpose"),
  datasets: w("tietoaineistot", "informationsmaterial", "datasets"),
} as const
export type PartName = keyof typeof partNames

export const toBeCompleted: FindingKind<{ pool: string; part: PartName; text: string }> = {
  code: "to-be-completed",
  severity: "warning",
  law: described,
  title: w("Täydennettävä", "Ska kompletteras", "To be completed"),
  says: ({ pool, part, text }) =>
    w(`${pool}: ${partNames[part].fi} puuttuu, tilalla ”${text}”. Odotettu: tieto.`, `${pool}: ${partNames[part].sv} saknas, i stället ”${text}”. Väntat: uppgiften.`, `${pool}: ${partNames[part].en} missing, instead "${text}". Expected: the fact.`),
  because: tellAll,
  remedy: complete,
}

export const partMissing: FindingKind<{ pool: string; part: PartName }> = {
  code: "part-missing",
  severity: "warning",
  law: described,
  title: w("Osa puuttuu", "En del saknas", "Part missing"),
  says: ({ pool, part }) =>
    w(`${pool}: ${partNames[part].fi} ei ole ilmoitettu, vaikka muilla on.`, `${pool}: ${partNames[part].sv} anges inte, fastän det anges för andra.`, `${pool}: ${partNames[part].en} not stated, though others have it.`),
  because: tellAll,
  remedy: complete,
}

export const purposeMissing: FindingKind<{ pool: string }> = {
  code: "purpose-missing",
  severity: "warning",
  law: described,
  title: w("Käyttötarkoitus puuttuu", "Ändamålet saknas", "Purpose missing"),
  says: ({ pool }) => w(`${pool}: käyttötarkoitusta ei ole. Odotettu: kappale siitä, mihin tietoja käytetään.`, `${pool}: ändamålet saknas. Väntat: ett stycke om vad uppgifterna används till.`, `${pool}: no purpose. Expected: a paragraph on what the data is used for.`),
  because: tellAll,
  remedy: complete,
}

export const datasetsCellEmpty: FindingKind<{ pool: string }> = {
  code: "datasets-missing",
  severity: "warning",
  law: described,
  title: w("Tietoaineistot puuttuvat", "Informationsmaterialet saknas", "Datasets missing"),
  says: ({ pool }) => w(`${pool}: tietoaineistoja ei ole ilmoitettu. Odotettu: aineistot tietoryhmittäin.`, `${pool}: informationsmaterialet anges inte. Väntat: material gruppvis.`, `${pool}: no datasets stated. Expected: datasets by group.`),
  because: tellAll,
  remedy: complete,
}

export const searchKeysNowhere: FindingKind = {
  code: "search-keys-nowhere",
  severity: "warning",
  law: described,
  title: w("Hakutekijöitä ei ole", "Sökfaktorer saknas", "No search keys"),
  says: () => w("Sivulla ei ole yhdenkään tietovarannon hakutekijöitä. Odotettu: hakutekijät jokaiselle.", "Sidan anger inga sökfaktorer. Väntat: sökfaktorer för varje informationslager.", "The page gives no pool's search keys. Expected: search keys for each."),
  because: tellAll,
  remedy: complete,
}

export const headingWithoutText: FindingKind<{ heading: string }> = {
  code: "heading-without-text",
  severity: "warning",
  law: null,
  title: w("Otsikko ilman tekstiä", "Rubrik utan text", "Heading without text"),
  says: ({ heading }) => w(`Otsikon ”${heading}” alla ei ole tekstiä.`, `Under rubriken ”${heading}” finns ingen text.`, `Nothing stands under the heading "${heading}".`),
  because: w("Sisältö on voinut jäädä pois.", "Innehållet kan ha fallit bort.", "Its content may have been left out."),
  remedy: complete,
}

export const registerListMissing: FindingKind<{ label: string }> = {
  code: "register-list-missing",
  severity: "warning",
  law: "2016/679 13 art.",
  title: w("Rekisteriluettelo puuttuu", "Registerlistan saknas", "Register list missing"),
  says: ({ label }) => w(`”${label}” lupaa luettelon, mutta sitä ei ole. Odotettu: rekisterit tai selosteet.`, `”${label}” utlovar en lista som saknas. Väntat: register eller beskrivningar.`, `"${label}" promises a list that is not there. Expected: registers or notices.`),
  because: w("Rekisteröidyn on löydettävä rekisterinsä seloste.", "Den registrerade ska hitta sitt registers beskrivning.", "People must find the notice of the register that holds their data."),
  remedy: complete,
}

export const unitCountDiffers: FindingKind<{ unit: string; stated: number; listed: number }> = {
  code: "unit-count-differs",
  severity: "warning",
  law: null,
  title: w("Yksiköiden määrä ei täsmää", "Antalet enheter stämmer inte", "Number of units differs"),
  says: ({ unit, stated, listed }) => w(`${unit}: yksiköitä ilmoitetaan ${stated}, luettelossa on ${listed}.`, `${unit}: ${stated} enheter anges, listan har ${listed}.`, `${unit}: ${stated} units are announced, ${listed} are listed.`),
  because: w("Jokin yksikkö on voinut jäädä pois.", "Någon enhet kan ha fallit bort.", "A unit may have been left out."),
  remedy: checkPlace,
}

export const diagramMissing: FindingKind = {
  code: "diagram-missing",
  severity: "warning",
  law: null,
  title: w("Kuva puuttuu", "Bilden saknas", "Diagram missing"),
  says: () => w("Teksti selittää kuvan, jota ei ole. Odotettu: kuva tai sen tiedot tekstinä.", "Texten förklarar en bild som saknas. Väntat: bilden eller dess innehåll som text.", "The text explains a picture that is not there. Expected: the picture or its content as text."),
  because: w("Kuvan kertomat yhteydet eivät välity.", "De samband som bilden visar går förlorade.", "The relations that it shows are lost."),
  remedy: w("Kerro kuvan yhteydet tekstinä.", "Beskriv bildens samband i text.", "Tell the diagram's relations in text."),
}

export const namesAnotherPool: FindingKind<{ pool: string; other: string }> = {
  code: "names-another-pool",
  severity: "warning",
  law: described,
  title: w("Toisen tietovarannon teksti", "Text om ett annat informationslager", "Text of another pool"),
  says: ({ pool, other }) => w(`Kohdan ”${pool}” teksti puhuu toisesta: ”${other}”. Odotettu: ${pool}.`, `Texten under ”${pool}” talar om något annat: ”${other}”. Väntat: ${pool}.`, `The text under "${pool}" speaks of another: "${other}". Expected: ${pool}.`),
  because: w("Kopioitu teksti kuvaa väärän varannon.", "Kopierad text beskriver fel informationslager.", "Copied text describes the wrong pool."),
  remedy: checkPlace,
}

export const textRepeated: FindingKind<{ line: number }> = {
  code: "text-repeated",
  severity: "warning",
  law: null,
  title: w("Sama teksti toisaalla", "Samma text på ett annat ställe", "Same text elsewhere"),
  says: ({ line }) => w(`Sama virke on jo rivillä ${line}. Odotettu: kohdan oma teksti.`, `Samma mening finns redan på rad ${line}. Väntat: en egen text.`, `The same sentence stands at line ${line}. Expected: a text of its own.`),
  because: w("Kopioitu teksti voi olla väärässä paikassa.", "Kopierad text kan stå på fel ställe.", "Copied text may stand in the wrong place."),
  remedy: checkPlace,
}

export const sentenceDoubled: FindingKind<{ text: string }> = {
  code: "sentence-doubled",
  severity: "note",
  law: null,
  title: w("Virke kahdesti", "Mening två gånger", "Sentence twice"),
  says: ({ text }) => w(`Sama virke on kappaleessa kahdesti: ”${text}”.`, `Samma mening finns två gånger i stycket: ”${text}”.`, `The paragraph holds one sentence twice: "${text}".`),
  because: w("Toisto on luultavasti muokkauksen jäänne.", "Upprepningen är troligen en rest av redigering.", "It is probably a remnant of editing."),
  remedy: w("Poista toinen.", "Ta bort den ena.", "Remove one of them."),
}

export const itemTwice: FindingKind<{ item: string }> = {
  code: "item-twice",
  severity: "note",
  law: null,
  title: w("Kohta kahdesti", "Punkt två gånger", "Item twice"),
  says: ({ item }) => w(`”${item}” on samassa luettelossa kahdesti.`, `”${item}” finns två gånger i samma lista.`, `"${item}" stands twice in one list.`),
  because: w("Toisen tilalla on voinut olla muu kohta.", "Den ena kan ha stått för något annat.", "One of them may have been meant for another item."),
  remedy: checkPlace,
}

export const nameVaries: FindingKind<{ name: string; other: string; line: number }> = {
  code: "name-varies",
  severity: "note",
  law: null,
  title: w("Nimi vaihtelee", "Namnet varierar", "Name varies"),
  says: ({ name, other, line }) => w(`”${name}” on rivillä ${line} muodossa ”${other}”. Odotettu: yksi nimi.`, `”${name}” står på rad ${line} som ”${other}”. Väntat: ett namn.`, `"${name}" stands at line ${line} as "${other}". Expected: one name.`),
  because: w("Samasta asiasta voi tulla luetteloon kaksi.", "Samma sak kan bli två i förteckningen.", "One thing may become two in the catalogue."),
  remedy: w("Käytä yhtä nimeä.", "Använd ett namn.", "Use one name."),
}

export const classTitleTwice: FindingKind<{ title: string; codes: string }> = {
  code: "class-title-twice",
  severity: "warning",
  law: null,
  title: w("Sama tehtävä kahdella koodilla", "Samma uppgift under två koder", "One title under two codes"),
  says: ({ title, codes }) => w(`”${title}” on koodeilla ${codes}. Odotettu: yksi koodi.`, `”${title}” har koderna ${codes}. Väntat: en kod.`, `"${title}" has the codes ${codes}. Expected: one code.`),
  because: w("Säilytysajat haetaan koodilla.", "Förvaringstiderna söks med koden.", "Retention times are found by the code."),
  remedy: w("Tarkista koodi tiedonohjaussuunnitelmasta.", "Kontrollera koden i informationsstyrningsplanen.", "Check the code in the records control plan."),
}

export const severalOwners: FindingKind<{ text: string }> = {
  code: "several-owners",
  severity: "note",
  law: null,
  title: w("Useita omistajia", "Flera ägare", "Several owners"),
  says: ({ text }) => w(`Omistajakentässä on useita: ”${text}”. Odotettu: yksi omistaja kussakin.`, `Ägarfältet har flera: ”${text}”. Väntat: en ägare i varje.`, `One owner field holds several: "${text}". Expected: one owner each.`),
  because: w("Vastuu on selvä vasta, kun omistajat erotetaan.", "Ansvaret är klart först när ägarna skiljs åt.", "Responsibility is clear only when they are told apart."),
  remedy: w("Kirjaa omistajat erikseen.", "Ange ägarna var för sig.", "State the owners one by one."),
}

export const ownerHasTimeLimit: FindingKind<{ limit: string }> = {
  code: "owner-time-limit",
  severity: "warning",
  law: null,
  title: w("Omistajuus on määräaikainen", "Ägarskapet är tidsbegränsat", "Ownership is limited in time"),
  says: ({ limit }) => w(`Omistajakenttä kertoo määräajan tai seuraajan: ”${limit}”. Odotettu: nykyinen omistaja ja päivä.`, `Ägarfältet anger en tid eller en efterföljare: ”${limit}”. Väntat: ägaren och dagen.`, `The owner field tells a time limit or successor: "${limit}". Expected: the owner, and the day.`),
  because: w("Määräaika on voinut jo päättyä.", "Tiden kan redan ha gått ut.", "The time may be over."),
  remedy: w("Tarkista nykyinen omistaja.", "Kontrollera nuvarande ägare.", "Check who owns it now."),
}

export const ownerIsPath: FindingKind<{ text: string }> = {
  code: "owner-path",
  severity: "note",
  law: null,
  title: w("Omistaja on polku", "Ägaren är en väg", "Owner is a path"),
  says: ({ text }) => w(`Omistaja on kirjoitettu pilkulla organisaation osaksi: ”${text}”; se on luettu yhtenä.`, `Ägaren är skriven med komma som en del av en organisation: ”${text}”; den har lästs som en.`, `The owner is written with a comma, as a part of an organisation: "${text}"; read as one.`),
  because: w("Pilkku voisi erottaa myös kaksi omistajaa.", "Kommat kunde också skilja två ägare.", "The comma could also part two owners."),
  remedy: checkPlace,
}

export const tableHeaderAgain: FindingKind<{ first: number }> = {
  code: "table-header-repeated",
  severity: "note",
  law: null,
  title: w("Taulukon otsikkorivi toistuu", "Tabellens rubrikrad upprepas", "Table header repeated"),
  says: ({ first }) => w(`Taulukon otsikkorivi on sivulla useasti, ensin rivillä ${first}.`, `Tabellens rubrikrad finns flera gånger, först på rad ${first}.`, `The table's header stands on the page several times, first at line ${first}.`),
  because: w("Otsikkorivi ei ole tietovaranto.", "Rubrikraden är inget informationslager.", "A header row is no pool."),
  remedy: checkPlace,
}

export const tableDashRow: FindingKind = {
  code: "table-dash-row",
  severity: "note",
  law: null,
  title: w("Viivarivi taulukossa", "Streckrad i tabellen", "Row of dashes"),
  says: () => w("Taulukossa on rivi pelkkiä viivoja. Odotettu: tietorivi tai taulukon loppu.", "Tabellen har en rad med bara streck. Väntat: en datarad eller tabellens slut.", "The table holds a row of dashes. Expected: a row of data, or the table's end."),
  because: w("Viivat ovat muotoilun jäänne.", "Strecken är en rest av layouten.", "The dashes remain from layout."),
  remedy: w("Poista rivi.", "Ta bort raden.", "Remove the row."),
}

export const tableBlankLine: FindingKind = {
  code: "table-blank-line",
  severity: "note",
  law: null,
  title: w("Tyhjä rivi taulukossa", "Tom rad i tabellen", "Blank line in a table"),
  says: () => w("Taulukon sisällä on tyhjä rivi ennen tätä riviä.", "Tabellen har en tom rad före den här raden.", "A blank line stands inside the table before this row."),
  because: w("Tyhjä rivi katkaisee taulukon ohjelmilta.", "En tom rad bryter tabellen för program.", "A blank line ends the table for programs."),
  remedy: w("Poista tyhjä rivi.", "Ta bort den tomma raden.", "Remove the blank line."),
}
