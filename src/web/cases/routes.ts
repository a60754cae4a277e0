import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { documentLimitBytes } from "../../acts/cases/files.ts"
import { publicityPage } from "../publicity/page.tsx"
import { actOnPublicity } from "../publicity/posts.ts"
import { postRedaction, redactionPage, redactionPicture } from "../redaction/pages.tsx"
import { textPage } from "../redaction/text.tsx"
import { caseRoutes } from "../routes.ts"
import { addUploads } from "../uploads/routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { casePage } from "./case.tsx"
import { actOnCase, postDocument, sendFile, sendPicture } from "./case-posts.ts"
import { sendCase } from "./export.ts"
import { postAtOnce } from "./at-once.tsx"
import { actOnCourse, coursePage } from "./course.tsx"
import { postRegister, registerPage } from "./register.tsx"
import { type Means, newCase, postCase } from "./new.tsx"
import { caseQueue, searchQueue } from "./queue.tsx"
import { postTextSearch, textSearchPage } from "./text-search.tsx"

interface Ways extends Means {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** The case register under /staff; it stands before the municipalities' own addresses. */
export function addCases(app: Hono, { visit, posted, ...means }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, means: Means, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), means, await context.req.formData()))
  const large = bodyLimit({ maxSize: documentLimitBytes + 1024 * 1024 })
  const small = bodyLimit({ maxSize: 64 * 1024 })
  app.get(caseRoutes.queue, show((its) => caseQueue(its)))
  app.post(caseRoutes.queue, small, post(searchQueue))
  app.get(caseRoutes.open, show((its) => newCase(its, means)))
  app.post(caseRoutes.open, large, post(postCase))
  app.get(caseRoutes.register, show((its) => registerPage(its)))
  app.post(caseRoutes.register, small, post(postRegister))
  app.get(caseRoutes.texts, show((its) => textSearchPage(its)))
  app.post(caseRoutes.texts, small, post((its, _, form) => postTextSearch(its, form)))
  app.post(caseRoutes.atOnce, small, post(postAtOnce))
  app.get(caseRoutes.course, show((its) => coursePage(its)))
  app.post(caseRoutes.course, small, post(actOnCourse))
  app.get(caseRoutes.case, show((its) => casePage(its, means)))
  app.post(caseRoutes.act, small, post(actOnCase))
  app.post(caseRoutes.documents, large, post(postDocument))
  app.get(caseRoutes.text, show((its) => textPage(its, means)))
  app.get(caseRoutes.picture, (context) => sendPicture(visit(context), means))
  addUploads(app, { visit, ...means })
  app.get(caseRoutes.redaction, show((its) => redactionPage(its, means)))
  app.get(caseRoutes.redactionPicture, (context) => redactionPicture(visit(context), means))
  app.post(caseRoutes.redaction, bodyLimit({ maxSize: 1024 * 1024 }), post(postRedaction))
  for (const route of [caseRoutes.publicity, caseRoutes.documentPublicity]) {
    app.get(route, show((its) => publicityPage(its)))
    app.post(route, small, post(actOnPublicity))
  }
  app.get(caseRoutes.export, (context) => sendCase(visit(context), means))
  app.get(caseRoutes.file, (context) => sendFile(visit(context), means))
}
