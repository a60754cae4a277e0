import { changeDraft, type DraftForm, draftDecision } from "../../acts/decisions/draft.ts"
import { decisionForm, lackingFor } from "../../acts/decisions/form.ts"
import { getDecision, type SeenDecision } from "../../acts/decisions/get.ts"
import { fromTemplate, type TemplateName, templateNames } from "../../acts/decisions/templates.ts"
import { getCase, type SeenCase } from "../../acts/cases/get.ts"
import { recordOfCase, toldByRecord } from "../../acts/registers/decide.ts"
import type { SeenRegisterRecord } from "../../acts/registers/get.ts"
import { readWithin } from "../../acts/access/border.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { namesOf } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import { usualClosingTime } from "../../law/in-time.ts"
import { officeHolderKinds } from "../../law/remedies.ts"
import type { DecisionLanguage } from "../../law/remedy-texts.ts"
import { dayAt } from "../../lib/day.ts"
import { decisionsOpen, decisionTexts } from "../../derive/registers/texts.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { why } from "../cases/queue.tsx"
import { caseWords } from "../cases/words.ts"
import { messages } from "../messages.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { purposeOf } from "../registers/list.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { caseRoutes, decisionRoutes, href, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { decisionWords } from "./words.ts"

/** The texts of the form, by field. */
type Texts = Readonly<Record<string, string>>

const fields = ["language", "kind", "heading", "matter", "grounds", "decision", "provisions", "contact", "remedyBody", "remedyAddress", "remedyCloses", "remedyBan", "secrecy", "secrecyAct", "secrecyItem", "decider"] as const
const decisionSecrecies = ["public", "partly-secret", "secret"] as const

export async function caseToDecide(visit: StaffVisit): Promise<SeenCase> {
  const its = await getCase(deskOf(visit), visit.parts.id ?? "", why)
  if (its instanceof PurposeNeeded || !its.mayChange) throw new NotFound("There is no such case.")
  return its
}

export async function decisionOf(visit: StaffVisit): Promise<SeenDecision> {
  const found = await getDecision(deskOf(visit), visit.parts.id ?? "", visit.parts.decision ?? "", why)
  if (found instanceof PurposeNeeded) throw new NotFound("There is no such decision.")
  return found
}

/** A record of the case that the draft is made from, where one is named: only one that she may read, for the purpose that she stated on its page. */
async function recordIn(visit: StaffVisit, its: SeenCase): Promise<SeenRegisterRecord | null> {
  const id = visit.query.get("record")
  const seen = id === null ? null : await recordOfCase(deskOf(visit), its.record.id, id, whyOf(purposeOf(visit)))
  return seen instanceof PurposeNeeded ? null : seen
}

/** Templates of a record's register stand beside the general ones under names of their own. */
const ofRegister = "register:"

const templatesOf = (record: SeenRegisterRecord | null, { today }: StaffVisit) => (record === null ? [] : decisionsOpen(record.definition, record.stage, record.values, today))

/** What a template and the case make of the form: the register's own template of its record, or a general one. */
function begun(visit: StaffVisit, its: SeenCase, record: SeenRegisterRecord | null): Texts {
  const language: DecisionLanguage = visit.query.get("language") === "sv" || (!visit.query.has("language") && its.language === "sv") ? "sv" : "fi"
  const asked = visit.query.get("template")
  const own = templatesOf(record, visit).find(({ code }) => asked === `${ofRegister}${code}`)
  const template = templateNames.find((one): one is TemplateName => one === asked) ?? "granted"
  const unit = record === null ? "" : unitName({ site: visit.site, session: visit.session, language }, record.record.unit)
  const registry = visit.site.find(visit.session?.municipality ?? "")?.model.contacts.find(({ role }) => role === "registry")
  return {
    language,
    ...(own && record ? { kind: own.kind, ...decisionTexts(own, toldByRecord(record, { unit, official: visit.actor.name }, visit.now), language) } : fromTemplate(template, language, { number: its.number, title: its.record.title, pendingOn: its.pendingAt && dayAt(its.pendingAt) })),
    contact: visit.actor.name,
    remedyBody: "",
    remedyAddress: [...(registry?.postalAddress ?? []), registry?.email].filter(Boolean).join(", "),
    remedyCloses: usualClosingTime,
    remedyBan: "",
    secrecy: its.secrecy === "not-yet-public" ? "public" : its.secrecy,
    secrecyAct: its.secrecyAct ?? "",
    secrecyItem: its.secrecyItem ?? "",
    decider: its.handlers[0] ?? visit.actor.id,
  }
}

/** A new draft: a template first, then its fields. */
export async function newDraft(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  const its = await caseToDecide(visit)
  const record = typed ? null : await recordIn(visit, its)
  const texts = typed ? textsIn(typed) : begun(visit, its, record)
  const words = decisionWords[visit.language]
  const templates = [...templatesOf(record, visit).map(({ code, label }) => [`${ofRegister}${code}`, label[visit.language]] as const), ...templateNames.map((name) => [name, words.templates[name]] as const)]
  const asked = visit.query.get("template")
  const chosen = templates.some(([name]) => name === asked) ? asked : "granted"
  const at = href(decisionRoutes.open, { id: its.record.id })
  return formPage(visit, its, { at, title: words.draftNew, problems, texts, seen: null }, typed ? null : (
    <form method="get" action={at} class="filters">
      {record !== null && <input type="hidden" name="record" value={record.record.id} />}
      {record !== null && <input type="hidden" name="purpose" value={purposeOf(visit)} />}
      <div>
        <label for="template">{words.template}</label>
        <select id="template" name="template">
          {templates.map(([name, label]) => (
            <option key={name} value={name} selected={name === chosen}>{label}</option>
          ))}
        </select>
      </div>
      <div>
        <label for="template-language">{words.textLanguage}</label>
        <select id="template-language" name="language">
          {(["fi", "sv"] as const).map((one) => (
            <option key={one} value={one} selected={one === texts.language}>{messages[one].languageName}</option>
          ))}
        </select>
      </div>
      <button type="submit" class="second">{words.useTemplate}</button>
      <p class="hint">{words.templateLead}</p>
    </form>
  ))
}

/** The fields of a draft that is there. */
export async function draftForm(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  const its = await caseToDecide(visit)
  const draft = await decisionOf(visit)
  if (draft.signedAt !== null) throw new NotFound("There is no such draft.")
  const texts = typed ? textsIn(typed) : Object.fromEntries(fields.map((field) => [field, draft[field] ?? ""]))
  const words = decisionWords[visit.language]
  return formPage(visit, its, { at: href(decisionRoutes.text, { id: its.record.id, decision: draft.id }), title: words.edit, problems, texts, seen: typed ? typedIn(typed, "seen") : draft.textDigest }, null)
}

interface Shown {
  readonly at: string
  readonly title: string
  readonly problems: readonly Problem[]
  readonly texts: Texts
  readonly seen: string | null
}

async function formPage(visit: StaffVisit, its: SeenCase, { at, title, problems, texts, seen }: Shown, before: preact.JSX.Element | null): Promise<string> {
  const { language, staff } = visit
  const words = decisionWords[language]
  const desk = deskOf(visit)
  const people = [...new Set([...its.handlers, visit.actor.id, texts.decider ?? ""])].filter(Boolean)
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, people))
  const kinds = officeHolderKinds.map((kind) => [kind, words.kinds[kind]] as const)
  const line = (name: string, label: string, hint?: string) => <Line name={name} label={label} problems={problems} value={texts[name] ?? ""} size={60} {...(hint ? { hint } : {})} />
  const area = (name: string, label: string, rows: number) => <Area name={name} label={label} problems={problems} value={texts[name] ?? ""} rows={rows} lang={texts.language} />
  return staffPage(
    { ...visit, path: at },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, { label: its.number, to: href(caseRoutes.case, { id: its.record.id }) }, { label: title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      <p class="lead">{its.number} {its.record.title}</p>
      {before}
      <form method="post" action={at}>
        {seen !== null && <input type="hidden" name="seen" value={seen} />}
        <Choice name="language" label={words.textLanguage} problems={problems} value={texts.language ?? "fi"} options={[["fi", messages.fi.languageName], ["sv", messages.sv.languageName]]} />
        {line("heading", words.heading)}
        {area("matter", words.matter, 3)}
        {area("grounds", words.grounds, 5)}
        {area("decision", words.decision, 4)}
        {area("provisions", words.provisions, 2)}
        {line("contact", words.contact, words.contactHint)}
        <Choice name="decider" label={words.decider} hint={words.deciderHint} problems={problems} value={texts.decider ?? ""} options={people.map((id) => [id, names.get(id) ?? id])} />
        <Choice name="kind" label={words.kind} hint={words.kindHint} problems={problems} value={texts.kind ?? ""} options={kinds} />
        {line("remedyBody", words.remedyBody)}
        {line("remedyAddress", words.remedyAddress)}
        {line("remedyCloses", words.remedyCloses)}
        {line("remedyBan", words.remedyBan)}
        <Choice name="secrecy" label={words.secrecy} problems={problems} value={texts.secrecy ?? "secret"} options={optionsOf(decisionSecrecies, caseWords[language].secrecies)} />
        {line("secrecyAct", words.act)}
        {line("secrecyItem", words.item)}
        <button type="submit">{words.save}</button>
      </form>
    </>,
  )
}

const textsIn = (form: FormData): Texts => Object.fromEntries(fields.map((field) => [field, typedIn(form, field)]))

/** What the form says, or what to mend in it. */
function readDraft(form: FormData, visit: StaffVisit): DraftForm | readonly Problem[] {
  const words = decisionWords[visit.language]
  const text = (name: string) => typedIn(form, name).trim().replaceAll("\r\n", "\n")
  const secrecy = decisionSecrecies.find((one) => one === text("secrecy")) ?? "secret"
  const kind = officeHolderKinds.find((one) => one === text("kind")) ?? "body-or-office-holder"
  const draft: DraftForm = {
    language: text("language") === "sv" ? "sv" : "fi", kind,
    heading: text("heading"), matter: text("matter"), grounds: text("grounds"), decision: text("decision"), provisions: text("provisions"), contact: text("contact"), decider: text("decider"),
    remedyBody: text("remedyBody"), remedyAddress: text("remedyAddress"), remedyCloses: text("remedyCloses"), remedyBan: text("remedyBan"),
    secrecy, secrecyAct: secrecy === "public" ? null : text("secrecyAct") || null, secrecyItem: secrecy === "public" ? null : text("secrecyItem") || null,
  }
  const { decider, ...said } = draft
  const faults = decisionForm.safeParse(said)
  const wrong = [...(faults.success ? lackingFor(faults.data, visit.today) : faults.error.issues.map(({ path }) => String(path[0]))), ...(decider === "" ? ["decider"] : [])]
  return wrong.length > 0 ? [...new Set(wrong)].map((field) => ({ field, message: words.needed[field] ?? words.cannot })) : draft
}

const toldOf = (visit: StaffVisit, field: string) => {
  const words = decisionWords[visit.language]
  return { field, conflict: words.stale, refused: words.refused, code: words.code }
}

/** Keeps a new draft, or shows what to mend. */
export async function postNewDraft(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const draft = readDraft(form, visit)
  const id = visit.parts.id ?? ""
  if (Array.isArray(draft)) return { page: await newDraft(visit, draft as readonly Problem[], form) }
  return attempt(visit, (work) => draftDecision(work, deskOf(visit).municipality, id, draft as DraftForm, codeKey), (decision) => href(decisionRoutes.decision, { id, decision }), toldOf(visit, "heading"), (problems) => newDraft(visit, problems, form))
}

/** Keeps a draft's change, or shows what to mend. */
export async function postDraft(visit: StaffVisit, form: FormData): Promise<Posted> {
  const draft = readDraft(form, visit)
  const [id, decision] = [visit.parts.id ?? "", visit.parts.decision ?? ""]
  if (Array.isArray(draft)) return { page: await draftForm(visit, draft as readonly Problem[], form) }
  return attempt(visit, (work) => changeDraft(work, deskOf(visit).municipality, id, decision, draft as DraftForm, typedIn(form, "seen")), () => href(decisionRoutes.decision, { id, decision }), toldOf(visit, "heading"), (problems) => draftForm(visit, problems, form))
}
