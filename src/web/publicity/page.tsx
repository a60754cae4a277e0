import { readWithin } from "../../acts/access/border.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { getCase, type SeenCase, type SeenDocument } from "../../acts/cases/get.ts"
import { titleFlags } from "../../acts/cases/titles.ts"
import { namesOf } from "../../acts/people/names.ts"
import { addMark, disclosureOutcomes, footings, type Learned, tellCaseMoment, tellMoment, tellOfMark, weigh } from "../../acts/publicity/mark.ts"
import { endOfMark, type KeptMark, unsaidPart } from "../../acts/publicity/marks.ts"
import { setPartySecrecy } from "../../acts/publicity/parties.ts"
import { momentOf, stateOf } from "../../acts/publicity/state.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Work } from "../../acts/work.ts"
import { publicityKinds } from "../../law/publicity.ts"
import { saySteps } from "../../law/say-steps.ts"
import { groundsOn, citeGround } from "../../law/secrecy-grounds.ts"
import { dayAt, isDay, sayDay, sayTime } from "../../lib/day.ts"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import type { Means } from "../cases/new.tsx"
import { why } from "../cases/queue.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { publicityWords } from "./words.ts"

/** What the page is of: the case itself, or one of its documents. */
interface Shown {
  readonly its: SeenCase
  readonly document: SeenDocument | null
}

interface Part extends Shown {
  readonly visit: StaffVisit
}

interface FormPart extends Part {
  readonly problems: readonly Problem[]
  readonly value: (name: string, usual?: string) => string
}

async function shownOf(visit: StaffVisit): Promise<Shown> {
  const its = await getCase(deskOf(visit), visit.parts.id ?? "", why)
  if (its instanceof PurposeNeeded) throw new NotFound("There is no such case.")
  const wanted = visit.parts.document
  const document = wanted === undefined ? null : (its.documents.find(({ id }) => id === wanted) ?? null)
  if (wanted !== undefined && document === null) throw new NotFound("There is no such document.")
  return { its, document }
}

/** Where the publicity of a case or a document of it stands. */
export const publicityPath = (caseId: string, document: string | null): string => (document === null ? href(caseRoutes.publicity, { id: caseId }) : href(caseRoutes.documentPublicity, { id: caseId, document }))

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

/** In a line: until when it is secret or from when on it is public, where that is known. */
export function InShort({ its, visit: { language, today } }: { readonly its: SeenCase | SeenDocument; readonly visit: StaffVisit }) {
  const words = publicityWords[language]
  const state = stateOf(its, today)
  const moment = momentOf(its)
  if (state === "public" || state === "not-official") return null
  const days = [
    ...(its.secrecyEndsOn !== null ? [words.until(sayDay(its.secrecyEndsOn, language))] : []),
    ...(state === "not-yet-public" && its.publicFrom ? [words.from(sayDay(dayAt(its.publicFrom), language))] : []),
    ...(state === "not-yet-public" && moment && "waitsFor" in moment ? [`${words.waitsFor.toLowerCase()}: ${words.waits[moment.waitsFor]} [${moment.law}]`] : []),
  ]
  return days.length === 0 ? null : <span class="quiet"> ({days.join(", ")})</span>
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

/** What a weighing came to, in words. */
export function sayWeighing(code: string | null, { language }: StaffVisit): string {
  const words = publicityWords[language]
  const [outcome = "", footing = "", withdrawn] = (code ?? "").split("+")
  return [words.outcomes[outcome as "given"], words.footings[footing as "anyone"], ...(withdrawn ? [words.withdraws.toLowerCase()] : [])].filter(Boolean).join(", ")
}

function Send({ act, label, its, document, children }: Shown & { readonly act: string; readonly label: string; readonly children: preact.ComponentChildren }) {
  return (
    <form method="post" action={publicityPath(its.record.id, document?.id ?? null)}>
      {children}
      <button type="submit" name="act" value={act}>
        {label}
      </button>
    </form>
  )
}

function Forms({ marks, ...part }: FormPart & { readonly marks: readonly KeptMark[] }) {
  const { its, document, visit, problems, value } = part
  const words = publicityWords[visit.language]
  const line = (name: string, label: string, more: { hint?: string; usual?: string; type?: "text" | "date" } = {}) => (
    <Line name={name} label={label} problems={problems} value={value(name, more.usual)} type={more.type ?? "text"} size={more.type ? undefined : 40} {...(more.hint ? { hint: more.hint } : {})} />
  )
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], usual = "") => <Choice name={name} label={label} problems={problems} value={value(name, usual)} options={options} />
  const wrongIn = (...fields: string[]) => problems.some(({ field }) => fields.includes(field))
  const open = marks.filter(({ withdrawnOn }) => withdrawnOn === null)
  return (
    <>
      {document === null && its.secrecy === "not-yet-public" && (
        <Send act="moment" label={words.tell} its={its} document={document}>
          <h2>{words.publicFrom}</h2>
          {line("event-on", words.on, { type: "date", usual: its.publicFrom ? dayAt(its.publicFrom) : "" })}
        </Send>
      )}
      {document !== null && document.secrecy !== "public" && !document.draft && (
        <details open={wrongIn("kind", "event-on")}>
          <summary>{words.tellMoment}</summary>
          <Send act="moment" label={words.tell} its={its} document={document}>
            {choice("kind", words.kind, optionsOf(publicityKinds, words.kinds), document.publicityKind ?? "tender")}
            {line("event-on", words.eventOn, { type: "date", usual: document.publicEventOn ?? "" })}
          </Send>
        </details>
      )}
      <details open={wrongIn("law", "item", "part", "set-until")}>
        <summary>{words.addMark}</summary>
        <Send act="mark" label={words.addMark} its={its} document={document}>
          {line("law", words.act, { usual: "621/1999" })}
          {line("item", words.item, { hint: words.itemHint })}
          {line("part", words.partField, { hint: words.partHint })}
          {line("set-until", words.setUntil, { type: "date" })}
        </Send>
      </details>
      {open.length > 0 && (
        <details open={wrongIn("on", "what")}>
          <summary>{words.learned}</summary>
          <Send act="learned" label={words.tell} its={its} document={document}>
            {choice("mark", words.whichMark, open.map(({ id, act, item, part }) => [id, `${act} ${item}${part && part !== unsaidPart ? `, ${part}` : ""}`] as const))}
            {choice("what", words.what, Object.entries(words.whats))}
            {line("on", words.on, { type: "date", usual: visit.today })}
          </Send>
        </details>
      )}
      {((document ?? its).secrecy !== "public" || marks.length > 0) && (
        <>
          <h2>{words.weigh}</h2>
          <p>{words.weighLead}</p>
          <Send act="weigh" label={words.keep} its={its} document={document}>
            {choice("outcome", words.outcome, optionsOf(disclosureOutcomes, words.outcomes), "given-partly")}
            {choice("footing", words.footing, optionsOf(footings, words.footings))}
            {line("reason", words.reason)}
            {open.length > 0 && (
              <label class="check">
                <input type="checkbox" name="withdraws" value="yes" checked={value("withdraws") === "yes"} /> {words.withdraws}
              </label>
            )}
          </Send>
        </>
      )}
    </>
  )
}

function Parties(part: FormPart) {
  const { its, visit, problems, value } = part
  const { language, today } = visit
  const words = publicityWords[language]
  const said = caseWords[language]
  const open = its.parties.filter(({ secretAct }) => secretAct === null)
  const hidden = its.parties.filter(({ secretAct, name }) => secretAct !== null && name !== null)
  return (
    <>
      <h2>{words.parties}</h2>
      <p>{words.partiesLead}</p>
      {titleFlags(its.record.title, hidden.map(({ name }) => name ?? "")).includes("name") && <p class="notice">{words.inTitle}</p>}
      <ul>
        {its.parties.map((one) => (
          <li key={one.id}>
            <PartyName one={one} visit={visit} /> <span class="quiet">({said.roles[one.role]})</span>
          </li>
        ))}
      </ul>
      {its.mayChange && open.length > 0 && (
        <details open={problems.some(({ field }) => field === "party")}>
          <summary>{words.hide}</summary>
          <Send act="hide" label={words.hide} {...part}>
            <Choice name="party" label={words.party} problems={problems} value={value("party")} options={open.map(({ id, name }) => [id, name ?? "–"] as const)} />
            <Choice name="party-ground" label={words.ground} problems={problems} value={value("party-ground", "661/2009 36 §")} options={partyGrounds(today).map((ground) => [ground, ground] as const)} />
          </Send>
        </details>
      )}
      {its.mayChange && hidden.length > 0 && (
        <details>
          <summary>{words.show}</summary>
          <Send act="show" label={words.show} {...part}>
            <Choice name="party-shown" label={words.party} problems={problems} value={value("party-shown")} options={hidden.map(({ id, name }) => [id, name ?? "–"] as const)} />
          </Send>
        </details>
      )}
    </>
  )
}

/** The grounds on which a party is secret by herself: an order of non-disclosure, or one of the personal grounds of the Publicity Act. */
const partyGrounds = (today: string): readonly string[] => ["661/2009 36 §", ...new Set(groundsOn(today).filter(({ time, item }) => time === "life" && item !== null).map(citeGround))]

/** A party's name, or that it is kept from the reader and on what ground. */
export function PartyName({ one, visit: { language } }: { readonly one: SeenCase["parties"][number]; readonly visit: StaffVisit }) {
  const words = publicityWords[language]
  const ground = [one.secretAct, one.secretItem].filter(Boolean).join(" ")
  if (one.name === null) return <em>{words.hidden(ground)}</em>
  return (
    <>
      {one.name}
      {one.secretAct !== null && <strong> [{ground}]</strong>}
    </>
  )
}

/** Does what a form of the page asks for. */
export async function actOnPublicity(visit: StaffVisit, _means: Means, form: FormData): Promise<Posted> {
  const words = publicityWords[visit.language]
  const { municipality } = deskOf(visit)
  const [caseId, document] = [visit.parts.id ?? "", visit.parts.document ?? null]
  const marked = { caseId, recordId: document ?? caseId }
  const text = (name: string, most = 300) => typedIn(form, name).trim().slice(0, most)
  const again = (problems: readonly Problem[]) => publicityPage(visit, problems, form)
  const wrong = async (...fields: string[]): Promise<Posted> => ({ page: await again(fields.map((field) => ({ field, message: words.needed[field] ?? words.cannot }))) })
  const done = (field: string, verb: (work: Work) => Promise<unknown>): Promise<Posted> =>
    attempt(visit, verb, () => publicityPath(caseId, document), { field, conflict: field === "outcome" ? (words.needed.outcome ?? words.cannot) : words.cannot, refused: caseWords[visit.language].refused, code: caseWords[visit.language].code }, again)
  const acts: Readonly<Record<string, () => Promise<Posted>>> = {
    moment() {
      const kind = publicityKinds.find((one) => one === text("kind"))
      const on = text("event-on")
      if (document === null) return isDay(on) ? done("event-on", (work) => tellCaseMoment(work, municipality, caseId, on)) : wrong("event-on")
      return !kind || (on !== "" && !isDay(on)) ? wrong("event-on") : done("kind", (work) => tellMoment(work, municipality, caseId, document, kind, on || null))
    },
    mark() {
      const until = text("set-until")
      const lacking = [...(text("law", 60) === "" ? ["law"] : []), ...(text("item", 120) === "" ? ["item"] : []), ...(until !== "" && (!isDay(until) || until < visit.today) ? ["set-until"] : [])]
      return lacking.length > 0 ? wrong(...lacking) : done("item", (work) => addMark(work, municipality, marked, { act: text("law", 60), item: text("item", 120), part: text("part") || null, setUntil: until || null }))
    },
    learned() {
      const [what, on] = [text("what"), text("on")]
      if (what !== "notInUse" && (!isDay(on) || on > visit.today)) return wrong("on")
      const learned: Learned | null = what === "notInUse" ? { inUse: false } : what === "diedOn" || what === "endedOn" || what === "withdrawnOn" ? { [what]: on } : null
      return learned === null ? wrong("what") : done("what", (work) => tellOfMark(work, municipality, marked, text("mark"), learned))
    },
    weigh() {
      const outcome = disclosureOutcomes.find((one) => one === text("outcome"))
      const footing = footings.find((one) => one === text("footing"))
      if (!outcome || !footing || text("reason") === "") return wrong("reason")
      return done("outcome", (work) => weigh(work, municipality, marked, { outcome, footing, reason: text("reason"), withdraws: text("withdraws") === "yes" }))
    },
    hide() {
      const [act = "", ...item] = text("party-ground").split(" ")
      return partyGrounds(visit.today).includes(text("party-ground")) ? done("party", (work) => setPartySecrecy(work, municipality, caseId, text("party"), { act, item: item.join(" ") })) : wrong("party")
    },
    show: () => done("party-shown", (work) => setPartySecrecy(work, municipality, caseId, text("party-shown"), null)),
  }
  const act = acts[typedIn(form, "act")]
  if (!act) throw new NotFound("There is no such page.")
  return act()
}
