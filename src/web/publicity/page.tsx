import { readWithin } from "../../acts/access/border.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { getCase } from "../../acts/cases/get.ts"
import { namesOf } from "../../acts/people/names.ts"
import { endOfMark, type KeptMark, unsaidPart } from "../../acts/publicity/marks.ts"
import { momentOf, stateOf } from "../../acts/publicity/state.ts"
import { NotFound } from "../../acts/refusals.ts"
import { saySteps } from "../../law/say-steps.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { why } from "../cases/queue.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { type FormPart, Forms, Parties, type Shown } from "./forms.tsx"
import { InShort, publicityPath, sayWeighing } from "./in-short.tsx"
import { publicityWords } from "./words.ts"

interface Part extends Shown {
  readonly visit: StaffVisit
}

async function shownOf(visit: StaffVisit): Promise<Shown> {
  const its = await getCase(deskOf(visit), visit.parts.id ?? "", why)
  if (its instanceof PurposeNeeded) throw new NotFound("There is no such case.")
  const wanted = visit.parts.document
  const document = wanted === undefined ? null : (its.documents.find(({ id }) => id === wanted) ?? null)
  if (wanted !== undefined && document === null) throw new NotFound("There is no such document.")
  return { its, document }
}

/** The publicity of a case or a document: what it is now, from when and why, its marks and weighings, each with the forms of one who may change the case. */
export async function publicityPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const words = publicityWords[language]
  const { its, document } = await shownOf(visit)
  const id = its.record.id
  const path = publicityPath(id, document?.id ?? null)
  const part: FormPart = { its, document, visit, problems, value: (name, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual) }
  const marks = its.marks.filter(({ recordId }) => recordId === (document?.id ?? id))
  const heading = document === null ? words.ofCase : words.ofDocument
  return staffPage(
    { ...visit, path },
    {
      title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${words.title} – ${its.number}`,
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, { label: its.number, to: href(caseRoutes.case, { id }) }, ...(document === null ? [] : [{ label: words.title, to: publicityPath(id, null) }]), { label: document === null ? words.title : document.title }],
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{heading}</h1>
      <p class="lead">
        {its.number} {document === null ? its.record.title : document.title}
      </p>
      <dl class="facts">
        <PublicityFacts its={its} document={document} visit={visit} />
      </dl>
      {stateOf(its, visit.today) === "secret" && <p class="notice">{words.secretCase}</p>}
      <h2>{words.marks}</h2>
      {marks.length === 0 ? <p>{words.noMarks}</p> : await marksShown(part, marks)}
      {its.mayChange && <Forms {...part} marks={marks} />}
      <h2>{words.weighed}</h2>
      {await weighings(part)}
      {document === null && its.parties.length > 0 && <Parties {...part} />}
      {document === null && its.documents.length > 0 && (
        <>
          <h2>{words.documents}</h2>
          <ul>
            {its.documents.map((one) => (
              <li key={one.id}>
                <a href={publicityPath(id, one.id)}>{one.title}</a>: {words.states[stateOf(one, visit.today)]}
                <InShort its={one} visit={visit} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>,
  )
}

/** What something is to the public now, and from when on it is public by which rule: as facts of a page. */
function PublicityFacts({ its, document, visit }: Part) {
  const { language, today } = visit
  const words = publicityWords[language]
  const one = document ?? its
  const state = stateOf(one, today)
  const moment = momentOf(one)
  const from = one.publicFrom && one.secrecy !== "public" ? dayAt(one.publicFrom) : null
  return (
    <>
      <Fact term={words.now}>
        <strong>{words.states[state]}</strong>
      </Fact>
      {from !== null && (
        <Fact term={from <= today ? words.becamePublic : words.publicFrom}>
          {sayDay(from, language)}
          {from > today && <span class="quiet"> {state === "partly-secret" && document === null ? words.inPartNow : words.itselfPublic}</span>}
        </Fact>
      )}
      {moment !== null && one.secrecy !== "public" && (
        <Fact term={"waitsFor" in moment ? words.waitsFor : words.byRule}>
          {"waitsFor" in moment ? `${words.waits[moment.waitsFor]} [${moment.law}]` : saySteps(moment.steps, language).join(" ")}
        </Fact>
      )}
      {state === "not-yet-public" && moment === null && from === null && <Fact term={words.publicFrom}>{words.untold}</Fact>}
    </>
  )
}

async function marksShown({ visit }: Part, marks: readonly KeptMark[]) {
  const { language } = visit
  const words = publicityWords[language]
  const desk = deskOf(visit)
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, marks.map(({ markedBy }) => markedBy)))
  return (
    <>
      {marks.map((mark) => {
        const end = endOfMark(mark)
        return (
          <section key={mark.id} class="sheet">
            <h3>
              {mark.act} {mark.item}
            </h3>
            <dl class="facts">
              <Fact term={words.part}>{mark.part === null ? words.whole : mark.part === unsaidPart ? words.unsaid : mark.part}</Fact>
              <Fact term={words.counted}>
                {words.countedFrom[mark.countedEvent]}: {sayDay(mark.countedOn, language)}
              </Fact>
              <Fact term={words.ends}>
                <strong>{end.until === null ? words.noEnd : sayDay(end.until, language)}</strong>
                {end.provisional && end.until !== null && ` (${words.provisional})`}
                {mark.withdrawnOn !== null && ` (${words.withdrawn})`}
                {end.until === null && mark.inUse && ` (${words.inUse})`}
              </Fact>
              <Fact term={words.markedBy}>
                {names.get(mark.markedBy) ?? mark.markedBy}, {sayTime(mark.markedAt, language)}
              </Fact>
            </dl>
            <details>
              <summary>{words.reckoning}</summary>
              <ol>
                {saySteps(end.steps, language).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ol>
            </details>
          </section>
        )
      })}
    </>
  )
}

async function weighings({ its, document, visit }: Part) {
  const { language } = visit
  const words = publicityWords[language]
  const made = its.told.filter(({ kind, documents }) => kind === "weighed" && (document === null ? documents.length === 0 : documents.includes(document.id)))
  if (made.length === 0) return <p>{words.noWeighings}</p>
  const desk = deskOf(visit)
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, made.map(({ actor }) => actor)))
  return (
    <ul>
      {made.map(({ seq, at, actor, noteCode, note }) => (
        <li key={seq}>
          {sayTime(at, language)}, {names.get(actor) ?? actor}: {sayWeighing(noteCode, visit)}
          {note && `. ${note}`}
        </li>
      ))}
    </ul>
  )
}
