import { createHash, randomUUID } from "node:crypto"
import { daysLater, startOf } from "../../lib/day.ts"
import type { Fault, StaffRow } from "./directory-file.ts"
import type { StaffMember } from "./people.ts"

export type RowOutcome = "added" | "changed" | "ended" | "unchanged"

/** A post as it is to be. */
interface PlannedPost {
  /** Id of the post that changes; null for a new one. */
  readonly id: string | null
  readonly unit: string
  readonly title: string
  readonly supervisor: string | null
  readonly startsAt: Date
  readonly endsAt: Date | null
}

/** What becomes of one person. */
export interface PlannedPerson {
  /** Line of the file; null for one who is not in it. */
  readonly line: number | null
  readonly id: string
  readonly outcome: RowOutcome
  readonly userName: string | null
  readonly givenNames: string
  readonly familyName: string
  readonly email: string | null
  readonly employeeNumber: string | null
  /** What of her changes, by column. */
  readonly fields: readonly string[]
  readonly post: PlannedPost | null
  /** When her employments end, if they do by this plan. */
  readonly endsAt: Date | null
}

/** What a file would do to the directory. */
export interface Plan {
  readonly people: readonly PlannedPerson[]
  readonly faults: readonly Fault[]
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** How many are in service before. */
  readonly inService: number
  /** More than a tenth of those in service would leave: that must be said to be meant. */
  readonly endsMany: boolean
  /** Another plan has another one. */
  readonly digest: string
}

export interface PlanGround {
  readonly rows: readonly StaffRow[]
  readonly faults: readonly Fault[]
  readonly directory: readonly StaffMember[]
  /** Ids of people who are no staff. */
  readonly otherIds: ReadonlySet<string>
  /** The file has everyone: who is missing from it leaves. */
  readonly whole: boolean
  /** Who brings the file, when she is herself of the staff: her own post is not hers to change. */
  readonly self: string | null
  readonly unitOf: (text: string) => string
  readonly now: Date
}

const shareThatMayLeave = 0.1

/** Compares a file with the directory. Changes nothing; the same file a second time changes nothing either. */
export function planDirectory(ground: PlanGround): Plan {
  const { rows, directory, whole, self, now } = ground
  const faults = [...ground.faults]
  const byId = new Map(directory.map((person) => [person.id, person]))
  const byUserName = new Map(directory.flatMap((person) => (person.userName ? [[person.userName.toLowerCase(), person] as const] : [])))
  const matched = rows.map((row) => matchOf(row, byId, byUserName, ground, faults))
  const idOf = new Map(matched.flatMap(({ row, id }) => [[row.userName.toLowerCase(), id] as const, [id, id] as const]))
  const chief = (text: string): string | null => idOf.get(text) ?? idOf.get(text.toLowerCase()) ?? byId.get(text)?.id ?? byUserName.get(text.toLowerCase())?.id ?? null
  findTwins(matched, directory, faults)

  const people = matched.map(({ row, id, was }) => personOf(row, id, was, chief, ground, faults))
  const inFile = new Set(people.map(({ id }) => id))
  const missing = whole ? directory.filter((person) => !inFile.has(person.id) && isOrWillBe(person, now)).map((person) => leaver(person, now)) : []
  const all = [...people, ...missing]
  for (const { id, line, outcome } of all) if (id === self && outcome !== "unchanged") faults.push({ line, column: null, fault: "own-post" })
  findCircles(all, directory, now, faults)

  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 }
  for (const { outcome } of all) counts[outcome]++
  const inService = directory.filter(({ active }) => active).length
  return { people: all, faults, counts, inService, endsMany: counts.ended > inService * shareThatMayLeave, digest: digestOf(all) }
}

interface Matched {
  readonly row: StaffRow
  readonly id: string
  readonly was: StaffMember | null
}

/** Whom a row is about: by the id when it has one, else by the user name; else one who is new. */
function matchOf(row: StaffRow, byId: ReadonlyMap<string, StaffMember>, byUserName: ReadonlyMap<string, StaffMember>, { otherIds }: PlanGround, faults: Fault[]): Matched {
  const named = byUserName.get(row.userName.toLowerCase()) ?? null
  if (row.id === null) return { row, id: named?.id ?? randomUUID(), was: named }
  if (otherIds.has(row.id)) faults.push({ line: row.line, column: "id", fault: "taken" })
  return { row, id: row.id, was: byId.get(row.id) ?? null }
}

/** Two rows on one person, and names and numbers that another one has who keeps them. */
function findTwins(matched: readonly Matched[], directory: readonly StaffMember[], faults: Fault[]): void {
  const rowOf = new Map(matched.map(({ id, row }) => [id, row]))
  for (const column of ["id", "userName", "employeeNumber"] as const) {
    const seen = new Set<string>()
    for (const { row, id } of matched) {
      const value = column === "id" ? id : row[column]?.toLowerCase()
      if (value && seen.has(value)) faults.push({ line: row.line, column, fault: "twice" })
      if (value) seen.add(value)
    }
    if (column === "id") continue
    const kept = new Map(directory.flatMap((person) => {
      const value = rowOf.get(person.id)?.[column] === undefined ? person[column] : null
      return value ? [[value.toLowerCase(), person.id] as const] : []
    }))
    for (const { row, id } of matched) {
      const holder = kept.get(row[column]?.toLowerCase() ?? "")
      if (holder !== undefined && holder !== id) faults.push({ line: row.line, column, fault: "taken" })
    }
  }
}

const isOrWillBe = ({ post, endsAt }: StaffMember, now: Date): boolean => post !== null && (endsAt === null || endsAt > now)

const leaver = (person: StaffMember, now: Date): PlannedPerson => ({
  line: null, id: person.id, outcome: "ended", userName: person.userName, givenNames: person.givenNames, familyName: person.familyName, email: person.email,
  employeeNumber: person.employeeNumber, fields: ["end"], post: null, endsAt: now,
})

function personOf(row: StaffRow, id: string, was: StaffMember | null, chief: (text: string) => string | null, { unitOf, now }: PlanGround, faults: Fault[]): PlannedPerson {
  const supervisor = row.supervisor === undefined ? (was?.supervisor ?? null) : row.supervisor === null ? null : chief(row.supervisor)
  if (row.supervisor && supervisor === null) faults.push({ line: row.line, column: "supervisor", fault: "unknown-supervisor" })
  const own = {
    userName: row.userName,
    givenNames: row.givenNames,
    familyName: row.familyName,
    email: row.email === undefined ? (was?.email ?? null) : row.email,
    employeeNumber: row.employeeNumber === undefined ? (was?.employeeNumber ?? null) : row.employeeNumber,
  }
  const fields: string[] = was ? Object.keys(own).filter((field) => own[field as keyof typeof own] !== was[field as keyof typeof own]) : []
  const lasts = was !== null && isOrWillBe(was, now)
  const endsAt = row.end === undefined ? (lasts ? was.endsAt : null) : row.end === null ? null : startOf(daysLater(row.end, 1))
  const base = { line: row.line, id, ...own }
  if (endsAt !== null && endsAt <= now) {
    // Rights end now and not in the past: until now she had them.
    if (lasts) return { ...base, outcome: "ended", fields: [...fields, "end"], post: null, endsAt: now }
    return { ...base, outcome: was === null ? "added" : fields.length > 0 ? "changed" : "unchanged", fields, post: null, endsAt: null }
  }
  const startsAt = row.start ? startOf(row.start) : lasts && was.startsAt ? was.startsAt : now
  const post = { unit: unitOf(row.unit), title: row.title, supervisor, startsAt, endsAt }
  if (!lasts) {
    // One who comes back begins anew: the time in between is not filled in.
    const begins = was !== null && startsAt < now ? now : startsAt
    return { ...base, outcome: was ? "changed" : "added", fields: was ? [...fields, "start"] : fields, post: { ...post, id: null, startsAt: begins }, endsAt: null }
  }
  const changed = [
    ...(post.unit === was.unit ? [] : ["unit"]),
    ...(post.title === was.title ? [] : ["title"]),
    ...(supervisor === was.supervisor ? [] : ["supervisor"]),
    ...(startsAt.getTime() === was.startsAt?.getTime() ? [] : ["start"]),
    ...((endsAt?.getTime() ?? null) === (was.endsAt?.getTime() ?? null) ? [] : ["end"]),
  ]
  const all = [...fields, ...changed]
  const leaves = was.active && startsAt > now
  return { ...base, outcome: leaves ? "ended" : all.length > 0 ? "changed" : "unchanged", fields: all, post: changed.length > 0 ? { ...post, id: was.post } : null, endsAt: null }
}

/** Nobody may come to be over herself, at any distance, once the whole plan has been carried out. */
function findCircles(people: readonly PlannedPerson[], directory: readonly StaffMember[], now: Date, faults: Fault[]): void {
  const over = new Map(directory.filter((person) => isOrWillBe(person, now)).map(({ id, supervisor }) => [id, supervisor]))
  for (const { id, post, endsAt } of people) {
    if (post) over.set(id, post.supervisor)
    if (endsAt) over.delete(id)
  }
  const known = new Map<string, "clear" | "circle">()
  for (const start of over.keys()) {
    const way: string[] = []
    let at: string | null | undefined = start
    while (at && !known.has(at) && !way.includes(at)) {
      way.push(at)
      at = over.get(at)
    }
    const closes = at ? way.indexOf(at) : -1
    for (const [place, id] of way.entries()) known.set(id, closes >= 0 && place >= closes ? "circle" : "clear")
  }
  for (const { id, line, post } of people) if (post && known.get(id) === "circle") faults.push({ line, column: "supervisor", fault: "circle" })
}

/** New people have no id before the plan is carried out, so it is left out. */
const digestOf = (people: readonly PlannedPerson[]): string =>
  createHash("sha256").update(JSON.stringify(people.filter(({ outcome }) => outcome !== "unchanged").map(({ line, id, outcome, userName, fields }) => [line, line === null ? id : userName, outcome, fields]))).digest("hex").slice(0, 32)
