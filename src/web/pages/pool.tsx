import { checkModel, kindOfRule } from "../../derive/check.ts"
import { lookup } from "../../derive/lookup.ts"
import { type Day, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { nameOf } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { Dataset, InformationPool, PoolPart } from "../../model/pool.ts"
import { directionWords, scopeWords } from "../../model/relation.ts"
import { searchKeys } from "../../model/search-key.ts"
import { plain, say, stateWords } from "../../model/text.ts"
import { HowToAsk } from "../parts/how-to-ask.tsx"
import { page } from "../parts/page.tsx"
import { Fact, ListOr } from "../parts/pool-facts.tsx"
import { PoolMark } from "../parts/pool-cards.tsx"
import { Say, SourceNote } from "../parts/text.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, one, revisionOf, type Visit, wordsOf } from "../visit.ts"

/** One information pool: the five items of 906/2019 28 §, and how to ask. */
export function pool(visit: Visit): Answer {
  const { language, words, path, parts, today, now } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const found = one(lookup(model).pool, parts.id)
  const name = plain(found.name, language)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: name,
        description: plain(found.purpose, language),
        crumbs: [
          { label: plain(municipality.name, language), to: href(routes.front, at) },
          { label: words.pools, to: href(routes.pools, at) },
          { label: name },
        ],
      },
      <>
        <h1>
          <Say text={found.name} language={language} />
        </h1>
        <p class="lead">
          <Say text={found.purpose} language={language} />
        </p>
        <p>
          <PoolMark pool={found} language={language} today={today} />
        </p>
        <Moved model={model} pool={found} language={language} today={today} />
        {found.validity.until && (
          <div class="notice">
            <p>{found.successor ? words.endedTo(sayDay(found.validity.until, language), found.successor) : words.ended(sayDay(found.validity.until, language))}</p>
          </div>
        )}
        <div class="columns">
          <div>
            <dl class="facts">
              <PoolFacts model={model} pool={found} language={language} />
            </dl>
            <PoolGaps model={model} pool={found} language={language} today={today} />
            <SourceNote source={found.source} documents={model.documents} language={language} />
          </div>
          <aside class="sheet">
            <HowToAsk model={model} pool={found} language={language} now={now} brief />
          </aside>
        </div>
      </>,
    ),
  )
}

function PoolFacts({ model, pool, language }: { model: Model; pool: InformationPool; language: Language }) {
  const words = wordsOf(language)
  const at = { language, municipality: model.municipality.id }
  const { unit, register, functionClass, systemsNamedIn } = lookup(model)
  const named = systemsNamedIn.get(pool.id) ?? []
  const authority = unit.get(pool.decides.authority ?? "")
  const relations = model.relations.filter(({ from, to }) => from.pool === pool.id || to.pool === pool.id)
  return (
    <>
      <Fact term={words.sector}>{plain(unit.get(pool.unit)?.name ?? model.municipality.name, language)}</Fact>
      {pool.scope !== "own" && <Fact term={words.scope}>{scopeWords[pool.scope][language]}</Fact>}
      <Fact term={words.systems}>
        <SystemList model={model} part={pool} language={language} />
        {named.length > 0 && (
          <>
            <p class="quiet">{words.systemsNamedElsewhere}</p>
            <Systems model={model} ids={named} language={language} />
          </>
        )}
      </Fact>
      <Fact term={words.searchKeys}>
        <ListOr state={pool.searchKeys.state} language={language} empty={pool.searchKeys.items.length === 0}>
          <ul>
            {pool.searchKeys.items.map(({ key, as }) => (
              <li key={key}>
                <a href={`${href(routes.pools, at)}?key=${key}`}>{searchKeys[key].label[language]}</a>
                {language === "fi" && as.toLowerCase() !== searchKeys[key].label.fi && <span class="quiet"> ({as})</span>}
              </li>
            ))}
          </ul>
          <p class="quiet">{words.searchKeysNote}</p>
        </ListOr>
      </Fact>
      <Fact term={words.datasets}>
        <ListOr state={pool.registers.length > 0 ? "stated" : pool.datasets.state} language={language} empty={pool.datasets.items.length === 0 && pool.registers.length === 0}>
          {pool.datasets.items.length === 0 ? <p class="quiet">{words.datasetsByRegister}</p> : <DatasetList model={model} datasets={pool.datasets.items} language={language} />}
        </ListOr>
      </Fact>
      {pool.registers.length > 0 && (
        <Fact term={words.registers}>
          <ul>
            {pool.registers.map(({ register: id }) => {
              const found = register.get(id)
              return (
                <li key={id}>
                  <a href={href(routes.register, { ...at, id })}>{found ? <Say text={found.name} language={language} /> : id}</a>
                </li>
              )
            })}
          </ul>
        </Fact>
      )}
      {say(pool.manual, language) && (
        <Fact term={words.manual}>
          <Say text={pool.manual} language={language} />
        </Fact>
      )}
      {pool.parts.length > 0 && (
        <Fact term={words.parts}>
          {pool.parts.map((part) => (
            <Part key={part.id} model={model} part={part} language={language} />
          ))}
        </Fact>
      )}
      {relations.length > 0 && (
        <Fact term={words.relations}>
          <ul>
            {relations.map((relation) => (
              <li key={`${relation.direction}-${plain(relation.to.name, language)}`}>
                {directionWords[relation.direction][language]}: {plain(relation.to.name, language)} ({scopeWords[relation.scope][language]})
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {pool.functionClasses.length > 0 && (
        <Fact term={words.functionClasses}>
          <ul>
            {pool.functionClasses.map((id) => (
              <li key={id}>
                <a href={href(routes.functionClass, { ...at, id })}>
                  {functionClass.get(id)?.code} <Say text={functionClass.get(id)?.title ?? pool.name} language={language} />
                </a>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact term={words.decides}>
        {authority ? plain(authority.name, language) : <span class="pill warning">{stateWords["not-stated"][language]}</span>}
      </Fact>
      <Fact term={words.openInterface}>
        {pool.openInterface.address ? <a href={pool.openInterface.address}>{pool.openInterface.address}</a> : null}
        {pool.openInterface.state === "stated" ? <Say text={pool.openInterface.note} language={language} /> : <span class="pill warning">{stateWords[pool.openInterface.state][language]}</span>}
      </Fact>
      {pool.updated && <Fact term={words.updated}>{sayDay(pool.updated, language)}</Fact>}
    </>
  )
}

function SystemList({ model, part, language }: { model: Model; part: Pick<InformationPool | PoolPart, "systems">; language: Language }) {
  return (
    <ListOr state={part.systems.state} language={language} empty={part.systems.items.length === 0}>
      <Systems model={model} ids={part.systems.items.map(({ system }) => system)} language={language} />
    </ListOr>
  )
}

function Systems({ model, ids, language }: { model: Model; ids: readonly string[]; language: Language }) {
  const { system } = lookup(model)
  return (
    <ul>
      {ids.map((id) => {
        const found = system.get(id)
        return (
          <li key={id}>
            <a href={href(routes.system, { language, municipality: model.municipality.id, id })}>{found ? <Say text={found.name} language={language} /> : id}</a>
          </li>
        )
      })}
    </ul>
  )
}

function DatasetList({ model, datasets, language }: { model: Model; datasets: readonly Dataset[]; language: Language }) {
  if (datasets.length === 0) return null
  const groups = new Map(model.dataGroups.map(({ id, name }) => [id, plain(name, language)]))
  return (
    <ul>
      {datasets.map(({ name, groups: ids }) => (
        <li key={plain(name, language)}>
          <Say text={name} language={language} />
          {ids.length > 0 && <span class="quiet"> – {ids.map((id) => groups.get(id)).join(", ")}</span>}
        </li>
      ))}
    </ul>
  )
}

function Part({ model, part, language }: { model: Model; part: PoolPart; language: Language }) {
  return (
    <div>
      <strong>
        <Say text={part.name} language={language} />
      </strong>
      <p>
        <Say text={part.purpose} language={language} />
        {part.controller && ` (${part.controller})`}
      </p>
      <DatasetList model={model} datasets={part.datasets} language={language} />
      <SystemList model={model} part={part} language={language} />
    </div>
  )
}

/** What the check found to lack in this very pool. */
function PoolGaps({ model, pool, language, today }: { model: Model; pool: InformationPool; language: Language; today: Day }) {
  const words = wordsOf(language)
  const found = checkModel(model, today).filter(({ subject }) => subject?.kind === "pool" && subject.id === pool.id)
  if (found.length === 0) return null
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{words.gapsOfPool}</h2>
      <ul>
        {found.map(({ severity, message, law }, at) => (
          <li key={at}>
            <span class={`pill ${severity}`}>{words.severity[severity]}</span> {message[language].replace(`${nameOf(pool.name)}: `, "")}
            {law && <span class="quiet"> {law}</span>}
          </li>
        ))}
      </ul>
      <p>
        <a href={href(routes.gaps, { language, municipality: model.municipality.id })}>{words.gapsAll}</a>
      </p>
    </section>
  )
}

const movedCode = "service-moved-to-wellbeing-county"

/** Said first of all, since whoever asks should ask elsewhere. */
function Moved({ model, pool, language, today }: { model: Model; pool: InformationPool; language: Language; today: Day }) {
  const moved = checkModel(model, today).some(({ code, subject }) => code === movedCode && subject?.id === pool.id)
  return moved ? (
    <div class="notice">
      <p>{kindOfRule(movedCode)?.because[language]}</p>
    </div>
  ) : null
}
