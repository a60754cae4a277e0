import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { disposalRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { disposalPage, postDisposal } from "./page.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** Disposal of what registers have kept for its time, under /staff; it stands before the municipalities' own addresses. */
export function addDisposal(app: Hono, { visit, posted }: Ways): void {
  app.get(disposalRoutes.due, async (context) => posted(context, { page: await disposalPage(visit(context)), status: 200 }))
  app.post(disposalRoutes.due, bodyLimit({ maxSize: 256 * 1024 }), async (context) => posted(context, await postDisposal(visit(context), await context.req.formData())))
}
