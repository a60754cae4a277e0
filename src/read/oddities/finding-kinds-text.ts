import type { Words } from "../../lib/words.ts"
import type { FindingKind } from "../../model/finding.ts"

export const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

const clear = w("Lukija ja haku löytävät vain sen, mikä on kirjoitettu oikein.", "Läsare och sökning hittar bara det som är rätt skrivet.", "Readers and search find only what is written right.")
const keepOrFix = w("Tarkista kohta ja korjaa se julkaistulle sivulle.", "Kontrollera stället och rätta den publicerade sidan.", "Check the place and correct the published page.")

export const noFinalNewline: FindingKind = {
  code: "no-final-newline",
  severity: "note",
  law: null,
  title: w("Ei rivinvaihtoa lopussa", "Ingen radbrytning i slutet", "No newline at the end"),
  says: () => w("Tiedosto päättyy ilman rivinvaihtoa. Odotettu: viimeinenkin rivi päättyy rivinvaihtoon.", "Filen slutar utan radbrytning. Väntat: även sista raden slutar med radbrytning.", "The file ends without a newline. Expected: the last line ends with one, too."),
  because: w("Puuttuva rivinvaihto voi kertoa katkenneesta tiedostosta.", "En radbrytning som saknas kan betyda att filen är avbruten.", "A missing newline can mean that the file was cut."),
  remedy: w("Tarkista, että sivu on kopioitu loppuun asti.", "Kontrollera att hela sidan har kopierats.", "Check that the page was copied to its end."),
}

export const noBreakSpace: FindingKind<{ blank: boolean }> = {
  code: "no-break-space",
  severity: "note",
  law: null,
  title: w("Sitova välilyönti", "Hårt blanksteg", "No-break space"),
  says: ({ blank }) =>
    blank
      ? w("Muuten tyhjällä rivillä on sitova välilyönti. Odotettu: tyhjä rivi.", "På en annars tom rad finns ett hårt blanksteg. Väntat: en tom rad.", "An otherwise empty line holds a no-break space. Expected: an empty line.")
      : w("Rivillä on sitova välilyönti; se on luettu tavallisena. Odotettu: tavallinen välilyönti.", "Raden har ett hårt blanksteg som lästs som ett vanligt. Väntat: ett vanligt blanksteg.", "The line holds a no-break space, read as a plain one. Expected: a plain space."),
  because: w("Sitova välilyönti estää haun ja vertailun.", "Ett hårt blanksteg hindrar sökning och jämförelse.", "A no-break space defeats search and comparison."),
  remedy: keepOrFix,
}

export const headingMisspelt: FindingKind<{ as: string; expected: string }> = {
  code: "heading-misspelt",
  severity: "warning",
  law: null,
  title: w("Otsikossa kirjoitusvirhe", "Skrivfel i rubrik", "Misspelt heading"),
  says: ({ as, expected }) => w(`Otsikko on kirjoitettu ”${as}”. Odotettu: ”${expected}”.`, `Rubriken är skriven ”${as}”. Väntat: ”${expected}”.`, `The heading is written "${as}". Expected: "${expected}".`),
  because: clear,
  remedy: keepOrFix,
}

export const labelVariant: FindingKind<{ as: string; usual: string }> = {
  code: "label-variant",
  severity: "note",
  law: null,
  title: w("Poikkeava nimike", "Avvikande etikett", "Label that differs"),
  says: ({ as, usual }) => w(`Nimike on tässä ”${as}”. Sivulla tavallinen: ”${usual}”.`, `Etiketten är här ”${as}”. Vanlig på sidan: ”${usual}”.`, `The label here is "${as}". Usual on the page: "${usual}".`),
  because: w("Sama tieto eri nimikkeellä on vaikeampi löytää.", "Samma uppgift under olika etiketter är svårare att hitta.", "The same fact under different labels is harder to find."),
  remedy: w("Käytä yhtä nimikettä koko sivulla.", "Använd en etikett på hela sidan.", "Use one label on the whole page."),
}

export const labelVaries: FindingKind<{ usual: string; others: string }> = {
  code: "label-varies",
  severity: "note",
  law: null,
  title: w("Nimike vaihtelee", "Etiketten varierar", "Label varies"),
  says: ({ usual, others }) => w(`Nimike ”${usual}” on sivulla myös muodossa ${others}.`, `Etiketten ”${usual}” finns på sidan också som ${others}.`, `The label "${usual}" also stands on the page as ${others}.`),
  because: w("Sama tieto eri nimikkeellä on vaikeampi löytää.", "Samma uppgift under olika etiketter är svårare att hitta.", "The same fact under different labels is harder to find."),
  remedy: w("Käytä yhtä nimikettä koko sivulla.", "Använd en etikett på hela sidan.", "Use one label on the whole page."),
}

export const cutText: FindingKind<{ text: string }> = {
  code: "cut-text",
  severity: "warning",
  law: null,
  title: w("Katkennut teksti", "Avbruten text", "Cut text"),
  says: ({ text }) => w(`Teksti katkeaa: ”${text}”. Odotettu: kokonainen virke.`, `Texten bryts av: ”${text}”. Väntat: en hel mening.`, `The text is cut: "${text}". Expected: a whole sentence.`),
  because: w("Puuttuva loppu voi muuttaa merkityksen.", "Ett slut som saknas kan ändra betydelsen.", "A missing end can change the meaning."),
  remedy: w("Täydennä puuttuva teksti alkuperäisestä.", "Komplettera texten från originalet.", "Complete the text from its original."),
}

export const paragraphBroken: FindingKind<{ next: number }> = {
  code: "paragraph-broken",
  severity: "note",
  law: null,
  title: w("Kappale kahdella rivillä", "Stycke på två rader", "Paragraph over two lines"),
  says: ({ next }) => w(`Kappale jatkuu rivillä ${next} kesken virkkeen; rivit on luettu yhdessä.`, `Stycket fortsätter på rad ${next} mitt i en mening; raderna har lästs ihop.`, `The paragraph goes on at line ${next} in mid-sentence; the lines were read together.`),
  because: w("Rivinvaihto kesken virkkeen on jäänne muotoilusta.", "En radbrytning mitt i en mening är en rest av layouten.", "A line break in mid-sentence is a remnant of layout."),
  remedy: w("Yhdistä rivit.", "Slå ihop raderna.", "Join the lines."),
}

export const headingWithoutGap: FindingKind<{ heading: string; after: "bullet" | "heading" | "text" }> = {
  code: "heading-run-in",
  severity: "note",
  law: null,
  title: w("Otsikko kiinni edellisessä", "Rubrik utan avstånd", "Heading without a gap"),
  says: ({ heading, after }) => {
    const fi = { bullet: "luettelon", heading: "otsikon", text: "kappaleen" }[after]
    const sv = { bullet: "en lista", heading: "en rubrik", text: "ett stycke" }[after]
    const en = { bullet: "a list", heading: "a heading", text: "a paragraph" }[after]
    return w(`”${heading}” on otsikko heti ${fi} perässä. Odotettu: tyhjä rivi ennen otsikkoa.`, `”${heading}” är en rubrik direkt efter ${sv}. Väntat: en tom rad före rubriken.`, `"${heading}" is a heading right after ${en}. Expected: an empty line before it.`)
  },
  because: w("Otsikko sekoittuu helposti luetteloon.", "Rubriken blandas lätt ihop med listan.", "The heading is easily taken for a part of the list."),
  remedy: w("Erota otsikko omaksi kappaleekseen.", "Skilj rubriken till ett eget stycke.", "Set the heading apart."),
}

export const headingUnmarked: FindingKind<{ heading: string }> = {
  code: "heading-unmarked",
  severity: "note",
  law: null,
  title: w("Otsikko on kuin muu rivi", "Rubriken är som en vanlig rad", "Heading looks like any line"),
  says: ({ heading }) => w(`”${heading}” on luettu otsikoksi sanojensa ja paikkansa perusteella. Odotettu: merkitty otsikko.`, `”${heading}” har lästs som rubrik utifrån orden och platsen. Väntat: en märkt rubrik.`, `"${heading}" was read as a heading by its words and place. Expected: a marked heading.`),
  because: w("Otsikkotaso ei näy tekstistä, joten se voi olla luettu väärin.", "Rubriknivån syns inte i texten och kan vara fel läst.", "Its level does not show in the text, so it may be read wrong."),
  remedy: w("Tarkista, mihin otsikko kuuluu.", "Kontrollera vart rubriken hör.", "Check what the heading belongs to."),
}

export const labelAtParagraphEnd: FindingKind<{ label: string }> = {
  code: "label-at-paragraph-end",
  severity: "note",
  law: null,
  title: w("Nimike kappaleen lopussa", "Etikett i slutet av ett stycke", "Label at the end of a paragraph"),
  says: ({ label }) => w(`Kappaleen lopussa on nimike ”${label}”. Odotettu: nimike omalla rivillään.`, `I slutet av stycket står etiketten ”${label}”. Väntat: etiketten på en egen rad.`, `The paragraph ends with the label "${label}". Expected: the label on a line of its own.`),
  because: w("Nimike, joka on tekstin sisällä, jää huomaamatta.", "En etikett inne i texten märks inte.", "A label inside text goes unnoticed."),
  remedy: keepOrFix,
}

export const nestedListFlattened: FindingKind = {
  code: "nested-list-flattened",
  severity: "note",
  law: null,
  title: w("Sisäkkäinen luettelo tasoittunut", "Kapslad lista har plattats ut", "Nested list flattened"),
  says: () => w("Luettelon kohta aloittaa alaluettelon, mutta alakohdat ovat samalla tasolla.", "En listpunkt inleder en underlista, men underpunkterna står på samma nivå.", "A bullet opens a list of its own, but what follows stands on the same level."),
  because: w("Alakohtien kuuluminen yläkohtaan ei enää näy.", "Det syns inte längre vad underpunkterna hör till.", "What the lower points belong to no longer shows."),
  remedy: w("Sisennä alaluettelo.", "Dra in underlistan.", "Indent the inner list."),
}

export const pageRemains: FindingKind<{ text: string }> = {
  code: "page-remains",
  severity: "note",
  law: null,
  title: w("Sivun jäänne", "Rest av webbsidan", "Remains of the web page"),
  says: ({ text }) => w(`”${text}” on jäänne verkkosivulta eikä kuulu kuvaukseen.`, `”${text}” är en rest av webbsidan och hör inte till beskrivningen.`, `"${text}" remains from the web page and is no part of the description.`),
  because: w("Jäänne ei kerro tiedoista mitään.", "Resten säger ingenting om uppgifterna.", "It tells nothing about the data."),
  remedy: w("Jätä se pois.", "Lämna bort den.", "Leave it out."),
}

export const linkLost: FindingKind<{ text: string }> = {
  code: "link-lost",
  severity: "note",
  law: null,
  title: w("Linkki puuttuu", "Länken saknas", "Link lost"),
  says: ({ text }) => w(`”${text}” viittaa linkkiin, jota ei ole. Odotettu: osoite.`, `”${text}” hänvisar till en länk som saknas. Väntat: en adress.`, `"${text}" points to a link that is not there. Expected: an address.`),
  because: w("Lukija ei pääse viitattuun tietoon.", "Läsaren når inte den uppgift som avses.", "The reader cannot reach what is pointed to."),
  remedy: w("Lisää linkin osoite.", "Lägg till länkens adress.", "Add the link's address."),
}

export const oddSeparator: FindingKind<{ found: Words; expected: Words }> = {
  code: "odd-separator",
  severity: "note",
  law: null,
  title: w("Poikkeava erotin", "Avvikande skiljetecken", "Odd separator"),
  says: ({ found, expected }) => w(`Luettelossa on ${found.fi}. Odotettu: ${expected.fi}.`, `I listan finns ${found.sv}. Väntat: ${expected.sv}.`, `The list has ${found.en}. Expected: ${expected.en}.`),
  because: w("Epäselvä erotin tekee yhdestä kohdasta kaksi tai kahdesta yhden.", "Ett otydligt skiljetecken gör en punkt till två eller två till en.", "An unclear separator makes one item two, or two one."),
  remedy: w("Erota kohdat pilkulla.", "Skilj punkterna med komma.", "Part the items with commas."),
}

export const malformedAddress: FindingKind<{ address: string }> = {
  code: "malformed-address",
  severity: "warning",
  law: null,
  title: w("Virheellinen osoite", "Felaktig adress", "Malformed address"),
  says: ({ address }) => w(`”${address}” ei ole verkko-osoite. Odotettu: osoite, jossa verkkotunnus on ensin.`, `”${address}” är ingen webbadress. Väntat: en adress som börjar med domänen.`, `"${address}" is no web address. Expected: an address that begins with its domain.`),
  because: w("Osoite ei johda mihinkään.", "Adressen leder ingenstans.", "The address leads nowhere."),
  remedy: w("Tarkista osoite.", "Kontrollera adressen.", "Check the address."),
}

export const typingError: FindingKind<{ as: string; expected: string }> = {
  code: "typing-error",
  severity: "note",
  law: null,
  title: w("Mahdollinen kirjoitusvirhe", "Möjligt skrivfel", "Likely typing error"),
  says: ({ as, expected }) => w(`”${as}” on luettu sellaisenaan. Odotettu luultavasti: ”${expected}”.`, `”${as}” har lästs som det står. Väntat troligen: ”${expected}”.`, `"${as}" was kept as written. Expected, probably: "${expected}".`),
  because: clear,
  remedy: keepOrFix,
}

export const lineTooLong: FindingKind<{ length: number }> = {
  code: "line-too-long",
  severity: "warning",
  law: null,
  title: w("Liian pitkä rivi", "För lång rad", "Line too long"),
  says: ({ length }) => w(`Rivillä on ${length} merkkiä, eikä sitä ole luettu. Odotettu: enintään 20 000 merkkiä.`, `Raden har ${length} tecken och har inte lästs. Väntat: högst 20 000 tecken.`, `The line has ${length} characters and was not read. Expected: at most 20,000.`),
  because: w("Näin pitkä rivi ei ole kuvauksen tekstiä.", "En så lång rad är ingen text i en beskrivning.", "A line this long is no text of a description."),
  remedy: w("Tarkista tiedosto.", "Kontrollera filen.", "Check the file."),
}
