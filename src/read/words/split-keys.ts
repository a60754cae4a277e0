import { withoutStop } from "./sentences.ts"
import { lastWord, splitList } from "./split-list.ts"
import type { ListGrammar } from "./split-list.ts"

/** Nouns with which a search key can end, so that a conjunction after one begins another key. */
const keyNoun =
  /(?:nimi|nimet|nimike|tunnus|tunniste|tunnukset|tunnisteet|hetu|osoite|osoitteet|numero|numerot|nro|koodi|pvm|päivä|päivämäärä|aika|ajankohta|ajankohtatieto|ajankohtatiedot|ajanjakso|laji|luokka|otsikko|aihe|sijainti|yksikkö|päätös|osapuolet|osapuoli|vireillepanija|päätöksentekijä|tekijä|tila|tyyppi|merkki|asianosainen|asianosaiset|kieli|kunta|alue|puhelin|sähköposti|kohde|vuosi|diaarinumero|asiasana|asiasanat|tiedot)$/iu
const keyNounSwedish =
  /(?:namn|namnet|nummer|numret|adress|adressen|beteckning|beteckningen|datum|tid|tidpunkt|period|signum|kod|koden|ort|typ|klass|rubrik|rubriken|ämne|part|parter|parterna|enhet|plats|uppgifter|uppgift|personbeteckning|beslutsfattare|år|språk|diarienummer|tillståndsnummer|sökanden|sökande)$/iu

const fullName = /^(?:etu(?:nimi|nimet)?-?|suku(?:nimi|nimet)?-?|för(?:namn)?-?|efter(?:namn)?-?)$/iu
const halfOfName = /^(?:etunimi|etunimet|sukunimi|suku-|etu-|nimi|förnamn|efternamn|för-|efter-)$/iu

const grammar: ListGrammar = {
  parts: (left, right) => {
    const word = lastWord(left)
    if (fullName.test(word) && halfOfName.test(right.split(" ")[0]!)) return false
    return keyNoun.test(word) || keyNounSwedish.test(word)
  },
  leansOn: () => false,
}

const lead = /^(?:tietoja (?:voi|voidaan) hakea|tiedot löytyvät|haku(?:tekijät|perusteet)?(?: ovat)?|hakutekijöinä (?:ovat|käytetään|toimivat)|hakutekijöitä ovat|uppgifter(?:na)? kan sökas (?:med|på|enligt)|sökningar kan göras (?:med|på|enligt)|som sökfaktorer används|sökfaktorer(?:na)? är)\s*(?:mm\.|muun muassa|esimerkiksi|seuraavilla tiedoilla|bl\.a\.|bland annat)?\s*:?\s+/iu

/** The search keys of a text, each as written; "etunimi ja sukunimi" is one key. */
export function splitKeys(text: string): string[] {
  const list = text.replace(lead, "").replace(/^(?:mm\.|esim\.|esimerkiksi|muun muassa|bl\.a\.|t\.ex\.)\s+/iu, "")
  return splitList(list, grammar).map(withoutStop).filter((key) => /[\p{L}\d]/u.test(key))
}
