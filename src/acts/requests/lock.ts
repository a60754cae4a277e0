import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import { askerOf } from "../access/desk.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { holdTask } from "./tasks.ts"
import { writeToAsker } from "./messages.ts"
import type { Postbox } from "./tell-by-mail.ts"

/** Why processing is restricted (GDPR 18(1), from memory): accuracy is contested, it is unlawful and the person wants no erasure, she needs it for a legal claim, or she has objected. */
export const lockGrounds = ["accuracy", "unlawful", "legal-claim", "objection"] as const
export type LockGround = (typeof lockGrounds)[number]

/**
 * Restricts the processing of something found, with all that belongs together with it (GDPR 18): from then on it shows on no path but to the person herself, to the data protection
 * officer and to whoever is asked for something in it. For whoever may change the request's case and read the record.
 */
export async function lockItem(work: Work, municipality: string, caseId: string, id: string, item: string, ground: LockGround): Promise<void> {
  const task = await holdTask(work, municipality, caseId, id)
  const [found] = await work.queries.rows<{ root: string; register: string }>(sql`
    select i.root_id as root, i.register from request_item i cross join ${seenEach("read", askerOf(municipality, work.actor), work.now, "all", sql`i.record_id`)}
    where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${id} and i.id = ${item} and i.root_id <> ${caseId}`)
  if (!found) throw new Conflict("There is nothing such among what was found, or you may not read it.")
  const locked = await work.queries.rows(sql`
    insert into processing_lock (municipality_id, root_id, id, case_id, task_id, ground, set_by, set_at) values (${municipality}, ${found.root}, ${randomUUID()}, ${caseId}, ${id}, ${ground}, ${work.actor.id}, ${work.now})
    on conflict (municipality_id, root_id) where lifted_at is null do nothing returning id`)
  if (locked.length === 0) throw new Conflict("Its processing is restricted already.")
  await work.queries.rows(sql`update record set locked = true, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${found.root}`)
  await work.note({ municipality, act: "processing-restricted", subject: { kind: "case", id: found.root }, person: task.subject, register: found.register, case: caseId, outcome: "done", more: { ground } })
}

/** Ends a restriction, with the reason, which the person is told before anything shows again (GDPR 18(3)). For whoever may change the request's case. */
export async function liftLock(work: Work, municipality: string, caseId: string, id: string, item: string, reason: string, post: Postbox | null): Promise<void> {
  mustKeepCodesApart({ title: reason }, { municipality, act: "processing-freed", subject: { kind: "case", id: caseId } })
  const task = await holdTask(work, municipality, caseId, id)
  const [lifted] = await work.queries.rows<{ root: string; register: string }>(sql`
    update processing_lock l set lifted_by = ${work.actor.id}, lifted_at = ${work.now}, lifted_because = ${reason} from request_item i
    where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${id} and i.id = ${item}
      and l.municipality_id = i.municipality_id and l.root_id = i.root_id and l.case_id = i.case_id and l.lifted_at is null returning l.root_id as root, i.register`)
  if (!lifted) throw new Conflict("There is no restriction of this request's to end.")
  await writeToAsker(work, municipality, caseId, reason, post)
  await work.queries.rows(sql`update record set locked = false, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${lifted.root}`)
  await work.note({ municipality, act: "processing-freed", subject: { kind: "case", id: lifted.root }, person: task.subject, register: lifted.register, case: caseId, outcome: "done" })
}
