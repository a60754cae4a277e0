import { getRevision, listRevisions, publishedOn, type Revision, revisionNumber } from "../../acts/revisions.ts"
import { NotFound } from "../../acts/refusals.ts"
import { diffModels } from "../../derive/diff.ts"
import { dayAt, daysLater, isDay, sayDay, startOf } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { Differences } from "../parts/difference.tsx"
import { page } from "../parts/page.tsx"
import { PoolCards } from "../parts/pool-cards.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

/** Every published revision by date. */
export async function revisions(visit: Visit): Promise<Answer> {
  const { language, words, path, database, query } = visit
  const current = revisionOf(visit)
  const { municipality } = current.model
  const at = { language, municipality: municipality.id }
  const asked = query.get("on") ?? ""
  if (isDay(asked)) {
    const number = await publishedOn(database, municipality.id, startOf(daysLater(asked, 1)))
    if (number !== null) return { status: 303, type: "text/plain", body: href(routes.revision, { ...at, number }), keep: false }
  }
  const all = (await listRevisions(database, municipality.id, 200)).filter(({ publishedAt }) => publishedAt !== null)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: words.revisions,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.revisions }],
        alternates: [{ type: "application/atom+xml", href: href(routes.feed, at), title: words.asFeed }],
      },
      <>
        <h1>{words.revisions}</h1>
        <p class="lead">{words.revisionsLead}</p>
        <form class="filters" method="get" action={path}>
          <div>
            <label for="on">{words.onDay}</label>
            <input type="date" id="on" name="on" value={asked} />
          </div>
          <button type="submit" class="second">
            {words.show}
          </button>
        </form>
        {asked !== "" && <p role="status">{words.nothingHere}</p>}
        <ul class="results">
          {all.map(({ number, publishedAt, note }) => (
            <li key={number}>
              <h2>
                <a href={href(routes.revision, { ...at, number })}>{words.revisionLine(number, sayDay(dayAt(publishedAt ?? new Date(0)), language))}</a>
              </h2>
              <p lang="en">{note}</p>
              {number !== current.number && <a href={href(routes.difference, { ...at, number, other: current.number })}>{words.compare}</a>}
            </li>
          ))}
        </ul>
      </>,
    ),
    { keep: false },
  )
}

/** A published revision as it was; a draft looks like a missing one. */
async function publishedRevision({ database, parts }: Visit, number: string | undefined): Promise<Revision> {
  const asked = revisionNumber(number)
  if (asked === null) throw new NotFound("There is no such revision.")
  const found = await getRevision(database, parts.municipality ?? "", asked)
  if (!found.publishedAt) throw new NotFound("There is no such revision.")
  return found
}

export async function revision(visit: Visit): Promise<Answer> {
  const { language, words, path, today } = visit
  const current = revisionOf(visit)
  const old = await publishedRevision(visit, visit.parts.number)
  const { municipality } = old.model
  const at = { language, municipality: municipality.id }
  const title = words.revisionLine(old.number, sayDay(dayAt(old.publishedAt ?? new Date(0)), language))
  return html(
    page(
      {
        language,
        path,
        municipality,
        title,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.revisions, to: href(routes.revisions, at) }, { label: String(old.number) }],
      },
      <>
        <h1>{title}</h1>
        {old.number !== current.number && (
          <div class="notice">
            <p>
              {words.oldRevision(old.number)} <a href={href(routes.front, at)}>{words.toCurrent}</a>.{" "}
              <a href={href(routes.difference, { ...at, number: old.number, other: current.number })}>{words.compare}</a>
            </p>
          </div>
        )}
        <p>{words.counts(old.model.pools.length, old.model.registers.length, old.model.systems.length)}</p>
        <h2>{words.pools}</h2>
        <PoolCards pools={old.model.pools} language={language} municipality={municipality.id} today={today} />
        <p>
          <a href={`/api/v1/municipalities/${municipality.id}/revisions/${old.number}`}>{words.asJson}</a>
        </p>
      </>,
    ),
  )
}

export async function difference(visit: Visit): Promise<Answer> {
  const { language, words, path, parts } = visit
  const [older, newer] = await Promise.all([publishedRevision(visit, parts.number), publishedRevision(visit, parts.other)])
  const { municipality } = newer.model
  const at = { language, municipality: municipality.id }
  const title = words.differenceBetween(older.number, newer.number)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.revisions, to: href(routes.revisions, at) }, { label: words.differences }],
      },
      <>
        <h1>{title}</h1>
        <Differences differences={diffModels(older.model, newer.model)} language={language} />
      </>,
    ),
  )
}
