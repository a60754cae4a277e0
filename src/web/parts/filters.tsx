import type { ComponentChildren } from "preact"
import type { Language } from "../../lib/words.ts"
import { messages } from "../messages.ts"

/** A plain form of choices that narrows a list by address, so that a narrowed list can be shared as a link. */
export function Filters({ language, path, active, children }: { language: Language; path: string; active: boolean; children: ComponentChildren }) {
  const words = messages[language]
  return (
    <form class="filters" method="get" action={path}>
      {children}
      <button type="submit" class="second">
        {words.filter}
      </button>
      {active && <a href={path}>{words.clearFilters}</a>}
    </form>
  )
}

interface FilterProps {
  readonly name: string
  readonly label: string
  readonly all: string
  readonly value: string | null
  readonly options: readonly (readonly [value: string, label: string])[]
}

export function Filter({ name, label, all, value, options }: FilterProps) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{all}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
