import { announceBreak, breaksOf, endBreak, estimateBreak, type ServiceBreak } from "../../acts/breaks.ts"
import { Conflict, NotFound } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, instantFrom, sayTime, timeAt } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { messages } from "../messages.ts"
import { BreakText } from "../parts/breaks.tsx"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, peopleRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { breakWords } from "./break-words.ts"
import { onlyKeeper } from "./keeper.ts"

const hour = 3_600_000
/** As a field of a date and time has it, in Finnish time. */
const fieldTime = (instant: Date): string => `${dayAt(instant)}T${timeAt(instant)}`

/** Where the administrator tells of a break in the service, gives a new estimate, and tells that it is over. */
export async function breaks(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<string> {
  await onlyKeeper(visit)
  const { language, staff, now } = visit
  const words = breakWords[language]
  const { database, municipality } = deskOf(visit)
  const all = await breaksOf(database, municipality)
  const was = (name: string, otherwise: string) => (typed ? typedIn(typed, name) : otherwise)
  return staffPage(
    { ...visit, path: peopleRoutes.breaks },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${visit.words.breaks}` : visit.words.breaks, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: visit.words.breaks }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{visit.words.breaks}</h1>
      <p class="lead">{words.lead}</p>
      {all.length === 0 && <p>{words.none}</p>}
      {all.map((one) => (
        <BreakSheet key={one.id} its={one} visit={visit} problems={problems} />
      ))}
      <h2 id="announce">{words.announce}</h2>
      <form method="post" action={peopleRoutes.breaks}>
        {languages.map((one) => (
          <Field key={one} name={one} label={words.what(messages[one].languageName)} {...(one === "fi" ? { hint: words.whatHint } : {})} problems={problems}>
            {(attributes) => <textarea rows={2} lang={one} maxLength={500} value={was(one, "")} {...attributes} />}
          </Field>
        ))}
        <Field name="from" label={words.from} problems={problems}>
          {(attributes) => <input type="datetime-local" value={was("from", fieldTime(now))} {...attributes} />}
        </Field>
        <Field name="until" label={words.until} problems={problems}>
          {(attributes) => <input type="datetime-local" value={was("until", fieldTime(new Date(now.getTime() + 2 * hour)))} {...attributes} />}
        </Field>
        <button type="submit">{words.announce}</button>
      </form>
    </>,
  )
}

function BreakSheet({ its, visit, problems }: { its: ServiceBreak; visit: StaffVisit; problems: readonly Problem[] }) {
  const { language } = visit
  const words = breakWords[language]
  return (
    <section class="sheet" aria-label={sayTime(its.startsAt, language)}>
      <p>
        <span class={its.endedAt ? "pill good" : "pill"}>{its.endedAt ? words.over : words.on}</span>{" "}
        {its.endedAt ? visit.words.breakOver(sayTime(its.endedAt, language)) : visit.words.breakOn(sayTime(its.startsAt, language), sayTime(its.estimatedEndAt, language))}
      </p>
      <BreakText its={its} language={language} />
      {!its.endedAt && (
        <form method="post" action={href(peopleRoutes.break, { id: its.id })} class="filters">
          <Field name={`until-${its.id}`} label={words.newUntil} problems={problems}>
            {(attributes) => <input type="datetime-local" value={fieldTime(its.estimatedEndAt)} {...attributes} />}
          </Field>
          <button type="submit" class="second" name="act" value="estimate">
            {words.estimate}
          </button>{" "}
          <button type="submit" name="act" value="end">
            {words.end}
          </button>
        </form>
      )}
    </section>
  )
}

/** Tells of a break; what was typed survives a mistake. */
export async function announce(visit: StaffVisit, form: FormData): Promise<Posted> {
  await onlyKeeper(visit)
  const words = breakWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const [fi, sv, en] = (["fi", "sv", "en"] as const).map((one) => typedIn(form, one).trim()) as [string, string, string]
  const [startsAt, estimatedEndAt] = [instantFrom(typedIn(form, "from")), instantFrom(typedIn(form, "until"))]
  const problems: Problem[] = [
    ...(fi === "" ? [{ field: "fi", message: words.needsWhat }] : []),
    ...[fi, sv, en].flatMap((text, at) => (text.length > 500 ? [{ field: languages[at] ?? "fi", message: words.tooLong }] : [])),
    ...(startsAt === null ? [{ field: "from", message: words.badTime }] : []),
    ...(estimatedEndAt === null ? [{ field: "until", message: words.badTime }] : []),
  ]
  if (problems.length > 0 || !startsAt || !estimatedEndAt) return { page: await breaks(visit, problems, form) }
  try {
    await inWork(database, actor, now, (work) => announceBreak(work, municipality, { fi, sv: sv || null, en: en || null, startsAt, estimatedEndAt }))
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    return { page: await breaks(visit, [{ field: "until", message: words.badEnd }], form) }
  }
  await visit.site.refresh()
  return { to: peopleRoutes.breaks }
}

/** Gives a new estimate, or tells that the break is over. */
export async function changeBreak(visit: StaffVisit, form: FormData): Promise<Posted> {
  await onlyKeeper(visit)
  const words = breakWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const id = visit.parts.id ?? ""
  try {
    if (typedIn(form, "act") === "end") await inWork(database, actor, now, (work) => endBreak(work, municipality, id))
    else {
      const until = instantFrom(typedIn(form, `until-${id}`))
      if (!until) return { page: await breaks(visit, [{ field: `until-${id}`, message: words.badTime }]) }
      await inWork(database, actor, now, (work) => estimateBreak(work, municipality, id, until))
    }
  } catch (fault) {
    if (fault instanceof Conflict) return { page: await breaks(visit, [{ field: `until-${id}`, message: words.badEnd }]) }
    if (!(fault instanceof NotFound)) throw fault
    return { page: await breaks(visit, [{ field: "content", message: words.gone }]), status: 409 }
  }
  await visit.site.refresh()
  return { to: peopleRoutes.breaks }
}
