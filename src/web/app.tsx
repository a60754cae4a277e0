import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { csrf } from "hono/csrf"
import type { PublishedSite } from "../acts/published-site.ts"
import { Conflict, NotFound, Refused } from "../acts/refusals.ts"
import { dayAt } from "../lib/day.ts"
import { isLanguage, type Language, languages } from "../lib/words.ts"
import type { Database } from "../acts/work.ts"
import { addApi } from "./api/api.ts"
import { type Asset, loadAssets } from "./assets.ts"
import { securityHeaders, transportHeader } from "./headers.ts"
import { type Kept, PageCache } from "./page-cache.ts"
import { accessibility, sendFeedback } from "./pages/accessibility.tsx"
import { ask } from "./pages/ask.tsx"
import { failedPage, notFoundPage } from "./pages/failures.tsx"
import { front } from "./pages/front.tsx"
import { functionClass, functionClasses } from "./pages/function-classes.tsx"
import { gaps } from "./pages/gaps.tsx"
import { home } from "./pages/home.tsx"
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
import { useStyleAddress } from "./parts/page.tsx"
import { href, routes } from "./routes.ts"
import { addStaff } from "./staff.tsx"
import { type Answer, type Visit, wordsOf } from "./visit.ts"

export interface AppParts {
  readonly database: Database
  readonly site: PublishedSite
  readonly clock: () => Date
  /** Where faults of ours go; the reader never sees them. */
  readonly log: (message: string, fault?: unknown) => void
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
  [routes.systems, systems],
  [routes.system, system],
  [routes.functionClasses, functionClasses],
  [routes.functionClass, functionClass],
  [routes.notices, notices],
  [routes.notice, notice],
  [routes.relations, relations],
  [routes.ask, ask],
  [routes.gaps, gaps],
  [routes.search, search],
  [routes.revisions, revisions],
  [routes.revision, revision],
  [routes.difference, difference],
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

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value)
    if (isSecure(context)) context.res.headers.set(...transportHeader)
  })
  app.use(csrf())
  app.onError((fault, context) => answerFailure(fault, context, parts.log))
  app.notFound((context) => context.html(notFoundPage(languageOf(context), safePath(context)), 404))

  app.get(routes.root, (context) => context.redirect(href(routes.home, { language: preferredLanguage(context.req.header("accept-language")) }), 302))
  app.get("/assets/:file", (context) => sendAsset(context, assets.get(context.req.param("file") ?? "")))
  app.get(routes.robots, (context) => context.text(`User-agent: *\nDisallow: /staff\nSitemap: ${originOf(context)}/sitemap.xml\n`))
  app.get(routes.sitemap, (context) => sendKept(context, cache.keep("", { ...sitemap({ site: parts.site, origin: originOf(context) }), keep: false })))
  addApi(app, parts)
  addStaff(app, parts)
  for (const [name, list] of Object.entries(machineLists)) {
    const route = `/:language{(?:fi|sv|en)}/:municipality/${name}`
    app.get(`${route}.csv`, shown(parts, cache, (visit) => asCsv(list.table(visit))))
    app.get(`${route}.json`, shown(parts, cache, (visit) => asJson(visit, list.entries(visit))))
  }
  for (const [route, page] of pages) app.get(limited(route), shown(parts, cache, page))
  for (const route of [routes.accessibility, routes.siteAccessibility])
    app.post(limited(route), bodyLimit({ maxSize: feedbackLimitBytes }), async (context) => {
      const visit = visitOf(context, parts)
      return sendKept(context, cache.keep("", { ...(await sendFeedback(visit, await context.req.formData())), keep: false }))
    })
  return app
}

/** Only our three languages are one: anything else is not found. */
const limited = (route: string): string => route.replace(":language", ":language{(?:fi|sv|en)}")

function visitOf(context: Context, { site, database, clock }: AppParts): Visit {
  const now = clock()
  const language = languageOf(context)
  return {
    language,
    words: wordsOf(language),
    path: context.req.path,
    origin: originOf(context),
    query: new URL(context.req.url).searchParams,
    parts: context.req.param() as Record<string, string>,
    now,
    today: dayAt(now),
    site,
    database,
  }
}

function shown(parts: AppParts, cache: PageCache, page: Page) {
  let edition = { key: "", site: 0, day: "" }
  return async (context: Context): Promise<Response> => {
    const visit = visitOf(context, parts)
    const key = [visit.today, ...[...parts.site.all].map(([id, { number }]) => `${id} ${number}`)].join(" ")
    if (key !== edition.key) edition = { key, site: parts.site.all.size, day: visit.today }
    const address = `${visit.path}?${visit.query}`
    const kept = cache.find(key, address) ?? cache.keep(address, await page(visit))
    return sendKept(context, kept, changedAt(visit))
  }
}

/** When the municipality's description last changed: the page cannot be newer than that. */
function changedAt({ site, parts }: Visit): Date | null {
  return site.find(parts.municipality ?? "")?.publishedAt ?? null
}

function sendKept(context: Context, kept: Kept, changed: Date | null = null): Response {
  const { answer, tag } = kept
  const status = answer.status ?? 200
  if (status === 303) return context.redirect(answer.body, 303)
  const headers: Record<string, string> = { "content-type": answer.type, vary: "accept-encoding" }
  if (status === 200 && answer.keep) {
    headers.etag = tag
    headers["cache-control"] = "public, max-age=0, must-revalidate"
    if (changed) headers["last-modified"] = changed.toUTCString()
    if (isUnchanged(context, tag, changed)) return new Response(null, { status: 304, headers })
  } else headers["cache-control"] = "no-store"
  if (answer.body.length > 1024 && context.req.header("accept-encoding")?.includes("br"))
    return new Response(new Uint8Array(kept.packed()), { status, headers: { ...headers, "content-encoding": "br" } })
  return new Response(answer.body, { status, headers })
}

function isUnchanged(context: Context, tag: string, changed: Date | null): boolean {
  const match = context.req.header("if-none-match")
  if (match !== undefined) return match.split(/\s*,\s*/).some((one) => one.replace(/^W\//, "") === tag)
  const since = Date.parse(context.req.header("if-modified-since") ?? "")
  return changed !== null && !Number.isNaN(since) && Math.floor(changed.getTime() / 1000) * 1000 <= since
}

function sendAsset(context: Context, asset: Asset | undefined): Response {
  if (!asset) return context.html(notFoundPage("fi", "/fi"), 404)
  const versioned = context.req.query("v") === asset.tag || asset.type.startsWith("font/")
  const headers: Record<string, string> = {
    "content-type": asset.type,
    "cache-control": versioned ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    etag: `"${asset.tag}"`,
    vary: "accept-encoding",
  }
  if (context.req.header("if-none-match") === headers.etag) return new Response(null, { status: 304, headers })
  const accepts = context.req.header("accept-encoding") ?? ""
  if (asset.brotli && accepts.includes("br")) return new Response(new Uint8Array(asset.brotli), { headers: { ...headers, "content-encoding": "br" } })
  if (asset.gzip && accepts.includes("gzip")) return new Response(new Uint8Array(asset.gzip), { headers: { ...headers, "content-encoding": "gzip" } })
  return new Response(new Uint8Array(asset.body), { headers })
}

function answerFailure(fault: Error, context: Context, log: AppParts["log"]): Response {
  const language = languageOf(context)
  if (fault instanceof NotFound) return context.html(notFoundPage(language, safePath(context)), 404)
  if (fault instanceof Conflict) return context.text(fault.message, 409)
  if (fault instanceof Refused) return context.text(fault.message, 403)
  if ("getResponse" in fault && typeof fault.getResponse === "function") return fault.getResponse() as Response
  log(`${context.req.method} ${context.req.path} failed`, fault)
  return context.html(failedPage(language, safePath(context)), 500)
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

const isSecure = (context: Context): boolean => new URL(context.req.url).protocol === "https:"
