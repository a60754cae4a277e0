import { lookup, poolState, type PoolState, poolStates, systemsOf } from "../../derive/lookup.ts"
import type { Model } from "../../model/model.ts"
import type { InformationPool } from "../../model/pool.ts"
import { searchKeyNames, searchKeys } from "../../model/search-key.ts"
import { plain } from "../../model/text.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { page } from "../parts/page.tsx"
import { PoolCards } from "../parts/pool-cards.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

/** All pools, narrowed by sector, system, search key and state. */
export function pools(visit: Visit): Answer {
  const { language, words, path, query, today } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const chosen = poolFilters.map((name) => [name, query.get(name) ?? ""] as const)
  const found = filterPools(model, new Map(chosen), today)
  const { sectors, unit, system, poolsOfSystem, poolsOfKey } = lookup(model)
  const stateLabels: Record<PoolState, string> = { whole: words.stateWhole, missing: words.stateMissing, promised: words.statePromised, ended: words.stateEnded }
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: words.pools,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.pools }],
        alternates: [
          { type: "text/csv", href: `${path}.csv`, title: words.asCsv },
          { type: "application/json", href: `${path}.json`, title: words.asJson },
        ],
      },
      <>
        <h1>{words.pools}</h1>
        <Filters language={language} path={path} active={chosen.some(([, value]) => value !== "")}>
          <Filter name="sector" label={words.sector} all={words.all} value={query.get("sector")} options={sectors.map((sector) => [sector.id, plain(sector.name, language)])} />
          <Filter
            name="system"
            label={words.system}
            all={words.all}
            value={query.get("system")}
            options={[...poolsOfSystem.keys()].flatMap((id) => {
              const found = system.get(id)
              return found ? [[id, plain(found.name, language)] as const] : []
            })}
          />
          <Filter
            name="key"
            label={words.searchKey}
            all={words.all}
            value={query.get("key")}
            options={searchKeyNames.filter((key) => poolsOfKey.has(key)).map((key) => [key, searchKeys[key].label[language]])}
          />
          <Filter name="state" label={words.state} all={words.all} value={query.get("state")} options={poolStates.map((state) => [state, stateLabels[state]])} />
        </Filters>
        <p role="status">{words.hits(found.length)}</p>
        {found.length === 0 && <p>{words.nothingHere}</p>}
        {sectors
          .filter(({ id }) => found.some((pool) => pool.unit === id))
          .map(({ id }) => (
            <section key={id} aria-labelledby={`sector-${id}`}>
              <h2 id={`sector-${id}`}>{plain(unit.get(id)?.name ?? model.municipality.name, language)}</h2>
              <PoolCards pools={found.filter((pool) => pool.unit === id)} language={language} municipality={municipality.id} today={today} />
            </section>
          ))}
        <p class="no-print">
          {words.openData}: <a href={`${path}.csv`}>{words.asCsv}</a>, <a href={`${path}.json`}>{words.asJson}</a>
        </p>
      </>,
    ),
  )
}

export const poolFilters = ["sector", "system", "key", "state"] as const
export type PoolFilter = (typeof poolFilters)[number]

/** The pools that every chosen filter lets through; an empty value chooses nothing. */
export function filterPools(model: Model, chosen: ReadonlyMap<PoolFilter, string>, today: string): InformationPool[] {
  const passes: Record<PoolFilter, (pool: InformationPool, value: string) => boolean> = {
    sector: (pool, value) => pool.unit === value,
    system: (pool, value) => systemsOf(pool).includes(value),
    key: (pool, value) => pool.searchKeys.items.some(({ key }) => key === value),
    state: (pool, value) => poolState(pool, today) === value,
  }
  return model.pools.filter((pool) => [...chosen].every(([name, value]) => value === "" || passes[name](pool, value)))
}
