import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { arrive, type ArrivalRefusal, providerSignOut } from "../acts/sign-in/arrive.ts"
import { attemptMinutes, beginAttempt } from "../acts/sign-in/attempt.ts"
import { ownCases } from "../acts/intake/my-matter.ts"
import { type ExtractedRecord, ownExtract } from "../acts/registers/extract.ts"
import { isEnough, isLevel, type Level } from "../acts/sign-in/level.ts"
import { getOwnCommentFile } from "../acts/registers/comments.ts"
import { getOwnLetter } from "../acts/registers/letters.ts"
import { getOwnFile } from "../acts/registers/own.ts"
import { herself } from "../acts/registers/whose.ts"
import { logOutByToken } from "../acts/sign-in/logout-token.ts"
import { neededOf, type Provider } from "../acts/sign-in/providers.ts"
import { actorOf, endOwn, endSession, listSessions, type Session } from "../acts/sign-in/session.ts"
import { providerOf, type SignIn } from "../acts/sign-in/sign-in.ts"
import { NotFound } from "../acts/refusals.ts"
import { trailOf } from "../acts/trail/trail.ts"
import { viewsOf, type ViewsTold } from "../acts/trail/views.ts"
import { isLanguage, type Language } from "../lib/words.ts"
import type { AppParts } from "./app.tsx"
import { admitted, dropSecret, originOf, readSecret, safeReturn, sessionOf, toSignIn, writeSecret } from "./guard.ts"
import { typedIn } from "./parts/form.tsx"
import { href, signInRoutes } from "./routes.ts"
import { letterAnswer } from "./registers/letters.tsx"
import { type OwnPosted, ownServicesPage, type OwnVisit, postOwnMove, postOwnOpen, postOwnValues } from "./registers/own-services.tsx"
import { savedFile } from "./saved-file.ts"
import { fresh, smallForm } from "./sign-in/answers.ts"
import { addLocal } from "./sign-in/local.tsx"
import { ownPage } from "./sign-in/own.tsx"
import { refusedPage, signedOutPage, signInChoices } from "./sign-in/pages.tsx"
import { chosenLanguage } from "./sign-in/shell.tsx"

const startOf = (kind: "staff" | "resident", language: Language): string => (kind === "staff" ? "/staff" : href(signInRoutes.own, { language }))
const levelIn = (context: Context): Level => {
  const asked = context.req.query("level")
  return isLevel(asked) ? asked : "low"
}

/** Signing in and out, for staff and residents, where it is configured. */
export function addSignIn(app: Hono, parts: AppParts): void {
  const { signIn } = parts
  if (!signIn) return
  const limited = (route: string): string => route.replace(":language", ":language{(?:fi|sv|en)}")
  const languageIn = (context: Context): Language => {
    const first = context.req.path.split("/")[1]
    return isLanguage(first) ? first : chosenLanguage(context)
  }
  const choices = (kind: "staff" | "resident") => (context: Context) => {
    const language = languageIn(context)
    const level = levelIn(context)
    return fresh(context, signInChoices({ parts, language, path: context.req.path, kind, returnTo: safeReturn(context.req.query("return"), startOf(kind, language)), level, stronger: level !== "low" }))
  }
  app.get(limited(signInRoutes.resident), choices("resident"))
  app.get(signInRoutes.staff, choices("staff"))
  addProviders(app, parts, signIn)
  addLocal(app, parts, signIn)

  app.get(limited(signInRoutes.own), async (context) => {
    const language = languageIn(context)
    const session = await admitted(context, parts, "resident", href(signInRoutes.resident, { language }))
    if (session instanceof Response) return session
    return fresh(context, ownPage({ parts, language, path: context.req.path, session, sessions: await listSessions(parts.database, session, signIn.sessions, parts.clock()), told: await ownViews(parts, session), ...(await ownData(parts, session, language)) }))
  })
  app.get(limited(signInRoutes.ownData), async (context) => {
    const language = languageIn(context)
    const session = await admitted(context, parts, "resident", href(signInRoutes.resident, { language }))
    if (session instanceof Response) return session
    const extract = isEnough(session.level, "substantial") ? await ownExtract({ database: parts.database, municipality: session.municipality, actor: actorOf(session), now: parts.clock() }, language) : []
    const text = JSON.stringify({ municipality: session.municipality, takenAt: parts.clock(), records: extract }, null, 2)
    return savedFile({ name: "varanto.json", mediaType: "application/json" }, { sizeBytes: Buffer.byteLength(text), content: new Blob([text]).stream() })
  })
  const ownVisit = async (context: Context): Promise<OwnVisit | Response> => {
    const language = languageIn(context)
    // What is done here is done by one who has shown surely enough who she is.
    const session = await admitted(context, parts, "resident", href(signInRoutes.resident, { language }), "substantial")
    if (session instanceof Response) return session
    const done = context.req.query("done")
    return { site: parts.site, language, path: href(signInRoutes.ownServices, { language }), done: done ?? null, times: context.req.query("times") ?? null, desk: { database: parts.database, municipality: session.municipality, actor: actorOf(session), now: parts.clock(), whose: session.mandate ?? herself } }
  }
  app.get(limited(signInRoutes.ownServices), async (context) => {
    const visit = await ownVisit(context)
    return visit instanceof Response ? visit : fresh(context, await ownServicesPage(visit))
  })
  const ownFiles = [[signInRoutes.ownFile, getOwnFile, "field"], [signInRoutes.ownCommentFile, getOwnCommentFile, "comment"]] as const
  for (const [route, get, part] of ownFiles)
    app.get(limited(route), async (context) => {
      const visit = await ownVisit(context)
      if (visit instanceof Response) return visit
      const { name, sha256 } = await get(visit.desk, context.req.param("id") ?? "", context.req.param(part) ?? "")
      const kept = await parts.files.get(sha256)
      if (!kept) throw new NotFound("There is no such file.")
      return savedFile({ name, mediaType: "application/octet-stream" }, kept)
    })
  app.get(limited(signInRoutes.ownLetter), async (context) => {
    const visit = await ownVisit(context)
    return visit instanceof Response ? visit : letterAnswer(visit.site, visit.desk.municipality, await getOwnLetter(visit.desk, context.req.param("id") ?? "", context.req.param("letter") ?? ""))
  })
  const posts: readonly (readonly [string, (visit: OwnVisit, context: Context, form: FormData) => Promise<OwnPosted>])[] = [
    [signInRoutes.ownOpen, (visit, context, form) => postOwnOpen(visit, context.req.param("type") ?? "", signIn.keys, form)],
    [signInRoutes.ownMove, (visit, context, form) => postOwnMove(visit, context.req.param("id") ?? "", signIn.keys, form)],
    [signInRoutes.ownBring, (visit, context, form) => postOwnValues(visit, context.req.param("id") ?? "", form)],
  ]
  for (const [route, act] of posts)
    app.post(limited(route), bodyLimit({ maxSize: 256 * 1024 }), async (context) => {
      const visit = await ownVisit(context)
      if (visit instanceof Response) return visit
      const result = await act(visit, context, await context.req.formData())
      return "to" in result ? context.redirect(result.to, 303) : fresh(context, result.page, result.status)
    })
  app.post(signInRoutes.sessions, smallForm, async (context) => {
    const session = await sessionOf(context, parts)
    const language = chosenLanguage(context)
    if (!session) return toSignIn(context, signInRoutes.staff)
    const handle = typedIn(await context.req.formData(), "end")
    await endOwn(parts.database, session, handle === "others" ? "others" : { handle }, parts.clock())
    return context.redirect(session.kind === "staff" ? signInRoutes.account : href(signInRoutes.own, { language }), 303)
  })
  app.post(signInRoutes.signOut, smallForm, async (context) => {
    const session = await sessionOf(context, parts)
    dropSecret(context, parts, "varanto_session")
    const now = parts.clock()
    if (session) await endSession(parts.database, session, "signed-out", now)
    const provider = session && providerOf(signIn, session.provider)
    const onwards = provider ? await providerSignOut(signIn, provider, `${originOf(context, parts)}/sign-out`, now) : null
    // A form may only lead to ourselves (form-action), so the browser goes on from an answer and not by redirection.
    if (onwards !== null) context.header("refresh", `0; url=${onwards}`)
    return fresh(context, signedOutPage(chosenLanguage(context), session?.kind ?? "resident", onwards))
  })
  app.get(signInRoutes.signOut, (context) => fresh(context, signedOutPage(chosenLanguage(context), "resident", null)))
}

/** The way to a provider, the way back, and its word that a session is over. */
function addProviders(app: Hono, parts: AppParts, signIn: SignIn): void {
  const { database } = parts
  const known = (context: Context): Provider => {
    const provider = providerOf(signIn, context.req.param("provider") ?? "")
    if (!provider) throw new NotFound("There is no such provider.")
    return provider
  }
  const redirectUri = (context: Context, { id }: Provider): string => originOf(context, parts) + href(signInRoutes.back, { provider: id })
  const refuse = (context: Context, provider: Provider, why: ArrivalRefusal): Response => fresh(context, refusedPage(chosenLanguage(context), provider.kind, why), 403)

  app.get(signInRoutes.start, async (context) => {
    const provider = known(context)
    const language = chosenLanguage(context)
    const asked = levelIn(context)
    const level = asked === "low" ? neededOf(provider) : asked
    const hint = context.req.query("hint")
    const returnTo = safeReturn(context.req.query("return"), startOf(provider.kind, language))
    try {
      const begun = await beginAttempt(database, signIn, { provider, redirectUri: redirectUri(context, provider), returnTo, level, language, hint: hint !== undefined && /^[\w-]{1,60}$/.test(hint) ? hint : null, now: parts.clock() })
      writeSecret(context, parts, "varanto_attempt", begun.browser, attemptMinutes * 60)
      context.header("cache-control", "no-store")
      return context.redirect(begun.to, 303)
    } catch (fault) {
      parts.log(`The provider ${provider.id} cannot be reached`, fault)
      return refuse(context, provider, "provider-refused")
    }
  })

  app.get(signInRoutes.back, async (context) => {
    const provider = known(context)
    const address = new URL(redirectUri(context, provider) + new URL(context.req.url).search)
    const browser = readSecret(context, parts, "varanto_attempt") ?? ""
    dropSecret(context, parts, "varanto_attempt")
    const arrival = await arrive(database, signIn, { provider, address, browser, broughtToken: readSecret(context, parts, "varanto_session"), now: parts.clock() })
    if ("refused" in arrival) return refuse(context, provider, arrival.refused)
    writeSecret(context, parts, "varanto_session", arrival.token)
    context.header("cache-control", "no-store")
    return context.redirect(arrival.returnTo, 303)
  })

  app.post(signInRoutes.logout, smallForm, async (context) => {
    const provider = known(context)
    const token = typedIn(await context.req.formData(), "logout_token")
    const done = token !== "" && (await logOutByToken(database, signIn, provider, token, parts.clock()))
    context.header("cache-control", "no-store")
    return done ? context.body(null, 200) : context.json({ error: "invalid_request" }, 400)
  })
}

/** What the municipality has of a resident, for one who has shown surely enough who she is (GDPR 15). */
async function ownData({ database, clock }: AppParts, session: Session, language: Language): Promise<{ readonly cases: Awaited<ReturnType<typeof ownCases>>; readonly extract: readonly ExtractedRecord[] }> {
  if (!isEnough(session.level, "substantial")) return { cases: [], extract: [] }
  const desk = { database, municipality: session.municipality, actor: actorOf(session), now: clock() }
  return { cases: await ownCases(desk), extract: await ownExtract(desk, language) }
}

/** Who has viewed the resident's data; that she asked stands in the log too. */
async function ownViews({ database, clock }: AppParts, session: Session): Promise<ViewsTold> {
  const { municipality, person } = session
  const now = clock()
  const told = await database.transaction((queries) => viewsOf(queries, municipality, person, now))
  await trailOf(database).append({ municipality, act: "log-read", actor: person, session: session.handle, person, outcome: "done", more: { entries: told.views.length } }, now)
  return told
}
