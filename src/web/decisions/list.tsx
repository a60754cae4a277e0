import type { SeenCase } from "../../acts/cases/get.ts"
import type { ListedDecision } from "../../acts/decisions/get.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { caseWords } from "../cases/words.ts"
import { decisionRoutes, href } from "../routes.ts"
import { decisionWords } from "./words.ts"

/** The decisions of a case, on its page. */
export function CaseDecisions({ its, decisions, language }: { its: SeenCase; decisions: readonly ListedDecision[]; language: Language }) {
  const words = decisionWords[language]
  return (
    <>
      <h2>{words.decisions}</h2>
      {decisions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {decisions.map(({ id, heading, version, signedAt }) => (
            <li key={id}>
              <a href={href(decisionRoutes.decision, { id: its.record.id, decision: id })}>{heading}</a>, {caseWords[language].version(version)}, {signedAt ? sayDay(dayAt(signedAt), language) : words.draft}
            </li>
          ))}
        </ul>
      )}
      {its.mayChange && (
        <p>
          <a class="button second" href={href(decisionRoutes.open, { id: its.record.id })}>
            {words.draftNew}
          </a>
        </p>
      )}
    </>
  )
}
