import { z } from "zod"
import { isBusinessId } from "../../law/business-id.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { isInformationManager } from "../../model/rules/conditions.ts"
import type { Queries } from "../../store/database.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf, type Desk } from "../access/desk.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { caseNumber, faultOfPattern, seriesOf } from "./number.ts"

/** How a municipality keeps its case register. */
export const caseRegisterForm = z.strictObject({
  /** Register of the description as which the records of cases are guarded. */
  register: z.string().min(1).max(120),
  /** Business id (Y-tunnus) of the information management unit (906/2019 26 §). */
  businessId: z.string().refine(isBusinessId, { error: "This is no business id: its check digit is wrong." }),
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

/** True for one who may declare it: an information manager in service whose commitments are signed. */
export async function mayDeclare(queries: Queries, { municipality, actor, now }: Pick<Desk, "municipality" | "actor" | "now">): Promise<boolean> {
  await enter(queries, municipality)
  const asker = askerOf(municipality, actor)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(asker, now)} and ${isInformationManager.holds(asker, now)} as may`)
  return row?.may ?? false
}

/** Declares how a municipality keeps its case register. Cases that are there keep the numbers they have. */
export async function declareCaseRegister(work: Work, municipality: string, form: z.input<typeof caseRegisterForm>): Promise<void> {
  const its = caseRegisterForm.parse(form)
  const { queries, actor, now } = work
  await enter(queries, municipality)
  if (actor.kind !== "program" && !(await mayDeclare(queries, { municipality, actor, now }))) throw new Refused("The case register is declared by the information manager.", { municipality, act: "case-register-declared", because: "not-information-manager" })
  await queries.rows(sql`
    insert into case_register (municipality_id, register, business_id, authority, pattern, series, changed_by, changed_at)
    values (${municipality}, ${its.register}, ${its.businessId}, ${its.authority}, ${its.pattern}, ${its.series}, ${actor.id}, ${now})
    on conflict (municipality_id) do update set register = excluded.register, business_id = excluded.business_id, authority = excluded.authority,
      pattern = excluded.pattern, series = excluded.series, changed_by = excluded.changed_by, changed_at = excluded.changed_at`)
  // A case is asked for by its number (906/2019 25 § 2 mom.), so that key is always one.
  await queries.rows(sql`insert into declared_key (municipality_id, register, key) values (${municipality}, ${its.register}, 'caseNumber') on conflict do nothing`)
  await work.note({ municipality, act: "case-register-declared", register: its.register, outcome: "done", more: { series: its.series } })
}

/** How the case register is kept; null where it has not been declared. The caller is inside the border. */
export async function findCaseRegister(queries: Queries, municipality: string): Promise<CaseRegister | null> {
  const [row] = await queries.rows<CaseRegister>(sql`
    select register, business_id as "businessId", authority, pattern, series from case_register where municipality_id = ${municipality}`)
  return row ?? null
}

/** That no case can be opened before the case register is declared. */
export class NoCaseRegister extends Conflict {
  override name = "NoCaseRegister"
}

/** How the case register is kept, for what cannot be done without. The caller is inside the border. */
export async function caseRegisterOf(queries: Queries, municipality: string): Promise<CaseRegister> {
  const found = await findCaseRegister(queries, municipality)
  if (!found) throw new NoCaseRegister("The municipality has not declared how it keeps its case register. Its information manager does so.")
  return found
}

/** The number that the next case of a class would get if the register were kept so; nothing is taken. */
export async function nextNumber(queries: Queries, municipality: string, { pattern, series }: Pick<CaseRegister, "pattern" | "series">, classCode: string, now: Date): Promise<string> {
  await enter(queries, municipality)
  const year = Number(dayAt(now).slice(0, 4))
  const [row] = await queries.rows<{ last: number }>(sql`
    select last from case_number where municipality_id = ${municipality} and series = ${seriesOf(series, classCode)} and year = ${year}`)
  return caseNumber(pattern, series, year, (row?.last ?? 0) + 1, classCode)
}
