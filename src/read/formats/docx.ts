import { finding, type Finding } from "../../model/finding.ts"
import type { Line, Page } from "../page.ts"
import { hiddenContent } from "./findings.ts"
import { openZip, readXml } from "./zip.ts"

const main = "word/document.xml"

/** A Word document: its paragraphs in order, with headings, lists and tables as the document marks them. */
export function pageFromDocx(bytes: Uint8Array): Page {
  const xml = openZip(bytes, (name) => name === main).get(main) ?? ""
  const lines: Line[] = []
  const cells: string[][] = []
  let paragraph = { text: "", style: "", list: -1 }
  let number = 0
  let inText = false
  let removed = 0
  let hidden = 0
  readXml(xml, {
    open(tag, attributes) {
      const value = attributes["w:val"] ?? ""
      if (tag === "w:p") paragraph = { text: "", style: "", list: -1 }
      else if (tag === "w:pStyle") paragraph.style = value
      else if (tag === "w:ilvl") paragraph.list = Number(value) || 0
      else if (tag === "w:numPr" && paragraph.list < 0) paragraph.list = 0
      else if (tag === "w:t") inText = true
      else if (tag === "w:tab") paragraph.text += "\t"
      else if (tag === "w:br" || tag === "w:cr") paragraph.text += " "
      else if (tag === "w:del") removed++
      else if (tag === "w:vanish" && value !== "0" && value !== "false") hidden++
      else if (tag === "w:tr") cells.push([])
      else if (tag === "w:tc") cells.at(-1)?.push("")
    },
    close(tag) {
      if (tag === "w:t") inText = false
      else if (tag === "w:del") removed--
      else if (tag === "w:p") {
        const row = cells.at(-1)
        if (row) row[row.length - 1] = [row.at(-1), paragraph.text].filter(Boolean).join(" ")
        else lines.push(lineOf(++number, paragraph))
      } else if (tag === "w:tr") {
        const row = cells.pop() ?? []
        lines.push({ line: ++number, text: row.join("\t"), mark: "row", cells: row })
      }
    },
    text(text) {
      if (inText && removed === 0) paragraph.text += text
    },
  })
  const findings: Finding[] = hidden > 0 ? [finding(hiddenContent, { lines: hidden })] : []
  return { format: "docx", title: lines.find(({ mark }) => mark === "heading")?.text ?? null, lines, findings }
}

/** Word names heading styles in the language it was installed in. */
const headingStyle = /^(?:heading|otsikko|rubrik)\s?([1-6])$/i
const titleStyle = /^(?:title|otsikko|rubrik)$/i

function lineOf(line: number, { text, style, list }: { text: string; style: string; list: number }): Line {
  const level = headingStyle.exec(style)?.[1] ?? (titleStyle.test(style) ? "1" : null)
  if (level !== null && text.trim() !== "") return { line, text, mark: "heading", level: Number(level) }
  return list >= 0 ? { line, text, mark: "bullet", level: list + 1 } : { line, text, mark: "text" }
}
