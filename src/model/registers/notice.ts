import { inWords, languages, type Words } from "../../lib/words.ts"
import type { PrivacyNotice, rightNames } from "../notice.ts"
import type { Register } from "../system.ts"
import { inThree, notStated, type Text } from "../text.ts"
import type { Declared } from "./define.ts"

/** Who answers for registers, as their notices tell it; null where nobody has stated it yet. */
export interface Controller {
  readonly name: Text
  /** The unit that answers for the register. */
  readonly responsible: Words | null
  readonly contact: Words | null
  readonly dataProtectionOfficer: Words | null
  /** The day from which the notice is told. */
  readonly published: string | null
}

const asText = (words: Words | null): Text => (words === null ? notStated() : inThree(words.fi, words.sv, words.en))

/** Words of many things as one text in each language: the same thing once. */
const together = (all: readonly Words[], between = " "): Words =>
  Object.fromEntries(languages.map((language) => [language, [...new Set(all.map((one) => one[language]))].join(between)])) as unknown as Words

const kindsOfData: Readonly<Record<string, Words>> = {
  ordinary: inWords("Tavalliset henkilötiedot", "Vanliga personuppgifter", "Ordinary personal data"),
  code: inWords("Henkilöllisyys", "Identitet", "Identity"),
  economic: inWords("Taloudelliset tiedot", "Ekonomiska uppgifter", "Economic data"),
  special: inWords("Erityiset henkilötietoryhmät", "Särskilda kategorier av personuppgifter", "Special categories of personal data"),
}

const grounds: Readonly<Record<string, Words>> = {
  "6(1)(a)": inWords("suostumus", "samtycke", "consent"),
  "6(1)(b)": inWords("sopimus", "avtal", "contract"),
  "6(1)(c)": inWords("lakisääteinen velvoite", "rättslig förpliktelse", "legal obligation"),
  "6(1)(e)": inWords("yleisen edun tehtävä tai julkinen valta", "uppgift av allmänt intresse eller myndighetsutövning", "task in the public interest or official authority"),
}

type Right = (typeof rightNames)[number]

const rightWords: Readonly<Partial<Record<Right, Words>>> = {
  access: inWords("Saat tietää, mitä tietoja sinusta on, myös omilla sivuillasi.", "Du får veta vilka uppgifter som finns om dig, också på dina egna sidor.", "You may learn what data there is about you, also on your own pages."),
  rectification: inWords("Voit pyytää, että virheellinen tieto korjataan.", "Du kan begära att en felaktig uppgift rättas.", "You may ask for wrong data to be corrected."),
  restriction: inWords("Voit pyytää, että tietojen käyttöä rajoitetaan, kunnes ne on tarkistettu.", "Du kan begära att användningen begränsas tills uppgifterna har kontrollerats.", "You may ask that the use of data be restricted until it has been checked."),
  complaint: inWords("Voit valittaa tietosuojavaltuutetulle.", "Du kan klaga hos dataombudsmannen.", "You may complain to the Data Protection Ombudsman."),
  objection: inWords("Voit vastustaa käsittelyä omaan tilanteeseesi liittyvällä perusteella.", "Du kan invända mot behandlingen av skäl som hänför sig till din situation.", "You may object to the processing on grounds of your own situation."),
  erasure: inWords("Voit pyytää, että tietosi poistetaan.", "Du kan begära att dina uppgifter raderas.", "You may ask for your data to be erased."),
  portability: inWords("Voit saada antamasi tiedot siirrettävässä muodossa.", "Du kan få uppgifterna du gett i en form som kan flyttas.", "You may get the data that you gave in a form that can be moved."),
  "withdraw-consent": inWords("Voit perua suostumuksesi milloin vain.", "Du kan när som helst återkalla ditt samtycke.", "You may withdraw your consent at any time."),
}

/** The rights that a person has by the grounds of processing (GDPR 15–21 and 77). */
function rightsBy(articles: readonly string[]): Right[] {
  const by = (article: string, ...rights: Right[]): Right[] => (articles.includes(article) ? rights : [])
  return [...new Set<Right>(["access", "rectification", "restriction", ...by("6(1)(e)", "objection"), ...by("6(1)(a)", "erasure", "portability", "withdraw-consent"), ...by("6(1)(b)", "erasure", "portability"), "complaint"])]
}

function retentionWords({ record, retention: { years, after, basis } }: Declared): Words {
  const end = after === "archive" ? inWords("arkistoidaan", "arkiveras", "archived") : inWords("hävitetään", "förstörs", "destroyed")
  return years === null
    ? inWords(`${record.fi}: pysyvästi (${basis.fi}).`, `${record.sv}: varaktigt (${basis.sv}).`, `${record.en}: permanently (${basis.en}).`)
    : inWords(`${record.fi}: ${years} vuotta, sitten ${end.fi} (${basis.fi}).`, `${record.sv}: ${years} år, sedan ${end.sv} (${basis.sv}).`, `${record.en}: ${years} years, then ${end.en} (${basis.en}).`)
}

const none = {
  sources: inWords("Tiedot saadaan sinulta itseltäsi.", "Uppgifterna fås av dig själv.", "The data comes from you yourself."),
  recipients: inWords("Tietoja ei anneta säännöllisesti muille.", "Uppgifterna lämnas inte regelbundet till andra.", "The data is not regularly given to others."),
  eea: inWords("Tietoja ei viedä EU:n eikä ETA-alueen ulkopuolelle.", "Uppgifterna förs inte ut ur EU eller EES.", "The data is not taken outside the EU or the EEA."),
  personless: inWords("Rekisterissä ei ole henkilötietoja.", "Registret har inga personuppgifter.", "The register has no personal data."),
  protection: inWords("Tietoja näkevät vain ne, joiden tehtävään ne kuuluvat. Jokainen katselu ja muutos jää lokiin, ja henkilötunnukset ja suojatut osoitteet ovat peitossa.", "Uppgifterna syns bara för dem vilkas uppgifter kräver det. Varje visning och ändring sparas i en logg, och personbeteckningar och skyddade adresser är dolda.", "Only those whose task needs it see the data. Every viewing and change is logged, and identity codes and protected addresses stand behind masks."),
}

/**
 * The privacy notice of a register, told from the definitions of all its types of record, so that the two cannot disagree (GDPR 13–14): fields by class of personal data, grounds, sources,
 * recipients, time of keeping, and the rights that follow from the grounds.
 */
export function noticeFrom(id: string, name: Text, definitions: readonly Declared[], controller: Controller): PrivacyNotice {
  const fields = definitions.flatMap((one) => one.fields)
  const classes = Object.entries(kindsOfData).map(([data, label]) => ({ data, label, labels: [...new Map(fields.filter((field) => field.data === data).map((field) => [field.label.fi, field.label])).values()] })).filter(({ labels }) => labels.length > 0)
  const bases = [...new Map(definitions.flatMap(({ legalBases }) => legalBases).map((basis) => [`${basis.article} ${basis.law}`, basis])).values()]
  const sources = [...new Map(definitions.flatMap((one) => one.sources ?? []).map((source) => [source.name.fi, source])).values()]
  const recipients = definitions.flatMap((one) => one.recipients ?? [])
  const rights = rightsBy(bases.map(({ article }) => article))
  const years = definitions.map(({ retention }) => retention.years)
  const explanations = bases.map(({ article, law, explanation }) => {
    const ground = grounds[article]
    return inWords(`${explanation.fi} (GDPR ${article}${ground ? `, ${ground.fi}` : ""}; ${law})`, `${explanation.sv} (GDPR ${article}${ground ? `, ${ground.sv}` : ""}; ${law})`, `${explanation.en} (GDPR ${article}${ground ? `, ${ground.en}` : ""}; ${law})`)
  })
  const listOf = ({ label, labels }: { label: Words; labels: readonly Words[] }): Words => {
    const all = together(labels, ", ")
    return inWords(`${label.fi}: ${all.fi}.`, `${label.sv}: ${all.sv}.`, `${label.en}: ${all.en}.`)
  }
  const orNone = (all: readonly Words[], otherwise: Words): Text => asText(all.length > 0 ? together(all) : otherwise)
  return {
    id,
    name,
    published: controller.published,
    registers: [...new Set(definitions.map(({ register }) => register))],
    sections: {
      controller: controller.name,
      responsible: asText(controller.responsible),
      contact: asText(controller.contact),
      dataProtectionOfficer: asText(controller.dataProtectionOfficer),
      purposes: asText(together(definitions.map(({ purpose }) => purpose))),
      legalBases: asText(together(explanations)),
      dataCategories: orNone(classes.map(listOf), none.personless),
      sources: orNone([none.sources, ...sources.map(({ name: its, byConsent }) => inWords(`${its.fi}${byConsent ? " (suostumuksellasi)" : ""}.`, `${its.sv}${byConsent ? " (med ditt samtycke)" : ""}.`, `${its.en}${byConsent ? " (by your consent)" : ""}.`))], none.sources),
      disclosures: orNone(recipients.map(({ name: its, basis }) => inWords(`${its.fi} (${basis}).`, `${its.sv} (${basis}).`, `${its.en} (${basis}).`)), none.recipients),
      transfersOutsideEea: asText(none.eea),
      retention: asText(together(definitions.map(retentionWords))),
      protection: asText(none.protection),
      rights: asText(together(rights.flatMap((right) => rightWords[right] ?? []))),
    },
    contacts: [],
    acts: [],
    legalBases: bases.map(({ article, explanation }) => ({ article, explanation: asText(explanation), source: null })),
    dataCategories: classes.map(({ data, label, labels }) => ({ name: asText(label), items: labels.map((one) => ({ name: asText(one), special: data === "special", source: null })), source: null })),
    systems: [...new Set(definitions.flatMap((one) => one.systems ?? []))],
    sources: sources.map(({ name: its, byConsent }) => ({ name: asText(its), byConsent, source: null })),
    retentionYears: years.includes(null) ? null : Math.max(...years.map(Number)),
    transfersOutsideEea: false,
    rights: rights.map((right) => ({ right, explanation: asText(rightWords[right] ?? none.sources), source: null })),
    source: null,
  }
}

/** The notices of the registers that run and have none of their own yet. */
export const noticesFor = (registers: readonly Register[], definitions: readonly Declared[], controller: Controller): PrivacyNotice[] =>
  registers
    .filter(({ id, notice }) => notice === null && definitions.some(({ register }) => register === id))
    .map(({ id, name }) => noticeFrom(id, name, definitions.filter(({ register }) => register === id), controller))

/** Registers with the notices that tell of them. */
export const noticed = (registers: readonly Register[], notices: readonly PrivacyNotice[]): Register[] =>
  registers.map((register) => ({ ...register, notice: register.notice ?? notices.find((one) => one.registers.includes(register.id))?.id ?? null }))
