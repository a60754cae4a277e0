import type { Context, Hono } from "hono"
import { z } from "zod"
import { PurposeNeeded, purposes } from "../../acts/access/purpose.ts"
import { findCases } from "../../acts/cases/list.ts"
import { queues } from "../../acts/cases/narrowing.ts"
import { countPublicCases, listPublicCases, rankPublicCases } from "../../acts/cases/public.ts"
import { rankIn } from "../../acts/cases/rank.ts"
import { stages } from "../../acts/cases/stages.ts"
import { actorOf } from "../../acts/sign-in/session.ts"
import type { AppParts } from "../app.tsx"
import { placeIn, placeOf } from "../cases/place.ts"
import { sessionOf } from "../guard.ts"
import { sendData } from "../send.ts"
import { problem } from "./problem.ts"

export const casesPath = "/api/v1/cases"
export const publicCasesPath = "/api/v1/municipalities/{municipality}/cases"

const secrecies = ["public", "partly-secret", "secret", "not-yet-public"] as const
const text = (description: string, most = 100) => z.string().min(1).max(most).optional().meta({ description })
const flag = (description: string) => z.enum(["true", "false"]).default("false").meta({ description })

const narrowing = {
  class: text("Only cases of this function class"),
  unit: text("Only cases of this unit"),
  stage: z.enum(stages).optional().meta({ description: "Only cases in this stage" }),
  year: z.coerce.number().int().min(1800).max(2200).optional().meta({ description: "Only cases opened in this year" }),
  after: text("Where the page before ended; taken from its `next`"),
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: "How many cases at the most" }),
}

export const casesQuery = z.strictObject({
  ...narrowing,
  queue: z.enum(queues).default("all").meta({ description: "The queue of the one who asks" }),
  secrecy: z.enum(secrecies).optional().meta({ description: "Only cases of this class of secrecy" }),
  number: text("The beginning of a number", 60),
  purpose: z.enum(purposes).optional().meta({ description: "What it is read for, where it is not open to all" }),
  count: flag("Whether all that may be seen are counted too"),
})

export const publicCasesQuery = z.strictObject({ ...narrowing, q: text("Words of the title, or the beginning of a number", 200), count: flag("Whether all are counted, also by class, unit, stage and year"), order: z.enum(["newest", "best"]).default("newest").meta({ description: "What words find newest first, or the best match first among the newest thousand" }) })

const total = {
  next: z.string().nullable().meta({ description: "The address of the next page, or null at the end" }),
  total: z.int().nullable().meta({ description: "How many there are; null where it was not asked" }),
  exact: z.boolean().nullable().meta({ description: "False where there are more than the total" }),
}
const listed = { id: z.string(), number: z.string(), title: z.string(), classCode: z.string(), unit: z.string(), stage: z.enum(stages), openedAt: z.iso.datetime() }

export const caseList = z
  .object({ items: z.array(z.object({ ...listed, secrecy: z.enum(secrecies), handlers: z.array(z.string()), nextOn: z.iso.date().nullable(), suspended: z.boolean() })), ...total })
  .meta({ id: "CaseList", description: "A page of cases that the one who asks may see" })

const facet = z.array(z.object({ value: z.string(), count: z.int() }))

export const publicCaseList = z
  .object({ items: z.array(z.object({ ...listed, language: z.enum(["fi", "sv", "en"]), inPart: z.boolean().meta({ description: "True where a part of the case is secret and this is the rest" }) })), ...total, facets: z.object({ classCode: facet, unit: facet, stage: facet, year: facet }).nullable() })
  .meta({ id: "PublicCaseList", description: "A page of public cases" })

/** The address of the page that begins after a place; null where this one is the last. */
export function nextOf(context: Context, place: string | undefined): string | null {
  if (place === undefined) return null
  const next = new URL(context.req.url)
  next.searchParams.set("after", place)
  return next.pathname + next.search
}

const refused = (context: Context): Response => problem(400, "Give a narrowing that the document of the API knows, and nothing else.", context.req.path)

/** Cases as data: to someone who has signed in those that she may see, by the same walk and with the same note as on the page; to anyone the public ones. */
export function addCaseLists(app: Hono, parts: AppParts): void {
  const { database, clock, site } = parts
  app.get(casesPath, async (context) => {
    const session = await sessionOf(context, parts)
    if (!session || session.mustChange) return problem(401, "Sign in first.", context.req.path)
    const asked = casesQuery.safeParse(context.req.query())
    if (!asked.success) return refused(context)
    const { class: classCode, after, limit, count, purpose, ...rest } = asked.data
    const desk = { database, municipality: session.municipality, actor: actorOf(session), now: clock() }
    const found = await findCases(desk, { ...rest, classCode }, purpose ? { purpose } : null, { limit: limit + 1, after: placeIn(after), counts: count === "true" })
    if (found instanceof PurposeNeeded) return problem(422, found.message, context.req.path, [{ name: found.field, message: found.message }])
    const last = found.cases.length > limit ? found.cases[limit - 1] : undefined
    return sendData(context, { items: found.cases.slice(0, limit), next: nextOf(context, last && placeOf(rest.queue, last)), total: found.total?.total ?? null, exact: found.total?.exact ?? null })
  })
  app.get(publicCasesPath.replace("{municipality}", ":municipality"), async (context) => {
    const municipality = context.req.param("municipality") ?? ""
    if (!site.find(municipality)) return problem(404, "There is no such municipality.", context.req.path)
    const asked = publicCasesQuery.safeParse(context.req.query())
    if (!asked.success) return refused(context)
    const { class: classCode = null, unit = null, stage = null, year = null, q = "", after, limit, count, order } = asked.data
    const sought = { text: q, classCode, unit, stage, year }
    const place = placeIn(after)
    const now = clock()
    const [found, counts] = await Promise.all([
      order === "best" && q.trim() !== ""
        ? rankPublicCases(database, municipality, sought, now, limit + 1, rankIn(after)).then(({ cases }) => cases)
        : listPublicCases(database, municipality, sought, now, limit + 1, place && "openedAt" in place ? place : null),
      count === "true" ? countPublicCases(database, municipality, sought, now) : null,
    ])
    const last = found.length > limit ? found[limit - 1] : undefined
    const items = found.slice(0, limit).map(({ id, number, title, classCode: its, unit: of, stage: at, openedAt, language, inPart }) => ({ id, number, title, classCode: its, unit: of, stage: at, openedAt, language, inPart }))
    return sendData(context, { items, next: nextOf(context, last && (last.place === undefined ? placeOf("all", { ...last, nextOn: null }) : String(last.place))), total: counts?.total ?? null, exact: counts?.exact ?? null, facets: counts?.facets ?? null })
  })
}
