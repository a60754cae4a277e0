import type { FindingKind } from "../../model/finding.ts"
import { partNames } from "./finding-kinds-content.ts"
import type { PartName } from "./finding-kinds-content.ts"
import { w } from "./finding-kinds-text.ts"

const check = w("Tarkista kohta ja korjaa se julkaistulle sivulle.", "Kontrollera stället och rätta den publicerade sidan.", "Check the place and correct the published page.")
const narrow = w("Kohdista tieto oikeisiin tietovarantoihin.", "Rikta uppgiften till rätt informationslager.", "Tie the fact to the right pools.")

export const municipalityMissing: FindingKind = {
  code: "municipality-missing",
  severity: "warning",
  law: null,
  title: w("Kuntaa ei nimetä", "Kommunen nämns inte", "No municipality named"),
  says: () => w("Sivulla ei nimetä kuntaa tai muuta viranomaista. Odotettu: nimi otsikossa tai tekstissä.", "Sidan nämner ingen kommun eller annan myndighet. Väntat: ett namn i rubriken eller texten.", "The page names no municipality or other authority. Expected: a name in its title or text."),
  because: w("Lukija ei tiedä, kenen tiedoista on kyse.", "Läsaren vet inte vems uppgifter det gäller.", "The reader cannot tell whose data this is."),
  remedy: w("Anna kunta lukemisen yhteydessä ja lisää nimi sivulle.", "Ange kommunen vid läsningen och lägg till namnet på sidan.", "Name the municipality when reading, and add it to the page."),
}

export const noDescription: FindingKind = {
  code: "not-a-description",
  severity: "error",
  law: null,
  title: w("Ei kuvaus eikä seloste", "Varken beskrivning eller meddelande", "Neither description nor notice"),
  says: () =>
    w(
      "Sivulta ei löytynyt tietovarantoja, tietojärjestelmiä eikä tietosuojaselostetta.",
      "På sidan fanns inga informationslager, informationssystem eller dataskyddsbeskrivningar.",
      "No pools, information systems or privacy notice were found on the page.",
    ),
  because: w("Muusta sivusta ei voi tehdä luonnosta.", "Av en annan sida kan inget utkast göras.", "No draft can be made of another page."),
  remedy: w("Anna asiakirjajulkisuuskuvaus tai tietosuojaseloste.", "Ge en beskrivning av handlingars offentlighet eller en dataskyddsbeskrivning.", "Give a description of document publicity or a privacy notice."),
}

export const saidOfWholeUnit: FindingKind<{ unit: string; part: PartName }> = {
  code: "said-of-whole-unit",
  severity: "note",
  law: null,
  title: w("Sanottu koko yksiköstä", "Sagt om hela enheten", "Said of a whole unit"),
  says: ({ unit, part }) =>
    w(`${unit}: ${partNames[part].fi} kerrotaan koko yksiköstä, joten ne on merkitty sen jokaiseen tietovarantoon.`, `${unit}: ${partNames[part].sv} anges för hela enheten och har satts på alla dess informationslager.`, `${unit}: ${partNames[part].en} are told of the whole unit, so they stand in each of its pools.`),
  because: w("Sivu ei kerro, mitä kukin tietovaranto käyttää.", "Sidan säger inte vad varje informationslager använder.", "The page does not say which pool uses what."),
  remedy: narrow,
}

export const relationOfUnit: FindingKind<{ unit: string; pool: string }> = {
  code: "relation-of-unit",
  severity: "note",
  law: null,
  title: w("Yhteys kerrottu yksiköstä", "Samband angivet för enheten", "Relation told of a unit"),
  says: ({ unit, pool }) =>
    w(`Yhteys on kerrottu koko yksiköstä (${unit}); se on merkitty varantoon ”${pool}”, kunnes kohdistat sen.`, `Sambandet anges för hela enheten (${unit}); det står under ”${pool}” tills du riktar det.`, `The relation is told of the whole unit (${unit}); it stands under "${pool}" until you move it.`),
  because: w("Sivu ei kerro, mikä tietovaranto luovuttaa tiedot.", "Sidan säger inte vilket informationslager som lämnar uppgifterna.", "The page does not say which pool gives the data."),
  remedy: narrow,
}

export const classesOfUnit: FindingKind<{ unit: string }> = {
  code: "classes-of-unit",
  severity: "note",
  law: null,
  title: w("Tehtäväluokat koko yksiköstä", "Uppgiftsklasser för hela enheten", "Classes of a whole unit"),
  says: ({ unit }) => w(`${unit}: tehtäväluokat on ilmoitettu yhteisesti ja merkitty jokaiseen tietovarantoon.`, `${unit}: uppgiftsklasserna anges gemensamt och har satts på alla informationslager.`, `${unit}: function classes are given together and stand in each of its pools.`),
  because: w("Säilytysaika seuraa luokasta.", "Förvaringstiden följer av klassen.", "Retention follows from the class."),
  remedy: narrow,
}

export const remarkInList: FindingKind<{ text: string }> = {
  code: "remark-in-list",
  severity: "note",
  law: null,
  title: w("Huomautus luettelossa", "Anmärkning i en lista", "Remark in a list"),
  says: ({ text }) => w(`Luettelossa on huomautus, joka ei ole aineisto: ”${text}”.`, `Listan har en anmärkning som inte är ett material: ”${text}”.`, `The list holds a remark that is no dataset: "${text}".`),
  because: w("Huomautus kuuluu kuvaukseen, ei luetteloon.", "Anmärkningen hör till beskrivningen, inte listan.", "It belongs to the description, not to the list."),
  remedy: check,
}

export const promisedLater: FindingKind<{ text: string }> = {
  code: "promised-later",
  severity: "warning",
  law: null,
  title: w("Luvattu myöhemmin", "Utlovat till senare", "Promised for later"),
  says: ({ text }) => w(`Teksti lupaa jotain myöhemmin: ”${text}”. Odotettu: valmis tieto.`, `Texten utlovar något senare: ”${text}”. Väntat: en färdig uppgift.`, `The text promises something for later: "${text}". Expected: the fact itself.`),
  because: w("Lupaus vanhenee huomaamatta.", "Löftet föråldras obemärkt.", "A promise grows old unnoticed."),
  remedy: check,
}

export const descriptionUnlikeName: FindingKind<{ name: string }> = {
  code: "description-unlike-name",
  severity: "note",
  law: null,
  title: w("Kuvaus ei vastaa nimeä", "Beskrivningen motsvarar inte namnet", "Description unlike the name"),
  says: ({ name }) => w(`Kuvauksessa ei ole mitään nimestä ”${name}” eikä sen käyttäjistä. Onko teksti oikeassa paikassa?`, `Beskrivningen har inget gemensamt med namnet ”${name}” eller användarna. Står texten på rätt ställe?`, `The description shares nothing with the name "${name}" or its users. Is the text in its place?`),
  because: w("Kopioitu kuvaus kertoo väärästä järjestelmästä.", "En kopierad beskrivning talar om fel system.", "A copied description tells of the wrong system."),
  remedy: check,
}

export const noticeSectionMissing: FindingKind<{ section: string; sv: string; en: string }> = {
  code: "notice-section-missing",
  severity: "warning",
  law: "2016/679 13 art.",
  title: w("Selosteen kohta puuttuu", "En del av meddelandet saknas", "Section of the notice missing"),
  says: ({ section, sv, en }) => w(`Selosteesta puuttuu kohta: ${section}.`, `I meddelandet saknas: ${sv}.`, `The notice lacks a section: ${en}.`),
  because: w("Rekisteröidylle on kerrottava kaikki 13 artiklan tiedot.", "Den registrerade ska få alla uppgifter enligt artikel 13.", "People must be told everything that article 13 lists."),
  remedy: w("Lisää kohta selosteeseen.", "Lägg till delen i meddelandet.", "Add the section to the notice."),
}

export const poolTwice: FindingKind<{ name: string; line: number }> = {
  code: "pool-twice",
  severity: "warning",
  law: null,
  title: w("Tietovaranto kahdesti", "Informationslager två gånger", "Pool twice"),
  says: ({ name, line }) => w(`”${name}” on kuvattu jo rivillä ${line}.`, `”${name}” beskrivs redan på rad ${line}.`, `"${name}" is already described at line ${line}.`),
  because: w("Kaksi kuvausta voi olla ristiriidassa.", "Två beskrivningar kan strida mot varandra.", "Two descriptions may disagree."),
  remedy: check,
}
