import type { Erased, ErasureSaid } from "../../acts/requests/erase.ts"
import type { Item, Task } from "../../acts/requests/get.ts"
import { type ErasureGround, erasureGrounds } from "../../law/erasure.ts"
import { sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { optionsOf } from "../cases/fields.tsx"
import { registerName } from "../rights/visit.ts"
import { href, requestRoutes } from "../routes.ts"
import { erasureWords } from "./erasure-words.ts"
import { type Part, Send, fieldsOf } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

/** How much has been weighed to go, and the forms that weigh by the law and carry it out (GDPR 17). */
export function EraseAll(part: Part & { task: Task; acting: boolean }) {
  const { task, its, visit, acting } = part
  const { say, weighed } = erasureWords[visit.language]
  const { unweighed, erased, refused } = task.counts
  const { check } = fieldsOf(part, task.id)
  return (
    <>
      <p>{weighed(unweighed, erased, refused)}</p>
      {acting && unweighed > 0 && (
        <Send its={its} act="erase-by-law" task={task.id} label={say.byLaw} second>
          <p class="hint">{say.byLawHint}</p>
        </Send>
      )}
      {acting && unweighed === 0 && (
        <Send its={its} act="erase" task={task.id} label={say.carryOut}>
          <p class="hint">{say.carryOutHint}</p>
          {check("untold", say.untold)}
          {check("surely", say.surely)}
        </Send>
      )}
    </>
  )
}

/** What the law says of one thing. */
export function ErasureLaw({ said, language }: { said: ErasureSaid; language: Language }) {
  const { say, grounds } = erasureWords[language]
  const { law, basis } = said
  return (
    <p class="quiet">
      {law.erased ? `${say.lawErases}: ${grounds[law.ground]} (GDPR ${erasureGrounds[law.ground]})` : `${say.lawKeeps}: ${law.act}, ${law.item}. ${basis[language]}. ${law.until === null ? say.forGood : `${sayDay(law.until, language)} ${say.until}`}`}
    </p>
  )
}

/** The form by which one thing is weighed to be erased or kept. */
export function ErasureForm(part: Part & { task: Task; item: Item; said: ErasureSaid }) {
  const { task, item, its, visit, said } = part
  const { say, grounds } = erasureWords[visit.language]
  const words = requestWords[visit.language].office
  const { choice, line, area, isOpen } = fieldsOf(part, `${task.id}.${item.id}`)
  const { law, basis } = said
  const erasable = item.kind === "record"
  const usual = item.weighed?.outcome ?? (law.erased ? "erase" : "refused")
  return (
    <details open={isOpen("outcome", "reason")}>
      <summary>{say.weigh}</summary>
      <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
        <input type="hidden" name="task" value={task.id} />
        <input type="hidden" name="item" value={item.id} />
        {choice("outcome", say.outcome, [...(erasable ? [["erase", say.erase] as const] : []), ["refused", say.keep], ["not-meant", say.notMeant]], usual)}
        {erasable && choice("ground", say.ground, optionsOf(Object.keys(erasureGrounds) as ErasureGround[], grounds), law.erased ? law.ground : "unlawful")}
        {erasable && <p class="hint">{say.groundHint}</p>}
        {line("act", words.act, { usual: item.weighed?.act ?? (law.erased ? "GDPR" : law.act), size: 16 })}
        {line("item", words.item, { usual: item.weighed?.outcome === "refused" ? (item.weighed.item ?? "") : law.erased ? "17(3)(e)" : law.item, size: 30 })}
        {line("until", words.until, { type: "date", usual: item.weighed?.untilOn ?? (law.erased ? "" : (law.until ?? "")) })}
        {area("reason", words.reason, law.erased ? undefined : basis[visit.language])}
        <button type="submit" name="act" value="weigh">
          {say.weigh}
        </button>
      </form>
    </details>
  )
}

/** What was erased, and who is to be told. */
export function ErasedPart({ erased, visit }: Pick<Part, "visit"> & { erased: readonly Erased[] }) {
  const { say, count } = erasureWords[visit.language]
  if (erased.length === 0) return null
  return (
    <>
      <h3>{say.erased}</h3>
      <ul>
        {erased.map((one) => (
          <li key={one.register}>
            {registerName(visit, one.register)}: {count(one.count)}
            {one.givenTo.length > 0 && (
              <>
                . {say.givenTo}: {one.givenTo.join(", ")} <span class="quiet">GDPR 19</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
