import type { FindingKind } from "../../model/finding.ts"

/** Oddities of a file itself, before anything is read from its text. */
export const notUtf8: FindingKind = {
  code: "encoding-not-utf8",
  severity: "note",
  law: null,
  title: { fi: "Merkistö ei ole UTF-8", sv: "Teckenkodningen är inte UTF-8", en: "The encoding is not UTF-8" },
  says: () => ({
    fi: "Tiedosto on luettu merkistöllä Windows-1252. Odotettu: UTF-8. Tarkista ä, ö ja å.",
    sv: "Filen lästes som Windows-1252. Väntat: UTF-8. Kontrollera ä, ö och å.",
    en: "The file was read as Windows-1252. Expected: UTF-8. Check ä, ö and å.",
  }),
  because: { fi: "Väärin luettu merkistö rikkoo sanat.", sv: "Fel teckenkodning förstör ord.", en: "A wrong encoding breaks words." },
  remedy: { fi: "Tallenna sivu UTF-8-muodossa.", sv: "Spara sidan som UTF-8.", en: "Save the page as UTF-8." },
}

export const hiddenContent: FindingKind<{ lines: number }> = {
  code: "hidden-content",
  severity: "warning",
  law: null,
  title: { fi: "Piilotettua sisältöä", sv: "Dolt innehåll", en: "Hidden content" },
  says: ({ lines }) => ({
    fi: `Sivulla on ${lines} piilotettua kohtaa, joita lukija ei näe. Niitä ei ole luettu.`,
    sv: `Sidan har ${lines} dolda ställen som läsaren inte ser. De har inte lästs.`,
    en: `The page has ${lines} hidden places that a reader does not see. They were not read.`,
  }),
  because: { fi: "Kuvaus on se, minkä lukija näkee.", sv: "Beskrivningen är det som läsaren ser.", en: "The description is what a reader sees." },
  remedy: { fi: "Poista piilotettu teksti tai näytä se.", sv: "Ta bort den dolda texten eller visa den.", en: "Remove the hidden text or show it." },
}

export const navigationLeftOut: FindingKind<{ lines: number }> = {
  code: "navigation-left-out",
  severity: "note",
  law: null,
  title: { fi: "Sivuston valikot jätetty pois", sv: "Sidans menyer har utelämnats", en: "Site navigation left out" },
  says: ({ lines }) => ({
    fi: `Valikoista, alatunnisteesta ja lomakkeista jätettiin lukematta ${lines} riviä.`,
    sv: `${lines} rader i menyer, sidfot och formulär lästes inte.`,
    en: `${lines} lines of menus, footer and forms were not read.`,
  }),
  because: { fi: "Ne kuuluvat sivustoon, eivät kuvaukseen.", sv: "De hör till webbplatsen, inte beskrivningen.", en: "They belong to the site, not to the description." },
  remedy: { fi: "Ei toimia, jos kuvaus on kokonaan luettu.", sv: "Ingen åtgärd om beskrivningen är läst i sin helhet.", en: "Nothing, if the description was read whole." },
}

export const formulaAsText: FindingKind<{ cell: string }> = {
  code: "formula-as-text",
  severity: "warning",
  law: null,
  title: { fi: "Kaava taulukossa", sv: "Formel i tabellen", en: "Formula in a table" },
  says: ({ cell }) => ({
    fi: `Solussa on kaava: ”${cell}”. Sitä ei ole laskettu. Odotettu: teksti.`,
    sv: `Cellen har en formel: ”${cell}”. Den har inte räknats. Väntat: text.`,
    en: `The cell holds a formula: “${cell}”. It was not calculated. Expected: text.`,
  }),
  because: { fi: "Kaava voi hakea tietoa muualta tai johtaa harhaan.", sv: "En formel kan hämta data eller vilseleda.", en: "A formula may fetch data or mislead." },
  remedy: { fi: "Kirjoita soluun teksti.", sv: "Skriv text i cellen.", en: "Write text in the cell." },
}
