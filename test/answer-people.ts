import assert from "node:assert/strict"
import type { TestContext } from "node:test"
import { unzipSync } from "fflate"
import { addDocument } from "../src/acts/cases/documents.ts"
import { openFromIntake } from "../src/acts/intake/settle.ts"
import { receive } from "../src/acts/intake/receive.ts"
import { askPlaces, CodeNeeded } from "../src/acts/requests/ask-holders.ts"
import { fetchDelivery, makeDelivery } from "../src/acts/requests/deliver.ts"
import { type Item, itemsOf, tasksOf } from "../src/acts/requests/get.ts"
import { lockItem } from "../src/acts/requests/lock.ts"
import { answerByPackage, askPackage, makePackages } from "../src/acts/requests/package.ts"
import { addItems, searchForTask, tellSearched } from "../src/acts/requests/search.ts"
import { addTasks, tellOfTask } from "../src/acts/requests/tasks.ts"
import { giveWhatIsClear, weighItem } from "../src/acts/requests/weigh.ts"
import { inWork } from "../src/acts/work.ts"
import { parseIdentityCode, testCode } from "../src/law/identity-code.ts"
import type { RequestKind } from "../src/law/requests.ts"
import { sql } from "../src/lib/sql.ts"
import { dice } from "./access-world.ts"
import { aThing, openOutside, outsideSystems, type OutsideThing } from "./outside-systems.ts"
import { aCase, ask, by, deskOf, model, one, open, openOffice, packing, personOf, record, registersMost, tuula, veikko } from "./request-office.ts"
import type { Person, Town } from "./town.ts"

const rauno: Person = { id: "rauno", given: "Rauno", family: "Kirjaaja", kind: "staff", role: "registrar" }
const why = { purpose: "subject-request" } as const
/** The rights on whose ground one asks for what is one's own. */
const kinds: readonly RequestKind[] = ["own-data", "own-data", "own-data", "portability", "own-document", "party"]
/** A mark of one thing of one person's: whose it is shows wherever it turns up. */
const markOf = (person: number, thing: number): string => `Tieto ${person}:${thing}.`
const marksIn = (text: string): string[] => [...new Set(text.match(/Tieto \d+:\d+\./g))].toSorted()

/** What the generator knows of one person. */
interface Known {
  readonly at: number
  readonly given: string
  readonly family: string
  readonly code: string
  readonly isProtected: boolean
  readonly kind: RequestKind
  /** Marks by the id of the record that has them. */
  readonly records: Map<string, string>
  /** Marks of what systems outside keep. */
  readonly outside: Readonly<Record<(typeof outsideSystems)[number], readonly OutsideThing[]>>
  readonly paper: string | null
  /** Which system does not answer the first time. */
  readonly down: (typeof outsideSystems)[number] | null
  /** Where she lives, as two roads tell it; each is hers alone. */
  readonly street: string
  /** Somebody else who is in her data, by a name that nobody else has. */
  readonly other: string
  person: string
  /** A register has her address. */
  lives: boolean
  locks: boolean
}

/** What came of so many requests. */
export interface Answered {
  readonly given: number
  readonly partly: number
  readonly nothing: number
  readonly things: number
  readonly withheld: number
  readonly notMeant: number
  /** In milliseconds, in the order of the requests. */
  readonly times: readonly number[]
}

/**
 * So many people ask for what is their own, each from the form to the package that she fetches, and each package is held against what the generator knows: all of hers, nothing of anyone else's, no mask
 * lifted before anyone but her. Who is in which registers, cases, systems outside and on paper, on what ground she asks, who is under non-disclosure, whose record is restricted and who shares a name is drawn from the seed.
 */
export async function answerPeople(t: Pick<TestContext, "after">, count: number, seed: number, told: (line: string) => void = () => {}): Promise<Answered> {
  const { of, chance, times } = dice(seed)
  const below = (most: number): number => of(Array.from({ length: most }, (_, at) => at))
  const town = await openOffice(t)
  await town.add(rauno)
  const people: Known[] = []
  const byCode = new Map<string, Known>()
  for (let at = 1; at <= count; at++) {
    const twin = chance(0.05) ? people.at(-1) : undefined
    let thing = 100
    const things = (title: string) => times(3).map(() => aThing(`${title}-${++thing}`, { title, data: { Tieto: markOf(at, thing) }, ...(chance(0.3) ? { addresses: { Osoite: `Ulkotie ${at}, 99999 Koivula` } } : {}), ...(chance(0.2) ? { others: true, protected: chance(0.3), data: { Tieto: markOf(at, thing), Muu: `Muu Henkilö${at}` } } : {}) }))
    const known: Known = {
      at, given: twin?.given ?? of(["Aino", "Eero", "Martti", "Sylvi"]), family: twin?.family ?? `Sukunimi${at}`, code: testCode(`19${50 + (at % 40)}-0${1 + (at % 9)}-${10 + (Math.floor(at / 100) % 18)}`, 900 + (at % 100)), isProtected: chance(0.2), kind: of(kinds),
      records: new Map(), outside: { kirjastojarjestelma: things("Laina"), liikuntajarjestelma: things("Vuoro") }, paper: chance(0.2) ? markOf(at, 90) : null, down: chance(0.1) ? of(outsideSystems) : null,
      street: `Kotikatu ${at}`, other: `Henkilö${at}`, person: "", lives: chance(0.5), locks: chance(0.07),
    }
    people.push(known)
    byCode.set(known.code, known)
  }
  assert.equal(byCode.size, count, "each has a code of her own")
  for (const known of people) await settleIn(town, known, { chance, below })
  told(`${count} people are in ${people.reduce((sum, { records }) => sum + records.size, 0)} records`)

  const down: { [system: string]: { status: number } } = {}
  const outside = await openOutside(t, () => town.now(), (system, code) => byCode.get(code)?.outside[system] ?? [], down)
  const answered = { given: 0, partly: 0, nothing: 0, things: 0, withheld: 0, notMeant: 0, times: [] as number[] }
  for (const known of people) {
    const begun = performance.now()
    if (known.down) down[known.down] = { status: 503 }
    const came = await answerOne(town, known, outside.holders, chance, () => delete down[known.down ?? ""])
    answered.times.push(performance.now() - begun)
    answered[came.state === "given" ? "given" : came.state === "given-partly" ? "partly" : "nothing"]++
    for (const part of ["things", "withheld", "notMeant"] as const) answered[part] += came[part]
    if (known.at % 100 === 0) told(`${known.at} answered, the last hundred in ${Math.round(answered.times.slice(-100).reduce((sum, ms) => sum + ms, 0) / 100)} ms each`)
    town.later(1)
  }
  const [entries] = await town.database.rows<{ count: number }>(sql`select count(*)::int as count from usage_entry where act = 'record-disclosed'`)
  assert.equal(entries?.count, answered.things, "each thing given leaves one entry")
  return answered
}

/** Puts a person where the generator wants her: registers, cases, a restriction of an earlier request's. */
async function settleIn(town: Town, known: Known, { chance, below }: { chance: (odds: number) => boolean; below: (most: number) => number }): Promise<void> {
  const { at, given, family, code, isProtected, street, other, records } = known
  const person = { given, family, code }
  const chosen = new Set(Array.from({ length: below(6) }, () => 2 + below(registersMost - 1)))
  let thing = 0
  if (known.lives) records.set(await record(town, "borrower", { person, born: "1950-01-01", kind: "adult", home: { street, postcode: "99999", town: "Koivula" }, valid: { from: "2026-01-01", until: "" }, loans: "1", guardian: "", fee: "1,00" }, isProtected), "")
  for (const register of chosen) records.set(await record(town, `client-${register}`, { person, need: markOf(at, ++thing), ...(chance(0.15) ? { helper: { given: "Muu", family: other, code: "" } } : {}) }, isProtected), markOf(at, thing))
  const [first] = records.keys()
  known.person = first === undefined ? await putPerson(town, known) : await personOf(town, first)
  if (chance(0.3)) {
    const title = markOf(at, 80)
    const its = await open(town, aCase({ title: `Hakemus ${title}`, publicTitle: "Hakemus", classCode: "14 05", person: known.person, initiator: { kind: "person", name: `${given} ${family}` } }))
    records.set(its, title)
    for (let nth = 0; nth < below(3); nth++) {
      const mark = markOf(at, 81 + nth)
      const file = { name: "liite.txt", mediaType: "text/plain", ...(await town.files.put(new Blob([`${mark} ${nth}`]).stream(), 100)) }
      records.set(await by(town, veikko, (work) => addDocument(work, "koivula", its, { title: `Liite ${mark}`, publicTitle: "Liite", type: "application", language: "fi", received: { at: town.now(), way: "letter", sender: `${given} ${family}` }, publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" }, file }, town.signIn.keys.codeKey)), mark)
    }
  }
  known.locks &&= first !== undefined
  if (!known.locks) return
  const earlier = await open(town, aCase({ person: known.person, initiator: { kind: "person", name: `${given} ${family}` } }))
  records.set(earlier, "")
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", earlier, [ask({ kind: "restriction", asked: "Rajoittakaa" })]))
  await by(town, veikko, (work) => searchForTask(work, "koivula", earlier, task, model))
  const item = (await itemsOf(deskOf(town, veikko), earlier, task, why)).find((found) => found.record === first)
  await by(town, veikko, (work) => lockItem(work, "koivula", earlier, task, item?.id ?? "", "accuracy"))
}

const unregistered = (at: number): string => `asukas-${at}`

/** Somebody whom no register knows, but who has signed in. */
async function putPerson(town: Town, { at, given, family, code, isProtected }: Known): Promise<string> {
  const id = unregistered(at)
  await town.database.rows(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, protected, created_at) values ('koivula', ${id}, 'resident', ${given}, ${family}, ${town.signIn.keys.hetuIndex(code as never)}, ${isProtected}, ${town.now()})`)
  return id
}

async function answerOne(town: Town, known: Known, holders: Parameters<typeof askPlaces>[5]["holders"], chance: (odds: number) => boolean, repair: () => void): Promise<{ state: string; things: number; withheld: number; notMeant: number }> {
  const { at, given, family, code, person, kind } = known
  const name = `${given} ${family}`
  const { keys } = town.signIn
  const resident = { id: person, name, kind: "resident" as const, municipality: "koivula" }
  const { id: intake } = await inWork(town.database, resident, town.now(), (work) =>
    receive(work, "koivula", { source: "form", key: `asks-${at}`, way: "form", arrivedAt: town.now(), subject: "Omat tiedot", body: "Kaikki, mitä minusta on.", sender: name, language: "fi", person, asks: { kinds: [kind], pools: [], keys: {}, purpose: null, giving: "e-delivery" } }, keys.codeKey))
  const { id } = await by(town, rauno, (work) => openFromIntake(work, "koivula", intake, aCase({ receivedWay: "form", pendingAt: town.now(), initiator: { kind: "person", name } }), { type: "information-request", language: "fi" }, keys.codeKey))
  const task = (await tasksOf(town, id))[0]?.id ?? ""
  await by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  const press = (typed: string | null) => askPlaces(deskOf(town, veikko), id, task, null, typed, { model, holders, keys, clock: () => town.now() })
  const first = await press(null)
  assert.equal(first instanceof CodeNeeded, person === unregistered(at), `${at}: her code is asked for where no register has it`)
  if (first instanceof CodeNeeded) await press(code)
  if (known.down) {
    assert.equal((await one(town, id, task)).searches.find(({ place }) => place === known.down)?.asked?.outcome, "not-now")
    repair()
    await press(code)
  }
  if (known.paper === null) await by(town, veikko, (work) => tellSearched(work, "koivula", id, task, ["shelf:kirjasto"], 0, "Ei kortteja."))
  else {
    const card = await by(town, veikko, (work) => addDocument(work, "koivula", id, { title: `Kortti ${known.paper}`, publicTitle: "Kortti", type: "report", language: "fi", received: { at: town.now(), way: "counter", sender: "Kirjasto" }, publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 32 k" } }, keys.codeKey))
    await by(town, veikko, (work) => addItems(work, "koivula", id, task, [card], "shelf:kirjasto"))
  }
  const { withheld, refused, notMeant } = await weighAll(town, known, id, task, chance)
  const asked = await by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: chance(0.2) ? "sv" : "fi" }))
  assert.equal(await makePackages(town.database, "koivula", packing(town), () => town.now()), 1)
  const { packages } = await one(town, id, task)
  assert.equal(packages[0]?.state, "ready", `${at}`)
  const items = await heldAgainst(town, known, packages[0]?.sha256 ?? "", refused)
  const link = await by(town, veikko, (work) => makeDelivery(work, "koivula", id, task, asked))
  assert.equal("sha256" in (await fetchDelivery(town.database, "koivula", link, { actor: resident, level: "substantial" }, town.now())), true, `${at} fetches`)
  // Nothing of what was found is given: a refusal, which tells its reason.
  if (items === 0 && withheld > 0) await by(town, veikko, (work) => tellOfTask(work, "koivula", id, task, "refused", "Toisen henkilön tiedot."))
  else await by(town, veikko, (work) => answerByPackage(work, "koivula", id, task, asked))
  return { state: (await one(town, id, task)).state, things: items, withheld, notMeant }
}

/** Weighs as an official would who looks at each: all that is clear at once, the rest one by one; what nobody in the case may read the data protection officer weighs. Tells what was not given. */
async function weighAll(town: Town, { at, records, code, isProtected, street }: Known, id: string, task: string, chance: (odds: number) => boolean): Promise<{ withheld: number; refused: Set<string>; notMeant: number }> {
  await by(town, veikko, (work) => giveWhatIsClear(work, "koivula", id, task))
  const seen: Item[] = []
  for (let page = await itemsOf(deskOf(town, veikko), id, task, why); page.length > 0; page = await itemsOf(deskOf(town, veikko), id, task, why, page.at(-1)?.id ?? null)) seen.push(...page)
  const shown = JSON.stringify(seen)
  assert.equal(shown.includes(code), false, `${at}: her code is masked`)
  if (isProtected) for (const hidden of [`${street},`, `Ulkotie ${at},`]) assert.equal(shown.includes(hidden), false, `${at}: where she lives is masked`)
  const refused = new Set<string>()
  let withheld = 0
  let notMeant = 0
  for (const { id: item, record: its, root, title, thirdPerson, says } of seen.filter(({ weighed }) => weighed === null)) {
    const hers = records.has(its) || root === id
    const who = title === null ? tuula : veikko
    const weigh = (form: Parameters<typeof weighItem>[5]) => by(town, who, (work) => weighItem(work, "koivula", id, task, item, form))
    if (!hers) {
      notMeant++
      await weigh({ outcome: "not-meant" })
    } else if (!thirdPerson) await weigh({ outcome: "given" })
    else {
      const whole = chance(0.3)
      withheld++
      if (whole) refused.add(records.get(its) ?? String(says.Tieto ?? ""))
      await weigh({ outcome: whole ? "refused" : "given-partly", act: "GDPR", item: "15 art. 4 k", reason: "Toisen henkilön tiedot.", covered: whole ? [] : ["helper", "Muu"] })
    }
  }
  assert.equal(refused.has(""), false, `${at}: what is refused has its mark`)
  return { withheld, refused, notMeant }
}

/** Holds a package against what the generator knows. Gives how many things are in it. */
async function heldAgainst(town: Town, { at, records, outside, paper, lives, street, other, code }: Known, sha256: string, refused: ReadonlySet<string>): Promise<number> {
  const zip = unzipSync(new Uint8Array(await new Response((await town.files.get(sha256))?.content).arrayBuffer()))
  const text = Buffer.from(zip["data.json"] ?? []).toString()
  const { items } = JSON.parse(text) as { items: { id: string }[] }
  const things = Object.values(outside).flat().map(({ data }) => data.Tieto ?? "")
  const truth = [...records.values(), ...things, ...(paper === null ? [] : [paper])].filter((mark) => mark !== "" && !refused.has(mark)).toSorted()
  assert.deepEqual(marksIn(text), truth, `${at}: all of hers, and nothing of anyone else's`)
  assert.equal(text.includes(other), false, `${at}: nobody else's name`)
  assert.equal(items.length, [...records.values(), ...things, ...(paper === null ? [] : [paper])].length - refused.size, `${at}: each thing once`)
  if (lives) assert.equal(text.includes(street), true, `${at}: where she lives is told to herself`)
  for (const found of (text.match(/\d{6}[-A]\d{3}[0-9A-Y]/g) ?? []).filter((one) => parseIdentityCode(one) !== null)) assert.equal(found, code, `${at}: no code but hers`)
  assert.equal(Buffer.from(zip["answer.pdf"] ?? []).subarray(0, 5).toString(), "%PDF-", `${at}`)
  return items.length
}
