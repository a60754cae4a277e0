import { plain } from "../../model/text.ts"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, type Visit } from "../visit.ts"

/** Chooses a municipality. */
export function home({ language, words, path, site }: Visit): Answer {
  const all = [...site.all.values()]
  return html(
    page(
      { language, path, title: words.siteTitle, description: words.siteLead },
      <>
        <h1>{words.siteTitle}</h1>
        <p class="lead">{words.siteLead}</p>
        <h2>{words.chooseMunicipality}</h2>
        {all.length === 0 && (
          <div class="notice">
            <p>{words.noMunicipalities}</p>
            <p>
              {words.noMunicipalitiesHow} <code>bin/varanto publish espoo helsinki rovaniemi</code>
            </p>
          </div>
        )}
        <ul class="cards">
          {all.map(({ model }) => (
            <li key={model.municipality.id}>
              <h3>
                <a href={href(routes.front, { language, municipality: model.municipality.id })}>{plain(model.municipality.name, language)}</a>
              </h3>
              <p>{words.counts(model.pools.length, model.registers.length, model.systems.length)}</p>
            </li>
          ))}
        </ul>
      </>,
    ),
  )
}
