import type { Day } from "../lib/day.ts"
import { slug } from "../lib/words.ts"
import type { FunctionClass } from "./model.ts"
import type { Contact, Unit, Validity } from "./organisation.ts"
import type { Dataset, InformationPool, PoolPart } from "./pool.ts"
import type { Relation } from "./relation.ts"
import type { SearchKeyName } from "./search-key.ts"
import type { Source } from "./source.ts"
import type { InformationSystem, Party, Register } from "./system.ts"
import { named, notStated, type Text } from "./text.ts"

/**
 * Short ways to declare a municipality. Each fills in what most declarations leave out, so that a declaration says only
 * what is known; `in(document)` binds the document, so that a fact needs only its line.
 */

const always: Validity = { from: null, until: null }
export const until = (day: Day): Validity => ({ from: null, until: day })

type Need<T, Required extends keyof T> = Partial<T> & Pick<T, Required>

export const unit = (declared: Need<Unit, "id" | "name" | "kind">): Unit => ({
  parent: null,
  duties: notStated(),
  statedUnits: null,
  updated: null,
  validity: always,
  source: null,
  ...declared,
})

export const contact = (declared: Need<Contact, "id" | "name" | "role">): Contact => ({
  postalAddress: [],
  visitingAddress: null,
  phone: null,
  email: null,
  secureMail: null,
  hours: [],
  note: notStated(),
  source: null,
  ...declared,
})

export const party = (name: string, more: Partial<Party> = {}): Party => ({ name, unit: null, validity: always, ...more })

export const system = (declared: Need<InformationSystem, "name" | "description">): InformationSystem => ({
  id: slug(nameOf(declared.name)),
  also: [],
  owners: [],
  jointHolders: [],
  users: null,
  validity: always,
  successor: null,
  partOf: null,
  sameAs: [],
  readAs: null,
  namedIn: [],
  caseRegisterGroup: null,
  source: null,
  ...declared,
})

export const register = (declared: Need<Register, "name">): Register => ({
  id: slug(nameOf(declared.name)),
  notice: null,
  noticeDated: null,
  manual: false,
  source: null,
  ...declared,
})

export const dataset = (name: string | Text, source: Source = null, more: Partial<Dataset> = {}): Dataset => ({
  name: typeof name === "string" ? named(name) : name,
  groups: [],
  manual: false,
  source,
  ...more,
})

export const part = (declared: Need<PoolPart, "id" | "name" | "purpose">): PoolPart => ({
  controller: null,
  datasets: [],
  systems: notStatedList(),
  source: null,
  ...declared,
})

export const pool = (declared: Need<InformationPool, "name" | "unit" | "purpose">): InformationPool => ({
  id: slug(nameOf(declared.name)),
  scope: "own",
  internal: false,
  manual: notStated(),
  parts: [],
  datasets: notStatedList(),
  registers: [],
  systems: notStatedList(),
  searchKeys: notStatedList(),
  functionClasses: [],
  decides: { authority: null, contact: null },
  openInterface: { state: "not-stated", address: null, note: notStated() },
  updated: null,
  validity: always,
  successor: null,
  readAs: { purpose: null, datasets: null },
  source: null,
  ...declared,
})

export const functionClass = (code: string, title: string, more: Partial<FunctionClass> = {}): FunctionClass => ({
  id: code.replaceAll(" ", "-"),
  code,
  title: named(title),
  units: [],
  source: null,
  ...more,
})

export const relation = (declared: Need<Relation, "from" | "to" | "scope" | "direction">): Relation => ({
  what: notStated(),
  source: null,
  ...declared,
})

/** A list that is there. */
export const listed = <T>(items: T[]) => ({ state: "stated" as const, promisedBy: null, items })
/** A list that the source promises by a day, or with no day. */
export const promisedList = (promisedBy: Day | null) => ({ state: "to-be-completed" as const, promisedBy, items: [] })
/** A list that the source says is empty. */
export const noneListed = () => ({ state: "none" as const, promisedBy: null, items: [] })
/** A list that the source is silent about. */
export const notStatedList = () => ({ state: "not-stated" as const, promisedBy: null, items: [] })

/** Registers of a pool by id, each with its line in the document that `at` binds. */
export const held = (at: (line: number) => Source, lines: Readonly<Record<string, number>>) => Object.entries(lines).map(([register, line]) => ({ register, source: at(line) }))

/** Systems of a pool by id that one line names. */
export const systemsAt = (source: Source, ...ids: string[]) => ids.map((id) => ({ system: id, source }))

/** Search keys of one line, each with the words used there. */
export const keys = (source: Source, declared: Partial<Record<SearchKeyName, string>>) =>
  listed(Object.entries(declared).map(([key, as]) => ({ key: key as SearchKeyName, as, source })))

/** Binds a document: `at(12)` is then its line 12. */
export const lineOf =
  (document: string) =>
  (line: number, lastLine?: number): Source =>
    lastLine === undefined ? { document, line } : { document, line, lastLine }

export const nameOf = (text: Text): string => text.fi.value ?? text.sv.value ?? text.en.value ?? ""
