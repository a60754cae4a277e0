import type { Language, Words } from "../../lib/words.ts"
import { placeholder } from "./grounds.ts"
import type { PublicLine } from "./marks.ts"
import { type Paragraph, pdfOf, written } from "./pdf.ts"

/** Everything that a public version says: nothing else goes into its file. */
export interface PublicText {
  readonly title: string
  readonly language: Language
  readonly lines: readonly PublicLine[]
  readonly now: Date
}

const notice: Words = {
  fi: "Julkinen versio. Salatut kohdat on merkitty hakasulkein ja perusteella.",
  sv: "Offentlig version. Dolda ställen är markerade med hakparentes och grund.",
  en: "Public version. Hidden passages are marked in brackets with their ground.",
}

/** The paragraphs of a public version, from its title down, as they are written. */
export const paragraphsOf = ({ title, language, lines }: PublicText): Paragraph[] =>
  [
    { mark: "heading" as const, level: 1, text: title },
    { mark: "text" as const, level: 0, text: notice[language] },
    ...lines.map(({ mark, level, picture, parts }) => ({ mark, level, ...(picture ? { picture } : {}), text: parts.map((part) => ("text" in part ? part.text : placeholder(part.ground, language))).join("").replaceAll("][", "] [") })),
  ].map(({ text, ...line }) => ({ ...line, text: written(text, line.mark) }))

/**
 * A new file of the allowed paragraphs and of nothing else. Nothing of the original file is handed in, so nothing of it can come along.
 */
export const rebuild = (text: PublicText): Promise<Buffer> => pdfOf({ ...text, paragraphs: paragraphsOf(text) })
