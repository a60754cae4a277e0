import assert from "node:assert/strict"
import test from "node:test"
import { codesAfter, findingsAfter, type RuleCase, testRules } from "../../../test/rule-cases.ts"
import { the } from "../../../test/whole-town.ts"
import type { Model } from "../../model/model.ts"
import type { Contact } from "../../model/organisation.ts"
import { named } from "../../model/text.ts"

const registry = (change: (contact: Contact) => void) => (town: Model) => change(the(town.contacts, "kirjaamo"))

const cases: Readonly<Record<string, RuleCase>> = {
  "pool-name-untranslated": {
    tells: "a pool has a name in both languages of the town",
    about: "pool tontit",
    when: (town) => (the(town.pools, "tontit").name = named("Tonttien tietovaranto")),
  },
  "purpose-untranslated": {
    tells: "a purpose is told in both languages of the town",
    about: "pool tontit",
    when: (town) => (the(town.pools, "tontit").purpose = named("Uthyrning och försäljning av tomter.", "sv")),
  },
  "system-description-untranslated": {
    tells: "a system is described in both languages of the town",
    about: "system asianhallinta",
    when: (town) => (the(town.systems, "asianhallinta").description = named("Asioiden käsittely.")),
  },
  "notice-untranslated": {
    tells: "a notice speaks both languages of the town",
    about: "notice kirjasto",
    when: (town) => (the(town.notices, "kirjasto").sections.purposes = named("Lainaaminen.")),
  },
  "translation-stale": {
    tells: "a translation follows its original",
    about: "pool tontit",
    when: (town) => (the(town.pools, "tontit").purpose.sv.state = "stale"),
  },
  "contact-without-email": {
    tells: "a contact has an e-mail address",
    about: "contact kirjaamo",
    when: registry((its) => (its.email = null)),
  },
  "contact-without-phone": {
    tells: "a contact has a telephone",
    about: "contact kirjaamo",
    when: registry((its) => (its.phone = null)),
  },
  "contact-without-hours": {
    tells: "the registry tells when it is open",
    about: "contact kirjaamo",
    when: registry((its) => (its.hours = [])),
  },
  "contact-without-secure-mail": {
    tells: "the registry can be written to safely",
    about: "contact kirjaamo",
    when: registry((its) => (its.secureMail = null)),
  },
  "accessibility-contact-missing": {
    tells: "feedback on accessibility has an address",
    about: "municipality koivula",
    when: (town) => (town.contacts = town.contacts.filter(({ role }) => role !== "feedback")),
  },
}

testRules("languages", cases)

test("a town of one language owes no translation", () => {
  assert.deepEqual(
    codesAfter((town) => {
      town.municipality.languages = ["fi"]
      the(town.pools, "tontit").name = named("Tonttien tietovaranto")
      the(town.notices, "kirjasto").sections.purposes = named("Lainaaminen.")
    }),
    [],
  )
})

test("what is missing is named in the language it is missing in", () => {
  const [found] = findingsAfter((town) => (the(town.pools, "tontit").purpose = named("Uthyrning och försäljning av tomter.", "sv")))
  assert.equal(found?.message.fi, "”Tonttien tietovaranto”: käyttötarkoitus puuttuu suomeksi.")
})
