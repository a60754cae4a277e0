import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { decisionRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { actOnDecision, decisionPage } from "./decision.tsx"
import { draftForm, newDraft, postDraft, postNewDraft } from "./form.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
  readonly codeKey: string
}

/** Decisions of cases under /staff. */
export function addDecisions(app: Hono, { visit, posted, codeKey }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), await context.req.formData()))
  const small = bodyLimit({ maxSize: 512 * 1024 })
  app.get(decisionRoutes.open, show((its) => newDraft(its)))
  app.post(decisionRoutes.open, small, post((its, form) => postNewDraft(its, codeKey, form)))
  app.get(decisionRoutes.decision, show((its) => decisionPage(its)))
  app.get(decisionRoutes.text, show((its) => draftForm(its)))
  app.post(decisionRoutes.text, small, post(postDraft))
  app.post(decisionRoutes.act, small, post((its, form) => actOnDecision(its, codeKey, form)))
}
