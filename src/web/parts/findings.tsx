import { lookup } from "../../derive/lookup.ts"
import type { Language } from "../../lib/words.ts"
import type { Finding, Subject } from "../../model/finding.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { messages } from "../messages.ts"
import { href, routes } from "../routes.ts"
import { Table } from "./table.tsx"

/** The name of what a finding is about, and its public page where it has one. */
export function subjectOf(model: Model, subject: Subject | undefined, language: Language): { name: string; to: string | null } {
  const at = { language, municipality: model.municipality.id }
  const index = lookup(model)
  const id = subject?.id ?? ""
  const named = {
    pool: [index.pool.get(id), routes.pool],
    register: [index.register.get(id), routes.register],
    system: [index.system.get(id), routes.system],
    notice: [index.notice.get(id), routes.notice],
    unit: [index.unit.get(id), null],
    contact: [index.contact.get(id), null],
  } as const
  if (subject?.kind === "function-class") return { name: index.functionClass.get(id)?.code ?? id, to: href(routes.functionClass, { ...at, id }) }
  const [thing, route] = named[(subject?.kind ?? "") as keyof typeof named] ?? []
  if (!thing) return { name: plain(model.municipality.name, language), to: null }
  return { name: plain(thing.name, language), to: route ? href(route, { ...at, id }) : null }
}

/** Findings as a table: how bad, what, about what, under which section. */
export function FindingsTable({ findings, model, language }: { findings: readonly Finding[]; model: Model; language: Language }) {
  const words = messages[language]
  return (
    <Table label={words.gaps} heads={[words.state, words.concerns, words.finding, words.law]}>
      {findings.map((finding, at) => {
        const { name, to } = subjectOf(model, finding.subject, language)
        return (
          <tr key={at}>
            <td>
              <span class={`pill ${finding.severity}`}>{words.severity[finding.severity]}</span>
            </td>
            <td>{to ? <a href={to}>{name}</a> : name}</td>
            <td>{finding.message[language]}</td>
            <td>{finding.law ?? "–"}</td>
          </tr>
        )
      })}
    </Table>
  )
}
