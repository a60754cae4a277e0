import { createHash } from "node:crypto"
import { filter as matches } from "scim2-parse-filter"
import type { StaffMember } from "../../acts/people/people.ts"
import { coreUser, enterpriseUser, readFilter } from "../../acts/people/staff-filter.ts"
import type { Told } from "../../acts/people/staff-source.ts"
import { ScimFault } from "./error.ts"

type Json = Readonly<Record<string, unknown>>

/** A person of the staff as SCIM has her (RFC 7643, sections 4.1 and 4.3). Rights and roles are no part of it: supervisors give them. */
export function userOf(person: StaffMember, base: string): Json {
  const location = `${base}/Users/${encodeURIComponent(person.id)}`
  const resource = {
    schemas: [coreUser, enterpriseUser],
    id: person.id,
    ...(person.externalId === null ? {} : { externalId: person.externalId }),
    userName: person.userName,
    name: { givenName: person.givenNames, familyName: person.familyName, formatted: `${person.givenNames} ${person.familyName}` },
    displayName: `${person.givenNames} ${person.familyName}`,
    ...(person.title ? { title: person.title } : {}),
    active: person.active,
    ...(person.email === null ? {} : { emails: [{ value: person.email, type: "work", primary: true }] }),
    [enterpriseUser]: {
      ...(person.employeeNumber === null ? {} : { employeeNumber: person.employeeNumber }),
      ...(person.unit ? { department: person.unit } : {}),
      ...(person.supervisor === null ? {} : { manager: { value: person.supervisor, $ref: `${base}/Users/${encodeURIComponent(person.supervisor)}` } }),
    },
  }
  return { ...resource, meta: { resourceType: "User", created: person.createdAt.toISOString(), lastModified: person.changedAt.toISOString(), location, version: versionOf(person) } }
}

/** Changes when what SCIM shows of a person does. */
export const versionOf = (person: StaffMember): string => {
  const { userName, givenNames, familyName, email, externalId, employeeNumber, unit, title, supervisor, active } = person
  return `W/"${createHash("sha256").update(JSON.stringify([userName, givenNames, familyName, email, externalId, employeeNumber, unit, title, supervisor, active])).digest("hex").slice(0, 20)}"`
}

const nobody: Told = { userName: "", givenNames: "", familyName: "", email: null, externalId: null, employeeNumber: null, unit: "", title: "", supervisor: null, active: true }

/** Which of our fields an attribute is, by its name in lower case. */
const fields: Readonly<Record<string, keyof Told>> = {
  username: "userName",
  externalid: "externalId",
  "name.givenname": "givenNames",
  "name.familyname": "familyName",
  title: "title",
  active: "active",
  emails: "email",
  "emails.value": "email",
  [`${enterpriseUser.toLowerCase()}:employeenumber`]: "employeeNumber",
  [`${enterpriseUser.toLowerCase()}:department`]: "unit",
  [`${enterpriseUser.toLowerCase()}:manager`]: "supervisor",
  [`${enterpriseUser.toLowerCase()}:manager.value`]: "supervisor",
}

/** Attributes with parts of their own. */
const wholes = new Set(["", "name", enterpriseUser.toLowerCase()])

/** Ours to set, or not set by this way at all: a source that names one in a path is told so. */
const closed = new Set(["id", "meta", "schemas", "groups", "roles", "entitlements", "password", "x509certificates"])

const required = new Set<keyof Told>(["userName", "givenNames", "familyName"])
const texts = new Set<keyof Told>(["userName", "givenNames", "familyName", "unit", "title"])
const longest: Partial<Readonly<Record<keyof Told, number>>> = { employeeNumber: 64, supervisor: 64 }

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Name in lower case, without the prefix that stands for the core schema. */
const plainName = (name: string): string => name.toLowerCase().replace(new RegExp(`^${coreUser.toLowerCase()}:`), "")

const under = (prefix: string, name: string): string => (prefix === "" ? name : prefix.startsWith("urn:") ? `${prefix}:${name}` : `${prefix}.${name}`)

/** The attributes in an object, each with its whole name. What is not ours is not there: nothing can be set that is not in the list. */
function* attributesIn(value: unknown, prefix = ""): Generator<readonly [keyof Told, unknown]> {
  if (!isObject(value)) throw new ScimFault(400, `${prefix || "The body"} must be an object.`, "invalidValue")
  for (const [key, part] of Object.entries(value)) {
    const name = under(prefix, plainName(key))
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field) yield [field, part]
    else if (wholes.has(name) && part !== null) yield* attributesIn(part, name)
  }
}

/** A value as our field has it; null takes it away. */
function valueFor(field: keyof Told, value: unknown): string | boolean | null {
  if (field === "active") return truthOf(value)
  if (field === "email") return emailIn(value)
  const inner = field === "supervisor" ? managerIn(value) : value
  const text = typeof inner === "number" ? String(inner) : inner
  if (text === null || text === undefined || text === "") {
    if (required.has(field)) throw new ScimFault(400, `${field} cannot be empty.`, "invalidValue")
    return texts.has(field) ? "" : null
  }
  if (typeof text === "string" && /[\u0000-\u001f\u007f]/.test(text)) throw new ScimFault(400, `${field} has control characters.`, "invalidValue")
  if (typeof text !== "string") throw new ScimFault(400, `${field} must be text.`, "invalidValue")
  if (text.length > (longest[field] ?? 200)) throw new ScimFault(400, `${field} has at most ${longest[field] ?? 200} characters.`, "invalidValue")
  return text
}

/** Entra ID sends true and false as text. */
function truthOf(value: unknown): boolean {
  if (typeof value === "boolean") return value
  if (typeof value === "string" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true"
  throw new ScimFault(400, "active is true or false.", "invalidValue")
}

/** Of several addresses the primary one, else that of work, else the first. */
function emailIn(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null
  // Whether it is an address, the directory's own form checks.
  if (typeof value === "string") return value
  const all = (Array.isArray(value) ? value : [value]).filter(isObject)
  const best = all.find(({ primary }) => primary === true || String(primary).toLowerCase() === "true") ?? all.find(({ type }) => type === "work") ?? all[0]
  if (best === undefined) return null
  if (typeof best.value !== "string") throw new ScimFault(400, "An address of mail must be text.", "invalidValue")
  return best.value || null
}

/** A manager is an object, and from Entra ID also a bare id. */
const managerIn = (value: unknown): unknown => (isObject(value) ? (value.value ?? null) : value)

const withField = (told: Told, field: keyof Told, value: unknown): Told => ({ ...told, [field]: valueFor(field, value) })
const withAll = (told: Told, value: unknown, prefix = ""): Told => [...attributesIn(value, prefix)].reduce((all, [field, part]) => withField(all, field, part), told)

/** What a whole resource says, of one who is new or whose entry it replaces: what it does not name is gone, save whether she is in service. */
export function readUser(body: unknown, active = true): Told {
  if (!isObject(body) || !Array.isArray(body.schemas) || !body.schemas.some((one) => String(one).toLowerCase() === coreUser.toLowerCase()))
    throw new ScimFault(400, `The body must be a User: its schemas name ${coreUser}.`, "invalidSyntax")
  const told = withAll({ ...nobody, active }, body)
  for (const field of required) if (told[field] === "") throw new ScimFault(400, `${field} is missing.`, "invalidValue")
  return told
}

const patchSchema = "urn:ietf:params:scim:api:messages:2.0:patchop"
const operationsMost = 100

/** A person after the operations of a PATCH (RFC 7644, section 3.5.2). */
export function patchUser(told: Told, body: unknown): Told {
  if (!isObject(body) || !Array.isArray(body.schemas) || !body.schemas.some((one) => String(one).toLowerCase() === patchSchema))
    throw new ScimFault(400, "The body must be a PatchOp.", "invalidSyntax")
  const operations = Object.entries(body).find(([key]) => key.toLowerCase() === "operations")?.[1]
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > operationsMost)
    throw new ScimFault(400, `Operations is a list of 1 to ${operationsMost}.`, "invalidSyntax")
  return operations.reduce(patched, told)
}

function patched(told: Told, operation: unknown): Told {
  if (!isObject(operation) || typeof operation.op !== "string") throw new ScimFault(400, "An operation names its op.", "invalidSyntax")
  const op = operation.op.toLowerCase()
  if (op !== "add" && op !== "replace" && op !== "remove") throw new ScimFault(400, "An op is add, replace or remove.", "invalidSyntax")
  const { path, value } = operation
  if (path === undefined || path === null || path === "") {
    if (op === "remove") throw new ScimFault(400, "A removal names its path.", "noTarget")
    return withAll(told, value)
  }
  if (typeof path !== "string" || path.length > 500) throw new ScimFault(400, "A path is text.", "invalidPath")
  if (op !== "remove" && value === undefined) throw new ScimFault(400, `The op ${op} needs a value.`, "invalidValue")
  const name = targetOf(told, path)
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field) return withField(told, field, op === "remove" ? (field === "active" ? false : null) : value)
  if (wholes.has(name)) return op === "remove" ? removedWhole(told, name) : withAll(told, value, name)
  if (closed.has(name.split(/[.[]/)[0] ?? "")) throw new ScimFault(400, `${path.slice(0, 100)} is not changed by this way.`, "mutability")
  // A source may send more than we keep, such as telephone numbers: that is let by, as in a whole resource.
  if (/^[a-z][\w$-]*(\.[\w$-]+)?$/.test(name) || name.startsWith("urn:")) return told
  throw new ScimFault(400, `The path ${path.slice(0, 100)} cannot be read.`, "invalidPath")
}

/** The name of what a path leads to. A filter in it must choose the one address that a person has. */
function targetOf(told: Told, path: string): string {
  const chosen = /^([^[\]]+)\[(.*)\](?:\.([\w$]+))?$/.exec(path)
  if (!chosen) return plainName(path)
  const [, of = "", which = "", part] = chosen
  const name = part === undefined ? plainName(of) : `${plainName(of)}.${part.toLowerCase()}`
  const condition = readFilter(which)
  if (name !== "emails" && name !== "emails.value") return plainName(of)
  if (!isWork(condition, told.email)) throw new ScimFault(400, "A person has one address: emails[type eq \"work\"].", "noTarget")
  return name
}

/** Whether a filter chooses the one address, which can be named before there is one. */
function isWork(condition: ReturnType<typeof readFilter>, email: string | null): boolean {
  try {
    return matches(condition)({ type: "work", primary: true, value: email ?? "" })
  } catch {
    return false
  }
}

const removedWhole = (told: Told, name: string): Told =>
  Object.entries(fields).reduce((all, [attribute, field]) => (attribute.startsWith(under(name, "")) ? withField(all, field, null) : all), told)
