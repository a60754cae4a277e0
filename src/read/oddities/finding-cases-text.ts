import { bjorkby, lehtola, lehtolaSystems, lehtolaTable, lehtolaNotice, lehtolaDepartment } from "./clean-pages.ts"
import * as kinds from "./finding-kinds-text.ts"
import { changed } from "./finding-case.ts"
import type { FindingCase } from "./finding-case.ts"

/** One page for each way of writing that is told of, with all that is told of the page. */
export const casesOfText: readonly FindingCase[] = [
  { kind: kinds.noFinalNewline, page: lehtola.trimEnd(), told: ["42 no-final-newline"] },
  { kind: kinds.noBreakSpace, page: changed(lehtola, "kirjojen lainaamiseen", "kirjojen\u00a0lainaamiseen"), told: ["11 no-break-space"] },
  { kind: kinds.noBreakSpace, page: changed(bjorkby, "lån\n• reserveringar\n\n", "lån\n• reserveringar\n\u00a0\n"), told: ["13 no-break-space"] },
  { kind: kinds.noBreakSpace, page: changed(lehtolaSystems, "Kuvaus: Palkkojen", "Kuvaus:\u00a0Palkkojen"), told: ["11 no-break-space"] },
  { kind: kinds.headingMisspelt, page: changed(lehtola, "lainat\n• varaukset\n\nTietojärjestelmät", "lainat\n• varaukset\n\nTIetojärjestelmät"), told: ["18 heading-misspelt"] },
  { kind: kinds.headingMisspelt, page: changed(bjorkby, "böcker.\n\nInformationsmaterial", "böcker.\n\nInformationsmatrial"), told: ["9 heading-misspelt"] },
  { kind: kinds.labelVariant, page: changed(lehtolaSystems, "Kuvaus: Palkkojen", "Järjestelmän kuvaus: Palkkojen"), told: ["5 label-varies", "11 label-variant"] },
  { kind: kinds.labelVaries, page: changed(lehtolaSystems, "Käyttäjät: Päiväkodit", "Käyttäjäryhmät: Päiväkodit"), told: ["7 label-varies", "19 label-variant"] },
  { kind: kinds.cutText, page: changed(lehtola, "kirjojen lainaamiseen ja palauttamiseen.", "kirjojen lainaamiseen ja … palauttamiseen."), told: ["11 cut-text"] },
  { kind: kinds.cutText, page: changed(lehtola, "ja palauttamiseen.", "ja palauttamiseen kirjaston tietovarann ja rekisterien avulla."), told: ["11 cut-text"] },
  { kind: kinds.cutText, page: changed(bjorkby, "för katalogisering av föremål.", "för katalogisering av föremål. Uppgifterna finns på museet och kan ses av alla som"), told: ["26 cut-text"] },
  {
    kind: kinds.paragraphBroken,
    page: changed(lehtola, "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen.", "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen kaikissa kunnan kirjastoissa, kirjastoautossa ja\nkoulujen kirjastoissa."),
    told: ["11 paragraph-broken"],
  },
  { kind: kinds.headingWithoutGap, page: changed(lehtola, "• varaukset\n\nTietojärjestelmät", "• varaukset\nTietojärjestelmät"), told: ["17 heading-run-in"] },
  { kind: kinds.headingWithoutGap, page: changed(bjorkby, "Museets informationslager\n\nAnvändningsändamål", "Museets informationslager\nAnvändningsändamål"), told: ["23 heading-run-in"] },
  { kind: kinds.headingUnmarked, page: changed(lehtola, "Kirjaston tietovaranto\n", "Sivistystoimi\n\nKirjaston tietovaranto\n"), told: ["7 heading-unmarked"] },
  {
    kind: kinds.labelAtParagraphEnd,
    page: changed(lehtolaDepartment, "säilytettävät asiakirjat.\n\nTietovarantoon", "säilytettävät asiakirjat. Tietovarantoon"),
    told: ["16 label-at-paragraph-end"],
  },
  { kind: kinds.nestedListFlattened, page: changed(lehtolaNotice, "- asiakas itse", "- viranomaisten rekisterit:"), told: ["21 nested-list-flattened"] },
  { kind: kinds.pageRemains, page: `Siirry sisältöön\n\n${lehtola}`, told: ["1 page-remains"] },
  { kind: kinds.pageRemains, page: `Sisällysluettelo\n\n${lehtola}`, told: ["1 page-remains"] },
  { kind: kinds.pageRemains, page: changed(bjorkby, "utlåning av böcker.", "utlåning av böcker (extern länk)."), told: ["7 page-remains"] },
  { kind: kinds.pageRemains, page: `Hoppa till innehållet\n\n${bjorkby}`, told: ["1 page-remains"] },
  { kind: kinds.linkLost, page: changed(lehtola, "asiakirjoista.", "asiakirjoista.\n\nLue lisää asiarekisteristä"), told: ["7 link-lost"] },
  { kind: kinds.oddSeparator, page: changed(lehtola, "Sivu, kuvapankki", "Sivu,, kuvapankki"), told: ["20 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(lehtola, "Sivu, kuvapankki", "Sivu, kuvapankki,"), told: ["20 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(lehtola, "Sivu, kuvapankki", "Sivu; kuvapankki"), told: ["20 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(lehtola, "numero, nimi", "numero ja nimi"), told: ["24 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(bjorkby, "Näckros, bildarkivet", "Näckros. Bildarkivet"), told: ["16 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(lehtolaTable, "Sivu, kuvapankki", "Sivu Kuvapalvelu"), told: ["4 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(lehtolaTable, "lainat, varaukset", "kirjojen, lehtien ja levyjen lainat"), told: ["4 odd-separator"] },
  { kind: kinds.oddSeparator, page: changed(lehtolaSystems, "Järjestelmä Kanto", "Hallinnon ohjelmat\n\nKanto/Oksa"), told: ["3 heading-unmarked", "5 odd-separator"] },
  { kind: kinds.malformedAddress, page: changed(lehtola, "Sivu, kuvapankki", "Sivu, kuvat/lehtola.fi"), told: ["20 malformed-address"] },
  { kind: kinds.typingError, page: changed(lehtola, "kirjojen lainaamiseen ja palauttamiseen", "kirjojen lainaamiseen ja henkilötietjoen käsittelyyn"), told: ["11 typing-error"] },
  { kind: kinds.typingError, page: changed(bjorkby, "Uppgifterna används för utlåning", "Personupgifter används för utlåning"), told: ["7 typing-error"] },
  { kind: kinds.lineTooLong, page: `${lehtola}\n${"lainat ".repeat(3_000)}\n`, told: ["44 line-too-long"] },
]
