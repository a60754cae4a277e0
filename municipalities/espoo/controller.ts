import { inWords } from "../../src/lib/words.ts"
import type { Controller } from "../../src/model/registers/notice.ts"
import { inThree } from "../../src/model/text.ts"

/** Who answers for the registers that run in Espoo. */
export const controller: Controller = {
  name: inThree("Espoon kaupunki", "Esbo stad", "City of Espoo"),
  responsible: inWords("Se toimiala, jonka tehtävään rekisteri kuuluu.", "Den sektor vars uppgift registret hör till.", "The sector whose task the register serves."),
  contact: inWords("Espoon kaupunki, PL 1, 02070 Espoon kaupunki, vaihde +358 9 81621", "Esbo stad, PB 1, 02070 Esbo stad, växel +358 9 81621", "City of Espoo, PO Box 1, 02070 Espoon kaupunki, Finland, switchboard +358 9 81621"),
  dataProtectionOfficer: inWords("Espoon kaupungin tietosuojavastaava, PL 12, 02070 Espoon kaupunki, tietosuoja@espoo.fi", "Esbo stads dataskyddsombud, PB 12, 02070 Esbo stad, tietosuoja@espoo.fi", "Data Protection Officer of the City of Espoo, PO Box 12, 02070 Espoon kaupunki, Finland, tietosuoja@espoo.fi"),
  published: "2026-11-26",
}
