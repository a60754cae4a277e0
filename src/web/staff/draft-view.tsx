import { stateWords } from "../../model/text.ts"
import type { Draft, Page } from "../../acts/readings.ts"
import { poolLists } from "./correct-draft.ts"
import type { StaffVisit } from "./visit.tsx"

/** The page as it was read, line by line; lines with a finding and lines left unread are marked. */
export function SourceLines({ page, draft }: { page: Page; draft: Draft }) {
  const found = new Set(draft.findings.map(({ line }) => line))
  const unread = new Set(draft.unread.map(({ line }) => line))
  return (
    <ol class="source-lines">
      {page.lines.map(({ line, text }) => (
        <li key={line} id={`line-${line}`} class={unread.has(line) ? "unread" : found.has(line) ? "found" : undefined}>
          <span class="number">{line}</span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}

/** The findings of a reading and its unread lines, each a link to its place in the source. */
export function FindingsOfDraft({ draft, visit: { staff, words, language } }: { draft: Draft; visit: StaffVisit }) {
  return (
    <>
      {draft.findings.length > 0 && (
        <details open={draft.findings.length < 12}>
          <summary>
            {staff.findings} ({draft.findings.length})
          </summary>
          <ul>
            {draft.findings.map(({ line, message, severity }, at) => (
              <li key={at}>
                <span class={`pill ${severity}`}>{words.severity[severity]}</span> {line !== null && <a href={`#line-${line}`}>{`${staff.line} ${line}`}</a>} {message[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details open={draft.unread.length > 0 && draft.unread.length < 12}>
        <summary>
          {staff.unread} ({draft.unread.length})
        </summary>
        {draft.unread.length === 0 ? (
          <p>{staff.unreadNone}</p>
        ) : (
          <ul>
            {draft.unread.map(({ line, text }) => (
              <li key={line}>
                <a href={`#line-${line}`}>{`${staff.line} ${line}`}</a> {text}
              </li>
            ))}
          </ul>
        )}
      </details>
    </>
  )
}

/** Every pool of the draft as fields that a person can correct; all are kept until the person says otherwise. */
export function DraftForm({ draft, kept, visit, action }: { draft: Draft; kept: ReadonlySet<number> | null; visit: StaffVisit; action: string }) {
  const { staff, words, language } = visit
  const labels = { systems: words.systems, searchKeys: words.searchKeys, datasets: words.datasets, registers: words.registers }
  return (
    <form method="post" action={action}>
      {draft.pools.map((pool, at) => (
        <fieldset key={at} class="sheet" style="margin-bottom:1rem">
          <legend>
            <strong>{pool.name}</strong>
          </legend>
          <p>
            <label style="display:inline">
              <input type="checkbox" name={`pool-${at}-keep`} value="yes" checked={kept?.has(at) ?? true} /> {staff.keep}
            </label>{" "}
            <a href={`#line-${pool.lines[0]}`}>{`${staff.line} ${pool.lines[0]}–${pool.lines[1]}`}</a>
          </p>
          <Text name={`pool-${at}-name`} label={staff.name} value={pool.name} />
          <Text name={`pool-${at}-sector`} label={words.sector} value={pool.sector ?? ""} />
          <Area name={`pool-${at}-purpose`} label={words.purpose} value={pool.purpose ?? ""} note={pool.states.purpose === "stated" ? null : stateWords[pool.states.purpose][language]} />
          {poolLists.map((list) => {
            const state = list === "registers" ? "stated" : pool.states[list]
            return <Area key={list} name={`pool-${at}-${list}`} label={`${labels[list]} (${staff.onePerLine})`} value={pool[list].join("\n")} note={state === "stated" ? null : stateWords[state][language]} />
          })}
        </fieldset>
      ))}
      <p>
        <button type="submit">{staff.saveDraft}</button>
      </p>
    </form>
  )
}

function Text({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input type="text" id={name} name={name} value={value} style="width:100%" />
    </div>
  )
}

function Area({ name, label, value, note }: { name: string; label: string; value: string; note: string | null }) {
  return (
    <div class="field">
      <label for={name}>
        {label} {note && <span class="pill warning">{note}</span>}
      </label>
      <textarea id={name} name={name} rows={Math.min(8, Math.max(2, value.split("\n").length))} value={value} />
    </div>
  )
}
