import type { DocumentForm } from "../cases/documents.ts"

type DocumentType = DocumentForm["type"]

/** Types of documents in the words of the field, which data about cases uses. */
export const typeWords: Readonly<Record<DocumentType, string>> = {
  application: "Hakemus", appeal: "Valitus", attachment: "Liite", "claim-for-review": "Oikaisuvaatimus", contract: "Sopimus", decision: "Päätös", "information-request": "Tietopyyntö", initiative: "Aloite", letter: "Kirje",
  memo: "Muistio", minutes: "Pöytäkirja", notice: "Ilmoitus", plan: "Suunnitelma", proposal: "Esitys", reply: "Vastine", report: "Selvitys", request: "Pyyntö", "request-for-statement": "Lausuntopyyntö", statement: "Lausunto",
  supplement: "Täydennys",
}

export const foreignTypes: ReadonlyMap<string, DocumentType> = new Map((Object.entries(typeWords) as [DocumentType, string][]).map(([type, word]) => [word.toLowerCase(), type]))
