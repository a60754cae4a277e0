import { assessmentsOf, decideAssessment, type ImpactWritten, impactWritten, listAssessments } from "../../acts/impact-assessments.ts"
import { NotFound } from "../../acts/refusals.ts"
import { type ImpactDraft, impactDraft } from "../../derive/dpia.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Words } from "../../lib/words.ts"
import { Area } from "../cases/area.tsx"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, impactRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { impactWords } from "./words.ts"

const revisionHere = ({ site, session }: StaffVisit) => {
  const found = site.find(session?.municipality ?? "")
  if (!found) throw new NotFound("There is no such page.")
  return found
}
const needClass = { likely: "error", perhaps: "warning", "no-sign": "good" } as const
const order = ["likely", "perhaps", "no-sign"] as const

/** Registers by how likely an assessment is needed, and when each was assessed. */
export async function assessmentsPage(visit: StaffVisit): Promise<string> {
  const { language, staff } = visit
  const { say, needs, signs } = impactWords[language]
  const { model } = revisionHere(visit)
  const { people, latest } = await listAssessments(deskOf(visit), [...new Set(model.definitions.map(({ register }) => register))])
  const all = visit.query.has("all")
  const drafts = model.registers.flatMap(({ id }) => impactDraft(model, id, people.get(id) ?? null) ?? []).filter((draft) => all || draft.need !== "no-sign" || latest.has(draft.register))
  return staffPage({ ...visit, path: impactRoutes.assessments }, { title: say.title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: say.title }] }, <>
    <h1>{say.title}</h1>
    <p class="lead">{say.lead}</p>
    <p class="no-print">{all ? <a href={impactRoutes.assessments}>{say.showPointed}</a> : <a href={`${impactRoutes.assessments}?all=1`}>{say.showAll}</a>}</p>
    {drafts.length === 0 ? (
      <p>{say.noSigns}</p>
    ) : (
      <Table label={say.title} heads={[say.register, say.need, say.why, say.assessed]}>
        {drafts
          .toSorted((a, b) => order.indexOf(a.need) - order.indexOf(b.need) || a.name[language].localeCompare(b.name[language], language))
          .map((draft) => {
            const its = latest.get(draft.register)
            return (
              <tr key={draft.register}>
                <th scope="row">
                  <a href={href(impactRoutes.assessment, { register: draft.register })}>{draft.name[language]}</a>
                </th>
                <td>
                  <span class={`pill ${needClass[draft.need]}`}>{needs[draft.need]}</span>
                </td>
                <td>{draft.signs.map(({ sign }) => signs[sign]).join(", ")}</td>
                <td>{its ? sayDay(dayAt(its.decidedAt), language) : say.never}</td>
              </tr>
            )
          })}
      </Table>
    )}
  </>)
}

/** The draft part by part, as it is or as it was when it was decided on. */
function Draft({ draft, people, visit }: { draft: ImpactDraft; people: number | null; visit: StaffVisit }) {
  const { language } = visit
  const { say, signs } = impactWords[language]
  const many = (all: readonly Words[]) =>
    all.length === 0 ? <span class="quiet">{say.notTold}</span> : all.length === 1 ? all[0]?.[language] : (
      <ul>
        {all.map((one) => (
          <li key={one.fi}>{one[language]}</li>
        ))}
      </ul>
    )
  return (
    <>
      <h3>{say.signs}</h3>
      {draft.signs.length === 0 ? <p>{say.noSigns}</p> : (
        <ul>
          {draft.signs.map(({ sign, because }) => (
            <li key={sign}>
              {signs[sign]}: {because[language]}
            </li>
          ))}
        </ul>
      )}
      <h3>{say.description}</h3>
      <dl class="facts">
        <Fact term={say.people}>{people ?? <span class="quiet">{say.notCounted}</span>}</Fact>
        {(["pools", "purposes", "systems", "bases", "data", "specialData", "sources", "recipients", "retention", "rights"] as const).map((part) => (
          <Fact key={part} term={say[part]}>{many(draft[part])}</Fact>
        ))}
      </dl>
      <h3>{say.risks}</h3>
      {!draft.runs && <p class="notice">{say.notRunning}</p>}
      <Table label={say.risks} heads={[say.risk, draft.runs && say.enforced]}>
        {draft.risks.map(({ sign, says, measures }) => (
          <tr key={sign}>
            <th scope="row">{says[language]}</th>
            {draft.runs && <td>{measures.length === 0 ? <span class="quiet">{say.noneEnforced}</span> : many(measures)}</td>}
          </tr>
        ))}
      </Table>
    </>
  )
}

/** How many signs of a part are kept; its box takes no more. */
const textMost = 8000
const parts = ["necessity", "risksLeft", "measures", "views", "conclusion"] as const

/** A register's draft, the form by which it is decided on, and the versions before. */
export async function assessmentPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const { say, needs, version } = impactWords[language]
  const { model, number } = revisionHere(visit)
  const register = visit.parts.register ?? ""
  const { people, versions } = await assessmentsOf(deskOf(visit), register, model.definitions.some((one) => one.register === register))
  const draft = impactDraft(model, register, people)
  if (!draft) throw new NotFound("There is no such register.")
  const name = draft.name[language]
  const path = href(impactRoutes.assessment, { register })
  const [last] = versions
  const value = (field: string, usual: string) => (typed.has(field) ? typedIn(typed, field) : usual)
  const hints = { necessity: say.necessityHint, views: say.viewsHint, conclusion: say.conclusionHint } as Readonly<Record<string, string>>
  return staffPage({ ...visit, path }, { title: `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${name}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: say.title, to: impactRoutes.assessments }, { label: name }] }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{name}</h1>
    <p>
      <span class={`pill ${needClass[draft.need]}`}>{needs[draft.need]}</span>
    </p>
    <h2>{say.draft}</h2>
    <p>
      {say.draftLead} ({say.revision} {number}) <span class="no-print">{say.print}</span>
    </p>
    <Draft draft={draft} people={people} visit={visit} />
    <form method="post" action={path} class="sheet gap no-print">
      <h2>{say.decide}</h2>
      <p>{say.decideLead}</p>
      <input type="hidden" name="after" value={last?.version ?? 0} />
      <Choice name="needed" label={say.needed} problems={problems} value={value("needed", last ? (last.needed ? "yes" : "no") : "")} options={[["", "–"], ["yes", say.yes], ["no", say.no]]} />
      {parts.map((part) => (
        <Area key={part} name={part} label={say[part]} {...(hints[part] ? { hint: hints[part] } : {})} problems={problems} value={value(part, last?.written[part] ?? "")} rows={4} most={textMost} />
      ))}
      <p class="quiet">{say.prior}</p>
      <button type="submit">{say.save}</button>
    </form>
    {versions.length > 0 && <h2>{say.versions}</h2>}
    {versions.map((one) => (
      <details key={one.version}>
        <summary>{version(one.version, sayDay(dayAt(one.decidedAt), language), one.decidedBy, one.revision)}</summary>
        <dl class="facts">
          <Fact term={say.needed}>{one.needed ? say.yes : say.no}</Fact>
          {parts.map((part) => (
            <Fact key={part} term={say[part]}>
              <span class="written">{one.written[part] || "–"}</span>
            </Fact>
          ))}
        </dl>
        <Draft draft={one.draft} people={null} visit={visit} />
      </details>
    ))}
  </>)
}

/** Stores what the data protection officer decided. */
export async function postAssessment(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { wrong } = impactWords[visit.language]
  const desk = deskOf(visit)
  const { model, number } = revisionHere(visit)
  const register = visit.parts.register ?? ""
  const { people } = await assessmentsOf(desk, register, model.definitions.some((one) => one.register === register))
  const draft = impactDraft(model, register, people)
  if (!draft) throw new NotFound("There is no such register.")
  const text = (name: string) => typedIn(form, name).trim().slice(0, textMost).replaceAll("\r\n", "\n")
  const written = impactWritten.safeParse(Object.fromEntries(parts.map((part) => [part, text(part)])))
  const needed = typedIn(form, "needed")
  const again = (problems: readonly Problem[]) => assessmentPage(visit, problems, form)
  const problems: Problem[] = [...(needed === "yes" || needed === "no" ? [] : [{ field: "needed", message: wrong.needed }]), ...(written.success ? [] : [{ field: "conclusion", message: wrong.conclusion }])]
  if (problems.length > 0 || !written.success) return { page: await again(problems) }
  const its: ImpactWritten = written.data
  return attempt(visit, (work) => decideAssessment(work, desk.municipality, { draft, revision: number, needed: needed === "yes", after: Number(typedIn(form, "after")) || 0, written: its }), () => href(impactRoutes.assessment, { register }), { field: "conclusion", conflict: wrong.changed, refused: wrong.refused, code: wrong.code }, again)
}
