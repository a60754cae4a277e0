import { randomUUID } from "node:crypto"
import { readWithin } from "../../acts/access/border.ts"
import { FileRefused, type Files, noteRefusedFile } from "../../acts/cases/files.ts"
import { type IntakeFile, receive, takesMatters } from "../../acts/intake/receive.ts"
import { Conflict } from "../../acts/refusals.ts"
import { type Actor, inWork } from "../../acts/work.ts"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { sayTime } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { Choice, Line } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { HowToAsk } from "../parts/how-to-ask.tsx"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { intakeWords } from "./words.ts"

export interface Means {
  readonly files: Files
  readonly codeKey: string
}

export const filesMost = 5
export const filesLimitBytes = 20 * 1024 * 1024
export const uploadLimitBytes = filesLimitBytes + 1024 * 1024

/** The form by which anyone sends a matter (434/2003 16 and 19 §). */
export async function matterForm(visit: Visit, actor: Actor | null, typed: FormData = new FormData(), problems: readonly Problem[] = []): Promise<Answer> {
  const { language, path, now, database } = visit
  const words = intakeWords[language]
  const { model } = revisionOf(visit)
  const { municipality } = model
  const takes = await readWithin(database, municipality.id, (queries) => takesMatters(queries, municipality.id))
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const line = (name: string, label: string, more: { hint?: string; usual?: string; size?: number } = {}) => (
    <Line name={name} label={label} problems={problems} value={value(name, more.usual)} {...(more.hint ? { hint: more.hint } : {})} size={more.size} />
  )
  const units = model.units.filter(({ kind }) => kind !== "outside" && kind !== "heading")
  const topics = model.functionClasses.slice(0, 300)
  const body = page(
    { language, path, municipality, title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.send}` : words.send, crumbs: crumbsOf(visit, words.send) },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.send}</h1>
      {!takes ? (
        <>
          <p class="notice">{words.noRegister}</p>
          <HowToAsk model={model} language={language} now={now} brief />
        </>
      ) : (
        <form method="post" action={path} enctype="multipart/form-data" noValidate>
          <p class="lead">{words.sendLead}</p>
          <input type="hidden" name="key" value={value("key", randomUUID())} />
          {line("subject", words.subject, { hint: words.subjectHint, size: 60 })}
          <Field name="message" label={words.message} hint={words.messageHint} problems={problems}>
            {(attributes) => <textarea rows={8} maxLength={20_000} value={value("message")} {...attributes} />}
          </Field>
          {line("name", words.name, { usual: actor?.name ?? "" })}
          {line("contact", words.contact, { hint: words.contactHint, size: 40 })}
          <Choice name="unit" label={words.unit} problems={problems} value={value("unit")} options={[["", words.unitUnknown], ...units.map(({ id, name }) => [id, plain(name, language)] as const)]} />
          {topics.length > 0 && <Choice name="topic" label={words.topic} problems={problems} value={value("topic")} options={[["", words.topicUnknown], ...topics.map(({ code, title }) => [code, plain(title, language)] as const)]} />}
          <Field name="files" label={words.files} hint={problems.length > 0 ? `${words.filesHint} ${words.filesAgain}` : words.filesHint} problems={problems}>
            {(attributes) => <input type="file" multiple {...attributes} />}
          </Field>
          <button type="submit">{words.sendIt}</button>
        </form>
      )}
      <p>
        <a href={href(routes.myMatter, { language, municipality: municipality.id })}>{words.myMatter}</a>
      </p>
    </>,
  )
  return html(body, { keep: false, status: problems.length > 0 ? 422 : 200 })
}

export const crumbsOf = (visit: Visit, label: string) => {
  const { municipality } = revisionOf(visit).model
  return [{ label: plain(municipality.name, visit.language), to: href(routes.front, { language: visit.language, municipality: municipality.id }) }, { label }]
}

/** The message as a file, and what was attached to it. */
export async function keepSent(files: Files, { subject, sender, contact, body }: { readonly subject: string; readonly sender: string; readonly contact: string | null; readonly body: string }, attached: readonly File[]): Promise<IntakeFile[]> {
  const message = await files.put(new Blob([`${subject}\n${sender}\n${contact ?? ""}\n\n${body}\n`]).stream(), filesLimitBytes)
  const kept: IntakeFile[] = [{ name: "viesti.txt", mediaType: "text/plain", ...message }]
  for (const file of attached) kept.push({ name: file.name || "liite", mediaType: file.type || "application/octet-stream", ...(await files.put(file.stream(), filesLimitBytes)) })
  return kept
}

/** Takes the matter and shows its receipt, or what to mend. */
export async function sendMatter(visit: Visit, { files, codeKey }: Means, actor: Actor | null, form: FormData): Promise<Answer> {
  const words = intakeWords[visit.language]
  const { model } = revisionOf(visit)
  const problems = problemsOf(form, visit)
  if (problems.length > 0) return matterForm(visit, actor, form, problems)
  const text = (name: string) => typedIn(form, name).trim()
  const its = { subject: text("subject"), body: text("message"), sender: text("name"), contact: text("contact") || null }
  const kept = await keepSent(files, its, filesIn(form)).catch((fault: unknown) => (fault instanceof FileRefused ? fault : Promise.reject(fault)))
  if (kept instanceof FileRefused) {
    await noteRefusedFile({ database: visit.database, municipality: model.municipality.id, actor: actor ?? { id: "anonymous", name: "" }, now: visit.now }, kept)
    return matterForm(visit, actor, form, [{ field: "files", message: caseWords[visit.language].fileRefused[kept.code] ?? "" }])
  }
  const chosen = <T extends string>(all: readonly T[], name: string): T | null => all.find((one) => one === text(name)) ?? null
  try {
    const { id } = model.municipality
    const received = await inWork(visit.database, actor ?? { id: "anonymous", name: "" }, visit.now, (work) =>
      receive(work, id, {
        ...its, source: "form", key: text("key"), way: "form", arrivedAt: visit.now, language: visit.language, person: actor?.id ?? null, files: kept,
        unit: chosen(model.units.map((unit) => unit.id), "unit"), topic: chosen(model.functionClasses.map(({ code }) => code), "topic"),
      }, codeKey))
    return receiptPage(visit, received.receipt)
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    const again = new FormData()
    for (const [name, value] of form) if (name !== "key" && typeof value === "string") again.append(name, value)
    return matterForm(visit, actor, again, [{ field: "subject", message: words.needed.key ?? "" }])
  }
}

export const filesIn = (form: FormData): File[] => form.getAll("files").filter((one): one is File => one instanceof File && one.size > 0)

function problemsOf(form: FormData, { language }: Visit): Problem[] {
  const words = intakeWords[language].needed
  const empty = (name: string) => typedIn(form, name).trim() === ""
  const files = filesIn(form)
  const wrong: readonly (readonly [string, boolean, string])[] = [
    ["subject", empty("subject") || typedIn(form, "subject").length > 300, "subject"],
    ["message", empty("message") || typedIn(form, "message").length > 20_000, "message"],
    ["name", empty("name") || typedIn(form, "name").length > 300, "name"],
    ["contact", empty("contact") || typedIn(form, "contact").length > 300, "contact"],
    ["files", files.length > filesMost || files.reduce((sum, { size }) => sum + size, 0) > filesLimitBytes, "files"],
    ...["subject", "name", "contact"].map((field) => [field, holdsIdentityCode(typedIn(form, field)), "code"] as const),
  ]
  const key = /^[0-9a-f-]{36}$/.test(typedIn(form, "key"))
  return [...wrong.filter(([, is]) => is).map(([field, , code]) => ({ field, message: words[code] ?? "" })), ...(key ? [] : [{ field: "subject", message: words.key ?? "" }])]
}

/** The receipt of what has arrived (434/2003 17 §). */
export function receiptPage(visit: Visit, receipt: string): Answer {
  const { language, path, now } = visit
  const words = intakeWords[language]
  const { municipality } = revisionOf(visit).model
  return html(
    page({ language, path, municipality, title: words.arrivedTitle, crumbs: crumbsOf(visit, words.arrivedTitle) }, <>
      <h1>{words.arrivedTitle}</h1>
      <div class="notice good" role="status">
        <h2>{words.receipt}</h2>
        <p>{words.arrived(sayTime(now, language))}</p>
        <p>
          {words.receiptNumber}: <strong>{receipt}</strong>
        </p>
        <p>{words.receiptKeep}</p>
      </div>
      <p>{words.receiptNext}</p>
      <p class="no-print">
        <a href={href(routes.myMatter, { language, municipality: municipality.id })}>{words.myMatter}</a>
      </p>
    </>),
    { keep: false },
  )
}
