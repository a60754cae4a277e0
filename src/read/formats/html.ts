import { type DefaultTreeAdapterTypes, parse } from "parse5"
import { finding, type Finding } from "../../model/finding.ts"
import type { Line, Page } from "../page.ts"
import { hiddenContent, navigationLeftOut } from "./findings.ts"
import { Unreadable } from "./unreadable.ts"

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const unseen = new Set(["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "math"])
const aroundContent = new Set(["nav", "footer", "form", "button", "select", "textarea", "dialog"])
const blocks = new Set(["p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "dd", "table", "blockquote", "address", "pre", "figure", "figcaption", "caption", "details", "summary", "aside", "body", "html", "hr", "fieldset", "legend"])
const depthLimit = 400

/** A web page as its reader sees it: no scripts, no hidden text, no menus; each line with its number in the source. */
export function pageFromHtml(source: string): Page {
  const document = parse(source, { sourceCodeLocationInfo: true })
  const walker = new Walker()
  const body = first(document, "main") ?? first(document, "body") ?? document
  walker.walk(body, 0)
  walker.endLine()
  const outside = body.nodeName === "main" ? linesOutside(first(document, "body"), body) : 0
  const findings: Finding[] = []
  if (walker.hidden > 0) findings.push(finding(hiddenContent, { lines: walker.hidden }))
  if (walker.skipped + outside > 0) findings.push(finding(navigationLeftOut, { lines: walker.skipped + outside }))
  const title = first(document, "title")
  return { format: "html", title: title ? textOf(title).trim() || null : null, lines: walker.lines, findings }
}

/** Walks the tree and ends a line wherever a browser would. */
class Walker {
  readonly lines: Line[] = []
  hidden = 0
  skipped = 0
  #text = ""
  #line = 0
  #mark: Pick<Line, "mark" | "level"> = { mark: "text" }
  #lists = 0
  /** Cells of the table at hand that reach down to the rows to come, by column. */
  readonly #carried = new Map<number, { readonly text: string; rows: number }>()

  walk(node: Node, depth: number): void {
    if (depth > depthLimit) throw tooDeep()
    if (node.nodeName === "#text") return this.#addText(node as DefaultTreeAdapterTypes.TextNode)
    if (!("childNodes" in node)) return
    const element = node as Element
    const name = element.nodeName
    if (unseen.has(name)) return
    if (aroundContent.has(name)) return void (this.skipped += countLines(element))
    if (isHidden(element)) return void this.hidden++
    if (name === "br") return this.endLine()
    if (name === "tr") return this.#addRow(element)
    if (name === "table") this.#carried.clear()
    const isList = name === "ul" || name === "ol"
    if (isList) this.#lists++
    const heading = /^h([1-6])$/.exec(name)
    if (heading) this.#inLine({ mark: "heading", level: Number(heading[1]) }, element, depth)
    else if (name === "dt") this.#inLine({ mark: "heading", level: 6 }, element, depth)
    else if (name === "li") this.#inLine({ mark: "bullet", level: Math.max(1, this.#lists) }, element, depth)
    else if (blocks.has(name)) this.#inLine({ mark: "text" }, element, depth)
    else this.#children(element, depth)
    if (isList) this.#lists--
  }

  endLine(): void {
    if (this.#text.trim() !== "") this.lines.push({ line: this.#line, text: this.#text.replace(/[ \t\r\n]+/g, " ").trim(), ...this.#mark })
    this.#text = ""
    this.#line = 0
  }

  #inLine(mark: Pick<Line, "mark" | "level">, element: Element, depth: number): void {
    this.endLine()
    const outer = this.#mark
    // A paragraph inside a list item or heading is still that item or heading.
    this.#mark = mark.mark === "text" && outer.mark !== "text" ? outer : mark
    this.#children(element, depth)
    this.endLine()
    this.#mark = outer
  }

  #children(element: Element, depth: number): void {
    for (const child of element.childNodes) this.walk(child, depth + 1)
  }

  #addText(node: DefaultTreeAdapterTypes.TextNode): void {
    if (this.#text.trim() === "" && node.value.trim() !== "") {
      const blankLines = node.value.slice(0, node.value.search(/\S/)).split("\n").length - 1
      this.#line = (node.sourceCodeLocation?.startLine ?? 0) + blankLines
    }
    this.#text += node.value
  }

  #addRow(row: Element): void {
    this.endLine()
    const cellNodes = row.childNodes.filter(({ nodeName }) => nodeName === "td" || nodeName === "th") as Element[]
    const head = cellNodes.length > 0 && cellNodes.every(({ nodeName }) => nodeName === "th")
    const cells = this.#cellsOf(cellNodes, head)
    if (cells.every((cell) => cell === "")) return
    const line = row.sourceCodeLocation?.startLine ?? 0
    const [only, ...others] = cellNodes
    // One cell over the whole width is no row of values but a line of text between the rows.
    if (only && others.length === 0 && spanOf(only, "colspan") > 1) this.lines.push({ line, text: cells[0]!.replaceAll("\n", " "), ...(head ? { mark: "heading", level: 6 } : { mark: "text" }) })
    else this.lines.push({ line, text: cells.join("\t"), mark: "row", cells, ...(head ? { head } : {}) })
  }

  /** The row's cells in their columns: what reaches down from above stands again, a wide heading heads each of its columns. */
  #cellsOf(nodes: readonly Element[], head: boolean): string[] {
    const cells: string[] = []
    const carry = (): void => {
      for (let above = this.#carried.get(cells.length); above; above = this.#carried.get(cells.length)) {
        if (--above.rows === 0) this.#carried.delete(cells.length)
        cells.push(above.text)
      }
    }
    for (const node of nodes) {
      carry()
      const text = isHidden(node) ? "" : cellTextOf(node)
      const rows = spanOf(node, "rowspan") - 1
      for (let wide = spanOf(node, "colspan"), at = 0; at < wide && cells.length < columnLimit; at++) {
        const here = at === 0 || (head && nodes.length > 1) ? text : ""
        if (rows > 0) this.#carried.set(cells.length, { text: here, rows })
        cells.push(here)
      }
    }
    carry()
    return cells
  }
}

const columnLimit = 200

const spanOf = ({ attrs }: Element, name: "colspan" | "rowspan"): number => Math.min(1_000, Math.max(1, Number.parseInt(attrs.find((each) => each.name === name)?.value ?? "", 10) || 1))

function isHidden({ attrs }: Element): boolean {
  return attrs.some(
    ({ name, value }) => name === "hidden" || (name === "aria-hidden" && value === "true") || (name === "style" && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)),
  )
}

/** All text below a node, with a space where a block or a line ends. */
function textOf(node: Node, depth = 0): string {
  if (depth > depthLimit) throw tooDeep()
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value
  if (!("childNodes" in node) || unseen.has(node.nodeName) || isHidden(node as Element)) return ""
  const text = (node as Element).childNodes.map((child) => textOf(child, depth + 1)).join("")
  return blocks.has(node.nodeName) || node.nodeName === "br" || node.nodeName === "li" ? `${text} ` : text
}

const breaks = new Set([...blocks, "li", "dt", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"])

/** The text of a cell, with a line break wherever its reader sees one. */
function cellTextOf(cell: Element): string {
  const gather = (node: Node, depth: number): string => {
    if (depth > depthLimit) throw tooDeep()
    if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[ \t\r\n]+/g, " ")
    if (node.nodeName === "br") return "\n"
    if (!("childNodes" in node) || unseen.has(node.nodeName) || aroundContent.has(node.nodeName) || isHidden(node as Element)) return ""
    const text = (node as Element).childNodes.map((child) => gather(child, depth + 1)).join("")
    return breaks.has(node.nodeName) ? `\n${text}\n` : text
  }
  const lines = cell.childNodes.map((child) => gather(child, 1)).join("").split("\n")
  return lines.map((line) => line.trim()).filter((line) => line !== "").join("\n")
}

const countLines = (element: Element): number => textOf(element).split("\n").filter((line) => line.trim() !== "").length

function linesOutside(body: Element | null, main: Node): number {
  if (!body) return 0
  const above = new Set<Node>()
  for (let node: Node | null = main; node; node = "parentNode" in node ? (node.parentNode as Node | null) : null) above.add(node)
  const around = body.childNodes.filter((child) => !above.has(child))
  return around.reduce((sum, child) => sum + ("childNodes" in child && !unseen.has(child.nodeName) ? countLines(child as Element) : 0), 0)
}

/** The first element of a name, in reading order, by a stack and not by recursion: a hostile page is deep. */
function first(root: Node, name: string): Element | null {
  const waiting: Node[] = [root]
  while (waiting.length > 0) {
    const node = waiting.pop() as Node
    if (node.nodeName === name) return node as Element
    if ("childNodes" in node) waiting.push(...[...(node as Element).childNodes].reverse())
  }
  return null
}

const tooDeep = (): Unreadable =>
  new Unreadable({
    fi: "Sivun elementit ovat liian syvällä toistensa sisällä. Tallenna sivun teksti ja lue se.",
    sv: "Sidans element ligger för djupt i varandra. Spara sidans text och läs den.",
    en: "The page's elements are nested too deep. Save the page's text and read that.",
  })
