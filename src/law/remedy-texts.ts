import type { Day } from "../lib/day.ts"
import { sayWithin } from "./period.ts"
import { findInForce } from "./rule.ts"
import type { Available, Remedy } from "./remedies.ts"

/** The languages in which a municipality gives decisions (423/2003). */
export type DecisionLanguage = "fi" | "sv"

/**
 * A remedy's text as it is printed with decisions made from a day on (434/2003 46–48 §). `{body}`, `{address}`, `{closes}` and `{period}`
 * stand for what differs from decision to decision.
 */
export interface RemedyText extends Readonly<Record<DecisionLanguage, string>> {
  readonly remedy: Remedy
  readonly from: Day
  readonly until: Day | null
}

/** To whom and where a claim or an appeal is sent. */
export interface Recipient {
  /** The body or court, in the language of the text. */
  readonly body: string
  /** Postal and electronic address. */
  readonly address: string
  /** The time of day at which the office closes, like "15:45" (150/1930 6 §). */
  readonly closes: string
}

const fiTime = "Määräaikaa laskettaessa tiedoksisaantipäivää ei lueta mukaan. Perillä sen on oltava viimeisenä päivänä ennen kello {closes}."
const svTime = "Dagen för delfåendet räknas inte in i tiden. Handlingen ska vara framme den sista dagen före klockan {closes}."
const fiKnown =
  "Päätös katsotaan saadun tiedoksi seitsemäntenä päivänä kirjeen lähettämisestä tai kolmantena päivänä sähköisen viestin lähettämisestä, jollei muuta näytetä."
const svKnown =
  "Beslutet anses ha kommit till kännedom den sjunde dagen efter att brevet sändes eller den tredje dagen efter att det elektroniska meddelandet sändes, om inte något annat visas."
const fiMember = "Kunnan jäsenelle tieto on tullut, kun seitsemän päivää on kulunut pöytäkirjan julkaisemisesta verkossa."
const svMember = "En kommunmedlem anses ha fått del av beslutet när sju dagar har gått sedan protokollet publicerades på nätet."
const fiClaim = "Kerro, mitä päätöstä asia koskee, mitä muutosta haluat, millä perusteella, sekä nimesi ja yhteystietosi."
const svClaim = "Uppge vilket beslut saken gäller, vilken ändring du vill ha och varför samt ditt namn och dina kontaktuppgifter."
const fiAppeal = `${fiClaim} Liitä mukaan päätös, selvitys tiedoksisaannista ja asiakirjat, joihin vetoat. Oikeudenkäynnistä voidaan periä maksu.`
const svAppeal = `${svClaim} Bifoga beslutet, en utredning om när du fick del av det och de handlingar du åberopar. En rättegångsavgift kan tas ut.`

const text = (remedy: Remedy, from: Day, fi: string, sv: string): RemedyText => ({ remedy, from, until: null, fi, sv })

/** Our short texts. A municipality's own texts are handed in in their place. */
export const usualRemedyTexts: readonly RemedyText[] = [
  text(
    "municipal-review",
    "2015-05-01",
    `Päätökseen voi vaatia oikaisua asianosainen ja kunnan jäsen. Oikaisuvaatimus tehdään {period} kuluessa päätöksen tiedoksisaannista. Sen käsittelee {body}. Osoite: {address}. ${fiKnown} ${fiMember} ${fiTime} ${fiClaim}`,
    `Omprövning av beslutet får begäras av en part och av en kommunmedlem. Begäran ska göras inom {period} från delfåendet av beslutet. Den behandlas av {body}. Adress: {address}. ${svKnown} ${svMember} ${svTime} ${svClaim}`,
  ),
  text(
    "municipal-appeal",
    "2015-05-01",
    `Päätöksestä voi tehdä kunnallisvalituksen sillä perusteella, että päätös on syntynyt virheellisessä järjestyksessä, että sen tekijä on ylittänyt toimivaltansa tai että päätös on muuten lainvastainen. Oikaisuvaatimuksesta annetusta päätöksestä valittaa se, joka vaati oikaisua. Valitus tehdään {period} kuluessa päätöksen tiedoksisaannista. Sen käsittelee {body}. Osoite: {address}. ${fiKnown} ${fiMember} ${fiTime} ${fiAppeal}`,
    `Kommunalbesvär över beslutet får anföras på den grunden att beslutet har tillkommit i fel ordning, att den som fattat det har överskridit sina befogenheter eller att beslutet annars strider mot lag. Över ett omprövningsbeslut får den som begärde omprövning anföra besvär. Besvären ska anföras inom {period} från delfåendet av beslutet. De behandlas av {body}. Adress: {address}. ${svKnown} ${svMember} ${svTime} ${svAppeal}`,
  ),
  text(
    "administrative-review",
    "2010-07-01",
    `Päätökseen voi vaatia oikaisua asianosainen. Oikaisuvaatimus tehdään {period} kuluessa päätöksen tiedoksisaannista. Sen käsittelee {body}. Osoite: {address}. ${fiKnown} ${fiTime} ${fiClaim}`,
    `Omprövning av beslutet får begäras av en part. Begäran ska göras inom {period} från delfåendet av beslutet. Den behandlas av {body}. Adress: {address}. ${svKnown} ${svTime} ${svClaim}`,
  ),
  text(
    "administrative-appeal",
    "2020-01-01",
    `Päätöksestä voi valittaa {period} kuluessa sen tiedoksisaannista. Valituksen käsittelee {body}. Osoite: {address}. ${fiKnown} ${fiTime} ${fiAppeal}`,
    `Beslutet får överklagas inom {period} från delfåendet. Besvären behandlas av {body}. Adress: {address}. ${svKnown} ${svTime} ${svAppeal}`,
  ),
  text(
    "building-review",
    "2025-01-01",
    `Viranhaltijan päätökseen voi vaatia oikaisua {period} kuluessa päätöksen tiedoksisaannista. Vaatimuksen käsittelee {body}. Osoite: {address}. ${fiTime} ${fiClaim}`,
    `Omprövning av tjänsteinnehavarens beslut får begäras inom {period} från delfåendet av beslutet. Begäran behandlas av {body}. Adress: {address}. ${svTime} ${svClaim}`,
  ),
  text(
    "fee-review",
    "1999-12-01",
    "Jos maksu on mielestäsi väärin määrätty, voit vaatia siihen oikaisua {period} kuluessa maksun määräämisestä. Vaatimuksen käsittelee {body}. Osoite: {address}.",
    "Om du anser att avgiften är felaktigt bestämd kan du begära omprövning inom {period} från det att den bestämdes. Begäran behandlas av {body}. Adress: {address}.",
  ),
  text(
    "ombudsman-complaint",
    "2019-01-01",
    "Voit tehdä kantelun tietosuojavaltuutetulle, jos katsot, että henkilötietojesi käsittely rikkoo lakia. Osoite: {address}.",
    "Du kan klaga hos dataombudsmannen om du anser att behandlingen av dina personuppgifter strider mot lag. Adress: {address}.",
  ),
  text(
    "none-preparation",
    "2015-05-01",
    "Päätös koskee vain valmistelua tai täytäntöönpanoa, joten siihen ei voi vaatia oikaisua eikä siitä voi valittaa (kuntalaki 410/2015, 136 §).",
    "Beslutet gäller endast beredning eller verkställighet och därför får omprövning inte begäras och besvär inte anföras (kommunallagen 410/2015, 136 §).",
  ),
  text("prohibited", "2004-01-01", "Päätöksestä ei saa valittaa. Kiellon peruste: {ground}.", "Beslutet får inte överklagas. Grund för förbudet: {ground}."),
]

/** The remedy's text of a day, filled in; null where the texts have none for that day. Throws a RangeError rather than leave a place open. `ground` is the provision that forbids an appeal. */
export function remedyText(
  { remedy, period }: Pick<Available, "remedy" | "period">,
  day: Day,
  language: DecisionLanguage,
  recipient: Recipient & { readonly ground?: string },
  texts: readonly RemedyText[] = usualRemedyTexts,
): string | null {
  const found = findInForce(
    texts.filter((one) => one.remedy === remedy),
    day,
  )
  const filled: Readonly<Record<string, string | undefined>> = { ...recipient, period: period ? sayWithin(period, language) : undefined }
  return found && found[language].replace(/\{(\w+)\}/g, (_, place: string) => filled[place] ?? lacks(remedy, place))
}

/** The places that the text of a day has, for a form to ask for; the period is filled in by itself. Empty where there is no text. */
export function placesIn(remedy: Remedy, day: Day, language: DecisionLanguage, texts: readonly RemedyText[] = usualRemedyTexts): string[] {
  const found = findInForce(texts.filter((one) => one.remedy === remedy), day)
  return [...new Set([...(found?.[language] ?? "").matchAll(/\{(\w+)\}/g)].map(([, place = ""]) => place))].filter((place) => place !== "period")
}

function lacks(remedy: Remedy, place: string): never {
  throw new RangeError(`The text of ${remedy} has a place for "${place}", and nothing was given for it.`)
}
