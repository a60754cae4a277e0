import { strToU8, zipSync } from "fflate"
import { xmlText } from "../../lib/xml.ts"
import type { Cell } from "./outputs.ts"

/** The name of a column by its place: A, B … Z, AA. */
const columnName = (at: number): string => (at < 26 ? "" : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const packaged = "http://schemas.openxmlformats.org/package/2006"
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** The first day that the form of the file can tell: the same table is always the same bytes. */
const noTime = new Date(1980, 0, 1)

/** A table as a workbook of one sheet (XLSX). What is a text stays one, whatever it begins with; numbers are numbers. */
export function xlsxOf(name: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
  const cell = ({ text, number }: Cell, row: number, at: number): string => {
    const place = `${columnName(at)}${row + 1}`
    return number === null ? `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>` : `<c r="${place}"><v>${number}</v></c>`
  }
  const lines = [heads.map((text): Cell => ({ text, number: null })), ...rows].map((cells, row) => `<row r="${row + 1}">${cells.map((one, at) => cell(one, row, at)).join("")}</row>`)
  // A sheet's name has at most 31 signs, and not these.
  const title = xmlText(name.replace(/[[\]:*?/\\']/g, " ").trim().slice(0, 31) || "1")
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${title}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(declared + text)])), { mtime: noTime }) as Uint8Array<ArrayBuffer>
}
