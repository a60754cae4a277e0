import { changePlan, type Figure, figuresOf, planOf, setFigure } from "../../acts/watching/plan.ts"
import { mustWatch } from "../../acts/watching/watches.ts"
import { Conflict, NotFound } from "../../acts/refusals.ts"
import { type PlanNumber, planNumberNames, planNumbers, type WatchPlan, watchPlan, watchRules } from "../../model/watch-plan.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { watchingRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { watchingWords } from "./words.ts"
import { crumbsTo, workOf } from "./work.ts"

/** What is looked for, by when it is looked at, and whose data draws the curious. */
export async function plan(visit: StaffVisit, typed: FormData | null = null, problems: readonly Problem[] = []): Promise<string> {
  const { language } = visit
  const words = watchingWords[language]
  const { version, kept, figures } = await workOf(visit, async (work, municipality) => {
    await mustWatch(work, municipality)
    const { version: number, plan: its } = await planOf(work.queries, municipality)
    return { version: number, kept: its, figures: await figuresOf(work.queries, municipality) }
  })
  return staffPage(
    { ...visit, path: watchingRoutes.plan },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.plan}` : words.plan, crumbs: crumbsTo(visit, words.plan) },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.plan}</h1>
      <p class="lead">{words.planLead}</p>
      <p class="quiet">{words.planVersion(version)}</p>
      {visit.query.has("saved") && <p role="status">{words.saved}</p>}
      <PlanForm visit={visit} kept={kept} version={version} typed={typed} problems={problems} />
      <Figures visit={visit} figures={figures} typed={typed} problems={problems} />
    </>,
  )
}

interface PlanFormProps {
  readonly visit: StaffVisit
  readonly kept: WatchPlan
  readonly version: number
  readonly typed: FormData | null
  readonly problems: readonly Problem[]
}

function PlanForm({ visit, kept, version, typed, problems }: PlanFormProps) {
  const words = watchingWords[visit.language]
  // A form of figures that failed tells nothing of the plan.
  const was = typed?.has("version") ? typed : null
  const shown = was ? typedIn(was, "staffShown") : kept.staffShown
  return (
    <form method="post" action={watchingRoutes.plan}>
      <input type="hidden" name="version" value={was ? typedIn(was, "version") : version} />
      <fieldset class="field">
        <legend>{words.rules}</legend>
        {watchRules.map((rule) => (
          <label key={rule} class="check">
            <input type="checkbox" name="rules" value={rule} checked={was ? was.getAll("rules").includes(rule) : kept.rules.includes(rule)} /> <strong>{words.grounds[rule]}</strong>: {words.explains[rule]}
          </label>
        ))}
      </fieldset>
      {planNumberNames.map((name) => (
        <Field key={name} name={name} label={words.numbers[name]} problems={problems}>
          {(attributes) => <input type="text" inputMode="numeric" value={was ? typedIn(was, name) : kept[name]} {...attributes} />}
        </Field>
      ))}
      <Field name="staffShown" label={words.staffShown} hint={words.staffShownHint} problems={problems}>
        {(attributes) => (
          <select {...attributes}>
            {(["role", "name"] as const).map((one) => (
              <option key={one} value={one} selected={one === shown}>
                {words.shows[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit">{words.savePlan}</button>
    </form>
  )
}

function Figures({ visit, figures, typed, problems }: { visit: StaffVisit; figures: readonly Figure[]; typed: FormData | null; problems: readonly Problem[] }) {
  const words = watchingWords[visit.language]
  return (
    <>
      <h2 id="figures">{words.figures}</h2>
      <p>{words.figuresLead}</p>
      {figures.length === 0 ? (
        <p>{words.figuresNone}</p>
      ) : (
        <ul>
          {figures.map(({ id, name }) => (
            <li key={id}>
              <form method="post" action={watchingRoutes.figures}>
                {name} <input type="hidden" name="remove" value={id} />
                <button type="submit" class="second">
                  {words.removeFigure(name)}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={watchingRoutes.figures}>
        <Field name="person" label={words.figureId} problems={problems}>
          {(attributes) => <input type="text" autocomplete="off" value={typed ? typedIn(typed, "person") : ""} {...attributes} />}
        </Field>
        <button type="submit" class="second">
          {words.addFigure}
        </button>
      </form>
    </>
  )
}

/** Changes the plan. What was typed survives a mistake. */
export async function savePlan(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = watchingWords[visit.language]
  const numbers = Object.fromEntries(planNumberNames.map((name) => [name, /^\d{1,6}$/.test(typedIn(form, name).trim()) ? Number(typedIn(form, name)) : null]))
  const parsed = watchPlan.safeParse({ rules: watchRules.filter((rule) => form.getAll("rules").includes(rule)), ...numbers, staffShown: typedIn(form, "staffShown") })
  if (!parsed.success) {
    const fields = new Map(parsed.error.issues.map(({ path, code }) => [String(path[0]), code]))
    const problems = [...fields].map(([field, code]) => ({ field, message: code === "custom" ? words.hoursWrong : field in planNumbers ? words.between(planNumbers[field as PlanNumber].least, planNumbers[field as PlanNumber].most) : words.cannotNow }))
    return { page: await plan(visit, form, problems) }
  }
  try {
    await workOf(visit, (work, municipality) => changePlan(work, municipality, Number(typedIn(form, "version")), parsed.data))
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    return { page: await plan(visit, form, [{ field: "content", message: words.cannotNow }]), status: 409 }
  }
  return { to: `${watchingRoutes.plan}?saved=1` }
}

/** Adds a public figure, or removes one. */
export async function saveFigure(visit: StaffVisit, form: FormData): Promise<Posted> {
  const removed = typedIn(form, "remove")
  const person = removed || typedIn(form, "person").trim()
  try {
    await workOf(visit, (work, municipality) => setFigure(work, municipality, person, removed === ""))
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    return { page: await plan(visit, form, [{ field: "person", message: watchingWords[visit.language].noFigure }]) }
  }
  return { to: `${watchingRoutes.plan}#figures` }
}
