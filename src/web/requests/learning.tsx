import { publishAnswer, publishedAnswers, withdrawAnswer } from "../../acts/requests/publish.ts"
import { unfound } from "../../acts/requests/unfound.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { Choice, Line } from "../cases/fields.tsx"
import { messages } from "../messages.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { page } from "../parts/page.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { href, requestRoutes, routes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { learningWords } from "./learning-words.ts"
import { requestWords } from "./words.ts"

/** What people sought and did not find, for the information manager: words of public searches, and pools that had no document. */
export async function unfoundPage(visit: StaffVisit): Promise<string> {
  const { language, staff, site, session } = visit
  const say = learningWords[language]
  const { words, pools } = await unfound(deskOf(visit))
  const model = site.find(session?.municipality ?? "")?.model
  const nameOf = (id: string): string => {
    const pool = model && lookup(model).pool.get(id)
    return pool ? `${plain(pool.name, language)} (${unitName(visit, pool.unit)})` : id
  }
  return staffPage({ ...visit, path: requestRoutes.unfound }, { title: say.unfound, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: requestWords[language].office.queue, to: requestRoutes.queue }, { label: say.unfound }] }, <>
    <h1>{say.unfound}</h1>
    <p class="lead">{say.unfoundLead}</p>
    <h2>{say.words}</h2>
    {words.length === 0 ? <p>{say.noneWords}</p> : (
      <Table label={say.words} heads={[say.word, say.times]}>
        {words.map(({ word, times }) => (
          <tr key={word}>
            <th scope="row" lang="fi">
              {word}
            </th>
            <td>{times}</td>
          </tr>
        ))}
      </Table>
    )}
    <h2>{say.pools}</h2>
    {pools.length === 0 ? <p>{say.nonePools}</p> : (
      <Table label={say.pools} heads={[say.pool, say.times]}>
        {pools.map(({ pool, times }) => (
          <tr key={pool ?? ""}>
            <th scope="row">{pool === null ? say.noPool : nameOf(pool)}</th>
            <td>{times}</td>
          </tr>
        ))}
      </Table>
    )}
  </>)
}

/** Published answers for anyone; kept in no cache, since what is public may change today. */
export async function answersOnWeb(visit: Visit): Promise<Answer> {
  const { language, path, database, now } = visit
  const { municipality } = revisionOf(visit).model
  const say = learningWords[language]
  const at = { language, municipality: municipality.id }
  const found = await publishedAnswers(database, municipality.id, now)
  return html(
    page({ language, path, municipality, title: say.answers, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: say.answers }] }, <>
      <h1>{say.answers}</h1>
      <p class="lead">{say.answersLead}</p>
      {found.length === 0 && <p>{say.noAnswers}</p>}
      {found.map((one) => (
        <section key={one.task} class="sheet gap">
          <h2 lang={one.language}>{one.title}</h2>
          <p>
            {say.published} {sayDay(dayAt(one.publishedAt), language)}, {requestWords[language].kinds[one.kind]}
          </p>
          {one.cases.length > 0 && (
            <p>
              {say.cases}: {one.cases.map(({ id, number }, place) => (
                <>
                  {place > 0 && ", "}
                  <a href={href(routes.case, { ...at, id })}>{number}</a>
                </>
              ))}
            </p>
          )}
        </section>
      ))}
    </>),
    { keep: false },
  )
}

/** The form by which a wholly public answer is published, or taken away. */
export function PublishPart({ language, path, title }: { language: "fi" | "sv" | "en"; path: string; title: string | null }) {
  const say = learningWords[language]
  if (title === null)
    return (
      <p>
        <a href={path}>{say.publish}</a>
      </p>
    )
  return (
    <form method="post" action={path}>
      <p>
        {say.isPublished}: {title}
      </p>
      <button type="submit" class="second" name="act" value="withdraw">
        {say.withdraw}
      </button>
    </form>
  )
}

/** Asks for the title under which an answer is published. */
export function publishPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): string {
  const { language, staff, parts: { id = "", task = "" } } = visit
  const say = learningWords[language]
  const path = href(requestRoutes.publish, { id, task })
  return staffPage({ ...visit, path }, { title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${say.publish}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: requestWords[language].office.requests, to: href(requestRoutes.ofCase, { id }) }, { label: say.publish }] }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{say.publish}</h1>
    <p class="lead">{say.publishLead}</p>
    <form method="post" action={path}>
      <Line name="title" label={say.title} hint={say.titleHint} problems={problems} value={typedIn(typed, "title")} size={50} />
      <Choice name="language" label={say.language} problems={problems} value={typedIn(typed, "language") || language} options={languages.map((one) => [one, messages[one].languageName] as const)} />
      <button type="submit" name="act" value="publish">
        {say.publish}
      </button>
    </form>
  </>)
}

/** Publishes an answer or takes it away. */
export async function postPublication(visit: StaffVisit, form: FormData): Promise<Posted> {
  const say = learningWords[visit.language]
  const { municipality } = deskOf(visit)
  const { id = "", task = "" } = visit.parts
  const title = typedIn(form, "title").trim().slice(0, 200)
  const again = (problems: readonly Problem[]) => Promise.resolve(publishPage(visit, problems, form))
  const isPublishing = typedIn(form, "act") !== "withdraw"
  if (isPublishing && title === "") return { page: await again([{ field: "title", message: say.needsTitle }]) }
  const language = languages.find((one) => one === typedIn(form, "language")) ?? "fi"
  return attempt(visit, (work) => (isPublishing ? publishAnswer(work, municipality, id, task, { title, language }) : withdrawAnswer(work, municipality, id, task)), () => `${href(requestRoutes.ofCase, { id })}#task-${task}`, { field: "title", conflict: say.cannot, refused: say.cannot, code: say.code }, again)
}
