import { saveDraft } from "../../acts/revisions.ts"
import { planChange, type PlanReport } from "../../acts/registers/plan.ts"
import { inWork } from "../../acts/work.ts"
import { completed, registersByName } from "../../derive/registers/complete.ts"
import { kindNames, kinds } from "../../model/kinds/kinds.ts"
import type { DefinitionFault } from "../../model/registers/check-definition.ts"
import { dataClasses, type RegisterDefinition } from "../../model/registers/definition.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { RegisterFields } from "../registers/form.tsx"
import { rightsWords } from "../rights/words.ts"
import { definitionRoutes, href, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { ChangePlan } from "./plan.tsx"
import { definitionFrom, newSketch, type Sketch, sketchIn, sketchOf } from "./sketch.ts"
import { definitionWords } from "./words.ts"

interface Shown {
  readonly problems: readonly Problem[]
  readonly faults: readonly DefinitionFault[]
  /** The definition that the sketch is, where it is one. */
  readonly made: RegisterDefinition | null
  /** What it would do, where it is right. */
  readonly report: PlanReport | null
}

const nothing: Shown = { problems: [], faults: [], made: null, report: null }

const before = (visit: StaffVisit): RegisterDefinition | null => visit.current().model.definitions.find(({ type }) => type === visit.parts.type) ?? null
const nextVersion = (visit: StaffVisit): number => (before(visit)?.version ?? 0) + 1

/** The form in which a register is defined or changed; whole again after each of its buttons. */
export function editDefinition(visit: StaffVisit, sketch: Sketch | null = null, { problems, faults, made, report }: Shown = nothing): string {
  const { language, staff, today } = visit
  const words = definitionWords[language]
  const { model } = visit.current()
  const municipality = model.municipality.id
  const known = before(visit)
  const { type, register, texts, fields, stages, moves } = sketch ?? (known ? sketchOf(known) : newSketch())
  const path = known ? href(definitionRoutes.definition, { municipality, type: known.type }) : href(definitionRoutes.make, { municipality })
  const title = known ? known.record[language] : words.make
  const line = (name: string, label: string, value: string | undefined, hint?: string) => <Line key={name} name={name} label={label} problems={problems} value={value ?? ""} {...(hint ? { hint } : {})} />
  const three = (name: string, label: string, row: Readonly<Record<string, string>>, key: (its: "fi" | "sv" | "en") => string) => (
    <div class="pair three">{(["fi", "sv", "en"] as const).map((its) => line(`${name}${its}`, `${label} ${{ fi: words.fin, sv: words.swe, en: words.eng }[its]}`, row[key(its)]))}</div>
  )
  const choice = (name: string, label: string, value: string | undefined, options: readonly (readonly [string, string])[]) => <Choice key={name} name={name} label={label} problems={problems} value={value ?? ""} options={options} />
  const yesNo = [["", words.no], ["yes", words.yes]] as const
  const remove = (list: string, at: number) => (
    <button type="submit" class="second" name="act" value={`remove-${list}-${at}`} formnovalidate>
      {words.remove}
    </button>
  )
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
            {faults.map(({ at, message }) => (
              <li key={`${at} ${message.en}`}>
                <code>{at}</code>: {message[language]}
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
        <fieldset>
          <legend>{words.which}</legend>
          {choice("register", words.register, register, [["", "–"], ...registersByName(model, language).map(({ id, name }) => [id, name] as const)])}
          {known ? <input type="hidden" name="type" value={type} /> : line("type", words.type, type, words.typeHint)}
          {three("record.", words.name, texts, (its) => `record.${its}`)}
          {three("purpose.", words.purpose, texts, (its) => `purpose.${its}`)}
        </fieldset>
        <h2>{words.fields}</h2>
        <input type="hidden" name="fields-count" value={fields.length} />
        {fields.map((row, at) => (
          <fieldset key={at}>
            <legend>{words.field(at + 1)}</legend>
            {three(`fields-${at}-`, words.name, row, (its) => its)}
            {choice(`fields-${at}-kind`, words.kind, row.kind, kindNames.map((kind) => [kind, kinds[kind].label[language]] as const))}
            {choice(`fields-${at}-required`, words.required, row.required, yesNo)}
            {choice(`fields-${at}-data`, words.data, row.data, dataClasses.map((one) => [one, words.classes[one] ?? one] as const))}
            {line(`fields-${at}-secrecy`, words.secrecy, row.secrecy, words.secrecyHint)}
            <Area name={`fields-${at}-options`} label={words.options} hint={words.optionsHint} problems={problems} value={row.options ?? ""} rows={2} />
            <details open={[row.name, row.when, row.calculation, row.to, row.least, row.most].some((value) => value)}>
              <summary>{words.moreOf}</summary>
              {line(`fields-${at}-name`, words.fieldName, row.name, words.fieldNameHint)}
              {line(`fields-${at}-when`, words.when, row.when, words.whenHint)}
              {line(`fields-${at}-calculation`, words.calculation, row.calculation, words.calculationHint)}
              {choice(`fields-${at}-to`, words.linkTo, row.to, [["", "–"], ...model.definitions.map((one) => [one.type, one.record[language]] as const)])}
              {line(`fields-${at}-least`, words.least, row.least)}
              {line(`fields-${at}-most`, words.most, row.most)}
            </details>
            {remove("fields", at)}
          </fieldset>
        ))}
        <button type="submit" class="second" name="act" value="add-fields" formnovalidate>
          {words.addField}
        </button>
        <h2>{words.stages}</h2>
        <input type="hidden" name="stages-count" value={stages.length} />
        {stages.map((row, at) => (
          <fieldset key={at}>
            <legend>{words.stage(at + 1)}</legend>
            {line(`stages-${at}-code`, words.type, row.code)}
            {three(`stages-${at}-`, words.name, row, (its) => its)}
            {choice(`stages-${at}-ends`, words.ends, row.ends, yesNo)}
            {remove("stages", at)}
          </fieldset>
        ))}
        <button type="submit" class="second" name="act" value="add-stages" formnovalidate>
          {words.addStage}
        </button>
        <h2>{words.moves}</h2>
        <input type="hidden" name="moves-count" value={moves.length} />
        {moves.map((row, at) => (
          <fieldset key={at}>
            <legend>{words.move(at + 1)}</legend>
            {line(`moves-${at}-code`, words.type, row.code)}
            {three(`moves-${at}-`, words.name, row, (its) => its)}
            {line(`moves-${at}-from`, words.moveFrom, row.from)}
            {line(`moves-${at}-to`, words.moveTo, row.to)}
            {line(`moves-${at}-by`, words.by, row.by)}
            {line(`moves-${at}-needs`, words.needs, row.needs)}
            {choice(`moves-${at}-decides`, words.decides, row.decides, yesNo)}
            {line(`moves-${at}-notBy`, words.notBy, row.notBy)}
            {remove("moves", at)}
          </fieldset>
        ))}
        <button type="submit" class="second" name="act" value="add-moves" formnovalidate>
          {words.addMove}
        </button>
        <fieldset>
          <legend>{words.law}</legend>
          {line("article", words.article, texts.article)}
          {line("law", words.section, texts.law)}
          {three("explanation.", words.explanation, texts, (its) => `explanation.${its}`)}
          {choice("secrecy", words.secrecies, texts.secrecy, (["secret", "partly-secret", "not-yet-public", "public"] as const).map((one) => [one, rightsWords[language].secrecies[one]] as const))}
          {line("retention.years", words.years, texts["retention.years"], words.yearsHint)}
          {line("retention.from", words.retentionFrom, texts["retention.from"], words.retentionFromHint)}
          <input type="hidden" name="retention.after" value={texts["retention.after"] ?? "destroy"} />
          {three("basis.", words.basis, texts, (its) => `basis.${its}`)}
        </fieldset>
        <fieldset>
          <legend>{words.uses}</legend>
          {line("subject", words.subject, texts.subject, words.usual)}
          {line("title", words.title, texts.title, words.usual)}
          {line("columns", words.columns, texts.columns, words.usual)}
          {line("searchKeys", words.keys, texts.searchKeys, words.keysHint)}
          {line("statistics", words.statistics, texts.statistics)}
          {line("leastTold", words.leastTold, texts.leastTold)}
          {line("belongsTo", words.belongsTo, texts.belongsTo)}
          {line("classCode", words.classCode, texts.classCode)}
        </fieldset>
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

/** The part of the form that a fault of the definition is about: "fields.2.label.sv" is "fields-2-sv". */
function inForm(path: readonly PropertyKey[]): string {
  const [head = "", at, ...rest] = path.map(String)
  if (["fields", "stages", "moves"].includes(head)) return `${head}-${at}-${rest.at(0) === "label" ? (rest[1] ?? "fi") : (rest[0] ?? "name")}`
  if (head === "legalBases") return rest[0] === "explanation" ? `explanation.${rest[1] ?? "fi"}` : (rest[0] ?? "law")
  if (head === "retention") return at === "basis" ? `basis.${rest[0] ?? "fi"}` : `retention.${at ?? "years"}`
  if (head === "opensCase") return "classCode"
  return at === undefined || /^\d+$/.test(at) ? head : `${head}.${at}`
}

/** Checks the sketch, changes its lists, or saves it in a new draft of the description. */
export async function postDefinition(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { language, database, actor, now } = visit
  const words = definitionWords[language]
  const { model, number } = visit.current()
  const sketch = sketchIn(form)
  const act = typedIn(form, "act")
  if (/^(add|remove)-/.test(act)) return { page: editDefinition(visit, sketch), status: 200 }
  const made = definitionFrom(sketch, nextVersion(visit), before(visit))
  if (Array.isArray(made) || !("type" in made)) {
    const places = [...new Set((made as readonly { path: PropertyKey[] }[]).map(({ path }) => inForm(path)))]
    return { page: editDefinition(visit, sketch, { ...nothing, problems: places.map((field) => ({ field, message: words.mend(field.replace(/[-.]/g, " ")) })) }) }
  }
  const done = completed(model, [made])
  if ("faults" in done) return { page: editDefinition(visit, sketch, { ...nothing, faults: done.faults, made }) }
  const municipality = model.municipality.id
  if (act !== "save") return { page: editDefinition(visit, sketch, { ...nothing, made, report: await planChange({ database, municipality, now }, model, done.model) }), status: 200 }
  const revision = await inWork(database, actor, now, (work) => saveDraft(work, done.model, words.noteSaved(made.record[language]), number))
  return { to: href(staffRoutes.revision, { municipality, number: revision }) }
}
