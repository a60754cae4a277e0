import { checkModel } from "../../derive/check.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Municipality } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { page } from "../parts/page.tsx"
import { SearchBox } from "../parts/search-box.tsx"
import { Say } from "../parts/text.tsx"
import { intakeWords } from "../intake/words.ts"
import { href, routes } from "../routes.ts"
import { publicCaseWords } from "./case-words.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

/** A municipality's front page: what it is, find, browse, ask. */
export function front(visit: Visit): Answer {
  const { language, words, path, today } = visit
  const { model, number, publishedAt } = revisionOf(visit)
  const { municipality, keywords } = model
  const at = { language, municipality: municipality.id }
  const name = plain(municipality.name, language)
  const { sectors, poolsOfUnit } = lookup(model)
  const gaps = checkModel(model, today).length
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: name,
        description: words.frontLead(genitiveOf(municipality, language)),
        alternates: [{ type: "application/atom+xml", href: href(routes.feed, at), title: words.asFeed }],
      },
      <>
        <h1>{words.frontTitle(name)}</h1>
        <p class="lead">{words.frontLead(genitiveOf(municipality, language))}</p>
        <SearchBox language={language} municipality={municipality.id} />
        <ul class="ways">
          <li class="sheet">
            <h2>
              <a href={href(routes.pools, at)}>{words.wayBrowse}</a>
            </h2>
            <p>{words.wayBrowseText}</p>
          </li>
          <li class="sheet">
            <h2>
              <a href={href(routes.ask, at)}>{words.wayAsk}</a>
            </h2>
            <p>{words.wayAskText}</p>
          </li>
          <li class="sheet">
            <h2>
              <a href={href(routes.gaps, at)}>{words.gaps}</a>
            </h2>
            <p>{gaps === 0 ? words.gapsNone : words.gapsCount(gaps)}</p>
          </li>
        </ul>
        <h2>{words.pools}</h2>
        <ul class="cards">
          {sectors.map((sector) => {
            const pools = poolsOfUnit.get(sector.id) ?? []
            return (
              <li key={sector.id}>
                <h3>
                  <a href={`${href(routes.pools, at)}?sector=${sector.id}`}>
                    <Say text={sector.name} language={language} />
                  </a>
                </h3>
                <p>{words.hits(pools.length)}</p>
              </li>
            )
          })}
        </ul>
        <h2 id="case-register">{words.caseRegister}</h2>
        <p>
          <a href={href(routes.cases, at)}>{publicCaseWords[language].title}</a>
        </p>
        <p>
          <Say text={model.caseRegister.statement} language={language} />
        </p>
        {model.caseRegister.systems.length > 0 && (
          <p>
            <a href={`${href(routes.systems, at)}?case-register=yes`}>{words.hitsSystems(model.caseRegister.systems.length)}</a>
          </p>
        )}
        <ul>
          {([[routes.sendMatter, intakeWords[language].send], [routes.myMatter, intakeWords[language].myMatter], [routes.coverage, intakeWords[language].coverage]] as const).map(([route, label]) => (
            <li key={route}>
              <a href={href(route, at)}>{label}</a>
            </li>
          ))}
        </ul>
        {keywords.length > 0 && (
          <>
            <h2>{words.keywords}</h2>
            <ul class="tags" lang="fi">
              {keywords.map(({ word }) => (
                <li key={word}>
                  <a class="tag" href={`${href(routes.search, at)}?q=${encodeURIComponent(word)}`}>
                    {word}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {publishedAt && <p class="quiet">{words.revisionLine(number, sayDay(dayAt(publishedAt), language))}</p>}
      </>,
    ),
  )
}

/** "Espoon", "Esbos" but "Helsingfors", "Espoo’s". */
function genitiveOf(municipality: Municipality, language: Language): string {
  const name = plain(municipality.name, language)
  if (language === "fi") return municipality.genitive
  if (language === "sv") return /[sxz]$/.test(name) ? name : `${name}s`
  return `${name}’s`
}
