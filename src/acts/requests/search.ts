import type { Model } from "../../model/model.ts"
import { isAboutAsker, searchPlan } from "../../derive/requests/search-plan.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { searchKeyNames } from "../../model/search-key.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { isName } from "../registers/keys.ts"
import { searchValue } from "../records/search-values.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { isProtected, seenEach } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { inWork, openStates } from "./states.ts"
import { holdToGather, type TaskInHand, tellOf } from "./tasks.ts"

/**
 * Makes the search plan of a task from the description and looks at once where this service keeps things itself. Done again it finds what has come since;
 * nothing is found twice. For whoever may change the case.
 */
export async function searchForTask(work: Work, municipality: string, caseId: string, id: string, model: Model): Promise<void> {
  const task = await holdToGather(work, municipality, caseId, id)
  if (!inWork.includes(task.state)) throw new Conflict("The request has been answered: nothing more is looked for.")
  if (isAboutAsker(task.kind) && task.subject === null && task.mandate === "none") throw new Conflict("Say first whose data is asked for.")
  const steps = searchPlan(model, task)
  await work.queries.rows(sql`
    insert into request_search (municipality_id, case_id, task_id, id, how, pool, place, unit)
    select ${municipality}, ${caseId}, ${id}, s.id, s.how, s.pool, s.place, s.unit from json_to_recordset(${JSON.stringify(steps)}::json) as s(id text, how text, pool text, place text, unit text) on conflict do nothing`)
  const found = { registers: 0, cases: 0 }
  if (task.subject !== null && isAboutAsker(task.kind)) {
    for (const how of ["registers", "cases"] as const) found[how] = await findAbout(work, municipality, task, how, task.subject)
    await foldSameFiles(work, municipality, task)
    await countFound(work, municipality, task, ["registers", "cases"])
  }
  if (task.state !== "in-work") await tellOf(work, municipality, task, "planned", null)
  await work.note({ municipality, act: "request-searched", subject: { kind: "request", id }, person: task.subject, register: task.its.register, case: caseId, outcome: "done", purpose: isAboutAsker(task.kind) ? "subject-request" : "information-request", more: { steps: steps.length, registers: found.registers, cases: found.cases } })
}

/**
 * Everything that this service keeps of a person, whoever may read it: what is found is told of by ids, and each reader sees of it what her rights show. Certain where the record is
 * about her; where only her identity code or her whole name led there, somebody looks whether she is meant. Where another asks for her, her own address under non-disclosure is looked at too before it is given.
 */
async function findAbout({ queries, now }: Work, municipality: string, { its, id, mandate }: TaskInHand, how: "registers" | "cases", person: string): Promise<number> {
  const [known] = await queries.rows<{ given: string; family: string }>(sql`select given_names as given, family_name as family from person where municipality_id = ${municipality} and id = ${person}`)
  const name = `${known?.given.split(" ")[0] ?? ""} ${known?.family ?? ""}`.trim()
  const words = (searchValue("personName", name, "") ?? "").split(" ").filter(Boolean)
  const byName = (word: string): Sql => sql`select k.root_id, k.record_id from name_key k where k.municipality_id = ${municipality} and k.key = any(${searchKeyNames.filter(isName)}::text[]) and k.word = ${word}`
  const registers = sql`
    select r.root_id, r.id, true as certain from record r where r.municipality_id = ${municipality} and r.person_id = ${person}
    union all select k.root_id, k.record_id, false from search_key k where k.municipality_id = ${municipality} and k.key = 'hetu' and k.value in (
      select o.value from record x join search_key o on o.municipality_id = x.municipality_id and o.root_id = x.root_id and o.record_id = x.id and o.key = 'hetu' where x.municipality_id = ${municipality} and x.person_id = ${person})
    ${words.length < 2 ? sql`` : sql`union all (select n.root_id, n.record_id, false from (${byName(words[0] ?? "")} intersect ${byName(words.at(-1) ?? "")}) n limit 1000)`}`
  const cases = sql`
    select r.root_id, r.id, true as certain from record r where r.municipality_id = ${municipality} and r.person_id = ${person}
    union all select r.root_id, r.id, false from case_party p join record r on r.municipality_id = p.municipality_id and r.root_id = p.case_id
    where p.municipality_id = ${municipality} and p.kind = 'person' and p.role = 'initiator' and p.name_key = lower(${name})`
  const isCase = sql`exists (select 1 from case_file c where c.municipality_id = r.municipality_id and c.id = r.root_id)`
  const rows = await queries.rows(sql`
    with found as (select root_id, id, bool_or(certain) as certain from (${how === "registers" ? registers : cases}) f where root_id <> ${its.id} group by 1, 2)
    insert into request_item (municipality_id, case_id, task_id, id, search_id, record_id, root_id, register, unit, certain, third_person, protected, found_at)
    select ${municipality}, ${its.id}, ${id}, gen_random_uuid()::text, ${how}, r.id, r.root_id, r.register, r.unit, f.certain, ${how === "cases" ? othersInCase(person) : othersInRecord()},
      ${how === "cases" ? sql`exists (select 1 from case_party p where p.municipality_id = r.municipality_id and p.case_id = r.root_id and p.secret_act is not null and p.name_key <> lower(${name}))` : sql`((${mandate !== "none"}::boolean or r.person_id is distinct from ${person}) and r.person_id is not null and ${isProtected})`}, ${now}
    from found f cross join lateral (select r.* from record r where r.municipality_id = ${municipality} and r.root_id = f.root_id and r.id = f.id offset 0) r where ${how === "cases" ? isCase : sql`not ${isCase}`}
    on conflict (municipality_id, case_id, task_id, record_id) do nothing returning id`)
  return rows.length
}

/** Another person is a party of the case. */
const othersInCase = (person: string): Sql => sql`exists (
  select 1 from case_party p where p.municipality_id = r.municipality_id and p.case_id = r.root_id and p.kind = 'person' and p.name_key is distinct from (
    select lower(n.given_names || ' ' || n.family_name) from person n where n.municipality_id = r.municipality_id and n.id = ${person}))`

/** A field of the record, other than the one that tells whom it is about, names a person. */
const othersInRecord = (): Sql => sql`exists (
  select 1 from register_record its join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
  cross join lateral jsonb_array_elements(d.definition -> 'fields') field
  where its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id
    and field ->> 'kind' = 'person' and field ->> 'name' is distinct from d.definition ->> 'subject' and r.body ? (field ->> 'name'))`

/** Folds documents with the very same file and class under the one that was found first. */
async function foldSameFiles({ queries }: Work, municipality: string, { its, id }: TaskInHand): Promise<void> {
  await queries.rows(sql`
    update request_item i set same_as = s.first from (
      select i.id, first_value(i.id) over (partition by d.sha256, d.secrecy order by i.found_at, d.added_at, i.id) as first
      from request_item i join case_document d on d.municipality_id = i.municipality_id and d.case_id = i.root_id and d.id = i.record_id
      where i.municipality_id = ${municipality} and i.case_id = ${its.id} and i.task_id = ${id} and d.sha256 is not null) s
    where i.municipality_id = ${municipality} and i.case_id = ${its.id} and i.task_id = ${id} and i.id = s.id and s.first <> i.id and i.same_as is null`)
}

/** Tells of places that were looked at just now, and how much has been found there in all. */
export const countFound = ({ queries, now, actor }: Work, municipality: string, { its, id }: TaskInHand, steps: readonly string[]) =>
  queries.rows(sql`
    update request_search s set searched_at = ${now}, searched_by = ${actor.id},
      hits = (select count(*) from request_item i where i.municipality_id = s.municipality_id and i.case_id = s.case_id and i.task_id = s.task_id and i.search_id = s.id)
    where s.municipality_id = ${municipality} and s.case_id = ${its.id} and s.task_id = ${id} and s.id = any(${[...steps]}::text[])`)

/** Tells what looking at systems or shelves came to, and of what anyone asks for also at our own registers and cases, which are looked through by those who may: how many were found, and how it was looked for. What was found comes as documents of the request's own case. */
export async function tellSearched(work: Work, municipality: string, caseId: string, id: string, steps: readonly string[], hits: number, note: string | null): Promise<void> {
  mustKeepCodesApart({ title: note ?? "" }, { municipality, act: "request-searched", subject: { kind: "case", id: caseId } })
  const task = await holdToGather(work, municipality, caseId, id)
  if (!openStates.includes(task.state)) throw new Conflict("The request has been answered: nothing more is looked for.")
  if (hits > 0 && steps.length > 1) throw new Conflict("Tell of one place at a time where something was found.")
  const told = await work.queries.rows<{ id: string }>(sql`
    update request_search set searched_at = ${work.now}, searched_by = ${work.actor.id}, hits = ${hits}, note = ${note}
    where municipality_id = ${municipality} and case_id = ${caseId} and task_id = ${id} and id = any(${[...steps]}::text[]) and (how in ('system', 'shelf') or not ${isAboutAsker(task.kind) && task.subject !== null}) returning id`)
  if (told.length !== new Set(steps).size || told.length === 0) throw new Conflict("The plan has no such place.")
  await work.note({ municipality, act: "request-searched", subject: { kind: "request", id }, person: task.subject, register: task.its.register, case: caseId, outcome: "done", more: { steps: told.length, hits } })
}

/**
 * Adds records to what was found: documents of a case or the case itself, and of what came from elsewhere the documents of this case that it is now. For whoever may change
 * this case and read the records; what is there already stays.
 */
export async function addItems(work: Work, municipality: string, caseId: string, id: string, records: readonly string[], step: string): Promise<void> {
  const task = await holdToGather(work, municipality, caseId, id)
  if (!inWork.includes(task.state)) throw new Conflict("The request has been answered: nothing is added to it.")
  const asker = askerOf(municipality, work.actor)
  const added = await work.queries.rows<{ id: string }>(sql`
    insert into request_item (municipality_id, case_id, task_id, id, search_id, record_id, root_id, register, unit, certain, third_person, protected, found_at)
    select ${municipality}, ${caseId}, ${id}, gen_random_uuid()::text, s.id, r.id, r.root_id, r.register, r.unit, true, ${othersInCase(task.subject ?? "")} and r.root_id <> ${caseId},
      exists (select 1 from case_party p where p.municipality_id = r.municipality_id and p.case_id = r.root_id and p.secret_act is not null), ${work.now}
    from unnest(${[...new Set(records)]}::text[]) x(id) cross join ${seenEach("read", asker, work.now, "all", sql`x.id`)} join record r on r.municipality_id = ${municipality} and r.id = seen.id
    join request_search s on s.municipality_id = ${municipality} and s.case_id = ${caseId} and s.task_id = ${id} and s.id = ${step}
    on conflict (municipality_id, case_id, task_id, record_id) do nothing returning id`)
  if (added.length === 0) throw new Conflict("There is nothing to add: it is there already, or you may not read it.")
  await foldSameFiles(work, municipality, task)
  await countFound(work, municipality, task, [step])
  await work.note({ municipality, act: "request-searched", subject: { kind: "request", id }, person: task.subject, register: task.its.register, case: caseId, outcome: "done", more: { step: how(step), hits: added.length } })
}

/** Adds a case with all in it that the actor may read to what was found. */
export async function addCase(work: Work, municipality: string, caseId: string, id: string, root: string, step: string): Promise<void> {
  await enter(work.queries, municipality)
  const records = await work.queries.rows<{ id: string }>(sql`select r.id from record r where r.municipality_id = ${municipality} and r.root_id = ${root} order by r.id limit 1000`)
  await addItems(work, municipality, caseId, id, records.map((one) => one.id), step)
}

/** Which sort of place a step is, as the log keeps it. */
const how = (step: string): string => step.split(":")[0] ?? ""
