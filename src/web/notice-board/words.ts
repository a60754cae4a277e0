import type { NoticeKind } from "../../acts/notice-board/post.ts"
import type { Language } from "../../lib/words.ts"

type Named = Readonly<Record<string, string>>

const fi = {
  board: "Ilmoitustaulu", lead: "Kunnan ilmoitukset, kuulutukset ja julkaistut päätökset. Ilmoitus on taululla viimeiseen päiväänsä asti; sen osoite pysyy.", none: "Taululla ei ole nyt ilmoituksia.", feed: "Uutissyöte (Atom)",
  kinds: { municipal: "ilmoitus", public: "julkinen kuulutus", decision: "viranhaltijan päätös" } as Readonly<Record<NoticeKind, string>>,
  kind: "Laji", ground: "Peruste", from: "Julkaistu", last: "Viimeinen päivä", lastUnknown: "kunnes muutoksenhakuaika on kaikilta päättynyt", gone: "Tämä ilmoitus on poistunut taululta.", goneText: "Sen teksti ei ole enää nähtävissä, koska siinä oli henkilötietoja.", plainShown: "Teksti on ilman henkilötietoja.", otherLanguage: "Ilmoitus on annettu tällä kielellä:", versions: "Kieliversiot",
  new: "Uusi ilmoitus", keep: "Ilmoitukset, joita hoidat", noneKept: "Ei ilmoituksia.", post: "Julkaise ilmoitus", withdraw: (title: string) => `Poista taululta: ${title}`, title: "Otsikko", body: "Teksti", on: "taululla", coming: "tulossa", off: "poistunut", withdrawn: "poistettu", state: "Tila", ofCase: "Asia", ofDecision: "Ilmoitus päätöksestä", address: "Osoite",
  fromHint: "Tänään tai myöhemmin. Päätöksen ilmoitus julkaistaan tänään.", lastHint: "Jätä tyhjäksi: laki antaa päivän (14 päivää, kuulutuksessa muutoksenhakuajan loppuun).", timeGround: "Miksi aika on lyhyempi kuin 14 päivää", timeGroundHint: "Vain jos asian luonne sitä vaatii (410/2015 108 §).", personal: "Tekstissä on henkilötietoja", plain: "Teksti ilman henkilötietoja, viimeisen päivän jälkeen", plainTitle: "Otsikko ilman henkilötietoja", plainBody: "Teksti ilman henkilötietoja", plainHint: "Voi jäädä tyhjäksi: silloin tekstiä ei enää näytetä.", languages: { fi: "Suomeksi", sv: "Ruotsiksi", en: "Englanniksi" } as Named, yes: "Kyllä", no: "Ei",
  needed: { texts: "Kirjoita otsikko ja teksti ainakin yhdellä kielellä.", from: "Anna päivä, joka on tänään tai myöhemmin.", last: "Anna oikea päivä tai jätä tyhjäksi." } as Named,
  code: "Henkilötunnus ei saa olla ilmoituksessa.", refused: "Et voi tehdä tätä: ilmoituksen, joka ei liity asiaan, julkaisee kirjaamo.", cannot: "Laki ei salli tätä aikaa, tai ilmoitus on muuttunut. Tarkista päivät ja peruste.",
}
export type BoardWords = typeof fi

const sv: BoardWords = {
  board: "Anslagstavla", lead: "Kommunens tillkännagivanden, kungörelser och publicerade beslut. De finns på tavlan till sin sista dag; adressen består.", none: "Det finns nu inget på tavlan.", feed: "Nyhetsflöde (Atom)",
  kinds: { municipal: "tillkännagivande", public: "offentlig kungörelse", decision: "tjänsteinnehavarbeslut" },
  kind: "Typ", ground: "Grund", from: "Publicerat", last: "Sista dag", lastUnknown: "tills tiden för ändringssökande har gått ut för alla", gone: "Detta har tagits bort från tavlan.", goneText: "Texten visas inte längre, eftersom den innehöll personuppgifter.", plainShown: "Texten är utan personuppgifter.", otherLanguage: "Detta har getts på språket:", versions: "Språkversioner",
  new: "Nytt tillkännagivande", keep: "Tillkännagivanden som du sköter", noneKept: "Inga tillkännagivanden.", post: "Publicera", withdraw: (title) => `Ta bort från tavlan: ${title}`, title: "Rubrik", body: "Text", on: "på tavlan", coming: "kommande", off: "borta", withdrawn: "borttaget", state: "Läge", ofCase: "Ärende", ofDecision: "Tillkännagivande om ett beslut", address: "Adress",
  fromHint: "I dag eller senare. Ett beslut publiceras i dag.", lastHint: "Lämna tomt: lagen ger dagen (14 dagar, för en kungörelse till slutet av tiden för ändringssökande).", timeGround: "Varför tiden är kortare än 14 dagar", timeGroundHint: "Bara om ärendets natur kräver det (410/2015 108 §).", personal: "Texten innehåller personuppgifter", plain: "Text utan personuppgifter, efter sista dagen", plainTitle: "Rubrik utan personuppgifter", plainBody: "Text utan personuppgifter", plainHint: "Kan lämnas tomt: då visas texten inte längre.", languages: { fi: "På finska", sv: "På svenska", en: "På engelska" }, yes: "Ja", no: "Nej",
  needed: { texts: "Skriv rubrik och text på minst ett språk.", from: "Ange en dag som är i dag eller senare.", last: "Ange en riktig dag eller lämna tomt." },
  code: "En personbeteckning får inte stå i ett tillkännagivande.", refused: "Du kan inte göra detta: det som inte hör till ett ärende publiceras av registratorskontoret.", cannot: "Lagen tillåter inte denna tid, eller så har något ändrats. Kontrollera dagarna och grunden.",
}

const en: BoardWords = {
  board: "Notice board", lead: "The municipality's notices, public notices and published decisions. A notice stands on the board until its last day; its address stays.", none: "There are no notices on the board now.", feed: "News feed (Atom)",
  kinds: { municipal: "notice", public: "public notice", decision: "office holder's decision" },
  kind: "Kind", ground: "Ground", from: "Published", last: "Last day", lastUnknown: "until the time for a remedy has ended for everyone", gone: "This notice has left the board.", goneText: "Its text is no longer shown, since it held personal data.", plainShown: "The text is without personal data.", otherLanguage: "The notice was given in this language:", versions: "Language versions",
  new: "New notice", keep: "Notices that you look after", noneKept: "No notices.", post: "Post the notice", withdraw: (title) => `Take off the board: ${title}`, title: "Title", body: "Text", on: "on the board", coming: "to come", off: "gone", withdrawn: "taken off", state: "State", ofCase: "Case", ofDecision: "Notice of a decision", address: "Address",
  fromHint: "Today or later. A decision is posted today.", lastHint: "Leave empty: the law gives the day (14 days; a public notice to the end of the time for a remedy).", timeGround: "Why the time is shorter than 14 days", timeGroundHint: "Only if the nature of the matter asks for it (410/2015 108 §).", personal: "The text holds personal data", plain: "Text without personal data, after the last day", plainTitle: "Title without personal data", plainBody: "Text without personal data", plainHint: "May be left empty: then the text is no longer shown.", languages: { fi: "In Finnish", sv: "In Swedish", en: "In English" }, yes: "Yes", no: "No",
  needed: { texts: "Write a title and a text in one language at least.", from: "Give a day that is today or later.", last: "Give a real day or leave it empty." },
  code: "An identity code may not stand in a notice.", refused: "You may not do this: a notice of no case is posted by the registry office.", cannot: "The law does not allow this time, or the notice has changed. Look at the days and the ground.",
}

export const boardWords: Readonly<Record<Language, BoardWords>> = { fi, sv, en }
