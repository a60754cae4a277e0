import type { Mandate } from "../../acts/requests/mandate.ts"
import { mandateKinds, mandateLaws } from "../../law/mandates.ts"
import { sayTime } from "../../lib/day.ts"
import { optionsOf } from "../cases/fields.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { type Part, Send, fieldsOf } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

/** How a mandate stands, by the word for it. */
export const mandateWord = ({ checked }: Pick<Mandate, "checked">): "unchecked" | "accepted" | "rejected" => (checked === null ? "unchecked" : checked.accepted ? "accepted" : "rejected")

/** For whom a case asks, by what right, and how that was checked; the forms of one who may change the case. */
export function ForAnother(part: Part & { names: ReadonlyMap<string, string>; mayName: boolean; acting: boolean }) {
  const { its, visit, mandate, names, mayName, acting } = part
  const { language } = visit
  const all = requestWords[language]
  const words = all.office
  const { line, choice, area, isOpen } = fieldsOf(part, "")
  if (mandate === null)
    return mayName ? (
      <details class="sheet gap" open={isOpen("whom")}>
        <summary>{words.forAnother}</summary>
        <Send its={its} act="mandate" label={words.nameIt} second>
          {line("whom", words.whom, { size: 40 })}
          {choice("byWhat", words.byWhat, optionsOf(mandateKinds, all.mandates))}
        </Send>
      </details>
    ) : null
  const { kind, whom, checked } = mandate
  return (
    <section class="sheet gap" aria-labelledby="for-another">
      <h2 id="for-another">
        {words.forAnother} <span class={`pill ${checked?.accepted ? "good" : "warning"}`}>{words[mandateWord(mandate)]}</span>
      </h2>
      <dl class="facts">
        <Fact term={words.whom}>{whom}</Fact>
        <Fact term={words.byWhat}>
          {all.mandates[kind]} <span class="quiet">{mandateLaws[kind].law}</span>
        </Fact>
        {checked && (
          <Fact term={words.shown}>
            <span style="overflow-wrap:anywhere">{checked.shown}</span>{" "}
            <span class="quiet">
              {names.get(checked.by) ?? checked.by}, {sayTime(checked.at, language)}
            </span>
          </Fact>
        )}
      </dl>
      {acting && !checked?.accepted && (
        <Send its={its} act="check" label={words.checkIt}>
          <p class="hint">{words.forAnotherLead}</p>
          {choice("outcome", words.checkFound, [["accepted", words.accepted], ["rejected", words.rejected]])}
          {area("shown", words.shown, words.shownHint)}
          {kind !== "company" && line("hetu", words.codeOf, { size: 12 })}
        </Send>
      )}
    </section>
  )
}
