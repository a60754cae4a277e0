import type { Context } from "hono"
import { getCookie, setCookie } from "hono/cookie"
import type { VNode } from "preact"
import { isLanguage, type Language, languages } from "../../lib/words.ts"
import { messages } from "../messages.ts"
import { page } from "../parts/page.tsx"

const languageCookie = "varanto_language"

/** The language of the workspace: the one just chosen, else the one chosen before, else Finnish. */
export function chosenLanguage(context: Context): Language {
  const asked = context.req.query("lang")
  if (isLanguage(asked)) {
    setCookie(context, languageCookie, asked, { path: "/", httpOnly: true, sameSite: "Lax", maxAge: 31_536_000 })
    return asked
  }
  const kept = getCookie(context, languageCookie)
  return isLanguage(kept) ? kept : "fi"
}

interface Shell {
  readonly language: Language
  readonly path: string
  readonly title: string
  readonly staff: boolean
  /** Whether the language can be chosen here; a page after a posted form has no address to show again. */
  readonly choice?: boolean
}

/** A page about signing in: staff choose the language by a list, residents by the address. */
export const signInPage = ({ language, path, title, staff, choice = true }: Shell, content: VNode): string =>
  page(
    { language, path, title, staff },
    <>
      {staff && choice && (
        <ul class="languages no-print">
          {languages.map((other) => (
            <li key={other}>
              <a href={`${path}?lang=${other}`} lang={other} hreflang={other} aria-current={other === language ? "true" : undefined}>
                {messages[other].languageName}
              </a>
            </li>
          ))}
        </ul>
      )}
      {content}
    </>,
  )
