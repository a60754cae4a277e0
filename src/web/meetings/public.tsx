import { publicMeeting, publicMeetings, type PublicSection } from "../../acts/meetings/public.ts"
import { NotFound } from "../../acts/refusals.ts"
import { sayDay, sayTime } from "../../lib/day.ts"
import { capital, type Language } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { decisionWords } from "../decisions/words.ts"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { bodyName, meetingDay } from "./bodies.tsx"
import { meetingWords } from "./words.ts"

/** Agendas and minutes of the municipality's bodies (410/2015 29 and 140 §). */
export async function meetingsOnWeb(visit: Visit): Promise<Answer> {
  const { language, path, database } = visit
  const { municipality } = revisionOf(visit).model
  const words = meetingWords[language]
  const at = { language, municipality: municipality.id }
  const meetings = await publicMeetings(database, municipality.id)
  return html(
    page(
      { language, path, municipality, title: words.meetings, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.meetings }] },
      <>
        <h1>{words.meetings}</h1>
        <p class="lead">{words.meetingsLead}</p>
        {meetings.length === 0 ? (
          <p>{words.noneYet}</p>
        ) : (
          <ul class="results">
            {meetings.map(({ id, body, startsAt, place, publishedOn }) => (
              <li key={id}>
                <h2>
                  <a href={href(routes.meeting, { ...at, id })}>
                    {bodyName(body, language)} {meetingDay(startsAt, language)}
                  </a>
                </h2>
                <p class="quiet">
                  {place}. {publishedOn ? words.minutesOn(sayDay(publishedOn, language)) : words.agenda}.
                </p>
              </li>
            ))}
          </ul>
        )}
      </>,
    ),
    { keep: false },
  )
}

/** A meeting's agenda, and its minutes once they are checked and published. */
export async function meetingOnWeb(visit: Visit): Promise<Answer> {
  const { language, path, database, now, parts } = visit
  const { municipality } = revisionOf(visit).model
  const words = meetingWords[language]
  const at = { language, municipality: municipality.id }
  const its = await publicMeeting(database, municipality.id, parts.id ?? "", now)
  if (!its) throw new NotFound("There is no such meeting.")
  const title = `${bodyName(its.body, language)} ${meetingDay(its.startsAt, language)}`
  return html(
    page(
      { language, path, municipality, title, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.meetings, to: href(routes.meetings, at) }, { label: title }] },
      <article>
        <h1>{title}</h1>
        <p class="lead">
          {sayTime(its.startsAt, language)}, {its.place}. {its.publishedOn ? `${words.minutesOn(sayDay(its.publishedOn, language))}.` : words.notChecked}
        </p>
        <h2>{its.publishedOn ? words.minutes : words.agenda}</h2>
        {its.sections.map((section) => (
          <Section key={section.number} section={section} language={language} />
        ))}
        {its.remedies.map(({ numbers, text }) => (
          <section key={numbers.join()}>
            <h2>
              {decisionWords[language].remedyPrinted}: {numbers.map((number) => `§ ${number}`).join(", ")}
            </h2>
            <p class="written" lang={language === "sv" ? "sv" : "fi"}>
              {text[language === "sv" ? "sv" : "fi"]}
            </p>
          </section>
        ))}
      </article>,
    ),
    { keep: false },
  )
}

function Section({ section: { number, title, outcome, decision, votes, seats, dissents, secret, plain: gone, personalUntil }, language }: { section: PublicSection; language: Language }) {
  const words = meetingWords[language]
  return (
    <section id={`s${number}`}>
      <h3>
        § {number} {secret ? words.onlyMentioned : title}
      </h3>
      {outcome && decision !== "" && (
        <p class="written">
          <strong>{capital(words.outcomes[outcome])}.</strong> {decision ?? words.nothingLeft}
        </p>
      )}
      {votes && (
        <p>
          {words.votes}: {words.votesFor} {votes.for}, {words.votesAgainst} {votes.against}, {words.votesBlank} {votes.blank}.
        </p>
      )}
      {seats.length > 0 && (
        <p>
          {words.presence}: {seats.map(({ name, presence }) => (presence === "present" ? name : `${name} (${words.presences[presence]})`)).join(", ")}.
        </p>
      )}
      {dissents.map(({ name, reasons }) => (
        <p key={name} class="written">
          <strong>{words.dissentOf(name)}.</strong> {reasons}
        </p>
      ))}
      {gone && <p class="quiet">{words.personalGone}</p>}
      {!gone && personalUntil && <p class="quiet">{words.personalUntil(sayDay(personalUntil, language))}</p>}
    </section>
  )
}
