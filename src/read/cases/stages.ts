/** Stages of a case in the words of the field, which data about cases uses. */
export const stageWords = {
  opened: "Avattu", pending: "Vireillä", "in-preparation": "Valmistelussa", "to-be-decided": "Ratkaistavana", decided: "Ratkaistu", served: "Toimitettu tiedoksi", "in-execution": "Toimeenpantavana",
  "in-appeal": "Muutoksenhaussa", reopened: "Avattu uudelleen", "follow-up": "Seurannassa", closed: "Päätetty", transferred: "Siirretty",
} as const
export type Stage = keyof typeof stageWords

const others: Readonly<Record<string, Stage>> = { open: "pending", pending: "pending", closed: "closed", suljettu: "closed", käsittelyssä: "in-preparation", decided: "decided" }

/** The stage that a word stands for; null when it is none that we know. */
export function stageOf(word: string): Stage | null {
  const tidy = word.trim().toLowerCase()
  const found = (Object.entries(stageWords) as [Stage, string][]).find(([, own]) => own.toLowerCase() === tidy)
  return found?.[0] ?? others[tidy] ?? null
}

/** Classes of publicity in the words of the field. */
export const publicityWords = { public: "Julkinen", "partly-secret": "Osittain salassa pidettävä", secret: "Salassa pidettävä", "not-yet-public": "Ei-julkinen" } as const

/** The class that a word stands for, however its parts are written; null when it is none. */
export function publicityOf(word: string): keyof typeof publicityWords | null {
  const plain = (text: string) => text.toLowerCase().replace(/[\s-]/g, "")
  return (Object.entries(publicityWords) as [keyof typeof publicityWords, string][]).find(([, own]) => plain(own) === plain(word))?.[0] ?? null
}
