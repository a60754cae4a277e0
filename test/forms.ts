import { type DefaultTreeAdapterTypes, parse } from "parse5"

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** A form as a browser without scripts would send it. */
export interface Form {
  readonly method: string
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  /** The values of its submit buttons that have a name. */
  readonly buttons: readonly string[]
}

const isElement = (node: Node): node is Element => "tagName" in node
const below = (node: Node): Element[] => ("childNodes" in node ? node.childNodes.flatMap((child) => (isElement(child) ? [child, ...below(child)] : [])) : [])
const attribute = (element: Element, name: string): string | null => element.attrs.find((one) => one.name === name)?.value ?? null
const textIn = (node: Node): string => ("value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textIn).join("") : "")

/** What a field would send; null when it sends nothing. A line break that opens a textarea is not of its text. */
function valueOf(element: Element): string | null {
  if (element.tagName === "textarea") return textIn(element)
  if (element.tagName === "select") {
    const options = below(element).filter(({ tagName }) => tagName === "option")
    const chosen = options.find((option) => attribute(option, "selected") !== null) ?? options[0]
    return chosen ? attribute(chosen, "value") : null
  }
  const type = attribute(element, "type")
  if (element.tagName !== "input" || type === "file") return null
  return type === "checkbox" && attribute(element, "checked") === null ? null : (attribute(element, "value") ?? "")
}

/** Every form of a page. */
export const formsOf = (html: string): Form[] =>
  below(parse(html))
    .filter(({ tagName }) => tagName === "form")
    .map((form) => ({
      method: attribute(form, "method") ?? "get",
      action: attribute(form, "action") ?? "",
      fields: Object.fromEntries(below(form).flatMap((element) => {
        const [name, value] = [attribute(element, "name"), valueOf(element)]
        return name !== null && value !== null ? [[name, value]] : []
      })),
      buttons: below(form).filter((element) => element.tagName === "button" && attribute(element, "name") !== null).map((element) => attribute(element, "value") ?? ""),
    }))

/** The page's form that is sent to an address. */
export function formTo(html: string, action: RegExp): Form {
  const found = formsOf(html).find((form) => form.method === "post" && action.test(form.action))
  if (!found) throw new Error(`The page has no form to ${action}.`)
  return found
}
