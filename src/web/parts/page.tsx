import type { ComponentChildren, VNode } from "preact"
import { renderToString } from "preact-render-to-string"
import { type Language, languages } from "../../lib/words.ts"
import type { Municipality } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { type Messages, messages } from "../messages.ts"
import { href, inLanguage, routes } from "../routes.ts"

export interface Crumb {
  readonly label: string
  readonly to?: string
}

export interface PageProps {
  readonly language: Language
  /** The path asked for, so that the language menu and the navigation know where they are. */
  readonly path: string
  readonly title: string
  readonly description?: string
  readonly municipality?: Municipality
  readonly crumbs?: readonly Crumb[]
  readonly staff?: boolean
  /** Other forms of the same content. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  /** Versioned address of the style sheet. */
  readonly children?: ComponentChildren
}

let styleAddress = "/assets/varanto.css"
/** Start-up tells the hashed address of the style sheet, which may then be cached for a year. */
export const useStyleAddress = (address: string): void => void (styleAddress = address)

/** A whole page as text: the doctype that JSX cannot say, and the shell. */
export const page = (props: PageProps, content: VNode): string =>
  `<!DOCTYPE html>\n${renderToString(<Shell {...props}>{content}</Shell>).replace(voidSlash, "<$1$2>")}`

/** Preact closes void elements as XML does; in HTML the slash means nothing and checkers warn of it. */
const voidSlash = /<(meta|link|br|hr|input|img|col|wbr)((?:\s[^<>]*?)?)\/>/g

function Shell(props: PageProps & { children: ComponentChildren }) {
  const { language, title, municipality, description, staff, alternates = [] } = props
  const words = messages[language]
  const site = municipality ? plain(municipality.name, language) : words.siteTitle
  return (
    <html lang={language} style={municipality ? `--muni:${municipality.colour}` : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site ? site : `${title} – ${site}`}</title>
        {description && <meta name="description" content={description} />}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="preload" href="/assets/source-sans-3.woff2" as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={styleAddress} />
        {!staff && languages.map((other) => <link key={other} rel="alternate" hreflang={other} href={inLanguage(props.path, other)} />)}
        {alternates.map((other) => (
          <link key={other.href} rel="alternate" type={other.type} href={other.href} title={other.title} />
        ))}
      </head>
      <body class={staff ? "workspace" : undefined}>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Head {...props} words={words} site={site} />
        <main id="content" tabIndex={-1} class="wide">
          {props.crumbs && <Breadcrumb words={words} crumbs={props.crumbs} />}
          {props.children}
        </main>
        <Foot language={language} municipality={municipality} words={words} staff={staff ?? false} />
      </body>
    </html>
  )
}

function Head({ language, path, municipality, staff, words, site }: PageProps & { words: Messages; site: string }) {
  const home = staff ? "/staff" : municipality ? href(routes.front, { language, municipality: municipality.id }) : href(routes.home, { language })
  return (
    <header class="site-head">
      <div class="wide bar">
        <a class="brand" href={home}>
          <Mark />
          {staff ? `Varanto · ${site}` : site}
        </a>
        {!staff && (
          <nav aria-label={words.languageMenu}>
            <ul class="languages">
              {languages.map((other) => (
                <li key={other}>
                  <a href={inLanguage(path, other)} lang={other} hreflang={other} aria-current={other === language ? "true" : undefined}>
                    {messages[other].languageName}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      {municipality && !staff && <Navigation language={language} path={path} municipality={municipality.id} words={words} />}
    </header>
  )
}

function Navigation({ language, path, municipality, words }: { language: Language; path: string; municipality: string; words: Messages }) {
  const items: [string, string][] = [
    [words.pools, href(routes.pools, { language, municipality })],
    [words.registers, href(routes.registers, { language, municipality })],
    [words.systems, href(routes.systems, { language, municipality })],
    [words.notices, href(routes.notices, { language, municipality })],
    [words.relations, href(routes.relations, { language, municipality })],
    [words.search, href(routes.search, { language, municipality })],
    [words.ask, href(routes.ask, { language, municipality })],
  ]
  return (
    <nav class="site-nav wide" aria-label={words.menu}>
      <ul>
        {items.map(([label, to]) => (
          <li key={to}>
            <a href={to} aria-current={path === to ? "page" : path.startsWith(`${to}/`) ? "true" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Breadcrumb({ words, crumbs }: { words: Messages; crumbs: readonly Crumb[] }) {
  return (
    <nav class="breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        {crumbs.map(({ label, to }) => (
          <li key={label}>{to ? <a href={to}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}

function Foot({ language, municipality, words, staff }: { language: Language; municipality: Municipality | undefined; words: Messages; staff: boolean }) {
  const parts = municipality && { language, municipality: municipality.id }
  return (
    <footer class="site-foot">
      <div class="wide">
        {!staff && (
          <ul>
            {parts && (
              <>
                <li><a href={href(routes.functionClasses, parts)}>{words.functionClasses}</a></li>
                <li><a href={href(routes.gaps, parts)}>{words.gaps}</a></li>
                <li><a href={href(routes.revisions, parts)}>{words.revisions}</a></li>
                <li><a href={href(routes.feed, parts)}>{words.asFeed}</a></li>
              </>
            )}
            <li><a href={parts ? href(routes.accessibility, parts) : href(routes.siteAccessibility, { language })}>{words.accessibility}</a></li>
            <li><a href="/api">{words.apiDocs}</a></li>
          </ul>
        )}
        <p class="quiet">{words.madeWith}</p>
      </div>
    </footer>
  )
}

/** Our own mark: a shelf of four cards. */
const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <rect x="2" y="3" width="24" height="22" rx="2" fill="var(--muni)" />
    <path d="M6 8h16M6 14h16M6 20h10" stroke="#fff" stroke-width="2.4" />
  </svg>
)
