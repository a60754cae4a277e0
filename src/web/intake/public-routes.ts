import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { actorOf } from "../../acts/sign-in/session.ts"
import type { AppParts } from "../app.tsx"
import { sessionOf } from "../guard.ts"
import { addressOf, Buckets, usualLimits } from "../limits.ts"
import { ready } from "../page-cache.ts"
import { routes } from "../routes.ts"
import { addPublicRequests, type Asker } from "../requests/public-routes.ts"
import { sendKept } from "../send.ts"
import type { Answer, Visit } from "../visit.ts"
import { coverage } from "./coverage.tsx"
import { matterForm, sendMatter, uploadLimitBytes } from "./matter-form.tsx"
import { findPage, showMatter } from "./my-matter.tsx"

/** What one address may send, and how often it may try a receipt's number. */
const perAddress = { perMinute: 10, burst: 20 }
const words = "Liian monta yritystä. Odota hetki.\nFör många försök. Vänta en stund.\nToo many tries. Wait a moment.\n"

/** The public doors of the intake: sending a matter, asking where it is, and what the register is the sum of. */
export function addPublicIntake(app: Hono, parts: AppParts, visit: (context: Context) => Visit): void {
  const limited = (route: string): string => route.replace(":language", ":language{(?:fi|sv|en)}")
  const buckets = { sent: new Buckets(perAddress), asked: new Buckets(perAddress) }
  const proxies = (parts.limits ?? usualLimits).proxies
  const answered = (context: Context, answer: Answer): Response => {
    const sent = sendKept(context, ready({ ...answer, keep: false }))
    sent.headers.set("cache-control", "no-store")
    return sent
  }
  const within = (bucket: Buckets, act: (context: Context) => Promise<Answer>) => async (context: Context): Promise<Response> => {
    const wait = bucket.take(addressOf(context, proxies), parts.clock())
    if (wait > 0) return context.text(words, 429, { "retry-after": String(wait), "cache-control": "no-store" })
    return answered(context, await act(context))
  }
  const means = { files: parts.files, codeKey: parts.signIn?.keys.codeKey ?? "" }
  const asker = async (context: Context): Promise<Asker | null> => {
    const session = await sessionOf(context, parts)
    return session?.kind === "resident" && session.municipality === context.req.param("municipality") ? { actor: actorOf(session), level: session.level } : null
  }
  const who = async (context: Context) => (await asker(context))?.actor ?? null
  app.get(limited(routes.sendMatter), async (context) => answered(context, await matterForm(visit(context), await who(context))))
  app.post(limited(routes.sendMatter), bodyLimit({ maxSize: uploadLimitBytes }), within(buckets.sent, async (context) => sendMatter(visit(context), means, await who(context), await context.req.formData())))
  app.get(limited(routes.myMatter), (context) => answered(context, findPage(visit(context))))
  app.post(limited(routes.myMatter), bodyLimit({ maxSize: 16 * 1024 }), within(buckets.asked, async (context) => showMatter(visit(context), await who(context), await context.req.formData())))
  addPublicRequests(app, { files: parts.files, visit, asker, answered, limited, sending: (act) => within(buckets.sent, act), wait: (context) => buckets.asked.take(addressOf(context, proxies), parts.clock()), codeKey: means.codeKey })
  app.get(limited(routes.coverage), async (context) => answered(context, await coverage(visit(context))))
}
