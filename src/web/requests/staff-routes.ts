import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { requestRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { caseRequests } from "./case-requests.tsx"
import { postPublication, publishPage, unfoundPage } from "./learning.tsx"
import { actOnRequests, type Means, sendPackage } from "./posts.ts"
import { postTariff, requestsQueue, requestStatistics, tariffPage } from "./queue.tsx"

interface Ways extends Means {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** Requests under /staff; they stand before the municipalities' own addresses. */
export function addRequests(app: Hono, { visit, posted, ...means }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const small = bodyLimit({ maxSize: 256 * 1024 })
  app.get(requestRoutes.queue, show((its) => requestsQueue(its)))
  app.get(requestRoutes.statistics, show((its) => requestStatistics(its)))
  app.get(requestRoutes.tariff, show((its) => tariffPage(its)))
  app.post(requestRoutes.tariff, small, async (context) => posted(context, await postTariff(visit(context), await context.req.formData())))
  app.get(requestRoutes.unfound, show(unfoundPage))
  app.get(requestRoutes.publish, show((its) => Promise.resolve(publishPage(its))))
  app.post(requestRoutes.publish, small, async (context) => posted(context, await postPublication(visit(context), await context.req.formData())))
  app.get(requestRoutes.ofCase, show((its) => caseRequests(its, means.holders)))
  app.post(requestRoutes.ofCase, small, async (context) => posted(context, await actOnRequests(visit(context), means, await context.req.formData())))
  app.get(requestRoutes.package, (context) => sendPackage(visit(context), means))
}
