import type { ExtractedRecord } from "../../acts/registers/extract.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { Fact } from "../parts/pool-facts.tsx"
import { href, signInRoutes } from "../routes.ts"
import { ownWords } from "./own-words.ts"
import { textWords } from "./text-words.ts"
import { registerWords } from "./words.ts"

/** What the registers hold of a resident, each record with its ground, sources, recipients and time of keeping (GDPR 15(1)). */
export function OwnData({ extract, actsFor, language }: { readonly extract: readonly ExtractedRecord[]; readonly actsFor: string | null; readonly language: Language }) {
  const words = registerWords[language]
  return (
    <>
      <h2>{words.ownData}</h2>
      {extract.length === 0 && <p>{words.ownNone}</p>}
      {(extract.length > 0 || actsFor !== null) && (
        <p>
          <a class="button" href={href(signInRoutes.ownServices, { language })}>
            {actsFor === null ? ownWords[language].title : ownWords[language].titleFor(actsFor)}
          </a>{" "}
          {extract.length > 0 && (
            <a class="button second" href={href(signInRoutes.ownData, { language })}>
              {words.ownDownload}
            </a>
          )}
        </p>
      )}
      {extract.map(({ id, record, purpose, stage, openedAt, facts, legalBases, sources, recipients, keptFor, comments, letters }) => (
        <details key={id} class="sheet">
          <summary>
            {record}, {sayDay(dayAt(openedAt), language)}: {stage}
          </summary>
          <dl class="facts">
            {facts.map(({ name, label, value, isFile }) => (
              <Fact key={name} term={label}>
                {isFile ? <a href={href(signInRoutes.ownFile, { language, id, field: name })}>{value}</a> : <span class="written">{value}</span>}
              </Fact>
            ))}
            <Fact term={words.whatFor}>{purpose}</Fact>
            <Fact term={words.bases}>{legalBases.join("; ")}</Fact>
            {sources.length > 0 && <Fact term={words.sources}>{sources.join("; ")}</Fact>}
            {recipients.length > 0 && <Fact term={words.recipients}>{recipients.join("; ")}</Fact>}
            <Fact term={words.kept}>{keptFor}</Fact>
            {comments.length > 0 && (
              <Fact term={words.comments}>
                <ul>
                  {comments.map(({ id: comment, at, said, file }) => (
                    <li key={comment}>
                      <span class="written">{`${sayDay(dayAt(at), language)}: ${said}`}</span> {file !== null && <a href={href(signInRoutes.ownCommentFile, { language, id, comment })}>{file}</a>}
                    </li>
                  ))}
                </ul>
              </Fact>
            )}
            {letters.length > 0 && (
              <Fact term={textWords[language].letters}>
                <ul>
                  {letters.map(({ id: letter, at, heading }) => (
                    <li key={letter}>
                      <a href={href(signInRoutes.ownLetter, { language, id, letter })}>{heading} (PDF)</a> <span class="quiet">{sayDay(dayAt(at), language)}</span>
                    </li>
                  ))}
                </ul>
              </Fact>
            )}
          </dl>
        </details>
      ))}
    </>
  )
}
