import { createHash, randomBytes, randomUUID } from "node:crypto"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { readWithin } from "../access/border.ts"
import { getRecord } from "../records/get.ts"
import { isEnough, type Level } from "../sign-in/level.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { type Actor, type Database, inWork, type Work } from "../work.ts"
import { isOpenToAnyone, lastWeighing } from "./of-item.ts"
import { holdTask } from "./tasks.ts"

/** How long a link opens, unless the one who makes it says otherwise. No act gives the time: it is a habit of ours that may be changed for each. */
export const usualDeliveryDays = 14
const mostDays = 90

const linkHash = (link: string): Buffer => createHash("sha256").update(link).digest()

/**
 * Makes a link by which a ready package is fetched, and closes the one before: for whoever may change the case. What holds more than public things opens only for the
 * person herself, surely signed in. Returns the link; only its hash is kept.
 */
export async function makeDelivery(work: Work, municipality: string, caseId: string, id: string, packageId: string, days = usualDeliveryDays): Promise<string> {
  const task = await holdTask(work, municipality, caseId, id)
  const [kept] = await work.queries.rows<{ ready: boolean; open: boolean }>(sql`
    select p.state = 'ready' as ready, not exists (
      select from request_item i join lateral ${lastWeighing} w on w.outcome in ('given', 'given-partly')
      where i.municipality_id = p.municipality_id and i.case_id = p.case_id and i.task_id = p.task_id and w.version_id is null and not ${isOpenToAnyone(municipality, work.now, sql`i.record_id`)}) as open
    from request_package p where p.municipality_id = ${municipality} and p.case_id = ${caseId} and p.task_id = ${id} and p.id = ${packageId}`)
  if (!kept?.ready) throw new Conflict("The package is not ready.")
  if (!Number.isInteger(days) || days < 1 || days > mostDays) throw new Conflict(`A link opens for 1 to ${mostDays} days.`)
  // What is asked on one's own behalf tells of a person even where nothing was found.
  const open = kept.open && !isAboutAsker(task.kind)
  if (!open && task.its.person === null) throw new Conflict("This holds more than public things, and we do not know surely who asks. Give it at the counter, or to one who has signed in.")
  const link = randomBytes(24).toString("base64url")
  const delivery = randomUUID()
  const of = sql`municipality_id = ${municipality} and case_id = ${caseId} and task_id = ${id} and package_id = ${packageId}`
  await work.queries.rows(sql`update request_delivery set closed_at = ${work.now} where ${of} and closed_at is null`)
  await work.queries.rows(sql`
    insert into request_delivery (municipality_id, case_id, task_id, package_id, id, link_hash, person_id, made_by, made_at, expires_at)
    values (${municipality}, ${caseId}, ${id}, ${packageId}, ${delivery}, ${linkHash(link)}, ${open ? null : task.its.person}, ${work.actor.id}, ${work.now}, ${new Date(work.now.getTime() + days * 86_400_000)})`)
  await work.note({ municipality, act: "request-given", subject: { kind: "delivery", id: delivery }, person: task.its.person, register: task.its.register, case: caseId, outcome: "done", more: { event: "link-made", days, open } })
  return link
}

/** A package's file, as it is fetched. */
export interface Fetched {
  readonly sha256: string
  readonly number: string
}

/** Who fetches: someone signed in, with the level of it, or nobody we know. */
export interface Fetcher {
  readonly actor: Actor
  readonly level: Level | null
}

/** That the link opens only for the one who asked, surely signed in. */
export class SignInNeeded {
  readonly level = "substantial"
}

/** Fetches a package by its link. A link that is nobody's, closed or over, and one of somebody else, look alike; each try is noted. */
export async function fetchDelivery(database: Database, municipality: string, link: string, { actor, level }: Fetcher, now: Date): Promise<Fetched | SignInNeeded> {
  const found = await inWork(database, actor, now, async (work) => {
    await enter(work.queries, municipality)
    const [row] = await work.queries.rows<{ id: string; caseId: string; person: string | null; sha256: string; number: string }>(sql`
      select d.id, d.case_id as "caseId", d.person_id as person, p.sha256, c.number from request_delivery d
      join request_package p on p.municipality_id = d.municipality_id and p.case_id = d.case_id and p.task_id = d.task_id and p.id = d.package_id and p.state = 'ready'
      join case_file c on c.municipality_id = d.municipality_id and c.id = d.case_id
      where d.municipality_id = ${municipality} and d.link_hash = ${linkHash(link)} and d.closed_at is null and d.expires_at > ${now}`)
    const subject = row ? { kind: "delivery", id: row.id } : null
    if (row?.person != null && (level === null || !isEnough(level, "substantial"))) {
      await work.note({ municipality, act: "refused", subject, case: row.caseId, because: "sign-in-needed", outcome: "refused", more: { act: "request-given" } })
      return new SignInNeeded()
    }
    if (!row || (row.person !== null && row.person !== actor.id)) {
      await work.note({ municipality, act: "refused", subject, because: "no-rule", outcome: "refused", more: { act: "request-given" } })
      return null
    }
    await work.queries.rows(sql`update request_delivery set fetched = fetched + 1, first_fetched_at = coalesce(first_fetched_at, ${now}) where municipality_id = ${municipality} and id = ${row.id}`)
    await work.note({ municipality, act: "request-given", subject: { kind: "delivery", id: row.id }, person: row.person, case: row.caseId, outcome: "done", more: { event: "fetched" } })
    return { sha256: row.sha256, number: row.number }
  })
  if (found === null) throw new NotFound("There is no such link, or it is over.")
  return found
}

/** A package's file for whoever may read the case: to be looked at before it is given, printed or handed over. */
export async function readPackage(desk: Desk, caseId: string, id: string, packageId: string, why: Why): Promise<Fetched> {
  const may = await getRecord(desk, caseId, why, "change")
  const { municipality } = desk
  const [row] = await readWithin(desk.database, municipality, (queries) => queries.rows<Fetched>(sql`
    select p.sha256, c.number from request_package p join case_file c on c.municipality_id = p.municipality_id and c.id = p.case_id
    where p.municipality_id = ${municipality} and p.case_id = ${caseId} and p.task_id = ${id} and p.id = ${packageId} and p.state = 'ready'`))
  if (may instanceof PurposeNeeded || !row) throw new NotFound("There is no such package.")
  await noteReading(desk, { act: "request-given", subject: { kind: "package", id: packageId }, person: may.person, register: may.register, case: caseId, outcome: "done", more: { event: "taken-out" } })
  return row
}
