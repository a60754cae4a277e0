import { lineOf } from "../../src/model/declare.ts"
import type { SourceDocument } from "../../src/model/source.ts"

/** The public pages from which the facts were read. */
export const documents: SourceDocument[] = [
  { id: "asiarekisteri-ja-tietovarannot", title: "Espoon kaupungin asiarekisteri ja tietovarannot", published: null, lines: 680 },
  { id: "tyollisyyspalvelujen-tietosuojaseloste", title: "Tietosuojaseloste Espoon työllisyyspalvelut", published: "2021-06-24", lines: 168 },
]

export const page = lineOf("asiarekisteri-ja-tietovarannot")
export const notice = lineOf("tyollisyyspalvelujen-tietosuojaseloste")
