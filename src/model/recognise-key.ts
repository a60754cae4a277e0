import { type SearchKeyName, searchKeyNames, searchKeys } from "./search-key.ts"

/** What municipalities write for the keys, beside the keys' own labels. The first that fits wins, so the narrow ones come first. */
const patterns: readonly (readonly [RegExp, SearchKeyName])[] = [
  [/^(hetu|henkilötunnus|henkilötunnukset|personbeteckning|sosiaaliturvatunnus)$/, "hetu"],
  [/(työntekijän|arbetstagar).*(työnhakijan|arbetssökande)/, "employeeOrApplicantName"],
  [/omistajan|haltijan|ägar.*(namn|innehavar)|fastighetsägare/, "propertyOwnerOrHolderName"],
  [/ilmoittan|hakeneen|hakijan nimi|sökandens|anmälar/, "applicantOrReporterName"],
  [/luottamushenkilö|förtroendeval/, "electedOfficialName"],
  [/työntekijän nimi|arbetstagarens namn/, "employeeName"],
  [/asiakkaan nimi|kundens namn|klientens namn/, "customerName"],
  [/seura|yhdistyksen nimi|föreningens namn|klubbens namn/, "clubName"],
  [/y-tunnus|fo-nummer|företagsnummer/, "businessId"],
  [/yrityksen nimi|toimijan nimi|företagets namn/, "companyName"],
  [/yksikön nimi|päiväkodin nimi|enhetens namn|daghemmets namn/, "earlyEducationUnitName"],
  [/osapuol|avtalsparter/, "contractParties"],
  [/asunnon osoite|bostadens adress/, "dwellingAddress"],
  [/kohteen osoite|objektets adress/, "siteAddress"],
  [/kiinteistötunnus|fastighetsbeteckning/, "propertyId"],
  [/hankealue|projektområde/, "projectAreaName"],
  [/toimitila|lokalens namn/, "premisesName"],
  [/rekisterinumero|rekisteritunnus|registernummer|registreringsnummer/, "vehicleRegistrationNumber"],
  [/lupatunnus|luvan numero|lupanumero|tillståndets|tillståndsnummer/, "permitId"],
  [/asianumero|asiatunnus|diaarinumero|diarienummer|ärendenummer|ärendekod/, "caseNumber"],
  [/päätöspäivä|päätöksen päivä|beslutsdatum|beslutets datum/, "decisionDate"],
  [/päätöksentekijä|beslutsfattare/, "decisionMaker"],
  [/päätöksen nimi|päätöksen otsikko|beslutets (namn|rubrik)/, "decisionTitle"],
  [/vireillepanija|inlett ärendet|initiativtagare/, "initiator"],
  [/sopimuksen nimi|avtalets namn/, "contractTitle"],
  [/sopimu.*(aika|ajankoh|päivä)|avtal.*(tid|datum)/, "contractDate"],
  [/asiakirjan päivä|asiakirjan pvm|handlingens datum/, "documentDate"],
  [/(asiakas|asiakkuu).*(aika|ajankoh|ajanjakso)|(kund|klient).*(tid|period)/, "customerRelationPeriod"],
  [/palvelun nimi|tjänstens namn/, "serviceName"],
  [/palvelu|tjänst/, "service"],
  [/osoite|adress/, "address"],
  [/ajankohta|aikaväli|päivämäärä|tidpunkt|datum/, "time"],
  [/nimi|namn/, "personName"],
]

/** The canonical key behind a municipality's words; "other" when none is known, so that nothing is lost. */
export function recogniseKey(words: string): SearchKeyName {
  const folded = words.toLowerCase()
  const byLabel = searchKeyNames.find((key) => Object.values(searchKeys[key].label).some((label) => label.toLowerCase() === folded))
  return byLabel ?? patterns.find(([pattern]) => pattern.test(folded))?.[1] ?? "other"
}
