import { inWords, type Words } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { searchKeys } from "../../model/search-key.ts"
import { type Change, changesOf, type Difference, diffModels } from "../diff.ts"
import { staleNotices } from "./complete.ts"
import { saysTheSame } from "./definition-file.ts"

/** What a change of a definition touches, in the order in which it is told. */
export const planParts = ["fields", "keys", "stages", "rights", "publicity", "retention", "grounds", "rules", "texts", "other"] as const
export type PlanPart = (typeof planParts)[number]

/** One effect of a change: what comes, goes or reads otherwise. */
export interface PlanLine extends Change {
  readonly part: PlanPart
  readonly kind: Difference["kind"]
  readonly name: Words
}

/** What a change would do to one type of record. */
export interface RegisterPlan {
  readonly type: string
  readonly register: string
  readonly record: Words
  /** The version in force; null for a new type. */
  readonly from: number | null
  /** The version that would be; null for a type that the description would no longer have. */
  readonly to: number | null
  readonly lines: readonly PlanLine[]
  /** True where the register's privacy notice was written by hand and does not tell the change. */
  readonly noticeIsStale: boolean
}

/** What a change would do: to each register that runs, and to the rest of the description. */
export interface Plan {
  readonly registers: readonly RegisterPlan[]
  readonly description: readonly Difference[]
}

type Row = Readonly<Record<string, unknown>>

interface ListPart {
  readonly part: PlanPart
  /** Parts of a row that belong elsewhere than the row itself. */
  readonly parts?: Readonly<Record<string, PlanPart>>
  readonly key: (row: Row) => string
  readonly name: (row: Row) => Words
}

const same = (text: string): Words => inWords(text, text, text)
const labelled = (row: Row): Words => row.label as Words
const named = (row: Row): Words => row.name as Words
const text = (value: unknown): string => (typeof value === "string" ? value : "")

/** Lists of a definition whose rows are known by something: each row comes, goes or changes by itself. */
const lists: Readonly<Partial<Record<keyof RegisterDefinition, ListPart>>> = {
  fields: { part: "fields", parts: { secrecy: "publicity", public: "publicity", consent: "rights" }, key: (row) => text(row.name), name: labelled },
  searchKeys: { part: "keys", key: (row) => text(row.key), name: (row) => searchKeys[row.key as keyof typeof searchKeys].label },
  stages: { part: "stages", key: (row) => text(row.code), name: labelled },
  moves: { part: "stages", parts: { by: "rights", decides: "rights", notBy: "rights", herself: "rights", itself: "rights", consent: "rights" }, key: (row) => text(row.code), name: labelled },
  rules: { part: "rules", key: (row) => text(row.if), name: (row) => row.message as Words },
  lists: { part: "other", key: (row) => text(row.code), name: labelled },
  batches: { part: "grounds", parts: { stage: "stages", move: "stages", label: "other", order: "other", separator: "other" }, key: (row) => text(row.code), name: labelled },
  decisions: { part: "texts", key: (row) => text(row.code), name: labelled },
  letters: { part: "texts", key: (row) => text(row.code), name: labelled },
  questions: { part: "other", key: (row) => text(row.code), name: labelled },
  answers: { part: "rights", key: (row) => text(row.operation), name: (row) => same(text(row.operation)) },
  legalBases: { part: "grounds", key: (row) => `${text(row.article)} ${text(row.law)}`, name: (row) => same(`GDPR ${text(row.article)}, ${text(row.law)}`) },
  sources: { part: "grounds", key: (row) => text(row.code) || named(row).fi, name: named },
  recipients: { part: "grounds", key: (row) => text(row.code) || named(row).fi, name: named },
}

const partOfText: Readonly<Partial<Record<keyof RegisterDefinition, PlanPart>>> = { retention: "retention", secrecy: "publicity", onWeb: "publicity", purpose: "grounds", own: "rights", opensCase: "rights", subject: "fields", belongsTo: "fields" }

/** What is not an effect: what the thing is called by, its version, and the invented record for tests. */
const silent = new Set<string>(["type", "version", "sample"])

const nothing: Change = { field: null, before: null, after: null }

function listLines(its: ListPart, before: readonly Row[], after: readonly Row[]): PlanLine[] {
  const old = new Map(before.map((row) => [its.key(row), row]))
  const fresh = new Map(after.map((row) => [its.key(row), row]))
  return [
    ...[...fresh].filter(([key]) => !old.has(key)).map(([, row]): PlanLine => ({ part: its.part, kind: "added", name: its.name(row), ...nothing })),
    ...[...old].filter(([key]) => !fresh.has(key)).map(([, row]): PlanLine => ({ part: its.part, kind: "removed", name: its.name(row), ...nothing })),
    ...[...fresh].flatMap(([key, row]) => {
      const was = old.get(key)
      return was === undefined ? [] : changesOf(was, row).map((change): PlanLine => ({ part: its.parts?.[(change.field ?? "").split(" › ")[0] ?? ""] ?? its.part, kind: "changed", name: its.name(row), ...change }))
    }),
  ]
}

/** What differs between two versions of a definition; all of it is new, or gone, where there is but one. */
function linesOf(before: RegisterDefinition | null, after: RegisterDefinition | null): PlanLine[] {
  const names = Object.keys(after ?? before ?? {}) as (keyof RegisterDefinition)[]
  const all = names.filter((name) => !silent.has(name)).flatMap((name): PlanLine[] => {
    const list = lists[name]
    if (list) return listLines(list, (before?.[name] ?? []) as readonly Row[], (after?.[name] ?? []) as readonly Row[])
    // Of a register that comes or goes as a whole its lists tell enough.
    if (before === null || after === null) return []
    return changesOf(before[name], after[name], [name]).map((change): PlanLine => ({ part: partOfText[name] ?? "other", kind: "changed", name: after.record, ...change }))
  })
  return planParts.flatMap((part) => all.filter((line) => line.part === part))
}

/** What would come of it if a model took the place of another: told of each register whose definition differs, and of the rest of the description. */
export function planOf(before: Model, after: Model): Plan {
  const [old, fresh] = [before, after].map(({ definitions }) => new Map(definitions.map((one) => [one.type, one]))) as [Map<string, RegisterDefinition>, Map<string, RegisterDefinition>]
  const stale = new Set(staleNotices(before, after))
  const changed = [...new Set([...fresh.keys(), ...old.keys()])].filter((type) => {
    const [was, is] = [old.get(type), fresh.get(type)]
    return !was || !is || was.version !== is.version || !saysTheSame(was, is)
  })
  return {
    registers: changed.map((type) => {
      const [was, is] = [old.get(type) ?? null, fresh.get(type) ?? null]
      const { register, record } = (is ?? was) as RegisterDefinition
      return { type, register, record, from: was?.version ?? null, to: is?.version ?? null, lines: linesOf(was, is), noticeIsStale: stale.has(register) }
    }),
    description: diffModels({ ...before, definitions: [] }, { ...after, definitions: [] }),
  }
}

/** Why a definition cannot come into force after the one that is kept, the newest of its type; null where it can. A changed definition has the next version, a new one the first. */
export function versionFault(kept: RegisterDefinition | null, fresh: RegisterDefinition): Words | null {
  const next = (kept?.version ?? 0) + 1
  if (kept !== null && fresh.version === kept.version && saysTheSame(kept, fresh)) return null
  if (fresh.version === next) return null
  return inWords(
    `määrittely on muuttunut tai uusi, mutta sen versio on ${fresh.version}. Anna sille versio ${next}.`,
    `definitionen har ändrats eller är ny, men dess version är ${fresh.version}. Ge den version ${next}.`,
    `the definition is changed, or new, under version ${fresh.version}. Give it version ${next}.`,
  )
}
