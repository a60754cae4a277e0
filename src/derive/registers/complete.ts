import type { Words } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import type { PrivacyNotice } from "../../model/notice.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { noticeFrom } from "../../model/registers/notice.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import { inThree, plain, type Text } from "../../model/text.ts"

const text = ({ fi, sv, en }: Words): Text => inThree(fi, sv, en)
/** A privacy notice of what a register's definition says (GDPR 13–14). What it cannot tell, such as who answers for the register, is left for the information manager to state. */
export const noticeOf = (definition: RegisterDefinition, { municipality, registers }: Pick<Model, "municipality" | "registers">): PrivacyNotice =>
  noticeFrom(definition.register, registers.find(({ id }) => id === definition.register)?.name ?? text(definition.record), [definition], { name: municipality.name, responsible: null, contact: null, dataProtectionOfficer: null, published: null })

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
