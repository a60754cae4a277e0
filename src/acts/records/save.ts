import { randomUUID } from "node:crypto"
import { z } from "zod"
import { holdsIdentityCode, parseIdentityCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { searchKeyName, type SearchKeyName } from "../../model/search-key.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { type Attempt, Conflict, Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { noRecord } from "./get.ts"
import { searchValue } from "./search-values.ts"
import { seenBy } from "./seen.ts"

const guardedField = z.strictObject({ kind: z.enum(["code", "address"]), value: z.string().min(1).max(500) })

/** What a clerk fills in. Secrecy that is not given is secret: missing never means public. */
export const recordForm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/).optional(),
  root: z.string().min(1).optional(),
  register: z.string().min(1),
  unit: z.string().min(1),
  person: z.string().min(1).nullable().default(null),
  secrecy: z.enum(["public", "partly-secret", "secret", "not-yet-public"]).default("secret"),
  publicFrom: z.date().nullable().default(null),
  needToKnow: z.boolean().default(false),
  title: z.string().min(1).max(500),
  body: z.record(z.string(), z.unknown()).default({}),
  guarded: z.record(z.string(), guardedField).default({}),
  keys: z.partialRecord(searchKeyName, z.array(z.string())).default({}),
})
export type RecordForm = z.input<typeof recordForm>

/** What a row of its own brings to a record, such as a case to its root. */
interface RecordPlace {
  readonly municipality: string
  readonly root: string
  readonly id: string
  readonly act: Act
}

/** Writes a record and its search values. The caller is inside the border, and asks whether the actor may. */
export async function putRecord(work: Work, place: RecordPlace, record: z.output<typeof recordForm>, codeKey: string, closedAt: Date | null = null): Promise<void> {
  const { municipality, root, id, act } = place
  mustKeepCodesApart(record, { municipality, act, register: record.register })
  work.queries.send(sql`
    insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, public_from, need_to_know, title, body, guarded, closed_at, created_at, changed_at)
    values (${municipality}, ${root}, ${id}, ${record.register}, ${record.unit}, ${record.person}, ${record.secrecy}, ${record.publicFrom}, ${record.needToKnow}, ${record.title},
      ${JSON.stringify(record.body)}::jsonb, ${JSON.stringify(record.guarded)}::jsonb, ${closedAt}, ${work.now}, ${work.now})`)
  if (Object.keys(record.keys).length > 0) await keepKeys(work, place, record.keys, codeKey)
}

/** Opens a record. One who opens a case handles it from that moment; whoever could not change the record may not open it. */
export async function openRecord(work: Work, municipality: string, form: RecordForm, codeKey: string): Promise<string> {
  const record = recordForm.parse(form)
  await enter(work.queries, municipality)
  const id = record.id ?? randomUUID()
  const root = record.root ?? id
  await putRecord(work, { municipality, root, id, act: "record-opened" }, record, codeKey)
  if (record.root === undefined)
    await work.queries.rows(sql`
      insert into assignment (municipality_id, root_id, id, official_id, starts_at) values (${municipality}, ${root}, ${randomUUID()}, ${work.actor.id}, ${work.now})`)
  if (record.root === undefined && record.needToKnow)
    await work.queries.rows(sql`
      insert into need_to_know (municipality_id, root_id, person_id, starts_at) values (${municipality}, ${root}, ${work.actor.id}, ${work.now})`)
  // The new row is asked about by the same rules as any other; a refusal rolls it back.
  const [may] = await work.queries.rows(sql`select r.id from ${seenBy("change", askerOf(municipality, work.actor), work.now, "all")} where r.id = ${id}`)
  if (!may) throw new Refused("You may not open a record in this register and unit.", { municipality, act: "record-opened", because: "no-rule", subject: { kind: "record", id }, register: record.register })
  await work.note({ municipality, act: "record-opened", subject: { kind: "record", id }, person: record.person, register: record.register, case: root, outcome: "done" })
  return id
}

export const recordChange = recordForm.pick({ title: true, body: true, guarded: true, keys: true, secrecy: true, publicFrom: true }).partial()

/** Changes what a record says; its case, register, unit and person stay. */
export async function changeRecord(work: Work, municipality: string, id: string, change: z.input<typeof recordChange>, codeKey: string): Promise<void> {
  const parsed = Object.fromEntries(Object.entries(recordChange.parse(change)).filter(([field]) => Object.hasOwn(change, field))) as z.output<typeof recordChange>
  const attempt = { municipality, act: "record-changed", subject: { kind: "record", id } } as const
  mustKeepCodesApart(parsed, attempt)
  await enter(work.queries, municipality)
  const [row] = await work.queries.rows<{ root: string; person: string | null; register: string }>(sql`
    select r.root_id as root, r.person_id as person, r.register from ${seenBy("change", askerOf(municipality, work.actor), work.now, "all")} where r.id = ${id} for no key update of r`)
  if (!row) throw noRecord({ ...attempt, because: "no-rule" })
  const given = (field: keyof typeof parsed) => parsed[field] !== undefined
  await work.queries.rows(sql`
    update record set title = coalesce(${parsed.title ?? null}, title), secrecy = coalesce(${parsed.secrecy ?? null}, secrecy),
      public_from = case when ${given("publicFrom")}::boolean then ${parsed.publicFrom ?? null}::timestamptz else public_from end,
      body = coalesce(${parsed.body ? JSON.stringify(parsed.body) : null}::jsonb, body), guarded = coalesce(${parsed.guarded ? JSON.stringify(parsed.guarded) : null}::jsonb, guarded), changed_at = ${work.now}
    where municipality_id = ${municipality} and root_id = ${row.root} and id = ${id}`)
  if (parsed.keys) {
    await work.queries.rows(sql`delete from search_key where municipality_id = ${municipality} and root_id = ${row.root} and record_id = ${id}`)
    await keepKeys(work, { municipality, root: row.root, id, act: "record-changed" }, parsed.keys, codeKey)
  }
  await work.note({ municipality, act: "record-changed", subject: { kind: "record", id }, person: row.person, register: row.register, case: row.root, outcome: "done", more: { fields: Object.keys(parsed).sort().join("+") } })
}

const textsIn = (value: unknown): string[] => (typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [])

/** Identity codes stand in guarded fields, never in running text: there no mask could hide them. What is no text, half a character or the zero sign, is told and not mended. */
export function mustKeepCodesApart({ title, body, guarded }: { title?: string | undefined; body?: unknown; guarded?: z.infer<typeof recordForm>["guarded"] | undefined }, attempt: Omit<Attempt, "because">): void {
  if (textsIn([title, body, guarded]).some((text) => /[\p{Cs}\u0000]/u.test(text))) throw new Conflict("The text has half of a character, or a zero sign, and cannot be kept so. Type it again.")
  if (holdsIdentityCode(title ?? "") || holdsIdentityCode(JSON.stringify(body ?? {}))) throw new Refused("A personal identity code stands in a field of its own, not in text.", { ...attempt, because: "code-in-text" })
  for (const { kind, value } of Object.values(guarded ?? {})) if (kind === "code" && !parseIdentityCode(value)) throw new Refused("This is not a personal identity code.", { ...attempt, because: "not-a-code" })
}

/** Adds search values of a record. */
export async function keepKeys(work: Work, { municipality, root, id: record, act }: RecordPlace, keys: Partial<Record<SearchKeyName, string[] | undefined>>, codeKey: string): Promise<void> {
  const kept = (Object.entries(keys) as [SearchKeyName, string[]][]).flatMap(([key, inputs]) => inputs.map((input) => ({ key, value: searchValue(key, input, codeKey) })))
  const wrong = kept.find(({ value }) => value === null)
  if (wrong) throw new Refused(wrong.key === "hetu" ? "A search value is not well formed." : "A search value is empty.", { municipality, act, because: "not-a-value", subject: { kind: "record", id: record } })
  await work.queries.rows(sql`
    insert into search_key (municipality_id, root_id, record_id, key, value)
    select ${municipality}, ${root}, ${record}, key, value from json_to_recordset(${JSON.stringify(kept)}::json) as given(key text, value text) on conflict do nothing`)
}
