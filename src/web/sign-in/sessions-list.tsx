import type { Session } from "../../acts/sign-in/session.ts"
import type { Language } from "../../lib/words.ts"
import type { AppParts } from "../app.tsx"
import { signInRoutes } from "../routes.ts"
import { signInWords } from "./words.ts"

const zone = { timeZone: "Europe/Helsinki", dateStyle: "medium", timeStyle: "short" } as const
const formats = { fi: new Intl.DateTimeFormat("fi-FI", zone), sv: new Intl.DateTimeFormat("sv-FI", zone), en: new Intl.DateTimeFormat("en-GB", zone) }
export const sayMoment = (moment: Date, language: Language): string => formats[language].format(moment)

/** What a provider is called; a local account has our own word. */
function providerName(parts: AppParts, id: string, language: Language): string {
  const found = parts.signIn?.providers.find((one) => one.id === id)
  return found ? found.name[language] : id === "local" ? signInWords[language].local : id
}

/** Who is signed in, how surely, and for whom she acts. */
export function WhoYouAre({ session, language }: { session: Session; language: Language }) {
  const words = signInWords[language]
  return (
    <dl class="facts">
      <dt>{words.name}</dt>
      <dd>{session.name}</dd>
      <dt>{words.level}</dt>
      <dd>{words.levels[session.level]}</dd>
      {session.kind === "resident" && (
        <>
          <dt>{words.actsFor}</dt>
          <dd>{session.mandate ? `${session.mandate.name}${session.mandate.kind === "organisation" ? ` (${session.mandate.businessId})` : ""}` : words.actsForSelf}</dd>
        </>
      )}
      <dt>{words.since}</dt>
      <dd>{sayMoment(session.createdAt, language)}</dd>
    </dl>
  )
}

interface Listed {
  readonly parts: AppParts
  readonly own: Session
  readonly sessions: readonly Session[]
  readonly language: Language
}

/** A person's own open sign-ins, each with a button that ends it. */
export function SessionsList({ parts, own, sessions, language }: Listed) {
  const words = signInWords[language]
  const others = sessions.filter(({ handle }) => handle !== own.handle)
  return (
    <section>
      <h2>{words.sessions}</h2>
      <p>{words.sessionsLead}</p>
      <ul>
        {sessions.map((session) => (
          <li key={session.handle}>
            {providerName(parts, session.provider, language)}. {words.since} {sayMoment(session.createdAt, language)}. {words.seen} {sayMoment(session.seenAt, language)}.{" "}
            {session.handle === own.handle ? (
              <strong>{words.thisOne}</strong>
            ) : (
              <form method="post" action={signInRoutes.sessions}>
                <button type="submit" class="second" name="end" value={session.handle}>
                  {words.endThis(sayMoment(session.createdAt, language))}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <form method="post" action={signInRoutes.sessions}>
          <button type="submit" class="second" name="end" value="others">
            {words.endOthers}
          </button>
        </form>
      )}
      <form method="post" action={signInRoutes.signOut}>
        <p>
          <button type="submit">{words.signOut}</button>
        </p>
      </form>
    </section>
  )
}
