import { lookup } from "../../derive/lookup.ts"
import { plain } from "../../model/text.ts"
import { Listing } from "../parts/listing.tsx"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Say, SourceNote } from "../parts/text.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, one, revisionOf, type Visit } from "../visit.ts"

/** The classes of the records control plan that the description names. */
export function functionClasses(visit: Visit): Answer {
  const { language, words, path } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const { unit } = lookup(model)
  const rows = model.functionClasses.map(({ id, code, title, units }) => ({
    id,
    name: { ...title, fi: title.fi.value ? { ...title.fi, value: `${code} ${title.fi.value}` } : title.fi },
    to: href(routes.functionClass, { ...at, id }),
    cells: [units.map((id) => plain(unit.get(id)?.name ?? municipality.name, language)).join("; ")],
  }))
  return html(
    page(
      { language, path, municipality, title: words.functionClasses, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.functionClasses }] },
      <>
        <h1>{words.functionClasses}</h1>
        <Listing language={language} count={String(rows.length)} heads={[words.functionClass, words.units]} rows={rows} empty={words.noneDeclared} />
      </>,
    ),
  )
}

/** One class: its place in the code tree and what it governs. */
export function functionClass(visit: Visit): Answer {
  const { language, words, path, parts } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const index = lookup(model)
  const found = one(index.functionClass, parts.id)
  const pools = index.poolsOfClass.get(found.id) ?? []
  const twins = model.functionClasses.filter(({ id, title }) => id !== found.id && plain(title, "fi") === plain(found.title, "fi"))
  const above = model.functionClasses.filter(({ code }) => code !== found.code && found.code.startsWith(`${code} `))
  const title = `${found.code} ${plain(found.title, language)}`
  const linkTo = ({ id, code, title: text }: typeof found) => (
    <a href={href(routes.functionClass, { ...at, id })}>
      {code} <Say text={text} language={language} />
    </a>
  )
  return html(
    page(
      {
        language,
        path,
        municipality,
        title,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.functionClasses, to: href(routes.functionClasses, at) }, { label: found.code }],
      },
      <>
        <h1>
          {found.code} <Say text={found.title} language={language} />
        </h1>
        <dl class="facts">
          {above.length > 0 && <Fact term={words.partOf}><ul>{above.map((other) => <li key={other.id}>{linkTo(other)}</li>)}</ul></Fact>}
          {twins.length > 0 && <Fact term={words.sameAs}><ul>{twins.map((other) => <li key={other.id}>{linkTo(other)}</li>)}</ul></Fact>}
          <Fact term={words.units}>{found.units.map((id) => plain(index.unit.get(id)?.name ?? municipality.name, language)).join("; ") || "–"}</Fact>
          <Fact term={words.pools}>
            {pools.length === 0 ? <span class="quiet">–</span> : (
              <ul>
                {pools.map((pool) => (
                  <li key={pool.id}>
                    <a href={href(routes.pool, { ...at, id: pool.id })}><Say text={pool.name} language={language} /></a>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        </dl>
        <SourceNote source={found.source} documents={model.documents} language={language} />
      </>,
    ),
  )
}
