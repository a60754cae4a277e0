import { z } from "zod"
import { sql } from "../../lib/sql.ts"
import { isInformationManager } from "../../model/rules/conditions.ts"
import type { Queries } from "../../store/database.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { faultOfPattern } from "./number.ts"

/** How a municipality keeps its case register. */
export const caseRegisterForm = z.strictObject({
  /** Register of the description as which the records of cases are guarded. */
  register: z.string().min(1).max(120),
  /** Business id (Y-tunnus) of the information management unit (906/2019 26 §). */
  businessId: z.string().regex(/^\d{7}-\d$/),
  /** The authority whose register it is (906/2019 26 §). */
  authority: z.string().min(1).max(120),
  pattern: z.string().max(80),
  /** Whether each class has its own run of numbers in a year, or all cases share one. */
  series: z.enum(["class", "all"]),
}).superRefine(({ pattern, series }, context) => {
  const message = faultOfPattern(pattern, series)
  if (message) context.addIssue({ code: "custom", path: ["pattern"], message })
})
export type CaseRegister = z.output<typeof caseRegisterForm>

/** Declares how a municipality keeps its case register. Cases that are there keep the numbers they have. */
export async function declareCaseRegister(work: Work, municipality: string, form: z.input<typeof caseRegisterForm>): Promise<void> {
  const its = caseRegisterForm.parse(form)
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const asker = askerOf(municipality, actor)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(asker, now)} and ${isInformationManager.holds(asker, now)} as may`)
  if (actor.kind !== "program" && !row?.may) throw new Refused("The case register is declared by the information manager.", { municipality, act: "case-register-declared", because: "not-information-manager" })
  await queries.rows(sql`
    insert into case_register (municipality_id, register, business_id, authority, pattern, series, changed_by, changed_at)
    values (${municipality}, ${its.register}, ${its.businessId}, ${its.authority}, ${its.pattern}, ${its.series}, ${actor.id}, ${now})
    on conflict (municipality_id) do update set register = excluded.register, business_id = excluded.business_id, authority = excluded.authority,
      pattern = excluded.pattern, series = excluded.series, changed_by = excluded.changed_by, changed_at = excluded.changed_at`)
  // A case is asked for by its number (906/2019 25 § 2 mom.), so that key is always one.
  await queries.rows(sql`insert into declared_key (municipality_id, register, key) values (${municipality}, ${its.register}, 'caseNumber') on conflict do nothing`)
  await work.note({ municipality, act: "case-register-declared", register: its.register, outcome: "done", more: { series: its.series } })
}

/** How the case register is kept. The caller is inside the border. */
export async function caseRegisterOf(queries: Queries, municipality: string): Promise<CaseRegister> {
  const [row] = await queries.rows<CaseRegister>(sql`
    select register, business_id as "businessId", authority, pattern, series from case_register where municipality_id = ${municipality}`)
  if (!row) throw new Conflict("The municipality has not declared how it keeps its case register.")
  return row
}
