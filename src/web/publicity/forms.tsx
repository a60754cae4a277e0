import type { SeenCase, SeenDocument } from "../../acts/cases/get.ts"
import { titleFlags } from "../../acts/cases/titles.ts"
import { disclosureOutcomes, footings } from "../../acts/publicity/mark.ts"
import { type KeptMark, unsaidPart } from "../../acts/publicity/marks.ts"
import { publicityKinds } from "../../law/publicity.ts"
import { citeGround, groundsOn } from "../../law/secrecy-grounds.ts"
import { dayAt } from "../../lib/day.ts"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import type { Problem } from "../parts/form.tsx"
import type { StaffVisit } from "../staff/visit.tsx"
import { PartyName, publicityPath } from "./in-short.tsx"
import { publicityWords } from "./words.ts"

/** What the page is of: the case itself, or one of its documents. */
export interface Shown {
  readonly its: SeenCase
  readonly document: SeenDocument | null
}

/** What a form is of, with what was typed in it and what was wrong. */
export interface FormPart extends Shown {
  readonly visit: StaffVisit
  readonly problems: readonly Problem[]
  readonly value: (name: string, usual?: string) => string
}

function Send({ act, label, its, document, children }: Shown & { readonly act: string; readonly label: string; readonly children: preact.ComponentChildren }) {
  return (
    <form method="post" action={publicityPath(its.record.id, document?.id ?? null)}>
      {children}
      <button type="submit" name="act" value={act}>
        {label}
      </button>
    </form>
  )
}

/** What one who may change the case tells of its publicity, or of a document's. */
export function Forms({ marks, ...part }: FormPart & { readonly marks: readonly KeptMark[] }) {
  const { its, document, visit, problems, value } = part
  const words = publicityWords[visit.language]
  const line = (name: string, label: string, more: { hint?: string; usual?: string; type?: "text" | "date" } = {}) => (
    <Line name={name} label={label} problems={problems} value={value(name, more.usual)} type={more.type ?? "text"} size={more.type ? undefined : 40} {...(more.hint ? { hint: more.hint } : {})} />
  )
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], usual = "") => <Choice name={name} label={label} problems={problems} value={value(name, usual)} options={options} />
  const wrongIn = (...fields: string[]) => problems.some(({ field }) => fields.includes(field))
  const open = marks.filter(({ withdrawnOn }) => withdrawnOn === null)
  return (
    <>
      {document === null && its.secrecy === "not-yet-public" && (
        <Send act="moment" label={words.tell} its={its} document={document}>
          <h2>{words.publicFrom}</h2>
          {line("event-on", words.on, { type: "date", usual: its.publicFrom ? dayAt(its.publicFrom) : "" })}
        </Send>
      )}
      {document !== null && document.secrecy !== "public" && !document.draft && (
        <details open={wrongIn("kind", "event-on")}>
          <summary>{words.tellMoment}</summary>
          <Send act="moment" label={words.tell} its={its} document={document}>
            {choice("kind", words.kind, optionsOf(publicityKinds, words.kinds), document.publicityKind ?? "tender")}
            {line("event-on", words.eventOn, { type: "date", usual: document.publicEventOn ?? "" })}
          </Send>
        </details>
      )}
      <details open={wrongIn("law", "item", "part", "set-until")}>
        <summary>{words.addMark}</summary>
        <Send act="mark" label={words.addMark} its={its} document={document}>
          {line("law", words.act, { usual: "621/1999" })}
          {line("item", words.item, { hint: words.itemHint })}
          {line("part", words.partField, { hint: words.partHint })}
          {line("set-until", words.setUntil, { type: "date" })}
        </Send>
      </details>
      {open.length > 0 && (
        <details open={wrongIn("on", "what")}>
          <summary>{words.learned}</summary>
          <Send act="learned" label={words.tell} its={its} document={document}>
            {choice("mark", words.whichMark, open.map(({ id, act, item, part }) => [id, `${act} ${item}${part && part !== unsaidPart ? `, ${part}` : ""}`] as const))}
            {choice("what", words.what, Object.entries(words.whats))}
            {line("on", words.on, { type: "date", usual: visit.today })}
          </Send>
        </details>
      )}
      {((document ?? its).secrecy !== "public" || marks.length > 0) && (
        <>
          <h2>{words.weigh}</h2>
          <p>{words.weighLead}</p>
          <Send act="weigh" label={words.keep} its={its} document={document}>
            {choice("outcome", words.outcome, optionsOf(disclosureOutcomes, words.outcomes), "given-partly")}
            {choice("footing", words.footing, optionsOf(footings, words.footings))}
            {line("reason", words.reason)}
            {open.length > 0 && (
              <label class="check">
                <input type="checkbox" name="withdraws" value="yes" checked={value("withdraws") === "yes"} /> {words.withdraws}
              </label>
            )}
          </Send>
        </>
      )}
    </>
  )
}

/** The parties, of whom some may be secret by themselves. */
export function Parties(part: FormPart) {
  const { its, visit, problems, value } = part
  const { language, today } = visit
  const words = publicityWords[language]
  const said = caseWords[language]
  const open = its.parties.filter(({ secretAct }) => secretAct === null)
  const hidden = its.parties.filter(({ secretAct, name }) => secretAct !== null && name !== null)
  return (
    <>
      <h2>{words.parties}</h2>
      <p>{words.partiesLead}</p>
      {titleFlags(its.record.title, hidden.map(({ name }) => name ?? "")).includes("name") && <p class="notice">{words.inTitle}</p>}
      <ul>
        {its.parties.map((one) => (
          <li key={one.id}>
            <PartyName one={one} visit={visit} /> <span class="quiet">({said.roles[one.role]})</span>
          </li>
        ))}
      </ul>
      {its.mayChange && open.length > 0 && (
        <details open={problems.some(({ field }) => field === "party")}>
          <summary>{words.hide}</summary>
          <Send act="hide" label={words.hide} {...part}>
            <Choice name="party" label={words.party} problems={problems} value={value("party")} options={open.map(({ id, name }) => [id, name ?? "–"] as const)} />
            <Choice name="party-ground" label={words.ground} problems={problems} value={value("party-ground", "661/2009 36 §")} options={partyGrounds(today).map((ground) => [ground, ground] as const)} />
          </Send>
        </details>
      )}
      {its.mayChange && hidden.length > 0 && (
        <details>
          <summary>{words.show}</summary>
          <Send act="show" label={words.show} {...part}>
            <Choice name="party-shown" label={words.party} problems={problems} value={value("party-shown")} options={hidden.map(({ id, name }) => [id, name ?? "–"] as const)} />
          </Send>
        </details>
      )}
    </>
  )
}

/** The grounds on which a party is secret by herself: an order of non-disclosure, or one of the personal grounds of the Publicity Act. */
export const partyGrounds = (today: string): readonly string[] => ["661/2009 36 §", ...new Set(groundsOn(today).filter(({ time, item }) => time === "life" && item !== null).map(citeGround))]
