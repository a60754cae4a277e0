import { readWithin } from "../../acts/access/border.ts"
import { administers } from "../../acts/people/keeps-directory.ts"
import { NotFound } from "../../acts/refusals.ts"
import { deskOf } from "../rights/visit.ts"
import type { StaffVisit } from "../staff/visit.tsx"

/** Pages of the administrator: for anyone else they are not there. */
export async function onlyKeeper(visit: StaffVisit): Promise<void> {
  const { database, municipality, actor, now } = deskOf(visit)
  if (!(await readWithin(database, municipality, (queries) => administers(queries, municipality, actor, now)))) throw new NotFound("There is no such page.")
}
