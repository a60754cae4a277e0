import type { Language } from "../../lib/words.ts"

const fi = {
  decision: "Päätös", noneSigned: "Asiassa ei ole vielä allekirjoitettua päätöstä.", draftOf: "luonnos", signedOn: (day: string) => `allekirjoitettu ${day}`, decisionsOf: "Päätökset asiassa", template: "Mitä päätetään", language: "Kieli", draft: "Laadi päätös", draftLead: "Päätöksen luonnos täyttyy tietueen tiedoista. Se viimeistellään ja allekirjoitetaan asiassa.",
  letters: "Kirjeet", none: "Kirjeitä ei ole tehty.", letter: "Kirje", choose: "Kirjoita kirje", makeLead: "Kirje täyttyi tietueen tiedoista. Hakasulkeissa on, mitä tietueesta ei löydy: kirjoita se. Kirje tallentuu tietueeseen, ja henkilö voi lukea sen omista tiedoistaan. Se ei lähde mihinkään itsestään.", heading: "Otsikko", body: "Teksti", bodyHint: "Tyhjä rivi erottaa kappaleet. Rivi, joka alkaa viivalla ja välillä, on luettelon kohta.", make: "Tee kirje", made: "Kirje on tehty ja tallennettu.", madeBy: (what: string) => `kirje tehty: ${what}`, conflict: "Tätä kirjettä ei voi tehdä tästä vaiheesta. Katso tietue sellaisena kuin se on nyt.",
  languages: { fi: "suomi", sv: "ruotsi", en: "englanti" } as Readonly<Record<Language, string>>, cannotNow: (what: string, why: string) => `${what}: ${why}`,
}
type TextWords = typeof fi

const sv: TextWords = {
  decision: "Beslut", noneSigned: "Det finns inget undertecknat beslut i ärendet än.", draftOf: "utkast", signedOn: (day) => `undertecknat ${day}`, decisionsOf: "Beslut i ärendet", template: "Vad som beslutas", language: "Språk", draft: "Skriv beslutet", draftLead: "Utkastet fylls i med postens uppgifter. Det blir färdigt och undertecknas i ärendet.",
  letters: "Brev", none: "Inga brev har gjorts.", letter: "Brev", choose: "Skriv brevet", makeLead: "Brevet fylldes i med postens uppgifter. Inom hakparenteser står det som inte finns i posten: skriv det. Brevet sparas i posten, och personen kan läsa det bland sina egna uppgifter. Det sänds inte av sig självt.", heading: "Rubrik", body: "Text", bodyHint: "En tom rad skiljer styckena. En rad som börjar med streck och mellanslag är en punkt i en lista.", make: "Gör brevet", made: "Brevet är gjort och sparat.", madeBy: (what) => `brev gjort: ${what}`, conflict: "Det här brevet kan inte göras i detta skede. Se posten som den är nu.",
  languages: { fi: "finska", sv: "svenska", en: "engelska" }, cannotNow: (what, why) => `${what}: ${why}`,
}

const en: TextWords = {
  decision: "Decision", noneSigned: "There is no signed decision in the case yet.", draftOf: "draft", signedOn: (day) => `signed ${day}`, decisionsOf: "Decisions in the case", template: "What is decided", language: "Language", draft: "Draft the decision", draftLead: "The draft is filled in from the record. It is finished and signed in the case.",
  letters: "Letters", none: "No letters have been made.", letter: "Letter", choose: "Write the letter", makeLead: "The letter was filled in from the record. In square brackets stands what the record does not tell: write it. The letter is kept with the record, and the person can read it among her own data. It is not sent by itself.", heading: "Heading", body: "Text", bodyHint: "An empty line parts paragraphs. A line that begins with a hyphen and a space is an item of a list.", make: "Make the letter", made: "The letter has been made and kept.", madeBy: (what) => `letter made: ${what}`, conflict: "This letter cannot be made in this stage. Look at the record as it is now.",
  languages: { fi: "Finnish", sv: "Swedish", en: "English" }, cannotNow: (what, why) => `${what}: ${why}`,
}

export const textWords: Readonly<Record<Language, TextWords>> = { fi, sv, en }
