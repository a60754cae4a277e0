import { keepsDescription } from "../../acts/description-keeper.ts"
import { getRevision, nextStates, revisionNumber, revisionStates, takeStep } from "../../acts/revisions.ts"
import { Conflict, NotFound } from "../../acts/refusals.ts"
import { planChange } from "../../acts/registers/plan.ts"
import { inWork } from "../../acts/work.ts"
import { checkModel } from "../../derive/check.ts"
import { diffModels } from "../../derive/diff.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { ChangePlan } from "../definitions/plan.tsx"
import { Differences } from "../parts/difference.tsx"
import { FindingsTable } from "../parts/findings.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { href, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "./visit.tsx"
import { Table } from "../parts/table.tsx"

const numberOf = (text: string | undefined): number => {
  const number = revisionNumber(text)
  if (number === null) throw new NotFound("There is no such revision.")
  return number
}

/** One revision: where it stands, what it would change, what it lacks, and the next step. */
export async function revisionDesk(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { staff, words, language, parts, database, site, today } = visit
  const municipality = parts.municipality ?? ""
  const revision = await getRevision(database, municipality, numberOf(parts.number))
  const { model, number, state, steps } = revision
  const current = site.find(municipality)
  const keeps = await keepsDescription(database, visit.actor, municipality, visit.now)
  const report = keeps && current && current.number !== number && state !== "rejected" && state !== "published" ? await planChange({ database, municipality, now: visit.now }, current.model, model) : null
  const findings = checkModel(model, today)
  const name = plain(model.municipality.name, language)
  return staffPage(
    visit,
    {
      title: `${problems.length > 0 ? `${words.errorPrefix}: ` : ""}${words.revision} ${number}: ${name}`,
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: name, to: href(staffRoutes.municipality, { municipality }) }, { label: `${words.revision} ${number}` }],
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>
        {name}: {words.revision} {number}
      </h1>
      <p>
        <span class="pill note">{staff.state[state]}</span> {words.counts(model.pools.length, model.registers.length, model.systems.length)}
      </p>
      {nextStates[state].length > 0 && !keeps && <p class="hint">{staff.notKeeper}</p>}
      {nextStates[state].length > 0 && keeps && (
        <form method="post" action={href(staffRoutes.steps, { municipality, number })} class="sheet">
          <div class="field">
            <label for="note">{staff.stepNote}</label>
            <input type="text" id="note" name="note" maxLength={500} style="width:100%" />
          </div>
          {nextStates[state].includes("published") && <p>{staff.confirmPublish}</p>}
          {nextStates[state].map((next) => (
            <button key={next} type="submit" name="to" value={next} class={next === "rejected" ? "second" : undefined} style="margin-right:.6rem">
              {staff.act[next]}
            </button>
          ))}
        </form>
      )}
      <h2 id="history">{staff.history}</h2>
      <Table label={staff.history} heads={[words.state, staff.who, staff.when, staff.note]}>
        {steps.map((step) => (
          <tr key={step.state}>
            <td>{staff.state[step.state]}</td>
            <td>{step.by}</td>
            <td>{sayDay(dayAt(new Date(step.at)), language)}</td>
            <td>{step.note}</td>
          </tr>
        ))}
      </Table>
      {report && <ChangePlan report={report} language={language} />}
      {current && current.number !== number && (
        <>
          <h2>{staff.changesAgainst(current.number)}</h2>
          <Differences differences={diffModels(current.model, model)} language={language} />
        </>
      )}
      <h2>
        {staff.findings} ({findings.length})
      </h2>
      {findings.length === 0 ? <p>{staff.findingsNone}</p> : <FindingsTable findings={findings} model={model} language={language} />}
    </>,
  )
}

/** Takes the next step and shows the revision again; a step out of turn, because somebody was quicker, is told of there. */
export async function step(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { parts, database, actor, now, site, staff } = visit
  const municipality = parts.municipality ?? ""
  const number = numberOf(parts.number)
  const to = revisionStates.find((state) => state === typedIn(form, "to"))
  try {
    if (!to) throw new Conflict("Choose the next state with one of the buttons.")
    await inWork(database, actor, now, (work) => takeStep(work, municipality, number, to, typedIn(form, "note").slice(0, 500)))
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    const at = href(staffRoutes.revision, { municipality, number })
    return { page: await revisionDesk({ ...visit, path: at }, [{ field: "history", message: staff.outOfTurn }]), status: 409 }
  }
  await site.refresh()
  return { to: href(staffRoutes.revision, { municipality, number }) }
}
