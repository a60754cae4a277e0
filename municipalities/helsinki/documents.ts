import { lineOf } from "../../src/model/declare.ts"
import type { SourceDocument } from "../../src/model/source.ts"

/** The public pages from which the facts were read. */
export const documents: SourceDocument[] = [
  { id: "kaupunginkanslian-tietovarannot", title: "Kaupunginkanslian tietovarannot", published: "2022-06-16", lines: 609 },
  { id: "asiarekisterin-tietojarjestelmat", title: "Asiarekisterin tietojärjestelmät", published: null, lines: 289 },
]

export const page = lineOf("kaupunginkanslian-tietovarannot")
export const caseRegisterPage = lineOf("asiarekisterin-tietojarjestelmat")
