import type { Refusing } from "../../acts/many.ts"
import type { Language } from "../../lib/words.ts"

const fi = {
  search: "Sana julkisessa nimessä", searchHint: "Haku koskee julkisia nimiä, taivutusmuodot löytyvät. Sisäisiä nimiä ei haeta, eikä sana jää osoitteeseen.", found: (sought: string) => `Asiat, joiden julkisessa nimessä on: ${sought}.`, foundNone: "Yhtään asiaa ei löytynyt. Kokeile lyhyempää sanaa tai asianumeroa.", notSought: "Näytä jono",
  due: "Määräpäivä", suspended: "keskeytetty", late: "myöhässä",
  tasks: "Tehtävät, joiden aika päättyy", tasksLead: "Viikon sisällä päättyvät ja ajallaan tekemättä jääneet.", until: (day: string) => `viimeistään ${day}`,
  chosen: "Valituille asioille", choose: (number: string) => `Valitse ${number}`, chooseHead: "Valitse", move: "Siirrä tilaan", moveTo: "Uusi tila", assign: "Osoita käsittelijälle", assignTo: "Käsittelijä",
  outcome: "Mitä tapahtui", doneMove: (count: number, stage: string) => `Siirretty tilaan ${stage}: ${count}`, doneAssign: (count: number, name: string) => `Osoitettu käsittelijälle ${name}: ${count}`, notDone: (count: number) => `Ei tehty: ${count}`, unseen: "asia, jota et näe", back: "Takaisin jonoon", chooseSome: "Valitse ensin yksi tai useampi asia jonosta.",
  why: { "not-found": "asia ei ole sinun muutettavissasi", refused: "sinulla ei ole oikeutta tähän" } as Readonly<Record<Exclude<Refusing, "conflict">, string>>,
  whyMove: "asian tilasta ei voi siirtyä valittuun tilaan, tai asiassa on avoin pyyntö", whyAssign: "käsittelijä käsittelee jo asiaa, on esteellinen tai ei ole palveluksessa",
  undeclared: "Kunta ei ole vielä ilmoittanut, miten se pitää asiarekisteriään. Ennen sitä asioita ei voi avata.", declareLink: "Ilmoita asiarekisteri", registerLink: "Miten asiarekisteriä pidetään",
  register: "Asiarekisteri", registerLead: "Asiarekisteriin merkitään viranomainen ja Y-tunnus (906/2019 26 §). Muutos koskee asioita, jotka avataan sen jälkeen.", onlyManager: "Asiarekisterin ilmoittaa tiedonhallinnasta vastaava.", declared: "Asiarekisteri on ilmoitettu.",
  authority: "Viranomainen", authorityHint: "Esimerkiksi Koivulan kunta.", businessId: "Y-tunnus", businessIdHint: "Seitsemän numeroa, väliviiva ja tarkistusnumero.", of: "Rekisteri, jonka oikeuksilla asioita suojataan", pattern: "Asianumeron kaava", patternHint: "Tekstiä ja kentät {number} tai {number:6}, {class} ja {year}. Esimerkiksi {number}/{class}/{year}.",
  series: "Numerosarja", seriesOf: { class: "joka tehtäväluokalla oma sarja vuodessa", all: "yksi sarja vuodessa" } as Readonly<Record<string, string>>, preview: "Näytä seuraava numero", next: (number: string) => `Seuraava numero olisi ${number}.`, save: "Ilmoita asiarekisteri", now: "Nyt voimassa",
  needed: { authority: "Anna viranomainen, enintään 120 merkkiä.", businessId: "Tämä ei ole Y-tunnus: tarkista numerot ja tarkistusnumero.", register: "Valitse rekisteri.", pattern: "Kaavassa ei ole kaikkia kenttiä, joita sarja tarvitsee, tai siinä on virhe. Kaksi asiaa ei saa saada samaa numeroa." } as Readonly<Record<string, string>>,
}

export type QueueWords = typeof fi

const sv: QueueWords = {
  search: "Ord i den offentliga rubriken", searchHint: "Sökningen gäller offentliga rubriker, böjda former hittas. Interna rubriker söks inte, och ordet stannar inte i adressen.", found: (sought) => `Ärenden vars offentliga rubrik har: ${sought}.`, foundNone: "Inget ärende hittades. Pröva ett kortare ord eller ärendenumret.", notSought: "Visa kön",
  due: "Förfallodag", suspended: "avbrutet", late: "försenat",
  tasks: "Uppgifter vars tid går ut", tasksLead: "De som går ut inom en vecka och de som inte blev gjorda i tid.", until: (day) => `senast ${day}`,
  chosen: "För valda ärenden", choose: (number) => `Välj ${number}`, chooseHead: "Välj", move: "Byt skede", moveTo: "Nytt skede", assign: "Tilldela en handläggare", assignTo: "Handläggare",
  outcome: "Vad som hände", doneMove: (count, stage) => `Nytt skede ${stage}: ${count}`, doneAssign: (count, name) => `Tilldelat ${name}: ${count}`, notDone: (count) => `Inte gjort: ${count}`, unseen: "ett ärende som du inte ser", back: "Tillbaka till kön", chooseSome: "Välj först ett eller flera ärenden i kön.",
  why: { "not-found": "du får inte ändra ärendet", refused: "du har inte rätt till detta" },
  whyMove: "ärendets skede leder inte till det valda, eller så är en begäran öppen", whyAssign: "handläggaren handlägger redan ärendet, är jävig eller är inte i tjänst",
  undeclared: "Kommunen har ännu inte anmält hur den för sitt ärenderegister. Innan dess kan inga ärenden öppnas.", declareLink: "Anmäl ärenderegistret", registerLink: "Hur ärenderegistret förs",
  register: "Ärenderegister", registerLead: "I ärenderegistret antecknas myndigheten och FO-numret (906/2019 26 §). En ändring gäller ärenden som öppnas efter den.", onlyManager: "Ärenderegistret anmäls av den som ansvarar för informationshanteringen.", declared: "Ärenderegistret har anmälts.",
  authority: "Myndighet", authorityHint: "Till exempel Björklunda kommun.", businessId: "FO-nummer", businessIdHint: "Sju siffror, bindestreck och kontrollsiffra.", of: "Registret med vars rättigheter ärendena skyddas", pattern: "Ärendenumrets mönster", patternHint: "Text och fälten {number} eller {number:6}, {class} och {year}. Till exempel {number}/{class}/{year}.",
  series: "Nummerserie", seriesOf: { class: "varje uppgiftsklass har sin serie per år", all: "en serie per år" }, preview: "Visa nästa nummer", next: (number) => `Nästa nummer skulle vara ${number}.`, save: "Anmäl ärenderegistret", now: "I kraft nu",
  needed: { authority: "Ange myndigheten, högst 120 tecken.", businessId: "Detta är inget FO-nummer: kontrollera siffrorna och kontrollsiffran.", register: "Välj ett register.", pattern: "Mönstret saknar fält som serien behöver, eller har ett fel. Två ärenden får inte få samma nummer." },
}

const en: QueueWords = {
  search: "Word in the public title", searchHint: "Public titles are searched, inflected forms are found. Internal titles are not searched, and the word stays in no address.", found: (sought) => `Cases whose public title has: ${sought}.`, foundNone: "No case was found. Try a shorter word, or the case number.", notSought: "Show the queue",
  due: "Due day", suspended: "suspended", late: "overdue",
  tasks: "Tasks whose time ends", tasksLead: "Those that end within a week, and those that were not done in their time.", until: (day) => `by ${day}`,
  chosen: "With the chosen cases", choose: (number) => `Choose ${number}`, chooseHead: "Choose", move: "Move to the stage", moveTo: "New stage", assign: "Assign to the handler", assignTo: "Handler",
  outcome: "What happened", doneMove: (count, stage) => `Moved to the stage ${stage}: ${count}`, doneAssign: (count, name) => `Assigned to ${name}: ${count}`, notDone: (count) => `Not done: ${count}`, unseen: "a case that you do not see", back: "Back to the queue", chooseSome: "First choose one or more cases in the queue.",
  why: { "not-found": "the case is not yours to change", refused: "you have no right to do this" },
  whyMove: "the case's stage does not lead to the chosen one, or something that was asked is open", whyAssign: "the handler handles the case already, is disqualified or is not in service",
  undeclared: "The municipality has not yet declared how it keeps its case register. Until then no case can be opened.", declareLink: "Declare the case register", registerLink: "How the case register is kept",
  register: "Case register", registerLead: "The case register tells the authority and its business id (906/2019 26 §). A change concerns the cases that are opened after it.", onlyManager: "The case register is declared by the information manager.", declared: "The case register has been declared.",
  authority: "Authority", authorityHint: "For example Koivulan kunta.", businessId: "Business id", businessIdHint: "Seven digits, a hyphen and a check digit.", of: "The register by whose rights cases are guarded", pattern: "Pattern of case numbers", patternHint: "Text and the fields {number} or {number:6}, {class} and {year}. For example {number}/{class}/{year}.",
  series: "Run of numbers", seriesOf: { class: "each function class has its own run in a year", all: "one run in a year" }, preview: "Show the next number", next: (number) => `The next number would be ${number}.`, save: "Declare the case register", now: "In force now",
  needed: { authority: "Give the authority, at most 120 characters.", businessId: "This is no business id: look at the digits and the check digit.", register: "Choose a register.", pattern: "The pattern lacks a field that the run needs, or has a fault. No two cases may get the same number." },
}

export const queueWords: Readonly<Record<Language, QueueWords>> = { fi, sv, en }
