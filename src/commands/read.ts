import { readFileSync, statSync } from "node:fs"
import { basename } from "node:path"
import { parseArgs } from "node:util"
import type { Language } from "../lib/words.ts"
import { isLanguage } from "../lib/words.ts"
import type { Draft } from "../read/draft.ts"
import { draftJson } from "../read/draft-json.ts"
import { openPage } from "../read/formats/open-page.ts"
import { fileLimitBytes, tooLarge, Unreadable } from "../read/formats/unreadable.ts"
import { readPage } from "../read/read-page.ts"

interface Terminal {
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

/** Exit codes of reading: 0 read, 2 nothing found, 3 unreadable, 64 wrong use. */
const nothingFound = 2
const unreadable = 3
const wrongUse = 64

export const readUsage = "Usage: varanto read FILE… [--municipality ID] [--lang fi|sv|en] [--json]"

/** Reads published pages and prints what was found: for people, or as JSON alone. */
export function read(words: readonly string[], { say, warn }: Terminal): number {
  const asked = parse(words)
  if ("fault" in asked) {
    warn(`${asked.fault}\n${readUsage}`)
    return wrongUse
  }
  const { files, municipality, language, json } = asked
  let worst = 0
  const drafts: object[] = []
  for (const file of files) {
    const draft = readFile(file, municipality)
    if (draft instanceof Unreadable) {
      warn(`${file}: ${draft.words[language]}`)
      worst = Math.max(worst, unreadable)
      continue
    }
    if (draft.kind === "none") worst = Math.max(worst, nothingFound)
    if (json) drafts.push(draftJson(draft, language))
    else say(summary(file, draft, language))
  }
  if (json && (files.length > 1 || drafts.length > 0)) say(JSON.stringify(files.length === 1 ? drafts[0] : drafts, null, 2))
  return worst
}

function parse(words: readonly string[]): { files: string[]; municipality: string | undefined; language: Language; json: boolean } | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, municipality: { type: "string" }, lang: { type: "string", default: "en" } },
    })
    if (positionals.length === 0) return { fault: "Name at least one file to read." }
    if (!isLanguage(values.lang)) return { fault: `There is no language "${values.lang}": use fi, sv or en.` }
    return { files: positionals, municipality: values.municipality, language: values.lang, json: values.json }
  } catch (fault) {
    return { fault: (fault as Error).message }
  }
}

/** A file as a draft; a file that is missing or cannot be read says why. */
export function readFile(file: string, municipality?: string): Draft | Unreadable {
  try {
    const { size } = statSync(file)
    if (size > fileLimitBytes) return tooLarge(size)
    return readPage(openPage(readFileSync(file), basename(file)), municipality ? { municipality } : {})
  } catch (fault) {
    if (fault instanceof Unreadable) return fault
    const code = (fault as NodeJS.ErrnoException).code
    if (code === undefined) throw fault
    return new Unreadable({
      fi: `Tiedostoa ei voi avata (${code}). Tarkista polku ja lukuoikeus.`,
      sv: `Filen kan inte öppnas (${code}). Kontrollera sökvägen och läsrätten.`,
      en: `The file cannot be opened (${code}). Check the path and the right to read it.`,
    })
  }
}

function summary(file: string, draft: Draft, language: Language): string {
  const { kind, municipality, pools, systems, notice, findings, unread } = draft
  const head = `${file}: ${kind === "none" ? "nothing found" : kind}${municipality ? `, ${municipality}` : ""}`
  const counts = [`${pools.length} pools`, `${systems.length} systems`, notice ? "a notice" : null, `${findings.length} findings`, `${unread.length} unread lines`]
  return [
    head,
    `  ${counts.filter(Boolean).join(", ")}`,
    ...pools.map(({ name, lines }) => `  ${lines[0]}–${lines[1]}: ${name}`),
    ...findings.map(({ line, severity, code, message }) => `  ${line ?? "–"}: ${severity} ${code}: ${message[language]}`),
    ...unread.map(({ line, text }) => `  ${line}: unread: ${text}`),
  ].join("\n")
}
