import type { Stays } from "../../acts/disposal/due.ts"
import type { Language } from "../../lib/words.ts"

export interface DisposalWords {
  readonly say: Readonly<Record<"title" | "lead" | "none" | "notYours" | "record" | "choose" | "ended" | "kept" | "basis" | "after" | "archive" | "stays" | "next" | "first" | "destroyChosen" | "confirm" | "confirmLead" | "destroy" | "cancel" | "lately" | "latelyNone" | "when" | "by" | "ground" | "request" | "chooseSome" | "cannot", string>>
  readonly years: (n: number) => string
  readonly destroyed: (n: number) => string
  readonly stays: Readonly<Record<Stays, string>>
  readonly grounds: Readonly<Record<string, string>>
}

export const disposalWords: Readonly<Record<Language, DisposalWords>> = {
  fi: {
    say: {
      title: "Säilytysaika päättynyt", lead: "Rekisterien tietueet, joiden käsittely ja säilytysaika ovat päättyneet. Hävittäminen on lopullista: tietue, sen historia, hakutiedot ja tiedostot poistuvat. Jäljelle jää tieto siitä, mitä hävitettiin, milloin, kenen toimesta ja millä perusteella (906/2019 21 §).",
      none: "Hävitettävää ei ole.", notYours: "Hävittämisestä päättää arkistonhoitaja.", record: "Tietue", choose: "Valitse", ended: "Päättyi", kept: "Säilytettiin", basis: "Peruste", after: "Ajan jälkeen", archive: "annetaan arkistoon", stays: "Ei hävitetä vielä", next: "Seuraavat", first: "Alkuun", destroyChosen: "Hävitä valitut …",
      confirm: "Hävitetäänkö nämä lopullisesti?", confirmLead: "Tätä ei voi perua. Varmuuskopioista tiedot poistuvat, kun kopiot vanhenevat.", destroy: "Hävitä lopullisesti", cancel: "Älä hävitä", lately: "Hävitetyt", latelyNone: "Mitään ei ole hävitetty.", when: "Hävitetty", by: "Hävittäjä", ground: "Miksi", request: "Pyyntö", chooseSome: "Valitse, mitä hävitetään.", cannot: "Mitään ei hävitetty: joku valituista on säilytettävä vielä, tai se on jo hävitetty. Katso lista uudelleen.",
    },
    years: (n) => (n === 1 ? "1 vuosi" : `${n} vuotta`), destroyed: (n) => (n === 1 ? "1 tietue hävitettiin." : `${n} tietuetta hävitettiin.`),
    stays: { locked: "käsittely on rajoitettu", requested: "avoin pyyntö koskee tätä", "case-open": "asia on kesken", "has-parts": "muita tietueita kuuluu tähän" },
    grounds: { "retention-ended": "säilytysaika päättyi", "not-needed": "tietoa ei enää tarvita", "consent-withdrawn": "suostumus peruttiin", objection: "käsittelyä vastustettiin", unlawful: "käsittely oli lainvastaista", "duty-to-erase": "laki vaati poistamaan" },
  },
  sv: {
    say: {
      title: "Bevaringstiden har gått ut", lead: "Registerposter vars handläggning och bevaringstid har upphört. Förstöringen är slutgiltig: posten, dess historia, sökuppgifter och filer försvinner. Kvar blir vad som förstördes, när, av vem och på vilken grund (906/2019 21 §).",
      none: "Det finns inget att förstöra.", notYours: "Arkivarien beslutar om förstöring.", record: "Post", choose: "Välj", ended: "Avslutades", kept: "Bevarades", basis: "Grund", after: "Efter tiden", archive: "ges till arkivet", stays: "Förstörs inte än", next: "Följande", first: "Till början", destroyChosen: "Förstör de valda …",
      confirm: "Ska dessa förstöras slutgiltigt?", confirmLead: "Detta kan inte ångras. Ur säkerhetskopiorna försvinner uppgifterna när kopiorna blir för gamla.", destroy: "Förstör slutgiltigt", cancel: "Förstör inte", lately: "Förstörda", latelyNone: "Ingenting har förstörts.", when: "Förstörd", by: "Av", ground: "Varför", request: "Begäran", chooseSome: "Välj vad som ska förstöras.", cannot: "Ingenting förstördes: något av det valda ska bevaras ännu eller är redan förstört. Se listan på nytt.",
    },
    years: (n) => `${n} år`, destroyed: (n) => (n === 1 ? "1 post förstördes." : `${n} poster förstördes.`),
    stays: { locked: "behandlingen är begränsad", requested: "en öppen begäran gäller denna", "case-open": "ärendet pågår", "has-parts": "andra poster hör till denna" },
    grounds: { "retention-ended": "bevaringstiden gick ut", "not-needed": "uppgiften behövs inte längre", "consent-withdrawn": "samtycket återkallades", objection: "invändning mot behandlingen", unlawful: "behandlingen var olaglig", "duty-to-erase": "lagen krävde radering" },
  },
  en: {
    say: {
      title: "Retention has ended", lead: "Records of registers that have ended and whose time to be kept has too. Destroying is for good: the record, its history, its search keys and its files go. What stays is what was destroyed, when, by whom and on what ground (906/2019 21 §).",
      none: "There is nothing to destroy.", notYours: "The archivist decides on destroying.", record: "Record", choose: "Choose", ended: "Ended", kept: "Kept", basis: "Ground", after: "After that", archive: "given to the archive", stays: "Not destroyed yet", next: "Next", first: "To the beginning", destroyChosen: "Destroy the chosen …",
      confirm: "Destroy these for good?", confirmLead: "This cannot be undone. The data leaves backups as they grow too old.", destroy: "Destroy for good", cancel: "Do not destroy", lately: "Destroyed", latelyNone: "Nothing has been destroyed.", when: "Destroyed", by: "By", ground: "Why", request: "Request", chooseSome: "Choose what is destroyed.", cannot: "Nothing was destroyed: something chosen is to be kept for now, or is gone already. Look at the list again.",
    },
    years: (n) => (n === 1 ? "1 year" : `${n} years`), destroyed: (n) => (n === 1 ? "1 record was destroyed." : `${n} records were destroyed.`),
    stays: { locked: "its processing is restricted", requested: "an open request is about it", "case-open": "its case is open", "has-parts": "other records are part of it" },
    grounds: { "retention-ended": "its time ended", "not-needed": "no longer needed", "consent-withdrawn": "consent was withdrawn", objection: "an objection was made", unlawful: "it was processed unlawfully", "duty-to-erase": "a law ordered it erased" },
  },
}
