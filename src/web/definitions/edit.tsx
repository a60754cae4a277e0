import { saveDraft } from "../../acts/revisions.ts"
import { planChange, type PlanReport } from "../../acts/registers/plan.ts"
import { inWork } from "../../acts/work.ts"
import { completed } from "../../derive/registers/complete.ts"
import type { DefinitionFault } from "../../model/registers/check-definition.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { RegisterFields } from "../registers/form.tsx"
import { definitionRoutes, href, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { ChangePlan } from "./plan.tsx"
import { DefinitionForm } from "./form.tsx"
import { sayPlace } from "./place-words.ts"
import { changedList, definitionFrom, jsonNames, type ListName, newSketch, placeOfFault, placeOfIssue, type Sketch, sketchIn, sketchOf } from "./sketch.ts"
import { type DefinitionWords, definitionWords } from "./words.ts"

interface Shown {
  readonly problems: readonly Problem[]
  readonly faults: readonly DefinitionFault[]
  /** The definition that the sketch is, where it is one. */
  readonly made: RegisterDefinition | null
  /** What it would do, where it is right. */
  readonly report: PlanReport | null
  /** The list that was just made longer or shorter. */
  readonly changed: ListName | null
}

const nothing: Shown = { problems: [], faults: [], made: null, report: null, changed: null }

const before = (visit: StaffVisit): RegisterDefinition | null => visit.current().model.definitions.find(({ type }) => type === visit.parts.type) ?? null
const nextVersion = (visit: StaffVisit): number => (before(visit)?.version ?? 0) + 1

/** What a fault is about, as the page calls it: "field openings" is "5. kenttä (openings)". */
const sayFaulty = (at: string, place: string, words: DefinitionWords): string => {
  const said = sayPlace(place, words)
  const which = at.replace(/^\w+ /, "")
  return said === null ? at : /^\w+-\d+$/.test(place) && !/^\d+$/.test(which) ? `${said} (${which})` : said
}

/** The form in which a register is defined or changed; whole again after each of its buttons. */
export function editDefinition(visit: StaffVisit, sketch: Sketch | null = null, { problems, faults, made, report, changed }: Shown = nothing): string {
  const { language, staff, today } = visit
  const words = definitionWords[language]
  const { model } = visit.current()
  const municipality = model.municipality.id
  const known = before(visit)
  const shownSketch = sketch ?? (known ? sketchOf(known) : newSketch())
  const path = known ? href(definitionRoutes.definition, { municipality, type: known.type }) : href(definitionRoutes.make, { municipality })
  const title = known ? known.record[language] : words.make
  const placed = faults.map((fault) => ({ ...fault, place: placeOfFault(fault.at, shownSketch) }))
  const beside = placed.flatMap(({ place, message }) => (place === null ? [] : [{ field: place, message: message[language] }]))
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.definitions, to: href(definitionRoutes.definitions, { municipality }) }, { label: title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      {faults.length > 0 && (
        <div class="errors" role="alert">
          <h2>{words.faults}</h2>
          <ul>
            {placed.map(({ at, message, place }) => (
              <li key={`${at} ${message.en}`}>
                {place === null ? <code>{at}</code> : <a href={`#${place}`}>{sayFaulty(at, place, words)}</a>}: {message[language]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {made && faults.length === 0 && <p class="notice" role="status">{words.right}</p>}
      <form method="post" action={path}>
        {/* The first button of a form is the one that Enter presses: it only checks. */}
        <button type="submit" name="act" value="check" class="second">
          {words.check}
        </button>
        <DefinitionForm sketch={shownSketch} model={model} language={language} problems={[...problems, ...beside]} path={path} isNew={known === null} changed={changed} />
        <button type="submit" name="act" value="check" class="second">
          {words.check}
        </button>{" "}
        <button type="submit" name="act" value="save">
          {words.save}
        </button>
      </form>
      {report && <ChangePlan report={report} language={language} />}
      {made && (
        <section aria-labelledby="preview" class="sheet">
          <h2 id="preview">{words.preview}</h2>
          <p>{words.previewLead}</p>
          <form>
            <RegisterFields definition={{ ...made, subject: null }} language={language} problems={[]} typed={() => ({})} values={{}} today={today} keeps={false} />
          </form>
        </section>
      )}
    </>,
  )
}

/** Checks the sketch, changes its lists, or saves it in a new draft of the description. */
export async function postDefinition(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { language, database, actor, now } = visit
  const words = definitionWords[language]
  const { model, number } = visit.current()
  const sketch = sketchIn(form)
  const act = typedIn(form, "act")
  const changed = changedList(form)
  if (changed) return { page: editDefinition(visit, sketch, { ...nothing, changed: changed.list }), status: 200 }
  const made = definitionFrom(sketch, nextVersion(visit))
  if (!("type" in made)) {
    const wrong = made.map(({ path, message }) => ({ path: path.map(String), message }))
    const places = new Map(wrong.map(({ path, message }) => [placeOfIssue(path), words.mend(jsonNames.some((name) => name === path[0]) ? `${path.join(".")} (${message})` : (sayPlace(placeOfIssue(path), words) ?? placeOfIssue(path).replace(/[-.]/g, " ")))]))
    // A field without a name in rules has it from its Finnish name: that one is told.
    const told = [...places].filter(([field]) => !(/^fields-\d+-name$/.test(field) && places.has(field.replace(/name$/, "fi"))))
    return { page: editDefinition(visit, sketch, { ...nothing, problems: told.map(([field, message]) => ({ field, message })) }) }
  }
  const done = completed(model, [made])
  if ("faults" in done) return { page: editDefinition(visit, sketch, { ...nothing, faults: done.faults, made }) }
  const municipality = model.municipality.id
  if (act !== "save") return { page: editDefinition(visit, sketch, { ...nothing, made, report: await planChange({ database, municipality, now }, model, done.model) }), status: 200 }
  const revision = await inWork(database, actor, now, (work) => saveDraft(work, done.model, words.noteSaved(made.record[language]), number))
  return { to: href(staffRoutes.revision, { municipality, number: revision }) }
}
