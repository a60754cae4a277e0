import type { Session } from "../../acts/sign-in/session.ts"
import type { Language } from "../../lib/words.ts"
import type { AppParts } from "../app.tsx"
import { SessionsList, WhoYouAre } from "./sessions-list.tsx"
import { signInPage } from "./shell.tsx"
import { signInWords } from "./words.ts"

interface Own {
  readonly parts: AppParts
  readonly language: Language
  readonly path: string
  readonly session: Session
  readonly sessions: readonly Session[]
}

/** A resident's own start page: who she is to us, how surely, for whom she acts, and her open sign-ins. */
export function ownPage({ parts, language, path, session, sessions }: Own): string {
  const words = signInWords[language]
  return signInPage(
    { language, path, title: words.own, staff: false },
    <>
      <h1>{words.own}</h1>
      <p class="lead">{words.ownNothing}</p>
      <h2>{words.who}</h2>
      <WhoYouAre session={session} language={language} />
      <SessionsList parts={parts} own={session} sessions={sessions} language={language} />
    </>,
  )
}
