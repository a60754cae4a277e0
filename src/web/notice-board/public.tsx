import { noticeAt, noticesOn, type NoticeText, type PostedNotice } from "../../acts/notice-board/board.ts"
import { NotFound } from "../../acts/refusals.ts"
import { sayDay } from "../../lib/day.ts"
import { capital, type Language } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { messages } from "../messages.ts"
import { meetingWords } from "../meetings/words.ts"
import { atom } from "../parts/atom.ts"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { boardWords } from "./words.ts"

/** A notice's text in the reader's language, else in Finnish, else in whatever there is. */
export const textFor = (texts: readonly NoticeText[], language: Language): NoticeText | null => texts.find((one) => one.language === language) ?? texts.find((one) => one.language === "fi") ?? texts[0] ?? null

const lastOf = ({ last }: PostedNotice, language: Language): string => (last ? sayDay(last, language) : boardWords[language].lastUnknown)

/** The electronic notice board on the day of the visit (410/2015 108 §). */
export async function noticeBoard(visit: Visit): Promise<Answer> {
  const { language, path, database, now } = visit
  const { municipality } = revisionOf(visit).model
  const words = boardWords[language]
  const at = { language, municipality: municipality.id }
  const notices = await noticesOn(database, municipality.id, now)
  return html(
    page(
      { language, path, municipality, title: words.board, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.board }], alternates: [{ type: "application/atom+xml", href: href(routes.noticeFeed, at), title: words.feed }] },
      <>
        <h1>{words.board}</h1>
        <p class="lead">{words.lead}</p>
        {notices.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ul class="results">
            {notices.map((one) => {
              const text = textFor(one.texts, language)
              return (
                <li key={one.id}>
                  <h2>
                    <a href={href(routes.posted, { ...at, id: one.id })} lang={text?.language === language ? undefined : text?.language}>
                      {text?.title}
                    </a>
                  </h2>
                  <p class="quiet">
                    {capital(words.kinds[one.kind])}. {words.from} {sayDay(one.from, language)}. {words.last}: {lastOf(one, language)}.
                  </p>
                </li>
              )
            })}
          </ul>
        )}
        <p class="no-print">
          <a href={href(routes.meetings, at)}>{meetingWords[language].meetings}</a> <a href={href(routes.noticeFeed, at)} style="margin-left:1rem">{words.feed}</a>
        </p>
      </>,
    ),
    { keep: false },
  )
}

/** One notice by its address, which stays: after its last day it tells what may still be told. */
export async function postedNotice(visit: Visit): Promise<Answer> {
  const { language, path, database, now, parts } = visit
  const { municipality } = revisionOf(visit).model
  const words = boardWords[language]
  const at = { language, municipality: municipality.id }
  const its = await noticeAt(database, municipality.id, parts.id ?? "", now)
  if (!its) throw new NotFound("There is no such notice.")
  const text = textFor(its.texts, language)
  const title = text?.title ?? `${capital(words.kinds[its.kind])} ${sayDay(its.from, language)}`
  return html(
    page(
      { language, path, municipality, title, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.board, to: href(routes.noticeBoard, at) }, { label: title }] },
      <article>
        <h1 lang={text && text.language !== language ? text.language : undefined}>{title}</h1>
        {!its.onBoard && (
          <p class="notice">
            {words.gone} {text === null ? words.goneText : words.plainShown}
          </p>
        )}
        {text && text.language !== language && (
          <p class="quiet">
            {words.otherLanguage} {messages[text.language].languageName}.
          </p>
        )}
        {text && (
          <p class="written" lang={text.language}>
            {text.body}
          </p>
        )}
        <dl class="facts">
          <Fact term={words.kind}>{words.kinds[its.kind]}</Fact>
          <Fact term={words.ground}>{its.ground}</Fact>
          <Fact term={words.from}>{sayDay(its.from, language)}</Fact>
          <Fact term={words.last}>{lastOf(its, language)}</Fact>
          {its.texts.length > 1 && (
            <Fact term={words.versions}>
              {its.texts.map((one) => (
                <a key={one.language} href={href(routes.posted, { ...at, language: one.language, id: its.id })} lang={one.language} hreflang={one.language} style="margin-right:0.8em">
                  {messages[one.language].languageName}
                </a>
              ))}
            </Fact>
          )}
        </dl>
      </article>,
    ),
    { keep: false, ...(its.onBoard ? {} : { headers: { "x-robots-tag": "noindex" } }) },
  )
}

/** What is on the board as a feed (RFC 4287): no more than the board itself shows. */
export async function noticeFeed(visit: Visit): Promise<Answer> {
  const { language, origin, database, now } = visit
  const { municipality } = revisionOf(visit).model
  const words = boardWords[language]
  const at = { language, municipality: municipality.id }
  const name = plain(municipality.name, language)
  const notices = await noticesOn(database, municipality.id, now, 100)
  return atom({
    language, author: name, title: `${name}: ${words.board}`, self: origin + href(routes.noticeFeed, at), page: origin + href(routes.noticeBoard, at), updated: notices[0]?.postedAt ?? now,
    entries: notices.map((one) => ({
      link: origin + href(routes.posted, { ...at, id: one.id }), title: textFor(one.texts, language)?.title ?? "", at: one.postedAt, summary: `${words.kinds[one.kind]}, ${words.last}: ${lastOf(one, language)}`,
    })),
  })
}
