import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { declareCaseRegister } from "../src/acts/cases/register.ts"
import { enter, readWithin } from "../src/acts/access/border.ts"
import type { Desk } from "../src/acts/access/desk.ts"
import { PurposeNeeded } from "../src/acts/access/purpose.ts"
import { NotFound } from "../src/acts/refusals.ts"
import { askHolder, questionsOf } from "../src/acts/holders/ask.ts"
import { openHolders } from "../src/acts/holders/over-http.ts"
import type { HolderAsk, Holders } from "../src/acts/holders/protocol.ts"
import { consentLacks } from "../src/acts/registers/consents.ts"
import { disclosuresOf } from "../src/acts/registers/disclose.ts"
import { byItself, takeStepsByItself } from "../src/acts/registers/by-itself.ts"
import { makeBatch, NothingWaits } from "../src/acts/registers/batches.ts"
import { publishDefinitions } from "../src/acts/registers/definitions.ts"
import { ownExtract } from "../src/acts/registers/extract.ts"
import { toldByRecord } from "../src/acts/registers/decide.ts"
import { getRegisterRecord, type SeenRegisterRecord } from "../src/acts/registers/get.ts"
import { takeBatch } from "../src/acts/registers/kept-batches.ts"
import { makeList } from "../src/acts/registers/lists.ts"
import { getLetter, getOwnLetter, makeLetter } from "../src/acts/registers/letters.ts"
import { moveMany, moveRecord } from "../src/acts/registers/move.ts"
import { openRegisterRecord, Unfilled } from "../src/acts/registers/save.ts"
import { searchRegisters } from "../src/acts/registers/search.ts"
import { registerStatistics } from "../src/acts/registers/statistics.ts"
import { type Actor, inWork } from "../src/acts/work.ts"
import { placesOf } from "../src/commands/holder-settings.ts"
import { openStandIns, type StandIns } from "../src/dev-provider/stand-ins.ts"
import { nextStepOf } from "../src/derive/registers/by-itself.ts"
import { fieldOf, fillIn, holdsOf, type Values } from "../src/derive/registers/fill-in.ts"
import { daysLater, instantFrom } from "../src/lib/day.ts"
import { decisionTexts, lettersOpen, letterTexts } from "../src/derive/registers/texts.ts"
import { sql } from "../src/lib/sql.ts"
import { languages } from "../src/lib/words.ts"
import { kindOf } from "../src/model/kinds/kinds.ts"
import type { Model } from "../src/model/model.ts"
import type { HolderQuestion, MoveDefinition, RegisterDefinition } from "../src/model/registers/definition.ts"
import type { BatchDefinition } from "../src/model/registers/outputs.ts"
import { anEngine } from "../test/engines.ts"
import { sampleTyped } from "../test/sample-typed.ts"
import { openTown, type Person, testNow, type Town } from "../test/town.ts"
import { runningModels } from "./running.ts"

/** The kernel that every running register needs, and every question to another holder, proven of each that is shipped: docs/systems.md is made from the same lists. */

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const johanna: Person = { id: "johanna", given: "Johanna", family: "Joki", kind: "staff", role: "case-handler" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const why = { purpose: "client-service" } as const
const today = "2026-11-24"
const told = 5

const actorOf = ({ id, given, kind }: Person, municipality: string): Actor => ({ id, name: given, kind, session: "s-1", municipality })
const deskOf = (town: Town, person: Person): Desk => ({ database: town.database, municipality: town.municipality, actor: actorOf(person, town.municipality), now: town.now() })

/** The moves from the first stage to an end that pass the most stages, of those whose conditions hold of the record. */
function walkOf({ stages, moves, ...definition }: RegisterDefinition, values: Values): readonly MoveDefinition[] {
  const open = moves.filter(({ by, herself, only, needs }) => (by.length > 0 || herself) && (only === null || holdsOf(definition, only.if, values, today) === true) && needs.every((name) => values[name] !== undefined))
  const ends = new Set(stages.filter(({ ends: last }) => last).map(({ code }) => code))
  const from = (stage: string, seen: readonly string[]): readonly MoveDefinition[] | null => {
    if (ends.has(stage)) return []
    const ways = open.filter((move) => move.from.includes(stage) && !seen.includes(move.to)).flatMap((move) => {
      const rest = from(move.to, [...seen, move.to])
      return rest === null ? [] : [[move, ...rest]]
    })
    return ways.sort((a, b) => b.length - a.length)[0] ?? null
  }
  const first = stages[0]?.code ?? ""
  return from(first, [first]) ?? []
}

/** The fewest moves from the first stage to another, of those whose conditions hold of the record. */
function wayTo({ stages, moves, ...definition }: RegisterDefinition, values: Values, to: string): readonly MoveDefinition[] | null {
  const open = moves.filter(({ by, herself, only, needs }) => (by.length > 0 || herself) && (only === null || holdsOf(definition, only.if, values, today) === true) && needs.every((name) => values[name] !== undefined))
  const ways = new Map<string, readonly MoveDefinition[]>([[stages[0]?.code ?? "", []]])
  for (const [from, way] of ways) for (const one of open) if (one.from.includes(from) && !ways.has(one.to)) ways.set(one.to, [...way, one])
  return ways.get(to) ?? null
}

/** What someone asks to find a record by a key: its first key value, or the first day of its time. */
function questionFor(definition: RegisterDefinition, { key, field: name }: RegisterDefinition["searchKeys"][number], values: Values): string {
  const [field, value] = [fieldOf(definition, name), values[name]]
  if (field.kind === "period") return (value as { from: string }).from
  return key === "hetu" ? (value as { code: string }).code : (kindOf(field.kind).keys?.(value)[0] ?? "")
}

/** A town, and the stand-ins of those whom its registers ask. */
interface Connected extends Town {
  readonly holders: Holders
  readonly asked: StandIns["asked"]
  readonly standsIn: (system: string) => boolean
  /** Consents that were opened to ask by, by their type. */
  readonly consents: Record<string, number>
}

async function openedTown(t: TestContext, model: Model): Promise<Connected> {
  const standIns = await openStandIns({ token: "a token", clock: () => testNow })
  const holders = openHolders(placesOf(standIns), 5000)
  const town = { ...(await openTown(anEngine(), [model])), holders, asked: standIns.asked, standsIn: (system: string) => standIns.systems.includes(system), consents: {} }
  t.after(async () => {
    await town.close()
    await standIns.close()
  })
  const { municipality, database } = town
  for (const person of [veikko, johanna, olli]) await town.add(person)
  await inWork(database, { id: "test", name: "test", kind: "program", session: "s-1", municipality }, town.now(), async (work) => {
    await declareCaseRegister(work, municipality, { register: "asiarekisteri", businessId: "0101263-6", authority: "HEL", pattern: "{year}-{number}", series: "all" })
    await work.queries.rows(sql`update access_grant set shows_codes = true, shows_protected_addresses = person_id = 'veikko' where municipality_id = ${municipality} and person_id in ('veikko', 'johanna')`)
  })
  return town
}

/** A town with its first records, by type: what is part of another names one of those. */
async function proveKernel(town: Connected, definition: RegisterDefinition, links: Record<string, string>, all: readonly RegisterDefinition[]): Promise<void> {
  const { municipality, database, signIn: { keys } } = town
  const { type } = definition
  const typed = sampleTyped(definition, links)
  const { values, problems } = fillIn(definition, typed, today)
  assert.deepEqual(problems.map(({ field, message }) => `${field}: ${message.en}`), [], "the sample is a right form")

  const ids: string[] = []
  await inWork(database, actorOf(veikko, municipality), town.now(), async (work) => {
    for (let at = 0; at < told; at++) {
      const opened = await openRegisterRecord(work, municipality, { type, unit: "town-office", typed, isProtected: definition.subject === null || values[definition.subject] === undefined ? null : true }, keys)
      assert.ok(!(opened instanceof Unfilled), JSON.stringify(opened))
      assert.equal(opened.case !== null, definition.opensCase !== null, "a record that decides opens a case")
      ids.push(opened.id)
    }
  })
  const [id = ""] = ids
  links[type] = id
  await assign(town, id)

  const seen = await see(town, johanna, id)
  assert.deepEqual([seen.stage, seen.mayChange], [definition.stages[0]?.code, true])
  assert.deepEqual(Object.keys(seen.values).filter((name) => fieldOf(definition, name).kind !== "homeAddress").sort(), Object.keys(values).filter((name) => fieldOf(definition, name).kind !== "homeAddress").sort())
  assert.equal(/(?<![\da-f])\d{6}[-+A]\d{3}[0-9A-Y](?![\da-f-])/.test(JSON.stringify(seen)), false, "no identity code stands outside its mask")
  for (const { name, kind } of definition.fields) if (kind === "homeAddress" && values[name] !== undefined) assert.equal(String(seen.record.fields[name]), "•••", "the address of a protected person is masked")

  // A field that this sample is not asked has nothing to be found by.
  const declaredOf = definition.searchKeys.filter(({ field }) => values[field] !== undefined || fieldOf(definition, field).when === null)
  assert.ok(declaredOf.length > 0 || definition.belongsTo !== null, "it is found by some key")
  for (const declared of declaredOf) {
    const found = await searchRegisters(deskOf(town, veikko), { key: declared.key, value: questionFor(definition, declared, values) }, why, keys.codeKey)
    assert.ok("hits" in found, declared.key)
    assert.ok(found.hits.some((hit) => hit.id === id && hit.how === "exact"), `${type} is found by ${declared.key}`)
    const hidden = await searchRegisters(deskOf(town, olli), { key: declared.key, value: questionFor(definition, declared, values) }, why, keys.codeKey)
    assert.deepEqual("hits" in hidden && hidden.hits, [], "an outsider finds nothing")
  }
  await assert.rejects(getRegisterRecord(deskOf(town, olli), id, why), NotFound)
  await assert.rejects(registerStatistics(deskOf(town, olli), type, today, today), NotFound)

  if (seen.record.person !== null) {
    const her: Person = { id: seen.record.person, given: "Martti", family: "Mallinen", kind: "resident" }
    const own = (await ownExtract(deskOf(town, her), "fi")).find((one) => one.id === id)
    assert.deepEqual(own?.facts.map(({ name }) => name).filter((name) => !name.endsWith(".code")).sort(), Object.keys(values).sort(), "she reads all of it")
    assert.equal(own?.legalBases.length, definition.legalBases.length)
    assert.deepEqual((await ownExtract(deskOf(town, { ...her, id: "someone-else" }), "fi")), [])
  }

  for (const question of definition.questions) await proveQuestion(town, definition, id, question, links, all)

  for (const batch of definition.batches) await proveBatch(town, definition, ids[1] ?? "", batch)
  const listed = new Set<string>()
  await proveLists(town, definition, id, values, definition.stages[0]?.code ?? "", listed)
  proveTexts(definition, seen)
  const letters = new Set(await makeLetters(town, definition, id))
  const walk = walkOf(definition, values)
  for (const { code, to, notBy, decides } of walk) {
    town.later(1)
    const by = notBy === null ? veikko : johanna
    if (decides) assert.deepEqual(await moveMany(deskOf(town, by), type, [id], code, keys.codeKey), [{ id, why: "conflict", lacks: [] }], "what decides on a right is not decided of many at once")
    assert.equal(await inWork(database, actorOf(by, municipality), town.now(), (work) => moveRecord(work, municipality, id, code, "", keys.codeKey)), "done", code)
    assert.equal((await see(town, by, id)).stage, to)
    await proveLists(town, definition, id, values, to, listed)
    for (const made of await makeLetters(town, definition, id)) letters.add(made)
  }
  assert.deepEqual([...letters].sort(), definition.letters.map((letter) => letter.code).sort(), "every letter is made somewhere on the way")
  assert.deepEqual([...listed].sort(), definition.lists.filter(({ only }) => only === null || holdsOf(definition, only, values, today) === true).map(({ code }) => code).sort(), "each list tells of it in some stage")
  const ends = definition.stages.filter((stage) => stage.ends).map(({ code }) => code)
  assert.ok(ends.length === 0 || ends.includes(walk.at(-1)?.to ?? definition.stages[0]?.code ?? ""), `${type} comes to an end`)

  const figures = await registerStatistics(deskOf(town, veikko), type, today, today)
  const opened = told + (town.consents[type] ?? 0)
  assert.equal(figures.opened, opened)
  assert.deepEqual(figures.tables.map(({ field }) => field), ["stage", ...definition.statistics])
  assert.equal(figures.ended, walk.length > 0 ? null : ends.length > 0 ? opened : 0, "one alone is not told")
}

/** The day by which a list has a record. */
function dayIn(name: string | null, values: Values): string | null {
  const value = name === null ? null : values[name]
  return typeof value === "string" ? value.slice(0, 10) : value === null ? null : (value as { from: string }).from
}

/** Every declared list has the record while it is in the list's stages, and nothing for an outsider. */
async function proveLists(town: Connected, definition: RegisterDefinition, id: string, values: Values, stage: string, listed: Set<string>): Promise<void> {
  for (const { code, stages, only, day, columns } of definition.lists) {
    const make = async (person: Person) => {
      const made = await makeList(deskOf(town, person), definition.type, code, { day: dayIn(day, values), language: "fi", taken: true }, why)
      return "rows" in made ? made.rows.filter((row) => row.id === id) : []
    }
    const belongs = (stages.length === 0 || stages.includes(stage)) && (only === null || holdsOf(definition, only, values, today) === true)
    const rows = await make(veikko)
    assert.equal(rows.length, belongs ? 1 : 0, `${code} in the stage ${stage}`)
    assert.deepEqual(await make(olli), [], "an outsider's list is empty")
    if (!belongs) continue
    listed.add(code)
    for (const [at, { field, value }] of columns.entries()) assert.equal(rows[0]?.cells[at]?.text === "", field !== null && value === null && values[field] === undefined, `${code}: column ${field ?? value}`)
  }
}

/** A batch takes the record from its stage by its move, once: its file tells of it, and its disclosure is noted where somebody gets it. */
async function proveBatch(town: Connected, definition: RegisterDefinition, id: string, { code, stage, move, recipient, payment }: BatchDefinition): Promise<void> {
  const { municipality, database, signIn: { keys } } = town
  await assign(town, id)
  const { values } = await see(town, veikko, id)
  const way = wayTo(definition, values, stage)
  assert.ok(way, `${code}: the sample comes to the stage ${stage}`)
  for (const step of way) assert.equal(await inWork(database, actorOf(veikko, municipality), town.now(), (work) => moveRecord(work, municipality, id, step.code, "", keys.codeKey)), "done", step.code)
  const make = (person: Person) => inWork(database, actorOf(person, municipality), town.now(), (work) => makeBatch(work, municipality, definition.type, code, { language: "fi" }, keys.codeKey))
  await assert.rejects(make(olli), NothingWaits)
  const batch = await make(johanna)
  await assert.rejects(make(johanna), NothingWaits, "each record leaves once")
  assert.equal((await see(town, veikko, id)).stage, definition.moves.find((one) => one.code === move)?.to)
  const file = await takeBatch(deskOf(town, johanna), batch, why)
  assert.ok("text" in file)
  if (payment === null) assert.equal(file.text.trim().split("\r\n").length, 2, "a line of headings, and one of the record")
  else assert.match(file.text, /<NbOfTxs>1<\/NbOfTxs>/)
  await assert.rejects(takeBatch(deskOf(town, olli), batch, why), NotFound)
  const given = (await readWithin(database, municipality, (queries) => disclosuresOf(queries, municipality, [id]))).map((one) => one.recipient)
  assert.deepEqual(given, recipient === null ? [] : [recipient])
}

/** A question to another holder: open to nobody else, asked only by the consent that it hangs on, refused by the holder without its ground, and kept and noted with its ground, source and moment. */
async function proveQuestion(town: Connected, { type: asking }: RegisterDefinition, id: string, { code, system, operation, about, law, consent, tells, answer }: HolderQuestion, links: Record<string, string>, all: readonly RegisterDefinition[]): Promise<void> {
  const { municipality, database, signIn: { keys }, holders } = town
  const says = `${asking} ${code}`
  const ask = (person: Person) => askHolder(deskOf(town, person), id, code, why.purpose, holders, town.now)
  await assert.rejects(ask(olli), NotFound, says)
  if (consent !== null) {
    const before = town.asked.length
    const unasked = await ask(veikko)
    assert.deepEqual([unasked instanceof Unfilled && unasked.problems[0]?.message, town.asked.length], [consentLacks, before], `${says} is not asked without consent`)
    const type = all.find((one) => one.type === consent.type) as RegisterDefinition
    const typed = sampleTyped(type, links)
    const given = await inWork(database, actorOf(veikko, municipality), town.now(), (work) => openRegisterRecord(work, municipality, { type: type.type, unit: "town-office", typed: (name) => (name === type.consent?.item ? { value: consent.item } : name === type.consent?.period ? { from: today, until: "" } : typed(name)), isProtected: null }, keys))
    assert.ok(!(given instanceof Unfilled), `${says}: ${JSON.stringify(given)}`)
    town.consents[type.type] = (town.consents[type.type] ?? 0) + 1
  }
  const outcome = await ask(veikko)
  assert.ok(outcome === "answered" || outcome === "nothing", `${says}: ${JSON.stringify(outcome)}`)
  const [kept] = (await readWithin(database, municipality, (queries) => questionsOf(queries, municipality, [id]))).filter((one) => one.question === code)
  const here = all.some((one) => one.systems.includes(system) && one.answers.some((its) => its.operation === operation))
  assert.deepEqual([kept?.system, kept?.ground, kept?.outcome, kept?.consent === null, kept?.asOf === null], [system, law, outcome, consent === null, outcome === "nothing"], says)
  assert.equal(kept?.invented, outcome === "answered" && (!here || kept?.invented === true), "what a stand-in makes up says so")
  const columns = new Set(answer.map(({ name }) => name))
  for (const row of kept?.answer ?? []) for (const name of Object.keys(row)) assert.ok(columns.has(name), `${says}: ${name}`)
  const noted = await database.rows<{ act: string; because: string | null }>(sql`select act, because from usage_entry where more ->> 'question' = ${kept?.id ?? ""} order by act`)
  assert.deepEqual(noted.map(({ act }) => act), ["holder-answered", "holder-asked"], says)
  assert.equal(noted[1]?.because, law.replace(/[^\p{L}\p{N}/:]+/gu, ".").replace(/\.$/, ""), "the ground stands in the log")
  const told = (await readWithin(database, municipality, (queries) => disclosuresOf(queries, municipality, [id]))).filter(({ recipient }) => recipient === code)
  assert.equal(told.length, tells.length > 0 ? 1 : 0, `${says}: what is told along is a disclosure`)
  if (!town.standsIn(system)) return
  const bare: HolderAsk = { municipality, system, operation, question: "q-1", purpose: why.purpose, ground: law, consent: consent && { id: "c-1", item: consent.item, from: today, until: null }, about: about === "subject" ? { person: "010190-901R" } : { company: "0101263-6" }, told: {} }
  for (const lacking of [{ ground: "" }, { purpose: "" }, ...(consent === null ? [] : [{ consent: null }, { consent: { id: "c-1", item: "another", from: today, until: null } }, { consent: { id: "c-1", item: consent.item, from: "2026-01-01", until: "2026-01-31" } }])])
    assert.deepEqual(await holders.ask({ ...bare, ...lacking }), { outcome: "refused" }, `${says} without ${JSON.stringify(lacking)}`)
}

/** Each step that the service takes by itself: not before its day, and on it by the rule's version, for records that people have brought so far. */
async function proveByItself(town: Connected, all: readonly RegisterDefinition[], links: Record<string, string>): Promise<void> {
  const { municipality, database, signIn: { keys } } = town
  for (const definition of all)
    for (const step of definition.moves.filter(({ itself }) => itself !== null)) {
      const typed = sampleTyped(definition, links)
      const { values } = fillIn(definition, typed, today)
      const id = await inWork(database, actorOf(veikko, municipality), town.now(), async (work) => {
        const opened = await openRegisterRecord(work, municipality, { type: definition.type, unit: "town-office", typed, isProtected: null }, keys)
        return opened instanceof Unfilled ? assert.fail(JSON.stringify(opened)) : opened.id
      })
      await assign(town, id)
      for (const { code, notBy } of wayTo(definition, values, step.from[0] ?? "") ?? assert.fail(`nobody brings a ${definition.type} to ${step.code}`)) {
        town.later(1)
        assert.equal(await inWork(database, actorOf(notBy === null ? veikko : johanna, municipality), town.now(), (work) => moveRecord(work, municipality, id, code, "", keys.codeKey)), "done", code)
      }
      const { stage } = await see(town, johanna, id)
      const on = nextStepOf(definition, stage, values, today)?.on ?? assert.fail(`${definition.type} ${step.code} has no day`)
      const says = `${definition.type} ${step.code} on ${on}`
      const round = async (day: string): Promise<SeenRegisterRecord> => {
        const at = instantFrom(`${day}T12:00`) as Date
        await takeStepsByItself(database, municipality, keys.codeKey, () => at)
        return see(town, johanna, id, at)
      }
      if (on > today) assert.equal((await round(daysLater(on, -1))).stage, stage, `${says}: not before its day`)
      const after = await round(on)
      const { move, actor, version } = after.changes[0] ?? assert.fail(says)
      assert.deepEqual([after.stage, move, actor, version], [step.to, step.code, byItself.id, definition.version], says)
    }
}

const notesIn = (text: string): readonly string[] => text.match(/\[[^\]]*\]/g) ?? []
const toldOf = (seen: SeenRegisterRecord) => toldByRecord({ ...seen, caseNumber: seen.caseNumber ?? "1/2026" }, { unit: "Yksikkö", official: "Veikko Virta" }, testNow)

/** Texts of decisions and letters: of a record that is filled in whole every place is filled, and what stays in brackets is what the text itself leaves to the official. */
function proveTexts(definition: RegisterDefinition, seen: SeenRegisterRecord): void {
  const prove = (says: string, template: string, filled: string): void => {
    for (const note of notesIn(filled)) assert.ok(notesIn(template).includes(note), `${says}: ${note} is not filled in`)
    assert.equal(/[{}]/.test(filled) || filled === "", false, `${says}: ${filled}`)
  }
  for (const template of definition.decisions)
    for (const language of ["fi", "sv"] as const)
      for (const [part, filled] of Object.entries(decisionTexts(template, toldOf(seen), language))) prove(`${definition.type} ${template.code} ${part} ${language}`, template[part as "matter"][language], filled)
  for (const template of definition.letters)
    for (const language of languages)
      for (const [part, filled] of Object.entries(letterTexts(template, toldOf(seen), language))) prove(`${definition.type} ${template.code} ${part} ${language}`, template[part as "body"][language], filled)
}

/** Makes the letters that a record may be given where it stands, with what is left to the official written: read by her whom it is about, and by no outsider. Gives their codes. */
async function makeLetters(town: Connected, definition: RegisterDefinition, id: string): Promise<string[]> {
  const { municipality, database } = town
  const seen = await see(town, veikko, id)
  const codes: string[] = []
  for (const letter of lettersOpen(definition, seen.stage, seen.values, today).filter(({ lacks }) => lacks === null)) {
    const { heading, body } = letterTexts(letter, toldOf(seen), "fi")
    const made = await inWork(database, actorOf(veikko, municipality), town.now(), (work) => makeLetter(work, municipality, id, { code: letter.code, language: "fi", heading, body: body.replaceAll(/\[[^\]]*\]/g, "kirjoitettu") }))
    assert.ok(typeof made === "string", JSON.stringify(made))
    await assert.rejects(getLetter(deskOf(town, olli), id, made, why), NotFound)
    if (seen.record.person !== null) assert.equal((await getOwnLetter(deskOf(town, { id: seen.record.person, given: "Martti", family: "Mallinen", kind: "resident" }), id, made)).heading, heading)
    codes.push(letter.code)
  }
  return codes
}

async function dropKey(town: Town, model: Model): Promise<void> {
  const { municipality, database } = town
  const one = model.definitions.find(({ register, searchKeys }) => searchKeys.length > 1 && model.definitions.filter((other) => other.register === register && other.searchKeys.length > 0).length === 1)
  assert.ok(one, "some register declares several keys alone")
  const [gone, ...rest] = one.searchKeys
  const declared = () =>
    database.transaction(async (queries) => {
      await enter(queries, municipality)
      return (await queries.rows<{ key: string }>(sql`select key from declared_key where municipality_id = ${municipality} and register = ${one.register} order by key`)).map(({ key }) => key)
    })
  assert.deepEqual(await declared(), one.searchKeys.map(({ key }) => key).sort())
  const changed = { ...model, definitions: model.definitions.map((other) => (other === one ? { ...one, version: 2, searchKeys: rest } : other)) }
  await database.transaction((queries) => publishDefinitions({ queries, now: town.now() }, changed))
  assert.deepEqual(await declared(), one.searchKeys.map(({ key }) => key).filter((key) => key !== gone?.key).sort())
}

async function see(town: Town, person: Person, id: string, now = town.now()): Promise<SeenRegisterRecord> {
  const found = await getRegisterRecord({ ...deskOf(town, person), now }, id, why)
  assert.ok(!(found instanceof PurposeNeeded), "the purpose was told")
  return found
}

/** A colleague gets the record to handle too. */
const assign = (town: Town, id: string): Promise<void> =>
  town.database.transaction(async (queries) => {
    await enter(queries, town.municipality)
    await queries.rows(sql`
      insert into assignment (municipality_id, root_id, id, official_id, starts_at)
      select municipality_id, root_id, 'to-johanna', 'johanna', ${town.now()} from record where municipality_id = ${town.municipality} and id = ${id} on conflict do nothing`)
  })

for (const model of runningModels) {
  test(`every register that runs in ${model.municipality.id} is filled in, seen, found, walked through, counted and told to its person, hidden from others, and asks of others only what it may`, async (t) => {
    const town = await openedTown(t, model)
    const links: Record<string, string> = {}
    // What is part of another comes after it.
    const inOrder = [...model.definitions].sort((a, b) => Number(a.belongsTo !== null) - Number(b.belongsTo !== null))
    for (const definition of inOrder) await t.test(definition.type, () => proveKernel(town, definition, links, model.definitions))
    await t.test("what the service does by itself is done on its day, and told", () => proveByItself(town, model.definitions, links))
    await t.test("a key that a new version no longer declares is asked for no more", () => dropKey(town, model))
  })
}

/** What the samples of registers give where a calculation of the law is worked out in the fact sheets; sums in cents. */
const worked: Readonly<Record<string, Values>> = {
  receivable: { interest: 293, costs: 3_100, endsOn: "2029-02-01" },
  "organisation-grant": { score: 82, recovery: 791_667 },
  "area-permit": { fee: 32_000, policeBy: "2026-04-29", rescuePlanBy: "2026-04-20", noiseBy: "2026-04-04" },
  "dwelling-application": { incomeLimit: 602_000, wealthMost: 13_300_000, order: 1_799_019_482 },
  "parking-fine": { claimBy: "2026-04-15", dueOn: "2026-04-15", letterOn: "2026-04-27", secondDueOn: "2026-06-03", risenTo: 9_400, serveBy: "2026-09-16" },
  "stored-vehicle": { days: 23, fee: 25_500 },
  "child-agreement": { need: 44_300, reckoned: 22_754, now: 25_216 },
  contract: { lastNotice: "2026-12-31", optionBy: "2027-01-30", alarmFirst: "2026-10-02", alarmLast: "2027-03-01", priceNow: 4_941_892 },
  "space-booking": { charged: 105, reckoned: 6_183 },
  "social-assistance": { base: 57_843, expenses: 71_550, income: 100_001, reckoned: 29_392, deviates: false },
  "work-safety-notice": { risk: 12, level: "medium" },
}

test("what the registers reckon is what the fact sheets work out", () => {
  const all = new Map(runningModels.flatMap(({ definitions }) => definitions.map((definition) => [definition.type, definition])))
  for (const [type, expected] of Object.entries(worked)) {
    const definition = all.get(type)
    assert.ok(definition, type)
    const { values } = fillIn(definition, sampleTyped(definition), today)
    assert.deepEqual([type, Object.fromEntries(Object.keys(expected).map((name) => [name, values[name]]))], [type, expected])
  }
})
