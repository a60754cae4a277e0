const blank = /[ \t\r\n]*/y
const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Where a text stops being JSON (RFC 8259): line and column, from one, of the first thing that cannot stand there; null for JSON. Told without repeating the text, which may hold a secret. */
export function notJsonAt(text: string): { readonly line: number; readonly column: number } | null {
  let at = 0
  const takes = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const sign = (one: string): boolean => takes(blank) && text[at] === one && ++at > 0
  const many = (end: string, part: () => boolean): boolean => {
    if (sign(end)) return true
    do if (!part()) return false
    while (sign(","))
    return sign(end)
  }
  const name = (): boolean => takes(blank) && takes(string)
  const value = (): boolean => (sign("[") ? many("]", value) : sign("{") ? many("}", () => name() && sign(":") && value()) : takes(string) || takes(scalar))
  if (value() && takes(blank) && at === text.length) return null
  const before = text.slice(0, at).split("\n")
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 }
}
