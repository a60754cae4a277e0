import assert from "node:assert/strict"
import { test } from "node:test"
import { readPage } from "../read-page.ts"
import { openPage } from "./open-page.ts"

const told = "Björkby stads informationslager\n\nÄlvens tietovaranto – ”åäö”\n"
const textOf = (bytes: Uint8Array, name = "sivu.txt"): string[] => openPage(bytes, name).lines.map(({ text }) => text)
const lines = ["Björkby stads informationslager", "", "Älvens tietovaranto – ”åäö”"]

test("a page in UTF-8 is read as it is, with or without a byte order mark", () => {
  assert.deepEqual(textOf(Buffer.from(told)), lines)
  assert.deepEqual(textOf(Buffer.from(`\ufeff${told}`)), lines)
  assert.deepEqual(openPage(Buffer.from(told), "sivu.txt").findings, [])
})

test("a page in UTF-16 is read in either order of its bytes", () => {
  const little = Buffer.from(`\ufeff${told}`, "utf16le")
  assert.deepEqual(textOf(little), lines)
  assert.deepEqual(textOf(Buffer.from(little).swap16()), lines)
  assert.deepEqual(openPage(little, "sivu.txt").findings, [])
})

test("an old page in Windows-1252 is read with a word on its encoding", () => {
  const bytes = Buffer.from(told.replace(/[–”]/g, (sign) => (sign === "–" ? "\x96" : "\x94")), "latin1")
  const page = openPage(bytes, "sivu.txt")
  assert.deepEqual(page.lines.map(({ text }) => text), lines)
  assert.deepEqual(page.findings.map(({ code, line }) => [code, line]), [["encoding-not-utf8", 1]])
})

test("the lines of a text are counted from one, whatever ends them", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const page = openPage(Buffer.from(["a", "", "b"].join(end) + end), "sivu.txt")
    assert.deepEqual(page.lines, [
      { line: 1, text: "a", mark: "text" },
      { line: 2, text: "", mark: "text" },
      { line: 3, text: "b", mark: "text" },
    ])
  }
})

test("a text that ends in the middle of a line is told of", () => {
  const page = openPage(Buffer.from("a\nb"), "sivu.txt")
  assert.deepEqual(page.findings.map(({ code, line }) => [code, line]), [["no-final-newline", 2]])
})

test("what a file is shows in its bytes, not in its name", () => {
  assert.equal(openPage(Buffer.from("<!doctype html><p>Koivula</p>"), "sivu.txt").format, "html")
  assert.equal(openPage(Buffer.from("<!-- tallennettu -->\n<html><p>Koivula</p>"), "sivu").format, "html")
  assert.equal(openPage(Buffer.from("Koivula <b>on</b> kunta"), "sivu.txt").format, "text")
  assert.equal(openPage(Buffer.from("a;b\n"), "sivu.txt").format, "text")
  assert.equal(openPage(Buffer.from("a;b\n"), "SIVU.CSV").format, "csv")
})

test("a page says the same in each of the encodings", () => {
  const page = "Björkby stads informationslager\n\nBibliotekets informationslager\n\nInformationssystem\n\nLåneprogrammet Näckros\n\nSökfaktorer\n\nLåntagarens namn\n"
  const read = (bytes: Uint8Array) => readPage(openPage(bytes, "sida.txt")).pools.map(({ name, systems, searchKeys }) => [name, systems, searchKeys])
  for (const bytes of [Buffer.from(page), Buffer.from(`\ufeff${page}`, "utf16le"), Buffer.from(page, "latin1")])
    assert.deepEqual(read(bytes), [["Bibliotekets informationslager", ["Låneprogrammet Näckros"], ["Låntagarens namn"]]])
})
