import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { boardRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { keptNotices, newNotice, postNew, withdraw } from "./staff.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** The notice board under /staff, for those who post on it. */
export function addBoard(app: Hono, { visit, posted }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const small = bodyLimit({ maxSize: 512 * 1024 })
  app.get(boardRoutes.board, show((its) => keptNotices(its)))
  app.get(boardRoutes.open, show((its) => newNotice(its)))
  app.post(boardRoutes.open, small, async (context) => posted(context, await postNew(visit(context), await context.req.formData())))
  app.post(boardRoutes.withdraw, small, async (context) => posted(context, await withdraw(visit(context))))
}
