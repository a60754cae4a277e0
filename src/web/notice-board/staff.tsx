import { type KeptNotice, noticesOf } from "../../acts/notice-board/board.ts"
import { type NoticeForm, type NoticeKind, noticeKinds, postNotice, withdrawNotice } from "../../acts/notice-board/post.ts"
import { getDecision, type SeenDecision } from "../../acts/decisions/get.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { isDay, sayDay } from "../../lib/day.ts"
import { capital, languages } from "../../lib/words.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { why } from "../cases/queue.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { boardRoutes, caseRoutes, href, routes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { type BoardWords, boardWords } from "./words.ts"

/** The notices that the reader looks after, with what she may do with each. */
export async function keptNotices(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language, staff, today } = visit
  const words = boardWords[language]
  const desk = deskOf(visit)
  const notices = await noticesOf(desk)
  const address = (id: string) => href(routes.posted, { language: "fi", municipality: desk.municipality, id })
  return staffPage(
    { ...visit, path: boardRoutes.board },
    { title: words.keep, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.board }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.keep}</h1>
      <p>
        <a class="button" href={boardRoutes.open}>{words.new}</a>{" "}
        <a href={href(routes.noticeBoard, { language, municipality: desk.municipality })}>{words.board}</a>
      </p>
      {notices.length === 0 ? (
        <p id="notices">{words.noneKept}</p>
      ) : (
        <ul class="results" id="notices">
          {notices.map((one) => (
            <li key={one.id}>
              <h2>{one.from <= today ? <a href={address(one.id)}>{titleOf(one, words)}</a> : titleOf(one, words)}</h2>
              <p>
                {capital(words.kinds[one.kind])}, {one.ground}. {capital(stateOf(one, today, words))}: {sayDay(one.from, language)} – {one.last ? sayDay(one.last, language) : words.lastUnknown}.{" "}
                {one.case && <a href={href(caseRoutes.case, { id: one.case })}>{words.ofCase} {one.number}</a>}
              </p>
              {one.withdrawnAt === null && (one.onBoard || one.from > today) && (
                <form method="post" action={href(boardRoutes.withdraw, { id: one.id })}>
                  <button type="submit" class="second">{words.withdraw(titleOf(one, words))}</button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </>,
  )
}

const titleOf = ({ title, kind }: KeptNotice, words: BoardWords): string => title || words.kinds[kind]
const stateOf = ({ withdrawnAt, onBoard, from }: KeptNotice, today: string, words: BoardWords): string => (withdrawnAt ? words.withdrawn : onBoard ? words.on : from > today ? words.coming : words.off)

/** The decision that the notice is of, where the address names one. */
async function decisionIn(visit: StaffVisit, caseId: string, id: string): Promise<SeenDecision | null> {
  if (caseId === "" || id === "") return null
  const found = await getDecision(deskOf(visit), caseId, id, why)
  if (found instanceof PurposeNeeded || !found.mayChange || found.signedAt === null) throw new NotFound("There is no such decision.")
  return found
}

const idIn = (text: string | null): string => (/^[\w-]{1,64}$/.test(text ?? "") ? (text ?? "") : "")

/** A new notice: by itself, of a case, or of a decision, whose text it begins with. */
export async function newNotice(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  const { language, staff, query, today } = visit
  const words = boardWords[language]
  const caseId = idIn(typed ? typedIn(typed, "case") : query.get("case"))
  const decision = await decisionIn(visit, caseId, idIn(typed ? typedIn(typed, "decision") : query.get("decision")))
  const begun: Readonly<Record<string, string>> = decision === null ? {} : {
    kind: "decision", [`title-${decision.language}`]: decision.heading, [`body-${decision.language}`]: [decision.matter, decision.decision, decision.remedyText].filter(Boolean).join("\n\n"),
  }
  const value = (name: string, usual = "") => (typed ? typedIn(typed, name) : (begun[name] ?? usual))
  const kinds = noticeKinds.filter((kind) => decision !== null || kind !== "decision")
  return staffPage(
    { ...visit, path: boardRoutes.open },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.new}` : words.new, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.board, to: boardRoutes.board }, { label: words.new }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.new}</h1>
      {decision && <p class="lead">{words.ofDecision}: {decision.number} {decision.heading}</p>}
      <form method="post" action={boardRoutes.open}>
        {caseId !== "" && <input type="hidden" name="case" value={caseId} />}
        {decision && <input type="hidden" name="decision" value={decision.id} />}
        <Choice name="kind" label={words.kind} problems={problems} value={value("kind", "municipal")} options={kinds.map((kind) => [kind, words.kinds[kind]])} />
        <Line name="from" label={words.from} hint={words.fromHint} problems={problems} value={value("from", today)} type="date" />
        <Line name="last" label={words.last} hint={words.lastHint} problems={problems} value={value("last")} type="date" />
        <Line name="timeGround" label={words.timeGround} hint={words.timeGroundHint} problems={problems} value={value("timeGround")} />
        <Choice name="personal" label={words.personal} problems={problems} value={value("personal", "yes")} options={[["yes", words.yes], ["no", words.no]]} />
        {languages.map((one) => (
          <fieldset key={one}>
            <legend>{words.languages[one]}</legend>
            <Line name={`title-${one}`} label={`${words.title} (${one})`} problems={one === "fi" ? problems.map((problem) => (problem.field === "texts" ? { ...problem, field: "title-fi" } : problem)) : problems} value={value(`title-${one}`)} size={60} />
            <Area name={`body-${one}`} label={`${words.body} (${one})`} problems={problems} value={value(`body-${one}`)} lang={one} />
            <details open={value(`plainTitle-${one}`) !== ""}>
              <summary>{words.plain} ({one})</summary>
              <Line name={`plainTitle-${one}`} label={`${words.plainTitle} (${one})`} hint={words.plainHint} problems={problems} value={value(`plainTitle-${one}`)} size={60} />
              <Area name={`plainBody-${one}`} label={`${words.plainBody} (${one})`} problems={problems} value={value(`plainBody-${one}`)} lang={one} />
            </details>
          </fieldset>
        ))}
        <button type="submit">{words.post}</button>
      </form>
    </>,
  )
}

/** What the form says of each language. */
function textsIn(form: FormData): NoticeForm["texts"] {
  const text = (name: string) => typedIn(form, name).trim().replaceAll("\r\n", "\n")
  return Object.fromEntries(languages.flatMap((one) => {
    const [title, body, plainTitle, plainBody] = [text(`title-${one}`), text(`body-${one}`), text(`plainTitle-${one}`), text(`plainBody-${one}`)]
    return title === "" || body === "" ? [] : [[one, { title, body, ...(plainTitle === "" || plainBody === "" ? {} : { plainTitle, plainBody }) }]]
  }))
}

/** Posts the notice, or shows what to mend. */
export async function postNew(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = boardWords[visit.language]
  const { municipality } = deskOf(visit)
  const text = (name: string) => typedIn(form, name).trim()
  const texts = textsIn(form)
  const again = (problems: readonly Problem[]) => newNotice(visit, problems, form)
  const wrong = [["title-fi", Object.keys(texts).length === 0, "texts"], ["from", !isDay(text("from")) || text("from") < visit.today, "from"], ["last", text("last") !== "" && !isDay(text("last")), "last"]] as const
  const problems = wrong.filter(([, is]) => is).map(([field, , code]) => ({ field, message: words.needed[code] ?? "" }))
  if (problems.length > 0) return { page: await again(problems) }
  const its: NoticeForm = {
    kind: noticeKinds.find((one): one is NoticeKind => one === text("kind")) ?? "municipal",
    case: idIn(text("case")) || null, decision: idIn(text("decision")) || null, from: text("from"), last: text("last") || null, timeGround: text("timeGround") || null, personal: text("personal") !== "no", texts,
  }
  return attempt(visit, (work) => postNotice(work, municipality, its), () => boardRoutes.board, { field: "last", conflict: words.cannot, refused: words.refused, code: words.code }, again)
}

/** Takes a notice off the board. */
export async function withdraw(visit: StaffVisit): Promise<Posted> {
  const words = boardWords[visit.language]
  return attempt(visit, (work) => withdrawNotice(work, deskOf(visit).municipality, visit.parts.id ?? ""), () => boardRoutes.board, { field: "notices", conflict: words.cannot, refused: words.refused, code: words.code }, (problems) => keptNotices(visit, problems))
}
