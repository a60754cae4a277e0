/** The three languages that Varanto speaks. Finnish and Swedish are the national languages (423/2003 1 §). */
export const languages = ["fi", "sv", "en"] as const
export type Language = (typeof languages)[number]

/** Our own words in all three languages: labels, explanations, messages. A missing language does not compile. */
export type Words = Readonly<Record<Language, string>>

export const inWords = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

export const isLanguage = (input: unknown): input is Language => languages.includes(input as Language)

/**
 * Text as people compare it: NFC, no-break and other odd spaces as plain spaces, runs of spaces as one, trimmed.
 * Nothing else is touched, so a typing error stays as it was written.
 */
export const tidy = (text: string): string => text.normalize("NFC").replace(/[\s\u00a0\u200b\ufeff]+/gu, " ").trim()

/** A name as an address: "Sosiaalihuollon tietovaranto" becomes "sosiaalihuollon-tietovaranto". */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    // A long name is cut between words.
    .replace(/^(.{20,80})(?:-.*)?$/, "$1")
    .slice(0, 80)

/** The text with a capital at its beginning. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
