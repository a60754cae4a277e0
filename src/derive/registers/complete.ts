import type { Words } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import type { PrivacyNotice } from "../../model/notice.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import { inThree, notStated, plain, type Text } from "../../model/text.ts"

const text = ({ fi, sv, en }: Words): Text => inThree(fi, sv, en)
const joined = (parts: readonly Words[], separator = "; "): Text => (parts.length === 0 ? notStated() : inThree(parts.map(({ fi }) => fi).join(separator), parts.map(({ sv }) => sv).join(separator), parts.map(({ en }) => en).join(separator)))

/** A privacy notice of what a register's definition says (GDPR 13–14). What it cannot tell, such as who answers for the register, is left for the information manager to state. */
export function noticeOf(definition: RegisterDefinition, { municipality, registers }: Pick<Model, "municipality" | "registers">): PrivacyNotice {
  const { register, purpose, legalBases, fields, sources, recipients, retention } = definition
  const name = registers.find(({ id }) => id === register)?.name ?? text(definition.record)
  const personal = fields.filter(({ data }) => data !== "none")
  return {
    id: register,
    name,
    published: null,
    registers: [register],
    sections: {
      controller: municipality.name,
      responsible: notStated(),
      contact: notStated(),
      dataProtectionOfficer: notStated(),
      purposes: text(purpose),
      legalBases: joined(legalBases.map(({ article, law, explanation }) => ({ fi: `${article}, ${law}: ${explanation.fi}`, sv: `${article}, ${law}: ${explanation.sv}`, en: `${article}, ${law}: ${explanation.en}` }))),
      dataCategories: joined(personal.map(({ label }) => label), ", "),
      sources: joined(sources.map(({ name: its }) => its)),
      disclosures: joined(recipients.map(({ name: its, basis }) => ({ fi: `${its.fi} (${basis})`, sv: `${its.sv} (${basis})`, en: `${its.en} (${basis})` }))),
      transfersOutsideEea: inThree("Tietoja ei viedä EU:n eikä ETA-alueen ulkopuolelle.", "Uppgifter förs inte ut ur EU eller EES.", "No data is taken outside the EU or the EEA."),
      retention: retention.years === null ? inThree(`Pysyvästi: ${retention.basis.fi}.`, `Varaktigt: ${retention.basis.sv}.`, `Permanently: ${retention.basis.en}.`) : inThree(`${retention.years} vuotta: ${retention.basis.fi}.`, `${retention.years} år: ${retention.basis.sv}.`, `${retention.years} years: ${retention.basis.en}.`),
      protection: inThree("Tietoja näkevät vain ne, joilla on niihin oikeus, ja jokainen katselu jää käyttölokiin.", "Uppgifterna ses bara av dem som har rätt till det, och varje visning sparas i användningsloggen.", "Only those with the right see the data, and every view stays in the usage log."),
      rights: notStated(),
    },
    contacts: [],
    acts: [],
    legalBases: legalBases.map(({ article, explanation }) => ({ article, explanation: text(explanation), source: null })),
    dataCategories: [{ name: text(definition.record), items: personal.map(({ label, data }) => ({ name: text(label), special: data === "special", source: null })), source: null }],
    systems: [],
    sources: sources.map(({ name: its, byConsent }) => ({ name: text(its), byConsent, source: null })),
    retentionYears: retention.years,
    transfersOutsideEea: false,
    rights: [],
    source: null,
  }
}

/** The model with a definition in place of its earlier version, the search keys that it needs declared in the register's pools, and a notice where the register has none. */
export function withDefinition(model: Model, definition: RegisterDefinition): Model {
  const { type, register, searchKeys: keys } = definition
  const pools = model.pools.map((pool) => {
    if (!pool.registers.some((one) => one.register === register)) return pool
    const declared = new Set<SearchKeyName>(pool.searchKeys.items.map(({ key }) => key))
    const lacking = [...new Set(keys.map(({ key }) => key))].filter((key) => !declared.has(key))
    return lacking.length === 0 ? pool : { ...pool, searchKeys: { ...pool.searchKeys, state: "stated" as const, items: [...pool.searchKeys.items, ...lacking.map((key) => ({ key, as: searchKeys[key].label.fi, source: null }))] } }
  })
  const hasNotice = model.registers.some(({ id, notice }) => id === register && notice !== null) || model.notices.some(({ registers }) => registers.includes(register))
  return { ...model, pools, notices: hasNotice ? model.notices : [...model.notices, noticeOf(definition, model)], definitions: [...model.definitions.filter((one) => one.type !== type), definition] }
}

/** Registers of the model in the order of their names, in a language. */
export const registersByName = (model: Model, language: "fi" | "sv" | "en"): readonly { readonly id: string; readonly name: string }[] =>
  model.registers.map(({ id, name }) => ({ id, name: plain(name, language) })).sort((a, b) => a.name.localeCompare(b.name, language))
