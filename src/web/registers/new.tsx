import { openRegisterRecord, Unfilled } from "../../acts/registers/save.ts"
import { fromClient, fromOfficial } from "../../acts/registers/whose.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { openingUnits } from "../../acts/registers/list.ts"
import { Choice } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { sourceOptions } from "./exchange.tsx"
import { exchangeWords } from "./exchange-words.ts"
import { type FileMeans, takeFiles } from "./files.ts"
import { problemsOf, RegisterFields, typedOf } from "./form.tsx"
import { definitionFor, purposeOf, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

/** The form of a new record, by its definition. A link in the address fills in what it is part of. */
export async function newRecord(visit: StaffVisit, problems: readonly Problem[] = [], form: FormData | null = null): Promise<string> {
  const { language, staff, query, today } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const path = href(registerRoutes.open, { type: definition.type })
  const desk = deskOf(visit)
  const units = await openingUnits(desk, definition.register, visit.site.find(desk.municipality)?.model.units.filter(({ kind }) => kind !== "outside").map(({ id }) => id) ?? [])
  const fromAddress = new FormData()
  for (const { name, kind } of definition.fields) if (kind === "recordLink" && query.has(name)) fromAddress.set(name, query.get(name) ?? "")
  const typed = typedOf(form ?? fromAddress, definition)
  const title = words.newRecord(definition.record[language])
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: definition.record[language], to: withPurpose(href(registerRoutes.list, { type: definition.type }), purposeOf(visit)) }, { label: title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      {units.length === 0 ? (
        <p class="notice">{words.mayNot}</p>
      ) : (
        <form method="post" action={withPurpose(path, purposeOf(visit))} enctype="multipart/form-data">
          {definition.belongsTo === null && <Choice name="unit" label={words.unit} problems={problems} value={form ? typedIn(form, "unit") : (units[0] ?? "")} options={units.map((unit) => [unit, unitName(visit, unit)])} />}
          <RegisterFields definition={definition} language={language} problems={problems} typed={(name) => (name === "protected" ? { value: form ? typedIn(form, "protected") : "" } : typed(name))} values={{}} today={today} keeps={false} />
          <Choice name="told-by" label={exchangeWords[language].toldBy} problems={problems} value={form ? typedIn(form, "told-by") : fromClient} options={sourceOptions(visit, definition)} />
          <button type="submit">{words.openIt}</button>
        </form>
      )}
    </>,
  )
}

export const protectedIn = (form: FormData): boolean | null => ({ yes: true, no: false })[typedIn(form, "protected")] ?? null

/** Where what was typed came from; the official's own knowledge where nothing was chosen. */
export const toldByIn = (form: FormData): string => typedIn(form, "told-by") || fromOfficial

/** Opens the record that the form describes. */
export async function postRecord(visit: StaffVisit, keys: CodeKeys, means: FileMeans, form: FormData): Promise<Posted> {
  const { language } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const desk = deskOf(visit)
  const again = (problems: readonly Problem[]) => newRecord(visit, problems, form)
  const unkept = await takeFiles(visit, definition, form, means)
  if (unkept.length > 0) return { page: await again(unkept) }
  let wrong: readonly Problem[] = []
  const first = definition.fields[0]?.name ?? "unit"
  const posted = await attempt(
    visit,
    (work) => openRegisterRecord(work, desk.municipality, { type: definition.type, unit: typedIn(form, "unit"), typed: typedOf(form, definition), isProtected: protectedIn(form), source: toldByIn(form) }, keys),
    (answer) => {
      if (answer instanceof Unfilled) wrong = problemsOf(answer.problems, language, definition.fields)
      return answer instanceof Unfilled ? "" : withPurpose(href(registerRoutes.record, { id: answer.id }), purposeOf(visit))
    },
    { field: first, conflict: words.cannot, refused: words.mayNot, code: words.code },
    again,
  )
  return wrong.length > 0 ? { page: await again(wrong) } : posted
}
