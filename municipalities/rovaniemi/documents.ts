import { lineOf } from "../../src/model/declare.ts"
import type { SourceDocument } from "../../src/model/source.ts"

/** The public pages from which the facts were read. */
export const documents: SourceDocument[] = [
  { id: "tietovarannot", title: "Tietovarannot", published: null, lines: 57 },
]

export const page = lineOf("tietovarannot")
