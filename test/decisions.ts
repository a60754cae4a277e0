import { type DraftForm, draftDecision } from "../src/acts/decisions/draft.ts"
import { getDecision, type SeenDecision } from "../src/acts/decisions/get.ts"
import { signDecision } from "../src/acts/decisions/sign.ts"
import { PurposeNeeded } from "../src/acts/access/purpose.ts"
import { sampleCodeKey, sampleMunicipality } from "../src/acts/samples.ts"
import { sql } from "../src/lib/sql.ts"
import { enter } from "../src/acts/access/border.ts"
import { type Registry, staffOf } from "./registry.ts"
import { testNow } from "./town.ts"

export const draft: DraftForm = {
  language: "fi", kind: "body-or-office-holder", heading: "Päätös palkkatuesta", matter: "Sofia Asukkaan hakemus.", grounds: "Edellytykset täyttyvät.", decision: "Hakemus hyväksytään.",
  provisions: "380/2023 61 §", contact: "Veikko Valmistelija", remedyBody: "Kaupunginhallitus", remedyAddress: "PL 1, 02070 Espoon kaupunki", remedyCloses: "15:45", secrecy: "public", decider: "veikko",
}

/** A case in Veikko's hands, with a draft of his. */
export async function drafted(registry: Registry, form: Partial<DraftForm> = {}): Promise<{ id: string; decision: string }> {
  const { id } = await registry.open("aino", { handler: "veikko", publicity: { secrecy: "public" } })
  return { id, decision: await registry.by("veikko", (work) => draftDecision(work, sampleMunicipality, id, { ...draft, ...form }, sampleCodeKey)) }
}

/** The same, signed. */
export async function signed(registry: Registry, form: Partial<DraftForm> = {}): Promise<{ id: string; decision: string }> {
  const its = await drafted(registry, form)
  await registry.by("veikko", async (work) => signDecision(work, sampleMunicipality, its.id, its.decision, (await seenBy(registry, "veikko", its)).textDigest))
  return its
}

/** A decision as someone sees it. */
export async function seenBy({ database }: Registry, who: string, { id, decision }: { id: string; decision: string }, minutes = 0): Promise<SeenDecision> {
  const found = await getDecision({ database, municipality: sampleMunicipality, actor: staffOf(who), now: new Date(testNow.getTime() + minutes * 60_000) }, id, decision, { purpose: "case-handling" })
  if (found instanceof PurposeNeeded) throw new Error(found.message)
  return found
}

/** The parties of a case, by their names. */
export const partiesOf = ({ database }: Registry, id: string): Promise<Map<string, string>> =>
  database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    const rows = await queries.rows<{ id: string; name: string }>(sql`select id, name from case_party where municipality_id = ${sampleMunicipality} and case_id = ${id} limit 50`)
    return new Map(rows.map(({ id: party, name }) => [name, party]))
  })

/** The stage of a case. */
export const stageOf = async ({ database }: Registry, id: string): Promise<string> =>
  database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    const [row] = await queries.rows<{ stage: string }>(sql`select stage from case_file where municipality_id = ${sampleMunicipality} and id = ${id}`)
    return row?.stage ?? "none"
  })

export const dayMinutes = 24 * 60
