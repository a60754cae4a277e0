import { lehtola, lehtolaDepartment, lehtolaNotice, lehtolaSystems, lehtolaTable } from "./clean-pages.ts"
import { changed } from "./finding-case.ts"
import type { FindingCase } from "./finding-case.ts"
import * as kinds from "./finding-kinds-page.ts"

const described = (name: string, description: string, users: string): string => `
${name}

Kuvaus: ${description}
Omistaja: Sivistyspalvelut
Käyttäjät: ${users}
`
const ofServices = `Palvelujen ohjelmat
${described("Järjestelmä Kirjo", "Kirjojen lainat, varaukset ja kirjaston maksut", "Kirjastot")}${described("Järjestelmä Aarre", "Museon esineet, kuvat ja museoiden näyttelyt", "Museot")}${described("Järjestelmä Soitto", "Musiikin opetus, oppilaat ja musiikkiopiston maksut", "Musiikkiopisto")}`

/** One page for each thing told of a page as a whole, with all that is told of the page. */
export const casesOfPage: readonly FindingCase[] = [
  { kind: kinds.municipalityMissing, page: changed(changed(lehtola, "Lehtolan kunnan asiakirjajulkisuuskuvaus", "Asiakirjajulkisuuskuvaus"), "Kunnan asiarekisteri", "Asiarekisteri"), told: ["1 municipality-missing"] },
  { kind: kinds.noDescription, page: "Lehtolan kunnan uutiset\n\nKirjasto on suljettu maanantaina.\n", told: ["– not-a-description"] },
  { kind: kinds.noDescription, page: "Nyheter från Björkby\n\nBiblioteket är stängt på måndag.\n", told: ["– not-a-description"] },
  {
    kind: kinds.saidOfWholeUnit,
    page: changed(lehtolaDepartment, "Arkiston tietovaranto\n\nArkistojärjestelmä Honka\n\nKirjaamon tietovaranto\n\nAsianhallintajärjestelmä Kanto", "Osastolla käytössä ovat Arkistojärjestelmä Honka ja Asianhallintajärjestelmä Kanto."),
    told: ["38 said-of-whole-unit"],
  },
  { kind: kinds.relationOfUnit, page: changed(lehtolaDepartment, "Osastolla on kaksi", "Hallinto-osasto luovuttaa tietoja kansalliseen päätöstietovarantoon.\n\nOsastolla on kaksi"), told: ["7 relation-of-unit"] },
  { kind: kinds.classesOfUnit, page: changed(lehtolaDepartment, "Hallinto-osaston tietojärjestelmät", "Tiedonohjaussuunnitelman tehtäväluokat:\n\n• 01 02 Arkistointi\n\nHallinto-osaston tietojärjestelmät"), told: ["38 classes-of-unit"] },
  { kind: kinds.remarkInList, page: changed(lehtolaTable, "lainat, varaukset", "lainat, varaukset. Tiedot ovat osin salassa pidettäviä."), told: ["4 odd-separator", "4 remark-in-list"] },
  { kind: kinds.promisedLater, page: changed(lehtola, "ja palauttamiseen.", "ja palauttamiseen. Kuvaus rekisteristä valmistuu vuoden 2027 aikana."), told: ["11 promised-later"] },
  {
    kind: kinds.descriptionUnlikeName,
    page: `${changed(lehtolaSystems, "Järjestelmä Kanto", "Hallinnon ohjelmat\n\nJärjestelmä Kanto")}\n${ofServices}${described("Järjestelmä Retki", "Katujen valaistus, pylväät, sähkökaapit ja huoltokäynnit", "Leirikeskukset")}`,
    told: ["3 heading-unmarked", "23 heading-unmarked", "45 description-unlike-name"],
  },
  { kind: kinds.noticeSectionMissing, page: changed(lehtolaNotice, "10. Suojaaminen\nTietoja näkevät vain kirjaston työntekijät.\n\n", ""), told: ["1 notice-section-missing"] },
  { kind: kinds.poolTwice, page: changed(lehtola, "Museon tietovaranto", "Kirjaston tietovaranto"), told: ["26 pool-twice"] },
]
