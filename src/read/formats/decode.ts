import { Unreadable } from "./unreadable.ts"

export interface Decoded {
  readonly text: string
  readonly encoding: "utf-8" | "utf-16" | "windows-1252"
}

/** Bytes as text: UTF-8 or UTF-16 by its mark, else Windows-1252, which old Finnish pages use. Binary data is refused. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw nothingInside()
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" }
  if (isBinary(bytes)) throw binary()
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" }
  } catch {
    return { text: fromWindows(bytes), encoding: "windows-1252" }
  }
}

/** What the bytes 80 to 9f stand for. Node decodes them as control characters, so they are put right here. */
const marks = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
const fromWindows = (bytes: Uint8Array): string => mendMarks(Buffer.from(bytes).toString("latin1"))

/** The marks of Windows-1252 where a decoder left control characters in their place. */
export const mendMarks = (text: string): string => text.replace(/[\u0080-\u009f]/g, (sign) => marks[sign.charCodeAt(0) - 0x80] ?? sign)

/** A zero byte, or more than a few control characters in the beginning, is never text. */
function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8192)
  if (bytes.includes(0)) return true
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return controls > start.length / 100
}

export const nothingInside = (): Unreadable =>
  new Unreadable({
    fi: "Tiedosto on tyhjä. Tarkista, että sivu tallentui.",
    sv: "Filen är tom. Kontrollera att sidan sparades.",
    en: "The file is empty. Check that the page was saved.",
  })

const binary = (): Unreadable =>
  new Unreadable({
    fi: "Tiedosto ei ole tekstiä. Anna sivu tekstinä, HTML:nä, DOCX:nä, CSV:nä tai XLSX:nä.",
    sv: "Filen är inte text. Ge sidan som text, HTML, DOCX, CSV eller XLSX.",
    en: "The file is not text. Give the page as text, HTML, DOCX, CSV or XLSX.",
  })
