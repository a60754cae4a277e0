import type { Suggestion } from "../../acts/redaction/suggest.ts"
import type { LeftOut } from "../../acts/redaction/source.ts"
import type { Leak } from "../../acts/redaction/check.ts"
import type { Language } from "../../lib/words.ts"

const fi = {
  make: "Tee julkinen versio", of: "Julkinen versio", isOf: (title: string) => `julkinen versio asiakirjasta ${title}`,
  lead: "Julkinen versio koostetaan vain riveistä, jotka näet alla. Mitään muuta tiedostosta ei tule mukaan. Valitse salattavat kohdat, katso esikatselu ja vahvista.",
  leftOutTitle: "Tiedostossa on myös tätä, eikä se tule mukaan",
  leftOut: { unseen: (n) => `${n} merkkiä tai kohtaa, joita lukija ei näe (peitetty, piilotettu tai läpinäkyvä teksti)`, images: (n) => `kuvia: ${n}`, annotations: (n) => `huomautuksia, linkkejä ja lomakkeen kenttiä: ${n}`, attachments: (n) => `liitetiedostoja: ${n}`, bookmarks: (n) => `kirjanmerkkejä: ${n}`, navigation: (n) => `valikoiden ja lomakkeiden rivejä: ${n}` } as Readonly<Record<LeftOut, (n: number) => string>>,
  alwaysOut: "Ylä- ja alatunnisteet, alaviitteet, kommentit, muokkaushistoria ja tiedoston omat tiedot jäävät aina pois.",
  unread: (pages: string) => `Sivuja ei voi lukea varmasti, koska ne ovat kuvia: ${pages}. Ota ne pois kokonaan kohdassa Sivut.`,
  lines: "Rivit", linesLead: "Valitse rivit, jotka salataan kokonaan.", page: (n: number) => `Sivu ${n}`, line: (n: number) => `Rivi ${n}`, groundOfLines: "Valittujen rivien peruste",
  suggestions: "Ehdotukset", suggestionsLead: "Nämä näyttävät henkilön tiedoilta. Valittu salataan kaikkialta, missä se on tekstissä.", groundOfSuggestions: "Ehdotusten peruste", noSuggestions: "Ehdotuksia ei löytynyt. Käy teksti silti läpi.",
  kinds: { "identity-code": "henkilötunnus", phone: "puhelinnumero", "e-mail": "sähköposti", account: "tilinumero", address: "osoite", name: "nimi" } as Readonly<Record<Suggestion["kind"], string>>,
  onLines: (lines: string) => `rivit ${lines}`,
  words: "Sanat", wordsLead: "Kirjoita sanat juuri niin kuin ne ovat tekstissä. Ne salataan kaikkialta, myös rivin vaihtuessa. Tähti lopussa salaa kaikki sillä alkavat sanat: Virta* salaa sanat Virtanen ja Virtasen.",
  wordsField: (n: number) => `Salattavat sanat ${n}`, rows: "Rivinumerot", rowsLead: "Rivit voi antaa myös numeroina, kullekin oma peruste: 3, 7–9.", rowsField: (n: number) => `Rivit ${n}`,
  pages: "Sivut", pagesLead: "Koko sivu otetaan pois.", pagesField: "Sivut pois, esimerkiksi 2, 5–6",
  areas: "Sivun alueet", areasLead: "Alueen mitat ovat millimetrejä sivun vasemmasta yläkulmasta. Jokainen sana, johon alue osuu, salataan. Mitat voi katsoa sivun kuvasta.", areaPage: (n: number) => `Alue ${n}: sivu`, left: "vasemmalta", top: "ylhäältä", width: "leveys", height: "korkeus", picture: (n: number) => `Sivun ${n} kuva ja millimetrit`,
  ground: "Peruste", more: "Lisää rivejä lomakkeeseen", preview: "Näytä esikatselu", publicTitle: "Julkisen version nimi", publicTitleHint: "Nimi on julkinen. Siinä ei saa olla salattua.",
  previewTitle: "Esikatselu", previewLead: "Tämä on julkinen versio kokonaan. Lue se läpi ennen kuin vahvistat.", confirm: "Vahvista ja lisää asiaan", back: "Muuta valintoja",
  passed: (passages: number) => `Tarkastus meni läpi: tiedostossa ei ole muuta kuin alla oleva teksti. Salattuja kohtia: ${passages}.`,
  failed: "Tarkastus ei mennyt läpi, eikä julkista versiota tehdä:", elsewhere: "Salattuja sanoja on myös näkyvissä. Katso nämä rivit:", elsewhereLine: (line: number, hiddenOn: number) => `rivillä ${line} on sanoja, jotka salattiin rivillä ${hiddenOn}`,
  leaks: { "odd-shape": "tiedoston rakenne on outo", unread: "tiedostoa ei voi lukea", "other-text": "teksti ei ole se, joka sallittiin", "unseen-text": "tekstiä, jota lukija ei näe", image: "kuva", annotation: "huomautus, linkki tai lomakkeen kenttä", attachment: "liitetiedosto", bookmark: "kirjanmerkki", "unknown-part": "osa, jota ei pitäisi olla", "other-words": "sanoja, joita ei sallittu", "loose-object": "osa, johon mikään ei viittaa", "hidden-words": "salattuja sanoja" } as Readonly<Record<Leak["code"], string>>,
  needed: { choices: "Valitse, mitä salataan.", words: "Näitä sanoja ei ole tekstissä. Tarkista kirjoitusasu.", rows: "Anna rivit numeroina, esimerkiksi 3, 7–9. Viimeinen rivi on", pages: "Anna sivut numeroina, esimerkiksi 2, 5–6. Viimeinen sivu on", area: "Anna sivu ja mitat lukuina; leveys ja korkeus ovat suurempia kuin nolla. Alueen on osuttava tekstiin.", title: "Anna nimi.", titleTells: "Nimessä on sanoja, jotka salattiin.", unread: "Ota pois sivut, joita ei voi lukea:", changed: "Esikatselu ei enää vastannut valintoja. Lue se uudelleen." },
  cannotTitle: "Tästä tiedostosta ei tehdä julkista versiota", toCase: "Takaisin asiaan", cannot: "Tätä ei voi tehdä nyt.", code: "Nimessä ei saa olla henkilötunnusta.",
  looks: (n: number) => `Sivun ${n} ulkoasu`, pictureOf: (name: string) => `Kuvatiedosto ${name}`, picturesNotShown: (n: number) => `Tiedostossa on myös kuvia (${n}). Ne näkyvät, kun lataat tiedoston.`,
  text: "Teksti", textLead: "Tiedoston teksti sellaisena kuin lukija sen näkee. Lukeminen on kirjattu käyttölokiin.", noText: "Tiedostosta ei saatu tekstiä. Se on ehkä kuva, salattu tai muodossa, jota ei lueta.", cut: "Teksti on pidempi; tässä on sen alku.",
}

export type RedactionWords = typeof fi

const sv: RedactionWords = {
  make: "Gör en offentlig version", of: "Offentlig version", isOf: (title) => `offentlig version av handlingen ${title}`,
  lead: "Den offentliga versionen görs bara av de rader som du ser nedan. Inget annat i filen följer med. Välj vad som ska döljas, granska förhandsvisningen och bekräfta.",
  leftOutTitle: "Filen har också detta, och det följer inte med",
  leftOut: { unseen: (n) => `${n} tecken eller ställen som läsaren inte ser (täckt, dold eller genomskinlig text)`, images: (n) => `bilder: ${n}`, annotations: (n) => `kommentarer, länkar och formulärfält: ${n}`, attachments: (n) => `bifogade filer: ${n}`, bookmarks: (n) => `bokmärken: ${n}`, navigation: (n) => `rader i menyer och formulär: ${n}` },
  alwaysOut: "Sidhuvuden, sidfötter, fotnoter, kommentarer, ändringshistorik och filens egna uppgifter utelämnas alltid.",
  unread: (pages) => `Sidor som inte kan läsas med säkerhet eftersom de är bilder: ${pages}. Ta bort dem helt under Sidor.`,
  lines: "Rader", linesLead: "Välj de rader som döljs helt.", page: (n) => `Sida ${n}`, line: (n) => `Rad ${n}`, groundOfLines: "Grund för de valda raderna",
  suggestions: "Förslag", suggestionsLead: "Det här ser ut som personuppgifter. Det valda döljs överallt i texten.", groundOfSuggestions: "Grund för förslagen", noSuggestions: "Inga förslag hittades. Gå ändå igenom texten.",
  kinds: { "identity-code": "personbeteckning", phone: "telefonnummer", "e-mail": "e-post", account: "kontonummer", address: "adress", name: "namn" },
  onLines: (lines) => `rader ${lines}`,
  words: "Ord", wordsLead: "Skriv orden precis som de står i texten. De döljs överallt, också över radbyten. En stjärna på slutet döljer alla ord som börjar så: Virta* döljer Virtanen och Virtasen.",
  wordsField: (n) => `Ord att dölja ${n}`, rows: "Radnummer", rowsLead: "Rader kan också ges som nummer, med var sin grund: 3, 7–9.", rowsField: (n) => `Rader ${n}`,
  pages: "Sidor", pagesLead: "Hela sidan tas bort.", pagesField: "Sidor bort, till exempel 2, 5–6",
  areas: "Områden på en sida", areasLead: "Måtten är millimeter från sidans övre vänstra hörn. Varje ord som området rör vid döljs. Måtten syns på sidans bild.", areaPage: (n) => `Område ${n}: sida`, left: "från vänster", top: "uppifrån", width: "bredd", height: "höjd", picture: (n) => `Sida ${n} som bild med millimeter`,
  ground: "Grund", more: "Fler rader i formuläret", preview: "Förhandsvisa", publicTitle: "Den offentliga versionens namn", publicTitleHint: "Namnet är offentligt. Det får inte innehålla något dolt.",
  previewTitle: "Förhandsvisning", previewLead: "Det här är hela den offentliga versionen. Läs igenom den innan du bekräftar.", confirm: "Bekräfta och lägg till i ärendet", back: "Ändra valen",
  passed: (passages) => `Kontrollen godkändes: filen har inget annat än texten nedan. Dolda ställen: ${passages}.`,
  failed: "Kontrollen godkändes inte, och ingen offentlig version görs:", elsewhere: "Dolda ord syns också på andra ställen. Se dessa rader:", elsewhereLine: (line, hiddenOn) => `rad ${line} har ord som doldes på rad ${hiddenOn}`,
  leaks: { "odd-shape": "filens uppbyggnad är främmande", unread: "filen kan inte läsas", "other-text": "texten är inte den som tilläts", "unseen-text": "text som läsaren inte ser", image: "bild", annotation: "kommentar, länk eller formulärfält", attachment: "bifogad fil", bookmark: "bokmärke", "unknown-part": "en del som inte ska finnas", "other-words": "ord som inte tilläts", "loose-object": "en del som inget hänvisar till", "hidden-words": "dolda ord" },
  needed: { choices: "Välj vad som döljs.", words: "Orden finns inte i texten. Kontrollera stavningen.", rows: "Ge rader som nummer, till exempel 3, 7–9. Den sista raden är", pages: "Ge sidor som nummer, till exempel 2, 5–6. Den sista sidan är", area: "Ge sida och mått som tal; bredd och höjd är större än noll. Området ska träffa text.", title: "Ge ett namn.", titleTells: "Namnet har ord som doldes.", unread: "Ta bort de sidor som inte kan läsas:", changed: "Förhandsvisningen motsvarade inte längre valen. Läs den på nytt." },
  cannotTitle: "Ingen offentlig version görs av den här filen", toCase: "Tillbaka till ärendet", cannot: "Det här kan inte göras nu.", code: "Namnet får inte innehålla en personbeteckning.",
  looks: (n) => `Sidan ${n} som den ser ut`, pictureOf: (name) => `Bildfilen ${name}`, picturesNotShown: (n) => `Filen har också bilder (${n}). De syns när du laddar ner filen.`,
  text: "Text", textLead: "Filens text så som läsaren ser den. Läsningen har antecknats i användningsloggen.", noText: "Ingen text kunde läsas. Filen är kanske en bild, krypterad eller i ett format som inte läses.", cut: "Texten är längre; här är början.",
}

const en: RedactionWords = {
  make: "Make a public version", of: "Public version", isOf: (title) => `public version of ${title}`,
  lead: "The public version is built only from the lines that you see below. Nothing else of the file comes along. Choose what to hide, look at the preview, and confirm.",
  leftOutTitle: "The file also has this, and it does not come along",
  leftOut: { unseen: (n) => `${n} characters or places that a reader does not see (covered, hidden or transparent text)`, images: (n) => `pictures: ${n}`, annotations: (n) => `notes, links and form fields: ${n}`, attachments: (n) => `attached files: ${n}`, bookmarks: (n) => `bookmarks: ${n}`, navigation: (n) => `lines of menus and forms: ${n}` },
  alwaysOut: "Headers, footers, footnotes, comments, tracked changes and the file's own data are always left out.",
  unread: (pages) => `Pages that cannot be read with certainty, since they are pictures: ${pages}. Take them off whole under Pages.`,
  lines: "Lines", linesLead: "Choose the lines that are hidden whole.", page: (n) => `Page ${n}`, line: (n) => `Line ${n}`, groundOfLines: "Ground of the chosen lines",
  suggestions: "Suggestions", suggestionsLead: "These look like a person's data. What you choose is hidden wherever it stands in the text.", groundOfSuggestions: "Ground of the suggestions", noSuggestions: "No suggestions were found. Go through the text all the same.",
  kinds: { "identity-code": "identity code", phone: "telephone number", "e-mail": "e-mail address", account: "account number", address: "address", name: "name" },
  onLines: (lines) => `lines ${lines}`,
  words: "Words", wordsLead: "Type the words exactly as they stand in the text. They are hidden everywhere, also across line ends. A star at the end hides every word that begins so: Virta* hides Virtanen and Virtasen.",
  wordsField: (n) => `Words to hide ${n}`, rows: "Line numbers", rowsLead: "Lines may also be given as numbers, each row with its own ground: 3, 7–9.", rowsField: (n) => `Lines ${n}`,
  pages: "Pages", pagesLead: "The whole page is taken off.", pagesField: "Pages to take off, such as 2, 5–6",
  areas: "Areas of a page", areasLead: "The measures are millimetres from the page's top left corner. Every word that the area touches is hidden. The page's picture shows the measures.", areaPage: (n) => `Area ${n}: page`, left: "from the left", top: "from the top", width: "width", height: "height", picture: (n) => `Page ${n} as a picture with millimetres`,
  ground: "Ground", more: "More rows in the form", preview: "Show the preview", publicTitle: "Name of the public version", publicTitleHint: "The name is public. Nothing hidden may stand in it.",
  previewTitle: "Preview", previewLead: "This is the whole public version. Read it through before you confirm.", confirm: "Confirm and add to the case", back: "Change the choices",
  passed: (passages) => `The check passed: the file has nothing but the text below. Hidden passages: ${passages}.`,
  failed: "The check did not pass, and no public version is made:", elsewhere: "Hidden words also stand in the open. Look at these lines:", elsewhereLine: (line, hiddenOn) => `line ${line} has words that were hidden on line ${hiddenOn}`,
  leaks: { "odd-shape": "the file's structure is odd", unread: "the file cannot be read", "other-text": "the text is not what was allowed", "unseen-text": "text that a reader does not see", image: "a picture", annotation: "a note, link or form field", attachment: "an attached file", bookmark: "a bookmark", "unknown-part": "a part that should not be there", "other-words": "words that were not allowed", "loose-object": "a part that nothing leads to", "hidden-words": "hidden words" },
  needed: { choices: "Choose what is hidden.", words: "These words are not in the text. Check the spelling.", rows: "Give lines as numbers, such as 3, 7–9. The last line is", pages: "Give pages as numbers, such as 2, 5–6. The last page is", area: "Give the page and the measures as numbers; width and height are above zero. The area must touch text.", title: "Give a name.", titleTells: "The name has words that were hidden.", unread: "Take off the pages that cannot be read:", changed: "The preview no longer matched the choices. Read it again." },
  cannotTitle: "No public version is made of this file", toCase: "Back to the case", cannot: "This cannot be done now.", code: "An identity code may not stand in the name.",
  looks: (n) => `Page ${n} as it looks`, pictureOf: (name) => `The picture file ${name}`, picturesNotShown: (n) => `The file also has pictures (${n}). They show when you download the file.`,
  text: "Text", textLead: "The file's text as its reader sees it. The reading has been noted in the usage log.", noText: "No text could be read. The file may be a picture, encrypted, or of a format that is not read.", cut: "The text is longer; this is its beginning.",
}

export const redactionWords: Readonly<Record<Language, RedactionWords>> = { fi, sv, en }
