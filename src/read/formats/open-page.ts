import { finding } from "../../model/finding.ts"
import { pageFromText } from "../page-from-text.ts"
import type { Page } from "../page.ts"
import { pageFromCsv } from "./csv.ts"
import { decode, nothingInside } from "./decode.ts"
import { pageFromDocx } from "./docx.ts"
import { notUtf8 } from "./findings.ts"
import { pageFromHtml } from "./html.ts"
import { fileLimitBytes, tooLarge, Unreadable } from "./unreadable.ts"
import { pageFromXlsx } from "./xlsx.ts"

/**
 * A file's bytes as a page. What the bytes are decides, not the name; the name only tells a table of separated values
 * from running text. Throws Unreadable with what is wrong and what to do.
 */
export function openPage(bytes: Uint8Array, name: string): Page {
  if (bytes.length > fileLimitBytes) throw tooLarge(bytes.length)
  if (bytes.length === 0) throw nothingInside()
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return fromOfficeFile(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw saveAnew("PDF")
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw saveAnew("DOC/XLS")
  const { text, encoding } = decode(bytes)
  if (text.replace(/[\s\ufeff]/g, "") === "") throw nothingInside()
  const page = fromText(text, name)
  return encoding === "windows-1252" ? { ...page, findings: [finding(notUtf8, {}, { line: 1 }), ...page.findings] } : page
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

function fromText(text: string, name: string): Page {
  const start = text.slice(0, 2000).toLowerCase()
  if (/^\s*(?:<!--[\s\S]*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|main|article|section|div|table|h1|p)\b/.test(start) || /\.x?html?$/i.test(name)) return pageFromHtml(text)
  if (/\.(?:csv|tsv)$/i.test(name)) return pageFromCsv(text)
  return pageFromText(text)
}

/** Which office file a zip is stands in its directory, whose names are plain text near the end and in the headers. */
function fromOfficeFile(bytes: Uint8Array): Page {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (names.includes("word/document.xml")) return pageFromDocx(bytes)
  if (names.includes("xl/workbook.xml")) return pageFromXlsx(bytes)
  throw saveAnew("ZIP")
}

const saveAnew = (kind: string): Unreadable =>
  new Unreadable({
    fi: `Tiedosto on muotoa ${kind}, jota ei lueta. Tallenna sivu tekstinä, HTML:nä, DOCX:nä, CSV:nä tai XLSX:nä.`,
    sv: `Filen är av typen ${kind}, som inte läses. Spara sidan som text, HTML, DOCX, CSV eller XLSX.`,
    en: `The file is ${kind}, which is not read. Save the page as text, HTML, DOCX, CSV or XLSX.`,
  })
