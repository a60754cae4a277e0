import type { Context, Hono } from "hono"
import { watchingRoutes } from "../routes.ts"
import { smallForm } from "../sign-in/answers.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { asked, explanation, giveExplanation } from "./asked.tsx"
import { plan, saveFigure, savePlan } from "./plan.tsx"
import { queue } from "./queue.tsx"
import { ask, decide, review, withhold } from "./review.tsx"
import { statistics, statisticsCsv } from "./statistics.tsx"
import { mustWatchHere } from "./work.ts"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** The watching of the log under /staff; its addresses stand before the municipalities' own. */
export function addWatching(app: Hono, { visit, posted }: Ways): void {
  const watcherOnly = async (context: Context, next: () => Promise<void>): Promise<void> => {
    await mustWatchHere(visit(context))
    await next()
  }
  app.use(watchingRoutes.queue, watcherOnly)
  app.use(`${watchingRoutes.queue}/*`, watcherOnly)
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), await context.req.formData()))
  for (const route of Object.values(watchingRoutes)) app.on("POST", route, smallForm)
  app.get(watchingRoutes.queue, show(queue))
  app.get(watchingRoutes.review, show((its) => review(its)))
  app.post(watchingRoutes.ask, post((its) => ask(its)))
  app.post(watchingRoutes.outcome, post(decide))
  app.post(watchingRoutes.withholding, post(withhold))
  app.get(watchingRoutes.plan, show((its) => plan(its)))
  app.post(watchingRoutes.plan, post(savePlan))
  app.post(watchingRoutes.figures, post(saveFigure))
  app.get(watchingRoutes.statistics, show(statistics))
  app.get(watchingRoutes.statisticsCsv, async (context) => {
    const body = await statisticsCsv(visit(context))
    context.header("cache-control", "no-store")
    return context.body(body, 200, { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="watching.csv"' })
  })
  app.get(watchingRoutes.asked, show(asked))
  app.get(watchingRoutes.explain, show((its) => explanation(its)))
  app.post(watchingRoutes.explain, post(giveExplanation))
}
