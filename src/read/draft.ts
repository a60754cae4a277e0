import type { Day } from "../lib/day.ts"
import type { Finding } from "../model/finding.ts"
import type { Direction, Scope } from "../model/relation.ts"
import type { PartState } from "../model/text.ts"

/**
 * What was read from one published page, before a person has looked at it. Names, keys and keywords are strings as
 * written (tidied, no bullet); nothing is corrected, and what could not be placed stands in `unread`.
 */
export interface Draft {
  readonly kind: "description" | "systems" | "notice" | "mixed" | "none"
  readonly municipality: string | null
  readonly published: Day | null
  readonly updated: Day | null
  /** What the page says of the case register, in its own words. */
  readonly caseRegister: string | null
  readonly pools: readonly DraftPool[]
  readonly systems: readonly DraftSystem[]
  readonly notice: DraftNotice | null
  readonly contacts: readonly DraftContact[]
  /** Sectors, departments and their units, with what the page says of them; not printed. */
  readonly units: readonly DraftUnit[]
  readonly keywords: readonly string[]
  /** The union of the pools' classes and of those stated for a department. */
  readonly functionClasses: readonly DraftFunctionClass[]
  readonly findings: readonly Finding[]
  readonly unread: readonly { readonly line: number; readonly text: string }[]
  /** Where each fact stands: every non-empty line that went into a field, with the path of that field. */
  readonly placed: readonly { readonly line: number; readonly field: string }[]
}

export interface DraftPool {
  readonly name: string
  readonly sector: string | null
  readonly purpose: string | null
  readonly parts: readonly string[]
  readonly datasets: readonly string[]
  readonly registers: readonly string[]
  readonly systems: readonly string[]
  readonly searchKeys: readonly string[]
  readonly states: Readonly<Record<"systems" | "searchKeys" | "purpose" | "datasets", PartState>>
  /** By when each of the parts is promised, when the page names a time; not printed. */
  readonly promisedBy: Readonly<Partial<Record<"systems" | "searchKeys" | "purpose" | "datasets", Day | null>>>
  readonly functionClasses: readonly DraftFunctionClass[]
  readonly relations: readonly DraftRelation[]
  /** Who decides on giving data, and whether an open interface gives it (906/2019 28 § items 2 and 5); not printed. */
  readonly decides: string | null
  readonly openInterface: string | null
  /** First and last line of the pool's own text. */
  readonly lines: readonly [number, number]
  /** The line of each value in the lists above; not printed. */
  readonly facts: readonly DraftFact[]
}

/** A value of a list of a pool, as written, and where it stands. */
export interface DraftFact {
  readonly part: "datasets" | "registers" | "systems" | "searchKeys" | "purpose" | "parts"
  readonly text: string
  readonly line: number
}

export interface DraftRelation {
  readonly to: string
  readonly scope: Scope
  readonly direction: Direction
  /** The unit that gives or takes, when the page speaks of a whole unit and not of the pool; not printed. */
  readonly of: string | null
  readonly line: number
}

export interface DraftUnit {
  readonly name: string
  /** The department that the unit belongs to. */
  readonly parent: string | null
  readonly purpose: string | null
  /** How many units the page says there are in it. */
  readonly statedUnits: number | null
  readonly updated: Day | null
  readonly line: number
}

export interface DraftFunctionClass {
  readonly code: string
  readonly title: string
  /** Not printed. */
  readonly line: number
}

export interface DraftSystem {
  readonly name: string
  readonly group: string | null
  readonly description: string | null
  readonly owners: readonly string[]
  readonly users: string | null
  readonly line: number
}

export interface DraftNotice {
  readonly controller: string | null
  readonly responsible: string | null
  readonly contact: string | null
  readonly dataProtectionOfficer: string | null
  readonly published: Day | null
  readonly purposes: string | null
  readonly laws: readonly { readonly name: string; readonly number: string | null; readonly asWritten: string }[]
  readonly legalBases: readonly { readonly article: string }[]
  readonly dataCategories: readonly { readonly name: string; readonly items: readonly string[] }[]
  readonly systems: readonly string[]
  readonly sources: readonly string[]
  readonly disclosures: string | null
  readonly transfersOutsideEea: string | null
  readonly retention: string | null
  readonly protection: string | null
  readonly rights: readonly string[]
}

export interface DraftContact {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string | null
  readonly line: number
}
