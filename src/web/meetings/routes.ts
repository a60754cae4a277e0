import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { actOnInterest, interestPage, interestsPage, postInterests } from "../interests/page.tsx"
import { interestRoutes, meetingRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { actOnBody, bodiesPage, bodyPage, postBody } from "./bodies.tsx"
import { actOnMeeting, meetingPage } from "./meeting.tsx"
import { postSection, sectionPage } from "./section.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
  readonly codeKey: string
}

/** Bodies, their meetings and declarations of interests under /staff. */
export function addMeetings(app: Hono, { visit, posted, codeKey }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), await context.req.formData()))
  const small = bodyLimit({ maxSize: 512 * 1024 })
  app.get(interestRoutes.interests, show((its) => interestsPage(its)))
  app.post(interestRoutes.interests, small, post((its, form) => postInterests(its, codeKey, form)))
  app.get(interestRoutes.interest, show((its) => interestPage(its)))
  app.post(interestRoutes.interest, small, post((its, form) => actOnInterest(its, codeKey, form)))
  app.get(meetingRoutes.bodies, show((its) => bodiesPage(its)))
  app.post(meetingRoutes.bodies, small, post(postBody))
  app.get(meetingRoutes.body, show((its) => bodyPage(its)))
  app.post(meetingRoutes.body, small, post(actOnBody))
  app.get(meetingRoutes.meeting, show((its) => meetingPage(its)))
  app.post(meetingRoutes.act, small, post((its, form) => actOnMeeting(its, codeKey, form)))
  app.get(meetingRoutes.section, show((its) => sectionPage(its)))
  app.post(meetingRoutes.section, small, post(postSection))
}
