import type { Context, Hono } from "hono"
import { readWithin } from "../../acts/access/border.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { AppParts } from "../app.tsx"
import type { Bearer } from "./bearer.ts"
import { editionOf } from "../edition.ts"
import { PageCache } from "../page-cache.ts"
import { sendKept } from "../send.ts"
import { clientOf } from "../../acts/clients/clients.ts"
import { apiPage } from "./api-page.tsx"
import { addCaseLists, publicCasesPath } from "./cases.ts"
import { addPublicRecords, publicRecordsPath } from "./public-records.ts"
import { addFeeding, feedingPaths, outboxPath } from "./feeding.ts"
import { openApiDocument } from "./openapi.ts"
import { faultTold, problem } from "./problem.ts"
import { addRecordData, recordPath } from "./records.ts"
import { addRegisterData, registerRoutes } from "./registers.ts"
import { type ApiRoute, apiRoutes } from "./routes.ts"
import { clientEntry, clientPath } from "./schemas.ts"

/** The HTTP API under /api/v1, its document and a page about it. */
export function addApi(app: Hono, parts: AppParts, bearer: Bearer): void {
  const cache = new PageCache()
  for (const route of apiRoutes) app.get(route.path.replace(/\{(\w+)\}/g, ":$1"), (context) => answer(route, context, parts, cache))
  app.get(clientPath, async (context) => {
    const caller = await bearer(context, null)
    if ("status" in caller) return problem(caller.status, caller.detail, clientPath, undefined, caller.headers)
    const own = await readWithin(parts.database, caller.municipality, (queries) => clientOf(queries, caller.municipality, caller.actor.id, parts.clock()))
    return new Response(JSON.stringify(clientEntry.parse({ ...own, municipality: caller.municipality, endsAt: own.endsAt.toISOString() })), { headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } })
  })
  addRecordData(app, parts)
  addCaseLists(app, parts)
  addPublicRecords(app, parts)
  addFeeding(app, parts, bearer)
  addRegisterData(app, parts, bearer)
  app.get("/api/openapi.json", (context) => context.json(openApiDocument(new URL(context.req.url).origin)))
  app.get("/api", (context) => context.html(apiPage()))
  app.all("/api/*", (context) => {
    const { method, path } = context.req
    const among = (patterns: readonly string[]) => patterns.some((pattern) => new RegExp(`^${pattern.replace(/\{\w+\}/g, "[^/]+")}$`).test(path))
    if (among(feedingPaths)) return problem(405, `${path} is only written to: use POST.`, path, undefined, { allow: "POST" })
    const register = [...new Set(registerRoutes.filter((its) => among([its.path])).map((its) => its.method.toUpperCase()))]
    if (register.length > 0) return problem(405, `${path} takes ${register.join(" and ")}.`, path, undefined, { allow: register.join(", ") })
    return among([...apiRoutes.map((route) => route.path), recordPath, publicCasesPath, publicRecordsPath, clientPath, outboxPath]) && method !== "GET"
      ? problem(405, `${path} is only read: use GET.`, path)
      : problem(404, `There is nothing at ${path}. See /api/openapi.json for what there is.`, path)
  })
}

async function answer(route: ApiRoute, context: Context, parts: AppParts, cache: PageCache): Promise<Response> {
  const { path } = context.req
  const address = context.req.url
  const found = cache.find(editionOf(parts), address)
  if (found) return sendKept(context, found)
  const url = new URL(context.req.url)
  const asked = route.query.strict().safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) {
    const errors = asked.error.issues.map(({ path: at, message, code, ...issue }) => ({
      name: code === "unrecognized_keys" && "keys" in issue ? String(issue.keys) : at.join("."),
      message,
    }))
    return problem(400, `The query is not valid: ${errors.map(({ name, message }) => `${name}: ${message}`).join("; ")}`, path, errors)
  }
  try {
    const call = { parts: context.req.param() as Record<string, string>, query: asked.data as never, url, now: parts.clock(), site: parts.site, database: parts.database }
    // Only what the schema names goes out: a field that it does not know cannot leak.
    const body = JSON.stringify(route.response.parse(await route.answer(call)))
    const answered = { type: "application/json; charset=utf-8", body, keep: route.operationId !== "search", headers: { "access-control-allow-origin": "*" } }
    return sendKept(context, cache.keep(address, answered, parts.site.find(context.req.param("municipality") ?? "")?.publishedAt ?? null))
  } catch (fault) {
    if (fault instanceof NotFound) return problem(404, fault.message, path)
    parts.log(`GET ${path} failed`, fault)
    return faultTold(path)
  }
}
