import type { Context, Hono } from "hono"
import { z } from "zod"
import { PurposeNeeded, purposes, type Why } from "../../acts/access/purpose.ts"
import { getRecord } from "../../acts/records/get.ts"
import { NotFound } from "../../acts/refusals.ts"
import { actorOf } from "../../acts/sign-in/session.ts"
import type { AppParts } from "../app.tsx"
import { sessionOf } from "../guard.ts"
import { sendData } from "../send.ts"
import { problem } from "./problem.ts"

export const recordPath = "/api/v1/records/{id}"

export const recordQuery = z.strictObject({
  purpose: z.enum(purposes).optional().meta({ description: "What it is read for, where it is not open to all" }),
  case: z.string().min(1).max(100).optional().meta({ description: "A case that the reader has in hand, instead of a purpose" }),
})

/** Identity codes and protected addresses leave as masks; their values are shown on the page alone, to one who asks with a right. */
export const recordEntry = z
  .object({
    id: z.string(),
    root: z.string(),
    register: z.string(),
    unit: z.string(),
    secrecy: z.enum(["public", "partly-secret", "secret", "not-yet-public"]),
    title: z.string(),
    body: z.record(z.string(), z.unknown()),
    fields: z.record(z.string(), z.string()),
    changedAt: z.iso.datetime(),
    because: z.string(),
  })
  .meta({ id: "Record", description: "A record as the one who asks may see it, with the rule that admits her" })

/** One record as data, for someone who has signed in: the same evaluator, the same note as on its page. */
export function addRecordData(app: Hono, parts: AppParts): void {
  app.get(recordPath.replace("{id}", ":id"), async (context) => {
    const instance = context.req.path
    const session = await sessionOf(context, parts)
    if (!session || session.mustChange) return problem(401, "Sign in first.", instance)
    const asked = recordQuery.safeParse(context.req.query())
    if (!asked.success) return problem(400, "Give a purpose of the list, or a case, and nothing else.", instance)
    const { database, clock } = parts
    try {
      const found = await getRecord({ database, municipality: session.municipality, actor: actorOf(session), now: clock() }, idOf(context), whyOf(asked.data))
      if (found instanceof PurposeNeeded) return problem(422, found.message, instance, [{ name: found.field, message: found.message }])
      const { person: _, ...shown } = found
      return sendData(context, { ...shown, changedAt: found.changedAt.toISOString() })
    } catch (fault) {
      if (fault instanceof NotFound) return problem(404, fault.message, instance)
      throw fault
    }
  })
}

const idOf = (context: Context): string => context.req.param("id") ?? ""
const whyOf = (asked: z.infer<typeof recordQuery>): Why => (asked.purpose ? { purpose: asked.purpose } : asked.case ? { case: asked.case } : null)
