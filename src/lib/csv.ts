/** A cell that a spreadsheet does not take for a formula, also by the wide signs of other keyboards, quoted where it has to be. A negative number is none. */
function csvCell(value: string, separator: string): string {
  const plain = /^[=+\-@＝＋－＠\t\r\n]/.test(value) && !/^-[\d\s.,]+$/.test(value) ? `'${value}` : value
  return /["\n\r]/.test(plain) || plain.includes(separator) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Lines of cells as a CSV (RFC 4180), with the semicolons that Finnish spreadsheets expect. A spreadsheet knows by the mark at its beginning that it is UTF-8; another system needs none. */
export const csvOf = (lines: readonly (readonly string[])[], { separator = ";", marked = true }: { readonly separator?: string; readonly marked?: boolean } = {}): string =>
  `${marked ? "\ufeff" : ""}${lines.map((cells) => cells.map((value) => csvCell(value, separator)).join(separator)).join("\r\n")}\r\n`
