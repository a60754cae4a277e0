import type { Total } from "../../acts/cases/scope.ts"
import type { Language } from "../../lib/words.ts"

const fi = {
  title: "Asiat ja päätökset",
  lead: "Asiarekisterin julkiset asiat uusimmasta alkaen. Salassa pidettävät asiat ja henkilöiden nimet eivät näy täällä; osittain salassa pidettävistä asioista näkyy julkinen osa.",
  inPart: "Osa asiasta on salassa pidettävä (621/1999). Tällä sivulla on sen julkinen osa, ja julkisen osan tietoja annetaan pyynnöstä (10 §).",
  search: "Sana tai asianumero",
  hint: "Esimerkiksi leikkipuisto tai asianumeron alku. Taivutusmuodot löytyvät.",
  year: "Vuosi",
  found: (count: string) => (count === "1" ? "1 asia" : `${count} asiaa`),
  more: (count: string) => `yli ${count}`,
  ofNewest: (count: number) => `Luvut uusimmista ${count} asiasta.`,
  none: "Yhtään julkista asiaa ei löytynyt.",
  noneByTitle: "Yhdenkään julkisen asian nimessä ei ole näitä sanoja.",
  noneHow: "Kokeile lyhyempää sanaa tai poista rajaus. Asia voi olla myös salassa pidettävä: silloin siitä voi kysyä kirjaamosta.",
  follow: "Seuraa näitä asioita (Atom)",
  followCase: "Seuraa tätä asiaa (Atom)",
  course: "Asian kulku",
  document: "asiakirja lisättiin",
  documents: "Julkiset asiakirjat",
  noDocuments: "Asiassa ei ole julkisia asiakirjoja.",
  ask: "Asiakirjoja ei julkaista täällä, mutta niitä voi pyytää.",
  links: "Liittyvät julkiset asiat",
  date: "Päivä",
  next: "Vanhemmat asiat", nextBest: "Seuraavat osumat",
  order: "Järjestys", newestFirst: "uusimmat ensin", bestFirst: "parhaat osumat ensin",
  capped: (count: string) => `Osumia on enemmän kuin ${count}. Vain uusimmat ${count} ovat tässä järjestyksessä; lisää sana tai rajaa vuodella.`,
  address: "Tämä osoite ei muutu.",
}

type PublicCaseWords = typeof fi

const sv: PublicCaseWords = {
  title: "Ärenden och beslut",
  lead: "De offentliga ärendena i ärenderegistret, de nyaste först. Sekretessbelagda ärenden och namn på personer visas inte här; av delvis sekretessbelagda ärenden visas den offentliga delen.",
  inPart: "En del av ärendet är sekretessbelagd (621/1999). På denna sida finns den offentliga delen, och ur den lämnas uppgifter på begäran (10 §).",
  search: "Ord eller ärendenummer",
  hint: "Till exempel lekpark eller början av ett ärendenummer. Böjda former hittas.",
  year: "År",
  found: (count) => (count === "1" ? "1 ärende" : `${count} ärenden`),
  more: (count) => `över ${count}`,
  ofNewest: (count) => `Talen gäller de ${count} nyaste ärendena.`,
  none: "Inget offentligt ärende hittades.",
  noneByTitle: "Inget offentligt ärende har dessa ord i sitt namn.",
  noneHow: "Pröva ett kortare ord eller ta bort en avgränsning. Ärendet kan också vara sekretessbelagt: då kan du fråga registratorskontoret.",
  follow: "Följ dessa ärenden (Atom)",
  followCase: "Följ ärendet (Atom)",
  course: "Ärendets gång",
  document: "en handling lades till",
  documents: "Offentliga handlingar",
  noDocuments: "Ärendet har inga offentliga handlingar.",
  ask: "Handlingarna publiceras inte här, men du kan begära dem.",
  links: "Anknytande offentliga ärenden",
  date: "Dag",
  next: "Äldre ärenden", nextBest: "Följande träffar",
  order: "Ordning", newestFirst: "de nyaste först", bestFirst: "de bästa träffarna först",
  capped: (count) => `Träffarna är fler än ${count}. Bara de ${count} nyaste är i denna ordning; lägg till ett ord eller avgränsa med år.`,
  address: "Adressen ändras inte.",
}

const en: PublicCaseWords = {
  title: "Cases and decisions",
  lead: "The public cases of the case register, newest first. Secret cases and names of people are not shown here; of cases that are secret in part the public part is.",
  inPart: "A part of the case is secret (621/1999). This page has the public part, of which information is given on request (section 10).",
  search: "Word or case number",
  hint: "For example playground, or the beginning of a case number. Inflected forms are found.",
  year: "Year",
  found: (count) => (count === "1" ? "1 case" : `${count} cases`),
  more: (count) => `over ${count}`,
  ofNewest: (count) => `Figures of the ${count} newest cases.`,
  none: "No public case was found.",
  noneByTitle: "No public case has these words in its title.",
  noneHow: "Try a shorter word or take away a filter. The case may also be secret: then ask the registry office.",
  follow: "Follow these cases (Atom)",
  followCase: "Follow this case (Atom)",
  course: "Course of the case",
  document: "a document was added",
  documents: "Public documents",
  noDocuments: "The case has no public documents.",
  ask: "Documents are not published here, but you may ask for them.",
  links: "Related public cases",
  date: "Date",
  next: "Older cases", nextBest: "Next matches",
  order: "Order", newestFirst: "newest first", bestFirst: "best match first",
  capped: (count) => `There are more than ${count} matches. Only the newest ${count} are in this order; add a word, or narrow by year.`,
  address: "This address does not change.",
}

export const publicCaseWords: Readonly<Record<Language, PublicCaseWords>> = { fi, sv, en }

/** How many cases there are, or that there are more than are counted. */
export const sayTotal = ({ total, exact }: Total, language: Language): string =>
  publicCaseWords[language].found(exact ? total.toLocaleString(language) : publicCaseWords[language].more(total.toLocaleString(language)))
