import { checkModel } from "../../derive/check.ts"
import { severities } from "../../model/finding.ts"
import { plain } from "../../model/text.ts"
import { FindingsTable } from "../parts/findings.tsx"
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
                <FindingsTable findings={some} model={model} language={language} />
              </section>
            )
          )
        })}
      </>,
    ),
  )
}
