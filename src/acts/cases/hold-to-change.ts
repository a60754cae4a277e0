import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { seenOne } from "../records/seen.ts"
import { NotFound } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { feedsCase } from "../clients/feeding.ts"
import { type CaseInHand, holdCase } from "./append.ts"

/** The case, held until the work ends, for whoever may change it, and for the system that brought it. To anyone else it is as if it were not there. */
export async function holdToChange(work: Work, municipality: string, id: string, act: Act): Promise<CaseInHand> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const may = actor.kind === "client" ? await feedsCase(work, municipality, id) : (await queries.rows(sql`select r.id from ${seenOne("change", askerOf(municipality, actor), now, id)} and r.root_id = r.id`)).length > 0
  const its = may ? await holdCase(queries, municipality, id) : null
  if (!its) throw new NotFound("There is no such case, or it is not yours to act on.", { municipality, act, subject: { kind: "case", id }, because: "no-rule" })
  return its
}
