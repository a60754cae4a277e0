import { sql } from "../../lib/sql.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { appendAction } from "./append.ts"
import { holdToChange } from "./hold-to-change.ts"

/** How another case stands to this one. */
export const linkKinds = ["linked", "parent", "child"] as const
export type LinkKind = (typeof linkKinds)[number]

/** Ties two cases together: for whoever may change both. A case has one parent at most, and is not above itself. */
export async function linkCases(work: Work, municipality: string, id: string, other: string, kind: LinkKind): Promise<void> {
  if (id === other) throw new Conflict("A case is not linked to itself.")
  // Always in the same order, so that two who link the same pair do not wait for each other for ever.
  const [one, two] = id < other ? [id, other] : [other, id]
  const held = { [one]: await holdToChange(work, municipality, one, "cases-linked"), [two]: await holdToChange(work, municipality, two, "cases-linked") }
  const [from, to] = kind === "linked" ? [one, two] : kind === "parent" ? [id, other] : [other, id]
  if (kind !== "linked") await mustBeFree(work, municipality, from, to)
  const added = await work.queries.rows(sql`
    insert into case_link (municipality_id, case_id, other_id, kind, linked_by, linked_at) values (${municipality}, ${from}, ${to}, ${kind === "linked" ? "linked" : "parent"}, ${work.actor.id}, ${work.now})
    on conflict do nothing returning case_id`)
  if (added.length === 0) throw new Conflict("These cases are linked already.")
  for (const its of Object.values(held)) await appendAction(work, municipality, its, { kind: "linked", noteCode: kind === "linked" ? "linked" : its.id === from ? "parent" : "child" })
  await work.note({ municipality, act: "cases-linked", subject: { kind: "case", id: from }, case: to, outcome: "done", more: { kind: kind === "linked" ? "linked" : "parent" } })
}

async function mustBeFree({ queries }: Work, municipality: string, child: string, parent: string): Promise<void> {
  // Two links made at once could close a ring that neither sees.
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended('case parents ' || ${municipality}, 0))`)
  const [row] = await queries.rows<{ has: boolean; ring: boolean }>(sql`
    with recursive above as (
      select ${parent}::text as id union
      select l.other_id from case_link l join above a on l.case_id = a.id where l.municipality_id = ${municipality} and l.kind = 'parent'
    )
    select exists (select 1 from case_link l where l.municipality_id = ${municipality} and l.case_id = ${child} and l.kind = 'parent') as has,
      ${child}::text in (select id from above) as ring`)
  if (row?.has) throw new Conflict("The case has a parent already.")
  if (row?.ring) throw new Conflict("A case cannot stand above itself.")
}
