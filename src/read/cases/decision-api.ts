import type { ForeignCase, ForeignDocument, ReadCases, Remark } from "./foreign-case.ts"
import { isObject, type Json, languageOf, listOf, momentOf, publicityFrom, textOf } from "./pieces.ts"
import { stageOf } from "./stages.ts"

const known = new Set(["CaseID", "CaseIDLabel", "Title", "PublicTitle", "Created", "Acquired", "ClassificationCode", "ClassificationTitle", "Status", "Language", "PublicityClass", "SecurityReasons", "Handlings", "Records"])
const knownOfRecord = new Set(["Title", "Type", "PublicityClass", "SecurityReasons", "Language", "Issued", "NativeId", "VersionSeriesId"])

/** Cases in the form of an open decision API: an object with `cases`, a list of cases, or one case. */
export function readDecisionApi(data: unknown): ReadCases {
  const remarks: Remark[] = []
  const faults: Remark[] = []
  const many = isObject(data) && Array.isArray(data.cases) ? { path: "cases", all: data.cases as unknown[] } : { path: "", all: Array.isArray(data) ? (data as unknown[]) : [data] }
  const cases = many.all.flatMap((one, at) => readCase(one, `${many.path}[${at}]`, remarks, faults) ?? [])
  return { form: "decision-api", cases, remarks, faults }
}

function readCase(value: unknown, path: string, remarks: Remark[], faults: Remark[]): ForeignCase | null {
  if (!isObject(value)) return fault(faults, path, "not-a-case")
  const key = textOf(value.CaseID)
  const number = textOf(value.CaseIDLabel) ?? key
  const title = textOf(value.Title)
  const createdAt = momentOf(value.Created) ?? momentOf(value.Acquired)
  const classCode = textOf(value.ClassificationCode)
  if (key === null || number === null) return fault(faults, `${path}.CaseID`, "no-id")
  if (title === null) return fault(faults, `${path}.Title`, "no-title")
  if (createdAt === null) return fault(faults, `${path}.Created`, "no-time")
  if (classCode === null) return fault(faults, `${path}.ClassificationCode`, "no-class")
  for (const name of Object.keys(value)) if (!known.has(name)) remarks.push({ path: `${path}.${name}`, code: "field-not-taken" })
  const status = textOf(value.Status)
  const stage = status === null ? null : stageOf(status)
  if (stage === null) remarks.push({ path: `${path}.Status`, code: status === null ? "no-status" : "unknown-status" })
  const language = languageOf(value.Language)
  if (language === null) remarks.push({ path: `${path}.Language`, code: "no-language" })
  const handlings = listOf(value.Handlings).filter(isObject)
  if (handlings.length > 1) remarks.push({ path: `${path}.Handlings`, code: "only-last-handling" })
  return {
    path, key, number, title, createdAt, classCode, language: language ?? "fi", stage: stage ?? "pending",
    publicTitle: textOf(value.PublicTitle),
    acquiredAt: momentOf(value.Acquired),
    publicity: publicityFrom(value.PublicityClass, value.SecurityReasons, `${path}.PublicityClass`, remarks),
    unit: sectorOf(handlings.at(-1)),
    documents: listOf(value.Records).flatMap((one, at) => readRecord(one, `${path}.Records[${at}]`, remarks, faults) ?? []),
  }
}

const sectorOf = (handling: Json | undefined): string | null => handling ? (textOf(handling.sector) ?? textOf(handling.Sector)) : null

function readRecord(value: unknown, path: string, remarks: Remark[], faults: Remark[]): ForeignDocument | null {
  const title = isObject(value) ? textOf(value.Title) : null
  if (!isObject(value) || title === null) return fault(faults, path, "no-title")
  for (const name of Object.keys(value)) if (!knownOfRecord.has(name)) remarks.push({ path: `${path}.${name}`, code: name === "FileURI" ? "file-not-fetched" : "field-not-taken" })
  return { title, type: textOf(value.Type), language: languageOf(value.Language) ?? "other", issuedAt: momentOf(value.Issued), publicity: publicityFrom(value.PublicityClass, value.SecurityReasons, `${path}.PublicityClass`, remarks) }
}

function fault(faults: Remark[], path: string, code: string): null {
  faults.push({ path, code })
  return null
}
