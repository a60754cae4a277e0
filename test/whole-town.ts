import { contact, dataset, functionClass, listed, party, systemsAt } from "../src/model/declare.ts"
import type { Model } from "../src/model/model.ts"
import { noticeSections, type PrivacyNotice, rightNames } from "../src/model/notice.ts"
import { inThree, named, notStated, type Text } from "../src/model/text.ts"
import { koivulaParts } from "./koivula.ts"

const said = (): Text => inThree("Kerrottu.", "Sagt.", "Told.")

/** A privacy notice that tells everything: a task of the municipality, no consent, nothing special. */
const wholeNotice = (): PrivacyNotice => ({
  id: "kirjasto",
  name: named("Kirjaston tietosuojaseloste"),
  published: "2026-01-15",
  registers: ["asiakasrekisteri"],
  sections: Object.fromEntries(noticeSections.map((section) => [section, said()])) as PrivacyNotice["sections"],
  contacts: ["kirjaamo"],
  acts: [{ name: named("Laki yleisistä kirjastoista"), number: "1492/2016", source: null }],
  legalBases: [{ article: "6(1)(e)", explanation: notStated(), source: null }],
  dataCategories: [{ name: named("Yksilöintitiedot"), items: [{ name: named("nimi"), special: false, source: null }], source: null }],
  systems: ["kirjastojarjestelma"],
  sources: [{ name: named("Asiakas itse"), byConsent: false, source: null }],
  retentionYears: 5,
  transfersOutsideEea: false,
  rights: rightNames.map((right) => ({ right, explanation: notStated(), source: null })),
  source: null,
})

/** The thing of a list by its id. */
export function the<Thing extends { readonly id: string }>(things: readonly Thing[], id: string): Thing {
  const found = things.find((thing) => thing.id === id)
  if (!found) throw new Error(`Koivula has no ${id}.`)
  return found
}

/** Koivula with everything told that the law and good order ask for: no rule has anything to say of it. */
export function wholeTown(): Model {
  const town = structuredClone(koivulaParts())
  town.pools = town.pools.filter(({ id }) => id !== "neuvola")
  const plots = the(town.pools, "tontit")
  plots.datasets = listed([dataset("Vuokrasopimukset", null, { groups: ["tunniste"] })])
  plots.systems = listed(systemsAt(null, "asianhallinta"))
  plots.decides = { authority: "tekninen", contact: "kirjaamo" }
  plots.openInterface = { state: "none", address: null, note: notStated() }
  the(town.contacts, "kirjaamo").secureMail = "https://turvaposti.koivula.example"
  town.contacts.push(contact({ id: "palaute", name: named("Palaute"), role: "feedback", email: "palaute@koivula.example", phone: "+358 9 0000 001" }))
  the(town.systems, "kirjastojarjestelma").owners = [party("Sivistystoimi")]
  town.functionClasses.push(functionClass("12", "Kulttuuri"))
  town.relations = town.relations.map((relation) => ({ ...relation, to: { pool: "tontit", name: plots.name } }))
  town.notices = [wholeNotice()]
  the(town.registers, "asiakasrekisteri").notice = "kirjasto"
  return town
}
