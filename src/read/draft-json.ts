import type { Language } from "../lib/words.ts"
import type { Draft } from "./draft.ts"

/** Fields of a draft that the printed object has no place for; their lines are listed as unread there. */
const unprinted = /^(?:units|pools\.decides|pools\.openInterface)/

/** The draft as the plain object that the command prints, with its findings in one language. */
export function draftJson(draft: Draft, language: Language = "en", textOf?: (line: number) => string) {
  return {
    kind: draft.kind,
    municipality: draft.municipality,
    published: draft.published,
    updated: draft.updated,
    caseRegister: draft.caseRegister,
    pools: draft.pools.map(({ decides: _decides, openInterface: _openInterface, facts: _facts, promisedBy: _promisedBy, functionClasses, relations, ...pool }) => ({
      ...pool,
      functionClasses: functionClasses.map(({ code, title }) => ({ code, title })),
      relations: relations.map(({ to, scope, direction }) => ({ to, scope, direction })),
    })),
    systems: draft.systems,
    notice: draft.notice,
    contacts: draft.contacts,
    keywords: draft.keywords,
    functionClasses: draft.functionClasses.map(({ code, title }) => ({ code, title })),
    findings: draft.findings.map(({ code, severity, message, line, law }) => ({ code, severity, message: message[language], line, law })),
    unread: textOf ? withUnprinted(draft, textOf) : draft.unread,
  }
}

function withUnprinted(draft: Draft, textOf: (line: number) => string): Draft["unread"] {
  const more = draft.placed.filter(({ field }) => unprinted.test(field)).map(({ line }) => ({ line, text: textOf(line) }))
  return [...draft.unread, ...more].sort((one, other) => one.line - other.line)
}
