import { type View, viewsLimit, type ViewsTold } from "../../acts/trail/views.ts"
import type { Session } from "../../acts/sign-in/session.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { AppParts } from "../app.tsx"
import type { ExtractedRecord } from "../../acts/registers/extract.ts"
import { OwnData } from "../registers/own-data.tsx"
import type { CaseTold } from "../../acts/intake/my-matter.ts"
import { CaseFacts } from "../intake/my-matter.tsx"
import { intakeWords } from "../intake/words.ts"
import { unitName } from "../rights/visit.ts"
import { rightsWords } from "../rights/words.ts"
import { SessionsList, WhoYouAre } from "./sessions-list.tsx"
import { signInPage } from "./shell.tsx"
import { signInWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

interface Own {
  readonly parts: AppParts
  readonly language: Language
  readonly path: string
  readonly session: Session
  readonly sessions: readonly Session[]
  readonly told: ViewsTold
  readonly cases: readonly CaseTold[]
  /** What the registers hold of her. */
  readonly extract: readonly ExtractedRecord[]
}

/** A resident's own start page: who has viewed her data, who she is to us, how surely, for whom she acts, and her open sign-ins. */
export function ownPage({ parts, language, path, session, sessions, told, cases, extract }: Own): string {
  const words = signInWords[language]
  return signInPage(
    { language, path, title: words.own, staff: false },
    <>
      <h1>{words.own}</h1>
      <h2>{intakeWords[language].ownCases}</h2>
      {cases.length === 0 && <p>{intakeWords[language].noOwnCases}</p>}
      {cases.map((its) => (
        <dl key={its.number} class="facts sheet">
          <CaseFacts its={its} language={language} unitName={(unit) => unitName({ site: parts.site, session, language }, unit)} />
        </dl>
      ))}
      <OwnData extract={extract} actsFor={session.mandate?.name ?? null} language={language} />
      <h2>{words.views}</h2>
      <p>{words.viewsLead}</p>
      {told.withheld.length > 0 && <Withheld withheld={told.withheld} language={language} />}
      {told.views.length === 0 ? <p>{told.withheld.length > 0 ? words.viewsNoOthers : words.viewsNone}</p> : <Views views={told.views} language={language} nameOf={(unit) => unitName({ site: parts.site, session, language }, unit)} />}
      {told.views.length === viewsLimit && <p>{words.viewsLatest(viewsLimit)}</p>}
      <details class="sheet gap">
        <summary>{words.leftOut}</summary>
        <ul>
          {told.staffShown === "role" && <li>{words.namesLeftOut}</li>}
          <li>{words.auditsLeftOut}</li>
          <li>{words.investigationsLeftOut}</li>
        </ul>
      </details>
      <h3>{words.complain}</h3>
      <p>{words.complainHow}</p>
      <p>
        <a href={ombudsman[language]}>{words.ombudsman}</a>
      </p>
      <h2>{words.who}</h2>
      <WhoYouAre session={session} language={language} />
      <SessionsList parts={parts} own={session} sessions={sessions} language={language} />
    </>,
  )
}

/** The supervisory authority's pages (1050/2018 21 §). */
const ombudsman: Readonly<Record<Language, string>> = { fi: "https://tietosuoja.fi/", sv: "https://tietosuoja.fi/sv/", en: "https://tietosuoja.fi/en/" }

/** That something is not shown, why, and until when. */
function Withheld({ withheld, language }: { withheld: ViewsTold["withheld"]; language: Language }) {
  const words = signInWords[language]
  return (
    <div class="notice">
      {withheld.map(({ reason, endsAt }) => (
        <p key={reason}>{words.withheld(words.withheldBecause[reason], sayDay(dayAt(new Date(endsAt.getTime() - 1)), language))}</p>
      ))}
    </div>
  )
}

/** Who has looked, in plain words: the day, the person or her post, and what for. Of a case as the ground its id tells her nothing, and its number may be of what is not hers to know. */
function Views({ views, language, nameOf }: { views: readonly View[]; language: Language; nameOf: (unit: string) => string }) {
  const words = signInWords[language]
  const purposes: Readonly<Record<string, string>> = rightsWords[language].purposes
  return (
    <Table label={words.views} heads={[words.viewedOn, words.viewedBy, words.viewedFor]}>
      {views.map(({ at, by, title, unit, purpose, case: matter }, index) => (
        <tr key={index}>
          <td>{sayDay(dayAt(at), language)}</td>
          <td>{[by, title, unit && nameOf(unit)].filter(Boolean).join(", ")}</td>
          <td>{purpose ? (purposes[purpose] ?? purpose) : matter ? rightsWords[language].purposes["case-handling"] : "–"}</td>
        </tr>
      ))}
    </Table>
  )
}
