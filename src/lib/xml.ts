const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/** Text as it stands in XML 1.0: escaped, and without the signs that no XML may hold. */
export const xmlText = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (sign) => entities[sign] ?? "")

/** An element with text, or with elements within; nothing of one that is null. */
export const element = (name: string, inside: string | readonly (string | null)[] | null, attributes = ""): string | null =>
  inside === null ? null : `<${name}${attributes}>${typeof inside === "string" ? xmlText(inside) : inside.filter((one) => one !== null).join("")}</${name}>`
