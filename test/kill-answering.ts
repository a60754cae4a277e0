import assert from "node:assert/strict"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { enter } from "../src/acts/access/border.ts"
import { openCase } from "../src/acts/cases/open.ts"
import { addTasks } from "../src/acts/requests/tasks.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../src/acts/samples.ts"
import { inWork } from "../src/acts/work.ts"
import { dayAt } from "../src/lib/day.ts"
import { raw, sql } from "../src/lib/sql.ts"
import { filesIn } from "../src/store/files.ts"
import { freshFolder } from "./folders.ts"
import { type KilledPlace, openAt } from "./killed-places.ts"
import { startProgram } from "./programs.ts"
import { letter, publicCase, staffOf } from "./registry.ts"
import { testNow } from "./town.ts"

/** What a request that has been answered has, and what it has once, by kind. */
const wrong = {
  "an answer": "select id from request_task where state <> 'given'",
  "one package": "select t.id from request_task t where (select count(*) from request_package p where p.task_id = t.id and p.state = 'ready') <> 1",
  "one open link": "select t.id from request_task t where (select count(*) from request_delivery d where d.task_id = t.id and d.closed_at is null) <> 1",
  "all that there is": "select t.id from request_task t join record r on r.root_id = t.case_id and r.id = t.case_id where (select count(*) from request_item i where i.task_id = t.id) <> (select count(*) from record o where o.person_id = r.person_id and o.root_id <> t.case_id)",
  "one weighing of each": "select i.id from request_item i where i.same_as is null and (select count(*) from request_weighing w where w.item_id = i.id) <> 1",
  "one entry of each thing given": "select i.id from request_item i where i.same_as is null and (select count(*) from usage_entry e where e.act = 'record-disclosed' and e.case_id = i.case_id and e.subject_id = i.record_id) <> 1",
  "events without gaps": "select t.id from request_task t where t.events <> (select count(*) from request_event e where e.task_id = t.id) or t.events <> (select max(seq) from request_event e where e.task_id = t.id)",
} as const

/** Kills a process that answers so many requests, at moments of the seed, until it gets to the end; then looks whether each was answered once and whole. */
export async function killAnswering(place: KilledPlace, requests: number, seed: number, longestMs = 1500): Promise<{ kills: number }> {
  const folder = freshFolder()
  const address = await place.fresh(folder)
  const database = await openAt(address)
  await addSamples(database, testNow)
  const store = freshFolder()
  const file = await filesIn(store).put(new Blob(["Hakemus."]).stream(), 100)
  const by = <Result>(verb: Parameters<typeof inWork<Result>>[3]) => inWork(database, staffOf("veikko"), testNow, verb)
  for (let at = 0; at < requests; at++) {
    const person = `asukas-${at}`
    await database.rows(sql`insert into person (municipality_id, id, kind, given_names, family_name, created_at) values (${sampleMunicipality}, ${person}, 'resident', 'Testi', ${person}, ${testNow})`)
    const initiator = { kind: "person", name: `Testi ${person}` } as const
    const documents = Array.from({ length: 12 }, (_, nth) => ({ ...letter, title: `Kirje ${nth}`, ...(nth % 3 === 0 ? { file: { name: `kirje-${nth}.txt`, mediaType: "text/plain", ...file } } : {}) }))
    await by((work) => openCase(work, sampleMunicipality, { ...publicCase, person, initiator, documents }, sampleCodeKey))
    const { id } = await by((work) => openCase(work, sampleMunicipality, { ...publicCase, classCode: "00 01 02", title: "Omat tiedot", publicTitle: "Omat tiedot", person, initiator }, sampleCodeKey))
    await by((work) => addTasks(work, sampleMunicipality, id, [{ kind: "own-data", receivedOn: dayAt(testNow), asked: "Kaikki tietoni", unit: publicCase.unit }]))
  }
  await database.close()
  let kills = 0
  for (let ended = false; !ended; ) {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    const child = startProgram("answer-requests", [address, store])
    const closed = once(child, "close").then(() => true)
    await Promise.race([once(child.stdout, "data"), closed])
    ended = await Promise.race([closed, wait(seed % longestMs, false)])
    if (ended) assert.equal(child.exitCode, 0)
    else {
      child.kill("SIGKILL")
      await closed
      kills++
    }
  }
  const after = await openAt(address)
  const lacking = await after.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    const found: string[] = []
    for (const [part, statement] of Object.entries(wrong)) for (const { id } of await queries.rows<{ id: string }>(raw(`${statement} limit 5`))) found.push(`${id} lacks ${part}`)
    return found
  }).finally(() => after.close())
  for (const one of [folder, store]) rmSync(one, { recursive: true, force: true })
  assert.deepEqual(lacking, [])
  return { kills }
}
