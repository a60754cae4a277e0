import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { Level } from "../../acts/sign-in/level.ts"
import type { Actor } from "../../acts/work.ts"
import type { Files } from "../../acts/cases/files.ts"
import { uploadLimitBytes } from "../intake/matter-form.tsx"
import { routes } from "../routes.ts"
import type { Answer, Visit } from "../visit.ts"
import { askForm, sendRequest } from "./ask-form.tsx"
import { deliveryPage, fetchAnswer } from "./delivery.tsx"

/** A resident who has signed in, and how surely she is known. */
export interface Asker {
  readonly actor: Actor
  readonly level: Level
}

interface Ways {
  readonly files: Files
  readonly codeKey: string
  readonly visit: (context: Context) => Visit
  readonly asker: (context: Context) => Promise<Asker | null>
  readonly answered: (context: Context, answer: Answer) => Response
  readonly limited: (route: string) => string
  /** A form that one address may send so often. */
  readonly sending: (act: (context: Context) => Promise<Answer>) => (context: Context) => Promise<Response>
  /** How long one address waits before it may try another link, in seconds. */
  readonly wait: (context: Context) => number
}

/** Asking for information, and fetching the answer. */
export function addPublicRequests(app: Hono, { files, codeKey, visit, asker, answered, limited, sending, wait }: Ways): void {
  app.get(limited(routes.request), async (context) => answered(context, await askForm(visit(context), await asker(context))))
  app.post(limited(routes.request), bodyLimit({ maxSize: uploadLimitBytes }), sending(async (context) => sendRequest(visit(context), { files, codeKey }, await asker(context), await context.req.formData())))
  app.get(limited(routes.delivery), async (context) => answered(context, deliveryPage(visit(context), "ask")))
  app.post(limited(routes.delivery), bodyLimit({ maxSize: 1024 }), async (context) => {
    const seconds = wait(context)
    if (seconds > 0) return context.text("429\n", 429, { "retry-after": String(seconds), "cache-control": "no-store" })
    const found = await fetchAnswer(visit(context), files, await asker(context))
    return found instanceof Response ? found : answered(context, found)
  })
}
