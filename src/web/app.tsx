import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { Files } from "../acts/cases/files.ts"
import type { Holders } from "../acts/holders/protocol.ts"
import type { PublishedSite } from "../acts/published-site.ts"
import { Conflict, NotFound, Refusal, Refused } from "../acts/refusals.ts"
import { dayAt } from "../lib/day.ts"
import { isLanguage, type Language, languages } from "../lib/words.ts"
import type { SignIn } from "../acts/sign-in/sign-in.ts"
import type { Database } from "../acts/work.ts"
import { addApi } from "./api/api.ts"
import { faultTold, refusalTold } from "./api/problem.ts"
import { addPublicIntake } from "./intake/public-routes.ts"
import { openBearer } from "./api/bearer.ts"
import { loadAssets } from "./assets.ts"
import { addHealth, measured, Metrics, routeOf } from "./health.ts"
import { addLimits, type Limits, usualLimits } from "./limits.ts"
import type { RequestFacts } from "./log-lines.ts"
import { editionOf } from "./edition.ts"
import { PageCache, ready } from "./page-cache.ts"
import { answersOnWeb } from "./requests/learning.tsx"
import { publicRecords, publicRecordsTable } from "./registers/public-records.tsx"
import { interestsOnWeb } from "./interests/public.tsx"
import { meetingOnWeb, meetingsOnWeb } from "./meetings/public.tsx"
import { noticeBoard, noticeFeed, postedNotice } from "./notice-board/public.tsx"
import { accessibility, sendFeedback } from "./pages/accessibility.tsx"
import { ask } from "./pages/ask.tsx"
import { caseFeed, casesFeed } from "./pages/case-feeds.ts"
import { cases, publicCase } from "./pages/cases.tsx"
import { failedPage, notFoundPage } from "./pages/failures.tsx"
import { front } from "./pages/front.tsx"
import { functionClass, functionClasses } from "./pages/function-classes.tsx"
import { gaps } from "./pages/gaps.tsx"
import { home } from "./pages/home.tsx"
import { logRoot } from "./pages/log-root.tsx"
import { asCsv, asJson, feed, machineLists, sitemap } from "./pages/machine.tsx"
import { notice, notices } from "./pages/notices.tsx"
import { patterns } from "./pages/patterns.tsx"
import { pool } from "./pages/pool.tsx"
import { pools } from "./pages/pools.tsx"
import { register, registers } from "./pages/registers.tsx"
import { relations } from "./pages/relations.tsx"
import { difference, revision, revisions } from "./pages/revisions.tsx"
import { search } from "./pages/search.tsx"
import { system, systems } from "./pages/systems.tsx"
import { tellBreaks, useStyleAddress } from "./parts/page.tsx"
import { href, routes } from "./routes.ts"
import { sameOrigin } from "./same-origin.ts"
import { addScim } from "./scim/routes.ts"
import { addSignIn } from "./sign-in.tsx"
import { addStaff } from "./staff.tsx"
import { onlyLocal } from "./staff/loopback.ts"
import { dress, sendAsset, sendKept } from "./send.ts"
import type { Trace } from "./traces.ts"
import { type Answer, type Visit, wordsOf } from "./visit.ts"
import { noZeroSign } from "./zero-sign.ts"

export interface AppParts {
  readonly database: Database
  readonly site: PublishedSite
  readonly clock: () => Date
  /** Where files of documents are kept. */
  readonly files: Files
  /** Where faults of ours go; the reader never sees them. */
  readonly log: (message: string, fault?: unknown) => void
  /** How people sign in; without it the workspace answers this machine only. */
  readonly signIn?: SignIn | undefined
  /** The address that people use, where a proxy in front ends TLS. */
  readonly publicOrigin?: string | undefined
  /** The development provider; answers this machine only, whatever is configured. */
  readonly devProvider?: { fetch(request: Request): Promise<Response> } | undefined
  /** Holders of other systems that can be asked; nobody where none is connected. */
  readonly holders?: Holders | undefined
  /** Where mail that is queued is sent by a server of the settings: from which address, or null where that of the registry office is meant. */
  readonly mail?: { readonly from: string | null } | undefined
  readonly limits?: Limits | undefined
  /** Told of every request, without anything that a person sent. */
  readonly tell?: ((facts: RequestFacts) => void) | undefined
  /** Told of every request with the span of its caller, for a collector of traces. */
  readonly trace?: Trace | undefined
  /** Opens health, readiness and metrics to whoever holds it; without one they answer this machine only. */
  readonly watchToken?: string | undefined
  /** Whether the database answers and is up to date. */
  readonly ready?: (() => Promise<boolean>) | undefined
}

export type App = Hono

type Page = (visit: Visit) => Answer | Promise<Answer>

/** Every page of the public site, by its route. */
const pages: readonly (readonly [string, Page])[] = [
  [routes.patterns, patterns],
  [routes.siteAccessibility, accessibility],
  [routes.home, home],
  [routes.front, front],
  [routes.pools, pools],
  [routes.pool, pool],
  [routes.registers, registers],
  [routes.register, register],
  [routes.publicRecords, publicRecords],
  [routes.publicRecordsTable, publicRecordsTable],
  [routes.systems, systems],
  [routes.system, system],
  [routes.functionClasses, functionClasses],
  [routes.functionClass, functionClass],
  [routes.notices, notices],
  [routes.notice, notice],
  [routes.relations, relations],
  [routes.cases, cases],
  [routes.casesFeed, casesFeed],
  [routes.case, publicCase],
  [routes.caseFeed, caseFeed],
  [routes.ask, ask],
  [routes.gaps, gaps],
  [routes.search, search],
  [routes.revisions, revisions],
  [routes.revision, revision],
  [routes.difference, difference],
  [routes.interests, interestsOnWeb],
  [routes.answers, answersOnWeb],
  [routes.meetings, meetingsOnWeb],
  [routes.meeting, meetingOnWeb],
  [routes.noticeBoard, noticeBoard],
  [routes.posted, postedNotice],
  [routes.noticeFeed, noticeFeed],
  [routes.logRoot, logRoot],
  [routes.feed, feed],
  [routes.accessibility, accessibility],
]

const feedbackLimitBytes = 64 * 1024

/** The whole web as one application, asked in process by tests and served by main. */
export function makeApp(parts: AppParts): App {
  const app = new Hono()
  const cache = new PageCache()
  const assets = loadAssets()
  useStyleAddress(`/assets/varanto.css?v=${assets.get("varanto.css")?.tag}`)

  app.use(dress)
  const metrics = new Metrics()
  app.use(measured(parts, metrics))
  app.use(sameOrigin(parts))
  addLimits(app, parts.limits ?? usualLimits, parts.clock)
  app.use(noZeroSign)
  addHealth(app, parts, metrics)
  app.onError((fault, context) => answerFailure(fault, context, parts.log))
  app.notFound((context) => context.html(notFoundPage(languageOf(context), safePath(context)), 404))

  app.get(routes.root, (context) => context.redirect(href(routes.home, { language: preferredLanguage(context.req.header("accept-language")) }), 302))
  app.get("/assets/:file", (context) => {
    const asset = assets.get(context.req.param("file"))
    return asset ? sendAsset(context, asset) : context.html(notFoundPage("fi", "/fi"), 404)
  })
  app.get(routes.robots, (context) => context.text(`User-agent: *\nDisallow: /staff\nSitemap: ${originOf(context)}/sitemap.xml\n`))
  app.get(routes.sitemap, (context) => sendKept(context, ready({ ...sitemap({ site: parts.site, origin: originOf(context) }), keep: false })))
  const bearer = openBearer(parts)
  addScim(app, parts, bearer)
  addApi(app, parts, bearer)
  addSignIn(app, parts)
  const { devProvider } = parts
  if (devProvider) app.all("/dev-provider/*", onlyLocal((context) => context.notFound() as Response), (context) => devProvider.fetch(context.req.raw))
  addStaff(app, parts)
  for (const [name, list] of Object.entries(machineLists)) {
    const route = `/:language{(?:fi|sv|en)}/:municipality/${name}`
    app.get(`${route}.csv`, shown(parts, cache, (visit) => asCsv(list.table(visit))))
    app.get(`${route}.json`, shown(parts, cache, (visit) => asJson(visit, list.entries(visit))))
  }
  addPublicIntake(app, parts, (context) => visitOf(context, parts))
  for (const [route, page] of pages) app.get(limited(route), shown(parts, cache, page))
  for (const route of [routes.accessibility, routes.siteAccessibility])
    app.post(limited(route), bodyLimit({ maxSize: feedbackLimitBytes }), async (context) => {
      const visit = visitOf(context, parts)
      return sendKept(context, ready({ ...(await sendFeedback(visit, await context.req.formData())), keep: false }))
    })
  return app
}

/** Only our three languages are one: anything else is not found. */
const limited = (route: string): string => route.replace(":language", ":language{(?:fi|sv|en)}")

function visitOf(context: Context, { site, database, clock }: AppParts): Visit {
  const now = clock()
  const language = languageOf(context)
  const { origin, searchParams } = new URL(context.req.url)
  return { language, words: wordsOf(language), path: context.req.path, origin, query: searchParams, parts: context.req.param() as Record<string, string>, now, today: dayAt(now), site, database }
}

/** Shows a page, made once for each address while neither the day nor a description changes. */
const shown =
  (parts: AppParts, cache: PageCache, page: Page) =>
  async (context: Context): Promise<Response> => {
    // With the host, since feeds and maps of the site name it.
    const address = context.req.url
    const found = cache.find(editionOf(parts), address)
    if (found) return sendKept(context, found)
    const visit = visitOf(context, parts)
    const answer = await page(visit)
    const told = answer.type.startsWith("text/html") ? { ...answer, body: tellBreaks(answer.body, { ...visit, municipality: visit.parts.municipality ?? null }) } : answer
    // The page cannot be newer than the municipality's description.
    return sendKept(context, cache.keep(address, told, parts.site.find(visit.parts.municipality ?? "")?.publishedAt ?? null))
  }

function answerFailure(fault: Error, context: Context, log: AppParts["log"]): Response {
  const language = languageOf(context)
  const isApi = context.req.path.startsWith("/api/")
  if (isApi && fault instanceof Refusal) return refusalTold(fault, context.req.path)
  if (fault instanceof NotFound) return context.html(notFoundPage(language, safePath(context)), 404)
  if (fault instanceof Conflict) return context.text(fault.message, 409)
  if (fault instanceof Refused) return context.text(fault.message, 403)
  if ("getResponse" in fault && typeof fault.getResponse === "function") return fault.getResponse() as Response
  // The pattern, not the address: an address may hold a name.
  log(`${context.req.method} ${routeOf(context)} failed`, fault)
  return isApi ? faultTold(context.req.path) : context.html(failedPage(language, safePath(context)), 500)
}

const safePath = (context: Context): string => (/^\/(fi|sv|en)(\/|$)/.test(context.req.path) ? context.req.path : "/fi")

function languageOf(context: Context): Language {
  const first = context.req.path.split("/")[1]
  return isLanguage(first) ? first : "fi"
}

/** The first of our languages in the browser's order; Finnish when it names none. */
function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", quality = "q=1"] = part.trim().split(";")
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality.replace(/^\s*q=/, "")) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  return (wanted.find(({ language }) => isLanguage(language))?.language as Language | undefined) ?? languages[0]
}

const originOf = (context: Context): string => new URL(context.req.url).origin
