import { documentLanguages, documentTypes, ways } from "../../acts/cases/documents.ts"
import { getCase, type SeenCase, type SeenDocument } from "../../acts/cases/get.ts"
import { linkKinds } from "../../acts/cases/link.ts"
import { listRounds } from "../../acts/rounds/get.ts"
import { endings, stagesAfter } from "../../acts/cases/stages.ts"
import { readWithin } from "../../acts/access/border.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { namesOf } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import { publicityKinds } from "../../law/publicity.ts"
import { dayAt, sayDay, sayTime, timeAt } from "../../lib/day.ts"
import { CaseDecisions } from "../decisions/list.tsx"
import { listDecisions } from "../../acts/decisions/get.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { caseRoutes, href, requestRoutes, rightsRoutes, staffRoutes } from "../routes.ts"
import { requestWords } from "../requests/words.ts"
import { deskOf, unitName } from "../rights/visit.ts"
import { redactionWords } from "../redaction/words.ts"
import { intakeWords } from "../intake/words.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { type Lacking, lackingIn } from "../../acts/cases/lacking.ts"
import { stateOf } from "../../acts/publicity/state.ts"
import { InShort, PartyName, publicityPath, sayWeighing } from "../publicity/in-short.tsx"
import { publicityWords } from "../publicity/words.ts"
import { CaseRounds, CourseFacts } from "./course.tsx"
import { courseWords } from "./course-words.ts"
import { Choice, Line, optionsOf } from "./fields.tsx"
import { type KeptFile, tokenOf } from "./kept-file.ts"
import { FileField, type Means, secrecies } from "./new.tsx"
import { why } from "./queue.tsx"
import { type CaseWords, caseWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

interface Shown {
  readonly problems: readonly Problem[]
  readonly typed: FormData
  readonly file: KeptFile | null
}

/** A case: what it is, what may come next, what was done, and the forms to act with. */
export async function casePage(visit: StaffVisit, means: Means, shown: Shown = { problems: [], typed: new FormData(), file: null }): Promise<string> {
  const { language, staff } = visit
  const words = caseWords[language]
  const desk = deskOf(visit)
  const its = await getCase(desk, visit.parts.id ?? "", why)
  if (its instanceof PurposeNeeded) throw new NotFound("There is no such case.")
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, [its.openedBy, ...its.handlers, ...its.told.flatMap(({ actor, official, former }) => [actor, official, former])]))
  const at = href(caseRoutes.case, { id: its.record.id })
  const rounds = await listRounds(desk, its)
  const decisions = await listDecisions(desk, its.record.id)
  const lacking = its.mayChange ? await lackingIn(desk, its) : []
  return staffPage(
    { ...visit, path: at },
    { title: shown.problems.length > 0 ? `${visit.words.errorPrefix}: ${its.number}` : its.number, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.cases, to: caseRoutes.queue }, { label: its.number }] },
    <>
      <ErrorSummary problems={shown.problems} language={language} />
      <h1>
        {its.number} {its.record.title}
      </h1>
      {lacking.length > 0 && <LackingFacts lacking={lacking} visit={visit} />}
      <CaseFacts its={its} names={names} visit={visit} words={words} />
      <p>
        <a href={href(caseRoutes.course, { id: its.record.id })}>{courseWords[language].course}</a>, <a href={href(requestRoutes.ofCase, { id: its.record.id })}>{requestWords[language].office.requests}</a>, <a href={`${href(rightsRoutes.record, { id: its.record.id })}?purpose=${why.purpose}`}>{words.rights}</a>
      </p>
      <h2>{words.documents}</h2>
      {its.documents.length === 0 ? <p>{words.noDocuments}</p> : <Documents its={its} visit={visit} words={words} />}
      <CaseRounds rounds={rounds} visit={visit} />
      <CaseDecisions its={its} decisions={decisions} language={language} />
      <h2>{words.actions}</h2>
      <Actions its={its} names={names} recipients={new Map(rounds.flatMap((one) => one.recipients.map(({ id, name }) => [id, name] as const)))} visit={visit} words={words} />
      {its.parties.length > 0 && (
        <>
          <h2>{words.parties}</h2>
          <ul>
            {its.parties.map((party) => (
              <li key={party.id}>
                <PartyName one={party} visit={visit} /> <span class="quiet">({words.roles[party.role]}, {words.partyKinds[party.kind]})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="no-print">
        <a href={href(caseRoutes.export, { id: its.record.id })}>{intakeWords[language].takeOut}</a>
      </p>
      <h2>{words.links}</h2>
      {its.links.length === 0 ? (
        <p>{words.noLinks}</p>
      ) : (
        <ul>
          {its.links.map(({ id, number, title, kind }) => (
            <li key={id}>
              <a href={href(caseRoutes.case, { id })}>{number}</a> {title} <span class="quiet">({words.linkKinds[kind]})</span>
            </li>
          ))}
        </ul>
      )}
      {its.mayChange && <Forms its={its} visit={visit} words={words} shown={shown} token={shown.file && tokenOf(shown.file, desk.actor.id, means.codeKey)} />}
    </>,
  )
}

/** What the register lacks of the case, and what to do (906/2019 25–26 §). */
function LackingFacts({ lacking, visit: { language } }: { readonly lacking: readonly Lacking[]; readonly visit: StaffVisit }) {
  const words = publicityWords[language]
  return (
    <section class="notice" aria-labelledby="lacking">
      <h2 id="lacking">{words.lacking}</h2>
      <ul>
        {lacking.map(({ field, law, document }) => (
          <li key={`${field} ${document?.id ?? ""}`}>
            {document && `${document.title}: `}
            {words.lack[field]} <span class="quiet">[{law}]</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Part {
  readonly its: SeenCase
  readonly words: CaseWords
}

function CaseFacts({ its, names, visit, words }: Part & { names: ReadonlyMap<string, string>; visit: StaffVisit }) {
  const { language } = visit
  const say = (at: Date | null) => (at ? sayTime(at, language) : "–")
  const next = stagesAfter(its.stage)
  return (
    <dl class="facts">
      <Fact term={words.stage}>
        <strong>{words.stages[its.stage]}</strong>
      </Fact>
      {next.length > 0 && <Fact term={words.nextStages}>{next.map((stage) => words.stages[stage]).join(", ")}</Fact>}
      <CourseFacts its={its} visit={visit} />
      <Fact term={words.handlers}>{its.handlers.length === 0 ? words.noHandler : its.handlers.map((id) => names.get(id) ?? id).join(", ")}</Fact>
      <Fact term={words.publicTitle}>{its.publicTitle}</Fact>
      <Fact term={words.classCode}>{its.classCode}</Fact>
      <Fact term={words.unit}>{unitName(visit, its.record.unit)}</Fact>
      <Fact term={words.secrecy}>
        {publicityWords[language].states[stateOf(its, visit.today)]}
        <InShort its={its} visit={visit} /> <a href={href(caseRoutes.publicity, { id: its.record.id })}>{publicityWords[language].title}</a>
      </Fact>
      {its.secrecyAct && (
        <Fact term={words.ground}>
          {its.secrecyAct} {its.secrecyItem}
        </Fact>
      )}
      <Fact term={words.way}>{words.ways[its.receivedWay]}</Fact>
      <Fact term={words.pendingAt}>{say(its.pendingAt)}</Fact>
      {its.decidedAt && <Fact term={words.decidedAt}>{say(its.decidedAt)}</Fact>}
      {its.closedAt && <Fact term={words.closedAt}>{say(its.closedAt)}</Fact>}
      {its.ending && <Fact term={words.ending}>{words.endings[its.ending] ?? words.stages[its.ending]}</Fact>}
      <Fact term={words.openedBy}>
        {names.get(its.openedBy) ?? its.openedBy}, {say(its.openedAt)}
      </Fact>
      <Fact term={words.authority}>
        {its.authority} ({words.businessId} {its.businessId})
      </Fact>
    </dl>
  )
}

function Documents({ its, visit, words }: Part & { visit: StaffVisit }) {
  const { language } = visit
  const dated = ({ arrivedAt, draftedAt }: SeenDocument) => arrivedAt ?? draftedAt
  return (
    <ul>
      {its.documents.map((one) => {
        const day = dated(one)
        return (
          <li key={one.id}>
            <strong>{one.title}</strong>: {words.types[one.type] ?? one.type}, {one.language !== its.language && `${words.languages[one.language]}, `}
            {words.version(one.version)}, {words.origins[one.origin]}
            {day && ` ${sayDay(dayAt(day), language)}`}
            {one.arrivedWay && `, ${words.ways[one.arrivedWay]}`}, {one.sender ?? one.author ?? "–"}, <a href={publicityPath(its.record.id, one.id)}>{publicityWords[language].states[stateOf(one, visit.today)]}</a>
            <InShort its={one} visit={visit} />
            {one.fileName && (
              <>
                {" "}
                <a href={href(caseRoutes.file, { id: its.record.id, document: one.id })}>
                  {words.download}: {one.fileName}
                </a>
                , <a href={href(caseRoutes.text, { id: its.record.id, document: one.id })}>{redactionWords[language].text}</a>
                {its.mayChange && one.redactionOf === null && (
                  <>
                    , <a href={href(caseRoutes.redaction, { id: its.record.id, document: one.id })}>{redactionWords[language].make}</a>
                  </>
                )}
              </>
            )}
            {one.redactionOf !== null && (
              <span class="quiet"> ({redactionWords[language].isOf(its.documents.find(({ id }) => id === one.redactionOf)?.title ?? "–")})</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Actions({ its, names, recipients, visit, words }: Part & { names: ReadonlyMap<string, string>; recipients: ReadonlyMap<string, string>; visit: StaffVisit }) {
  const { language } = visit
  const who = (id: string | null) => (id === null ? "" : (names.get(id) ?? id))
  return (
    <Table label={words.actions} heads={[words.when, words.who, words.what, words.stage]}>
      {its.told.map(({ seq, at, actor, kind, stage, official, former, noteCode, note, day, recipient }) => (
        <tr key={seq}>
          <td>
            {sayTime(at, language)}
          </td>
          <td>{who(actor)}</td>
          <td>
            {words.kinds[kind]}
            {official && `: ${former ? `${who(former)} → ` : ""}${who(official)}`}
            {noteCode && kind === "moved" && ` (${words.endings[noteCode] ?? words.stages[noteCode] ?? noteCode})`}
            {recipient && `: ${recipients.get(recipient) ?? "–"}`}
            {day && ` ${sayDay(day, language)}`}
            {kind === "weighed" && ` (${sayWeighing(noteCode, visit)})`}
            {note && `: ${note}`}
          </td>
          <td>{words.stages[stage]}</td>
        </tr>
      ))}
    </Table>
  )
}

function Forms({ its, visit, words, shown: { problems, typed, file }, token }: Part & { visit: StaffVisit; shown: Shown; token: string | null }) {
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const line = (name: string, label: string, usual = "", type: "text" | "date" | "time" = "text") => <Line name={name} label={label} problems={problems} value={value(name, usual)} type={type} />
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], usual = "") => <Choice name={name} label={label} problems={problems} value={value(name, usual)} options={options} />
  const action = href(caseRoutes.act, { id: its.record.id })
  // A transfer has a form of its own, which tells the sender.
  const next = stagesAfter(its.stage).filter((stage) => stage !== "transferred")
  const button = (act: string, label: string) => (
    <button type="submit" name="act" value={act}>
      {label}
    </button>
  )
  return (
    <>
      {next.some((stage) => stage !== "closed") && (
        <form method="post" action={action}>
          <h2>{words.move}</h2>
          {choice("stage", words.moveTo, optionsOf(next.filter((stage) => stage !== "closed"), words.stages))}
          {line("happened", words.happened, "", "date")}
          {button("move", words.move)}
        </form>
      )}
      {next.includes("closed") && (
        <form method="post" action={action}>
          <h2>{words.close}</h2>
          {choice("ending", words.closeAs, optionsOf(endings.filter((one) => one !== "transferred" && (one !== "decision" || its.decidedAt !== null)), words.endings))}
          {button("close", words.close)}
        </form>
      )}
      <form method="post" action={action}>
        <h2>{words.addNote}</h2>
        {line("note", words.note)}
        {button("note", words.addNote)}
      </form>
      <details open={problems.some(({ field }) => ["file", "documentTitle", "sender", "day", "item", "kind", "event-on"].includes(field))}>
        <summary>{words.addDocument}</summary>
      <form method="post" action={href(caseRoutes.documents, { id: its.record.id })} enctype="multipart/form-data">
        <FileField words={words} problems={problems} file={file} token={token} uploads={href(caseRoutes.uploads, { id: its.record.id })} />
        {line("documentTitle", words.documentTitle)}
        {line("documentPublicTitle", `${words.publicTitle} (${words.document})`)}
        {choice("documentType", words.documentType, optionsOf(documentTypes, words.types))}
        {choice("documentLanguage", words.documentLanguage, optionsOf(documentLanguages, words.languages), its.language)}
        {choice("origin", words.origin, optionsOf(["received", "own"], words.origins))}
        {line("sender", words.sender)}
        {choice("way", words.documentWay, optionsOf(ways, words.ways), "letter")}
        {line("day", words.day, dayAt(visit.now), "date")}
        {line("time", words.time, timeAt(visit.now), "time")}
        {choice("secrecy", words.secrecy, optionsOf(secrecies, words.secrecies), its.secrecy)}
        {line("secrecyAct", words.act, its.secrecyAct ?? "621/1999")}
        {line("item", words.item, its.secrecyItem ?? "")}
        {line("part", publicityWords[visit.language].partField)}
        {choice("kind", publicityWords[visit.language].kind, [["", "–"], ...optionsOf(publicityKinds, publicityWords[visit.language].kinds)])}
        {line("event-on", publicityWords[visit.language].eventOn, "", "date")}
        {button("document", words.addDocument)}
      </form>
      </details>
      <details open={problems.some(({ field }) => ["other", "linkKind"].includes(field))}>
        <summary>{words.link}</summary>
      <form method="post" action={action}>
        {line("other", words.number)}
        {choice("linkKind", words.linkKind, optionsOf(linkKinds, words.linkKinds))}
        {button("link", words.link)}
      </form>
      </details>
      <details open={problems.some(({ field }) => ["title", "publicTitle"].includes(field))}>
        <summary>{words.correct}</summary>
      <form method="post" action={action}>
        {line("title", words.title, its.record.title)}
        {line("publicTitle", words.publicTitle, its.publicTitle)}
        {button("titles", words.correct)}
      </form>
      </details>
    </>
  )
}
