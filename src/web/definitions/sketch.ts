import { z } from "zod"
import { slug, tidy } from "../../lib/words.ts"
import { type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"
import { typedIn } from "../parts/form.tsx"

/** A definition as it is being written: every part a text, as the form has it, however far it is from right. */
export interface Sketch {
  readonly type: string
  readonly register: string
  readonly texts: Readonly<Record<string, string>>
  readonly fields: readonly Readonly<Record<string, string>>[]
  readonly stages: readonly Readonly<Record<string, string>>[]
  readonly moves: readonly Readonly<Record<string, string>>[]
}

/** What stands beside the lists, by its name in the form. */
export const textNames = [
  "record.fi", "record.sv", "record.en", "purpose.fi", "purpose.sv", "purpose.en", "subject", "belongsTo", "title", "columns", "searchKeys", "statistics", "leastTold", "secrecy", "classCode",
  "retention.years", "retention.from", "retention.after", "basis.fi", "basis.sv", "basis.en", "article", "law", "explanation.fi", "explanation.sv", "explanation.en",
] as const
export const fieldParts = ["name", "fi", "sv", "en", "kind", "required", "data", "secrecy", "options", "when", "calculation", "to", "least", "most"] as const
export const stageParts = ["code", "fi", "sv", "en", "ends"] as const
export const moveParts = ["code", "fi", "sv", "en", "from", "to", "by", "needs", "decides", "notBy"] as const

const listMost = 100

function listIn(form: FormData, list: string, parts: readonly string[]): Record<string, string>[] {
  const count = Math.min(listMost, Number(typedIn(form, `${list}-count`)) || 0)
  return Array.from({ length: count }, (_, at) => Object.fromEntries(parts.map((part) => [part, typedIn(form, `${list}-${at}-${part}`).trim().slice(0, 4000)])))
}

const blank = (parts: readonly string[], more: Record<string, string> = {}): Record<string, string> => ({ ...Object.fromEntries(parts.map((part) => [part, ""])), ...more })

/** What a new definition begins with: whom it is about, and a way from the first stage to the last. */
export const newSketch = (): Sketch => ({
  type: "",
  register: "",
  texts: { ...Object.fromEntries(textNames.map((name) => [name, ""])), secrecy: "secret", leastTold: "5", "retention.years": "10", "retention.from": "end", "retention.after": "destroy", article: "6(1)(c)" },
  fields: [blank(fieldParts, { kind: "person", data: "code", required: "yes" }), blank(fieldParts, { kind: "text", data: "none" })],
  stages: [blank(stageParts, { code: "open", fi: "avoin", sv: "öppen", en: "open" }), blank(stageParts, { code: "ended", fi: "päättynyt", sv: "avslutad", en: "ended", ends: "yes" })],
  moves: [blank(moveParts, { code: "end", fi: "Päätä", sv: "Avsluta", en: "End", from: "open", to: "ended", by: "case-handler" })],
})

/** What the form says, after one of its buttons: a row more, or one less. */
export function sketchIn(form: FormData): Sketch {
  const act = typedIn(form, "act")
  const [, list, at] = /^remove-(fields|stages|moves)-(\d+)$/.exec(act) ?? []
  const without = (name: string, rows: Record<string, string>[]) => (list === name ? rows.filter((_, place) => place !== Number(at)) : rows)
  const withMore = (name: string, rows: Record<string, string>[], parts: readonly string[], more: Record<string, string>) => (act === `add-${name}` ? [...rows, blank(parts, more)] : rows)
  const rows = (name: string, parts: readonly string[], more: Record<string, string> = {}) => withMore(name, without(name, listIn(form, name, parts)), parts, more)
  return {
    type: typedIn(form, "type").trim(),
    register: typedIn(form, "register").trim(),
    texts: Object.fromEntries(textNames.map((name) => [name, tidy(typedIn(form, name)).slice(0, 2000)])),
    fields: rows("fields", fieldParts, { kind: "text", data: "none" }),
    stages: rows("stages", stageParts),
    moves: rows("moves", moveParts, { by: "case-handler" }),
  }
}

const listed = (text: string | undefined): string[] => (text ?? "").split(/[,;\s]+/).filter(Boolean)
const wordsFrom = (row: Readonly<Record<string, string>>) => ({ fi: row.fi ?? "", sv: row.sv ?? "", en: row.en ?? "" })

/** A name of a field as people say it becomes one of the small language: "Syntynyt päivä" is "syntynytPaiva". */
export const fieldName = (label: string): string =>
  label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 ]/g, " ")
    .trim()
    .split(/\s+/)
    .map((word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("")
    .slice(0, 40)

/** An option a line: "code: suomeksi / på svenska / in English". */
const optionsIn = (text: string) =>
  text
    .split("\n")
    .map((line) => /^\s*([^:]+?)\s*:\s*(.+?)\s*\/\s*(.+?)\s*\/\s*(.+?)\s*$/.exec(line))
    .flatMap((parts) => (parts ? [{ code: parts[1] ?? "", label: { fi: parts[2] ?? "", sv: parts[3] ?? "", en: parts[4] ?? "" } }] : []))

const numberIn = (text: string | undefined): number | null => (text === undefined || text.trim() === "" ? null : Number(text.replace(",", ".")))

/** The definition that a sketch would be, under a version; or where the sketch is not yet one, as "fields.2.name" and the like. */
export function definitionFrom(sketch: Sketch, version: number, before: RegisterDefinition | null): RegisterDefinition | readonly z.core.$ZodIssue[] {
  const { texts, fields, stages, moves } = sketch
  const named = (group: string) => ({ fi: texts[`${group}.fi`] ?? "", sv: texts[`${group}.sv`] ?? "", en: texts[`${group}.en`] ?? "" })
  const all: Record<string, string>[] = fields.map((row) => ({ ...row, name: row.name || fieldName(row.fi ?? "") }))
  // What is left empty is what most registers have.
  const subject = texts.subject || (texts.belongsTo ? null : (all.find(({ kind }) => kind === "person")?.name ?? null))
  const usual = { title: [subject ?? all[0]?.name ?? ""], columns: all.filter(({ kind }) => !["person", "homeAddress", "longText", "file"].includes(kind ?? "")).slice(0, 2).map(({ name }) => name ?? ""), keys: subject === null ? [] : [`hetu=${subject}`, `personName=${subject}`] }
  const listedOr = (text: string | undefined, otherwise: readonly string[]) => (listed(text).length > 0 ? listed(text) : [...otherwise])
  const parsed = registerDefinition.safeParse({
    // What the form does not show stays as it was: families, rules, clocks, conditions of moves, consents, sources, recipients, questions and own pages.
    ...before,
    type: sketch.type || slug(texts["record.fi"] ?? ""),
    register: sketch.register,
    version,
    record: named("record"),
    purpose: named("purpose"),
    fields: all.map((row) => ({
      name: row.name, label: wordsFrom(row), hint: before?.fields.find(({ name }) => name === row.name)?.hint ?? null, kind: row.kind, required: row.required === "yes", when: row.when || null, calculation: row.calculation || null,
      data: row.data, secrecy: row.secrecy || null, options: optionsIn(row.options ?? ""), to: row.to || null, least: numberIn(row.least), most: numberIn(row.most), public: before?.fields.find(({ name }) => name === row.name)?.public ?? false,
      consent: before?.fields.find(({ name }) => name === row.name)?.consent ?? null,
    })),
    subject,
    belongsTo: texts.belongsTo || null,
    title: listedOr(texts.title, usual.title),
    columns: listedOr(texts.columns, usual.columns.length > 0 ? usual.columns : usual.title),
    searchKeys: listedOr(texts.searchKeys, usual.keys).map((pair) => ({ key: pair.split("=")[0], field: pair.split("=")[1] ?? "" })),
    stages: stages.map((row) => ({ code: row.code, label: wordsFrom(row), ends: row.ends === "yes", clock: before?.stages.find(({ code }) => code === row.code)?.clock ?? null })),
    moves: moves.map((row) => ({ ...before?.moves.find(({ code }) => code === row.code), code: row.code, label: wordsFrom(row), from: listed(row.from), to: row.to, by: listed(row.by), needs: listed(row.needs), decides: row.decides === "yes", notBy: row.notBy || null })),
    opensCase: texts.classCode ? { classCode: texts.classCode, title: named("record") } : null,
    secrecy: texts.secrecy,
    retention: { years: texts["retention.years"] ? Number(texts["retention.years"]) : null, from: texts["retention.from"], after: texts["retention.after"], basis: named("basis") },
    legalBases: [{ article: texts.article, law: texts.law, explanation: named("explanation") }, ...(before?.legalBases.slice(1) ?? [])],
    statistics: listed(texts.statistics),
    leastTold: Number(texts.leastTold),
  })
  return parsed.success ? parsed.data : parsed.error.issues
}

/** A definition as the form shows it. */
export function sketchOf(definition: RegisterDefinition): Sketch {
  const { record, purpose, retention, legalBases: [basis], opensCase } = definition
  const of = (group: string, words: { fi: string; sv: string; en: string } | undefined) => Object.fromEntries((["fi", "sv", "en"] as const).map((language) => [`${group}.${language}`, words?.[language] ?? ""]))
  return {
    type: definition.type,
    register: definition.register,
    texts: {
      ...of("record", record), ...of("purpose", purpose), ...of("basis", retention.basis), ...of("explanation", basis?.explanation),
      subject: definition.subject ?? "", belongsTo: definition.belongsTo ?? "", title: definition.title.join(", "), columns: definition.columns.join(", "), searchKeys: definition.searchKeys.map(({ key, field }) => `${key}=${field}`).join(", "),
      statistics: definition.statistics.join(", "), leastTold: String(definition.leastTold), secrecy: definition.secrecy, classCode: opensCase?.classCode ?? "",
      "retention.years": retention.years === null ? "" : String(retention.years), "retention.from": retention.from, "retention.after": retention.after, article: basis?.article ?? "", law: basis?.law ?? "",
    },
    fields: definition.fields.map((field) => ({
      name: field.name, ...field.label, kind: field.kind, required: field.required ? "yes" : "", data: field.data, secrecy: field.secrecy ?? "", options: field.options.map(({ code, label }) => `${code}: ${label.fi} / ${label.sv} / ${label.en}`).join("\n"),
      when: field.when ?? "", calculation: field.calculation ?? "", to: field.to ?? "", least: field.least === null ? "" : String(field.least), most: field.most === null ? "" : String(field.most),
    })),
    stages: definition.stages.map(({ code, label, ends }) => ({ code, ...label, ends: ends ? "yes" : "" })),
    moves: definition.moves.map(({ code, label, from, to, by, needs, decides, notBy }) => ({ code, ...label, from: from.join(", "), to, by: by.join(", "), needs: needs.join(", "), decides: decides ? "yes" : "", notBy: notBy ?? "" })),
  }
}
