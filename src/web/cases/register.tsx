import { readWithin } from "../../acts/access/border.ts"
import { type CaseRegister, caseRegisterForm, declareCaseRegister, findCaseRegister, mayDeclare, nextNumber } from "../../acts/cases/register.ts"
import { NotFound } from "../../acts/refusals.ts"
import { plain } from "../../model/text.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf, registerName } from "../rights/visit.ts"
import { caseRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { Choice, Line, optionsOf } from "./fields.tsx"
import type { Means } from "./new.tsx"
import { queueWords } from "./queue-words.ts"
import { caseWords } from "./words.ts"

const usual = { authority: "", businessId: "", register: "", pattern: "{number}/{class}/{year}", series: "class" } as const

/** How the municipality keeps its case register; with the form for the information manager, who declares it. */
export async function registerPage(visit: StaffVisit, typed: FormData | null = null, problems: readonly Problem[] = [], next: string | null = null): Promise<string> {
  const { language, staff, site } = visit
  const words = queueWords[language]
  const desk = deskOf(visit)
  const { declared, may } = await readWithin(desk.database, desk.municipality, async (queries) => ({ declared: await findCaseRegister(queries, desk.municipality), may: await mayDeclare(queries, desk) }))
  const model = site.find(desk.municipality)?.model
  const value = (name: keyof typeof usual) => (typed ? typedIn(typed, name) : (declared?.[name] ?? (name === "authority" && model ? plain(model.municipality.name, "fi") : usual[name])))
  const registers = (model?.registers ?? []).map(({ id, name }) => [id, plain(name, language)] as const)
  // What was declared stays a choice, whether the description has it or not.
  const known = declared && !registers.some(([id]) => id === declared.register) ? [[declared.register, declared.register] as const, ...registers] : registers
  return staffPage(
    { ...visit, path: caseRoutes.register },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.register}` : words.register, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, { label: words.register }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.register}</h1>
      {visit.query.has("declared") && declared && (
        <p class="notice good" role="status">
          {words.declared}
        </p>
      )}
      <p class="lead">{words.registerLead}</p>
      {declared && <Declared declared={declared} visit={visit} />}
      {may ? (
        <form method="post" action={caseRoutes.register}>
          <Line name="authority" label={words.authority} hint={words.authorityHint} problems={problems} value={value("authority")} size={40} />
          <Line name="businessId" label={words.businessId} hint={words.businessIdHint} problems={problems} value={value("businessId")} size={10} />
          {known.length > 0 ? <Choice name="register" label={words.of} problems={problems} value={value("register")} options={[["", "–"], ...known]} /> : <Line name="register" label={words.of} problems={problems} value={value("register")} />}
          <Line name="pattern" label={words.pattern} hint={words.patternHint} problems={problems} value={value("pattern")} size={40} />
          <Choice name="series" label={words.series} problems={problems} value={value("series")} options={optionsOf(["class", "all"], words.seriesOf)} />
          {next !== null && (
            <p class="notice" role="status">
              {words.next(next)}
            </p>
          )}
          <p>
            <button type="submit" name="act" value="preview" class="second">
              {words.preview}
            </button>
          </p>
          <button type="submit" name="act" value="save">
            {words.save}
          </button>
        </form>
      ) : (
        <p class="notice">{words.onlyManager}</p>
      )}
    </>,
  )
}

function Declared({ declared, visit }: { readonly declared: CaseRegister; readonly visit: StaffVisit }) {
  const words = queueWords[visit.language]
  return (
    <>
      <h2>{words.now}</h2>
      <dl class="facts">
        <Fact term={words.authority}>
          {declared.authority} ({declared.businessId})
        </Fact>
        <Fact term={words.of}>{registerName(visit, declared.register)}</Fact>
        <Fact term={words.pattern}>{declared.pattern}</Fact>
        <Fact term={words.series}>{words.seriesOf[declared.series]}</Fact>
      </dl>
    </>
  )
}

/** Shows the number that would come next, or declares the register. */
export async function postRegister(visit: StaffVisit, _means: Means, form: FormData): Promise<Posted> {
  const words = queueWords[visit.language]
  const desk = deskOf(visit)
  const given = Object.fromEntries(Object.keys(usual).map((name) => [name, typedIn(form, name).trim()]))
  const known = visit.site.find(desk.municipality)?.model.registers.map(({ id }) => id) ?? []
  const read = caseRegisterForm.safeParse(given)
  const faults = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])))
  const before = await readWithin(desk.database, desk.municipality, (queries) => findCaseRegister(queries, desk.municipality))
  if (known.length > 0 && given.register !== before?.register && !known.includes(given.register ?? "")) faults.add("register")
  const preview = typedIn(form, "act") === "preview"
  const problems = Object.keys(usual).filter((field) => faults.has(field) && (!preview || field === "pattern")).map((field) => ({ field, message: words.needed[field] ?? "" }))
  if (problems.length > 0) return { page: await registerPage(visit, form, problems) }
  if (preview) {
    const classCode = visit.site.find(desk.municipality)?.model.functionClasses?.[0]?.code ?? "02 07 00"
    const kept = { pattern: given.pattern ?? "", series: given.series === "all" ? "all" : "class" } as const
    const number = await readWithin(desk.database, desk.municipality, (queries) => nextNumber(queries, desk.municipality, kept, classCode, desk.now))
    return { page: await registerPage(visit, form, [], number), status: 200 as const }
  }
  if (!read.success) throw new NotFound("There is no such page.")
  return attempt(visit, (work) => declareCaseRegister(work, desk.municipality, read.data), () => `${caseRoutes.register}?declared=1`, { field: "authority", conflict: words.onlyManager, refused: words.onlyManager, code: words.onlyManager }, (again) => registerPage(visit, form, again))
}
