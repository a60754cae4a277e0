import { finding, type Finding } from "../../model/finding.ts"
import type { Line, Page } from "../page.ts"
import { formulaAsText, hiddenContent } from "./findings.ts"
import { openZip, readXml as readAnyXml, type XmlReader } from "./zip.ts"

const wanted = /^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/

/** Some programs write the tags of a workbook with a prefix ("x:row"), which changes nothing. */
const readXml = (xml: string, { open, close, text }: XmlReader): void =>
  readAnyXml(xml, { open: (tag, attributes) => open?.(tag.replace(/^.*:/, ""), attributes), close: (tag) => close?.(tag.replace(/^.*:/, "")), text: (read) => text?.(read) })

/** A workbook as its reader sees it: every sheet in order, a line a row; a sheet's name stands as a heading above it. Hidden sheets, rows and columns are not there. */
export function pageFromXlsx(bytes: Uint8Array): Page {
  const parts = openZip(bytes, (name) => wanted.test(name))
  const strings = sharedStrings(parts.get("xl/sharedStrings.xml") ?? "<sst/>")
  const targets = relations(parts.get("xl/_rels/workbook.xml.rels") ?? "<Relationships/>")
  const lines: Line[] = []
  const findings: Finding[] = []
  const all = sheets(parts.get("xl/workbook.xml") ?? "<workbook/>")
  const named = all.filter(({ shown }) => shown)
  let hidden = all.length - named.length
  for (const { name, id } of named) {
    const xml = parts.get(`xl/${(targets.get(id) ?? "").replace(/^\/?(?:xl\/)?/, "")}`)
    if (!xml) continue
    const before = lines.at(-1)?.line ?? 0
    if (named.length > 1) lines.push({ line: before + 1, text: name, mark: "heading", level: 1 })
    const rows = readRows(xml, strings)
    hidden += rows.hidden
    for (const { row, cells, formulas } of rows.seen) {
      const line = (named.length > 1 ? before + 1 : before) + row
      lines.push({ line, text: cells.join("\t"), mark: "row", cells })
      findings.push(...formulas.map((cell) => finding(formulaAsText, { cell }, { line })))
    }
  }
  if (hidden > 0) findings.push(finding(hiddenContent, { lines: hidden }))
  return { format: "xlsx", title: named[0]?.name ?? null, lines, findings }
}

/** A workbook as a table of data: the rows of its one sheet as their cells' texts, numbers and days as they are kept. */
export interface SheetTable {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[]; readonly hasFormula: boolean }[]
  /** Why its rows are not the table that a reader of the sheet sees: several sheets, or something hidden. */
  readonly fault: "many-sheets" | "hidden" | null
  /** True where days are counted from 1904, as old programs for the Macintosh do. */
  readonly from1904: boolean
}

/** Reads a workbook as data. Throws `Unreadable` for what is no workbook. */
export function tableFromXlsx(bytes: Uint8Array): SheetTable {
  const parts = openZip(bytes, (name) => wanted.test(name))
  const strings = sharedStrings(parts.get("xl/sharedStrings.xml") ?? "<sst/>")
  const targets = relations(parts.get("xl/_rels/workbook.xml.rels") ?? "<Relationships/>")
  const workbook = parts.get("xl/workbook.xml") ?? "<workbook/>"
  const all = sheets(workbook)
  const read = all.map(({ id }) => readRows(parts.get(`xl/${(targets.get(id) ?? "").replace(/^\/?(?:xl\/)?/, "")}`) ?? "<worksheet/>", strings))
  const full = read.filter(({ seen, hidden }) => hidden > 0 || seen.some(({ cells }) => cells.some((cell) => cell !== "")))
  const at = read.indexOf(full[0] as (typeof read)[number])
  return {
    rows: (full[0]?.seen ?? []).map(({ row, cells, formulas }) => ({ row, cells, hasFormula: formulas.length > 0 })),
    fault: full.length > 1 ? "many-sheets" : (full[0]?.hidden ?? 0) > 0 || all[at]?.shown === false ? "hidden" : null,
    from1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
  }
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let phonetic = false
  let inText = false
  readXml(xml, {
    open(tag) {
      if (tag === "si") strings.push("")
      if (tag === "rPh") phonetic = true
      if (tag === "t") inText = true
    },
    close(tag) {
      if (tag === "rPh") phonetic = false
      if (tag === "t") inText = false
    },
    text(text) {
      if (inText && !phonetic) strings[strings.length - 1] += text
    },
  })
  return strings
}

function relations(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  readXml(xml, {
    open(tag, { Id, Target }) {
      if (tag === "Relationship" && Id && Target) targets.set(Id, Target)
    },
  })
  return targets
}

function sheets(xml: string): { name: string; id: string; shown: boolean }[] {
  const found: { name: string; id: string; shown: boolean }[] = []
  readXml(xml, {
    open(tag, attributes) {
      if (tag === "sheet") found.push({ name: attributes.name ?? "", id: attributes["r:id"] ?? "", shown: !/hidden/i.test(attributes.state ?? "") })
    },
  })
  return found
}

interface Row {
  readonly row: number
  readonly cells: string[]
  readonly formulas: string[]
}

const columnLimit = 200

const yes = (value: string | undefined): boolean => value === "1" || value === "true"

function readRows(xml: string, strings: readonly string[]): { seen: Row[]; hidden: number } {
  const rows: Row[] = []
  const unseen = new Set<number>()
  const hiddenColumns = new Set<number>()
  let hidden = 0
  let cell = { column: 0, type: "", value: "", formula: "" }
  let inside: "v" | "f" | "t" | null = null
  const merged: string[] = []
  readXml(xml, {
    open(tag, attributes) {
      if (tag === "row") {
        rows.push({ row: Number(attributes.r) || rows.length + 1, cells: [], formulas: [] })
        if (yes(attributes.hidden)) unseen.add(rows.length - 1)
      } else if (tag === "col" && yes(attributes.hidden)) for (let column = Number(attributes.min); column <= Math.min(Number(attributes.max), columnLimit); column++) hiddenColumns.add(column - 1)
      else if (tag === "c") cell = { column: columnOf(attributes.r ?? "A"), type: attributes.t ?? "n", value: "", formula: "" }
      else if (tag === "mergeCell") merged.push(attributes.ref ?? "")
      else if (tag === "v" || tag === "f" || tag === "t") inside = tag
    },
    close(tag) {
      if (tag === "v" || tag === "f" || tag === "t") inside = null
      const row = rows.at(-1)
      if (tag !== "c" || !row || cell.column >= columnLimit) return
      while (row.cells.length <= cell.column) row.cells.push("")
      if (hiddenColumns.has(cell.column)) return void (cell.value !== "" && hidden++)
      if (cell.formula !== "") row.formulas.push(`=${cell.formula}`.slice(0, 80))
      row.cells[cell.column] = cell.type === "s" ? (strings[Number(cell.value)] ?? "") : cell.value
    },
    text(text) {
      if (inside === "f") cell.formula += text
      else if (inside) cell.value += text
    },
  })
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  for (const area of merged) fillDown(byNumber, area)
  return { seen: rows.filter((_, at) => !unseen.has(at)), hidden: hidden + unseen.size }
}

/** A cell merged over several rows says the same of each of them. */
function fillDown(rows: ReadonlyMap<number, Row>, area: string): void {
  const [, from = "", first = "", last = ""] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(area) ?? []
  const column = columnOf(from)
  const value = rows.get(Number(first))?.cells[column]
  if (value === undefined) return
  for (let number = Number(first) + 1; number <= Math.min(Number(last), Number(first) + 1_000); number++) {
    const cells = rows.get(number)?.cells
    while (cells && cells.length <= column) cells.push("")
    if (cells) cells[column] ||= value
  }
}

/** "C7" stands in the third column, counted from 0: 2. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.replace(/\d+$/, "").toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64)
  return Math.max(0, column - 1)
}
