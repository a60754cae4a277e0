import type { ErasureGround } from "../../law/erasure.ts"
import { sql } from "../../lib/sql.ts"
import { forgetCompanies } from "../registers/companies.ts"
import { holdNames } from "../registers/keys.ts"
import type { Work } from "../work.ts"

/** A record of a register that is to be destroyed. */
export interface Destroyed {
  readonly id: string
  readonly root: string
  readonly register: string
  readonly person: string | null
  /** Its time to be kept has ended, or a person has asked for it in a request of hers. */
  readonly ground: "retention-ended" | ErasureGround
  /** The rule by which it was kept, or the act and the item by which it goes. */
  readonly basis: string
}

/** Destroys records for good, with their histories and keys; that they were destroyed, and why, stays. The caller holds them and has asked who may. Those that are part of another go first. */
export async function destroyRecords(work: Work, municipality: string, records: readonly Destroyed[], asked: { readonly case: string; readonly task: string } | null): Promise<void> {
  if (records.length === 0) return
  holdNames(work, municipality)
  await work.queries.rows(sql`
    select destroy_record(${municipality}, given.id, given.ground, given.basis, ${asked?.case ?? null}, ${asked?.task ?? null}, ${work.actor.id}, ${work.now})
    from (select * from json_to_recordset(${JSON.stringify(records)}::json) given(id text, root text, ground text, basis text) order by given.id = given.root, given.id offset 0) given`)
  await forgetCompanies(work, municipality)
  await work.noteAll(records.map(({ id, root, person, register, ground }) => ({ municipality, act: "record-destroyed" as const, subject: { kind: "record", id }, person, register, case: asked?.case ?? root, because: ground, outcome: "done" as const })))
}
