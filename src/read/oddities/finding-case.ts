import type { FindingKind } from "../../model/finding.ts"

/** A page with one thing odd in it, and every finding that it gives, as "line code". */
export interface FindingCase {
  readonly kind: Pick<FindingKind, "code">
  readonly page: string
  readonly told: readonly string[]
}

/** A page with one place changed; the place must be there once. */
export function changed(page: string, from: string, to: string): string {
  if (page.split(from).length !== 2) throw new Error(`"${from}" stands ${page.split(from).length - 1} times on the page.`)
  return page.replace(from, () => to)
}
