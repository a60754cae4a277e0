import { type Compare, type Filter, parse } from "scim2-parse-filter"
import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"

/** A filter that cannot be read, or asks for something that nobody can ask for (RFC 7644, section 3.4.2.2). */
export class InvalidFilter extends Error {
  override name = "InvalidFilter"
}

export const enterpriseUser = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
export const coreUser = "urn:ietf:params:scim:schemas:core:2.0:User"

interface Attribute {
  readonly column: Sql
  /** Compared as it is, for ids; else without regard to case. */
  readonly exact?: true
  readonly is?: "boolean" | "time"
}

/** What staff can be filtered by, in the columns of `staffWhere`. */
const attributes = (now: Date): Readonly<Record<string, Attribute>> => {
  const enterprise = enterpriseUser.toLowerCase()
  const emails = { column: raw("p.email") }
  return {
    id: { column: raw("p.id"), exact: true },
    externalid: { column: raw("p.external_id"), exact: true },
    username: { column: raw("p.user_name") },
    "name.givenname": { column: raw("p.given_names") },
    "name.familyname": { column: raw("p.family_name") },
    displayname: { column: sql`(p.given_names || ' ' || p.family_name)` },
    emails,
    "emails.value": emails,
    title: { column: raw("e.title") },
    active: { column: sql`coalesce(${inForce("e", now)}, false)`, is: "boolean" },
    [`${enterprise}:employeenumber`]: { column: raw("p.employee_number"), exact: true },
    [`${enterprise}:department`]: { column: raw("e.unit") },
    [`${enterprise}:manager.value`]: { column: raw("e.supervisor_id"), exact: true },
    "meta.created": { column: raw("p.created_at"), is: "time" },
    "meta.lastmodified": { column: raw("coalesce(p.changed_at, p.created_at)"), is: "time" },
  }
}

/** More than anybody types: a bound on what the parser and the planner are given. */
const longest = 1000
const most = 20

/** Reads a filter. The grammar's regular expression takes exponential time on line breaks in an open quotation, so none gets to it. */
export function readFilter(text: string): Filter {
  if (text.length > longest) throw new InvalidFilter(`A filter has at most ${longest} characters.`)
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new InvalidFilter("A filter has no line breaks or other control characters.")
  try {
    return parse(text)
  } catch {
    throw new InvalidFilter("The filter cannot be read. It looks like this: userName eq \"aino.aalto\".")
  }
}

/** A filter as a condition of `staffWhere`. Names come from the list above, values are bound: nothing of the filter becomes SQL. */
export function staffFilter(text: string, now: Date): Sql {
  const known = attributes(now)
  let count = 0

  const attributeOf = (path: string): Attribute => {
    const name = path.toLowerCase().replace(`${coreUser.toLowerCase()}:`, "")
    const found = Object.hasOwn(known, name) ? known[name] : undefined
    if (!found) throw new InvalidFilter(`Nobody can be found by ${path.slice(0, 100)}.`)
    return found
  }

  const conditionOf = (filter: Filter): Sql => {
    if (++count > most) throw new InvalidFilter(`A filter has at most ${most} parts.`)
    switch (filter.op) {
      case "and":
      case "or":
        return sql`(${join(filter.filters.map(conditionOf), filter.op === "and" ? " and " : " or ")})`
      case "not":
        return sql`(not coalesce(${conditionOf(filter.filter)}, false))`
      case "[]":
        return emailFilter(filter.attrPath, filter.valFilter)
      case "pr": {
        const { column, is } = attributeOf(filter.attrPath)
        return is ? sql`(${column} is not null)` : sql`(${column} is not null and ${column} <> '')`
      }
      default:
        return compared(attributeOf(filter.attrPath), filter)
    }
  }

  /** Each person has one address, of work: `emails[type eq "work" and value co "@"]`. */
  const emailFilter = (path: string, filter: Filter): Sql => {
    if (path.toLowerCase() !== "emails") throw new InvalidFilter("Only emails has parts to choose among.")
    const inner = (one: Filter): Sql => {
      if (++count > most) throw new InvalidFilter(`A filter has at most ${most} parts.`)
      if (one.op === "and" || one.op === "or") return sql`(${join(one.filters.map(inner), one.op === "and" ? " and " : " or ")})`
      if (one.op === "eq" && one.attrPath.toLowerCase() === "type") return sql`(p.email is not null and ${one.compValue === "work"}::boolean)`
      if (one.op === "eq" && one.attrPath.toLowerCase() === "primary") return sql`(p.email is not null and ${one.compValue === true}::boolean)`
      if (!("attrPath" in one) || one.attrPath.toLowerCase() !== "value" || one.op === "pr" || one.op === "[]") throw new InvalidFilter("Addresses are chosen by type, primary or value.")
      return compared({ column: raw("p.email") }, one)
    }
    return inner(filter)
  }

  return conditionOf(readFilter(text))
}

const signs = { eq: "=", ne: "is distinct from", gt: ">", ge: ">=", lt: "<", le: "<=" } as const

function compared({ column, exact, is }: Attribute, { op, compValue }: Compare): Sql {
  if (compValue === null) {
    if (op === "eq") return sql`(${column} is null)`
    if (op === "ne") return sql`(${column} is not null)`
    throw new InvalidFilter("Nothing is only equal or not equal.")
  }
  if (is === "boolean") {
    if (typeof compValue !== "boolean" || (op !== "eq" && op !== "ne")) throw new InvalidFilter("True and false are only equal or not equal.")
    return sql`(${column} = ${op === "eq" ? compValue : !compValue}::boolean)`
  }
  if (typeof compValue !== "string") throw new InvalidFilter("The value must be in quotation marks.")
  if (is === "time") {
    const at = new Date(compValue)
    if (Number.isNaN(at.getTime()) || !(op in signs)) throw new InvalidFilter("The value must be a time, like 2026-11-24T08:15:00Z.")
    return sql`(${column} ${raw(signs[op as keyof typeof signs])} ${at}::timestamptz)`
  }
  const [left, value] = exact ? [column, compValue] : [sql`lower(${column})`, compValue.toLowerCase()]
  if (op in signs) return sql`(${left} ${raw(signs[op as keyof typeof signs])} ${value})`
  const literal = value.replace(/[\\%_]/g, "\\$&")
  return sql`(${left} like ${op === "sw" ? `${literal}%` : op === "ew" ? `%${literal}` : `%${literal}%`})`
}
