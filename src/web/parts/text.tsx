import type { Language } from "../../lib/words.ts"
import type { Source, SourceDocument } from "../../model/source.ts"
import { say, type Text, stateWords } from "../../model/text.ts"
import { messages } from "../messages.ts"

/** A text of the model in the reader's language; another language is marked, and silence is said aloud. */
export function Say({ text, language }: { text: Text; language: Language }) {
  const said = say(text, language)
  if (!said) return <span class="quiet">{stateWords[text.fi.state][language]}</span>
  return said.language === language ? <>{said.value}</> : <span lang={said.language}>{said.value}</span>
}

/** Where a fact stands in the municipality's own page. */
export function SourceNote({ source, documents, language }: { source: Source; documents: readonly SourceDocument[]; language: Language }) {
  const document = documents.find(({ id }) => id === source?.document)
  if (!source || !document) return null
  return <p class="quiet">{messages[language].sourceLine(document.title, source.line)}</p>
}
