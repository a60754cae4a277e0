import { noteReading } from "../../acts/access/desk.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { NotFound } from "../../acts/refusals.ts"
import { deskOf } from "../rights/visit.ts"
import { staffRoutes, watchingRoutes } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import type { Crumb } from "../parts/page.tsx"
import { watchingWords } from "./words.ts"

/** Does something in the visitor's municipality, in one transaction that is noted in the log. */
export function workOf<Result>(visit: StaffVisit, verb: (work: Work, municipality: string) => Promise<Result>): Promise<Result> {
  const { database, municipality, actor, now } = deskOf(visit)
  return inWork(database, actor, now, (work) => verb(work, municipality))
}

/** To anyone but a data protection officer these pages are not there; that one tried is noted. */
export async function mustWatchHere(visit: StaffVisit): Promise<void> {
  if (visit.watching?.watches) return
  await noteReading(deskOf(visit), { act: "refused", outcome: "refused", because: "no-rule", more: { path: "watching" } })
  throw new NotFound("There is no such page.")
}

/** The way to a page of the watching. */
export const crumbsTo = ({ language, staff }: StaffVisit, label?: string): Crumb[] => {
  const { watching } = watchingWords[language]
  const workspace = { label: staff.workspace, to: staffRoutes.desk }
  return label === undefined ? [workspace, { label: watching }] : [workspace, { label: watching, to: watchingRoutes.queue }, { label }]
}
