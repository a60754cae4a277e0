import { bjorkby, lehtola, lehtolaDepartment, lehtolaSystems, lehtolaTable } from "./clean-pages.ts"
import { changed } from "./finding-case.ts"
import type { FindingCase } from "./finding-case.ts"
import * as kinds from "./finding-kinds-content.ts"

const third = `
Liikunnan tietovaranto

Käyttötarkoitus

Tietoja käytetään vuorojen jakamiseen.

Tietoaineistot

• hakemukset

Tietojärjestelmät

varausohjelma

Hakutekijät

seuran nimi
`
const three = `${lehtola}${third}`

/** One page for each gap or contradiction that is told of, with all that is told of the page. */
export const casesOfContent: readonly FindingCase[] = [
  { kind: kinds.toBeCompleted, page: changed(lehtola, "kortin numero, nimi", "Täydennetään"), told: ["24 to-be-completed"] },
  { kind: kinds.toBeCompleted, page: changed(lehtola, "kortin numero, nimi", "Täydennetään\u00a0"), told: ["24 no-break-space", "24 to-be-completed"] },
  { kind: kinds.toBeCompleted, page: changed(bjorkby, "Samlingsprogrammet Pärla", "Kompletteras hösten 2027"), told: ["34 to-be-completed"] },
  { kind: kinds.partMissing, page: changed(three, "Tietojärjestelmät\n\nvarausohjelma\n\n", ""), told: ["44 part-missing"] },
  { kind: kinds.purposeMissing, page: changed(three, "Käyttötarkoitus\n\nTietoja käytetään vuorojen jakamiseen.\n\n", ""), told: ["44 purpose-missing"] },
  { kind: kinds.datasetsCellEmpty, page: changed(lehtolaTable, "\tesineluettelo\t", "\t\t"), told: ["5 datasets-missing"] },
  { kind: kinds.datasetsCellEmpty, page: changed(three, "Tietoaineistot\n\n• hakemukset\n\n", ""), told: ["44 datasets-missing"] },
  { kind: kinds.searchKeysNowhere, page: changed(changed(lehtola, "Hakutekijät\n\nkortin numero, nimi\n\n", ""), "\nHakutekijät\n\nesineen numero\n", ""), told: ["7 search-keys-nowhere"] },
  { kind: kinds.headingWithoutText, page: changed(lehtolaDepartment, "Arkiston tietovaranto\n\n• asiakirjat\n\n", "Arkiston tietovaranto\n\n"), told: ["28 heading-without-text"] },
  { kind: kinds.registerListMissing, page: changed(lehtolaDepartment, "• Lainaajarekisteri\n\n", ""), told: ["18 register-list-missing"] },
  { kind: kinds.unitCountDiffers, page: changed(lehtolaDepartment, "kaksi yksikköä", "neljä yksikköä"), told: ["7 unit-count-differs"] },
  { kind: kinds.diagramMissing, page: changed(lehtola, "ja palauttamiseen.", "ja palauttamiseen. Kuvassa on esitetty tietojen yhteydet."), told: ["11 diagram-missing"] },
  { kind: kinds.namesAnotherPool, page: changed(lehtola, "Tietoja käytetään esineiden luettelointiin.", "Kirjaston tietovarannon tietoja luetteloidaan."), told: ["30 names-another-pool"] },
  {
    kind: kinds.textRepeated,
    page: changed(lehtola, "Tietoja käytetään esineiden luettelointiin.", "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen."),
    told: ["11 text-repeated", "30 text-repeated"],
  },
  {
    kind: kinds.sentenceDoubled,
    page: changed(lehtola, "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen.", "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen. Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen."),
    told: ["11 sentence-doubled"],
  },
  { kind: kinds.itemTwice, page: changed(lehtola, "Sivu, kuvapankki", "Sivu, kuvapankki, kuvapankki"), told: ["20 item-twice"] },
  { kind: kinds.nameVaries, page: changed(lehtola, "Kokoelmaohjelma Helmi", "Lainausjärjestelmä Sivu (kunnan yhteinen)"), told: ["20 name-varies", "38 name-varies"] },
  {
    kind: kinds.classTitleTwice,
    page: changed(lehtolaDepartment, "Hallinto-osaston tietojärjestelmät", "Tiedonohjaussuunnitelman tehtäväluokat:\n\n• 01 02 Arkistointi\n• 01 04 Arkistointi\n\nHallinto-osaston tietojärjestelmät"),
    told: ["38 class-title-twice", "38 classes-of-unit", "39 class-title-twice"],
  },
  { kind: kinds.severalOwners, page: changed(lehtolaSystems, "Omistaja: Talouspalvelut", "Omistaja: Talouspalvelut / Hallintopalvelut"), told: ["12 several-owners"] },
  { kind: kinds.ownerHasTimeLimit, page: changed(lehtolaSystems, "Omistaja: Talouspalvelut", "Omistaja: Talouspalvelut 31.12.2026 asti"), told: ["12 owner-time-limit"] },
  { kind: kinds.ownerIsPath, page: changed(lehtolaSystems, "Omistaja: Talouspalvelut", "Omistaja: Hallintopalvelut, talousyksikkö"), told: ["12 owner-path"] },
  {
    kind: kinds.tableHeaderAgain,
    page: changed(lehtolaTable, "Liikunnan tietovaranto\t", "Tietovaranto\tKäyttötarkoitus\tTietoaineistot\tTietojärjestelmät\tHakutekijät\nLiikunnan tietovaranto\t"),
    told: ["3 table-header-repeated", "6 table-header-repeated"],
  },
  { kind: kinds.tableDashRow, page: changed(lehtolaTable, "Liikunnan tietovaranto\t", "--\t--\t--\t--\t--\nLiikunnan tietovaranto\t"), told: ["6 table-dash-row"] },
  { kind: kinds.tableBlankLine, page: changed(lehtolaTable, "\nLiikunnan tietovaranto\t", "\n\nLiikunnan tietovaranto\t"), told: ["7 table-blank-line"] },
]
