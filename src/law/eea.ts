/** Countries of the European Economic Area by their codes (ISO 3166-1): the 27 of the Union, and Iceland, Liechtenstein and Norway. To others personal data goes only by GDPR 44–49, which nothing here decides on. */
export const eeaCountries = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"] as const

export const isInEea = (country: string): boolean => (eeaCountries as readonly string[]).includes(country)
