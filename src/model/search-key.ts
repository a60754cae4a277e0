import { z } from "zod"
import type { Words } from "../lib/words.ts"
import { source } from "./source.ts"

type Of = "person" | "organisation" | "place" | "decision" | "time" | "service"

interface CanonicalKey {
  readonly label: Words
  /** What sort of thing the key singles out; a person key is never open to the public (1050/2018 29 §, 906/2019 16–17 §). */
  readonly of: Of
}

const key = (of: Of, fi: string, sv: string, en: string): CanonicalKey => ({ of, label: { fi, sv, en } })

/** Every search key (hakutekijä, 906/2019 28 § item 4) that a pool may declare, whatever words its municipality uses. */
export const searchKeys = {
  hetu: key("person", "henkilötunnus", "personbeteckning", "personal identity code"),
  personName: key("person", "etunimi ja sukunimi", "för- och efternamn", "first and last name"),
  customerName: key("person", "asiakkaan nimi", "klientens namn", "customer's name"),
  employeeName: key("person", "työntekijän nimi", "arbetstagarens namn", "employee's name"),
  employeeOrApplicantName: key("person", "työntekijän tai työnhakijan nimi", "arbetstagarens eller arbetssökandens namn", "name of employee or job applicant"),
  electedOfficialName: key("person", "luottamushenkilön nimi", "den förtroendevaldas namn", "elected official's name"),
  applicantOrReporterName: key("person", "hakijan tai ilmoittajan nimi", "sökandens eller anmälarens namn", "name of applicant or reporter"),
  propertyOwnerOrHolderName: key("person", "kiinteistön omistajan tai haltijan nimi", "fastighetsägarens eller -innehavarens namn", "name of property owner or holder"),
  clubName: key("organisation", "seuran nimi", "föreningens namn", "club's name"),
  companyName: key("organisation", "yrityksen nimi", "företagets namn", "company's name"),
  businessId: key("organisation", "Y-tunnus", "FO-nummer", "business ID"),
  earlyEducationUnitName: key("organisation", "varhaiskasvatusyksikön nimi", "småbarnspedagogiska enhetens namn", "early education unit's name"),
  contractParties: key("organisation", "sopimusosapuolet", "avtalsparter", "contract parties"),
  address: key("place", "osoite", "adress", "address"),
  siteAddress: key("place", "kohteen osoite", "objektets adress", "site address"),
  dwellingAddress: key("place", "asunnon osoite", "bostadens adress", "dwelling's address"),
  propertyId: key("place", "kiinteistötunnus", "fastighetsbeteckning", "property ID"),
  projectAreaName: key("place", "hankealueen nimi", "projektområdets namn", "project area's name"),
  premisesName: key("place", "toimitilan nimi", "lokalens namn", "premises' name"),
  vehicleRegistrationNumber: key("place", "rekisterinumero", "registernummer", "vehicle registration number"),
  permitId: key("decision", "lupatunnus", "tillståndets kod", "permit number"),
  caseNumber: key("decision", "asianumero", "ärendenummer", "case number"),
  decisionMaker: key("decision", "päätöksentekijä", "beslutsfattare", "decision-maker"),
  decisionTitle: key("decision", "päätöksen nimi", "beslutets namn", "decision's title"),
  initiator: key("decision", "vireillepanija", "den som inlett ärendet", "initiator"),
  contractTitle: key("decision", "sopimuksen nimi", "avtalets namn", "contract's title"),
  decisionDate: key("time", "päätöspäivämäärä", "beslutsdatum", "date of decision"),
  documentDate: key("time", "asiakirjan päivämäärä", "handlingens datum", "date of document"),
  contractDate: key("time", "sopimuksen solmimisaika", "tidpunkt då avtalet ingicks", "date of contract"),
  customerRelationPeriod: key("time", "asiakassuhteen ajankohta", "tid för klientförhållandet", "period of the customer relationship"),
  time: key("time", "ajankohta", "tidpunkt", "time"),
  service: key("service", "tiedot palveluista", "uppgifter om tjänster", "services received"),
  /** A key that the municipality declares and our list does not know; its own words tell what it is. */
  other: key("service", "muu hakutekijä", "annan sökterm", "other key"),
  serviceName: key("service", "palvelun nimi", "tjänstens namn", "service's name"),
} as const satisfies Record<string, CanonicalKey>

export type SearchKeyName = keyof typeof searchKeys
export const searchKeyNames = Object.keys(searchKeys) as [SearchKeyName, ...SearchKeyName[]]
export const searchKeyName = z.enum(searchKeyNames).meta({ id: "SearchKeyName" })

/** A search key as one pool declares it: the canonical key and the words the municipality uses for it. */
export const declaredKey = z.object({ key: searchKeyName, as: z.string().min(1), source }).meta({ id: "DeclaredKey" })
