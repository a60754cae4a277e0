import { existsSync } from "node:fs"
import { basename } from "node:path"
import { parseArgs } from "node:util"
import { checkModel } from "../derive/check.ts"
import type { Day } from "../lib/day.ts"
import { isLanguage, type Language, slug } from "../lib/words.ts"
import type { Finding } from "../model/finding.ts"
import type { Model } from "../model/model.ts"
import { ModelFaults } from "../model/parse-model.ts"
import { modelFromDraft } from "../read/to-model/model-from-draft.ts"
import { Unreadable } from "../read/formats/unreadable.ts"
import { readFile } from "./read.ts"

interface CheckParts {
  readonly shipped: readonly Model[]
  readonly today: Day
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

const wrongUse = 64

export const checkUsage = "Usage: varanto check [MUNICIPALITY|FILE]… [--lang fi|sv|en] [--json]"

/** Checks shipped municipalities or read files against the law. Exit 0 when there is no error among the findings, 1 when there is. */
export function check(words: readonly string[], { shipped, today, say, warn }: CheckParts): number {
  const asked = parse(words)
  if ("fault" in asked) {
    warn(`${asked.fault}\n${checkUsage}`)
    return wrongUse
  }
  const targets = asked.targets.length > 0 ? asked.targets : shipped.map(({ municipality }) => municipality.id)
  const all: (Finding & { readonly of: string })[] = []
  for (const target of targets) {
    const found = findingsOf(target, shipped, today)
    if (typeof found === "string") {
      warn(found)
      return wrongUse
    }
    if (found instanceof Unreadable) {
      warn(`${target}: ${found.words[asked.language]}`)
      return 3
    }
    all.push(...found.map((finding) => ({ ...finding, of: target })))
  }
  if (asked.json) say(JSON.stringify({ findings: all.map((finding) => asJson(finding, asked.language)) }, null, 2))
  else {
    for (const { of, severity, code, message, law, subject } of all) say(`${of}: ${severity} ${code}${subject ? ` (${subject.kind} ${subject.id})` : ""}: ${message[asked.language]}${law ? ` [${law}]` : ""}`)
    say(`${all.length} findings, ${all.filter(({ severity }) => severity === "error").length} of them errors`)
  }
  return all.some(({ severity }) => severity === "error") ? 1 : 0
}

const asJson = ({ code, severity, message, line, law, subject, of }: Finding & { of: string }, language: Language) => ({
  code,
  severity,
  message: message[language],
  line,
  law,
  subject: subject ?? null,
  of,
})

function findingsOf(target: string, shipped: readonly Model[], today: Day): readonly Finding[] | Unreadable | string {
  const model = shipped.find(({ municipality }) => municipality.id === target)
  if (model) return checkModel(model, today)
  if (!existsSync(target)) return `There is neither a municipality nor a file "${target}". Municipalities: ${shipped.map(({ municipality }) => municipality.id).join(", ")}.`
  const draft = readFile(target)
  if (draft instanceof Unreadable) return draft
  if (draft.kind === "none") return draft.findings
  try {
    const lines = Math.max(1, ...draft.placed.map(({ line }) => line), ...draft.unread.map(({ line }) => line))
    const read = modelFromDraft(draft, { municipality: slug(draft.municipality ?? "unknown"), title: basename(target), lines, base: null })
    return [...draft.findings, ...checkModel(read, today)]
  } catch (fault) {
    if (!(fault instanceof ModelFaults)) throw fault
    return [...draft.findings, ...fault.faults.map(asFinding)]
  }
}

const asFinding = (fault: string): Finding => ({ code: "model-fault", severity: "error", law: null, line: null, message: { fi: fault, sv: fault, en: fault } })

function parse(words: readonly string[]): { targets: string[]; language: Language; json: boolean } | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, lang: { type: "string", default: "en" } },
    })
    return isLanguage(values.lang) ? { targets: positionals, language: values.lang, json: values.json } : { fault: `There is no language "${values.lang}": use fi, sv or en.` }
  } catch (fault) {
    return { fault: (fault as Error).message }
  }
}
