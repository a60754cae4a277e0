import { plain } from "../../model/text.ts"
import type { StaffVisit } from "../staff/visit.tsx"

/** A unit's name as the description has it, else its id. */
export function unitName({ site, session, language }: StaffVisit, id: string | null): string {
  const found = site.find(session?.municipality ?? "")?.model.units.find((unit) => unit.id === id)
  return found ? plain(found.name, language) : (id ?? "")
}
