import type { Language } from "../../lib/words.ts"
import { messages } from "../messages.ts"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"

/** The page for what is not there. It never tells whether something is hidden or missing. */
export function notFoundPage(language: Language, path: string): string {
  const words = messages[language]
  return page(
    { language, path, title: words.notFoundTitle },
    <>
      <h1>{words.notFoundTitle}</h1>
      <p>{words.notFoundText}</p>
      <p>
        <a href={href(routes.home, { language })}>{words.toFront}</a>
      </p>
    </>,
  )
}

/** The page for a fault of ours. The detail goes to the log only. */
export function failedPage(language: Language, path: string): string {
  const words = messages[language]
  return page(
    { language, path, title: words.failedTitle },
    <>
      <h1>{words.failedTitle}</h1>
      <p>{words.failedText}</p>
    </>,
  )
}
