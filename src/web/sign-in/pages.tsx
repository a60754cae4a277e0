import type { ArrivalRefusal } from "../../acts/sign-in/arrive.ts"
import type { Level } from "../../acts/sign-in/level.ts"
import type { Language } from "../../lib/words.ts"
import type { AppParts } from "../app.tsx"
import { ErrorSummary, Field } from "../parts/form.tsx"
import { href, signInRoutes } from "../routes.ts"
import { signInPage } from "./shell.tsx"
import { signInWords } from "./words.ts"

interface Asked {
  readonly parts: AppParts
  readonly language: Language
  readonly path: string
  readonly kind: "staff" | "resident"
  readonly returnTo: string
  readonly level: Level
  readonly stronger?: boolean
  /** Why the last try was refused, and the name that was typed. */
  readonly refused?: "wrong" | "busy"
  readonly typed?: string
}

/** The ways to sign in: each provider a link, a local account a form. */
export function signInChoices({ parts, language, path, kind, returnTo, level, stronger, refused, typed = "" }: Asked): string {
  const words = signInWords[language]
  const title = kind === "staff" ? words.staffSignIn : words.residentSignIn
  const providers = parts.signIn?.providers.filter((one) => one.kind === kind) ?? []
  const quick = parts.signIn?.quick?.filter(({ provider }) => providers.some(({ id }) => id === provider)) ?? []
  const to = (provider: string, hint?: string): string =>
    `${href(signInRoutes.start, { provider })}?${new URLSearchParams({ return: returnTo, level, lang: language, ...(hint === undefined ? {} : { hint }) })}`
  const local = kind === "staff" && parts.signIn?.local != null
  const problems = refused ? [{ field: "name", message: words.refusal[refused] }] : []
  return signInPage(
    { language, path, title: refused ? `${words.failed}: ${title}` : title, staff: kind === "staff", choice: !refused },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      {kind === "resident" && <p class="lead">{words.residentLead}</p>}
      {stronger && (
        <div class="notice">
          <p>{words.strongerNeeded}</p>
        </div>
      )}
      {providers.length === 0 && !local && <p>{words.notConfigured}</p>}
      {providers.length > 0 && (
        <ul class="sign-in-ways">
          {quick.map(({ provider, hint, name }) => (
            <li key={hint}>
              <a class="button" href={to(provider, hint)}>
                {words.with(name)}
              </a>
            </li>
          ))}
          {providers.map((one) => (
            <li key={one.id}>
              <a class={quick.length > 0 ? "button second" : "button"} href={to(one.id)}>
                {words.with(one.name[language])}
              </a>
            </li>
          ))}
        </ul>
      )}
      {local && (
        <>
          {providers.length > 0 && <h2>{words.localTitle}</h2>}
          <form method="post" action={`${signInRoutes.local}?${new URLSearchParams({ return: returnTo, lang: language })}`} noValidate>
            <Field name="name" label={words.accountName} problems={problems}>
              {(attributes) => <input type="text" autocomplete="username" maxLength={100} value={typed} {...attributes} />}
            </Field>
            <Field name="password" label={words.password} problems={[]}>
              {(attributes) => <input type="password" autocomplete="current-password" maxLength={200} {...attributes} />}
            </Field>
            <Field name="code" label={words.code} hint={words.codeHint} problems={[]}>
              {(attributes) => <input type="text" autocomplete="one-time-code" inputMode="text" maxLength={40} {...attributes} />}
            </Field>
            <button type="submit">{words.signIn}</button>
          </form>
        </>
      )}
    </>,
  )
}

/** Why nobody was let in, and the way to try again. */
export function refusedPage(language: Language, kind: "staff" | "resident", refused: ArrivalRefusal): string {
  const words = signInWords[language]
  const again = kind === "staff" ? signInRoutes.staff : href(signInRoutes.resident, { language })
  return signInPage(
    { language, path: again, title: words.failed, staff: kind === "staff" },
    <>
      <h1>{words.failed}</h1>
      <p>{words.refusal[refused]}</p>
      <p>
        <a class="button" href={again}>
          {words.again}
        </a>
      </p>
    </>,
  )
}

/** After signing out here; `onwards` signs out at the provider too. */
export function signedOutPage(language: Language, kind: "staff" | "resident", onwards: string | null): string {
  const words = signInWords[language]
  const again = kind === "staff" ? signInRoutes.staff : href(signInRoutes.resident, { language })
  return signInPage(
    { language, path: again, title: words.signedOut, staff: kind === "staff", choice: false },
    <>
      <h1>{words.signedOut}</h1>
      <p>{words.signedOutLead}</p>
      {onwards !== null && (
        <p>
          <a class="button" href={onwards}>
            {words.atProvider}
          </a>
        </p>
      )}
      <p>
        <a href={again}>{words.again}</a>
      </p>
    </>,
  )
}
