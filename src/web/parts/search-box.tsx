import type { Language } from "../../lib/words.ts"
import { messages } from "../messages.ts"
import { href, routes } from "../routes.ts"

/** The search of one municipality's description: a plain form that asks by address. */
export function SearchBox({ language, municipality, query = "" }: { language: Language; municipality: string; query?: string }) {
  const words = messages[language]
  return (
    <form class="search" role="search" method="get" action={href(routes.search, { language, municipality })}>
      <div>
        <label for="q">{words.searchLabel}</label>
        <input type="search" id="q" name="q" value={query} maxLength={200} aria-describedby="q-hint" autocomplete="off" />
      </div>
      <button type="submit">{words.searchButton}</button>
      <p class="hint" id="q-hint">
        {words.searchHint}
      </p>
    </form>
  )
}
