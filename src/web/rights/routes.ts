import type { Context, Hono } from "hono"
import { rightsRoutes } from "../routes.ts"
import { smallForm } from "../sign-in/answers.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { decideEmergency, emergencies, openEmergency } from "./emergency.tsx"
import { decideCommitment, ownRights } from "./own.tsx"
import { decideGrant, giveRight, personRights } from "./person.tsx"
import { connect, record, reveal } from "./record.tsx"
import { records, search } from "./records.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
  /** Key of the search index of identity codes. */
  readonly codeKey: string
}

/** Commitments, rights and records under /staff; they stand before the municipalities' own addresses. */
export function addRights(app: Hono, { visit, posted, codeKey }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), await context.req.formData()))
  for (const route of Object.values(rightsRoutes)) app.on("POST", route, smallForm)
  app.get(rightsRoutes.own, show((its) => ownRights(its)))
  app.post(rightsRoutes.commitment, post(decideCommitment))
  app.get(rightsRoutes.person, show((its) => personRights(its)))
  app.post(rightsRoutes.grants, post(giveRight))
  app.post(rightsRoutes.grant, post(decideGrant))
  app.get(rightsRoutes.records, show(records))
  app.post(rightsRoutes.records, post((its, form) => search(its, form, codeKey)))
  app.get(rightsRoutes.emergency, show((its) => emergencies(its)))
  app.post(rightsRoutes.emergency, post(openEmergency))
  app.post(rightsRoutes.emergencyReview, post(decideEmergency))
  app.post(rightsRoutes.connections, post(connect))
  app.get(rightsRoutes.record, async (context) => {
    const result = await record(visit(context))
    return posted(context, "page" in result ? { ...result, status: 200 } : result)
  })
  app.post(rightsRoutes.reveal, async (context) => {
    const result = await reveal(visit(context), await context.req.formData())
    return posted(context, "page" in result ? { ...result, status: 200 } : result)
  })
}
