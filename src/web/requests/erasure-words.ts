import type { ErasureGround } from "../../law/erasure.ts"
import type { Language } from "../../lib/words.ts"

export interface ErasureWords {
  readonly say: Readonly<Record<"byLaw" | "byLawHint" | "lawErases" | "lawKeeps" | "until" | "forGood" | "weigh" | "erase" | "keep" | "notMeant" | "outcome" | "ground" | "groundHint" | "carryOut" | "carryOutHint" | "surely" | "untold" | "erased" | "givenTo" | "wantsSurely" | "wantsReason" | "cannot", string>>
  readonly weighed: (unweighed: number, erase: number, keep: number) => string
  readonly count: (n: number) => string
  readonly grounds: Readonly<Record<ErasureGround, string>>
}

export const erasureWords: Readonly<Record<Language, ErasureWords>> = {
  fi: {
    say: {
      byLaw: "Punnitse kaikki niin kuin laki sanoo", byLawHint: "Rekisterin käsittelyperuste ja säilytysaika ratkaisevat. Jokaisen kohdan voit vielä punnita toisin.", lawErases: "Laki: poistetaan", lawKeeps: "Laki: säilytetään", until: "asti", forGood: "Ei päättymispäivää", weigh: "Punnitse", erase: "poistetaan", keep: "säilytetään", notMeant: "ei ole pyydettyä", outcome: "Mitä tehdään",
      ground: "Poiston peruste", groundHint: "Lakisääteisestä tehtävästä johtuva tieto poistetaan vain, jos käsittely on ollut lainvastaista tai laki vaatii poistamaan. Kerro se sanoin.", carryOut: "Toteuta", carryOutHint: "Poistettavat tietueet hävitetään historioineen, ja pyytäjä saa kirjeen siitä, mitä poistettiin ja mitä säilytetään. Tätä ei voi perua.", untold: "Vastaanottajille ei voi ilmoittaa, tai se vaatisi kohtuutonta vaivaa (tietosuoja-asetus 19 art.)", surely: "Ymmärrän, että poistoa ei voi perua", erased: "Poistettu", givenTo: "Poistosta kerrotaan", wantsSurely: "Vahvista, että poistoa ei voi perua.", wantsReason: "Tieto säilytetään lain perusteella. Valitse lainvastaisuus tai lain vaatimus ja kerro syy sanoin, tai säilytä tieto.", cannot: "Mitään ei poistettu: jotakin on punnitsematta tai katsomatta, jonkin käsittely on rajoitettu, jotakin et saa muuttaa, tai vastaanottajille ei ole ilmoitettu.",
    },
    weighed: (unweighed, erase, keep) => `Punnitsematta ${unweighed}, poistetaan ${erase}, säilytetään ${keep}.`, count: (n) => (n === 1 ? "1 tietue" : `${n} tietuetta`),
    grounds: { "not-needed": "tietoa ei enää tarvita", "consent-withdrawn": "suostumus perutaan", objection: "käsittelyä vastustetaan", unlawful: "käsittely on lainvastaista", "duty-to-erase": "laki vaatii poistamaan" },
  },
  sv: {
    say: {
      byLaw: "Väg allt så som lagen säger", byLawHint: "Registrets grund för behandlingen och bevaringstiden avgör. Varje punkt kan ännu vägas på annat sätt.", lawErases: "Lagen: raderas", lawKeeps: "Lagen: bevaras", until: "till", forGood: "Utan slutdag", weigh: "Väg", erase: "raderas", keep: "bevaras", notMeant: "är inte det som begärts", outcome: "Vad som görs",
      ground: "Grund för raderingen", groundHint: "Uppgifter som en lagstadgad uppgift kräver raderas bara om behandlingen varit olaglig eller lagen kräver det. Berätta det i ord.", carryOut: "Verkställ", carryOutHint: "Posterna förstörs med sin historia, och den som begärt får ett brev om vad som raderades och vad som bevaras. Detta kan inte ångras.", untold: "Mottagarna kan inte underrättas, eller det kräver oproportionell ansträngning (dataskyddsförordningen art. 19)", surely: "Jag förstår att raderingen inte kan ångras", erased: "Raderat", givenTo: "Raderingen meddelas", wantsSurely: "Bekräfta att raderingen inte kan ångras.", wantsReason: "Uppgiften bevaras enligt lag. Välj olaglighet eller lagens krav och ange orsaken i ord, eller bevara uppgiften.", cannot: "Ingenting raderades: något är inte vägt eller genomsökt, behandlingen av något är begränsad, något får du inte ändra, eller mottagarna har inte underrättats.",
    },
    weighed: (unweighed, erase, keep) => `Inte vägda ${unweighed}, raderas ${erase}, bevaras ${keep}.`, count: (n) => (n === 1 ? "1 post" : `${n} poster`),
    grounds: { "not-needed": "uppgiften behövs inte längre", "consent-withdrawn": "samtycket återkallas", objection: "invändning mot behandlingen", unlawful: "behandlingen är olaglig", "duty-to-erase": "lagen kräver radering" },
  },
  en: {
    say: {
      byLaw: "Weigh all as the law says", byLawHint: "The register's legal basis and the time to be kept decide. Each may still be weighed otherwise.", lawErases: "Law: erased", lawKeeps: "Law: kept", until: "until", forGood: "No last day", weigh: "Weigh", erase: "erase", keep: "keep", notMeant: "not what was asked for", outcome: "What is done",
      ground: "Ground of the erasure", groundHint: "What a statutory task needs is erased only if it was processed unlawfully, or a law orders it. Tell that in words.", carryOut: "Carry out", carryOutHint: "What is to be erased is destroyed with its history, and the asker gets a letter on what went and what is kept. This cannot be undone.", untold: "The recipients cannot be told, or only with an effort out of proportion (GDPR art. 19)", surely: "I understand that erasing cannot be undone", erased: "Erased", givenTo: "Told of the erasure", wantsSurely: "Confirm that erasing cannot be undone.", wantsReason: "A law keeps this. Choose that it was unlawful, or that a law orders it erased, and tell why in words; or keep it.", cannot: "Nothing was erased: something has not been weighed or looked for, its processing is restricted, it is not yours to change, or its recipients have not been told.",
    },
    weighed: (unweighed, erase, keep) => `Not weighed ${unweighed}, to erase ${erase}, to keep ${keep}.`, count: (n) => (n === 1 ? "1 record" : `${n} records`),
    grounds: { "not-needed": "no longer needed", "consent-withdrawn": "consent is withdrawn", objection: "an objection", unlawful: "processed unlawfully", "duty-to-erase": "a law orders it erased" },
  },
}
