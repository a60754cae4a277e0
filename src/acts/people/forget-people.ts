import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { trailOf } from "../trail/trail.ts"
import type { Database, Queries } from "../work.ts"

/** Columns that name someone of the directory: a resident stays in it as long as one of them has her. What is looked at first leaves out almost everybody, by an index. */
export const namesPeople = {
  first: ["record.person_id", "usage_detail.person", "usage_entry.actor", "person_merge.merged_id"],
  rest: [
    "client_relation.client_id", "intake.person_id", "upload.person_id", "restriction.person_id", "proposal.actor_id", "record_change.actor_id", "record_comment.actor_id", "disclosure.actor_id", "holder_question.actor_id",
    "case_action.actor", "case_document.added_by", "case_file.opened_by", "request_event.actor", "request_message.actor", "request_delivery.person_id", "request_draft.person_id", "request_mandate_check.subject_id", "request_package.asked_by",
    "suspicion.person_id", "suspicion.actor_id", "view_withholding.person_id", "view_withholding.actor_id", "watched_figure.person_id", "staff_mark.person_id", "body_seat.person_id", "task.person_id", "assignment.official_id",
    "employment.person_id", "substitute.person_id", "local_account.person_id", "api_client.owner_id", "commitment.person_id", "access_grant.person_id", "emergency_access.person_id", "need_to_know.person_id", "session.person_id",
  ],
} as const

/** Of these only what is in force keeps her: the rest goes with her. */
const inForce: Readonly<Record<string, (now: Date) => Sql>> = {
  "session.person_id": (now) => sql`t.expires_at > ${now}`,
  "client_relation.client_id": (now) => sql`(t.ends_at is null or t.ends_at > ${now})`,
}

const notNamed = (columns: readonly string[], municipality: string, now: Date): Sql =>
  join(
    columns.map((column) => {
      const [table = "", name = ""] = column.split(".")
      return sql`not exists (select from ${raw(table)} t where t.municipality_id = ${municipality} and t.${raw(name)} = p.id and ${inForce[column]?.(now) ?? sql`true`})`
    }),
    " and ",
  )

const pieceOf = 500
const youngMs = 24 * 3_600_000

/**
 * Residents of whom nothing is kept any more, neither a record nor an entry of the usage log, leave the directory with the names that they were known by, the way they signed in and relations that have
 * ended (GDPR 5(1)(e)). Who came within a day stays until a later round. Notes how many went, and returns it.
 */
export async function forgetPeople(database: Database, municipality: string, now: Date): Promise<number> {
  let gone = 0
  for (let after = ""; ; ) {
    const piece = await database.transaction(async (queries) => {
      await enter(queries, municipality)
      const those = await queries.rows<{ id: string }>(sql`
        select p.id from person p where p.municipality_id = ${municipality} and p.kind = 'resident' and p.id > ${after} and p.created_at < ${new Date(now.getTime() - youngMs)}
          and ${notNamed(namesPeople.first, municipality, now)} order by p.id limit ${pieceOf} for update skip locked`)
      if (those.length === 0) return null
      // A statement of its own: it sees what those wrote for whom this one waited.
      const going = (
        await queries.rows<{ id: string }>(sql`
          select p.id from unnest(${those.map(({ id }) => id)}::text[]) p(id) where ${notNamed([...namesPeople.first, ...namesPeople.rest], municipality, now)}`)
      ).map(({ id }) => id)
      if (going.length > 0) await forget(database, queries, municipality, going, now)
      return { last: those.at(-1)?.id ?? "", isFull: those.length === pieceOf, count: going.length }
    })
    gone += piece?.count ?? 0
    if (!piece?.isFull) return gone
    after = piece.last
  }
}

async function forget(database: Database, queries: Queries, municipality: string, people: readonly string[], now: Date): Promise<void> {
  const whose = sql`any(${[...people]}::text[])`
  await queries.rows(sql`delete from known_name n using person_merge m where m.municipality_id = ${municipality} and m.kept_id = ${whose} and n.municipality_id = m.municipality_id and n.merge_id = m.id`)
  for (const column of ["person_merge.kept_id", "sign_in_link.person_id", "session.person_id", "client_relation.client_id", "person.id"]) {
    const [table = "", name = ""] = column.split(".")
    await queries.rows(sql`delete from ${raw(table)} where municipality_id = ${municipality} and ${raw(name)} = ${whose}`)
  }
  await trailOf(database).note(queries, { municipality, act: "data-destroyed", actor: "varanto", because: "nothing-kept", subject: { kind: "person", id: "nothing-kept" }, more: { people: people.length } }, now)
}
