import { poolState } from "../../derive/lookup.ts"
import type { Language } from "../../lib/words.ts"
import type { InformationPool } from "../../model/pool.ts"
import { messages } from "../messages.ts"
import { href, routes } from "../routes.ts"
import { Say } from "./text.tsx"

/** Pools as cards: name, purpose and what a reader should know first. */
export function PoolCards({ pools, language, municipality, today }: { pools: readonly InformationPool[]; language: Language; municipality: string; today: string }) {
  return (
    <ul class="cards">
      {pools.map((pool) => (
        <li key={pool.id}>
          <h3>
            <a href={href(routes.pool, { language, municipality, id: pool.id })}>
              <Say text={pool.name} language={language} />
            </a>
          </h3>
          <p>
            <Say text={pool.purpose} language={language} />
          </p>
          <PoolMark pool={pool} language={language} today={today} />
        </li>
      ))}
    </ul>
  )
}

/** A pill for a pool that is ended or not whole; a whole one needs none. */
export function PoolMark({ pool, language, today }: { pool: InformationPool; language: Language; today: string }) {
  const words = messages[language]
  const state = poolState(pool, today)
  if (state === "ended") return <span class="pill note">{words.stateEnded}</span>
  if (state === "promised") return <span class="pill warning">{words.statePromised}</span>
  if (pool.internal) return <span class="pill note">{words.internal}</span>
  return null
}
