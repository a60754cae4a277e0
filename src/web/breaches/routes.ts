import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { assessmentPage, assessmentsPage, postAssessment } from "../impact/page.tsx"
import { breachRoutes, impactRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { actOnBreach, breachesPage, breachNotices, breachPage, postBreach } from "./page.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** Breaches of personal data and impact assessments under /staff; they stand before the municipalities' own addresses. */
export function addBreaches(app: Hono, { visit, posted }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const small = bodyLimit({ maxSize: 256 * 1024 })
  app.get(breachRoutes.breaches, show((its) => breachesPage(its)))
  app.post(breachRoutes.breaches, small, async (context) => posted(context, await postBreach(visit(context), await context.req.formData())))
  app.get(breachRoutes.breach, show((its) => breachPage(its)))
  app.post(breachRoutes.breach, small, async (context) => posted(context, await actOnBreach(visit(context), await context.req.formData())))
  app.get(breachRoutes.notices, show(breachNotices))
  app.get(impactRoutes.assessments, show(assessmentsPage))
  app.get(impactRoutes.assessment, show((its) => assessmentPage(its)))
  app.post(impactRoutes.assessment, small, async (context) => posted(context, await postAssessment(visit(context), await context.req.formData())))
}
