import { finding, type Finding } from "../../model/finding.ts"
import type { Line, Page } from "../page.ts"
import { hiddenContent } from "./findings.ts"
import { openZip, readXml, type XmlReader } from "./zip.ts"

const main = "word/document.xml"
const styles = "word/styles.xml"

/** A Word document: its paragraphs in order, with headings, lists and tables as the document marks them. */
export function pageFromDocx(bytes: Uint8Array): Page {
  const parts = openZip(bytes, (name) => name === main || name === styles)
  const document = new Document(hidingStyles(parts.get(styles) ?? "<w:styles/>"))
  readXml(parts.get(main) ?? "", document)
  const { lines, hidden } = document
  const findings: Finding[] = hidden > 0 ? [finding(hiddenContent, { lines: hidden })] : []
  return { format: "docx", title: lines.find(({ mark }) => mark === "heading")?.text ?? null, lines, findings }
}

/** Styles whose text is hidden. */
function hidingStyles(xml: string): Set<string> {
  const hiding = new Set<string>()
  let style = ""
  readXml(xml, {
    open(tag, attributes) {
      if (tag === "w:style") style = attributes["w:styleId"] ?? ""
      if (tag === "w:vanish" && isOn(attributes["w:val"])) hiding.add(style)
    },
  })
  return hiding
}

const isOn = (value: string | undefined): boolean => value !== "0" && value !== "false"

/** What was taken away or moved in reviewing, and what stands in for a drawing that is there already. */
const away = new Set(["w:del", "w:moveFrom", "mc:Fallback"])

interface Paragraph {
  text: string
  style: string
  list: number
  /** It has a colour of its own under its text. */
  shaded: boolean
}

interface Cell {
  text: string
  columns: number
  /** The cell goes on from the one above it. */
  goesOn: boolean
}

/** What a reader of the document sees: deleted and hidden text is not there, nor the second telling of a text box. */
class Document implements XmlReader {
  readonly lines: Line[] = []
  hidden = 0
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: { above: string[]; row: Cell[] }[] = []
  #number = 0
  #inText = false
  /** How many of the elements around us take their text away. */
  #unseen = 0
  #runIsHidden = false
  #runIsWhite = false
  readonly #hidingStyles: ReadonlySet<string>

  constructor(hidingStyles: ReadonlySet<string>) {
    this.#hidingStyles = hidingStyles
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes["w:val"] ?? ""
    const paragraph = this.#paragraphs.at(-1)
    const table = this.#tables.at(-1)
    const cell = table?.row.at(-1)
    if (tag === "w:p") this.#paragraphs.push({ text: "", style: "", list: -1, shaded: false })
    else if (tag === "w:tbl") this.#tables.push({ above: [], row: [] })
    else if (tag === "w:tr" && table) table.row = []
    else if (tag === "w:tc") table?.row.push({ text: "", columns: 1, goesOn: false })
    else if (tag === "w:gridSpan" && cell) cell.columns = Math.min(200, Math.max(1, Number(value) || 1))
    else if (tag === "w:vMerge" && cell) cell.goesOn = value !== "restart"
    else if (away.has(tag)) this.#unseen++
    else if (tag === "w:r") this.#runIsHidden = this.#runIsWhite = false
    else if (tag === "w:vanish") this.#runIsHidden = isOn(attributes["w:val"])
    else if (tag === "w:rStyle") this.#runIsHidden ||= this.#hidingStyles.has(value)
    else if (tag === "w:color") this.#runIsWhite = value.toUpperCase() === "FFFFFF"
    else if (tag === "w:shd" || tag === "w:highlight") {
      if (paragraph) paragraph.shaded = true
    }
    else if (tag === "w:t") this.#inText = true
    else if (paragraph) openIn(paragraph, tag, value)
  }

  close(tag: string): void {
    if (tag === "w:t") this.#inText = false
    else if (away.has(tag)) this.#unseen--
    else if (tag === "w:p") this.#endParagraph()
    else if (tag === "w:tr") this.#endRow()
    else if (tag === "w:tbl") this.#tables.pop()
    else if (tag === "w:pPr") this.#runIsHidden = this.#runIsWhite = false
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!this.#inText || this.#unseen > 0 || !paragraph) return
    // White on white paper; in a table the shade may be the table's, which is not looked at.
    const white = this.#runIsWhite && !paragraph.shaded && this.#tables.length === 0
    if (this.#runIsHidden || white || this.#hidingStyles.has(paragraph.style)) this.hidden++
    else paragraph.text += text
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph || this.#unseen > 0) return
    const cell = this.#tables.at(-1)?.row.at(-1)
    if (cell) cell.text = [cell.text, paragraph.text].filter((text) => text.trim() !== "").join("\n")
    else this.lines.push(lineOf(++this.#number, paragraph))
  }

  #endRow(): void {
    const table = this.#tables.at(-1)
    if (!table) return
    const cells: string[] = []
    for (const { text, columns, goesOn } of table.row) cells.push(goesOn ? (table.above[cells.length] ?? "") : text, ...Array<string>(columns - 1).fill(""))
    // One cell over the whole width is no row of values but a line of text between the rows.
    if (table.row.length === 1 && cells.length > 1) this.lines.push({ line: ++this.#number, text: cells[0]!.replaceAll("\n", " "), mark: "text" })
    else this.lines.push({ line: ++this.#number, text: cells.join("\t"), mark: "row", cells })
    table.above = cells
    table.row = []
  }
}

function openIn(paragraph: Paragraph, tag: string, value: string): void {
  if (tag === "w:pStyle") paragraph.style = value
  else if (tag === "w:ilvl") paragraph.list = Number(value) || 0
  else if (tag === "w:numPr" && paragraph.list < 0) paragraph.list = 0
  else if (tag === "w:tab") paragraph.text += "\t"
  else if (tag === "w:br" || tag === "w:cr") paragraph.text += " "
  else if (tag === "w:noBreakHyphen") paragraph.text += "-"
}

/** Word names heading styles in the language it was installed in. */
const headingStyle = /^(?:heading|otsikko|rubrik)\s?([1-6])$/i
const titleStyle = /^(?:title|otsikko|rubrik)$/i

function lineOf(line: number, { text, style, list }: Paragraph): Line {
  const level = headingStyle.exec(style)?.[1] ?? (titleStyle.test(style) ? "1" : null)
  if (level !== null && text.trim() !== "") return { line, text, mark: "heading", level: Number(level) }
  return list >= 0 ? { line, text, mark: "bullet", level: list + 1 } : { line, text, mark: "text" }
}
