import { contact } from "../../src/model/declare.ts"
import type { Contact } from "../../src/model/organisation.ts"
import { inThree } from "../../src/model/text.ts"
import { page } from "./documents.ts"

/** The registry office, to which requests about city-wide pools go. */
export const contacts: Contact[] = [
  contact({
    id: "helsingin-kaupungin-kirjaamo",
    name: inThree("Helsingin kaupungin kirjaamo", "Helsingfors stads registratorskontor", "Registry office of the City of Helsinki"),
    role: "registry",
    postalAddress: ["PL 10", "00099 Helsingin kaupunki"],
    visitingAddress: "Pohjoisesplanadi 11–13",
    phone: "+358 9 310 13700",
    email: "helsinki.kirjaamo@hel.fi",
    secureMail: "https://securemail.hel.fi/",
    hours: [{ days: [1, 2, 3, 4, 5], opens: "08:15", closes: "16:00" }],
    note: inThree(
      "Postin voi jättää myös kaupungintalon ala-aulan postilaatikkoon. Suojattuun sähköpostiin kirjaudutaan pankkitunnuksilla, mobiilivarmenteella tai varmennekortilla.",
      "Post kan också lämnas i postlådan i stadshusets nedre aula. Till den skyddade e-posten loggar man in med bankkoder, mobilcertifikat eller certifikatkort.",
      "Post can also be left in the box in the lower lobby of City Hall. Sign in to the secure e-mail with bank codes, a mobile certificate or a certificate card.",
    ),
    source: page(520, 531),
  }),
]
