import type { Desk } from "../../acts/access/desk.ts"
import { NotFound } from "../../acts/refusals.ts"
import { plain } from "../../model/text.ts"
import { lookup } from "../../derive/lookup.ts"
import type { StaffVisit } from "../staff/visit.tsx"

/** Where the person sits: these pages are for people who have signed in, in their own municipality. */
export function deskOf({ session, database, actor, now }: StaffVisit): Desk {
  if (!session) throw new NotFound("There is no such page.")
  return { database, municipality: session.municipality, actor, now }
}

/** A register's name as the description has it, else its id. */
export function registerName({ site, session, language }: StaffVisit, id: string): string {
  const revision = site.find(session?.municipality ?? "")
  const found = revision ? lookup(revision.model).register.get(id) : undefined
  return found ? plain(found.name, language) : id
}

/** A unit's name as the description has it, else its id. */
export function unitName({ site, session, language }: Pick<StaffVisit, "site" | "language"> & { readonly session: Pick<NonNullable<StaffVisit["session"]>, "municipality"> | null }, id: string): string {
  const revision = site.find(session?.municipality ?? "")
  const found = revision ? lookup(revision.model).unit.get(id) : undefined
  return found ? plain(found.name, language) : id
}
