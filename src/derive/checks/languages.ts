import type { Words } from "../../lib/words.ts"
import { nameOf } from "../../model/declare.ts"
import type { Subject } from "../../model/finding.ts"
import type { Model } from "../../model/model.ts"
import type { Text } from "../../model/text.ts"
import { about, rule, type Rule, w } from "./rule.ts"

/** Languages and contacts: both national languages where the municipality is bilingual (423/2003). */

const because = w("Kaksikielinen kunta palvelee ja tiedottaa molemmilla kielillä.", "En tvåspråkig kommun betjänar och informerar på båda språken.", "A bilingual municipality serves and informs in both languages.")

interface Texted {
  readonly subject: Subject
  readonly label: string
  readonly text: Text
  readonly line: number | undefined
}

const namesOf = (model: Model): Texted[] => model.pools.map(({ id, name, source }) => ({ subject: about.pool(id), label: nameOf(name), text: name, line: source?.line }))
const purposesOf = (model: Model): Texted[] => model.pools.map(({ id, name, purpose, source }) => ({ subject: about.pool(id), label: nameOf(name), text: purpose, line: source?.line }))
const systemsOf = (model: Model): Texted[] => model.systems.map(({ id, name, description, source }) => ({ subject: about.system(id), label: nameOf(name), text: description, line: source?.line }))
const noticesOf = (model: Model): Texted[] => model.notices.map(({ id, name, sections, source }) => ({ subject: about.notice(id), label: nameOf(name), text: sections.purposes, line: source?.line }))

const isSaid = (text: Text): boolean => Object.values(text).some(({ value }) => value !== null)

function translationRule(code: string, what: Words, textsOf: (model: Model) => Texted[]): Rule {
  return rule<{ label: string; language: "fi" | "sv" }>({
    code,
    severity: "warning",
    law: "423/2003 23 ja 32 §",
    title: w(`Käännös puuttuu: ${what.fi}`, `Översättning saknas: ${what.sv}`, `Translation missing: ${what.en}`),
    says: ({ label, language }) =>
      w(
        `”${label}”: ${what.fi} puuttuu ${language === "sv" ? "ruotsiksi" : "suomeksi"}.`,
        `”${label}”: ${what.sv} saknas på ${language === "sv" ? "svenska" : "finska"}.`,
        `“${label}”: ${what.en} is missing in ${language === "sv" ? "Swedish" : "Finnish"}.`,
      ),
    because,
    remedy: w("Käännä.", "Översätt.", "Translate."),
    *find(model) {
      for (const { subject, label, text, line } of textsOf(model))
        for (const language of model.municipality.languages)
          if (language !== "en" && isSaid(text) && text[language].value === null) yield [{ label, language }, subject, line]
    },
  })
}

function missingContact(code: string, law: string | null, what: Words, lacks: (contact: Model["contacts"][number]) => boolean): Rule {
  return rule<{ name: string }>({
    code,
    severity: "note",
    law,
    title: w(`Yhteystiedosta puuttuu ${what.fi}`, `Kontaktuppgiften saknar ${what.sv}`, `Contact lacks ${what.en}`),
    says: ({ name }) => w(`${name}: ${what.fi} puuttuu.`, `${name}: ${what.sv} saknas.`, `${name}: ${what.en} is missing.`),
    because: w("Pyyntö on voitava tehdä.", "En begäran ska kunna göras.", "A request must be possible to make."),
    remedy: w("Lisää tieto.", "Lägg till uppgiften.", "Add it."),
    *find(model) {
      for (const contact of model.contacts) if (lacks(contact)) yield [{ name: nameOf(contact.name) }, about.contact(contact.id), contact.source?.line]
    },
  })
}

export const languageRules: readonly Rule[] = [
  translationRule("pool-name-untranslated", w("nimi", "namnet", "the name"), namesOf),
  translationRule("purpose-untranslated", w("käyttötarkoitus", "ändamålet", "the purpose"), purposesOf),
  translationRule("system-description-untranslated", w("järjestelmän tarkoitus", "systemets ändamål", "the system's purpose"), systemsOf),
  translationRule("notice-untranslated", w("seloste", "beskrivningen", "the notice"), noticesOf),
  rule<{ label: string }>({
    code: "translation-stale",
    severity: "warning",
    law: "423/2003 32 §",
    title: w("Käännös on vanhentunut", "Översättningen är föråldrad", "Translation out of date"),
    says: ({ label }) => w(`”${label}”: alkuteksti on muuttunut käännöksen jälkeen.`, `”${label}”: originalet har ändrats efter översättningen.`, `“${label}”: the original has changed since it was translated.`),
    because,
    remedy: w("Tarkista käännös.", "Granska översättningen.", "Review the translation."),
    *find(model) {
      for (const { subject, label, text, line } of [...namesOf(model), ...purposesOf(model), ...systemsOf(model)])
        if (Object.values(text).some(({ state }) => state === "stale")) yield [{ label }, subject, line]
    },
  }),
  missingContact("contact-without-email", "13/2003 7 §", w("sähköposti", "e-post", "e-mail"), ({ email }) => email === null),
  missingContact("contact-without-phone", null, w("puhelin", "telefon", "telephone"), ({ phone }) => phone === null),
  missingContact("contact-without-hours", null, w("aukioloaika", "öppettid", "opening hours"), ({ hours, role }) => role === "registry" && hours.length === 0),
  missingContact("contact-without-secure-mail", "906/2019 14 §", w("suojattu sähköposti", "skyddad e-post", "secure e-mail"), ({ role, secureMail }) => role === "registry" && secureMail === null),
  rule<object>({
    code: "accessibility-contact-missing",
    severity: "note",
    law: "306/2019 9–10 §",
    title: w("Saavutettavuuspalautteen osoite puuttuu", "Adress för tillgänglighetsrespons saknas", "Contact for accessibility feedback is missing"),
    says: () => w("Saavutettavuuspalautteelle ei ole yhteystietoa.", "Kontaktuppgift för tillgänglighetsrespons saknas.", "There is no contact for feedback on accessibility."),
    because: w("Palautteeseen on vastattava kahdessa viikossa.", "Respons ska besvaras inom två veckor.", "Feedback must be answered in two weeks."),
    remedy: w("Lisää yhteystieto.", "Lägg till en kontaktuppgift.", "Add a contact."),
    *find(model) {
      if (!model.contacts.some(({ role }) => role === "feedback")) yield [{}, about.municipality(model)]
    },
  }),
]
