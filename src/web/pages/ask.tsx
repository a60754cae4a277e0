import { plain } from "../../model/text.ts"
import { HowToAsk } from "../parts/how-to-ask.tsx"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

/** How to search and ask, for the whole municipality. */
export function ask(visit: Visit): Answer {
  const { language, words, path, now } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: words.ask,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, { language, municipality: municipality.id }) }, { label: words.ask }],
      },
      <>
        <h1>{words.ask}</h1>
        <HowToAsk model={model} language={language} now={now} />
      </>,
    ),
    { keep: false },
  )
}
