import { strToU8, zipSync } from "fflate"

/** Office files as small as they can be, made for the tests. */
export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array => zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

export const documentXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>${body}</w:body></w:document>`
export const docx = (body: string): Uint8Array => zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": documentXml(body) })

export const run = (text: string, properties = ""): string => `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (text: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
export const cell = (text: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${text.split("\n").map((line) => paragraph(line)).join("")}</w:tc>`
export const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`

interface Sheet {
  readonly name: string
  /** The rows as XML, or the rest of the sheet too. */
  readonly xml: string
}

const relationsXml = (count: number): string =>
  `<Relationships>${Array.from({ length: count }, (_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`

export const xlsx = (sheets: readonly Sheet[], strings: readonly string[] = []): Uint8Array =>
  zipOf({
    "xl/workbook.xml": `<workbook xmlns:r="urn:r"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsXml(sheets.length),
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet>${xml}</worksheet>`])),
  })

/** Rows of plain text, from the first row down. */
export const sheetData = (rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows.map((cells, at) => `<row r="${at + 1}">${cells.map((text, column) => `<c r="${"ABCDEFGH"[column]}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`).join("")}</sheetData>`
