import type { Context, Hono, MiddlewareHandler } from "hono"
import { bodyLimit } from "hono/body-limit"
import { dayAt } from "../lib/day.ts"
import { noHolders } from "../acts/holders/protocol.ts"
import { keepsDescription } from "../acts/description-keeper.ts"
import { fileLimitBytes } from "../acts/readings.ts"
import { actorOf, type Session } from "../acts/sign-in/session.ts"
import { type Watching, watchingOf } from "../acts/watching/watches.ts"
import type { AppParts } from "./app.tsx"
import { addBreaches } from "./breaches/routes.ts"
import { addCases } from "./cases/routes.ts"
import { definitionAsFile, definitionsDesk, postBrought, postCarry } from "./definitions/desk.tsx"
import { editDefinition, postDefinition } from "./definitions/edit.tsx"
import { addDecisions } from "./decisions/routes.ts"
import { addDisposal } from "./disposal/routes.ts"
import { addMeetings } from "./meetings/routes.ts"
import { addBoard } from "./notice-board/routes.ts"
import { addIntake } from "./intake/staff-routes.ts"
import { page } from "./parts/page.tsx"
import { addPeople } from "./people/routes.ts"
import { addRegisters } from "./registers/routes.ts"
import { addRequests } from "./requests/staff-routes.ts"
import { addRights } from "./rights/routes.ts"
import { admitted } from "./guard.ts"
import { savedFile } from "./saved-file.ts"
import { definitionRoutes, href, signInRoutes, staffRoutes } from "./routes.ts"
import { chosenLanguage } from "./sign-in/shell.tsx"
import { desk, municipalityDesk, workList } from "./staff/desk.tsx"
import { onlyLocal } from "./staff/loopback.ts"
import { postPage, readForm, readingDesk, saveCorrected } from "./staff/read.tsx"
import { revisionDesk, step } from "./staff/revision.tsx"
import { currentOf, type Posted, localActor, type StaffVisit, staffPage } from "./staff/visit.tsx"
import { staffWords } from "./staff/words.ts"
import { wordsOf } from "./visit.ts"
import { addWatching } from "./watching/routes.ts"

/** A form's own parts around the largest file. */
const uploadLimitBytes = fileLimitBytes + 4 * 1024 * 1024
const municipalityId = /^[a-z][a-z0-9-]{1,60}$/

type WithSession = { Variables: { session: Session; watching: Watching } }

/** The staff workspace under /staff, for people who have signed in; where nobody can, for this machine only. */
export function addStaff(app: Hono, parts: AppParts): void {
  const guard: MiddlewareHandler = parts.signIn ? signedIn(parts) : onlyLocal(refuse)
  app.use("/staff", guard)
  app.use("/staff/*", guard)
  const visit = (context: Context): StaffVisit => visitOf(context, parts)
  const show = (make: (visit: StaffVisit) => string | Promise<string>) => async (context: Context): Promise<Response> => {
    context.header("cache-control", "no-store")
    return context.html(await make(visit(context)))
  }

  app.get(staffRoutes.desk, async (context) => {
    const asked = context.req.query("municipality")
    return asked !== undefined && municipalityId.test(asked) ? context.redirect(href(staffRoutes.read, { municipality: asked }), 303) : show(desk)(context)
  })
  addRights(app, { visit, posted: unkept, codeKey: parts.signIn?.keys.codeKey ?? "" })
  addCases(app, { visit, posted: unkept, codeKey: parts.signIn?.keys.codeKey ?? "", files: parts.files })
  if (parts.signIn) addRegisters(app, { visit, posted: unkept, keys: parts.signIn.keys, files: parts.files, holders: parts.holders ?? noHolders, clock: parts.clock })
  if (parts.signIn) addRequests(app, { visit, posted: unkept, keys: parts.signIn.keys, files: parts.files, holders: parts.holders ?? noHolders, clock: parts.clock, mail: parts.mail ?? null })
  addDecisions(app, { visit, posted: unkept, codeKey: parts.signIn?.keys.codeKey ?? "" })
  addMeetings(app, { visit, posted: unkept, codeKey: parts.signIn?.keys.codeKey ?? "" })
  addBoard(app, { visit, posted: unkept })
  addIntake(app, { visit, posted: unkept, codeKey: parts.signIn?.keys.codeKey ?? "", files: parts.files })
  addPeople(app, { visit, posted: unkept })
  addWatching(app, { visit, posted: unkept })
  addBreaches(app, { visit, posted: unkept })
  addDisposal(app, { visit, posted: unkept })
  app.use("/staff/:municipality", knownId)
  app.use("/staff/:municipality/*", knownId)
  app.get(staffRoutes.municipality, show(municipalityDesk))
  app.get(staffRoutes.findings, show(workList))
  app.get(staffRoutes.read, show(async (its) => ((await keepsDescription(its.database, its.actor, its.parts.municipality ?? "", its.now)) ? readForm(its) : notKeeper(its))))
  const keepers: MiddlewareHandler = async (context, next) => {
    const its = visit(context)
    if (!(await keepsDescription(its.database, its.actor, its.parts.municipality ?? "", its.now))) return context.html(notKeeper(its), 403)
    return next()
  }
  app.post(staffRoutes.read, keepers, bodyLimit({ maxSize: uploadLimitBytes, onError: (context) => context.html(tooLarge(visit(context)), 413) }), async (context) =>
    posted(context, await postPage(visit(context), await context.req.formData())),
  )
  const kept = (make: (its: StaffVisit) => string | Promise<string>) => [keepers, show(make)] as const
  app.get(definitionRoutes.definitions, ...kept((its) => definitionsDesk(its)))
  app.get(definitionRoutes.make, ...kept((its) => editDefinition(its)))
  app.get(definitionRoutes.definition, ...kept((its) => editDefinition(its)))
  const middling = bodyLimit({ maxSize: 1024 * 1024 })
  app.post(definitionRoutes.definitions, keepers, middling, async (context) => unkept(context, await postCarry(visit(context), parts.signIn?.keys.codeKey ?? "", await context.req.formData())))
  app.post(definitionRoutes.brought, keepers, middling, async (context) => unkept(context, await postBrought(visit(context), await context.req.formData())))
  app.get(definitionRoutes.file, keepers, async (context) => {
    const { name, text } = await definitionAsFile(visit(context))
    return savedFile({ name, mediaType: "application/json; charset=utf-8" }, { sizeBytes: Buffer.byteLength(text), content: new Blob([text]).stream() })
  })
  for (const route of [definitionRoutes.make, definitionRoutes.definition]) app.post(route, keepers, middling, async (context) => unkept(context, await postDefinition(visit(context), await context.req.formData())))
  app.get(staffRoutes.reading, show((its) => readingDesk(its)))
  app.post(staffRoutes.readingDraft, keepers, bodyLimit({ maxSize: uploadLimitBytes }), async (context) =>
    posted(context, await saveCorrected(visit(context), await context.req.formData())),
  )
  app.get(staffRoutes.revision, show(revisionDesk))
  app.post(staffRoutes.steps, keepers, bodyLimit({ maxSize: 64 * 1024 }), async (context) => posted(context, await step(visit(context), await context.req.formData())))
}

/** Lets a member of staff in; a password that is due for a change is changed first. */
const signedIn = (parts: AppParts): MiddlewareHandler<WithSession> => async (context, next) => {
  const session = await admitted(context, parts, "staff", signInRoutes.staff)
  if (session instanceof Response) return session
  if (session.mustChange) return context.redirect(signInRoutes.account, 303)
  context.set("session", session)
  context.set("watching", await parts.database.transaction((queries) => watchingOf(queries, session.municipality, actorOf(session), parts.clock())))
  await next()
  return undefined
}

const posted = (context: Context, result: Posted): Response => ("to" in result ? context.redirect(result.to, 303) : (context.html(result.page, result.status ?? 422) as unknown as Response))

/** What concerns people is kept by no browser. */
function unkept(context: Context, result: Posted): Response {
  context.header("cache-control", "no-store")
  return posted(context, result)
}

/** An address whose municipality could not be one is not found, before anything is asked of the database. */
async function knownId(context: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (!municipalityId.test(context.req.param("municipality") ?? "")) return context.notFound() as Response
  await next()
  return undefined
}

function visitOf(context: Context, { site, database, clock }: AppParts): StaffVisit {
  const now = clock()
  const language = chosenLanguage(context)
  const session = (context as Context<WithSession>).get("session") ?? null
  const url = new URL(context.req.url)
  const visit = {
    language,
    words: wordsOf(language),
    staff: staffWords[language],
    actor: session ? actorOf(session) : localActor,
    session,
    watching: (context as Context<WithSession>).get("watching") ?? null,
    path: context.req.path,
    origin: url.origin,
    query: url.searchParams,
    parts: context.req.param() as Record<string, string>,
    now,
    today: dayAt(now),
    site,
    database,
  }
  return { ...visit, current: () => currentOf(visit) }
}

function refuse(context: Context): Response {
  const words = staffWords.fi
  const body = page(
    { language: "fi", path: "/fi", title: words.refusedTitle },
    <>
      <h1>{words.refusedTitle}</h1>
      <p>{words.refused}</p>
      <p lang="sv">{staffWords.sv.refused}</p>
      <p lang="en">{staffWords.en.refused}</p>
    </>,
  )
  return context.html(body, 403) as unknown as Response
}

/** What someone sees who does not keep the municipality's description. */
const notKeeper = (visit: StaffVisit): string =>
  staffPage(visit, { title: visit.staff.notKeeperTitle, crumbs: [{ label: visit.staff.workspace, to: staffRoutes.desk }, { label: visit.staff.notKeeperTitle }] }, <>
    <h1>{visit.staff.notKeeperTitle}</h1>
    <p class="lead">{visit.staff.notKeeper}</p>
  </>)

const tooLarge = (visit: StaffVisit): string => readForm(visit, [{ field: "file", message: visit.staff.fileHint }])
