import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { peopleRoutes } from "../routes.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { addClient, changeClient, clients } from "./clients.tsx"
import { announce, breaks, changeBreak } from "./breaks.tsx"
import { findPeople, leftWork, people } from "./directory.tsx"
import { fileForm, fileFormLimitBytes, giveFile } from "./file.tsx"
import { ownPrograms, postOwnProgram } from "./own-programs.tsx"
import { appoint, endPost, endSubstitute, person } from "./person.tsx"
import { peopleWords } from "./words.ts"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
}

const smallLimitBytes = 64 * 1024

/** The staff directory and the clients of the API under /staff; they stand before the municipalities' own addresses. */
export function addPeople(app: Hono, { visit, posted }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), await context.req.formData()))
  const small = bodyLimit({ maxSize: smallLimitBytes })
  const large = bodyLimit({
    maxSize: fileFormLimitBytes,
    onError: async (context) => {
      const its = visit(context)
      return posted(context, { page: await fileForm(its, [{ field: "file", message: peopleWords[its.language].fault["too-large"] }]) })
    },
  })
  app.get(peopleRoutes.people, show(people))
  app.post(peopleRoutes.people, small, post(findPeople))
  app.get(peopleRoutes.person, show((its) => person(its)))
  app.post(peopleRoutes.end, small, post(endPost))
  app.post(peopleRoutes.substitutes, small, post(appoint))
  app.post(peopleRoutes.substitute, small, post(endSubstitute))
  app.get(peopleRoutes.leftWork, show(leftWork))
  app.get(peopleRoutes.file, show((its) => fileForm(its)))
  app.post(peopleRoutes.file, large, post(giveFile))
  app.get(peopleRoutes.breaks, show((its) => breaks(its)))
  app.post(peopleRoutes.breaks, small, post(announce))
  app.post(peopleRoutes.break, small, post(changeBreak))
  app.get(peopleRoutes.clients, show((its) => clients(its)))
  app.post(peopleRoutes.clients, small, post(addClient))
  app.get(peopleRoutes.ownPrograms, show(ownPrograms))
  app.post(peopleRoutes.ownPrograms, small, post(postOwnProgram))
  app.post(peopleRoutes.client, small, post(changeClient))
}
