import { generateKeyPairSync } from "node:crypto"
import type { TestContext } from "node:test"
import { type CaseForm, openCase } from "../src/acts/cases/open.ts"
import { declareCaseRegister } from "../src/acts/cases/register.ts"
import { openRegisterRecord, Unfilled } from "../src/acts/registers/save.ts"
import { type Task, tasksOf } from "../src/acts/requests/get.ts"
import type { Packing } from "../src/acts/requests/package.ts"
import { tellSearched } from "../src/acts/requests/search.ts"
import type { AskForm } from "../src/acts/requests/tasks.ts"
import { readWithin } from "../src/acts/access/border.ts"
import { sealKeyFrom } from "../src/acts/trail/seal.ts"
import { type Actor, inWork, type Work } from "../src/acts/work.ts"
import { sql } from "../src/lib/sql.ts"
import type { Typed } from "../src/model/kinds/kind.ts"
import type { Model } from "../src/model/model.ts"
import { parseModel } from "../src/model/parse-model.ts"
import { asked, defineRegister } from "../src/model/registers/define.ts"
import { system } from "../src/model/declare.ts"
import { inThree, named } from "../src/model/text.ts"
import { anEngine, type Engine } from "./engines.ts"
import { lendingParts } from "./lending.ts"
import { openTown, type Person, type Town } from "./town.ts"

const w = (fi: string, sv: string, en: string) => ({ fi, sv, en })
export const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
export const tuula: Person = { id: "tuula", given: "Tuula", family: "Suojaniemi", kind: "staff", role: "data-protection-officer" }
export const ilkka: Person = { id: "ilkka", given: "Ilkka", family: "Tiedonhaltija", kind: "staff", role: "information-manager" }
export const johanna: Person = { id: "johanna", given: "Johanna", family: "Muu", kind: "staff", role: "case-handler" }

/** Koivula with forty registers that run, each with a field for another person, two systems outside and old cards on a shelf. */
export const registersMost = 40
function townOfRegisters(): Model {
  const parts = lendingParts() as unknown as Model & { registers: Model["registers"] }
  const [first] = parts.registers.filter(({ id }) => id === "asiakasrekisteri")
  const more = Array.from({ length: registersMost - 1 }, (_, at) => `rekisteri-${at + 2}`)
  const [notice] = parts.notices
  const pool = parts.pools.find(({ id }) => id === "kirjasto")
  if (!first || !notice || !pool) throw new Error("The sample town lacks its library.")
  const definitions = more.map((register, at) =>
    defineRegister({
      type: `client-${at + 2}`, register, version: 1, record: w(`Asiakkuus ${at + 2}`, `Klient ${at + 2}`, `Client ${at + 2}`), purpose: w("Palvelun antaminen.", "Att ge service.", "Giving a service."),
      fields: { person: asked.person("Asiakas", "Klient", "Client", { required: true, data: "code", secrecy: "24-1-25" }), need: asked.text("Tarve", "Behov", "Need", { data: "ordinary" }), helper: asked.person("Tukihenkilö", "Stödperson", "Support person", { data: "ordinary" }) },
      subject: "person", title: ["person"], columns: ["need"], searchKeys: { hetu: "person", personName: "person" },
      stages: [{ code: "open", label: w("auki", "öppen", "open") }, { code: "ended", label: w("päättynyt", "avslutad", "ended"), ends: true }],
      letters: [{ code: "note", label: w("Kirje", "Brev", "Letter"), heading: w("Kirje", "Brev", "Letter"), body: w("Hei", "Hej", "Hello") }],
      moves: [{ code: "end", label: w("Päätä", "Avsluta", "End"), from: ["open"], to: "ended", by: ["case-handler"] }],
      secrecy: "secret", retention: { years: 2, from: "end", after: "destroy", basis: w("Koe", "Prov", "Trial") },
      legalBases: [{ article: "6(1)(c)", law: "410/2015 7 §", explanation: w("Kunnan tehtävä.", "Kommunens uppgift.", "A task of the municipality.") }],
    }))
  return parseModel({
    ...parts,
    systems: [...parts.systems, system({ id: "liikuntajarjestelma", name: named("Liikuntajärjestelmä"), description: inThree("Liikuntavuorot.", "Idrottsturer.", "Turns at sports halls."), source: pool.source })],
    registers: [...parts.registers, ...more.map((id) => ({ ...first, id, name: inThree(`Rekisteri ${id}`, `Register ${id}`, `Register ${id}`) }))],
    notices: [{ ...notice, registers: [...notice.registers, ...more] }],
    pools: parts.pools.map((one) => (one.id === "kirjasto" ? { ...one, manual: inThree("Vanhat lainauskortit", "Gamla lånekort", "Old cards of loans"), systems: { ...one.systems, items: [...one.systems.items, { system: "liikuntajarjestelma", source: pool.source }] }, registers: [...one.registers, ...more.map((register) => ({ register, source: null }))] } : one)),
    definitions: [...parts.definitions, ...definitions],
  })
}

const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })
export const deskOf = (town: Town, person: Person) => ({ database: town.database, municipality: "koivula", actor: actorOf(person), now: town.now() })
export const by = <Result>(town: Town, person: Person, verb: (work: Work) => Promise<Result>): Promise<Result> => inWork(town.database, actorOf(person), town.now(), verb)
export const model = townOfRegisters()
export const keyPair = generateKeyPairSync("ed25519")
const key = sealKeyFrom(keyPair.privateKey.export({ type: "pkcs8", format: "pem" }) as string)
export const packing = ({ files }: Town): Packing => ({ files, key, unitName: (unit) => unit, registerName: (register) => register })

export async function openOffice(t: Pick<TestContext, "after"> | null, engine: Engine = anEngine(), its: Model = model): Promise<Town> {
  const town = await openTown(engine, [its])
  t?.after(() => town.close())
  for (const person of [veikko, tuula, ilkka, johanna]) await town.add(person)
  await by(town, ilkka, (work) => declareCaseRegister(work, "koivula", { register: "asiarekisteri", businessId: "0101263-6", authority: "Koivulan kaupunki", pattern: "{number}/{class}/{year}", series: "class" }))
  return town
}

export const aCase = (more: Partial<CaseForm> = {}): CaseForm => ({
  classCode: "00 01 02", unit: "town-office", title: "Tietopyyntö", publicTitle: "Tietopyyntö", language: "fi", receivedWay: "letter", pendingAt: new Date("2026-11-23T07:00:00Z"),
  initiator: { kind: "person", name: "Martti Mallinen" }, publicity: { secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 32 k" }, handler: "veikko", ...more,
})
export const ask = (more: Partial<AskForm> = {}): AskForm => ({ kind: "document", receivedOn: "2026-11-23", asked: "Kirjaston laajennuksen asiakirjat", unit: "town-office", ...more })
export const open = (town: Town, form: CaseForm = aCase(), person = veikko) => by(town, person, (work) => openCase(work, "koivula", form, town.signIn.keys.codeKey)).then(({ id }) => id)
/** Tells of every place that nobody has looked at yet that nothing was there. */
export const nothingElsewhere = async (town: Town, caseId: string, id: string) => {
  const places = (await one(town, caseId, id)).searches.filter(({ searchedAt }) => searchedAt === null).map((place) => place.id)
  if (places.length > 0) await by(town, veikko, (work) => tellSearched(work, "koivula", caseId, id, places, 0, "Ei löytynyt."))
}
export const one = async (town: Town, caseId: string, id: string): Promise<Task> => {
  const found = (await tasksOf(town, caseId)).find((task) => task.id === id)
  if (!found) throw new Error("There is no such task.")
  return found
}
export const record = async (town: Town, type: string, fields: Readonly<Record<string, string | Typed>>, isProtected: boolean | null = null): Promise<string> => {
  const answer = await by(town, veikko, (work) => openRegisterRecord(work, "koivula", { type, unit: "town-office", typed: (name) => { const given = fields[name] ?? ""; return typeof given === "string" ? { value: given } : given }, isProtected }, town.signIn.keys))
  if (answer instanceof Unfilled) throw new Error(JSON.stringify(answer.problems))
  return answer.id
}
export const personOf = (town: Town, id: string) => readWithin(town.database, "koivula", async (queries) => (await queries.rows<{ person: string }>(sql`select person_id as person from record where municipality_id = 'koivula' and id = ${id}`))[0]?.person ?? "")
