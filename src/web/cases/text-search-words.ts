import type { Language } from "../../lib/words.ts"

const fi = {
  title: "Hae asiakirjojen tekstistä", link: "Hae asiakirjojen tekstistä",
  lead: "Haku käy läpi niiden asiakirjojen tekstin, jotka saat lukea. Haku ja sen tarkoitus jäävät käyttölokiin (906/2019 17 ja 23 §); haettuja sanoja ei näy osoitteessa.",
  words: "Sanat", hint: "Kaikkien sanojen on oltava tekstissä. Taivutusmuodot löytyvät.",
  wordsNeeded: "Kirjoita ainakin yksi sana.", noCode: "Henkilötunnuksella ei haeta tekstistä. Hae tietueita hakutekijällä.",
  nothing: "Yhtään asiakirjaa ei löytynyt. Kokeile lyhyempää sanaa. Kuvista ja salatuista tiedostoista ei löydetä tekstiä.",
  found: (count: number, more: boolean) => (more ? `Uusimmat ${count} asiakirjaa.` : count === 1 ? "1 asiakirja." : `${count} asiakirjaa.`),
  cut: "Sanat ovat niin monessa tekstissä, että vain uusimmat käytiin läpi. Lisää sana.",
  case: "Asia", document: "Asiakirja", type: "Laji", added: "Lisätty", text: "Teksti", older: "Vanhemmat asiakirjat",
  inDocuments: "Julkisten asiakirjojen tekstissä", inDocumentsLead: "Näiden asioiden julkisissa versioissa ja viranomaisen omissa julkisissa asiakirjoissa on hakusanasi.",
}

type TextSearchWords = typeof fi

const sv: TextSearchWords = {
  title: "Sök i handlingarnas text", link: "Sök i handlingarnas text",
  lead: "Sökningen går igenom texten i de handlingar som du får läsa. Sökningen och dess ändamål antecknas i användningsloggen (906/2019 17 och 23 §); sökorden syns inte i adressen.",
  words: "Ord", hint: "Alla ord ska finnas i texten. Böjda former hittas.",
  wordsNeeded: "Skriv åtminstone ett ord.", noCode: "Man söker inte i text med en personbeteckning. Sök poster med ett sökbegrepp.",
  nothing: "Ingen handling hittades. Pröva ett kortare ord. I bilder och krypterade filer hittas ingen text.",
  found: (count, more) => (more ? `De ${count} nyaste handlingarna.` : count === 1 ? "1 handling." : `${count} handlingar.`),
  cut: "Orden finns i så många texter att bara de nyaste gicks igenom. Lägg till ett ord.",
  case: "Ärende", document: "Handling", type: "Typ", added: "Tillagd", text: "Text", older: "Äldre handlingar",
  inDocuments: "I texten till offentliga handlingar", inDocumentsLead: "I dessa ärendens offentliga versioner och myndighetens egna offentliga handlingar finns dina sökord.",
}

const en: TextSearchWords = {
  title: "Search the text of documents", link: "Search the text of documents",
  lead: "The search goes through the text of the documents that you may read. The search and its purpose stay in the usage log (906/2019, sections 17 and 23); the words do not show in the address.",
  words: "Words", hint: "All of the words must be in the text. Inflected forms are found.",
  wordsNeeded: "Type at least one word.", noCode: "Text is not searched by an identity code. Search records by a search key.",
  nothing: "No document was found. Try a shorter word. No text is found in pictures and encrypted files.",
  found: (count, more) => (more ? `The ${count} newest documents.` : count === 1 ? "1 document." : `${count} documents.`),
  cut: "The words are in so many texts that only the newest were looked through. Add a word.",
  case: "Case", document: "Document", type: "Type", added: "Added", text: "Text", older: "Older documents",
  inDocuments: "In the text of public documents", inDocumentsLead: "Your words are in public versions and in the authority's own public documents of these cases.",
}

export const textSearchWords: Readonly<Record<Language, TextSearchWords>> = { fi, sv, en }
