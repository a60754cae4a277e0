import { countPublicCases, getPublicCase, listPublicCases, rankPublicCases, type PublicCase, type PublicCounts, type PublicNarrowing } from "../../acts/cases/public.ts"
import { rankedMost, rankIn } from "../../acts/cases/rank.ts"
import type { Facet } from "../../acts/cases/scope.ts"
import { type Stage, stages } from "../../acts/cases/stages.ts"
import type { AfterCase } from "../../acts/cases/walk.ts"
import { findInPublicTexts, type FoundDocument } from "../../acts/texts/find.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { textSearchWords } from "../cases/text-search-words.ts"
import { caseWords } from "../cases/words.ts"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { publicCaseWords, sayTotal } from "./case-words.ts"
import { Table } from "../parts/table.tsx"

const pageLength = 25

/** What a visitor has narrowed the list by, from the address. */
export function narrowingIn(query: URLSearchParams): PublicNarrowing {
  const short = (name: string): string | null => (query.get(name) ?? "").trim().slice(0, 100) || null
  const year = Number(query.get("year") ?? "")
  return {
    text: (query.get("q") ?? "").trim().slice(0, 200),
    classCode: short("class"),
    unit: short("unit"),
    stage: stages.find((stage) => stage === query.get("stage")) ?? null,
    year: Number.isInteger(year) && year >= 1800 && year <= 2200 ? year : null,
  }
}

function afterIn(query: URLSearchParams): AfterCase | null {
  const [at = "", id = ""] = (query.get("after") ?? "").split("_")
  const openedAt = new Date(at)
  return Number.isNaN(openedAt.getTime()) || !/^[\w-]{1,100}$/.test(id) ? null : { openedAt, id }
}

const inAddress: Readonly<Record<Facet, string>> = { classCode: "class", unit: "unit", stage: "stage", year: "year" }

/** An address of the list with something narrowed, or no longer. */
function withQuery(query: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams([...query].filter(([key, text]) => key !== "after" && key !== name && text !== ""))
  if (value !== null) next.set(name, value)
  return `?${next.toString()}`
}

/** Public cases of the case register: searched by word and number, narrowed by class, unit, stage and year. */
export async function cases(visit: Visit): Promise<Answer> {
  const { language, words, path, query, database, now } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const its = publicCaseWords[language]
  const at = { language, municipality: municipality.id }
  const narrowing = narrowingIn(query)
  const best = narrowing.text !== "" && query.get("order") === "best"
  const [{ cases: found, capped }, counts, inTexts] = await Promise.all([
    best ? rankPublicCases(database, municipality.id, narrowing, now, pageLength + 1, rankIn(query.get("after"))) : listPublicCases(database, municipality.id, narrowing, now, pageLength + 1, afterIn(query)).then((newest) => ({ cases: newest, capped: false })),
    countPublicCases(database, municipality.id, narrowing, now),
    narrowing.text === "" || query.has("after") ? [] : findInPublicTexts(database, municipality.id, narrowing.text, now),
  ])
  const shown = found.slice(0, pageLength)
  const last = found.length > pageLength ? shown.at(-1) : undefined
  const feed = `${href(routes.casesFeed, at)}${withQuery(query, "", null)}`.replace(/\?$/, "")
  return html(
    page(
      {
        language, path, municipality, title: its.title,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: its.title }],
        alternates: [{ type: "application/atom+xml", href: feed, title: its.follow }],
      },
      <>
        <h1>{its.title}</h1>
        <p class="lead">{its.lead}</p>
        <form class="search" role="search" method="get" action={path}>
          <div>
            <label for="q">{its.search}</label>
            <input type="search" id="q" name="q" value={narrowing.text} maxLength={200} aria-describedby="q-hint" autocomplete="off" />
          </div>
          <button type="submit">{words.searchButton}</button>
          <p class="hint" id="q-hint">
            {its.hint}
          </p>
          {(["class", "unit", "stage", "year", "order"] as const).map((name) => query.get(name) && <input key={name} type="hidden" name={name} value={query.get(name) ?? ""} />)}
        </form>
        <p role="status">{sayTotal(counts, language)}</p>
        {narrowing.text !== "" && (
          <p class="no-print">
            {its.order}:{" "}
            {best ? <a href={withQuery(query, "order", null)}>{its.newestFirst}</a> : <strong>{its.newestFirst}</strong>}, {best ? <strong>{its.bestFirst}</strong> : <a href={withQuery(query, "order", "best")}>{its.bestFirst}</a>}
          </p>
        )}
        {capped && <p class="notice">{its.capped(rankedMost.toLocaleString(language))}</p>}
        {shown.length === 0 ? (
          <>
            <p>{inTexts.length > 0 ? its.noneByTitle : its.none}</p>
            <InTexts found={inTexts} at={at} />
            {inTexts.length === 0 && <p>{its.noneHow}</p>}
            <Facets counts={counts} narrowing={narrowing} query={query} model={model} language={language} />
          </>
        ) : (
          <div class="columns">
            <div>
              <ul class="results">
                {shown.map((one) => (
                  <Hit key={one.id} its={one} model={model} language={language} />
                ))}
              </ul>
              {last && (
                <p>
                  <a class="button second" href={withQuery(query, "after", last.place === undefined ? `${last.openedAt.toISOString()}_${last.id}` : String(last.place))} rel="next">
                    {best ? its.nextBest : its.next}
                  </a>
                </p>
              )}
              <InTexts found={inTexts} at={at} />
              <p class="no-print">
                <a href={feed}>{its.follow}</a>
              </p>
            </div>
            <Facets counts={counts} narrowing={narrowing} query={query} model={model} language={language} />
          </div>
        )}
      </>,
    ),
    { keep: false },
  )
}

/** Documents of public cases whose text has the words; a document's file is asked for. */
function InTexts({ found, at }: { found: readonly FoundDocument[]; at: { readonly language: Language; readonly municipality: string } }) {
  const words = textSearchWords[at.language]
  if (found.length === 0) return null
  return (
    <section aria-labelledby="in-documents">
      <h2 id="in-documents">{words.inDocuments}</h2>
      <p>{words.inDocumentsLead}</p>
      <ul>
        {found.map(({ id, caseId, caseNumber, title, type, addedAt, language }) => (
          <li key={id}>
            <a href={`${href(routes.case, { ...at, id: caseId })}#documents`}>
              {caseNumber}: <span lang={language === at.language || language === "other" ? undefined : language}>{title}</span>
            </a>{" "}
            <span class="quiet">
              ({caseWords[at.language].types[type] ?? type}, {sayDay(dayAt(addedAt), at.language)})
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Hit({ its, model, language }: { its: PublicCase; model: Model; language: Language }) {
  const { number, title, stage, openedAt, inPart } = its
  const words = caseWords[language]
  return (
    <li>
      <h2>
        <a href={href(routes.case, { language, municipality: model.municipality.id, id: its.id })} lang={its.language === language ? undefined : its.language}>
          {title}
        </a>
      </h2>
      <p>
        <span class="tag">{words.stages[stage]}</span> {inPart && <span class="tag">{words.secrecies["partly-secret"]}</span>}{" "}
        <span class="quiet">
          {number}, {sayDay(dayAt(openedAt), language)}, {unitName(model, its.unit, language)}
        </span>
      </p>
    </li>
  )
}

const unitName = (model: Model, id: string, language: Language): string => {
  const found = lookup(model).unit.get(id)
  return found ? plain(found.name, language) : id
}

/** A class by its code, with its title where the description has it; a case may be of a class below one that is told there. */
function className(model: Model, code: string, language: Language): string {
  const plainCode = code.replace(/\./g, " ")
  const found = model.functionClasses.filter((one) => plainCode === one.code || plainCode.startsWith(`${one.code} `)).sort((a, b) => b.code.length - a.code.length)[0]
  return found ? `${plainCode} ${plain(found.title, language)}` : plainCode
}

interface FacetsProps {
  readonly counts: PublicCounts
  readonly narrowing: PublicNarrowing
  readonly query: URLSearchParams
  readonly model: Model
  readonly language: Language
}

/** What the list may be narrowed by, with how many there are; what is chosen can always be taken away. */
function Facets({ counts, narrowing, query, model, language }: FacetsProps) {
  const words = caseWords[language]
  const its = publicCaseWords[language]
  const heads: Readonly<Record<Facet, string>> = { unit: words.unit, classCode: words.classCode, stage: words.stage, year: its.year }
  const label: Readonly<Record<Facet, (value: string) => string>> = {
    unit: (value) => unitName(model, value, language),
    classCode: (value) => className(model, value, language),
    stage: (value) => words.stages[value as Stage] ?? value,
    year: (value) => value,
  }
  const names = (Object.keys(heads) as Facet[]).map((name) => {
    const chosen = narrowing[name] === null ? null : String(narrowing[name])
    const values = counts.facets[name]
    return { name, chosen, values: chosen !== null && !values.some(({ value }) => value === chosen) ? [{ value: chosen, count: 0 }, ...values] : values }
  })
  if (names.every(({ values }) => values.length === 0)) return null
  return (
    <aside class="sheet" aria-label={its.search}>
      {names
        .filter(({ values }) => values.length > 0)
        .map(({ name, chosen, values }) => (
          <section key={name}>
            <h2>{heads[name]}</h2>
            <ul class="facets">
              {values.map(({ value, count }) => (
                <li key={value}>
                  <a href={withQuery(query, inAddress[name], chosen === value ? null : value)} aria-current={chosen === value ? "true" : undefined}>
                    <span>{label[name](value)}</span> <span class="quiet">{count}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      {!counts.exact && <p class="quiet">{its.ofNewest(counts.total)}</p>}
    </aside>
  )
}

/** One public case: what it is about, how far it is, and which documents may be asked for. */
export async function publicCase(visit: Visit): Promise<Answer> {
  const { language, path, database, now, parts } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const its = publicCaseWords[language]
  const words = caseWords[language]
  const at = { language, municipality: municipality.id }
  const found = await getPublicCase(database, municipality.id, parts.id ?? "", now)
  const day = (moment: Date): string => sayDay(dayAt(moment), language)
  const feed = href(routes.caseFeed, { ...at, id: found.id })
  return html(
    page(
      {
        language, path, municipality, title: `${found.number} ${found.title}`,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: its.title, to: href(routes.cases, at) }, { label: found.number }],
        alternates: [{ type: "application/atom+xml", href: feed, title: its.followCase }],
      },
      <>
        <h1 lang={found.language === language ? undefined : found.language}>{found.title}</h1>
        <dl class="facts">
          <Fact term={words.number}>{found.number}</Fact>
          <Fact term={words.stage}>{words.stages[found.stage]}</Fact>
          <Fact term={words.classCode}>{className(model, found.classCode, language)}</Fact>
          <Fact term={words.unit}>{unitName(model, found.unit, language)}</Fact>
          {found.pendingAt && <Fact term={words.pendingAt}>{day(found.pendingAt)}</Fact>}
          {found.decidedAt && <Fact term={words.decidedAt}>{day(found.decidedAt)}</Fact>}
          {found.closedAt && <Fact term={words.closedAt}>{day(found.closedAt)}</Fact>}
          <Fact term={words.authority}>
            {found.authority} ({words.businessId} {found.businessId})
          </Fact>
        </dl>
        {found.inPart && <p class="notice">{its.inPart}</p>}
        <h2>{its.course}</h2>
        <ol class="steps">
          {found.steps.map(({ seq, kind, stage, at: when }) => (
            <li key={seq}>
              <time dateTime={when.toISOString()}>{day(when)}</time> {kind === "document-added" ? its.document : words.stages[stage]}
            </li>
          ))}
        </ol>
        <h2 id="documents">{its.documents}</h2>
        {found.documents.length === 0 ? (
          <p>{its.noDocuments}</p>
        ) : (
          <Table labelledBy="documents" heads={[words.documentTitle, words.documentType, its.date]}>
            {found.documents.map(({ id, title, type, at: when, language: spoken }) => (
              <tr key={id}>
                <td lang={spoken === language || spoken === "other" ? undefined : spoken}>{title}</td>
                <td>{words.types[type] ?? type}</td>
                <td>{day(when)}</td>
              </tr>
            ))}
          </Table>
        )}
        <p>
          {its.ask} <a href={href(routes.ask, at)}>{visit.words.ask}</a>
        </p>
        {found.links.length > 0 && (
          <>
            <h2>{its.links}</h2>
            <ul>
              {found.links.map(({ id, number, title, kind }) => (
                <li key={id}>
                  {words.linkKinds[kind]}: <a href={href(routes.case, { ...at, id })}>{`${number} ${title}`}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="quiet no-print">
          <a href={feed}>{its.followCase}</a>. {its.address}
        </p>
      </>,
    ),
    { keep: false },
  )
}
