import type { Hono } from "hono"
import { beginTotp, changePassword, confirmTotp, openLink, setByLink } from "../../acts/sign-in/change-account.ts"
import { accountOf, signInLocally } from "../../acts/sign-in/local-account.ts"
import { listSessions } from "../../acts/sign-in/session.ts"
import type { SignIn } from "../../acts/sign-in/sign-in.ts"
import type { AppParts } from "../app.tsx"
import { admitted, readSecret, safeReturn, writeSecret } from "../guard.ts"
import { addressOf } from "../limits.ts"
import { typedIn } from "../parts/form.tsx"
import { signInRoutes } from "../routes.ts"
import { fresh, smallForm } from "./answers.ts"
import { accountPage, type AccountState, linkPage } from "./account.tsx"
import { signInChoices } from "./pages.tsx"
import { chosenLanguage } from "./shell.tsx"
import { signInWords } from "./words.ts"

/** Names and passwords of our own, and the page where staff keep their account. */
export function addLocal(app: Hono, parts: AppParts, signIn: SignIn): void {
  const { database, clock } = parts

  if (signIn.local)
    app.post(signInRoutes.local, smallForm, async (context) => {
      const form = await context.req.formData()
      const language = chosenLanguage(context)
      const returnTo = safeReturn(context.req.query("return"), "/staff")
      const name = typedIn(form, "name")
      const arrival = await signInLocally(database, signIn, {
        name,
        password: typedIn(form, "password"),
        code: typedIn(form, "code"),
        address: addressOf(context, parts.limits?.proxies ?? 0),
        broughtToken: readSecret(context, parts, "varanto_session"),
        now: clock(),
      })
      if ("refused" in arrival) {
        if (arrival.waitSeconds > 0) context.header("retry-after", String(arrival.waitSeconds))
        const status = arrival.refused === "busy" ? 503 : arrival.waitSeconds > 0 ? 429 : 422
        return fresh(context, signInChoices({ parts, language, path: signInRoutes.staff, kind: "staff", returnTo, level: "low", refused: arrival.refused, typed: name.slice(0, 100) }), status)
      }
      writeSecret(context, parts, "varanto_session", arrival.token)
      return context.redirect(returnTo, 303)
    })

  const show = async (context: Parameters<typeof fresh>[0], state: AccountState = {}): Promise<Response> => {
    const session = await admitted(context, parts, "staff", signInRoutes.staff)
    if (session instanceof Response) return session
    const account = await accountOf(database, session.municipality, session.person)
    const sessions = await listSessions(database, session, signIn.sessions, clock())
    const page = accountPage({ parts, language: chosenLanguage(context), session, sessions, account: account && { name: account.name, totp: account.totpConfirmed } }, state)
    return fresh(context, page, state.problem ? 422 : 200)
  }
  app.get(signInRoutes.account, (context) => show(context))
  app.post(signInRoutes.password, smallForm, async (context) => {
    const session = await admitted(context, parts, "staff", signInRoutes.staff)
    if (session instanceof Response) return session
    const form = await context.req.formData()
    const problem = await changePassword(database, signIn, session, typedIn(form, "current"), typedIn(form, "new"), clock())
    if (problem === null) return show(context, { saved: true })
    return show(context, { problem: { field: problem === "current-wrong" ? "current" : "new", message: signInWords[chosenLanguage(context)].problem[problem] } })
  })
  app.post(signInRoutes.totp, smallForm, async (context) => {
    const session = await admitted(context, parts, "staff", signInRoutes.staff)
    if (session instanceof Response) return session
    const code = typedIn(await context.req.formData(), "code")
    if (code === "") return show(context, { totpKey: await beginTotp(database, signIn, session) })
    const codes = await confirmTotp(database, signIn, session, code, clock())
    return show(context, codes ? { recoveryCodes: codes } : { problem: { field: "code", message: signInWords[chosenLanguage(context)].problem["code-wrong"] } })
  })

  app.get(signInRoutes.link, async (context) => {
    const alive = (await openLink(database, context.req.param("token"), clock())) !== null
    return fresh(context, linkPage(chosenLanguage(context), context.req.path, alive ? "alive" : "dead"), alive ? 200 : 403)
  })
  app.post(signInRoutes.link, smallForm, async (context) => {
    const language = chosenLanguage(context)
    const result = await setByLink(database, signIn, context.req.param("token"), typedIn(await context.req.formData(), "new"), clock())
    if (result === "dead") return fresh(context, linkPage(language, context.req.path, "dead"), 403)
    if (result !== null) return fresh(context, linkPage(language, context.req.path, "alive", { field: "new", message: signInWords[language].problem[result] }), 422)
    return fresh(context, linkPage(language, signInRoutes.staff, "done"))
  })
}
