import type { Language } from "../../lib/words.ts"

type Done = Readonly<Record<"rectified" | "erased" | "restricted", string>>

interface NoticeWords {
  readonly title: Done
  readonly to: string
  readonly whose: (name: string) => string
  readonly given: (day: string, register: string, fields: string, id: string) => string
  readonly done: Done
  readonly doSo: string
  readonly askUs: (number: string) => string
}

/** What a recipient of data is told of its rectification, erasure or restriction (GDPR 19). */
export const noticeWords: Readonly<Record<Language, NoticeWords>> = {
  fi: {
    title: { rectified: "Ilmoitus tiedon oikaisusta", erased: "Ilmoitus tiedon poistamisesta", restricted: "Ilmoitus käsittelyn rajoittamisesta" }, to: "Vastaanottaja", whose: (name) => `Henkilö: ${name}`,
    given: (day, register, fields, id) => `Annoimme teille ${day} tietoja rekisteristä ${register}: ${fields}. Luovutuksen tunnus: ${id}.`,
    done: { rectified: "Nämä tiedot on oikaistu.", erased: "Nämä tiedot poistetaan meiltä.", restricted: "Näiden tietojen käsittelyä on rajoitettu meillä. Tietoja ei rajoituksen aikana käytetä muuhun kuin säilyttämiseen ilman laissa sanottua perustetta." },
    doSo: "Ilmoitamme tästä, koska tietosuoja-asetuksen 19 artikla velvoittaa siihen. Tehkää omissa tiedoissanne samoin, ellei laki sano muuta.", askUs: (number) => `Lisätietoja antaa kunta. Asia: ${number}.`,
  },
  sv: {
    title: { rectified: "Underrättelse om rättelse av uppgifter", erased: "Underrättelse om radering av uppgifter", restricted: "Underrättelse om begränsning av behandling" }, to: "Mottagare", whose: (name) => `Person: ${name}`,
    given: (day, register, fields, id) => `Vi gav er ${day} uppgifter ur registret ${register}: ${fields}. Utlämnandets kod: ${id}.`,
    done: { rectified: "Uppgifterna har rättats.", erased: "Uppgifterna raderas hos oss.", restricted: "Behandlingen av uppgifterna är begränsad hos oss. Under begränsningen används de inte till annat än förvaring utan en grund i lag." },
    doSo: "Vi underrättar er eftersom artikel 19 i dataskyddsförordningen kräver det. Gör detsamma med era uppgifter, om inte lagen säger något annat.", askUs: (number) => `Kommunen ger mer information. Ärende: ${number}.`,
  },
  en: {
    title: { rectified: "Notice of rectified data", erased: "Notice of erased data", restricted: "Notice of restricted processing" }, to: "Recipient", whose: (name) => `Person: ${name}`,
    given: (day, register, fields, id) => `On ${day} we gave you data from the register ${register}: ${fields}. Id of the disclosure: ${id}.`,
    done: { rectified: "This data has been rectified.", erased: "This data is being erased here.", restricted: "Processing of this data is restricted here. Meanwhile it is not used for anything but keeping, unless the law gives a ground." },
    doSo: "We tell you because article 19 of the GDPR obliges us to. Please do the same with what you have, unless the law says otherwise.", askUs: (number) => `The municipality tells more. Case: ${number}.`,
  },
}
