import { checkModel, kindOfRule } from "../../derive/check.ts"
import { type Language } from "../../lib/words.ts"
import { type Finding, severities } from "../../model/finding.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { subjectOf } from "../parts/findings.tsx"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

/** What the description lacks, counted honestly. */
export function gaps(visit: Visit): Answer {
  const { language, words, path, today } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const findings = checkModel(model, today)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: words.gaps,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, { language, municipality: municipality.id }) }, { label: words.gaps }],
      },
      <>
        <h1>{words.gaps}</h1>
        <p class="lead">{words.gapsLead}</p>
        <p>
          <strong>{findings.length === 0 ? words.gapsNone : words.gapsCount(findings.length)}</strong>
        </p>
        {severities.map((severity) => {
          const some = findings.filter((finding) => finding.severity === severity)
          return (
            some.length > 0 && (
              <section key={severity} aria-labelledby={severity}>
                <h2 id={severity}>
                  {words.severity[severity]} ({some.length})
                </h2>
                {byCode(some).map(([code, found]) => (
                  <Kind key={code} code={code} findings={found} model={model} language={language} />
                ))}
              </section>
            )
          )
        })}
      </>,
    ),
  )
}

/** Findings of one kind together, the most common kind first. */
function byCode(findings: readonly Finding[]): (readonly [string, readonly Finding[]])[] {
  const codes = [...new Set(findings.map(({ code }) => code))]
  return codes
    .map((code) => [code, findings.filter((finding) => finding.code === code)] as const)
    .sort(([, some], [, others]) => others.length - some.length)
}

/** One kind of gap: why it matters, what to do, and everything that it concerns. */
function Kind({ code, findings, model, language }: { code: string; findings: readonly Finding[]; model: Model; language: Language }) {
  const kind = kindOfRule(code)
  return (
    <details class="sheet gap" id={code}>
      <summary>
        {kind?.title[language] ?? code} <strong>({findings.length})</strong>
      </summary>
      {kind && (
        <p>
          {kind.because[language]} {kind.remedy[language]}
          {kind.law && <span class="quiet"> {kind.law}</span>}
        </p>
      )}
      <ul>
        {findings.map((finding, at) => {
          const { name, to } = subjectOf(model, finding.subject, language)
          return (
            <li key={at}>
              {to && <a href={to}>{name}</a>} {finding.message[language]}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
