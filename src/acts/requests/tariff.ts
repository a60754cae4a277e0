import type { Tariff } from "../../law/request-fees.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { isInformationManager } from "../../model/rules/conditions.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"

export interface TariffInForce extends Tariff {
  readonly from: Day
  readonly basis: string
}

/** What copies and finding cost on a day; null where the municipality has set nothing, and then nothing is charged. The caller is inside the border. */
export async function tariffOn(queries: Queries, municipality: string, on: Day): Promise<TariffInForce | null> {
  const [row] = await queries.rows<TariffInForce>(sql`
    select from_on as "from", basis, page_cents as "pageCents", search_hour_cents as "searchHourCents" from request_tariff where municipality_id = ${municipality} and from_on <= ${on} order by from_on desc limit 1`)
  return row ?? null
}

/** Sets the tariff from a day on, by the municipality's own decision (621/1999 34 §): for its information manager. What has been charged stays. */
export async function setTariff(work: Work, municipality: string, { from, basis, pageCents, searchHourCents }: TariffInForce): Promise<void> {
  const { queries, actor, now } = work
  mustKeepCodesApart({ title: basis }, { municipality, act: "request-acted" })
  await enter(queries, municipality)
  const [may] = await queries.rows<{ may: boolean }>(sql`select ${isInformationManager.holds(askerOf(municipality, actor), now)} as may`)
  if (!may?.may) throw new Refused("The information manager sets the tariff.", { municipality, act: "request-acted", because: "not-information-manager" })
  if (from < dayAt(now)) throw new Conflict("A tariff begins today or later: what was asked before was asked under the one before.")
  await queries.rows(sql`
    insert into request_tariff (municipality_id, from_on, basis, page_cents, search_hour_cents, set_by, set_at) values (${municipality}, ${from}, ${basis}, ${pageCents}, ${searchHourCents}, ${actor.id}, ${now})
    on conflict (municipality_id, from_on) do update set basis = excluded.basis, page_cents = excluded.page_cents, search_hour_cents = excluded.search_hour_cents, set_by = excluded.set_by, set_at = excluded.set_at`)
  await work.note({ municipality, act: "request-acted", subject: { kind: "tariff", id: from }, outcome: "done", more: { page: pageCents, hour: searchHourCents } })
}
