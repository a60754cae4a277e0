import { lookup } from "../../derive/lookup.ts"
import { sayDay } from "../../lib/day.ts"
import { plain, say } from "../../model/text.ts"
import { HowToAsk } from "../parts/how-to-ask.tsx"
import { Listing } from "../parts/listing.tsx"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { RegisterCard } from "../parts/register-card.tsx"
import { Say, SourceNote } from "../parts/text.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, one, revisionOf, type Visit } from "../visit.ts"

/** All registers in alphabetical order, with the pools they belong to. */
export function registers(visit: Visit): Answer {
  const { language, words, path } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const { poolsOfRegister } = lookup(model)
  const rows = model.registers.map((register) => ({
    id: register.id,
    name: register.name,
    to: href(routes.register, { ...at, id: register.id }),
    cells: [
      (poolsOfRegister.get(register.id) ?? []).map(({ name }) => plain(name, language)).join("; "),
      register.notice ? words.notice : "",
    ],
  }))
  return html(
    page(
      { language, path, municipality, title: words.registers, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.registers }] },
      <>
        <h1>{words.registers}</h1>
        <Listing language={language} count={words.hitsRegisters(rows.length)} heads={[words.register, words.belongsTo, words.notice]} rows={rows} empty={words.noneDeclared} />
        <p class="no-print">
          {words.openData}: <a href={`${path}.csv`}>{words.asCsv}</a>, <a href={`${path}.json`}>{words.asJson}</a>
        </p>
      </>,
    ),
  )
}

/** One register: its pools, its notice, how to ask. */
export function register(visit: Visit): Answer {
  const { language, words, path, parts, now } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const index = lookup(model)
  const found = one(index.register, parts.id)
  const pools = index.poolsOfRegister.get(found.id) ?? []
  const notice = index.notice.get(found.notice ?? "")
  const name = plain(found.name, language)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: name,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.registers, to: href(routes.registers, at) }, { label: name }],
      },
      <>
        <h1>
          <Say text={found.name} language={language} />
        </h1>
        <div class="columns">
          <div>
            <dl class="facts">
              <Fact term={words.belongsTo}>
                {pools.length === 0 ? <span class="quiet">–</span> : (
                  <ul>
                    {pools.map((pool) => (
                      <li key={pool.id}>
                        <a href={href(routes.pool, { ...at, id: pool.id })}>
                          <Say text={pool.name} language={language} />
                        </a>
                        {say(pool.purpose, language) && <p class="quiet">{plain(pool.purpose, language)}</p>}
                      </li>
                    ))}
                  </ul>
                )}
              </Fact>
              <Fact term={words.notice}>
                {notice ? <a href={href(routes.notice, { ...at, id: notice.id })}><Say text={notice.name} language={language} /></a> : <span class="pill warning">{words.noticeMissing}</span>}
                {found.noticeDated && <span class="quiet"> {sayDay(found.noticeDated, language)}</span>}
              </Fact>
              {found.manual && <Fact term={words.manual}>✓</Fact>}
            </dl>
            <SourceNote source={found.source} documents={model.documents} language={language} />
            <RegisterCard definitions={model.definitions.filter((one) => one.register === found.id)} municipality={municipality.id} language={language} />
          </div>
          <aside class="sheet">
            <HowToAsk model={model} language={language} now={now} brief {...(pools[0] ? { pool: pools[0] } : {})} />
          </aside>
        </div>
      </>,
    ),
  )
}
