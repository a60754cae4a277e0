import type { PublicityKind } from "../../law/publicity.ts"
import type { RegisterField } from "../../law/case-register.ts"
import type { Weighing } from "../../acts/publicity/mark.ts"
import type { Language } from "../../lib/words.ts"

const fi = {
  title: "Julkisuus ja salassapito", ofCase: "Asian julkisuus ja salassapito", ofDocument: "Asiakirjan julkisuus ja salassapito",
  now: "Nyt", states: { "not-official": "luonnos, ei vielä viranomaisen asiakirja (621/1999 5 §)", "not-yet-public": "ei vielä julkinen", public: "julkinen", "partly-secret": "osittain salassa pidettävä", secret: "salassa pidettävä" } as Readonly<Record<string, string>>,
  publicFrom: "Tulee julkiseksi", becamePublic: "Julkinen alkaen", waitsFor: "Odottaa", byRule: "Sääntö", untold: "Ei ole kerrottu, milloin asiakirja tulee julkiseksi.", itselfPublic: "Se näkyy julkisessa näkymässä siitä päivästä alkaen itsestään.", inPartNow: "Asian julkinen osa näkyy julkisessa näkymässä jo nyt: julkinen nimi, numero, luokka, vaihe ja julkiset asiakirjat.",
  waits: { made: "merkintä tehdään", signed: "asiakirja allekirjoitetaan tai varmennetaan", "contract-made": "sopimus tehdään", ready: "selvitys valmistuu", "minutes-signed": "pöytäkirja tarkastetaan ja allekirjoitetaan", "case-finished": "asian käsittely päättyy", "available-for-distribution": "asiakirja on jaettavissa", "document-received": "asiakirja saapuu", opened: "asiakirjat avataan", usable: "tieto saadaan käyttöön" } as Readonly<Record<string, string>>,
  kind: "Mitä odotetaan", kinds: {
    "register-entry": "diaarin merkintä: tehty", "request-or-proposal": "pyyntö, esitys, ehdotus, aloite, ilmoitus tai hakemus: allekirjoitus", "procurement-paper": "hankinnan täydennyspyyntö tai vertailu: sopimus tehty", study: "selvitys, tilasto tai lausunto: valmis", minutes: "pöytäkirja: tarkastettu",
    decision: "päätös, lausunto tai sopimus: allekirjoitettu", "other-own": "muu oma asiakirja: asian käsittely päättynyt", "general-report": "yleiseen jakeluun: jaettavissa", received: "saapunut asiakirja: saapunut", "opened-at-set-time": "määräaikana avattava: avattu", tender: "tarjous tai osallistumishakemus: sopimus tehty",
  } as Readonly<Record<PublicityKind, string>>,
  eventOn: "Päivä, jona se tapahtui tai tapahtuu (tyhjä: ei vielä tiedossa)", tellMoment: "Kerro, milloin asiakirja tulee julkiseksi",
  marks: "Salassapitomerkinnät", noMarks: "Ei salassapitomerkintöjä.", ground: "Peruste", part: "Osa", whole: "kokonaan", unsaid: "osaa ei ole kerrottu", counted: "Lasketaan", countedFrom: { dated: "asiakirjan päivästä", completed: "valmistumisesta", "document-received": "saapumisesta" } as Readonly<Record<string, string>>,
  ends: "Viimeinen salassapitopäivä", noEnd: "ei vielä tiedossa", provisional: "voi muuttua", reckoning: "Miten päivä laskettiin", markedBy: "Merkitsi", withdrawn: "peruttu", inUse: "kohde on käytössä",
  addMark: "Lisää salassapitomerkintä", act: "Laki", item: "Kohta", itemHint: "Esimerkiksi 24 § 1 mom. 25 k.", partField: "Salassa pidettävä osa", partHint: "Esimerkiksi sivut 2–3 tai liite 1. Tyhjä: koko asiakirja tai asia. Älä kerro tässä salaista tietoa.", setUntil: "Viimeinen päivä, jos se on lain aikaa lyhyempi",
  learned: "Kerro, mitä merkinnästä on saatu tietää", what: "Mitä on tapahtunut", whats: { diedOn: "suojattu henkilö on kuollut", endedOn: "tapahtuma, johon asti peruste kestää", withdrawnOn: "salassapito perutaan", notInUse: "kohde ei ole enää käytössä" } as Readonly<Record<string, string>>, on: "Päivä", tell: "Kerro", whichMark: "Merkintä",
  weigh: "Punnitse salassapito, kun tietoa pyydetään tai annetaan", weighLead: "Merkintä ei riitä: peruste arvioidaan joka kerta uudelleen (621/1999 25 §). Arvio jää asian toimenpiteisiin.",
  outcome: "Ratkaisu", outcomes: { given: "annetaan kokonaan", "given-partly": "annetaan julkinen osa", refused: "ei anneta" } as Readonly<Record<Weighing["outcome"], string>>,
  footing: "Kenelle", footings: { anyone: "kenelle tahansa (9–10 §)", party: "asianosaiselle (11 §)", "own-data": "sille, jota tieto koskee (12 §)", authority: "viranomaiselle (29 §)", permit: "luvan saaneelle (28 §)", consent: "suostumuksella (26 §)" } as Readonly<Record<Weighing["footing"], string>>,
  reason: "Perustelu", withdraws: "Perustetta ei enää ole: merkinnät perutaan", weighed: "Tehdyt punninnat", noWeighings: "Salassapitoa ei ole vielä punnittu.", keep: "Kirjaa punninta",
  parties: "Osapuolet", hidden: (ground: string) => `osapuoli, jonka tiedot ovat salassa pidettäviä (${ground})`, hide: "Pidä osapuolen tiedot salassa", show: "Näytä osapuoli taas", partiesLead: "Osapuoli voi olla salassa pidettävä itsestään, esimerkiksi turvakiellon vuoksi (661/2009 36 §). Silloin hänet näkevät vain ne, joiden tehtävä sitä vaatii.", party: "Osapuoli",
  inTitle: "Asian sisäisessä nimessä näyttää olevan salassa pidettävän osapuolen nimi. Se peitetään niiltä, jotka eivät näe osapuolta. Korjaa nimi silti.",
  documents: "Asiakirjojen julkisuus", secretCase: "Asia on kokonaan salassa pidettävä: siitä ei näy mitään julkisessa näkymässä, ei myöskään asiakirjojen julkisia versioita.",
  lacking: "Asiarekisteristä puuttuu", lack: {
    "pending-at": "Vireilletuloaika: siirrä asia tilaan vireillä, kun vaatimus on selvillä.", "way-of-service": "Tiedoksiantotapa: kirjaa päätöksen tiedoksianto päätöksen sivulla.", "decided-on": "Päättävän ratkaisun päivä: siirrä asia tilaan ratkaistu ja anna päivä.", initiator: "Vireillepanija.", process: "Tehtäväluokka.", "business-id": "Y-tunnus.", authority: "Viranomainen.", identifier: "Tunniste.", status: "Käsittelyn tila.",
    "arrived-at": "Saapumisaika.", "way-of-arrival": "Saapumistapa.", sender: "Lähettäjä.", author: "Laatija.", "drafted-at": "Laatimisaika.", "sent-at": "Lähettämisaika.", "way-of-sending": "Lähettämistapa.",
  } as Readonly<Record<RegisterField, string>>,
  until: (day: string) => `salassa ${day} asti`, from: (day: string) => `julkinen ${day} alkaen`,
  needed: { law: "Anna salassapidon laki.", item: "Anna salassapidon kohta.", "set-until": "Anna päivä, joka on tänään tai edessä, tai jätä tyhjäksi.", kind: "Valitse, mitä odotetaan: saapunut asiakirja on muuten heti julkinen.", "event-on": "Anna oikea päivä tai jätä tyhjäksi.", on: "Anna päivä, joka ei ole tulevaisuudessa.", reason: "Kirjoita perustelu.", outcome: "Salassa pidettävää ei anneta kokonaan kenelle tahansa: anna julkinen osa tai peru merkinnät.", party: "Valitse osapuoli." } as Readonly<Record<string, string>>,
  cannot: "Tätä ei voi tehdä nyt: asiakirja on jo julkinen tai luonnos, salassa pidettävältä asialta puuttuu käsittelijä, tai tilanne on muuttunut.",
}

export type PublicityWords = typeof fi

const sv: PublicityWords = {
  title: "Offentlighet och sekretess", ofCase: "Ärendets offentlighet och sekretess", ofDocument: "Handlingens offentlighet och sekretess",
  now: "Nu", states: { "not-official": "utkast, ännu ingen myndighetshandling (621/1999 5 §)", "not-yet-public": "ännu inte offentlig", public: "offentlig", "partly-secret": "delvis sekretessbelagd", secret: "sekretessbelagd" },
  publicFrom: "Blir offentlig", becamePublic: "Offentlig sedan", waitsFor: "Väntar på", byRule: "Regel", untold: "Det har inte angetts när handlingen blir offentlig.", itselfPublic: "Den syns i den offentliga vyn från den dagen av sig själv.", inPartNow: "Den offentliga delen av ärendet syns i den offentliga vyn redan nu: offentlig rubrik, nummer, klass, skede och offentliga handlingar.",
  waits: { made: "anteckningen görs", signed: "handlingen undertecknas eller bekräftas", "contract-made": "avtalet ingås", ready: "utredningen blir färdig", "minutes-signed": "protokollet justeras och undertecknas", "case-finished": "behandlingen av ärendet avslutas", "available-for-distribution": "handlingen kan delas ut", "document-received": "handlingen kommer in", opened: "handlingarna öppnas", usable: "uppgifterna kan användas" },
  kind: "Vad som väntas på", kinds: {
    "register-entry": "anteckning i diariet: gjord", "request-or-proposal": "begäran, framställning, förslag, initiativ, anmälan eller ansökan: undertecknad", "procurement-paper": "upphandlingens kompletteringsbegäran eller jämförelse: avtalet ingått", study: "utredning, statistik eller utlåtande: färdig", minutes: "protokoll: justerat",
    decision: "beslut, utlåtande eller avtal: undertecknat", "other-own": "annan egen handling: ärendet slutbehandlat", "general-report": "för allmän spridning: kan delas ut", received: "inkommen handling: inkommen", "opened-at-set-time": "öppnas vid en bestämd tid: öppnad", tender: "anbud eller anbudsansökan: avtalet ingått",
  },
  eventOn: "Dagen då det skedde eller sker (tomt: ännu okänd)", tellMoment: "Ange när handlingen blir offentlig",
  marks: "Sekretessmärkningar", noMarks: "Inga sekretessmärkningar.", ground: "Grund", part: "Del", whole: "helt", unsaid: "delen har inte angetts", counted: "Räknas", countedFrom: { dated: "från handlingens datum", completed: "från färdigställandet", "document-received": "från ankomsten" },
  ends: "Sista sekretessdag", noEnd: "ännu okänd", provisional: "kan ändras", reckoning: "Hur dagen har räknats", markedBy: "Märkt av", withdrawn: "återkallad", inUse: "objektet är i bruk",
  addMark: "Lägg till en sekretessmärkning", act: "Lag", item: "Punkt", itemHint: "Till exempel 24 § 1 mom. 25 p.", partField: "Sekretessbelagd del", partHint: "Till exempel sidorna 2–3 eller bilaga 1. Tomt: hela handlingen eller ärendet. Berätta ingenting sekretessbelagt här.", setUntil: "Sista dag, om den är tidigare än lagens",
  learned: "Berätta vad som har blivit känt om märkningen", what: "Vad som har hänt", whats: { diedOn: "den skyddade personen har avlidit", endedOn: "händelsen som grunden varar till", withdrawnOn: "sekretessen återkallas", notInUse: "objektet är inte längre i bruk" }, on: "Dag", tell: "Ange", whichMark: "Märkning",
  weigh: "Pröva sekretessen när uppgifter begärs eller lämnas ut", weighLead: "Märkningen räcker inte: grunden prövas på nytt varje gång (621/1999 25 §). Prövningen blir kvar bland ärendets åtgärder.",
  outcome: "Avgörande", outcomes: { given: "lämnas ut helt", "given-partly": "den offentliga delen lämnas ut", refused: "lämnas inte ut" },
  footing: "Till vem", footings: { anyone: "till vem som helst (9–10 §)", party: "till en part (11 §)", "own-data": "till den uppgifterna gäller (12 §)", authority: "till en myndighet (29 §)", permit: "till en som fått tillstånd (28 §)", consent: "med samtycke (26 §)" },
  reason: "Motivering", withdraws: "Grunden finns inte längre: märkningarna återkallas", weighed: "Gjorda prövningar", noWeighings: "Sekretessen har ännu inte prövats.", keep: "Anteckna prövningen",
  parties: "Parter", hidden: (ground) => `en part vars uppgifter är sekretessbelagda (${ground})`, hide: "Hemlighåll partens uppgifter", show: "Visa parten igen", partiesLead: "En part kan vara sekretessbelagd i sig, till exempel på grund av spärrmarkering (661/2009 36 §). Då ser bara de henne vars uppgift kräver det.", party: "Part",
  inTitle: "Ärendets interna rubrik verkar innehålla en sekretessbelagd parts namn. Namnet täcks för dem som inte ser parten. Rätta ändå rubriken.",
  documents: "Handlingarnas offentlighet", secretCase: "Ärendet är helt sekretessbelagt: ingenting av det syns i den offentliga vyn, inte heller handlingarnas offentliga versioner.",
  lacking: "Ärenderegistret saknar", lack: {
    "pending-at": "Tidpunkt för anhängiggörandet: flytta ärendet till skedet anhängigt när yrkandet är känt.", "way-of-service": "Delgivningssätt: anteckna delgivningen på beslutets sida.", "decided-on": "Dag för det avgörande beslutet: flytta ärendet till skedet avgjort och ange dagen.", initiator: "Den som inlett ärendet.", process: "Uppgiftsklass.", "business-id": "FO-nummer.", authority: "Myndighet.", identifier: "Beteckning.", status: "Behandlingens skede.",
    "arrived-at": "Ankomsttid.", "way-of-arrival": "Ankomstsätt.", sender: "Avsändare.", author: "Upprättare.", "drafted-at": "Tid för upprättandet.", "sent-at": "Avsändningstid.", "way-of-sending": "Avsändningssätt.",
  },
  until: (day) => `sekretessbelagd till och med ${day}`, from: (day) => `offentlig från ${day}`,
  needed: { law: "Ange sekretessgrundens lag.", item: "Ange sekretessgrundens punkt.", "set-until": "Ange en dag i dag eller framöver, eller lämna tomt.", kind: "Välj vad som väntas på: en inkommen handling är annars offentlig genast.", "event-on": "Ange en riktig dag eller lämna tomt.", on: "Ange en dag som inte ligger i framtiden.", reason: "Skriv en motivering.", outcome: "Det som är sekretessbelagt lämnas inte helt ut till vem som helst: lämna ut den offentliga delen eller återkalla märkningarna.", party: "Välj en part." },
  cannot: "Detta kan inte göras nu: handlingen är redan offentlig eller ett utkast, det sekretessbelagda ärendet saknar handläggare, eller läget har ändrats.",
}

const en: PublicityWords = {
  title: "Publicity and secrecy", ofCase: "Publicity and secrecy of the case", ofDocument: "Publicity and secrecy of the document",
  now: "Now", states: { "not-official": "draft, no official document yet (621/1999 5 §)", "not-yet-public": "not yet public", public: "public", "partly-secret": "partly secret", secret: "secret" },
  publicFrom: "Becomes public", becamePublic: "Public since", waitsFor: "Waits for", byRule: "Rule", untold: "It has not been told when the document becomes public.", itselfPublic: "It shows in the public view from that day on by itself.", inPartNow: "The public part of the case shows in the public view already: public title, number, class, stage and public documents.",
  waits: { made: "the entry is made", signed: "the document is signed or confirmed", "contract-made": "the contract is made", ready: "the study is ready", "minutes-signed": "the minutes are checked and signed", "case-finished": "the handling of the case ends", "available-for-distribution": "it can be distributed", "document-received": "the document arrives", opened: "the documents are opened", usable: "the data can be used" },
  kind: "What is waited for", kinds: {
    "register-entry": "entry of a register: made", "request-or-proposal": "request, proposal, initiative, notification or application: signed", "procurement-paper": "supplement request or comparison of a procurement: contract made", study: "study, statistics or report: ready", minutes: "minutes: checked",
    decision: "decision, opinion or contract: signed", "other-own": "other document of our own: case finished", "general-report": "for general distribution: available", received: "document that came: arrived", "opened-at-set-time": "opened at a set time: opened", tender: "tender or request to participate: contract made",
  },
  eventOn: "Day on which it took or takes place (empty: not known yet)", tellMoment: "Tell when the document becomes public",
  marks: "Marks of secrecy", noMarks: "No marks of secrecy.", ground: "Ground", part: "Part", whole: "all of it", unsaid: "the part has not been told", counted: "Counted", countedFrom: { dated: "from the document's date", completed: "from completion", "document-received": "from receipt" },
  ends: "Last day of secrecy", noEnd: "not known yet", provisional: "may change", reckoning: "How the day was reckoned", markedBy: "Marked by", withdrawn: "withdrawn", inUse: "what it protects is in use",
  addMark: "Add a mark of secrecy", act: "Act", item: "Item", itemHint: "For example 24 § 1 mom. 25 k.", partField: "Secret part", partHint: "For example pages 2–3 or appendix 1. Empty: the whole document or case. Tell nothing secret here.", setUntil: "Last day, if it is sooner than the act's",
  learned: "Tell what has been learned of a mark", what: "What has happened", whats: { diedOn: "the protected person has died", endedOn: "the event until which the ground lasts", withdrawnOn: "the secrecy is withdrawn", notInUse: "what it protects is in use no more" }, on: "Day", tell: "Tell", whichMark: "Mark",
  weigh: "Weigh the secrecy when data is asked for or given", weighLead: "The mark is not enough: the ground is weighed anew each time (621/1999 25 §). The weighing stays among the actions of the case.",
  outcome: "Outcome", outcomes: { given: "given whole", "given-partly": "the public part is given", refused: "not given" },
  footing: "To whom", footings: { anyone: "to anyone (9–10 §)", party: "to a party (11 §)", "own-data": "to the one whose data it is (12 §)", authority: "to an authority (29 §)", permit: "by a permit (28 §)", consent: "by consent (26 §)" },
  reason: "Reason", withdraws: "The ground is there no more: the marks are withdrawn", weighed: "Weighings", noWeighings: "The secrecy has not been weighed yet.", keep: "Keep the weighing",
  parties: "Parties", hidden: (ground) => `a party whose data is secret (${ground})`, hide: "Keep the party's data secret", show: "Show the party again", partiesLead: "A party may be secret by herself, for example by an order of non-disclosure (661/2009 36 §). Then only those see her whose task needs it.", party: "Party",
  inTitle: "The internal title seems to hold the name of a party who is secret. It is covered for those who do not see her. Correct the title all the same.",
  documents: "Publicity of the documents", secretCase: "The case is secret as a whole: nothing of it shows in the public view, nor do public versions of its documents.",
  lacking: "The case register lacks", lack: {
    "pending-at": "Time of becoming pending: move the case to the stage pending when the claim is known.", "way-of-service": "Way of service: record the service on the decision's page.", "decided-on": "Day of the decision that ends the processing: move the case to the stage decided and give the day.", initiator: "Initiator.", process: "Function class.", "business-id": "Business id.", authority: "Authority.", identifier: "Identifier.", status: "Stage.",
    "arrived-at": "Time of arrival.", "way-of-arrival": "Way of arrival.", sender: "Sender.", author: "Author.", "drafted-at": "Time of drafting.", "sent-at": "Time of sending.", "way-of-sending": "Way of sending.",
  },
  until: (day) => `secret until ${day}`, from: (day) => `public from ${day}`,
  needed: { law: "Give the act of the secrecy.", item: "Give the item of the secrecy.", "set-until": "Give a day that is today or ahead, or leave it empty.", kind: "Choose what is waited for: else a document that came is public at once.", "event-on": "Give a real day, or leave it empty.", on: "Give a day that is not in the future.", reason: "Write the reason.", outcome: "What is secret is not given whole to anyone: give the public part, or withdraw the marks.", party: "Choose a party." },
  cannot: "This cannot be done now: the document is public already or a draft, the secret case has no handler, or things have changed.",
}

export const publicityWords: Readonly<Record<Language, PublicityWords>> = { fi, sv, en }
