import { documentLanguages } from "../../acts/cases/documents.ts"
import { caseForm } from "../../acts/cases/open.ts"
import { checkInterests, checkOutcomes, declareInterests, endPost, openDuty, remindOfInterests } from "../../acts/interests/duties.ts"
import { type Duty, listInterests, type UnkeptSeat } from "../../acts/interests/get.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Work } from "../../acts/work.ts"
import { interestPosts } from "../../law/interests.ts"
import { saySteps } from "../../law/say-steps.ts"
import { interestsDeclaredBy } from "../../law/times-on-the-web.ts"
import { dayAt, isDay, sayDay } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { typedOr } from "../meetings/bodies.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { caseRoutes, href, interestRoutes, routes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { interestWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

/** Who must declare interests, where each stands, and who has no case yet: for the registry office and the audit committee's secretary. */
export async function interestsPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const words = interestWords[language]
  const desk = deskOf(visit)
  const { duties, unkept, mayKeep } = await listInterests(desk)
  const value = typedOr(typed)
  return staffPage(
    { ...visit, path: interestRoutes.interests },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.title}` : words.title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <a href={href(routes.interests, { language, municipality: desk.municipality })}>{words.onWeb}</a>
      </p>
      {duties.length === 0 ? <p>{words.none}</p> : <Duties duties={duties} visit={visit} />}
      {mayKeep && unkept.length > 0 && <Unkept unkept={unkept} visit={visit} problems={problems} value={value} />}
      {mayKeep && <AddForm visit={visit} problems={problems} value={value} />}
    </>,
  )
}

function Duties({ duties, visit: { language } }: { readonly duties: readonly Duty[]; readonly visit: StaffVisit }) {
  const words = interestWords[language]
  return (
    <Table label={words.title} heads={[words.name, words.post, words.due, words.state]}>
      {duties.map(({ id, name, post, postOf, postOfSv, dueOn, state, remindedOn }) => (
        <tr key={id}>
          <th scope="row">
            <a href={href(interestRoutes.interest, { id })}>{name}</a>
          </th>
          <td>
            {words.posts[post]}, {language === "sv" ? postOfSv : postOf}
          </td>
          <td>{sayDay(dueOn, language)}</td>
          <td>
            {state === "late" ? <strong>{words.states[state]}</strong> : words.states[state]}
            {remindedOn && (state === "late" || state === "soon" || state === "waiting") && `, ${words.reminded.toLowerCase()} ${sayDay(remindedOn, language)}`}
          </td>
        </tr>
      ))}
    </Table>
  )
}

interface FormPart {
  readonly visit: StaffVisit
  readonly problems: readonly Problem[]
  readonly value: ReturnType<typeof typedOr>
}

/** How many signs of a text are kept; its box takes no more. */
const textMost = 5000
const usualClass = "00 00 02"

function Unkept({ unkept, visit: { language }, problems, value }: FormPart & { readonly unkept: readonly UnkeptSeat[] }) {
  const words = interestWords[language]
  return (
    <form method="post" action={interestRoutes.interests}>
      <h2>{words.unkept}</h2>
      <p>{words.unkeptLead}</p>
      <fieldset id="seat">
        <legend>{words.choose}</legend>
        {unkept.map(({ seat, name, post, bodyName, from }) => (
          <p key={seat}>
            <label class="check">
              <input type="checkbox" name="seat" value={seat} /> {name}: {words.posts[post]}, {bodyName}, {sayDay(from, language)}
            </label>
          </p>
        ))}
      </fieldset>
      <Line name="seat-class" label={words.classCode} problems={problems} value={value("seat-class", usualClass)} size={12} />
      <Choice name="seat-language" label={caseWords[language].language} problems={problems} value={value("seat-language", "fi")} options={optionsOf(languages, caseWords[language].languages)} />
      <button type="submit" name="act" value="open">
        {words.open}
      </button>
    </form>
  )
}

function AddForm({ visit, problems, value }: FormPart) {
  const { language } = visit
  const words = interestWords[language]
  const units = visit.site.find(deskOf(visit).municipality)?.model.units.filter(({ kind }) => kind !== "outside").map(({ id }) => id) ?? []
  const line = (name: string, label: string, more: { type?: "text" | "date"; hint?: string; usual?: string } = {}) => <Line name={name} label={label} problems={problems} value={value(name, more.usual)} type={more.type ?? "text"} {...(more.hint ? { hint: more.hint } : {})} />
  return (
    <form method="post" action={interestRoutes.interests}>
      <h2>{words.add}</h2>
      {line("name", words.name)}
      <Choice name="post" label={words.post} problems={problems} value={value("post", "municipal-manager")} options={optionsOf(interestPosts, words.posts)} />
      {line("postOf", words.postOf)}
      {line("tookUp", words.tookUp, { type: "date" })}
      {line("until", words.until, { type: "date", hint: words.untilHint })}
      {line("classCode", words.classCode, { usual: usualClass })}
      <Choice name="unit" label={words.unit} problems={problems} value={value("unit")} options={units.map((unit) => [unit, unitName(visit, unit)])} />
      <Choice name="language" label={caseWords[language].language} problems={problems} value={value("language", "fi")} options={optionsOf(languages, caseWords[language].languages)} />
      <button type="submit" name="act" value="add">
        {words.addNow}
      </button>
    </form>
  )
}

/** Opens the cases that a form of the list asks for. */
export async function postInterests(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const words = interestWords[visit.language]
  const desk = deskOf(visit)
  const text = (name: string) => typedIn(form, name).trim().slice(0, 200)
  const again = (problems: readonly Problem[]) => interestsPage(visit, problems, form)
  const told = { conflict: words.cannot, refused: words.refused, code: caseWords[visit.language].code }
  const spoken = (name: string) => languages.find((one) => one === text(name)) ?? "fi"
  const isClass = (code: string) => caseForm.shape.classCode.safeParse(code).success
  const lacking = async (fields: readonly string[]): Promise<Posted> => ({ page: await again(fields.map((field) => ({ field, message: words.needed[field] ?? words.needed.classCode ?? words.cannot }))) })
  if (text("act") === "open") {
    const chosen = new Set(form.getAll("seat"))
    const { unkept } = await listInterests(desk)
    const seats = unkept.filter(({ seat }) => chosen.has(seat))
    if (seats.length === 0) return lacking(["seat"])
    if (!isClass(text("seat-class"))) return lacking(["seat-class"])
    const verb = async (work: Work) => {
      for (const { body, seat, name, post, bodyName, unit, from, until } of seats)
        await openDuty(work, desk.municipality, { name, post, postOf: bodyName, seat: { body, seat }, tookUpOn: from, until, classCode: text("seat-class"), unit, language: spoken("seat-language") }, codeKey)
    }
    return attempt(visit, verb, () => interestRoutes.interests, { field: "seat", ...told }, again)
  }
  const [tookUpOn, until, post] = [text("tookUp"), text("until"), interestPosts.find((one) => one === text("post"))]
  const wrong = [["name", text("name") === ""], ["postOf", text("postOf") === ""], ["tookUp", !isDay(tookUpOn)], ["until", until !== "" && (!isDay(until) || until < tookUpOn)], ["classCode", !isClass(text("classCode"))]] as const
  const fields = wrong.filter(([, is]) => is).map(([field]) => field)
  if (fields.length > 0 || !post) return lacking(fields)
  return attempt(visit, (work) => openDuty(work, desk.municipality, { name: text("name"), post, postOf: text("postOf"), tookUpOn, until: until || null, classCode: text("classCode"), unit: text("unit"), language: spoken("language") }, codeKey), (id) => href(interestRoutes.interest, { id }), { field: "name", ...told }, again)
}

/** One who must declare: by when, what was declared, what the audit committee found, and the forms of those who may. */
export async function interestPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff, today } = visit
  const words = interestWords[language]
  const { duties: [duty], mayKeep, mayCheck } = await listInterests(deskOf(visit), visit.parts.id ?? "")
  if (!duty) throw new NotFound("There is no such declaration.")
  const { name, declaration, state } = duty
  const value = typedOr(typed)
  const path = href(interestRoutes.interest, { id: duty.id })
  const button = (act: string, label: string) => <button type="submit" name="act" value={act}>{label}</button>
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${name}` : name, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.title, to: interestRoutes.interests }, { label: name }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{name}</h1>
      <dl class="facts">
        <Fact term={words.post}>
          {words.posts[duty.post]}, {language === "sv" ? duty.postOfSv : duty.postOf}
        </Fact>
        <Fact term={words.tookUp}>{sayDay(duty.tookUpOn, language)}</Fact>
        {duty.until && <Fact term={words.until}>{sayDay(duty.until, language)}</Fact>}
        <Fact term={words.due}>{sayDay(duty.dueOn, language)}</Fact>
        <Fact term={words.state}>
          <strong>{words.states[state]}</strong>
        </Fact>
        {duty.remindedOn && <Fact term={words.reminded}>{sayDay(duty.remindedOn, language)}</Fact>}
        <Fact term={words.case}>
          <a href={href(caseRoutes.case, { id: duty.caseId })}>{duty.caseNumber}</a>
        </Fact>
      </dl>
      <details>
        <summary>{words.reckoning}</summary>
        <ol>
          {saySteps(interestsDeclaredBy(duty.tookUpOn).steps, language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </details>
      {declaration && (
        <>
          <h2>
            {words.declaration}, {words.version(declaration.version)}
          </h2>
          <dl class="facts">
            <Fact term={words.given}>{sayDay(declaration.givenOn, language)}</Fact>
            {(["positions", "wealth", "other"] as const).map((part) => (
              <Fact key={part} term={words[part]}>
                <span class="written">{declaration[part] || words.nothing}</span>
              </Fact>
            ))}
            {declaration.checkedAt && declaration.outcome && (
              <Fact term={words.checked}>
                {sayDay(dayAt(declaration.checkedAt), language)}: {words.outcomes[declaration.outcome]}
              </Fact>
            )}
          </dl>
        </>
      )}
      {mayCheck && declaration && declaration.checkedAt === null && (
        <form method="post" action={path}>
          <h2>{words.check}</h2>
          <Choice name="outcome" label={words.outcome} problems={problems} value={value("outcome", "noted")} options={optionsOf(checkOutcomes, words.outcomes)} />
          {button("check", words.check)}
        </form>
      )}
      {mayKeep && state !== "over" && (
        <>
          <form method="post" action={path}>
            <h2>{declaration ? words.change : words.record}</h2>
            <Line name="given" label={words.given} problems={problems} value={value("given", today)} type="date" />
            <Choice name="declared-language" label={caseWords[language].documentLanguage} problems={problems} value={value("declared-language", duty.language)} options={optionsOf(documentLanguages, caseWords[language].languages)} />
            {(["positions", "wealth", "other"] as const).map((part) => (
              <Area key={part} name={part} label={words[part]} hint={words.textHint} problems={problems} value={value(part, declaration?.[part] ?? "")} rows={3} most={textMost} />
            ))}
            {button("declare", declaration ? words.change : words.record)}
          </form>
          {!declaration && (
            <form method="post" action={path}>
              <h2>{words.remind}</h2>
              <p>{words.kept}</p>
              {button("remind", words.remind)}
            </form>
          )}
          <form method="post" action={path}>
            <h2>{words.end}</h2>
            <p>{words.endLead}</p>
            <Line name="ended" label={words.until} problems={problems} value={value("ended", duty.until ?? today)} type="date" />
            {button("end", words.end)}
          </form>
        </>
      )}
    </>,
  )
}

/** Does what a form of the page asks for. */
export async function actOnInterest(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const words = interestWords[visit.language]
  const { municipality } = deskOf(visit)
  const id = visit.parts.id ?? ""
  const text = (name: string) => typedIn(form, name).trim().slice(0, textMost).replaceAll("\r\n", "\n")
  const again = (problems: readonly Problem[]) => interestPage(visit, problems, form)
  const wrong = async (field: string): Promise<Posted> => ({ page: await again([{ field, message: words.needed[field] ?? words.cannot }]) })
  const done = (field: string, verb: (work: Work) => Promise<unknown>): Promise<Posted> => attempt(visit, verb, () => href(interestRoutes.interest, { id }), { field, conflict: words.needed[field] ?? words.cannot, refused: words.refused, code: caseWords[visit.language].code }, again)
  const acts: Readonly<Record<string, () => Promise<Posted>>> = {
    declare: () => (!isDay(text("given")) || text("given") > visit.today ? wrong("given") : done("given", (work) => declareInterests(work, municipality, id, { givenOn: text("given"), positions: text("positions"), wealth: text("wealth"), other: text("other"), language: documentLanguages.find((one) => one === text("declared-language")) ?? "fi" }, codeKey))),
    remind: () => done("remind", (work) => remindOfInterests(work, municipality, id)),
    end: () => (isDay(text("ended")) ? done("ended", (work) => endPost(work, municipality, id, text("ended"))) : wrong("ended")),
    check() {
      const outcome = checkOutcomes.find((one) => one === text("outcome"))
      return outcome ? done("outcome", (work) => checkInterests(work, municipality, id, outcome)) : wrong("outcome")
    },
  }
  const act = acts[text("act")]
  if (!act) throw new NotFound("There is no such page.")
  return act()
}
