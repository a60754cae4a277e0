import { askedOf, explain, getAsked, wordsLimit } from "../../acts/watching/review.ts"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { sayDay } from "../../lib/day.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { href, staffRoutes, watchingRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { LooksTable } from "./looks-table.tsx"
import { watchingWords } from "./words.ts"
import { workOf } from "./work.ts"

/** What explanations are asked of the one who has signed in. */
export async function asked(visit: StaffVisit): Promise<string> {
  const { language, staff } = visit
  const words = watchingWords[language]
  const waiting = await workOf(visit, (work, municipality) => askedOf(work, municipality))
  return staffPage(
    visit,
    { title: words.askedOfYou, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.askedOfYou }] },
    <>
      <h1>{words.askedOfYou}</h1>
      {visit.query.has("given") && <p role="status">{words.given}</p>}
      {waiting.length === 0 ? (
        <p>{words.askedNone}</p>
      ) : (
        <ul>
          {waiting.map(({ id, day, explanation }) => (
            <li key={id}>
              <a href={href(watchingRoutes.explain, { id })}>{words.askedDay(sayDay(day, language))}</a> {explanation !== null && <span class="pill good">{words.explained}</span>}
            </li>
          ))}
        </ul>
      )}
    </>,
  )
}

/** One of them: her own looks, and the place for her words. */
export async function explanation(visit: StaffVisit, typed: FormData | null = null, problems: readonly Problem[] = []): Promise<string> {
  const { language, staff } = visit
  const words = watchingWords[language]
  const found = await workOf(visit, (work, municipality) => getAsked(work, municipality, visit.parts.id ?? ""))
  const title = words.askedDay(sayDay(found.day, language))
  const at = href(watchingRoutes.explain, { id: found.id })
  return staffPage(
    { ...visit, path: at },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.askedOfYou, to: watchingRoutes.asked }, { label: title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      <p class="lead">{words.askedLead}</p>
      <LooksTable looks={found.looks} visit={visit} />
      <form method="post" action={at}>
        <h2>{words.give}</h2>
        <Field name="explanation" label={words.explanation} hint={words.explanationHint} problems={problems}>
          {(attributes) => (
            <textarea rows={6} {...attributes}>
              {typed ? typedIn(typed, "explanation") : (found.explanation ?? "")}
            </textarea>
          )}
        </Field>
        <button type="submit">{words.give}</button>
      </form>
    </>,
  )
}

/** Gives the explanation. What was typed survives a mistake. */
export async function giveExplanation(visit: StaffVisit, form: FormData): Promise<Posted> {
  const text = typedIn(form, "explanation").trim()
  if (text === "" || text.length > wordsLimit || holdsIdentityCode(text)) return { page: await explanation(visit, form, [{ field: "explanation", message: watchingWords[visit.language].badExplanation }]) }
  await workOf(visit, (work, municipality) => explain(work, municipality, visit.parts.id ?? "", text))
  return { to: `${watchingRoutes.asked}?given=1` }
}
