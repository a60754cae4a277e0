import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { deleteCookie, getCookie, setCookie } from "hono/cookie"
import { dayAt } from "../lib/day.ts"
import { isLanguage, type Language } from "../lib/words.ts"
import { fileLimitBytes } from "../acts/readings.ts"
import type { AppParts } from "./app.tsx"
import { page } from "./parts/page.tsx"
import { href, staffRoutes } from "./routes.ts"
import { desk, municipalityDesk, workList } from "./staff/desk.tsx"
import { onlyLocal } from "./staff/loopback.ts"
import { postPage, readForm, readingDesk, saveCorrected } from "./staff/read.tsx"
import { revisionDesk, step } from "./staff/revision.tsx"
import { currentOf, type Posted, sampleManager, type StaffVisit } from "./staff/visit.tsx"
import { staffWords } from "./staff/words.ts"
import { wordsOf } from "./visit.ts"

const languageCookie = "varanto_language"
/** A form's own parts around the largest file. */
const uploadLimitBytes = fileLimitBytes + 4 * 1024 * 1024
const municipalityId = /^[a-z][a-z0-9-]{1,60}$/

/** The staff workspace under /staff: open to this machine only until people can sign in. */
export function addStaff(app: Hono, parts: AppParts): void {
  app.use("/staff", onlyLocal(refuse))
  app.use("/staff/*", onlyLocal(refuse))
  const visit = (context: Context): StaffVisit => visitOf(context, parts)
  const show = (make: (visit: StaffVisit) => string | Promise<string>) => async (context: Context): Promise<Response> => {
    context.header("cache-control", "no-store")
    return context.html(await make(visit(context)))
  }

  app.get(staffRoutes.desk, async (context) => {
    const asked = context.req.query("municipality")
    return asked !== undefined && municipalityId.test(asked) ? context.redirect(href(staffRoutes.read, { municipality: asked }), 303) : show(desk)(context)
  })
  app.use("/staff/:municipality", knownId)
  app.use("/staff/:municipality/*", knownId)
  app.get(staffRoutes.municipality, show(municipalityDesk))
  app.get(staffRoutes.findings, show(workList))
  app.get(staffRoutes.read, show((its) => readForm(its)))
  app.post(staffRoutes.read, bodyLimit({ maxSize: uploadLimitBytes, onError: (context) => context.html(tooLarge(visit(context)), 413) }), async (context) =>
    posted(context, await postPage(visit(context), await context.req.formData())),
  )
  app.get(staffRoutes.reading, show((its) => readingDesk(its)))
  app.post(staffRoutes.readingDraft, bodyLimit({ maxSize: uploadLimitBytes }), async (context) =>
    posted(context, await saveCorrected(visit(context), await context.req.formData())),
  )
  app.get(staffRoutes.revision, show(revisionDesk))
  app.post(staffRoutes.steps, async (context) => posted(context, await step(visit(context), await context.req.formData())))
}

const posted = (context: Context, result: Posted): Response => ("to" in result ? context.redirect(result.to, 303) : (context.html(result.page, result.status ?? 422) as unknown as Response))

/** An address whose municipality could not be one is not found, before anything is asked of the database. */
async function knownId(context: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (!municipalityId.test(context.req.param("municipality") ?? "")) return context.notFound() as Response
  await next()
  return undefined
}

function visitOf(context: Context, { site, database, clock }: AppParts): StaffVisit {
  const now = clock()
  const language = chosenLanguage(context)
  const url = new URL(context.req.url)
  const visit = {
    language,
    words: wordsOf(language),
    staff: staffWords[language],
    actor: sampleManager,
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

/** The language of the workspace: the one just chosen, else the one chosen before, else Finnish. */
function chosenLanguage(context: Context): Language {
  const asked = context.req.query("lang")
  if (isLanguage(asked)) {
    setCookie(context, languageCookie, asked, { path: "/staff", httpOnly: true, sameSite: "Lax", maxAge: 31_536_000 })
    return asked
  }
  const kept = getCookie(context, languageCookie)
  if (kept !== undefined && !isLanguage(kept)) deleteCookie(context, languageCookie, { path: "/staff" })
  return isLanguage(kept) ? kept : "fi"
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

const tooLarge = (visit: StaffVisit): string => readForm(visit, [{ field: "file", message: visit.staff.fileHint }])
