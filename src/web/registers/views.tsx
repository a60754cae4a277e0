import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { RegisterNarrowing } from "../../acts/registers/list.ts"
import { removeView, type SavedView, saveView } from "../../acts/registers/views.ts"
import { NotFound } from "../../acts/refusals.ts"
import { Field, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, registerRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { definitionFor, narrowingOf, purposeOf, queryOf, registerList, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

interface Shown {
  readonly visit: StaffVisit
  readonly definition: RegisterDefinition
  readonly views: readonly SavedView[]
  readonly narrowing: RegisterNarrowing
  readonly problems: readonly Problem[]
  readonly typed: string
}

/** The lists that have names, each as a link that can be shared, and the way to name the one that is shown. */
export function Views({ visit, definition, views, narrowing, problems, typed }: Shown) {
  const words = registerWords[visit.language]
  const { type } = definition
  const purpose = purposeOf(visit)
  const to = withPurpose(href(registerRoutes.views, { type }), purpose, queryOf(narrowing))
  return (
    <details class="sheet" open={problems.length > 0}>
      <summary>{words.views(views.length)}</summary>
      {views.length > 0 && (
        <ul>
          {views.map(({ id, name, narrowing: its, mine, shared }) => (
            <li key={id}>
              <a href={withPurpose(href(registerRoutes.list, { type }), purpose, queryOf(its))}>{name}</a> <span class="quiet">{shared ? words.viewShared : words.viewOwn}</span>{" "}
              {mine && (
                <form method="post" action={to} class="inline">
                  <button type="submit" class="second" name="remove" value={id} aria-label={`${words.viewRemove}: ${name}`}>
                    {words.viewRemove}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={to}>
        <Field name="view" label={words.viewName} hint={words.viewHint} problems={problems}>
          {(attributes) => <input type="text" value={typed} maxLength={80} autocomplete="off" {...attributes} />}
        </Field>
        <p>
          <label class="check">
            <input type="checkbox" name="shared" value="yes" /> {words.viewShare}
          </label>
        </p>
        <button type="submit" class="second">
          {words.viewSave}
        </button>
      </form>
    </details>
  )
}

/** Names the list that is shown, or removes a name. */
export async function postView(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = registerWords[visit.language]
  const definition = await definitionFor(visit)
  const { municipality } = deskOf(visit)
  const narrowing = narrowingOf(visit, definition)
  const remove = typedIn(form, "remove")
  const name = typedIn(form, "view")
  const back = withPurpose(href(registerRoutes.list, { type: definition.type }), purposeOf(visit), queryOf(narrowing))
  try {
    return await attempt(
      visit,
      async (work) => {
        if (remove === "") await saveView(work, municipality, { type: definition.type, name, narrowing, shared: typedIn(form, "shared") === "yes" })
        else await removeView(work, municipality, remove)
      },
      () => back,
      { field: "view", conflict: words.viewNameNeeded, refused: words.mayNot, code: words.code },
      (problems) => registerList(visit, problems, name),
    )
  } catch (fault) {
    // Somebody removed it in another window: it is gone, as was asked.
    if (!(fault instanceof NotFound)) throw fault
    return { to: back }
  }
}
