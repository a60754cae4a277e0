import { contact } from "../../src/model/declare.ts"
import type { Contact } from "../../src/model/organisation.ts"
import { inThree } from "../../src/model/text.ts"
import { notice } from "./documents.ts"

/** Posts, never persons. The pages give no registry office. */
export const contacts: Contact[] = [
  contact({
    id: "tietosuojavastaava",
    name: inThree("Espoon kaupungin tietosuojavastaava", "Esbo stads dataskyddsombud", "Data protection officer of the City of Espoo"),
    role: "data-protection-officer",
    postalAddress: ["PL 12", "02070 Espoon kaupunki"],
    phone: "+358 9 81621",
    email: "tietosuoja@espoo.fi",
    source: notice(27, 30),
  }),
  contact({
    id: "tyollisyyspalvelut",
    name: inThree("Espoon kaupungin työllisyyspalvelut", "Esbo stads sysselsättningstjänster", "Employment services of the City of Espoo"),
    role: "service",
    postalAddress: ["PL 2125", "02070 Espoon kaupunki"],
    phone: "+358 9 81621",
    source: notice(20, 23),
  }),
]
