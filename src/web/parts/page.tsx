import type { ComponentChildren, VNode } from "preact"
import { renderToString } from "preact-render-to-string"
import { isTold } from "../../acts/breaks.ts"
import type { PublishedSite } from "../../acts/published-site.ts"
import type { Day } from "../../lib/day.ts"
import { type Language, languages } from "../../lib/words.ts"
import type { Municipality } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { type Messages, messages } from "../messages.ts"
import { learningWords } from "../requests/learning-words.ts"
import { interestWords } from "../interests/words.ts"
import { meetingWords } from "../meetings/words.ts"
import { boardWords } from "../notice-board/words.ts"
import { href, inLanguage, routes } from "../routes.ts"
import { Breaks } from "./breaks.tsx"

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

/** A whole page as text: what JSX cannot say (the doctype, half of a pair of tags) around its rendered parts. */
export function page(props: PageProps, content: VNode): string {
  const { language, municipality, staff, crumbs } = props
  const words = messages[language]
  const parts = [
    "<!DOCTYPE html>\n",
    `<html lang="${language}"${municipality ? ` style="--muni:${municipality.colour}"` : ""}>`,
    text(<HeadTags {...props} />),
    `<body${staff ? ' class="workspace"' : ""}>`,
    `<a class="skip" href="#content">${words.skip}</a>`,
    head(props),
    placeOfBreaks,
    '<main id="content" tabindex="-1" class="wide">',
    crumbs ? text(<Breadcrumb words={words} crumbs={crumbs} />) : "",
    text(content),
    "</main>",
    remembered(`foot ${language} ${municipality?.id ?? ""} ${staff ?? false}`, () => <Foot language={language} municipality={municipality} words={words} staff={staff ?? false} />),
    "</body></html>",
  ]
  return parts.join("")
}

/** Where the breaks in the service are told, which pages themselves know nothing of. */
const placeOfBreaks = "<!-- breaks -->"

/** A page with the breaks told that concern its municipality, or all of them on a page of none. */
export function tellBreaks(body: string, { site, today, language, municipality }: { site: PublishedSite; today: Day; language: Language; municipality: string | null }): string {
  const told = site.breaks.filter((one) => isTold(one, today) && (municipality === null || one.municipality === municipality))
  return body.replace(placeOfBreaks, () => (told.length === 0 ? "" : text(<Breaks breaks={told} site={site} language={language} />)))
}

/** Preact closes void elements as XML does; in HTML the slash means nothing and checkers warn of it. */
const voidSlash = /<(meta|link|br|hr|input|img|col|wbr)((?:\s[^<>]*?)?)\/>/g
const text = (node: VNode): string => renderToString(node).replace(voidSlash, "<$1$2>")

/** Parts that many pages share, as text. A description that comes into force may rename its municipality, so it starts anew. */
const shared = new Map<string, string>()
const sharedLimit = 2000

function remembered(key: string, make: () => VNode): string {
  const found = shared.get(key)
  if (found !== undefined) return found
  if (shared.size >= sharedLimit) shared.clear()
  const made = text(make())
  shared.set(key, made)
  return made
}

const siteOf = ({ municipality, language }: PageProps): string => (municipality ? plain(municipality.name, language) : messages[language].siteTitle)

function HeadTags(props: PageProps) {
  const { title, description, staff, path, alternates = [] } = props
  const site = siteOf(props)
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site ? site : `${title} – ${site}`}</title>
      {description && <meta name="description" content={description} />}
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="preload" href="/assets/source-sans-3.woff2" as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={styleAddress} />
      {!staff && languages.map((other) => <link key={other} rel="alternate" hreflang={other} href={inLanguage(path, other)} />)}
      {alternates.map((other) => (
        <link key={other.href} rel="alternate" type={other.type} href={other.href} title={other.title} />
      ))}
    </head>
  )
}

/** The head of the page: who publishes, in which languages, where to go. */
function head(props: PageProps): string {
  const { language, path, municipality, staff } = props
  const words = messages[language]
  const site = siteOf(props)
  const home = staff ? "/staff" : municipality ? href(routes.front, { language, municipality: municipality.id }) : href(routes.home, { language })
  const brand = remembered(`brand ${home} ${site}`, () => (
    <a class="brand" href={home}>
      <Mark />
      {staff ? `Varanto · ${site}` : site}
    </a>
  ))
  return [
    '<header class="site-head"><div class="wide bar">',
    brand,
    staff ? "" : text(<LanguageMenu language={language} path={path} words={words} />),
    "</div>",
    municipality && !staff ? navigation(language, path, municipality.id, words) : "",
    "</header>",
  ].join("")
}

function LanguageMenu({ language, path, words }: { language: Language; path: string; words: Messages }) {
  return (
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
  )
}

/** The menu, which is the same on all pages of a section. */
function navigation(language: Language, path: string, municipality: string, words: Messages): string {
  const depth = path.split("/").length
  const section = path.split("/").slice(0, 4).join("/")
  return remembered(`menu ${section} ${depth > 4}`, () => <Navigation language={language} path={path} municipality={municipality} words={words} />)
}

function Navigation({ language, path, municipality, words }: { language: Language; path: string; municipality: string; words: Messages }) {
  const items: [string, string][] = [
    [words.pools, href(routes.pools, { language, municipality })],
    [words.registers, href(routes.registers, { language, municipality })],
    [words.systems, href(routes.systems, { language, municipality })],
    [words.notices, href(routes.notices, { language, municipality })],
    [boardWords[language].board, href(routes.noticeBoard, { language, municipality })],
    [words.relations, href(routes.relations, { language, municipality })],
    [words.search, href(routes.search, { language, municipality })],
    [words.casesMenu, href(routes.cases, { language, municipality })],
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
                <li><a href={href(routes.meetings, parts)}>{meetingWords[language].meetings}</a></li>
                <li><a href={href(routes.interests, parts)}>{interestWords[language].publicTitle}</a></li>
                <li><a href={href(routes.answers, parts)}>{learningWords[language].answers}</a></li>
                <li><a href={href(routes.functionClasses, parts)}>{words.functionClasses}</a></li>
                <li><a href={href(routes.gaps, parts)}>{words.gaps}</a></li>
                <li><a href={href(routes.revisions, parts)}>{words.revisions}</a></li>
                <li><a href={href(routes.logRoot, parts)}>{words.logRoot}</a></li>
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
