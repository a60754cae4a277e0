import type { Recognised } from "../../acts/requests/recognised.ts"
import type { RequestKind } from "../../law/requests.ts"
import type { Language } from "../../lib/words.ts"
import { requestWords } from "./words.ts"

/** What a message seems to hold, with the words that told it; each a link to the form that adds it, where there is one. */
export function Suggested({ found, language, to = null }: { found: readonly Recognised[]; language: Language; to?: ((kind: RequestKind) => string) | null }) {
  if (found.length === 0) return null
  const { office, kinds } = requestWords[language]
  return (
    <div class="notice">
      <p>{office.recognised}:</p>
      <ul>
        {found.map(({ kind, told }) => (
          <li key={kind}>
            {to === null ? kinds[kind] : <a href={to(kind)}>{kinds[kind]}</a>} <span class="quiet">({told.join(", ")})</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
