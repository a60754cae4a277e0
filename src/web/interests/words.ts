import type { CheckOutcome } from "../../acts/interests/duties.ts"
import type { DutyState } from "../../acts/interests/get.ts"
import type { InterestPost } from "../../law/interests.ts"
import type { Language } from "../../lib/words.ts"

const fi = {
  title: "Sidonnaisuusilmoitukset", lead: "Kuntalain 84 §:n mukaan ilmoitus annetaan kahden kuukauden kuluessa tehtävään tulosta ja muutokset viipymättä. Jokaisella ilmoitusvelvollisella on oma asia asiarekisterissä.",
  publicTitle: "Sidonnaisuudet", publicLead: "Luottamushenkilöiden ja viranhaltijoiden sidonnaisuusilmoitukset (410/2015 84 §). Tiedot ovat täällä niin kauan kuin tehtävä kestää.", nonePublic: "Sidonnaisuusilmoituksia ei ole.",
  posts: { "board-member": "hallituksen jäsen", "land-use-member": "maankäyttöä ja rakentamista hoitavan toimielimen jäsen", "council-chair": "valtuuston puheenjohtajisto", "committee-chair": "lautakunnan puheenjohtajisto", "municipal-manager": "kunnanjohtaja", mayor: "pormestari", "deputy-mayor": "apulaispormestari", presenter: "esittelijä" } as Readonly<Record<InterestPost, string>>,
  states: { waiting: "ilmoitusta odotetaan", soon: "määräpäivä lähestyy", late: "myöhässä", declared: "annettu, tarkastettavana", checked: "tarkastettu", "to-be-completed": "täydennettävä", over: "tehtävä päättynyt" } as Readonly<Record<DutyState, string>>,
  none: "Yhtään ilmoitusvelvollista ei ole merkitty.", unkept: "Ilmoitusvelvolliset, joilta asia puuttuu", unkeptLead: "Heidän tehtävänsä toimielimessä velvoittaa ilmoittamaan.", open: "Avaa asiat valituille", classCode: "Tehtäväluokka", choose: "Valitse",
  name: "Nimi", post: "Tehtävä", postOf: "Toimielin tai virka", tookUp: "Tehtävään tulo", until: "Tehtävän viimeinen päivä", due: "Annettava viimeistään", state: "Tilanne", reminded: "Muistutettu", case: "Asia", reckoning: "Miten päivä laskettiin",
  add: "Lisää viranhaltija tai muu ilmoitusvelvollinen", unit: "Yksikkö", addNow: "Lisää ja avaa asia", untilHint: "Voi jäädä tyhjäksi.",
  declaration: "Ilmoitus", version: (n: number) => `versio ${n}`, given: "Annettu", positions: "Johtotehtävät ja luottamustoimet yrityksissä ja yhteisöissä", wealth: "Merkittävä varallisuus", other: "Muut sidonnaisuudet", nothing: "ei ilmoitettavaa", textHint: "Jätä tyhjäksi, jos ei ole ilmoitettavaa. Salassa pidettävää ei kirjata tähän.",
  record: "Kirjaa ilmoitus", change: "Kirjaa muutos ilmoitukseen", remind: "Kirjaa muistutus", end: "Päätä tehtävä", endLead: "Päättymistä seuraavasta päivästä alkaen henkilön tiedot eivät ole verkossa.", checked: "Tarkastettu", check: "Kirjaa tarkastuslautakunnan havainto", outcome: "Havainto", outcomes: { noted: "merkittiin tiedoksi", "to-be-completed": "täydennettävä" } as Readonly<Record<CheckOutcome, string>>,
  onWeb: "Julkinen sivu", kept: "Muistutus ja muut toimet näkyvät asian toimenpiteissä.",
  needed: { name: "Anna nimi.", postOf: "Anna toimielin tai virka.", tookUp: "Anna päivä.", until: "Anna päivä, joka ei ole ennen tehtävään tuloa, tai jätä tyhjäksi.", classCode: "Anna tehtäväluokka, esimerkiksi 00 00 02.", given: "Anna päivä, joka ei ole tulevaisuudessa.", ended: "Anna päivä, joka ei ole ennen tehtävään tuloa.", seat: "Valitse vähintään yksi." } as Readonly<Record<string, string>>,
  refused: "Et voi tehdä tätä: ilmoituksia pitää kirjaamo ja niitä tarkastaa tarkastuslautakunta.", cannot: "Tätä ei voi tehdä nyt: tilanne on muuttunut.",
}

export type InterestWords = typeof fi

const sv: InterestWords = {
  title: "Redogörelser för bindningar", lead: "Enligt 84 § i kommunallagen ges redogörelsen inom två månader från att uppdraget började och ändringar utan dröjsmål. Var och en som ska ge en redogörelse har ett eget ärende i ärenderegistret.",
  publicTitle: "Bindningar", publicLead: "Förtroendevaldas och tjänsteinnehavares redogörelser för bindningar (410/2015 84 §). Uppgifterna finns här så länge uppdraget varar.", nonePublic: "Det finns inga redogörelser.",
  posts: { "board-member": "ledamot i styrelsen", "land-use-member": "ledamot i organet för markanvändning och byggande", "council-chair": "fullmäktiges presidium", "committee-chair": "nämndens presidium", "municipal-manager": "kommundirektör", mayor: "borgmästare", "deputy-mayor": "biträdande borgmästare", presenter: "föredragande" },
  states: { waiting: "redogörelsen väntas", soon: "fristen närmar sig", late: "försenad", declared: "given, granskas", checked: "granskad", "to-be-completed": "ska kompletteras", over: "uppdraget har upphört" },
  none: "Ingen har antecknats.", unkept: "De som saknar ett ärende", unkeptLead: "Deras uppdrag i organet kräver en redogörelse.", open: "Öppna ärenden för de valda", classCode: "Uppgiftsklass", choose: "Välj",
  name: "Namn", post: "Uppdrag", postOf: "Organ eller tjänst", tookUp: "Uppdraget började", until: "Uppdragets sista dag", due: "Ges senast", state: "Läge", reminded: "Påmind", case: "Ärende", reckoning: "Hur dagen har räknats",
  add: "Lägg till en tjänsteinnehavare eller någon annan", unit: "Enhet", addNow: "Lägg till och öppna ett ärende", untilHint: "Kan lämnas tomt.",
  declaration: "Redogörelse", version: (n) => `version ${n}`, given: "Given", positions: "Ledningsuppgifter och förtroendeuppdrag i företag och sammanslutningar", wealth: "Betydande förmögenhet", other: "Andra bindningar", nothing: "inget att redogöra för", textHint: "Lämna tomt om det inte finns något att redogöra för. Sekretessbelagda uppgifter skrivs inte här.",
  record: "Anteckna redogörelsen", change: "Anteckna en ändring", remind: "Anteckna en påminnelse", end: "Avsluta uppdraget", endLead: "Från dagen efter att uppdraget upphört finns personens uppgifter inte på nätet.", checked: "Granskad", check: "Anteckna revisionsnämndens iakttagelse", outcome: "Iakttagelse", outcomes: { noted: "antecknades för kännedom", "to-be-completed": "ska kompletteras" },
  onWeb: "Offentlig sida", kept: "Påminnelsen och andra åtgärder syns bland ärendets åtgärder.",
  needed: { name: "Ange namnet.", postOf: "Ange organet eller tjänsten.", tookUp: "Ange dagen.", until: "Ange en dag som inte är före uppdragets början, eller lämna tomt.", classCode: "Ange uppgiftsklassen, till exempel 00 00 02.", given: "Ange en dag som inte ligger i framtiden.", ended: "Ange en dag som inte är före uppdragets början.", seat: "Välj minst en." },
  refused: "Du kan inte göra detta: redogörelserna sköts av registratorskontoret och granskas av revisionsnämnden.", cannot: "Detta kan inte göras nu: läget har ändrats.",
}

const en: InterestWords = {
  title: "Declarations of interests", lead: "By section 84 of the Local Government Act a declaration is given within two months from taking up the post, and changes without delay. Each who must declare has a case of her own in the case register.",
  publicTitle: "Interests", publicLead: "Declarations of interests of elected officials and office holders (410/2015 84 §). They are here as long as the post lasts.", nonePublic: "There are no declarations.",
  posts: { "board-member": "member of the board", "land-use-member": "member of the body for land use and building", "council-chair": "chair or vice-chair of the council", "committee-chair": "chair or vice-chair of a committee", "municipal-manager": "municipal manager", mayor: "mayor", "deputy-mayor": "deputy mayor", presenter: "presenter" },
  states: { waiting: "not given yet", soon: "due soon", late: "late", declared: "given, being checked", checked: "checked", "to-be-completed": "to be completed", over: "the post has ended" },
  none: "Nobody who must declare has been added.", unkept: "Those who must declare and have no case", unkeptLead: "Their seats in a body bring the duty.", open: "Open cases for those chosen", classCode: "Function class", choose: "Choose",
  name: "Name", post: "Post", postOf: "Body or office", tookUp: "Took up the post", until: "Last day of the post", due: "To be given by", state: "State", reminded: "Reminded", case: "Case", reckoning: "How the day was reckoned",
  add: "Add an office holder or another who must declare", unit: "Unit", addNow: "Add and open a case", untilHint: "May be left empty.",
  declaration: "Declaration", version: (n) => `version ${n}`, given: "Given", positions: "Leading positions and positions of trust in companies and other bodies", wealth: "Significant wealth", other: "Other interests", nothing: "nothing to declare", textHint: "Leave it empty if there is nothing to declare. What is secret is not written here.",
  record: "Record the declaration", change: "Record a change", remind: "Record a reminder", end: "End the post", endLead: "From the day after it ends nothing of the person is on the web.", checked: "Checked", check: "Record what the audit committee found", outcome: "Finding", outcomes: { noted: "noted", "to-be-completed": "to be completed" },
  onWeb: "Public page", kept: "The reminder and other acts show among the actions of the case.",
  needed: { name: "Give the name.", postOf: "Give the body or the office.", tookUp: "Give the day.", until: "Give a day that is not before the post was taken up, or leave it empty.", classCode: "Give a function class, such as 00 00 02.", given: "Give a day that is not in the future.", ended: "Give a day that is not before the post was taken up.", seat: "Choose at least one." },
  refused: "You may not do this: declarations are kept by the registry office and checked by the audit committee.", cannot: "This cannot be done now: things have changed.",
}

export const interestWords: Readonly<Record<Language, InterestWords>> = { fi, sv, en }
