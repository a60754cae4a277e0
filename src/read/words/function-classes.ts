const spaced = /^(\d{2}(?: \d{2}){0,5})[.:]?\s+(\p{L}.{1,200})$/u
const dotted = /^(\d{1,2}(?:\.\d{1,2}){1,5})\.?\s+(\p{L}.{1,200})$/u

/** A class of the records control plan: its code and title. Outside a list of classes a bare "01 …" or "1.2 …" is none. */
export function functionClassIn(text: string, inList: boolean): { readonly code: string; readonly title: string } | null {
  const found = spaced.exec(text) ?? (inList ? dotted.exec(text) : null)
  if (!found) return null
  const [, code = "", title = ""] = found
  return inList || code.includes(" ") ? { code, title: title.replace(/\s*[.,;]$/, "") } : null
}

/** A sentence that announces the classes of a list. */
export const announcesClasses = (text: string): boolean =>
  /(?:tiedonohjaussuunnitelma|\bTOS\b|tehtäväluok|informationsstyrningsplan|uppgiftsklass)/u.test(text) && text.length < 260
