import { keepUnfound } from "../../acts/requests/unfound.ts"
import { type Hit, hitKinds, type SearchAnswer, searchPublished } from "../../acts/search.ts"
import { lookup } from "../../derive/lookup.ts"
import type { Language } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import type { Messages } from "../messages.ts"
import { page } from "../parts/page.tsx"
import { SearchBox } from "../parts/search-box.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

const pageLength = 20

/** Search over one municipality's whole description. */
export async function search(visit: Visit): Promise<Answer> {
  const { language, words, path, query, database } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const asked = (query.get("q") ?? "").trim().slice(0, 200)
  const kind = hitKinds.find((name) => name === query.get("kind")) ?? null
  const sector = query.get("sector") || null
  const after = query.get("after")
  const answer = asked === "" ? null : await searchPublished(database, { municipality: municipality.id, query: asked, language, kind, sector, limit: pageLength, after })
  if (answer && answer.hits.length === 0 && kind === null && sector === null && after === null) await keepUnfound(database, municipality.id, asked, visit.today)
  const title = asked === "" ? words.search : words.searchResults(answer ? sayCount(answer.total, words) : "0", asked)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.search }],
      },
      <>
        <h1>{words.search}</h1>
        <SearchBox language={language} municipality={municipality.id} query={asked} />
        {answer && answer.hits.length > 0 && (
          <div class="columns">
            <div>
              <p role="status">
                {answer.meant ? words.searchMeant(answer.meant) : title}
              </p>
              <Hits answer={answer} model={model} language={language} words={words} />
              {answer.next && (
                <p>
                  <a class="button second" href={`${path}?${withQuery(query, { after: answer.next })}`}>
                    {words.nextPage}
                  </a>
                </p>
              )}
            </div>
            <Facets answer={answer} model={model} query={query} path={path} language={language} words={words} />
          </div>
        )}
        {answer && answer.hits.length === 0 && (
          <>
            <p role="status">{words.searchNothing(asked)}</p>
            <p>
              {words.searchNothingHelp} <a href={href(routes.pools, at)}>{words.pools}</a>
            </p>
          </>
        )}
        {!answer && query.has("q") && <p role="status">{words.searchEmpty}</p>}
      </>,
    ),
    { keep: false },
  )
}

const sayCount = ({ count, exact }: SearchAnswer["total"], words: Messages): string => (exact ? String(count) : words.moreThan(count))

function withQuery(query: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(query)
  next.delete("after")
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next.toString()
}

const kindRoutes = {
  pool: routes.pool,
  register: routes.register,
  system: routes.system,
  "function-class": routes.functionClass,
  notice: routes.notice,
} as const

const kindWords = (words: Messages) => ({
  pool: words.pool,
  register: words.register,
  system: words.system,
  "function-class": words.functionClass,
  notice: words.notice,
})

function Hits({ answer, model, language, words }: { answer: SearchAnswer; model: Model; language: Language; words: Messages }) {
  return (
    <ul class="results">
      {answer.hits.map((hit) => (
        <li key={`${hit.kind}-${hit.id}`}>
          <h2>
            <a href={href(kindRoutes[hit.kind], { language, municipality: model.municipality.id, id: hit.id })} lang={hit.language === language ? undefined : hit.language}>
              {hit.title}
            </a>
          </h2>
          <p>
            <span class="tag">{kindWords(words)[hit.kind]}</span> <Snippet hit={hit} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The text around the match; the search marks matches with control characters that no text holds. */
function Snippet({ hit }: { hit: Hit }) {
  return (
    <span class="quiet">
      {hit.snippet.split(/(\u0001[^\u0002]*\u0002)/).map((piece, at) => (piece.startsWith("\u0001") ? <mark key={at}>{piece.slice(1, -1)}</mark> : piece))}
    </span>
  )
}

interface FacetsProps {
  readonly answer: SearchAnswer
  readonly model: Model
  readonly query: URLSearchParams
  readonly path: string
  readonly language: Language
  readonly words: Messages
}

function Facets({ answer, model, query, path, language, words }: FacetsProps) {
  const { unit } = lookup(model)
  const facet = (name: "kind" | "sector", value: string, label: string, count: SearchAnswer["total"]) => {
    const chosen = query.get(name) === value
    return (
      <li key={value}>
        <a href={`${path}?${withQuery(query, { [name]: chosen ? null : value })}`} aria-current={chosen ? "true" : undefined}>
          <span>{label}</span> <span class="quiet">{sayCount(count, words)}</span>
        </a>
      </li>
    )
  }
  return (
    <aside class="sheet" aria-label={words.filter}>
      <h2>{words.kind}</h2>
      <ul class="facets">{answer.kinds.map(({ value, count }) => facet("kind", value, kindWords(words)[value as Hit["kind"]], count))}</ul>
      {answer.sectors.length > 0 && (
        <>
          <h2>{words.sector}</h2>
          <ul class="facets">
            {answer.sectors.map(({ value, count }) => {
              const found = unit.get(value)
              return facet("sector", value, found ? plain(found.name, language) : value, count)
            })}
          </ul>
        </>
      )}
    </aside>
  )
}
