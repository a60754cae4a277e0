import type { VNode } from "preact"
import { NotFound } from "../../acts/refusals.ts"
import type { Revision } from "../../acts/revisions.ts"
import { sampleManager } from "../../acts/samples.ts"
import type { Session } from "../../acts/sign-in/session.ts"
import type { Watching } from "../../acts/watching/watches.ts"
import type { Actor } from "../../acts/work.ts"
import { languages } from "../../lib/words.ts"
import { breachWords } from "../breaches/words.ts"
import { caseWords } from "../cases/words.ts"
import { intakeWords } from "../intake/words.ts"
import { meetingWords } from "../meetings/words.ts"
import { messages } from "../messages.ts"
import { boardWords } from "../notice-board/words.ts"
import { type Crumb, page, tellBreaks } from "../parts/page.tsx"
import { peopleWords } from "../people/words.ts"
import { connectionWords } from "../rights/connection-words.ts"
import { registerWords } from "../registers/words.ts"
import { requestWords } from "../requests/words.ts"
import { rightsWords } from "../rights/words.ts"
import { boardRoutes, breachRoutes, caseRoutes, intakeRoutes, meetingRoutes, peopleRoutes, registerRoutes, requestRoutes, rightsRoutes, signInRoutes, watchingRoutes } from "../routes.ts"
import { signInWords } from "../sign-in/words.ts"
import type { Visit } from "../visit.ts"
import { watchingWords } from "../watching/words.ts"
import type { StaffWords } from "./words.ts"

/** Where no sign-in is configured at all, the workspace answers this machine only, and everyone in it is this invented person. */
export const localActor: Actor = { ...sampleManager, kind: "program" }

/** A visit to the workspace. */
export interface StaffVisit extends Visit {
  readonly staff: StaffWords
  readonly actor: Actor
  /** The sign-in of the person; null only where none is configured. */
  readonly session: Session | null
  /** What of the watching of the log concerns the person; null only where no sign-in is configured. */
  readonly watching: Watching | null
  /** The description in force, or not found. */
  readonly current: () => Revision
}

/** What came of a posted form: a page that tells what to mend, or the address to go on to. */
export type Posted = { readonly page: string; readonly status?: 200 | 409 } | { readonly to: string }

export const currentOf = ({ site, parts }: Visit): Revision => {
  const found = site.find(parts.municipality ?? "")
  if (!found) throw new NotFound("There is no such municipality.")
  return found
}

/** A page of the workspace: the shell, the language choice, and whose desk this is. */
export function staffPage(visit: StaffVisit, { title, crumbs = [] }: { title: string; crumbs?: readonly Crumb[] }, content: VNode): string {
  const { language, path, staff, actor, session, watching } = visit
  const body = page(
    { language, path, title, staff: true, crumbs },
    <>
      {session ? (
        <form method="post" action={signInRoutes.signOut} class="who no-print">
          <a href={intakeRoutes.queue}>{intakeWords[language].intake}</a> <a href={caseRoutes.queue}>{caseWords[language].cases}</a> <a href={requestRoutes.queue}>{requestWords[language].office.requests}</a> <a href={boardRoutes.board}>{boardWords[language].board}</a> <a href={meetingRoutes.bodies}>{meetingWords[language].bodies}</a> <a href={registerRoutes.registers}>{registerWords[language].registers}</a> <a href={rightsRoutes.records}>{rightsWords[language].records}</a> <a href={rightsRoutes.own}>{rightsWords[language].rights}</a>{" "}
          <a href={peopleRoutes.people}>{peopleWords[language].people}</a>{" "}
          <a href={rightsRoutes.emergency}>{connectionWords[language].emergency}</a>{" "}
          <a href={breachRoutes.breaches}>{breachWords[language].say.breaches}</a>{" "}
          {watching?.watches && <a href={watchingRoutes.queue}>{watchingWords[language].watching}</a>}{" "}
          {watching?.asked && <a href={watchingRoutes.asked}>{watchingWords[language].askedOfYou}</a>}{" "}
          <a href={signInRoutes.account}>{session.name}</a> <button type="submit" class="second">{signInWords[language].signOut}</button>
        </form>
      ) : (
        <div class="notice no-print">
          <p>{staff.openNotice(actor.name)}</p>
        </div>
      )}
      <form method="get" action={path} class="language-choice no-print">
        {[...visit.query].filter(([name]) => name !== "lang").map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label for="lang" class="visually-hidden">
          {staff.language}
        </label>
        <select id="lang" name="lang">
          {languages.map((other) => (
            <option key={other} value={other} selected={other === language}>
              {messages[other].languageName}
            </option>
          ))}
        </select>{" "}
        <button type="submit" class="second">
          {messages[language].show}
        </button>
      </form>
      {content}
      <script src="/assets/staff.js" defer />
    </>,
  )
  return tellBreaks(body, { ...visit, municipality: session?.municipality ?? null })
}
