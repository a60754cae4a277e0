/** Whose money the payments are. The account is the usual example of a Finnish IBAN and nobody's: the city declares its own before anything is sent, and a bank refuses this one. */
export const payer = { name: "Espoon kaupunki", iban: "FI2112345600000785", bic: null, service: null }
