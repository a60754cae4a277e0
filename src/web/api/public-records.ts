import type { Hono } from "hono"
import { z } from "zod"
import { listOnWeb } from "../../acts/registers/on-web.ts"
import type { AppParts } from "../app.tsx"
import { placeIn, placeOf } from "../cases/place.ts"
import { sendData } from "../send.ts"
import { nextOf } from "./cases.ts"
import { problem } from "./problem.ts"

export const publicRecordsPath = "/api/v1/municipalities/{municipality}/public-records/{type}"

export const publicRecordsQuery = z.strictObject({
  after: z.string().min(1).max(100).optional().meta({ description: "Where the page before ended; taken from its `next`" }),
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: "How many records at the most" }),
})

export const publicRecordList = z
  .object({
    law: z.string().meta({ description: "The law by which they are on the web" }),
    fields: z.array(z.object({ name: z.string(), label: z.object({ fi: z.string(), sv: z.string(), en: z.string() }), kind: z.string() })),
    items: z.array(z.object({ id: z.string(), openedAt: z.iso.datetime(), unit: z.string(), stage: z.string(), values: z.record(z.string(), z.unknown()).meta({ description: "By the names of the fields, as their kinds keep them" }) })),
    next: z.string().nullable().meta({ description: "The address of the next page, or null at the end" }),
  })
  .meta({ id: "PublicRecordList", description: "A page of the public data of a register's records" })

/** What of a running register is public and on the web, as data for anyone. */
export function addPublicRecords(app: Hono, { database, clock, site }: AppParts): void {
  app.get(publicRecordsPath.replace(/\{(\w+)\}/g, ":$1"), async (context) => {
    const { municipality = "", type = "" } = context.req.param() as Record<string, string>
    const definition = site.find(municipality)?.model.definitions.find((one) => one.type === type)
    if (!definition || definition.onWeb === null) return problem(404, "There is no such municipality, or no such register on the web.", context.req.path)
    const asked = publicRecordsQuery.safeParse(context.req.query())
    if (!asked.success) return problem(400, "Give a narrowing that the document of the API knows, and nothing else.", context.req.path)
    const { after, limit } = asked.data
    const place = placeIn(after)
    const found = await listOnWeb(database, municipality, definition, clock(), limit + 1, place && "openedAt" in place ? place : null)
    const last = found.length > limit ? found[limit - 1] : undefined
    return sendData(context, {
      law: definition.onWeb.law,
      fields: definition.fields.filter((field) => field.public).map(({ name, label, kind }) => ({ name, label, kind })),
      items: found.slice(0, limit),
      next: nextOf(context, last && placeOf("all", { ...last, nextOn: null })),
    })
  })
}
