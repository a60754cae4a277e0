import type { AfterDay, ListedCase } from "../../acts/cases/candidates.ts"
import type { Queue } from "../../acts/cases/narrowing.ts"
import type { AfterCase } from "../../acts/cases/walk.ts"
import { isDay } from "../../lib/day.ts"
import { placeRead, placeTold } from "../place.ts"

/** Where a page of cases ended, as an address has it: a moment or a day, and an id; null for what is none. */
export function placeIn(after: string | null | undefined): AfterCase | AfterDay | null {
  const [, nextOn = "", lastId = ""] = /^(\d{4}-\d{2}-\d{2})\.([\w-]{1,64})$/.exec(after ?? "") ?? []
  if (isDay(nextOn)) return { nextOn, id: lastId }
  const place = placeRead(after)
  return place && { openedAt: place.at, id: place.id }
}

/** The place of a case in its list. */
export const placeOf = (queue: Queue, { nextOn, openedAt, id }: Pick<ListedCase, "nextOn" | "openedAt" | "id">): string =>
  nextOn !== null && (queue === "due" || queue === "overdue") ? `${nextOn}.${id}` : placeTold({ at: openedAt, id })
