import { readWithin } from "../../acts/access/border.ts"
import { likeCases, type OpeningChoices, openingChoices } from "../../acts/cases/choices.ts"
import { documentLanguages, documentTypes, type DocumentForm, ways } from "../../acts/cases/documents.ts"
import { documentLimitBytes, FileRefused, type Files, noteRefusedFile } from "../../acts/cases/files.ts"
import { openFromIntake } from "../../acts/intake/settle.ts"
import { type CaseForm, caseForm, openCase } from "../../acts/cases/open.ts"
import { titleFlags } from "../../acts/cases/titles.ts"
import { Conflict, Refused } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, isDay, startOf, timeAt } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { messages } from "../messages.ts"
import { intakeWords } from "../intake/words.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { deskOf, unitName } from "../rights/visit.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { Choice, Line, optionsOf } from "./fields.tsx"
import { fileIn, type KeptFile, tokenOf } from "./kept-file.ts"
import { caseWords } from "./words.ts"

/** What forms of cases need beside the visit. */
export interface Means {
  readonly files: Files
  readonly codeKey: string
}

interface Shown {
  readonly problems: readonly Problem[]
  /** What may be right but must be looked at, with the cases it is about. */
  readonly remarks: readonly { readonly message: string; readonly cases?: readonly { readonly id: string; readonly number: string; readonly title: string }[] }[]
  readonly file: KeptFile | null
}

const nothing: Shown = { problems: [], remarks: [], file: null }
export const secrecies = ["public", "partly-secret", "secret", "not-yet-public"] as const

/** The moment of a Finnish day and time of day; null when it is none. */
export function momentOf(day: string, time: string): Date | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  return isDay(day) && parts ? new Date(startOf(day).getTime() + (Number(parts[1]) * 60 + Number(parts[2])) * 60_000) : null
}

/** The form that opens a case, with what was typed. */
export async function newCase(visit: StaffVisit, means: Means, typed: FormData = new FormData(), { problems, remarks, file }: Shown = nothing): Promise<string> {
  const { language, staff, site, session, now } = visit
  const words = caseWords[language]
  const desk = deskOf(visit)
  const choices = await readWithin(desk.database, desk.municipality, (queries) => openingChoices(queries, desk))
  const model = site.find(session?.municipality ?? "")?.model
  const units = choices.units ?? model?.units.filter(({ kind }) => kind !== "outside").map(({ id }) => id) ?? []
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const line = (name: string, label: string, more: { hint?: string; usual?: string; type?: "text" | "date" | "time"; size?: number } = {}) => (
    <Line name={name} label={label} problems={problems} value={value(name, more.usual)} {...(more.hint ? { hint: more.hint } : {})} type={more.type ?? "text"} size={more.size} />
  )
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], usual = "") => <Choice name={name} label={label} problems={problems} value={value(name, usual)} options={options} />
  const classes = model?.functionClasses ?? []
  return staffPage(
    { ...visit, path: caseRoutes.open },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.newCase}` : words.newCase, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.cases, to: caseRoutes.queue }, { label: words.newCase }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.newCase}</h1>
      {units.length === 0 ? (
        <p class="notice">{words.mayNotOpen}</p>
      ) : (
        <form method="post" action={caseRoutes.open} enctype="multipart/form-data">
          {classes.length > 0
            ? choice("classCode", words.classCode, [["", "–"], ...classes.map(({ code, title }) => [code, `${code} ${plain(title, language)}`] as const)])
            : line("classCode", words.classCode, { hint: words.classHint })}
          {choice("unit", words.unit, units.map((unit) => [unit, unitName(visit, unit)]), units[0])}
          {line("title", words.title, { hint: words.titleHint, size: 60 })}
          {line("publicTitle", words.publicTitle, { hint: words.publicTitleHint, size: 60 })}
          {choice("language", words.language, languages.map((one) => [one, messages[one].languageName]), "fi")}
          {choice("receivedWay", words.way, optionsOf([...ways, "own"], words.ways), "letter")}
          {line("day", words.day, { type: "date", usual: dayAt(now) })}
          {line("time", words.time, { type: "time", usual: timeAt(now) })}
          {choice("initiatorKind", words.initiatorKind, optionsOf(["person", "organisation", "authority"], words.partyKinds), "person")}
          {line("initiator", words.initiator)}
          {choice("secrecy", words.secrecy, optionsOf(secrecies, words.secrecies), "partly-secret")}
          {line("act", words.act, { usual: "621/1999" })}
          {line("item", words.item, { hint: words.itemHint })}
          {line("endsOn", words.endsOn, { type: "date" })}
          {choices.registers && choice("handler", words.handler, [["", words.noHandler], ...choices.handlers.map(({ id, name }) => [id, name] as const)])}
          {typed.has("intake") && <input type="hidden" name="intake" value={value("intake")} />}
          {typed.has("intake") && <input type="hidden" name="intake-files" value={value("intake-files")} />}
          <fieldset>
            <legend>{words.document}</legend>
            {typed.has("intake") ? (
              <p>{intakeWords[language].comesAlong(Number(value("intake-files")))}</p>
            ) : (
              <>
                <FileField words={words} problems={problems} file={file} token={file && tokenOf(file, desk.actor.id, means.codeKey)} />
                {line("documentTitle", words.documentTitle)}
              </>
            )}
            {choice("documentType", words.documentType, optionsOf(documentTypes, words.types), "application")}
            {choice("documentLanguage", words.documentLanguage, [["", words.sameLanguage], ...optionsOf(documentLanguages, words.languages)])}
          </fieldset>
          {remarks.length > 0 && <Remarks remarks={remarks} visit={visit} problems={problems} />}
          <button type="submit">{words.open}</button>
        </form>
      )}
    </>,
  )
}

/** A file with what else the form says; where `uploads` tells where, a script sends large ones in parts. */
export function FileField({ words, problems, file, token, uploads = null }: { words: (typeof caseWords)["fi"]; problems: readonly Problem[]; file: KeptFile | null; token: string | null; uploads?: string | null }) {
  return (
    <>
      <Field name="file" label={words.file} hint={file ? words.fileKept(file.name) : words.fileHint} problems={problems}>
        {(attributes) => (uploads === null ? <input type="file" {...attributes} /> : <input type="file" data-uploads={uploads} data-from={documentLimitBytes} data-status="upload-status" {...attributes} />)}
      </Field>
      {uploads !== null && <p id="upload-status" role="status" data-sending={words.sending} data-broke={words.sendingBroke} />}
      {token && <input type="hidden" name="kept-file" value={token} />}
    </>
  )
}

function Remarks({ remarks, visit, problems }: { remarks: Shown["remarks"]; visit: StaffVisit; problems: readonly Problem[] }) {
  const words = caseWords[visit.language]
  return (
    <div class="notice">
      <h2>{words.checks}</h2>
      <ul>
        {remarks.map(({ message, cases = [] }) => (
          <li key={message}>
            {message}{" "}
            {cases.map(({ id, number, title }) => (
              <span key={id}>
                <a href={href(caseRoutes.case, { id })}>{number}</a> {title}{" "}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Field name="confirm" label={words.confirm} problems={problems.filter(({ field }) => field !== "confirm")}>
        {(attributes) => <input type="checkbox" value="yes" {...attributes} />}
      </Field>
    </div>
  )
}

/** Opens the case, or shows what to mend; remarks are looked at once. */
export async function postCase(visit: StaffVisit, means: Means, form: FormData): Promise<Posted> {
  const words = caseWords[visit.language]
  const desk = deskOf(visit)
  const { database, municipality, actor, now } = desk
  let file: KeptFile | null = null
  try {
    file = await fileIn(form, means.files, actor.id, means.codeKey)
  } catch (fault) {
    if (!(fault instanceof FileRefused)) throw fault
    await noteRefusedFile(desk, fault)
    return { page: await newCase(visit, means, form, { ...nothing, problems: [{ field: "file", message: words.fileRefused[fault.code] }] }) }
  }
  const again = async (problems: readonly Problem[], remarks: Shown["remarks"] = []): Promise<Posted> => ({ page: await newCase(visit, means, form, { problems, remarks, file }) })
  const choices = await readWithin(database, municipality, (queries) => openingChoices(queries, desk))
  const problems = problemsOf(form, words, now, choices)
  if (problems.length > 0) return again(problems)
  const its = formOf(form, visit, file)
  const remarks = await remarksOn(visit, its, file)
  if (remarks.length > 0 && typedIn(form, "confirm") !== "yes") return again([{ field: "confirm", message: words.checks }], remarks)
  try {
    const intake = typedIn(form, "intake")
    const documents = { type: oneOf(documentTypes, typedIn(form, "documentType"), "application"), language: oneOf(documentLanguages, typedIn(form, "documentLanguage"), its.language) }
    const opened = await inWork(database, actor, now, (work) => (intake === "" ? openCase(work, municipality, its, means.codeKey) : openFromIntake(work, municipality, intake, its, documents, means.codeKey)))
    const seesIt = its.publicity.secrecy !== "secret" || its.handler === actor.id
    return { to: seesIt ? href(caseRoutes.case, { id: opened.id }) : `${caseRoutes.queue}?${new URLSearchParams({ opened: opened.number })}` }
  } catch (fault) {
    if (!(fault instanceof Refused || fault instanceof Conflict)) throw fault
    const isCode = fault instanceof Refused && fault.attempt?.because === "code-in-text"
    return { page: await newCase(visit, means, form, { problems: [{ field: isCode ? "title" : "unit", message: isCode ? words.code : fault instanceof Refused ? words.mayNotOpen : words.cannot }], remarks, file }), status: 409 }
  }
}

function problemsOf(form: FormData, words: (typeof caseWords)["fi"], now: Date, choices: OpeningChoices): Problem[] {
  const empty = (name: string) => typedIn(form, name).trim() === ""
  const arrived = momentOf(typedIn(form, "day"), typedIn(form, "time"))
  const secret = ["secret", "partly-secret"].includes(typedIn(form, "secrecy"))
  const wrong: readonly (readonly [string, boolean])[] = [
    ["classCode", !caseForm.shape.classCode.safeParse(typedIn(form, "classCode").trim()).success],
    ["unit", empty("unit")],
    ["title", empty("title")],
    ["publicTitle", empty("publicTitle")],
    ["day", arrived === null || arrived > now],
    ["initiator", empty("initiator")],
    ["item", secret && (empty("item") || empty("act"))],
    ["endsOn", !empty("endsOn") && !isDay(typedIn(form, "endsOn"))],
    ["handler", typedIn(form, "secrecy") === "secret" && choices.registers && empty("handler")],
  ]
  const problems = wrong.filter(([, is]) => is).map(([field]) => ({ field, message: words.needed[field] ?? "" }))
  const coded = ["title", "publicTitle", "initiator", "documentTitle"].filter((field) => titleFlags(typedIn(form, field), []).includes("identity-code"))
  return [...problems, ...coded.map((field) => ({ field, message: words.code }))]
}

const oneOf = <T extends string>(all: readonly T[], text: string, usual: T): T => all.find((one) => one === text) ?? usual

/** What the form says, after it has been looked through. */
function formOf(form: FormData, visit: StaffVisit, file: KeptFile | null): CaseForm & { publicity: { secrecy: string }; handler: string | null } {
  const text = (name: string) => typedIn(form, name).trim()
  const arrivedAt = momentOf(text("day"), text("time")) ?? visit.now
  const way = oneOf(["own", ...ways], text("receivedWay"), "letter")
  const secrecy = oneOf(secrecies, text("secrecy"), "secret")
  const secret = secrecy === "secret" || secrecy === "partly-secret"
  const publicity = { secrecy, act: secret ? text("act") : null, item: secret ? text("item") : null, endsOn: secret && text("endsOn") !== "" ? text("endsOn") : null }
  const language = oneOf(languages, text("language"), "fi")
  const document: DocumentForm = {
    title: text("documentTitle") || text("title"),
    publicTitle: text("publicTitle"),
    type: oneOf(documentTypes, text("documentType"), "application"),
    language: oneOf(documentLanguages, text("documentLanguage"), language),
    publicity,
    file,
    ...(way === "own" ? { own: { author: visit.actor.name, draftedAt: arrivedAt } } : { received: { at: arrivedAt, way, sender: text("initiator") } }),
  }
  return {
    classCode: text("classCode"), unit: text("unit"), title: text("title"), publicTitle: text("publicTitle"), language, receivedWay: way, pendingAt: arrivedAt,
    initiator: { kind: oneOf(["person", "organisation", "authority"], text("initiatorKind"), "person"), name: text("initiator") },
    publicity, handler: text("handler") || null,
    documents: file || text("documentTitle") !== "" ? [document] : [],
  }
}

async function remarksOn(visit: StaffVisit, its: CaseForm, file: KeptFile | null): Promise<Shown["remarks"]> {
  const words = caseWords[visit.language]
  const like = await likeCases(deskOf(visit), { classCode: its.classCode, initiator: its.initiator.name, sha256: file?.sha256 ?? null })
  const people = its.initiator.kind === "person" ? [its.initiator.name] : []
  return [...(titleFlags(its.publicTitle, people).includes("name") ? [{ message: words.nameInTitle }] : []), ...(like.length > 0 ? [{ message: words.like, cases: like }] : [])]
}
