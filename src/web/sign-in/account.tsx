import type { Session } from "../../acts/sign-in/session.ts"
import type { Language } from "../../lib/words.ts"
import type { AppParts } from "../app.tsx"
import { ErrorSummary, Field, type Problem } from "../parts/form.tsx"
import { signInRoutes } from "../routes.ts"
import { SessionsList, WhoYouAre } from "./sessions-list.tsx"
import { signInPage } from "./shell.tsx"
import { type SignInWords, signInWords } from "./words.ts"

interface Shown {
  readonly parts: AppParts
  readonly language: Language
  readonly session: Session
  readonly sessions: readonly Session[]
  readonly account: { readonly name: string; readonly totp: boolean } | null
}

export interface AccountState {
  readonly problem?: Problem
  readonly saved?: boolean
  /** The key of one-time codes that are being set up; shown once. */
  readonly totpKey?: string | null
  readonly recoveryCodes?: readonly string[]
}

/** A member of staff's own account: open sign-ins and, for a local account, the password and one-time codes. */
export function accountPage({ parts, language, session, sessions, account }: Shown, { problem, saved, totpKey, recoveryCodes }: AccountState): string {
  const words = signInWords[language]
  const problems = problem ? [problem] : []
  return signInPage(
    { language, path: signInRoutes.account, title: problem ? `${words.failed}: ${words.account}` : words.account, staff: true },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.account}</h1>
      {session.mustChange && !saved && (
        <div class="notice" role="status">
          <p>{words.mustChange}</p>
        </div>
      )}
      {saved && (
        <div class="notice good" role="status">
          <p>{words.saved}</p>
        </div>
      )}
      <WhoYouAre session={session} language={language} />
      {recoveryCodes && (
        <section>
          <h2>{words.recoveryCodes}</h2>
          <p>{words.recoveryLead}</p>
          <ul>
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {account && (
        <>
          <section>
            <h2>{words.changePassword}</h2>
            <form method="post" action={signInRoutes.password} noValidate>
              <input type="text" class="visually-hidden" autocomplete="username" value={account.name} readOnly tabIndex={-1} aria-hidden="true" />
              <PasswordField name="current" label={words.currentPassword} kind="current-password" problems={problems} />
              <PasswordField name="new" label={words.newPassword} hint={words.passwordHint} kind="new-password" problems={problems} />
              <button type="submit">{words.save}</button>
            </form>
          </section>
          <Totp words={words} name={account.name} on={account.totp} totpKey={totpKey ?? null} again={problem?.field === "code"} problems={problems} />
        </>
      )}
      <SessionsList parts={parts} own={session} sessions={sessions} language={language} />
    </>,
  )
}

function PasswordField({ name, label, hint, kind, problems }: { name: string; label: string; hint?: string; kind: string; problems: readonly Problem[] }) {
  return (
    <Field name={name} label={label} problems={problems} {...(hint ? { hint } : {})}>
      {(attributes) => <input type="password" autocomplete={kind} maxLength={200} {...attributes} />}
    </Field>
  )
}

interface TotpProps {
  readonly words: SignInWords
  readonly name: string
  readonly on: boolean
  readonly totpKey: string | null
  readonly again: boolean
  readonly problems: readonly Problem[]
}

function Totp({ words, name, on, totpKey, again, problems }: TotpProps) {
  const asking = totpKey !== null || again
  return (
    <section>
      <h2>{words.totp}</h2>
      <p>{on ? words.totpOn : words.totpLead}</p>
      {totpKey !== null && (
        <p>
          {words.totpSecret}: <code>{totpKey.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          <br />
          <a href={`otpauth://totp/Varanto:${encodeURIComponent(name)}?secret=${totpKey}&issuer=Varanto`}>{words.totpLink}</a>
        </p>
      )}
      {!on && (
        <form method="post" action={signInRoutes.totp} noValidate>
          {asking && (
            <Field name="code" label={words.code} problems={problems}>
              {(attributes) => <input type="text" inputMode="numeric" autocomplete="one-time-code" maxLength={10} {...attributes} />}
            </Field>
          )}
          <button type="submit" class={asking ? undefined : "second"}>
            {asking ? words.totpConfirm : words.totpBegin}
          </button>
        </form>
      )}
    </section>
  )
}

/** Where a one-time link leads: a new password is set, once. */
export function linkPage(language: Language, path: string, state: "alive" | "dead" | "done", problem?: Problem): string {
  const words = signInWords[language]
  const problems = problem ? [problem] : []
  return signInPage(
    { language, path, title: words.setPassword, staff: true, choice: state !== "done" },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.setPassword}</h1>
      {state === "dead" && <p>{words.linkDead}</p>}
      {state === "done" && (
        <>
          <p role="status">{words.passwordSet}</p>
          <p>
            <a class="button" href={signInRoutes.staff}>
              {words.signIn}
            </a>
          </p>
        </>
      )}
      {state === "alive" && (
        <form method="post" action={path} noValidate>
          <PasswordField name="new" label={words.newPassword} hint={words.passwordHint} kind="new-password" problems={problems} />
          <button type="submit">{words.save}</button>
        </form>
      )}
    </>,
  )
}
