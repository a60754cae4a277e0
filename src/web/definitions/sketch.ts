import type { z } from "zod"
import { languages, slug, tidy, type Words } from "../../lib/words.ts"
import { type ConsentNamed, type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"
import { typedIn } from "../parts/form.tsx"

type Row = Readonly<Record<string, string>>

/** What stands in lists of the form, with the parts of a row. */
export const listParts = {
  fields: ["name", "fi", "sv", "en", "kind", "required", "data", "secrecy", "options", "when", "calculation", "to", "least", "most", "consent", "public", "hintFi", "hintSv", "hintEn"],
  rules: ["if", "field", "fi", "sv", "en"],
  stages: ["code", "fi", "sv", "en", "ends", "clockBy", "clockFrom"],
  moves: ["code", "fi", "sv", "en", "from", "to", "by", "needs", "decides", "notBy", "onlyIf", "onlyFi", "onlySv", "onlyEn", "sets", "consent", "herself", "itself"],
  decisions: ["code", "fi", "sv", "en", "move", "kind", "when", "headingFi", "headingSv", "matterFi", "matterSv", "groundsFi", "groundsSv", "decisionFi", "decisionSv", "provisionsFi", "provisionsSv"],
  letters: ["code", "fi", "sv", "en", "stages", "onlyIf", "onlyFi", "onlySv", "onlyEn", "headingFi", "headingSv", "headingEn", "bodyFi", "bodySv", "bodyEn"],
  legalBases: ["article", "law", "fi", "sv", "en"],
  sources: ["code", "fi", "sv", "en", "byConsent", "consent"],
  recipients: ["code", "fi", "sv", "en", "basis", "fields", "consent"],
} as const satisfies Record<string, readonly string[]>

/** The texts of a decision, in the order in which they stand in it. */
export const decisionParts = ["heading", "matter", "grounds", "decision", "provisions"] as const

export type ListName = keyof typeof listParts
export const listNames = Object.keys(listParts) as ListName[]

/** A definition as it is being written: every part a text, as the form has it, however far it is from right. */
export interface Sketch {
  readonly type: string
  readonly register: string
  readonly texts: Row
  readonly lists: Readonly<Record<ListName, readonly Row[]>>
}

/** What stands beside the lists, by its name in the form; of these the last have several lines. */
const lineNames = [
  "record.fi", "record.sv", "record.en", "purpose.fi", "purpose.sv", "purpose.en", "subject", "belongsTo", "title", "columns", "searchKeys", "statistics", "leastTold", "secrecy", "classCode",
  "retention.years", "retention.from", "retention.after", "basis.fi", "basis.sv", "basis.en", "onWeb.stages", "onWeb.law", "caseTitle.fi", "caseTitle.sv", "caseTitle.en", "systems", "family",
  "consent.item", "consent.period", "own.opens", "own.brings", "own.slotType", "own.slotTake", "own.byMandate", "own.company",
] as const
const areaNames = ["own.sets", "questions", "answers", "lists", "batches", "sample"] as const
/** What is written as JSON, in the form of the definition's file. */
export const jsonNames = ["questions", "answers", "lists", "batches", "sample"] as const
const isJson = (name: string | undefined): boolean => jsonNames.some((one) => one === name)

const rowsMost = 200
export const areaMost = 100_000

const usualRow: Readonly<Record<ListName, Row>> = { fields: { kind: "text", data: "none" }, rules: {}, stages: {}, moves: { by: "case-handler" }, decisions: { kind: "body-or-office-holder" }, letters: {}, legalBases: { article: "6(1)(c)" }, sources: {}, recipients: {} }
const blank = (list: ListName, more: Row = usualRow[list]): Row => ({ ...Object.fromEntries(listParts[list].map((part) => [part, ""])), ...more })

/** What a new definition begins with: whom it is about, and a way from the first stage to the last. */
export const newSketch = (): Sketch => ({
  type: "",
  register: "",
  texts: { ...Object.fromEntries([...lineNames, ...areaNames].map((name) => [name, ""])), secrecy: "secret", leastTold: "5", "retention.years": "10", "retention.from": "end", "retention.after": "destroy" },
  lists: {
    fields: [blank("fields", { kind: "person", data: "code", required: "yes" }), blank("fields")],
    rules: [],
    stages: [blank("stages", { code: "open", fi: "avoin", sv: "öppen", en: "open" }), blank("stages", { code: "ended", fi: "päättynyt", sv: "avslutad", en: "ended", ends: "yes" })],
    moves: [blank("moves", { code: "end", fi: "Päätä", sv: "Avsluta", en: "End", from: "open", to: "ended", by: "case-handler" })],
    decisions: [],
    letters: [],
    legalBases: [blank("legalBases")],
    sources: [],
    recipients: [],
  },
})

/** The list that one of the form's buttons makes longer or shorter, and which row leaves it; null for its other buttons. */
export function changedList(form: FormData): { readonly list: ListName; readonly leaves: number | null } | null {
  const [, act, name, at] = /^(add|remove)-([a-zA-Z]+)(?:-(\d{1,3}))?$/.exec(typedIn(form, "act")) ?? []
  const list = listNames.find((one) => one === name)
  return list === undefined ? null : { list, leaves: act === "add" ? null : Number(at) }
}

/** What the form says, after one of its buttons: a row more, or one less. */
export function sketchIn(form: FormData): Sketch {
  const changed = changedList(form)
  const rowsOf = (list: ListName): Row[] => {
    const count = Math.min(rowsMost, Number(typedIn(form, `${list}-count`)) || 0)
    const rows = Array.from({ length: count }, (_, at) => Object.fromEntries(listParts[list].map((part) => [part, typedIn(form, `${list}-${at}-${part}`).replaceAll("\r\n", "\n").trim().slice(0, areaMost)])))
    if (changed?.list !== list) return rows
    return changed.leaves === null ? [...rows, blank(list)] : rows.filter((_, at) => at !== changed.leaves)
  }
  return {
    type: typedIn(form, "type").trim(),
    register: typedIn(form, "register").trim(),
    texts: Object.fromEntries([...lineNames.map((name) => [name, tidy(typedIn(form, name)).slice(0, 2000)]), ...areaNames.map((name) => [name, typedIn(form, name).trim().slice(0, areaMost)])]),
    lists: Object.fromEntries(listNames.map((list) => [list, rowsOf(list)])) as unknown as Sketch["lists"],
  }
}

const listed = (text: string | undefined): string[] => (text ?? "").split(/[,;\s]+/).filter(Boolean)
const linesOf = (text: string | undefined): string[] => (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean)
/** The texts of a part in the languages of its row: `headingFi` and the others. */
const textsFrom = (row: Row, part: string, its: readonly string[]) => Object.fromEntries(its.map((language) => [language, row[`${part}${titled(language)}`] ?? ""]))
const textsTo = (part: string, texts: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${part}${titled(language)}`, text]))
const titled = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())
const wordsFrom = ({ fi = "", sv = "", en = "" }: Row) => ({ fi, sv, en })

/** A name of a field as people say it becomes one of the small language: "Syntynyt päivä" is "syntynytPaiva". */
const fieldName = (label: string): string =>
  label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 ]/g, " ")
    .trim()
    .split(/\s+/)
    .map((word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("")
    .slice(0, 40)

/** The name that a field has, or would have by its Finnish label. */
export const nameOfField = ({ name, fi }: Row): string => name || fieldName(fi ?? "")

/** An option a line: "code: suomeksi / på svenska / in English". A line that says something else is nobody's code, and is told as wrong. */
const optionsIn = (text: string | undefined) =>
  linesOf(text).map((line) => {
    const [, code = line, fi = "", sv = "", en = ""] = /^([^:]+?)\s*:\s*(.+?)\s+\/\s+(.+?)\s+\/\s+(.+?)$/.exec(line) ?? /^([^:]+?)\s*:\s*([^/]+?)\s*\/\s*([^/]+?)\s*\/\s*([^/]+?)$/.exec(line) ?? []
    return { code, label: { fi, sv, en } }
  })

/** What is filled in by itself, a field a line: "withdrawnOn = today()". A line that says something else is no field's name, likewise. */
const setsIn = (text: string | undefined): Record<string, string> =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const [, name = line, expression = ""] = /^(\w+)\s*=\s*(.+)$/.exec(line) ?? []
      return [name, expression]
    }),
  )

const consentIn = (text: string | undefined): ConsentNamed | null => {
  const [type = "", item = ""] = (text ?? "").split(":")
  return type === "" ? null : { type, item }
}

/** A consent as the form names it. */
export const consentText = (consent: ConsentNamed | null): string => (consent === null ? "" : `${consent.type}:${consent.item}`)

const numberIn = (text: string | undefined): number | null => (text === undefined || text.trim() === "" ? null : Number(text.replace(",", ".")))

const onlyIn = (row: Row) => (row.onlyIf || row.onlyFi || row.onlySv || row.onlyEn ? { if: row.onlyIf, message: { fi: row.onlyFi, sv: row.onlySv, en: row.onlyEn } } : null)
const onlyText = (only: { readonly if: string; readonly message: Words } | null): Row => ({ onlyIf: only?.if ?? "", onlyFi: only?.message.fi ?? "", onlySv: only?.message.sv ?? "", onlyEn: only?.message.en ?? "" })

/** What is written as JSON; what is none comes back as the text, which is then told as wrong. */
function jsonIn(text: string | undefined, empty: unknown = []): unknown {
  if (text === undefined || text === "") return empty
  try {
    return JSON.parse(text) as unknown
  } catch (fault) {
    return fault instanceof Error ? fault.message : text
  }
}

/** The definition that a sketch would be, under a version; or where the sketch is not yet one, as "fields.2.name" and the like. */
export function definitionFrom({ type, register, texts, lists }: Sketch, version: number): RegisterDefinition | readonly z.core.$ZodIssue[] {
  const named = (group: string) => wordsFrom({ fi: texts[`${group}.fi`] ?? "", sv: texts[`${group}.sv`] ?? "", en: texts[`${group}.en`] ?? "" })
  const all: Row[] = lists.fields.map((row) => ({ ...row, name: nameOfField(row) }))
  // What is left empty is what most registers have.
  const subject = texts.subject || (texts.belongsTo ? null : (all.find(({ kind }) => kind === "person")?.name ?? null))
  const usual = { title: [subject ?? all[0]?.name ?? ""], columns: all.filter(({ kind }) => !["person", "homeAddress", "longText", "file"].includes(kind ?? "")).slice(0, 2).map(({ name }) => name ?? ""), keys: subject === null ? [] : [`hetu=${subject}`, `personName=${subject}`] }
  const listedOr = (text: string | undefined, otherwise: readonly string[]) => (listed(text).length > 0 ? listed(text) : [...otherwise])
  const parsed = registerDefinition.safeParse({
    type: type || slug(texts["record.fi"] ?? ""),
    register,
    version,
    record: named("record"),
    purpose: named("purpose"),
    fields: all.map((row) => ({
      name: row.name, label: wordsFrom(row), hint: row.hintFi || row.hintSv || row.hintEn ? textsFrom(row, "hint", languages) : null, kind: row.kind, required: row.required === "yes", when: row.when || null, calculation: row.calculation || null,
      data: row.data, secrecy: row.secrecy || null, options: optionsIn(row.options), to: row.to || null, least: numberIn(row.least), most: numberIn(row.most), public: row.public === "yes",
      consent: consentIn(row.consent),
    })),
    subject,
    belongsTo: texts.belongsTo || null,
    title: listedOr(texts.title, usual.title),
    columns: listedOr(texts.columns, usual.columns.length > 0 ? usual.columns : usual.title),
    searchKeys: listedOr(texts.searchKeys, usual.keys).map((pair) => ({ key: pair.split("=")[0], field: pair.split("=")[1] ?? "" })),
    rules: lists.rules.map((row) => ({ if: row.if, field: row.field, message: wordsFrom(row) })),
    stages: lists.stages.map((row) => ({ code: row.code, label: wordsFrom(row), ends: row.ends === "yes", clock: row.clockBy ? { by: row.clockBy, from: row.clockFrom || null } : null })),
    moves: lists.moves.map((row) => ({
      code: row.code, label: wordsFrom(row), from: listed(row.from), to: row.to, by: listed(row.by), needs: listed(row.needs), decides: row.decides === "yes", notBy: row.notBy || null, sets: setsIn(row.sets), consent: consentIn(row.consent), herself: row.herself === "yes", itself: row.itself || null,
      only: onlyIn(row),
    })),
    decisions: lists.decisions.map((row) => ({
      code: row.code, label: wordsFrom(row), move: row.move, kind: row.kind, when: row.when || null, ...Object.fromEntries(decisionParts.map((part) => [part, textsFrom(row, part, ["fi", "sv"])])),
    })),
    letters: lists.letters.map((row) => ({ code: row.code, label: wordsFrom(row), stages: listed(row.stages), only: onlyIn(row), heading: textsFrom(row, "heading", languages), body: textsFrom(row, "body", languages) })),
    opensCase: texts.classCode ? { classCode: texts.classCode, title: texts["caseTitle.fi"] || texts["caseTitle.sv"] || texts["caseTitle.en"] ? named("caseTitle") : named("record") } : null,
    secrecy: texts.secrecy,
    retention: { years: texts["retention.years"] ? Number(texts["retention.years"]) : null, from: texts["retention.from"], after: texts["retention.after"], basis: named("basis") },
    onWeb: texts["onWeb.stages"] || texts["onWeb.law"] ? { stages: listed(texts["onWeb.stages"]), law: texts["onWeb.law"] } : null,
    legalBases: lists.legalBases.map((row) => ({ article: row.article, law: row.law, explanation: wordsFrom(row) })),
    family: texts.family || null,
    systems: listed(texts.systems),
    sample: jsonIn(texts.sample, {}),
    sources: lists.sources.map((row) => ({ code: row.code || null, name: wordsFrom(row), byConsent: row.byConsent === "yes", consent: consentIn(row.consent) })),
    recipients: lists.recipients.map((row) => ({ code: row.code || null, name: wordsFrom(row), basis: row.basis, fields: listed(row.fields), consent: consentIn(row.consent) })),
    consent: texts["consent.item"] || texts["consent.period"] ? { item: texts["consent.item"], period: texts["consent.period"] } : null,
    questions: jsonIn(texts.questions),
    answers: jsonIn(texts.answers),
    lists: jsonIn(texts.lists),
    batches: jsonIn(texts.batches),
    own: { opens: listed(texts["own.opens"]), sets: setsIn(texts["own.sets"]), slot: texts["own.slotType"] || texts["own.slotTake"] ? { type: texts["own.slotType"], take: texts["own.slotTake"] } : null, brings: listed(texts["own.brings"]), byMandate: texts["own.byMandate"] === "yes", company: texts["own.company"] || null },
    statistics: listed(texts.statistics),
    leastTold: Number(texts.leastTold),
  })
  return parsed.success ? parsed.data : parsed.error.issues
}

const yes = (is: boolean): string => (is ? "yes" : "")
const setsText = (sets: Readonly<Record<string, string>>): string => Object.entries(sets).map(([name, expression]) => `${name} = ${expression}`).join("\n")

/** A definition as the form shows it. */
export function sketchOf(definition: RegisterDefinition): Sketch {
  const { record, purpose, retention, opensCase, consent, own, onWeb } = definition
  const of = (group: string, words: { fi: string; sv: string; en: string } | undefined) => Object.fromEntries((["fi", "sv", "en"] as const).map((language) => [`${group}.${language}`, words?.[language] ?? ""]))
  return {
    type: definition.type,
    register: definition.register,
    texts: {
      ...of("record", record), ...of("purpose", purpose), ...of("basis", retention.basis), ...of("caseTitle", opensCase?.title),
      subject: definition.subject ?? "", belongsTo: definition.belongsTo ?? "", title: definition.title.join(", "), columns: definition.columns.join(", "), searchKeys: definition.searchKeys.map(({ key, field }) => `${key}=${field}`).join(", "),
      statistics: definition.statistics.join(", "), leastTold: String(definition.leastTold), secrecy: definition.secrecy, classCode: opensCase?.classCode ?? "",
      "retention.years": retention.years === null ? "" : String(retention.years), "retention.from": retention.from, "retention.after": retention.after, "onWeb.stages": onWeb?.stages.join(", ") ?? "", "onWeb.law": onWeb?.law ?? "", systems: definition.systems.join(", "), family: definition.family ?? "",
      "consent.item": consent?.item ?? "", "consent.period": consent?.period ?? "",
      "own.opens": own.opens.join(", "), "own.brings": own.brings.join(", "), "own.slotType": own.slot?.type ?? "", "own.slotTake": own.slot?.take ?? "", "own.sets": setsText(own.sets), "own.byMandate": yes(own.byMandate), "own.company": own.company ?? "",
      ...Object.fromEntries(jsonNames.map((name) => [name, Object.keys(definition[name]).length === 0 ? "" : JSON.stringify(definition[name], null, 2)])),
    },
    lists: {
      fields: definition.fields.map((field) => ({
        name: field.name, ...field.label, kind: field.kind, required: yes(field.required), data: field.data, secrecy: field.secrecy ?? "", options: field.options.map(({ code, label }) => `${code}: ${label.fi} / ${label.sv} / ${label.en}`).join("\n"),
        when: field.when ?? "", calculation: field.calculation ?? "", to: field.to ?? "", least: field.least === null ? "" : String(field.least), most: field.most === null ? "" : String(field.most), consent: consentText(field.consent), public: yes(field.public), ...textsTo("hint", field.hint ?? { fi: "", sv: "", en: "" }),
      })),
      rules: definition.rules.map(({ if: rule, field, message }) => ({ if: rule, field, ...message })),
      stages: definition.stages.map(({ code, label, ends, clock }) => ({ code, ...label, ends: yes(ends), clockBy: clock?.by ?? "", clockFrom: clock?.from ?? "" })),
      moves: definition.moves.map(({ code, label, from, to, by, needs, decides, notBy, only, sets, consent: its, herself, itself }) => ({
        code, ...label, from: from.join(", "), to, by: by.join(", "), needs: needs.join(", "), decides: yes(decides), notBy: notBy ?? "", sets: setsText(sets), consent: consentText(its), herself: yes(herself), itself: itself ?? "",
        ...onlyText(only),
      })),
      decisions: definition.decisions.map(({ code, label, move, kind, when, ...its }) => ({ code, ...label, move, kind, when: when ?? "", ...Object.assign({}, ...decisionParts.map((part) => textsTo(part, its[part]))) as Row })),
      letters: definition.letters.map(({ code, label, stages, only, heading, body }) => ({ code, ...label, stages: stages.join(", "), ...onlyText(only), ...textsTo("heading", heading), ...textsTo("body", body) })),
      legalBases: definition.legalBases.map(({ article, law, explanation }) => ({ article, law, ...explanation })),
      sources: definition.sources.map(({ code, name, byConsent, consent: its }) => ({ code: code ?? "", ...name, byConsent: yes(byConsent), consent: consentText(its) })),
      recipients: definition.recipients.map(({ code, name, basis: ground, fields, consent: its }) => ({ code: code ?? "", ...name, basis: ground, fields: fields.join(", "), consent: consentText(its) })),
    },
  }
}

/** The part of the form that a fault of the definition's shape is about: "fields.2.label.sv" is "fields-2-sv". */
export function placeOfIssue([head = "", at, ...rest]: readonly string[]): string {
  const list = listNames.find((one) => one === head)
  if (list !== undefined) return at === undefined ? `section-${head}` : `${head}-${at}-${partOf(rest)}`
  if (head === "retention") return at === "basis" ? `basis.${rest[0] ?? "fi"}` : `retention.${at ?? "years"}`
  if (head === "opensCase") return at === "title" ? `caseTitle.${rest[0] ?? "fi"}` : "classCode"
  if (head === "systems") return "systems"
  if (head === "own") return at === "slot" ? (rest[0] === "take" ? "own.slotTake" : "own.slotType") : `own.${at ?? "opens"}`
  return at === undefined || /^\d+$/.test(at) || isJson(head) ? head : `${head}.${at}`
}

/** The part of a row, of a path within it. */
function partOf([part = "name", more, language]: readonly string[]): string {
  const title = (text: string | undefined): string => titled(text ?? "fi")
  if (part === "label" || part === "message" || part === "explanation" || (part === "name" && more !== undefined)) return more ?? "fi"
  if ((decisionParts as readonly string[]).includes(part) || part === "body" || part === "hint") return `${part}${title(more)}`
  if (part === "clock") return `clock${title(more ?? "by")}`
  if (part === "only") return more === "message" ? `only${title(language)}` : "onlyIf"
  return part
}

/** Where in the form a fault of what the definition means is, of the culprit that it names: a row, a section or a line; null where it is about the rest of the description. */
export function placeOfFault(at: string, { lists }: Sketch): string | null {
  const [, kind = "", which = ""] = /^(\w+) (.+)$/.exec(at) ?? []
  const row = (list: ListName, is: (row: Row) => boolean): string | null => {
    const place = lists[list].findIndex(is)
    return place < 0 ? null : `${list}-${place}`
  }
  switch (kind) {
    case "field":
      return row("fields", (its) => nameOfField(its) === which)
    case "stage":
      return row("stages", ({ code }) => code === which) ?? row("moves", ({ code }) => code === which)
    case "move":
      return row("moves", ({ code }) => code === which)
    case "rule":
      return `rules-${Number(which) - 1}`
    case "source":
      return row("sources", ({ en }) => en === which)
    case "recipient":
      return row("recipients", ({ en }) => en === which)
    case "decision":
      return row("decisions", ({ code }) => code === which)
    case "letter":
      return row("letters", ({ code }) => code === which)
    case "question":
      return "questions"
    case "answer":
      return "answers"
    case "list":
      return "lists"
    case "batch":
      return "batches"
    case "search":
      return "searchKeys"
    case "legal":
      return "section-legalBases"
  }
  const places: Readonly<Record<string, string>> = { retention: "retention.from", consent: "consent.item", own: "own.opens", onWeb: "onWeb.stages" }
  if (places[at] !== undefined) return places[at]
  if (at === "sources" || at === "recipients") return `section-${at}`
  return ["register", "title", "columns", "statistics", "subject", "belongsTo", "secrecy", "systems"].includes(at) ? at : null
}
