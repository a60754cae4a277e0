import type { DataGroup } from "../src/model/pool.ts"
import { inThree } from "../src/model/text.ts"

const group = (id: string, fi: string, sv: string, en: string): DataGroup => ({ id, name: inThree(fi, sv, en) })

/** The data groups (906/2019 28 § 1 mom. 3 k) by which the shipped municipalities' datasets are told; the grouping is ours. */
export const dataGroups: DataGroup[] = [
  group("identification", "yksilöinti- ja yhteystiedot", "identifierings- och kontaktuppgifter", "identification and contact data"),
  group("family", "perhe- ja läheistiedot", "uppgifter om familj och närstående", "family and next of kin"),
  group("services", "palvelu- ja asiakastiedot", "uppgifter om tjänster och klienter", "service and customer data"),
  group("health", "terveys- ja hoitotiedot", "uppgifter om hälsa och vård", "health and care data"),
  group("education", "kasvatuksen ja opetuksen tiedot", "uppgifter om fostran och undervisning", "education data"),
  group("employment", "työ- ja palvelussuhdetiedot", "uppgifter om arbete och anställning", "work and employment data"),
  group("finance", "talous- ja maksutiedot", "uppgifter om ekonomi och betalningar", "finance and payment data"),
  group("decisions", "päätökset ja asiankäsittelyn asiakirjat", "beslut och ärendehandlingar", "decisions and case documents"),
  group("land-and-buildings", "maankäyttö-, kiinteistö- ja rakennustiedot", "uppgifter om markanvändning, fastigheter och byggnader", "land use, property and building data"),
  group("permits-and-supervision", "luvat ja valvonta", "tillstånd och tillsyn", "permits and supervision"),
  group("agreements", "sopimukset ja hankinnat", "avtal och upphandlingar", "agreements and procurement"),
  group("communication", "viestintä ja osallistuminen", "kommunikation och delaktighet", "communication and participation"),
  group("statistics", "tilastot ja selvitykset", "statistik och utredningar", "statistics and reports"),
  group("security", "turvallisuus ja kulunvalvonta", "säkerhet och passerkontroll", "safety and access control"),
  group("access-rights", "käyttäjätunnukset ja käyttöoikeudet", "användarnamn och användarrättigheter", "user accounts and access rights"),
]
