import type { SeenCase, SeenDocument } from "../../acts/cases/get.ts"
import { momentOf, stateOf } from "../../acts/publicity/state.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { caseRoutes, href } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import { publicityWords } from "./words.ts"

/** Where the publicity of a case or a document of it stands. */
export const publicityPath = (caseId: string, document: string | null): string => (document === null ? href(caseRoutes.publicity, { id: caseId }) : href(caseRoutes.documentPublicity, { id: caseId, document }))

/** In a line: until when it is secret or from when on it is public, where that is known. */
export function InShort({ its, visit: { language, today } }: { readonly its: SeenCase | SeenDocument; readonly visit: StaffVisit }) {
  const words = publicityWords[language]
  const state = stateOf(its, today)
  const moment = momentOf(its)
  if (state === "public" || state === "not-official") return null
  const days = [
    ...(its.secrecyEndsOn !== null ? [words.until(sayDay(its.secrecyEndsOn, language))] : []),
    ...(state === "not-yet-public" && its.publicFrom ? [words.from(sayDay(dayAt(its.publicFrom), language))] : []),
    ...(state === "not-yet-public" && moment && "waitsFor" in moment ? [`${words.waitsFor.toLowerCase()}: ${words.waits[moment.waitsFor]} [${moment.law}]`] : []),
  ]
  return days.length === 0 ? null : <span class="quiet"> ({days.join(", ")})</span>
}

/** What a weighing came to, in words. */
export function sayWeighing(code: string | null, { language }: StaffVisit): string {
  const words = publicityWords[language]
  const [outcome = "", footing = "", withdrawn] = (code ?? "").split("+")
  return [words.outcomes[outcome as "given"], words.footings[footing as "anyone"], ...(withdrawn ? [words.withdraws.toLowerCase()] : [])].filter(Boolean).join(", ")
}

/** A party's name, or that it is kept from the reader and on what ground. */
export function PartyName({ one, visit: { language } }: { readonly one: SeenCase["parties"][number]; readonly visit: StaffVisit }) {
  const words = publicityWords[language]
  const ground = [one.secretAct, one.secretItem].filter(Boolean).join(" ")
  if (one.name === null) return <em>{words.hidden(ground)}</em>
  return (
    <>
      {one.name}
      {one.secretAct !== null && <strong> [{ground}]</strong>}
    </>
  )
}
