import { koivulaParts } from "../test/koivula.ts"
import { borrowers, lendingParts } from "../test/lending.ts"
import { type Keys, keysFrom } from "../src/acts/sign-in/keys.ts"
import { lineOf, register } from "../src/model/declare.ts"
import { parseModel } from "../src/model/parse-model.ts"
import type { Model } from "../src/model/model.ts"
import { named } from "../src/model/text.ts"

export const registerCount = 100
export const registerAt = (at: number): string => `rekisteri-${String(at).padStart(3, "0")}`
export const typeAt = (at: number): string => `borrower-${String(at).padStart(3, "0")}`

/** Koivula with a hundred registers in one pool, each with records of a type of its own that are found by code and name. */
export function hundredRegisters(): Model {
  const parts = lendingParts() as unknown as ReturnType<typeof koivulaParts>
  const source = lineOf("kuvaus")(13)
  const all = Array.from({ length: registerCount }, (_, at) => at)
  return parseModel({
    ...parts,
    registers: [...parts.registers, ...all.map((at) => register({ id: registerAt(at), name: named(`Rekisteri ${at}`), source }))],
    pools: parts.pools.map((pool) => (pool.id === "kirjasto" ? { ...pool, registers: [...pool.registers, ...all.map((at) => ({ register: registerAt(at), source }))] } : pool)),
    notices: parts.notices.map((notice) => ({ ...notice, registers: [...notice.registers, ...all.map(registerAt)] })),
    definitions: [...parts.definitions, ...all.map((at) => ({ ...borrowers(), type: typeAt(at), register: registerAt(at) }))],
  })
}

/** The keys of the town's service, the same in every process of a run. */
export const keysOf = (): Keys => keysFrom(Buffer.alloc(32, 7))
