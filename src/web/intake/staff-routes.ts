import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { getIntakeFile } from "../../acts/intake/queue.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Means } from "../cases/new.tsx"
import { deskOf } from "../rights/visit.ts"
import { intakeRoutes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { actOnIntake, intakePage, openingPage } from "./matter.tsx"
import { intakeDesk, postUnread } from "./queue.tsx"

interface Ways extends Means {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

/** The intake under /staff; it stands before the municipalities' own addresses. */
export function addIntake(app: Hono, { visit, posted, ...means }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const small = bodyLimit({ maxSize: 64 * 1024 })
  app.get(intakeRoutes.queue, show(intakeDesk))
  app.get(intakeRoutes.unread, (context) => sendFile(visit(context), means, "unread"))
  app.post(intakeRoutes.unread, small, async (context) => posted(context, await postUnread(visit(context))))
  app.get(intakeRoutes.open, show((its) => openingPage(its, means)))
  app.get(intakeRoutes.file, (context) => sendFile(visit(context), means, Number(/^\d{1,4}$/.exec(context.req.param("seq") ?? "")?.[0] ?? -1)))
  app.get(intakeRoutes.matter, show((its) => intakePage(its)))
  app.post(intakeRoutes.matter, small, async (context) => posted(context, await actOnIntake(visit(context), means, await context.req.formData())))
}

async function sendFile(visit: StaffVisit, { files }: Means, seq: number | "unread"): Promise<Response> {
  const found = await getIntakeFile(deskOf(visit), visit.parts.id ?? "", seq)
  const kept = await files.get(found.sha256)
  if (!kept) throw new NotFound("There is no such file.")
  return savedFile(found, kept)
}
