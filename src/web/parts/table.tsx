import type { ComponentChildren } from "preact"

interface TableProps {
  /** What the table is called by those who hear it: words, or the id of its heading. */
  readonly label?: string | undefined
  readonly labelledBy?: string | undefined
  readonly caption?: string
  /** Heads of the columns; one that is false is not there. */
  readonly heads: readonly (string | false | null | undefined)[]
  /** The rows. */
  readonly children: ComponentChildren
}

/** A table that scrolls by itself, also by keyboard, where it is wider than the window. */
export function Table({ label, labelledBy, caption, heads, children }: TableProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label} aria-labelledby={labelledBy}>
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map((head) => typeof head === "string" && (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
