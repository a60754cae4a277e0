import { lookup } from "../../derive/lookup.ts"
import { sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Party } from "../../model/system.ts"
import { plain } from "../../model/text.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { HowToAsk } from "../parts/how-to-ask.tsx"
import { Listing } from "../parts/listing.tsx"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Say, SourceNote } from "../parts/text.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, one, revisionOf, type Visit } from "../visit.ts"

/** All information systems; those that feed the case register can be chosen alone, by group. */
export function systems(visit: Visit): Answer {
  const { language, words, path, query } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const { poolsOfSystem } = lookup(model)
  const inRegister = new Set(model.caseRegister.systems)
  const groups = [...new Set(model.systems.flatMap(({ caseRegisterGroup }) => caseRegisterGroup ?? []))]
  const group = query.get("group") ?? ""
  const onlyRegister = query.get("case-register") === "yes"
  const chosen = model.systems.filter(
    ({ id, caseRegisterGroup }) => (!onlyRegister || inRegister.has(id)) && (group === "" || caseRegisterGroup === group),
  )
  const rows = chosen.map((system) => ({
    id: system.id,
    name: system.name,
    to: href(routes.system, { ...at, id: system.id }),
    cells: [
      plain(system.description, language),
      (poolsOfSystem.get(system.id) ?? []).map(({ name }) => plain(name, language)).join("; "),
      system.owners.map(({ name }) => name).join("; "),
    ],
  }))
  return html(
    page(
      { language, path, municipality, title: words.systems, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.systems }] },
      <>
        <h1>{words.systems}</h1>
        {inRegister.size > 0 && (
          <Filters language={language} path={path} active={onlyRegister || group !== ""}>
            <Filter name="case-register" label={words.caseRegister} all={words.all} value={query.get("case-register")} options={[["yes", words.inCaseRegister]]} />
            {groups.length > 0 && <Filter name="group" label={words.group} all={words.all} value={group} options={groups.map((name) => [name, name])} />}
          </Filters>
        )}
        <Listing
          language={language}
          count={words.hitsSystems(rows.length)}
          heads={[words.system, words.purpose, words.usedIn, words.owners]}
          rows={rows}
          empty={model.systems.length === 0 ? words.noneDeclared : words.nothingHere}
        />
        <p class="no-print">
          {words.openData}: <a href={`${path}.csv`}>{words.asCsv}</a>, <a href={`${path}.json`}>{words.asJson}</a>
        </p>
      </>,
    ),
  )
}

/** One information system: what for, whose, who uses it, where. */
export function system(visit: Visit): Answer {
  const { language, words, path, parts, now } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const index = lookup(model)
  const found = one(index.system, parts.id)
  const pools = index.poolsOfSystem.get(found.id) ?? []
  const name = plain(found.name, language)
  const linkTo = (id: string) => {
    const other = index.system.get(id)
    return other && <a href={href(routes.system, { ...at, id })}>{plain(other.name, language)}</a>
  }
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: name,
        description: plain(found.description, language),
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.systems, to: href(routes.systems, at) }, { label: name }],
      },
      <>
        <h1>
          <Say text={found.name} language={language} />
        </h1>
        <p class="lead">
          <Say text={found.description} language={language} />
        </p>
        <div class="columns">
          <div>
            <dl class="facts">
              {found.also.length > 0 && <Fact term={words.alsoCalled}>{found.also.join("; ")}</Fact>}
              {found.owners.length > 0 && <Fact term={words.owners}><Parties parties={found.owners} language={language} until={words.ended} /></Fact>}
              {found.jointHolders.length > 0 && <Fact term={words.jointHolders}><Parties parties={found.jointHolders} language={language} until={words.ended} /></Fact>}
              {found.users && <Fact term={words.users}>{found.users}</Fact>}
              {found.successor && <Fact term={words.successor}>{found.successor}</Fact>}
              {found.partOf && <Fact term={words.partOf}>{linkTo(found.partOf)}</Fact>}
              {found.sameAs.length > 0 && <Fact term={words.sameAs}><ul>{found.sameAs.map((id) => <li key={id}>{linkTo(id)}</li>)}</ul></Fact>}
              {model.caseRegister.systems.includes(found.id) && <Fact term={words.caseRegister}>{words.inCaseRegister}</Fact>}
              {found.caseRegisterGroup && <Fact term={words.group}>{found.caseRegisterGroup}</Fact>}
              <Fact term={words.usedIn}>
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
          </div>
          <aside class="sheet">
            <HowToAsk model={model} language={language} now={now} brief {...(pools[0] ? { pool: pools[0] } : {})} />
          </aside>
        </div>
      </>,
    ),
  )
}

/** Owners or holders, with the day each ended. */
function Parties({ parties, language, until }: { parties: readonly Party[]; language: Language; until: (day: string) => string }) {
  return (
    <ul>
      {parties.map(({ name, validity }) => (
        <li key={name}>
          {name}
          {validity.until && <span class="quiet"> ({until(sayDay(validity.until, language))})</span>}
        </li>
      ))}
    </ul>
  )
}
