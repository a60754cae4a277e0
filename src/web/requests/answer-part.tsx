import type { Package, Task } from "../../acts/requests/get.ts"
import { requestRoutes as law } from "../../law/requests.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { languages } from "../../lib/words.ts"
import { href, requestRoutes } from "../routes.ts"
import { type Part, Send, fieldsOf } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

const languageNames: Readonly<Record<string, string>> = { fi: "suomi", sv: "svenska", en: "English" }

/** The answer that is being made or is ready, and the form by which one is made. */
export function Answer(part: Part & { task: Task; acting: boolean }) {
  const { task, its, visit, acting } = part
  const { language } = visit
  const words = requestWords[language].office
  const { line, choice, named } = fieldsOf(part, task.id)
  const [latest] = task.packages
  return (
    <>
      <h3>{words.package}</h3>
      {latest && <PackagePart one={latest} {...part} />}
      {acting && latest?.state !== "waiting" && (
        <details open={latest === undefined && task.counts.unweighed === 0 && task.searches.every(({ searchedAt }) => searchedAt !== null)}>
          <summary>{words.makePackage}</summary>
          <Send its={its} act="package" task={task.id} label={words.makePackage}>
            <p>{words.packageLead}</p>
            {choice("language", words.language, languages.map((one) => [one, languageNames[one] ?? one] as const), its.language)}
            {(task.giving === "copy" || task.giving === "printout") && line("pages", words.pages, { usual: "0", size: 6 })}
            {law[task.kind].fee === "tariff" && (
              <>
                {line("minutes", words.minutes, { usual: "0", size: 6 })}
                <label class="check">
                  <input type="checkbox" name={named("unidentified")} value="yes" /> {words.unidentified}
                </label>
              </>
            )}
          </Send>
        </details>
      )}
    </>
  )
}

function PackagePart({ one, task, its, visit, acting }: Part & { one: Package; task: Task; acting: boolean }) {
  const { language } = visit
  const words = requestWords[language].office
  if (one.state === "waiting")
    return (
      <p role="status">
        <progress max={Math.max(1, one.total)} value={one.done} /> {words.making(one.done, one.total)}
      </p>
    )
  if (one.state === "failed") return <p class="notice">{words.failed}</p>
  return (
    <>
      <p>
        <strong>{words.ready}</strong>: <a href={href(requestRoutes.package, { id: its.record.id, task: task.id, package: one.id })}>{words.takeOut}</a> <span class="quiet">{Math.ceil((one.sizeBytes ?? 0) / 1024)} kB, {one.readyAt && sayTime(one.readyAt, language)}</span>
      </p>
      {one.expiresAt && <p>{words.expires(sayDay(dayAt(one.expiresAt), language), one.fetched)}</p>}
      {its.mayChange && task.giving === "e-delivery" && (
        <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
          <input type="hidden" name="task" value={task.id} />
          <input type="hidden" name="package" value={one.id} />
          <button type="submit" class="second" name="act" value="link">
            {words.makeLink}
          </button>
        </form>
      )}
      {acting && (
        <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
          <input type="hidden" name="task" value={task.id} />
          <input type="hidden" name="package" value={one.id} />
          <button type="submit" name="act" value="answer">
            {words.answer}
          </button>
        </form>
      )}
    </>
  )
}
