import type { ForeignCase, ReadCases, Remark } from "./foreign-case.ts"
import { isObject, listOf, momentOf, textOf } from "./pieces.ts"

const known = new Set(["id", "url", "register_id", "title", "category", "function", "creation_date", "created_at", "organization", "public", "attachments", "actions", "summary", "iri"])

/** Cases in the form of 6Aika's Open Decisions: a page with `results`, or a list. A case is public only where it says so. */
export function readOpenDecisions(data: unknown): ReadCases {
  const remarks: Remark[] = []
  const faults: Remark[] = []
  const many = isObject(data) ? { path: "results", all: listOf(data.results) } : { path: "", all: listOf(data) }
  return { form: "open-decisions", cases: many.all.flatMap((one, at) => readCase(one, `${many.path}[${at}]`, remarks, faults) ?? []), remarks, faults }
}

function readCase(value: unknown, path: string, remarks: Remark[], faults: Remark[]): ForeignCase | null {
  const refuse = (field: string, code: string): null => {
    faults.push({ path: `${path}${field}`, code })
    return null
  }
  if (!isObject(value)) return refuse("", "not-a-case")
  const number = textOf(value.register_id)
  const title = textOf(value.title)
  const createdAt = momentOf(value.creation_date) ?? momentOf(value.created_at)
  const category = isObject(value.function) ? value.function : value.category
  const classCode = isObject(category) ? (textOf(category.origin_id) ?? textOf(category.code)) : textOf(category)
  if (number === null) return refuse(".register_id", "no-id")
  if (title === null) return refuse(".title", "no-title")
  if (createdAt === null) return refuse(".creation_date", "no-time")
  if (classCode === null) return refuse(".category", "no-class")
  for (const name of Object.keys(value)) if (!known.has(name)) remarks.push({ path: `${path}.${name}`, code: "field-not-taken" })
  if (typeof value.public !== "boolean") remarks.push({ path: `${path}.public`, code: "no-publicity-class" })
  for (const name of ["actions", "attachments"]) if (listOf(value[name]).length > 0) remarks.push({ path: `${path}.${name}`, code: "field-not-taken" })
  return {
    path, key: number, number, title, createdAt, classCode, language: "fi", stage: "pending", acquiredAt: createdAt, publicTitle: null, documents: [],
    publicity: { secrecy: value.public === true ? "public" : "not-yet-public", act: null, item: null },
    unit: isObject(value.organization) ? textOf(value.organization.name) : textOf(value.organization),
  }
}
