import { inWords } from "../../src/lib/words.ts"
import type { Controller } from "../../src/model/registers/notice.ts"
import { inThree } from "../../src/model/text.ts"

/** Who answers for the registers that run in Helsinki. */
export const controller: Controller = {
  name: inThree("Helsingin kaupunki", "Helsingfors stad", "City of Helsinki"),
  responsible: inWords("Se toimiala, jonka tehtävään rekisteri kuuluu.", "Den sektor vars uppgift registret hör till.", "The division whose task the register serves."),
  contact: inWords("Helsingin kaupungin kirjaamo, PL 10, 00099 Helsingin kaupunki, +358 9 310 13700, helsinki.kirjaamo@hel.fi", "Helsingfors stads registratorskontor, PB 10, 00099 Helsingfors stad, +358 9 310 13700, helsinki.kirjaamo@hel.fi", "Registry office of the City of Helsinki, PO Box 10, 00099 Helsingin kaupunki, Finland, +358 9 310 13700, helsinki.kirjaamo@hel.fi"),
  dataProtectionOfficer: inWords("Helsingin kaupungin tietosuojavastaava, kirjaamon kautta", "Helsingfors stads dataskyddsombud, via registratorskontoret", "Data protection officer of the City of Helsinki, through the registry office"),
  published: "2026-11-26",
}
