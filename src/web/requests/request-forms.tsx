import type { SeenCase } from "../../acts/cases/get.ts"
import type { Mandate } from "../../acts/requests/mandate.ts"
import type { Holders } from "../../acts/holders/protocol.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { type Problem, typedIn } from "../parts/form.tsx"
import { href, requestRoutes } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"

/** Why the requests of a case are read. */
export const why = { purpose: "information-request" } as const

/** What a form that was sent back holds. */
export interface Shown {
  readonly problems: readonly Problem[]
  readonly typed: FormData
  /** Of which task the form was; empty for the case's own. */
  readonly task: string
  /** A link that was just made, and is not shown again. */
  readonly link?: string
}

/** What every part of the page is made from. */
export interface Part {
  readonly its: SeenCase
  readonly visit: StaffVisit
  readonly shown: Shown
  readonly holders: Holders
  /** For whom it is asked, where not for the asker herself. */
  readonly mandate: Mandate | null
}

/** A form of this page, of one task or of the case. */
export function Send({ its, act, task = "", label, second, children }: { its: SeenCase; act: string; task?: string; label: string; second?: boolean; children?: preact.ComponentChildren }) {
  return (
    <form method="post" action={href(requestRoutes.ofCase, { id: its.record.id })}>
      {task !== "" && <input type="hidden" name="task" value={task} />}
      {children}
      <button type="submit" name="act" value={act} class={second ? "second" : undefined}>
        {label}
      </button>
    </form>
  )
}

function Tick({ name, label, problems }: { name: string; label: string; problems: readonly Problem[] }) {
  const problem = problems.find(({ field }) => field === name)
  return (
    <div class="field">
      {problem && (
        <p class="error" id={`${name}-error`}>
          {problem.message}
        </p>
      )}
      <label class="check">
        <input type="checkbox" id={name} name={name} value="yes" aria-describedby={problem ? `${name}-error` : undefined} aria-invalid={problem ? "true" : undefined} /> {label}
      </label>
    </div>
  )
}

/** Fields of a form whose names are the page's own, so that several tasks stand on one page: a name is followed by the task's id. */
export const fieldsOf = ({ shown }: Part, task: string) => {
  const named = (name: string) => (task === "" ? name : `${name}.${task}`)
  const value = (name: string, usual = "") => (shown.task === task && shown.typed.has(named(name)) ? typedIn(shown.typed, named(name)) : usual)
  return {
    line: (name: string, label: string, more: { hint?: string; usual?: string; type?: "text" | "date"; size?: number } = {}) => <Line name={named(name)} label={label} {...(more.hint ? { hint: more.hint } : {})} problems={shown.problems} value={value(name, more.usual)} type={more.type ?? "text"} size={more.size} />,
    choice: (name: string, label: string, options: readonly (readonly [string, string])[], usual = "") => <Choice name={named(name)} label={label} problems={shown.problems} value={value(name, usual)} options={options} />,
    area: (name: string, label: string, hint?: string) => <Area name={named(name)} label={label} {...(hint ? { hint } : {})} problems={shown.problems} value={value(name)} rows={3} />,
    check: (name: string, label: string) => <Tick name={named(name)} label={label} problems={shown.problems} />,
    isOpen: (...names: readonly string[]) => shown.problems.some(({ field }) => names.some((name) => field === named(name))),
    named,
  }
}
